"""Work in the background: reminding those who have not answered an invitation, and scanning letters."""

from procrastinate.contrib.django import app

from kith.kernel import clock

from . import actions


@app.periodic(cron="*/5 * * * *")
@app.task(name="remind_invited", queueing_lock="remind_invited")
def remind_invited(timestamp: int) -> None:
    """Every five minutes; running twice reminds once."""
    actions.remind_due(at=clock.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="scan_letters", queueing_lock="scan_letters")
def scan_letters(timestamp: int) -> None:
    """Every five minutes: letters that the scanner could not be asked about when they came."""
    actions.scan_waiting(at=clock.now())
