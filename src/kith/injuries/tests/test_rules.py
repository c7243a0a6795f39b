"""The procedure as truth tables: what is next, who may close, what happens by itself."""

from datetime import date, timedelta

import pytest

from kith.directory.tests.factories import AT
from kith.injuries import rules
from kith.injuries.words import (
    REGIONS,
    Alarm,
    Answer,
    Benign,
    Came,
    MarkKind,
    Read,
    Said,
    Told,
    View,
    Way,
    region_at,
    regions_of,
)
from kith.kernel.calendar import WorkingCalendar
from kith.kernel.findings import Weight
from kith.kernel.limits import TimeLimit, Unit, due

LIMIT = TimeLimit(
    code="R14",
    label="Seen",
    amount=0,
    unit=Unit.SAME_DAY,
    clock_starts="when noticed",
    basis="Somebody says so.",
    source="Somebody",
    edition="1",
    in_force_from=date(2018, 7, 4),
)
DUE = due(LIMIT, AT, WorkingCalendar())
BOOK, CONFIRM = AT + timedelta(hours=2), AT + timedelta(hours=12)


def facts(**more) -> rules.Standing:
    return rules.Standing(**{"non_mobile": True} | more)


HEALTH = {"registered": True}
WAYS = [
    ("anybody else refers", {}, Way.REFER_NOW),
    ("health weighs it", HEALTH, Way.HEALTH_DECIDES),
    ("unwell comes first", {"unwell": True}, Way.EMERGENCY),
    ("unwell, also when the baby moves", {"unwell": True, "non_mobile": False}, Way.EMERGENCY),
    ("unwell, and somebody sees the baby", {"unwell": True, "booked": True}, Way.CONFIRM_ATTENDANCE),
    ("the baby moves", {"non_mobile": False}, Way.MOVES),
    ("a pointer, to health", HEALTH | {"pointers": ("it changed",)}, Way.REFER_AND_EXAMINE),
    ("a pointer, to others", {"pointers": ("it changed",)}, Way.REFER_NOW),
    ("a pointer, though booked", HEALTH | {"pointers": ("it changed",), "booked": True}, Way.REFER_AND_EXAMINE),
    ("a second mark", HEALTH | {"marks": 2}, Way.REFER_AND_EXAMINE),
    ("a second mark, referred", HEALTH | {"marks": 2, "referred": True}, Way.REFERRED),
    ("referred", {"referred": True}, Way.REFERRED),
    ("referred and booked", {"referred": True, "booked": True}, Way.CONFIRM_ATTENDANCE),
    ("booked", HEALTH | {"booked": True}, Way.CONFIRM_ATTENDANCE),
    ("not brought", HEALTH | {"booked": True, "came": Came.NOT_BROUGHT}, Way.REBOOK),
    ("seen, nothing said yet", HEALTH | {"booked": True, "came": Came.SEEN}, Way.RECORD_OUTCOME),
    ("seen, ruled out", HEALTH | {"booked": True, "came": Came.SEEN, "ruled_out": True}, Way.RULED_OUT),
    ("seen, not ruled out", HEALTH | {"booked": True, "came": Came.SEEN, "ruled_out": False}, Way.REFER_AND_EXAMINE),
    ("closed", HEALTH | {"closed_as": Benign.DOCUMENTED}, Way.CLOSED),
    ("closed, second open", HEALTH | {"closed_as": Benign.MEDICAL, "second_open": True}, Way.SECOND_CLINICIAN),
]


@pytest.mark.parametrize(("why", "given", "way"), WAYS, ids=[one[0] for one in WAYS])
def test_the_next_step_is_the_procedures(why, given, way):
    assert rules.next_step(facts(**given)).way is way


def test_nobody_but_a_health_professional_is_ever_offered_the_benign_way():
    for given in (one[1] for one in WAYS):
        way = rules.next_step(facts(**given | {"registered": False, "closed_as": None})).way
        assert way is not Way.HEALTH_DECIDES


def test_inj_1_not_recorded_counts_as_cannot_move():
    assert rules.procedure_applies(non_mobile=False, recorded=True) is None
    assert "Nobody has recorded" in rules.procedure_applies(non_mobile=True, recorded=False).says


