"""Work in the background: reminding those who have not answered an invitation."""

from procrastinate.contrib.django import app

from kith.kernel import clock

from . import actions


@app.periodic(cron="*/5 * * * *")
@app.task(name="remind_invited", queueing_lock="remind_invited")
def remind_invited(timestamp: int) -> None:
    """Every five minutes; running twice reminds once."""
    actions.remind_due(at=clock.now())
