"""The panel: who may not, the agenda that forgets nobody, what is agreed, feedback, the Front Door, actions."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.models import Notice
from kith.directory.tests.factories import AT, actor_of, sign_in
from kith.people.models import Baby, MilestoneDone
from kith.prebirth import actions, doors, rules
from kith.prebirth.models import PanelMeeting, PanelOutcome
from kith.prebirth.tests.factories import Around, around
from kith.prebirth.words import ServiceConsent, Talked
from kith.referrals.models import ListEntry, Request, RequestCopy
from kith.referrals.tests.factories import RequestFactory, SharingFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 25)
LISTED = rules.Listed(request_id=uuid4(), on_list=True)


@pytest.fixture(autouse=True)
def _quick(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr("kith.kernel.clock.now", lambda: AT)


@pytest.mark.parametrize(
    ("changed", "stands"),
    [
        ({}, True),
        ({"on_list": False}, False),
        ({"on_list": False, "copy": True}, True),
        ({"ended": True}, False),
        ({"last": Talked.NOT_REACHED}, True),
        ({"last": Talked.FINISHED}, False),
        ({"last": Talked.FRONT_DOOR}, False),
        ({"last": Talked.HELPED, "look_again_on": ON + timedelta(days=1)}, False),
        ({"last": Talked.HELPED, "look_again_on": ON}, True),
        ({"last": Talked.NEXT_TIME}, True),
    ],
)
def test_pre_20_nobody_is_lost_between_two_meetings(changed: dict[str, Any], stands: bool) -> None:
    assert rules.on_agenda(replace(LISTED, **changed), ON) is stands


def test_pre_21_help_is_agreed_to_or_the_record_says_what_follows() -> None:
    said = rules.Agreed(talked=Talked.HELPED, offers=("family_hub",))
    assert rules.help_is_agreed_to(said) is not None
    assert rules.help_is_agreed_to(replace(said, consent=ServiceConsent.REFUSED)) is not None
    assert rules.help_is_agreed_to(replace(said, consent_words="The midwife asks on Monday")) is None
    assert rules.help_is_agreed_to(replace(said, consent=ServiceConsent.AGREED)) is None
    assert rules.help_is_agreed_to(replace(said, offers=())) is None


def test_pre_22_somebody_does_it_by_a_day() -> None:
    said = rules.Agreed(talked=Talked.HELPED)
    assert rules.actions_can_be_followed(said) is not None
    assert rules.actions_can_be_followed(replace(said, actions=1, actions_without_owner=1)) is not None
    assert rules.actions_can_be_followed(replace(said, actions=1)) is None
    assert rules.actions_can_be_followed(replace(said, talked=Talked.FINISHED)) is None
    assert rules.late_actions([("Ring", ON, False)], ON + timedelta(days=1)) is not None
    assert rules.late_actions([("Ring", ON, True)], ON + timedelta(days=1)) is None


def test_pre_23_the_panel_looks_again_after_the_meeting() -> None:
    said = rules.Agreed(talked=Talked.HELPED)
    assert rules.next_look(said, ON) is not None
    assert rules.next_look(replace(said, look_again_on=ON), ON) is not None
    assert rules.next_look(replace(said, look_again_on=ON + timedelta(days=1)), ON) is None
    assert rules.next_look(replace(said, talked=Talked.FINISHED), ON) is None


def test_pre_24_whoever_asked_is_told_or_rung() -> None:
    assert rules.referrer_is_told("Merryn", reachable=True) is None
    assert rules.referrer_is_told("Merryn", reachable=False) is not None


def listed(here: Around, **more: Any) -> Request:
    """A request at level 2 on the locality's list."""
    asked = RequestFactory(
        baby=here.baby, level=2, injury=False, made_by=here.midwife, to_front_door=False,
        received_at=AT - timedelta(days=9), **more,
    )  # fmt: skip
    SharingFactory(request=asked)
    RequestCopy.objects.create(
        request=asked, baby=here.baby, body="locality_early_help", desk="locality", locality="exeter", team=here.team,
        copy=False, sent_at=asked.received_at,
    )  # fmt: skip
    ListEntry.objects.create(
        request=asked, baby=here.baby, step="listed", words="On the list", by=here.coordinator, at=asked.received_at
    )
    return asked


def meeting(here: Around, at: datetime = AT) -> PanelMeeting:
    return actions.call_meeting(planned_for=at, place="Hub", draft_id=None, by=here.coordinates, at=AT)


def said(talked: Talked = Talked.HELPED, **more: Any) -> actions.OutcomeSaid:
    words: dict[str, Any] = {
        "based_on": 0,
        "talked": talked,
        "words": "The hub worker visits.",
        "offers": ("family_hub",),
        "consent": ServiceConsent.AGREED,
        "actions": (actions.ActionSaid(what="Visit at home", who="Josie", by_when=AT.date() + timedelta(days=7)),),
    }
    return actions.OutcomeSaid(**words | more)


