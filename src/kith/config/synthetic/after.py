"""What is done once the invented families are there."""

from datetime import datetime

from kith.reviews import actions as review_actions

from . import (
    asking,
    carried,
    chronicle,
    directory,
    injuries,
    interviews,
    needtoknow,
    pathway,
    protected,
    safety,
    supervised,
    talking,
    triage,
    twice,
    unfinished,
    wall,
)


def loaded(*, at: datetime) -> None:
    """Enter the handbook's thematic reviews, so that the quality lead finds hers on the first day; and hand over the
    extract that probation's officer finds waiting. One mother is on file twice, for the health visitor to find out; and
    one family of thirty can be drawn.
    """
    wall.family_for_the_wall(at=at)
    review_actions.load_from_handbook(at=at)
    twice.put_on_file()
    supervised.hand_over(at=at)
    asking.ask(at=at)
    needtoknow.scenes(at=at)
    triage.scenes(at=at)
    injuries.scenes(at=at)
    chronicle.tell(at=at)
    protected.scenes(at=at)
    carried.scenes(at=at)
    safety.scenes(at=at)
    talking.scenes(at=at)
    unfinished.scenes(at=at)
    pathway.scenes(at=at)
    interviews.scenes(at=at)
    directory.scenes(at=at)
