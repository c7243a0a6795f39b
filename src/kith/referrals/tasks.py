"""Reminders of this room. Running twice sends once."""

from uuid import UUID

from procrastinate.contrib.django import app

from kith.kernel import clock

from . import actions


@app.task(name="remind_of_information", retry=5)
def remind_of_information(ask_id: str) -> None:
    """Remind an agency that was asked for information and has not replied."""
    actions.remind(UUID(ask_id), at=clock.now())
