"""Work in the background: checking an extract's rows, and destroying extracts when their time is up."""

from uuid import UUID

from procrastinate.contrib.django import app

from kith.kernel import clock
from kith.linkage import actions


@app.task(name="check_extract", retry=2)
def check_extract(extract_id: str) -> None:
    """Check every row of one extract."""
    actions.check(UUID(extract_id), at=clock.now())


@app.periodic(cron="17 3 * * *")
@app.task(name="destroy_extracts", queueing_lock="destroy_extracts")
def destroy_extracts(timestamp: int) -> None:
    """Destroy what has been kept long enough; every night, and when somebody asks."""
    actions.destroy_due(at=clock.now())


@app.task(name="compare_extract")
def compare_extract(run_id: str) -> None:
    """Compare one extract with everybody on file."""
    try:
        actions.compare(UUID(run_id), at=clock.now())
    except Exception:
        actions.note_failure(UUID(run_id))
        raise