def record(
    here: Around, at_meeting: PanelMeeting, asked: Request, what: actions.OutcomeSaid, **more: Any
) -> PanelOutcome:
    return actions.record_outcome(
        meeting_id=at_meeting.pk,
        request_id=asked.pk,
        said=what,
        draft_id=more.get("draft_id"),
        by=here.coordinates,
        at=AT,
    )


def test_a_midwife_runs_no_panel_and_another_locality_sees_no_agenda() -> None:
    here, elsewhere = around(), around()
    asked = listed(here)
    with acting_as(here.coordinates):
        made = meeting(here)
    with acting_as(here.acting), pytest.raises(Refused):
        doors.panel(here.acting, at=AT)
    with acting_as(elsewhere.coordinates):
        with pytest.raises(NotThere):
            doors.agenda_for(elsewhere.coordinates, made.pk, at=AT)
        theirs = meeting(elsewhere)
        with pytest.raises(NotThere):
            record(elsewhere, theirs, asked, said())
        assert doors.agenda_for(elsewhere.coordinates, theirs.pk, at=AT).items == ()
        assert not PanelOutcome.objects.exists()


def test_a_family_not_reached_stands_first_on_the_next_agenda() -> None:
    here = around()
    asked = listed(here)
    with acting_as(here.coordinates):
        first, second = meeting(here), meeting(here, AT + timedelta(days=14))
        record(here, first, asked, said(Talked.NOT_REACHED, offers=(), actions=(), words="No time"))
        agenda = doors.agenda_for(here.coordinates, second.pk, at=AT)
        assert [(one.request.pk, one.not_reached) for one in agenda.items] == [(asked.pk, 1)]
        record(here, second, asked, said(based_on=1))
        later = meeting(here, AT + timedelta(days=21))
        assert doors.agenda_for(here.coordinates, later.pk, at=AT).items == ()
        again = meeting(here, AT + timedelta(days=14 + 28))
        assert len(doors.agenda_for(here.coordinates, again.pk, at=AT).items) == 1


def test_what_is_agreed_is_fed_back_without_a_name_and_the_step_is_done() -> None:
    here = around()
    asked = listed(here)
    with acting_as(here.coordinates):
        record(here, meeting(here), asked, said())
        assert MilestoneDone.objects.filter(code="panel").count() == 1
    letter = Notice.objects.get(key__startswith="panel:")
    assert letter.address == here.midwife.email
    assert here.baby.mother.given_name not in letter.subject + letter.body
    with acting_as(here.acting):
        agreed = doors.agreed_about(here.baby.pk)
        assert [one.action.what for one in agreed.actions] == ["Visit at home"]
        action = agreed.actions[0].action
        actions.finish_action(action.pk, done=True, words="Seen", draft_id=None, by=here.acting, at=AT)
        assert doors.agreed_about(here.baby.pk).actions[0].done is not None


def test_a_greater_worry_goes_to_the_front_door_and_leaves_the_agenda() -> None:
    here = around()
    asked = listed(here)
    with acting_as(here.coordinates):
        made = meeting(here)
        record(here, made, asked, said(Talked.FRONT_DOOR, words="She was hurt"))
        assert ListEntry.objects.order_by("-at", "-id").first().step == "to_front_door"  # type: ignore[union-attr]
        later = meeting(here, AT + timedelta(days=7))
        assert doors.agenda_for(here.coordinates, later.pk, at=AT).items == ()


def test_the_same_draft_is_one_outcome_and_two_writers_meet() -> None:
    here = around()
    asked = listed(here)
    with acting_as(here.coordinates):
        made, draft = meeting(here), uuid4()
        one = record(here, made, asked, said(), draft_id=draft)
        assert record(here, made, asked, said(), draft_id=draft).pk == one.pk
        with pytest.raises(actions.Stale):
            record(here, made, asked, said())


def test_a_loss_takes_the_family_off_the_agenda() -> None:
    here = around()
    listed(here)
    Baby.objects.filter(pk=here.baby.pk).update(ended_as="miscarriage")
    with acting_as(here.coordinates):
        assert doors.agenda_for(here.coordinates, meeting(here).pk, at=AT).items == ()


def test_the_agenda_and_the_record_on_the_screen(client: Client) -> None:
    here = around()
    asked = listed(here)
    made = meeting(here)
    sign_in(client, here.coordinator)
    assert client.get("/panel").status_code == 200
    with CaptureQueriesContext(connection) as queries:
        agenda = client.get(f"/panel/{made.pk}").content.decode()
    assert len(queries) <= 25
    assert asked.number in agenda
    where = f"/panel/{made.pk}/{asked.pk}"
    page = client.get(where)
    token = page.page.form.draft_token
    bad = client.post(where, {"draft": token, "talked": "helped", "words": "x", "offers": ["family_hub"], "base": "0"})
    assert "Say what follows" in bad.content.decode()
    good = {
        "draft": token,
        "talked": "helped",
        "words": "x",
        "offers": ["family_hub"],
        "consent": "agreed",
        "base": "0",
    }
    assert client.post(where, good).status_code == 302
    assert "The panel looks again" in client.get(f"/babies/{here.baby.pk}/pathway").content.decode()
    assert actor_of(here.coordinator).team_ids