def test_inj_2_others_refer_now():
    assert rules.others_refer(facts()).weight is Weight.ACT_NOW
    assert rules.others_refer(facts(registered=True)) is None
    assert rules.others_refer(facts(referred=True)) is None
    assert rules.others_refer(facts(non_mobile=False)) is None
    assert rules.others_refer(facts(closed_as=Benign.DOCUMENTED)) is None


def test_inj_3_only_registered_health_professionals_close():
    assert rules.closed_by_health(registered=True) is None
    assert rules.closed_by_health(registered=False).weight is Weight.ACT_NOW


@pytest.mark.parametrize(
    ("kind", "where", "dated", "reason", "missing"),
    [
        (Benign.DOCUMENTED, "Birth record", True, "The same", ()),
        (Benign.DOCUMENTED, "", True, "The same", ("where it was documented",)),
        (Benign.DOCUMENTED, "Birth record", False, "The same", ("the date of that record",)),
        (Benign.MEDICAL, "", False, "Slate grey", ()),
        (Benign.EXPLAINED, "", False, " ", ("the reason",)),
    ],
)
def test_inj_4_a_closure_names_the_record_and_the_reason(kind, where, dated, reason, missing):
    found = rules.closure_names_the_record(kind, where=where, dated=dated, reason=reason)
    assert (found.missing if found else ()) == missing


def test_inj_5_a_second_clinician_is_somebody_else():
    assert rules.second_clinician_looks(wanted=False, agreed=False) is None
    assert rules.second_clinician_looks(wanted=True, agreed=True) is None
    assert rules.second_clinician_looks(wanted=True, agreed=False)
    assert rules.second_clinician_looks(wanted=True, agreed=True, same_person=True)


def test_inj_6_every_closure_is_read_again():
    assert rules.closure_is_read(Read.SOUND, DUE, AT) is None
    assert rules.closure_is_read(Read.QUESTION, DUE, AT).weight is Weight.ACT_NOW
    assert "passed" not in rules.closure_is_read(None, DUE, AT).says
    assert "passed" in rules.closure_is_read(None, DUE, AT + timedelta(days=2)).says


def test_inj_7_a_second_mark_locks_the_benign_way():
    assert rules.second_mark_locks(1) is None
    assert rules.second_mark_locks(2).weight is Weight.ACT_NOW


def test_inj_8_somebody_sees_the_baby_today():
    assert "today" in rules.seen_today(facts(), DUE, AT).says
    assert "passed" in rules.seen_today(facts(), DUE, AT + timedelta(days=1)).says
    for over in ({"booked": True}, {"closed_as": Benign.MEDICAL}, {"non_mobile": False}):
        assert rules.seen_today(facts(**over), DUE, AT) is None


ALARMS = [
    ("not booked, in time", {}, AT, None),
    ("not booked, late", {}, BOOK + timedelta(minutes=1), Alarm.NOT_BOOKED),
    ("referred instead", {"referred": True}, BOOK + timedelta(minutes=1), None),
    ("booked, in time", {"booked": True}, BOOK + timedelta(minutes=1), None),
    ("booked, not confirmed", {"booked": True}, CONFIRM + timedelta(minutes=1), Alarm.NOT_CONFIRMED),
    ("booked and referred", {"booked": True, "referred": True}, CONFIRM + timedelta(minutes=1), Alarm.NOT_CONFIRMED),
    ("seen", {"booked": True, "came": Came.SEEN}, CONFIRM + timedelta(days=1), None),
    ("not brought", {"booked": True, "came": Came.NOT_BROUGHT}, AT, Alarm.NOT_BROUGHT),
    ("not brought, referred", {"booked": True, "came": Came.NOT_BROUGHT, "referred": True}, AT, None),
    ("closed", {"closed_as": Benign.DOCUMENTED}, CONFIRM + timedelta(days=9), None),
    ("closed, second clinician open", {"closed_as": Benign.MEDICAL, "second_open": True}, BOOK + timedelta(minutes=1),
     Alarm.NOT_BOOKED),
    ("the baby moves", {"non_mobile": False}, CONFIRM + timedelta(days=9), None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "given", "now", "alarm"), ALARMS, ids=[one[0] for one in ALARMS])
