"""Who must be invited: the truth table of every rule of the handbook, and the facts they are asked of."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from kith.access.database import acting_as
from kith.access.doors import NotThere
from kith.directory.tests.factories import AT, sign_in
from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.people.models import Involvement
from kith.people.tests.factories import BabyFactory, InvolvementFactory
from kith.strategy import actions, doors, rules
from kith.strategy.models import DiscussedBaby, Discussion, NotInvited

from .factories import ask, called, partnership, team_of
from .test_calling import DETAILS


@pytest.fixture
def _at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kith.kernel.clock.now", lambda: AT)


ON = date(2026, 11, 23)
K = AgencyKind
BOOK = handbook.current


def known(kind: AgencyKind) -> rules.Known:
    return rules.Known(agency_id=uuid4(), kind=kind, name=f"The {kind.label}")


def codes(**about: Any) -> set[str]:
    lines = rules.must_be_invited(BOOK().invitation_rules(ON), rules.Circumstances(**about))
    return {reason.code for line in lines for reason in line.reasons}


ALWAYS = {"INV-SOCIAL-CARE", "INV-POLICE", "INV-HEALTH"}
TABLE: list[tuple[str, dict[str, Any], set[str]]] = [
    ("nothing known", {}, set()),
    ("unborn", {"unborn": True}, {"INV-MIDWIFE", "INV-UNBORN-HEALTH-VISITOR"}),
    ("injury", {"injury": True}, {"INV-PAEDIATRICIAN"}),
    ("doctor", {"doctor": known(K.PAEDIATRICS)}, {"INV-DOCTOR-SAW"}),
    ("referrer", {"referrer": known(K.FAMILY_HUB)}, {"INV-REFERRER"}),
    ("practice", {"involved": (known(K.GENERAL_PRACTICE),)}, {"INV-GP", "INV-INVOLVED"}),
    ("voluntary service", {"involved": (known(K.VOLUNTARY),)}, {"INV-VOLUNTARY", "INV-INVOLVED"}),
    ("sibling", {"siblings": (known(K.EARLY_YEARS),)}, {"INV-SIBLING"}),
    ("adult", {"adults": (known(K.PROBATION),)}, {"INV-ADULT"}),
    ("supervised", {"signs": frozenset({"supervised"})}, {"INV-PROBATION"}),
    ("mental health", {"signs": frozenset({"mental_health"})}, {"INV-MENTAL-HEALTH"}),
    ("substances", {"signs": frozenset({"substances"})}, {"INV-DRUG-ALCOHOL"}),
    ("learning disability", {"signs": frozenset({"learning"})}, {"INV-LEARNING-DISABILITY"}),
    ("nursery", {"signs": frozenset({"nursery"})}, {"INV-NURSERY"}),
    ("housing", {"signs": frozenset({"housing"})}, {"INV-HOUSING"}),
    ("voluntary visits", {"signs": frozenset({"voluntary_visits"})}, {"INV-VOLUNTARY-VISITS"}),
    ("domestic abuse", {"signs": frozenset({"domestic_abuse"})}, {"INV-DOMESTIC-ABUSE"}),
]


@pytest.mark.parametrize(("about", "more"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_str_2_the_truth_table_of_the_invitation_rules(about: dict[str, Any], more: set[str]) -> None:
    assert codes(**about) == ALWAYS | more


def test_str_2_every_rule_of_the_handbook_is_in_the_table() -> None:
    assert ALWAYS.union(*(row[2] for row in TABLE)) == {one.code for one in BOOK().invitation_rules(ON)}


def test_str_2_a_sign_and_an_agency_that_knows_him_are_one_line() -> None:
    officer = known(K.PROBATION)
    about = rules.Circumstances(signs=frozenset({"supervised"}), adults=(officer,))
    lines = rules.must_be_invited(BOOK().invitation_rules(ON), about)
    (line,) = [one for one in lines if one.kind == K.PROBATION]
    assert line.agency_id == officer.agency_id
    assert [one.code for one in line.reasons] == ["INV-PROBATION", "INV-ADULT"]


@pytest.mark.parametrize(
    ("reason", "follow_up", "found"), [("", "", 0), ("Closed", "", 1), ("Closed", "By phone", 0), ("Closed", "  ", 1)]
)
def test_str_21_somebody_left_out_has_a_follow_up(reason: str, follow_up: str, found: int) -> None:
    left = [rules.Left(name="East hub", reason=reason, follow_up=follow_up)]
    assert len(rules.brought_in_otherwise(left)) == found


@pytest.mark.parametrize(("hours", "found"), [(23, False), (24, False), (25, True)])
def test_str_22_it_is_planned_within_its_time(hours: int, found: bool) -> None:
    book = BOOK()
    limits = rules.Limits(same_day=book.limit("R3-INJURY"), otherwise=book.limit("R3"), emergency=book.limit("R4"))
    due = rules.due_by(rules.Clock(cause_arose_at=AT), limits=limits, calendar=book.calendar())
    assert (rules.planned_in_time(AT + timedelta(hours=hours), due) is not None) == found


@pytest.mark.parametrize(
    ("minutes", "plan", "answered", "reminded", "due"),
    [
        (59, 600, False, False, False),
        (60, 600, False, False, True),
        (60, 600, True, False, False),
        (60, 600, False, True, False),
        (20, 40, False, False, True),
        (19, 40, False, False, False),
        (40, 40, False, False, False),
    ],
)
def test_str_23_whoever_does_not_answer_is_reminded_once_and_in_time(
    minutes: int, plan: int, answered: bool, reminded: bool, due: bool
) -> None:
    now, planned = AT + timedelta(minutes=minutes), AT + timedelta(minutes=plan)
    after = timedelta(minutes=60)
    assert rules.to_be_reminded(AT, planned, now, after=after, answered=answered, reminded=reminded) == due


@pytest.mark.parametrize("confirmed", [True, False])
def test_str_24_a_clinician_stands_by_it(confirmed: bool) -> None:
    found = rules.confirmed_by_a_clinician("Exe Surgery", "Sally Tregear", confirmed=confirmed)
    assert (found is None) == confirmed


@pytest.mark.parametrize(
    ("factors", "restrictions", "signs"),
    [
        (set(), set(), ()),
        ({"supervision"}, set(), ("supervised",)),
        (set(), {"bail"}, ("supervised",)),
        ({"mental_health", "money"}, {"none"}, ("mental_health",)),
        ({"good_with_baby"}, {"civil_order"}, ("domestic_abuse",)),
    ],
)
def test_str_25_what_is_on_file_of_a_man_counts(
    factors: set[str], restrictions: set[str], signs: tuple[str, ...]
) -> None:
    assert rules.signs_on_file(BOOK().signs(ON), factors, restrictions) == signs


@pytest.mark.django_db
def test_an_agency_that_knows_a_parent_is_asked_for_when_the_room_above_says_so() -> None:
    place = partnership()
    probation = team_of(AgencyKind.PROBATION, "East probation")
    with connection.cursor() as cursor:
        cursor.execute(
            "create or replace function strategy_known_adults(wanted uuid) "
            "returns table (person_id uuid, agency_id uuid, team_id uuid, worker_id uuid) language sql stable as "
            f"$$ select '{place.baby.mother_id}'::uuid, '{probation.agency_id}'::uuid, '{probation.pk}'::uuid, "
            "null::uuid $$"
        )
    with acting_as(place.by):
        setting = doors.setting_for(place.by, place.baby.pk, None, at=AT)
        lines = doors.invitation_lines(setting, doors.every_team(), doors.About())
    (line,) = [one for one in lines if one.wanted.kind == AgencyKind.PROBATION]
    assert line.options[0].label.endswith("(knows the mother)")


@pytest.mark.django_db
def test_another_familys_baby_is_not_brought_into_a_discussion() -> None:
    place, stranger = partnership(), BabyFactory()
    with acting_as(place.by), pytest.raises(NotThere):
        called(place, babies=(stranger.pk,))
    assert not Discussion.objects.exists()


@pytest.mark.django_db
def test_one_discussion_is_about_twins_and_those_invited_read_both_files() -> None:
    place = partnership()
    twin = BabyFactory(mother=place.baby.mother, locality="east")
    InvolvementFactory(baby=twin, worker=None, team=place.chair.team)
    with acting_as(place.by):
        made = called(place, babies=(twin.pk,))
        assert [one.number for one in doors.discussions_about(place.by, twin.pk)] == [made.discussion.number]
    assert DiscussedBaby.objects.get().other_id == twin.pk
    assert Involvement.objects.filter(baby=twin, worker=place.police).exists()


@pytest.mark.django_db
def test_the_page_shows_who_is_left_out_why_and_what_makes_up_for_it(client: Client) -> None:
    place = partnership()
    left = actions.LeaveOut(
        agency_id=place.hub_worker.team.agency_id, rule_code="INV-INVOLVED", reason="Closed.", follow_up="Ring at nine"
    )
    people = (place.chair, place.police, place.health_visitor, place.paediatrician)
    made = called(place, ask=tuple(ask(one) for one in people), leave_out=(left,))
    sign_in(client, place.chair)
    page = client.get(f"/strategy/{made.discussion.pk}").page
    assert page.not_invited[0].value == ("Closed.", "Instead: Ring at nine.")
    assert [one.code for one in page.findings][:1] == ["STR-3"]  # the practice is neither invited nor explained
    assert NotInvited.objects.get().follow_up == "Ring at nine"


@pytest.mark.django_db
@pytest.mark.usefixtures("_at")
def test_facts_ticked_bring_more_lines_than_facts_not_ticked(client: Client) -> None:
    place = partnership()
    for kind in (AgencyKind.PROBATION, AgencyKind.SUBSTANCE_MISUSE):
        team_of(kind, f"East {kind.value}")
    sign_in(client, place.chair)
    start = f"/babies/{place.baby.pk}/strategy/call"
    draft = client.get(start).page.form.draft_token
    done = client.post(start, DETAILS | {"signs": ["supervised", "substances"], "draft": draft})
    assert done.status_code == 302, done.page.form.errors
    lines = {code for line in client.get(done["Location"]).page.lines for code in line.codes}
    assert {"INV-PROBATION", "INV-DRUG-ALCOHOL"} <= lines
    assert "INV-HOUSING" not in lines
