"""The rules about asking: truth tables, each named by its code."""

from datetime import UTC, datetime, timedelta

import pytest

from kith.kernel.findings import Weight
from kith.kernel.handbook.kinds import Desk
from kith.kernel.limits import Deadline
from kith.referrals import rules
from kith.referrals.words import Agreement, Examination, FamilyTold, ListStep, NextStep

from .factories import asked, sharing
from .test_rules import FOUR_HOURS, procedures

RANG = datetime(2026, 11, 20, 12, tzinfo=UTC)
DUE = Deadline(RANG + timedelta(hours=4), FOUR_HOURS)


def stop(desk: Desk, *, copy: bool = False) -> rules.Stop:
    return rules.Stop(body=desk.value, name=f"the {desk.value}", desk=desk, copy=copy)


@pytest.mark.parametrize(
    ("injury", "unborn", "stops", "decides"),
    [
        (False, False, (stop(Desk.FRONT_DOOR),), True),
        (False, True, (stop(Desk.LOCALITY),), False),
        (False, False, (stop(Desk.LOCALITY), stop(Desk.LIST, copy=True)), False),
        (True, False, (stop(Desk.LOCALITY),), True),
        (True, True, (stop(Desk.LOCALITY),), False),
        (False, False, (stop(Desk.NONE),), True),
        (False, False, (stop(Desk.LIST, copy=True),), True),
        (False, False, (), True),
    ],
    ids=[
        "the route leads there", "an unborn baby to the locality", "to the locality with a copy",
        "a mark, whatever the level", "no mark is seen on an unborn baby", "a body that reads nothing",
        "a copy alone", "no route",
    ],
)  # fmt: skip
def test_ask_1_when_the_front_door_decides(
    injury: bool, unborn: bool, stops: tuple[rules.Stop, ...], decides: bool
) -> None:
    assert rules.front_door_decides(asked(injury=injury), rules.About(unborn=unborn), stops) is decides


def test_ask_2_copies_go_to_everybody_the_handbook_names() -> None:
    stops = (stop(Desk.FRONT_DOOR), stop(Desk.LOCALITY, copy=True), stop(Desk.LIST, copy=True))
    known = rules.Procedures(route=None, stops=stops, written_after_phoning=FOUR_HOURS)
    found = rules.copies_go_where_the_handbook_says(known)
    assert found is not None
    assert found.says == "A copy goes to: the locality and the list."
    assert rules.copies_go_where_the_handbook_says(procedures()) is None


@pytest.mark.parametrize(
    ("written", "now", "weight"),
    [
        (None, 3, Weight.EXPLAIN),
        (None, 5, Weight.ACT_NOW),
        (4, 5, None),
        (5, 5, Weight.EXPLAIN),
    ],
    ids=["to be written", "not written in time", "written in time", "written late"],
)
def test_ask_3_an_urgent_call_is_confirmed_in_writing(written: int | None, now: int, weight: Weight | None) -> None:
    written_at = RANG + timedelta(hours=written) if written else None
    found = rules.call_is_confirmed(DUE, written_at, RANG + timedelta(hours=now))
    assert (found.weight if found else None) is weight


@pytest.mark.parametrize(
    ("basis", "agreement", "found"),
    [
        ("consent", Agreement.GIVEN, False),
        ("consent", Agreement.REFUSED, True),
        ("consent", Agreement.NOT_SOUGHT, True),
        ("public_task", Agreement.REFUSED, False),
    ],
)
def test_ask_4_consent_that_was_refused_is_no_basis(basis: str, agreement: Agreement, found: bool) -> None:
    assert bool(rules.consent_is_not_refused(sharing(lawful_basis=basis, agreement=agreement))) is found


@pytest.mark.parametrize(
    ("answer", "injury", "non_mobile", "found"),
    [
        (Examination.REFUSED, False, False, True),
        (Examination.NONE_PLANNED, True, True, True),
        (Examination.NONE_PLANNED, True, False, False),
        (Examination.NONE_PLANNED, False, True, False),
        (Examination.CLINICIAN_ASKS, True, True, False),
        (Examination.GIVEN, True, True, False),
        (None, True, True, False),
    ],
)
def test_ask_5_an_examination_is_asked_apart(
    answer: Examination | None, injury: bool, non_mobile: bool, found: bool
) -> None:
    request = asked(injury=injury, sharing=sharing(examination=answer))
    assert bool(rules.examination_is_asked_apart(request, rules.About(non_mobile=non_mobile))) is found


@pytest.mark.parametrize(
    ("kept", "told", "says"),
    [
        ("", FamilyTold.TOLD, ""),
        ("Her brother", FamilyTold.NOT_SAFE, "is warned first."),
        ("Her brother", FamilyTold.TOLD, "say only what this person may hear."),
    ],
)
def test_ask_6_who_must_not_learn_of_it(kept: str, told: FamilyTold, says: str) -> None:
    found = rules.kept_from_somebody(asked(keep_from=kept, sharing=sharing(family_told=told)))
    assert (found.says if found else "").endswith(says)
    assert bool(found) is bool(kept)


