"""The published standard as truth tables: each sentence that a record can tell, named by its rule."""

from datetime import timedelta
from typing import Any

import pytest

from kith.directory.tests.factories import AT
from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.strategy import rules
from kith.strategy.words import CriterionPart, EnquiryBy, Judgement, Threshold

K = AgencyKind
MET, PARTLY, NOT_MET = Judgement.MET, Judgement.PARTLY, Judgement.NOT_MET
HOUR = timedelta(hours=1)


def asked(kind: AgencyKind, attended: bool = True, informed: bool = True) -> rules.AskedAgency:
    return rules.AskedAgency(name=kind.label, kind=kind.value, attended=attended, informed=informed)


THREE = (asked(K.SOCIAL_CARE), asked(K.POLICE), asked(K.MATERNITY))


def held(**more: Any) -> rules.HeldDiscussion:
    """A discussion that meets every sentence; `more` changes parts of it."""
    facts: dict[str, Any] = {
        "asked": THREE,
        "started_at": AT,
        "held_due_at": AT + HOUR,
        "circulated_at": AT + 2 * HOUR,
        "circulation_due_at": AT + 24 * HOUR,
        "to_tell": (rules.ToTell(name="Surgery", knew_at=AT + 3 * HOUR),),
        "questions": ("threshold", "safety_now"),
        "answers": {
            "threshold": "x", "safety_now": "x", "baby_voice": "x", "father_voice": "x", "others": "x", "next": "x",
        },
        "threshold": Threshold.START_ENQUIRY,
        "enquiry_by": EnquiryBy.JOINT,
        "reasons": "No explanation fits.",
        "around": ("Jago",),
        "person_by_person": True,
        "owners": ("Ruth",),
        "next_discussion_on": AT.date(),
        "now": AT + 48 * HOUR,
    }  # fmt: skip
    return rules.HeldDiscussion(**facts | more)


def without(code: str, words: str = "") -> dict[str, str]:
    return dict(held().answers) | {code: words}


def check(code: str, verdict: Judgement, **more: Any) -> None:
    assert rules.CHECKS[code](held(**more)).judgement is verdict


def table(*cases: Any) -> Any:
    return pytest.mark.parametrize(("verdict", "more"), cases)


NO_POLICE = (asked(K.SOCIAL_CARE), asked(K.POLICE, attended=False), asked(K.MATERNITY))


@table((MET, {}), (NOT_MET, {"asked": NO_POLICE}), (PARTLY, {"asked": NO_POLICE, "not_quorate_reason": "At night."}))
def test_qsd_1_quorum(verdict: Judgement, more: Any) -> None:
    check("QSD-1", verdict, **more)


@table((MET, {}), (NOT_MET, {"forgotten": ("Hub",)}), (PARTLY, {"left_out_with_reason": ("Hub",)}),
       (NOT_MET, {"forgotten": ("Hub",), "left_out_with_reason": ("Housing",)}))  # fmt: skip
def test_qsd_2_everybody_asked(verdict: Judgement, more: Any) -> None:
    check("QSD-2", verdict, **more)


SILENT = asked(K.HOUSING, attended=False, informed=False)


@table((MET, {}), (MET, {"asked": (asked(K.POLICE, attended=False),)}), (PARTLY, {"asked": (*THREE, SILENT)}),
       (NOT_MET, {"asked": (SILENT,)}))  # fmt: skip
def test_qsd_3_everybody_heard(verdict: Judgement, more: Any) -> None:
    check("QSD-3", verdict, **more)


@table((MET, {}), (MET, {"held_due_at": AT}), (NOT_MET, {"held_due_at": AT - HOUR}))
def test_qsd_4_held_in_time(verdict: Judgement, more: Any) -> None:
    check("QSD-4", verdict, **more)


@table((MET, {}), (NOT_MET, {"circulated_at": AT + 25 * HOUR}), (NOT_MET, {"circulated_at": None}),
       (Judgement.OPEN, {"circulated_at": None, "now": AT + HOUR}))  # fmt: skip
def test_qsd_5_minutes_in_time(verdict: Judgement, more: Any) -> None:
    check("QSD-5", verdict, **more)


NOBODY_TOLD = (rules.ToTell(name="Surgery"),)


