"""One invitation withdrawn: who may not, what is told, what ends with it, and what calendars make of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import icalendar
import ics
import pytest
from django.db import connection
from django.test import Client

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.models import Notice
from kith.directory.tests.factories import AT, actor_of, sign_in
from kith.people.models import Involvement
from kith.people.tests.factories import InvolvementFactory
from kith.strategy import actions, doors
from kith.strategy.models import Invitation, InvitationWithdrawn, NotInvited, OneTimeLink

from .factories import Partnership, called, partnership

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:'maxsplit' is passed:DeprecationWarning"),  # ics 0.7 itself
]
LATER = AT + timedelta(minutes=30)
WHY = "The officer of the other district has the case."


@pytest.fixture
def place() -> Partnership:
    return partnership()


def to_police(place: Partnership, about: Any) -> Invitation:
    return Invitation.ever.get(discussion=about, worker=place.police)


def withdraw(place: Partnership, one: Invitation, *, at: Any = LATER) -> InvitationWithdrawn:
    of = {"discussion_id": one.discussion_id, "invitation_id": one.pk}
    with acting_as(place.by):
        return actions.withdraw_invitation(**of, why=WHY, follow_up="By telephone", by=place.by, at=at)


def test_somebody_invited_withdraws_nothing(client: Client, place: Partnership) -> None:
    about = called(place).discussion
    one, by = to_police(place, about), actor_of(place.police)
    with acting_as(by), pytest.raises(Refused):
        actions.withdraw_invitation(discussion_id=about.pk, invitation_id=one.pk, why=WHY, by=by, at=LATER)
    sign_in(client, place.police)
    assert client.get(f"/strategy/{about.pk}/invitations/{one.pk}/withdraw").status_code == 404
    assert not InvitationWithdrawn.objects.exists()


def test_the_chairs_own_and_an_invitation_that_is_not_there_cannot_be_withdrawn(place: Partnership) -> None:
    about = called(place).discussion
    own = Invitation.objects.get(discussion=about, worker=place.chair)
    for invitation_id in (own.pk, uuid4()):
        with acting_as(place.by), pytest.raises(NotThere):
            actions.withdraw_invitation(
                discussion_id=about.pk, invitation_id=invitation_id, why=WHY, by=place.by, at=LATER
            )


def test_it_is_told_once_leaves_the_calendar_and_names_nobody(place: Partnership) -> None:
    about = called(place).discussion
    one = to_police(place, about)
    assert withdraw(place, one) == withdraw(place, one)
    notice = Notice.objects.get(key=f"strategy-withdrawn:{one.pk}")
    event = icalendar.Calendar.from_ical(notice.calendar)
    (inside,) = event.walk("VEVENT")
    assert (str(event["method"]), str(inside["uid"]), int(inside["sequence"])) == ("CANCEL", f"{about.pk}@kith", 1)
    (other,) = ics.Calendar(notice.calendar).events
    assert (other.status, other.uid) == ("CANCELLED", f"{about.pk}@kith")
    for text in (notice.body, notice.calendar):
        assert WHY not in text
        assert place.baby.family_name not in text
    left = NotInvited.objects.get(agency_id=one.agency_id)
    assert (left.reason, left.follow_up) == (f"Invitation withdrawn: {WHY}", "By telephone")


def test_what_it_opened_ends_and_what_stood_before_goes_on(place: Partnership) -> None:
    about = called(place).discussion
    one = to_police(place, about)
    officer = actor_of(place.police)
    withdraw(place, one)
    assert not Involvement.objects.filter(worker=place.police, until=None).exists()
    with acting_as(officer):
        assert not doors.invitations_for(officer, at=LATER)
        with pytest.raises((Refused, NotThere)):
            doors.file_for(officer, about.pk, at=LATER)


def test_somebody_who_works_with_the_baby_anyway_goes_on(place: Partnership) -> None:
    InvolvementFactory(baby=place.baby, worker=place.police, team=place.police.team, basis="Visits on Fridays")
    about = called(place).discussion
    withdraw(place, to_police(place, about))
    assert Involvement.objects.filter(worker=place.police, until=None).exists()


def test_a_practices_link_ends_and_facts_no_longer_count_it(place: Partnership) -> None:
    about = called(place).discussion
    link = OneTimeLink.objects.get()
    before = counted()
    withdraw(place, Invitation.objects.get(pk=link.invitation_id))
    link.refresh_from_db()
    assert link.withdrawn_at == LATER
    assert counted() == before - 1
    with acting_as(place.by):
        file = doors.file_for(place.by, about.pk, at=LATER)
        live = doors.live_for(place.by, about.pk, at=LATER)
        assert doors.pulse(place.by, about.pk, at=LATER) == live.vector
    assert link.invitation_id not in {asked.invitation.pk for asked in file.invited}


def counted() -> int:
    with connection.cursor() as cursor:
        days = [AT.date() - timedelta(days=1), AT.date() + timedelta(days=1)]
        cursor.execute("select count(*) from strategy_invitation_facts(%s, %s)", days)
        return int(cursor.fetchone()[0])


def test_the_chair_withdraws_it_on_the_screen_with_a_reason(
    client: Client, place: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kith.kernel.clock.now", lambda: LATER)
    about = called(place).discussion
    one = to_police(place, about)
    sign_in(client, place.chair)
    address = f"/strategy/{about.pk}/invitations/{one.pk}/withdraw"
    shown: Any = client.get(f"/strategy/{about.pk}")
    links = [asked.withdraw.href for asked in shown.page.invited if asked.withdraw]
    assert address in links
    form: Any = client.get(address)
    token = form.page.form.draft_token
    empty: Any = client.post(address, {"why": "", "draft": token})
    assert "why" in empty.page.form.errors
    assert client.post(address, {"why": WHY, "draft": token}).status_code == 302
    after: Any = client.get(f"/strategy/{about.pk}")
    assert address not in [asked.withdraw.href for asked in after.page.invited if asked.withdraw]
    assert any(WHY in str(row) for row in after.page.not_invited)