def kept_back(**more: object) -> rules.NotSharing:
    words: dict[str, object] = {
        "recipient": "A housing officer", "about": "Missed visits", "reason": "not_needed", "harm_suspected": False,
        "look_again": True, "sharing": sharing(advice_from="The named nurse"),
    }  # fmt: skip
    return rules.NotSharing(**words | more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({}, ()),
        ({"recipient": " "}, ("who would have been told",)),
        ({"about": "", "reason": ""}, ("what it was about", "the reason")),
        ({"sharing": sharing(rationale="")}, ("why, in words",)),
    ],
)
def test_ask_7_a_decision_not_to_share_says_what_with_whom_and_why(
    more: dict[str, object], missing: tuple[str, ...]
) -> None:
    found = rules.not_sharing_is_recorded(kept_back(**more))
    assert (found.missing if found else ()) == missing


@pytest.mark.parametrize(
    ("answered", "late", "weight"),
    [(True, False, None), (True, True, None), (False, False, Weight.EXPLAIN), (False, True, Weight.ACT_NOW)],
)
def test_ask_8_whoever_asked_is_told_of_the_list(answered: bool, late: bool, weight: Weight | None) -> None:
    found = rules.listed_request_is_answered(answered, late)
    assert (found.weight if found else None) is weight


@pytest.mark.parametrize(
    ("harm", "advised", "again", "weight"),
    [
        (False, "", False, None),
        (True, "", True, Weight.ACT_NOW),
        (True, "The named nurse", False, Weight.EXPLAIN),
        (True, "The named nurse", True, None),
    ],
)
def test_ask_9_harm_is_not_kept_back_without_advice(
    harm: bool, advised: str, again: bool, weight: Weight | None
) -> None:
    decision = kept_back(harm_suspected=harm, look_again=again, sharing=sharing(advice_from=advised))
    found = rules.harm_is_not_kept_back(decision)
    assert (found.weight if found else None) is weight


@pytest.mark.parametrize(
    ("harm", "agreement", "found"),
    [(True, Agreement.REFUSED, True), (False, Agreement.REFUSED, False), (True, Agreement.GIVEN, False)],
)
def test_ask_10_a_refusal_alone_is_no_reason(harm: bool, agreement: Agreement, found: bool) -> None:
    decision = kept_back(harm_suspected=harm, sharing=sharing(agreement=agreement))
    assert bool(rules.a_refusal_alone_is_no_reason(decision)) is found


@pytest.mark.parametrize(
    ("text", "evident", "names"),
    [
        ("Jenna said so", False, ("Jenna",)),
        ("the jenna of it", False, ()),
        ("O’Brien and Larkmoor-Finch", False, ("Larkmoor-Finch", "O’Brien")),
        ("Jenna said so", True, ()),
        ("The mother said so", False, ()),
    ],
)
def test_ask_11_a_consultation_names_nobody_unless_harm_is_plain(
    text: str, evident: bool, names: tuple[str, ...]
) -> None:
    known = ("Jenna", "O’Brien", "Larkmoor-Finch")
    found = rules.consultation_names_nobody((text, ""), known, evident=evident)
    assert (found.missing if found else ()) == names


@pytest.mark.parametrize(
    ("evident", "requested", "found"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_ask_12_plain_harm_becomes_a_request(evident: bool, requested: bool, found: bool) -> None:
    assert bool(rules.plain_harm_becomes_a_request(evident=evident, requested=requested)) is found


@pytest.mark.parametrize(
    ("step", "requested", "found"),
    [
        (None, False, False),
        (NextStep.GO_ON, False, False),
        (NextStep.REQUEST, False, True),
        (NextStep.RING_NOW, False, True),
        (NextStep.REQUEST, True, False),
    ],
)
def test_ask_13_advice_to_make_a_request_leads_to_one(step: NextStep | None, requested: bool, found: bool) -> None:
    assert bool(rules.advice_leads_somewhere(step, requested=requested)) is found


@pytest.mark.parametrize(
    ("to_front_door", "newest", "decided", "stays"),
    [
        (True, None, False, False),
        (False, None, False, True),
        (False, ListStep.LISTED, False, True),
        (False, ListStep.TO_FRONT_DOOR, False, False),
        (False, None, True, False),
    ],
)
def test_a_request_stays_with_the_locality_until_it_is_passed_on_or_decided(
    to_front_door: bool, newest: ListStep | None, decided: bool, stays: bool
) -> None:
    assert rules.stays_with_locality(to_front_door, newest, decided) is stays