@table((MET, {}), (Judgement.DOES_NOT_APPLY, {"to_tell": ()}), (NOT_MET, {"to_tell": NOBODY_TOLD}),
       (Judgement.OPEN, {"to_tell": NOBODY_TOLD, "now": AT + HOUR}),
       (PARTLY, {"to_tell": (rules.ToTell(name="Surgery", knew_at=AT + 30 * HOUR),)}))  # fmt: skip
def test_qsd_6_outcome_told(verdict: Judgement, more: Any) -> None:
    check("QSD-6", verdict, **more)


QUIET = asked(K.HOUSING, informed=False)


@table((MET, {}), (PARTLY, {"asked": (*THREE, QUIET)}), (NOT_MET, {"asked": (QUIET,)}), (NOT_MET, {"asked": ()}),
       (MET, {"asked": (*THREE, SILENT)}))  # fmt: skip
def test_qsd_7_own_information(verdict: Judgement, more: Any) -> None:
    check("QSD-7", verdict, **more)


@table((MET, {}), (PARTLY, {"answers": without("safety_now")}), (NOT_MET, {"answers": {}}),
       (MET, {"answers": without("safety_now", "Not decided: nobody has seen her.")}))  # fmt: skip
def test_qsd_8_the_ten_questions(verdict: Judgement, more: Any) -> None:
    check("QSD-8", verdict, **more)


OPEN = {"threshold": Threshold.NOT_DECIDED, "enquiry_by": EnquiryBy.NOBODY}


@table((MET, {}), (NOT_MET, {"reasons": " "}), (PARTLY, {"enquiry_by": EnquiryBy.NOBODY}), (PARTLY, OPEN),
       (NOT_MET, OPEN | {"reasons": ""}), (MET, OPEN | {"threshold": Threshold.NOT_MET}))  # fmt: skip
def test_qsd_9_decided_with_reasons(verdict: Judgement, more: Any) -> None:
    check("QSD-9", verdict, **more)


@table((MET, {}), (NOT_MET, {"answers": without("baby_voice")}),
       (PARTLY, {"answers": without("baby_voice", "Not decided: not seen yet.")}))  # fmt: skip
def test_qsd_10_the_babys_day_and_night(verdict: Judgement, more: Any) -> None:
    check("QSD-10", verdict, **more)


@table((MET, {}), (NOT_MET, {"answers": without("father_voice")}),
       (PARTLY, {"answers": without("father_voice", "Not decided: not found yet.")}))  # fmt: skip
def test_qsd_11_the_father(verdict: Judgement, more: Any) -> None:
    check("QSD-11", verdict, **more)


@table((MET, {}), (NOT_MET, {"not_spoken_of": ("Jago",)}),
       (PARTLY, {"around": ("Jago", "Tamsin"), "not_spoken_of": ("Jago",)}),
       (Judgement.CANNOT_TELL, {"person_by_person": False}),
       (NOT_MET, {"person_by_person": False, "answers": without("others")}))  # fmt: skip
def test_qsd_12_everybody_around(verdict: Judgement, more: Any) -> None:
    check("QSD-12", verdict, **more)


@table((MET, {}), (NOT_MET, {"answers": without("safety_now")}),
       (PARTLY, {"answers": without("safety_now", "Not decided: x")}))  # fmt: skip
def test_qsd_13_safe_now(verdict: Judgement, more: Any) -> None:
    check("QSD-13", verdict, **more)


@table((MET, {}), (PARTLY, {"owners": ("Ruth", "")}), (NOT_MET, {"owners": ("",)}), (NOT_MET, {"owners": ()}),
       (Judgement.DOES_NOT_APPLY, {"owners": (), "threshold": Threshold.NOT_MET}))  # fmt: skip
def test_qsd_14_actions_owned(verdict: Judgement, more: Any) -> None:
    check("QSD-14", verdict, **more)


@table((MET, {}), (PARTLY, {"next_discussion_on": None}),
       (NOT_MET, {"next_discussion_on": None, "answers": without("next")}))  # fmt: skip
def test_qsd_15_a_next_step_with_a_date(verdict: Judgement, more: Any) -> None:
    check("QSD-15", verdict, **more)


def test_the_standard_in_the_handbook_and_the_rules_are_one() -> None:
    criteria = handbook.current().criteria("strategy_discussion")
    assert {one.rule for one in criteria if not one.rated} == set(rules.CHECKS)
    assert {one.part for one in criteria} == {part.value for part in CriterionPart}
    assert all(one.source and one.in_force_from for one in criteria)
