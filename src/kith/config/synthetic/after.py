"""What is done once the invented families are there."""

from datetime import datetime


def loaded(*, at: datetime) -> None:
    """Nothing yet to be done."""