def test_inj_9_what_is_not_confirmed_is_told_by_itself(why, given, now, alarm):
    assert rules.alarm(facts(**given), now=now, book_by=BOOK, confirm_by=CONFIRM) is alarm


def test_inj_10_pointers_are_facts_and_call_for_referral():
    mark = rules.MarkSeen(kind=MarkKind.BRUISE)
    assert rules.pointers([mark], rules.Account()) == ()
    assert rules.pointers_call_for_referral(()) is None
    cases = (
        ([rules.MarkSeen(kind=MarkKind.BURN)], rules.Account()),
        ([rules.MarkSeen(kind=MarkKind.BRUISE, patterned=Answer.YES)], rules.Account()),
        ([mark], rules.Account(said=Said.NONE)),
        ([mark], rules.Account(changed=Answer.YES)),
        ([mark], rules.Account(plausible=Answer.NO)),
        ([mark], rules.Account(delay=Answer.YES)),
    )
    for marks, account in cases:
        found = rules.pointers(marks, account)
        assert len(found) == 1, account
        assert rules.pointers_call_for_referral(found).weight is Weight.ACT_NOW
    assert rules.pointers([mark], rules.Account(said=Said.NOT_ASKED, plausible=Answer.UNKNOWN)) == ()


@pytest.mark.parametrize(
    ("colour", "asked"),
    [("blue", False), ("yellow and green", False), ("golden", False), ("old bruise", True), ("fresh", True),
     ("a few days", True), ("2 weeks", True)],
)  # fmt: skip
def test_inj_11_colour_never_tells_an_age(colour, asked):
    found = rules.colour_says_no_age([rules.MarkSeen(colour=colour)])
    assert bool(found) is asked


def test_inj_12_a_mark_is_described():
    whole = rules.MarkSeen(kind=MarkKind.BRUISE, size_mm=5, colour="blue", shape="round")
    assert rules.mark_is_described([whole]) is None
    assert rules.mark_is_described([]) is None
    assert rules.mark_is_described([whole, rules.MarkSeen(kind=MarkKind.BRUISE)]).missing == ("size", "colour", "shape")


def test_inj_13_parents_are_told_or_the_record_says_why():
    assert rules.parents_are_told(None, None, "").weight is Weight.NOTE
    assert rules.parents_are_told(Told.YES, Told.YES, "") is None
    assert rules.parents_are_told(Told.UNSAFE, Told.NOT_YET, "")
    assert rules.parents_are_told(Told.UNSAFE, Told.NOT_YET, "Police asked us to wait") is None


def test_inj_14_every_adult_is_asked_about():
    assert rules.every_adult_is_asked_about(()) is None
    assert rules.every_adult_is_asked_about(("Name not known, father",)).missing == ("Name not known, father",)


def test_inj_15_follow_up_films_between_two_days():
    first = date(2026, 11, 2)

    def films(today: date, followed: date | None = None):
        return rules.follow_up_survey(first, followed, today, days=(11, 14))

    assert rules.follow_up_survey(None, None, first, days=(11, 14)) is None
    assert "between 13 November and 16 November" in films(date(2026, 11, 10)).says
    assert films(date(2026, 11, 17)).weight is Weight.ACT_NOW
    assert films(date(2026, 11, 17), date(2026, 11, 14)) is None


def test_inj_16_pictures_are_medical_illustrations():
    assert rules.pictures_by_illustration_only(illustrator=True) is None
    assert rules.pictures_by_illustration_only(illustrator=False)


def test_every_region_is_found_at_its_own_middle_and_lies_inside_its_drawing():
    for region in REGIONS.values():
        width, height = region.view.size
        assert 0 < region.x < width
        assert 0 < region.y < height
        assert region_at(region.view, region.x, region.y) == region, region.code
    assert all(len(regions_of(view)) > 4 for view in View)
    assert region_at(View.FRONT, 4, 4) is None
