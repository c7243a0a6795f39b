"""What is done once the invented families are there."""

from datetime import datetime

from kith.reviews import actions as review_actions

from . import supervised


def loaded(*, at: datetime) -> None:
    """Enter the handbook's thematic reviews, so that the quality lead finds hers on the first day; and hand over the
    extract that probation's officer finds waiting.
    """
    review_actions.load_from_handbook(at=at)
    supervised.hand_over(at=at)
