"""The rules of a discussion while it goes on and after it, case by case."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from kith.directory.tests.factories import AT
from kith.kernel.findings import Weight
from kith.strategy import rules
from kith.strategy.doors import procedures
from kith.strategy.words import AnswerState

PLACE, OTHER = uuid4(), uuid4()
AGENCY = uuid4()


def move(minute: int, name: str = "Piran", *, came: bool = True, place: Any = PLACE, instead: str = "") -> rules.Move:
    at = AT + timedelta(minutes=minute)
    return rules.Move(invitation_id=place, agency_id=AGENCY, name=name, came=came, at=at, in_place_of=instead)


@pytest.mark.parametrize(
    ("moves", "here", "took_part"),
    [
        ([], [], []),
        ([move(0)], ["Piran"], ["Piran"]),
        ([move(0), move(5, came=False)], [], ["Piran"]),
        ([move(0), move(5, came=False), move(9)], ["Piran"], ["Piran"]),
        ([move(0), move(1)], ["Piran"], ["Piran"]),
        ([move(0), move(1, "piran")], ["Piran"], ["Piran"]),
        ([move(5, came=False)], [], []),
        ([move(5, came=False), move(0)], [], ["Piran"]),
        ([move(0), move(1, "Jago", instead="Piran")], ["Piran", "Jago"], ["Piran", "Jago"]),
        ([move(0), move(1, place=OTHER)], ["Piran", "Piran"], ["Piran", "Piran"]),
    ],
)
def test_sdl_1_who_is_in_the_room(moves: list[rules.Move], here: list[str], took_part: list[str]) -> None:
    seats = rules.in_the_room(moves)
    assert [seat.name for seat in seats if seat.here] == here
    assert [seat.name for seat in seats] == took_part


def test_sdl_1_keeps_when_somebody_first_came_and_for_whom() -> None:
    (seat,) = rules.in_the_room([move(0, instead="Ruth"), move(5, came=False)])
    assert (seat.came_at, seat.left_at, seat.in_place_of) == (AT, AT + timedelta(minutes=5), "Ruth")


def version(
    number: int, based_on: int, *, state: AnswerState = AnswerState.ANSWERED, words: str = "x"
) -> rules.Version:
    return rules.Version(number=number, based_on=based_on, state=state, choice="", words=words, by="A", at=AT, more={})


@pytest.mark.parametrize(
    ("versions", "newest", "rivals"),
    [
        ([(1, 0)], 1, []),
        ([(1, 0), (2, 1)], 2, []),
        ([(1, 0), (2, 0)], 2, [1]),
        ([(2, 0), (1, 0)], 2, [1]),
        ([(1, 0), (2, 1), (3, 1)], 3, [2]),
        ([(1, 0), (2, 1), (3, 1), (4, 1)], 4, [2, 3]),
        ([(1, 0), (2, 0), (3, 2)], 3, []),
    ],
)
def test_sdl_2_what_was_written_at_the_same_time_stands_beside(
    versions: list[tuple[int, int]], newest: int, rivals: list[int]
) -> None:
    found = rules.standing([version(*one) for one in versions])
    assert found is not None
    assert (found.newest.number, [one.number for one in found.rivals]) == (newest, rivals)
    assert rules.standing([]) is None


def test_sdl_3_not_decided_has_a_reason() -> None:
    answers = {
        "a": rules.StandingAnswer(version(1, 0, state=AnswerState.NOT_DECIDED, words=" ")),
        "b": rules.StandingAnswer(version(1, 0, state=AnswerState.NOT_DECIDED, words="Nobody knows; Ruth asks.")),
        "c": rules.StandingAnswer(version(1, 0, words="")),
    }
    assert [one.missing for one in rules.without_reason(answers)] == [("a",)]


@pytest.mark.parametrize(
    ("spoken", "missing", "weight"),
    [
        ((), ("m", "s"), Weight.EXPLAIN),
        (("m",), ("s",), Weight.NOTE),
        (("s",), ("m",), Weight.EXPLAIN),
        (("m", "s"), None, None),
    ],
)
def test_sdl_4_everybody_around_is_spoken_of(spoken: Any, missing: Any, weight: Any) -> None:
    people = [rules.OnFile(key="m", name="Jago, father", man=True), rules.OnFile(key="s", name="Tamsin, sister")]
    found = rules.not_spoken_of(people, spoken)
    assert (found.missing if found else None) == missing
    assert (found.weight if found else None) == weight


def test_sdl_5_an_action_names_who_does_it() -> None:
    assert [one.missing for one in rules.without_owner([("See the baby", "Ruth"), ("Ring", " ")])] == [("Ring",)]


def test_sdl_6_those_who_were_not_there_are_told_in_time() -> None:
    deadline = procedures.circulation_due_by(AT)
    people = [rules.ToTell(name="Surgery"), rules.ToTell(name="Hub", knew_at=AT)]
    assert rules.not_told(people, deadline, deadline.due_at) is None
    late = rules.not_told(people, deadline, deadline.due_at + timedelta(seconds=1))
    assert late is not None
    assert late.missing == ("Surgery",)
