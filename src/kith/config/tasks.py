"""Work that keeps the queue itself well."""

import logging

from procrastinate import JobContext
from procrastinate.contrib.django import app

log = logging.getLogger("kith.worker")


@app.periodic(cron="* * * * *")
@app.task(name="rescue_stalled", queueing_lock="rescue_stalled", pass_context=True)
async def rescue_stalled(context: JobContext, timestamp: int) -> None:
    """Put work back in the queue whose worker was killed in the middle of it; every task may run twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        log.warning("job %s had stalled and is queued again", job.id)
        await manager.retry_job(job)
