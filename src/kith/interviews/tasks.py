"""Work in the background: destroying keys on the day that was set."""

from procrastinate.contrib.django import app

from kith.interviews import actions
from kith.kernel import clock


@app.periodic(cron="23 3 * * *")
@app.task(name="destroy_interview_keys", queueing_lock="destroy_interview_keys")
def destroy_interview_keys(timestamp: int) -> None:
    """Every night; running twice destroys once."""
    actions.destroy_due(at=clock.now())
