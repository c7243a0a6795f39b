"""Work in the background: a mark whose next step nobody took."""

from procrastinate.contrib.django import app

from kith.kernel import clock

from . import actions


@app.periodic(cron="*/5 * * * *")
@app.task(name="watch_marks", queueing_lock="watch_marks")
def watch_marks(timestamp: int) -> None:
    """Every five minutes; running twice raises each alarm once."""
    actions.raise_alarms(at=clock.now())
