"""What is done once the invented families are there."""

from datetime import datetime

from kith.reviews import actions as review_actions


def loaded(*, at: datetime) -> None:
    """Enter the handbook's thematic reviews, so that the quality lead finds hers on the first day."""
    review_actions.load_from_handbook(at=at)
