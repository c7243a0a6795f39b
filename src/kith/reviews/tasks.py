"""Makes the documents of an approved version. Running twice makes them once."""

import logging
from uuid import UUID

from procrastinate.contrib.django import app

from kith.kernel import clock

from . import actions
from .words import FileKind

log = logging.getLogger("kith.reviews")


@app.task(name="make_report_files", retry=3)
def make_report_files(version_id: str) -> None:
    """The report as PDF and Word and the briefing as PDF, so that nobody has to wait for them."""
    for kind in FileKind:
        actions.document(UUID(version_id), kind, at=clock.now())
    log.info("documents of report version %s made", version_id)
