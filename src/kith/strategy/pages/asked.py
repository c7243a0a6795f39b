"""What the discussion's page says of before it: whom it is about too, who is not invited, what the rules find."""

from typing import Any

from kith.design import wording
from kith.design.pages import FindingView, KeyFact, Row
from kith.kernel.clock import day_of
from kith.kernel.text import in_words
from kith.people import doors as people_doors
from kith.strategy import doors, rules
from kith.strategy.doors import procedures
from kith.strategy.words import DiscussionStage

from . import parts


def facts(file: doors.DiscussionFile) -> tuple[KeyFact, ...]:
    """Kinds of harm, and the other babies it is about; nothing when there is nothing to say."""
    about, found = file.discussion, []
    worry = [one.label for one in procedures.triggers(day_of(about.called_at)) if one.code in _triggers(about)]
    if worry:
        found.append(KeyFact("About", in_words(worry)))
    if file.others:
        found.append(KeyFact("Also about", in_words([people_doors.name_of(one.other) for one in file.others])))
    if about.emergency_at:
        found.append(KeyFact("Emergency action", wording.moment_text(about.emergency_at)))
    return tuple(found)


def _triggers(about: Any) -> set[str]:
    return {*about.triggers, *(["injury"] if about.injury else []), *(["unborn"] if about.unborn else [])}


def left_out_row(one: Any) -> Row:
    """An agency not invited: why, and what makes up for it."""
    if not one.follow_up:
        return Row(one.agency.name, one.reason)
    by = f" By {wording.day_text(one.follow_up_by)}." if one.follow_up_by else ""
    return Row(one.agency.name, (one.reason, f"Instead: {one.follow_up.rstrip('.')}.{by}"))


def findings(file: doors.DiscussionFile) -> list[FindingView]:
    """Somebody left out without a follow-up, and a discussion planned too late."""
    left = (rules.Left(name=one.agency.name, reason=one.reason, follow_up=one.follow_up) for one in file.not_invited)
    found = [parts.finding(one) for one in rules.brought_in_otherwise(left)]
    if file.stage is not DiscussionStage.CALLED:
        return found
    late = rules.planned_in_time(file.discussion.planned_for, procedures.due_by(file.discussion))
    return (
        [parts.finding(late, asks="Can people meet sooner? If not, write why on the record."), *found]
        if late
        else found
    )
