"""Who may not: strangers, and a worker who is an adult of the family, whatever his agency and his work with it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.directory import tasks
from kith.directory.tests.factories import AT, ContactFactory, WorkerFactory, actor_of
from kith.people import doors as people_doors
from kith.people.models import Person, Seal
from kith.people.tests.factories import BabyFactory, InvolvementFactory, MaleCarerRecordFactory, PersonFactory
from kith.safety import actions, doors, models
from kith.safety.tests import factories
from kith.safety.tests.factories import Case, case, link, plant, section
from kith.safety.words import Channel, Closeness

pytestmark = pytest.mark.django_db
TABLES = [getattr(models, name) for name in dir(models) if isinstance(getattr(models, name), type)]
ROWS = [one for one in TABLES if hasattr(one, "classified")]


@pytest.fixture
def here() -> Case:
    return case()


def rows_seen(worker: Any) -> int:
    with acting_as(actor_of(worker)):
        return sum(one.objects.count() for one in ROWS)


def test_a_stranger_sees_and_writes_nothing(here: Case) -> None:
    plant(here.baby)
    stranger = WorkerFactory()
    assert rows_seen(stranger) == 0
    by = actor_of(stranger)
    with acting_as(by), pytest.raises((Refused, NotThere)):
        doors.arrangements_for(by, here.baby.pk, at=AT)
    with acting_as(by), pytest.raises((Refused, NotThere)):
        actions.write_section(baby_id=here.baby.pk, said=section(), by=by, at=AT)


def test_a_worker_who_is_the_man_sees_not_one_row_and_opens_nothing(here: Case) -> None:
    plant(here.baby)
    assert rows_seen(here.him) == 10
    link(here)
    assert rows_seen(here.him) == 0
    assert rows_seen(here.visitor) == 11
    by = actor_of(here.him)
    with acting_as(by):
        for may in (Permission.SAFETY_VIEW, Permission.SAFETY_RECORD):
            with pytest.raises(Refused):
                doors.arrangements_for(by, here.baby.pk, may, at=AT)
        with pytest.raises(Refused):
            people_doors.baby_for(by, here.baby.pk, at=AT)
        assert not doors.standing_of([here.baby.pk])


def test_he_stays_shut_out_of_this_room_when_a_seal_is_lifted(here: Case) -> None:
    plant(here.baby)
    link(here)
    with connection.cursor() as cursor:
        cursor.execute("delete from people_sealedfile")
        cursor.execute("update people_involvement set sealed = false")
    assert rows_seen(here.him) == 0
    by = actor_of(here.him)
    with acting_as(by), pytest.raises(Refused):
        doors.arrangements_for(by, here.baby.pk, at=AT)


def test_every_file_of_the_adult_is_shut_those_of_later_babies_too(here: Case) -> None:
    sister = BabyFactory(mother=here.baby.mother)
    other = BabyFactory()
    MaleCarerRecordFactory(carer__baby=other, person=here.man, knowledge="known")
    link(here)
    later = BabyFactory(mother=here.baby.mother)
    twice = BabyFactory()
    MaleCarerRecordFactory(carer__baby=twice, person=here.man, knowledge="known")
    for baby in (here.baby, sister, other, later, twice):
        assert here.him.pk in people_doors.subject_of(baby.pk).excluded, baby
        assert Seal.objects.filter(baby=baby).count() == 1


def test_a_merged_entry_is_the_same_man(here: Case) -> None:
    again = PersonFactory(given_name="Jory", sex="male")
    Person.objects.filter(pk=again.pk).update(merged_into=here.man)
    baby = BabyFactory()
    MaleCarerRecordFactory(carer__baby=baby, person=again, knowledge="known")
    link(here)
    assert here.him.pk in people_doors.subject_of(baby.pk).excluded


def test_nobody_links_themselves_or_somebody_of_another_family(here: Case) -> None:
    with acting_as(here.by):
        for person, worker in ((here.man.pk, here.visitor), (PersonFactory().pk, here.him)):
            said = actions.LinkSaid(person_id=person, worker=worker, closeness=Closeness.SELF, source="The mother")
            with pytest.raises(NotThere):
                actions.link_worker(baby_id=here.baby.pk, said=said, by=here.by, at=AT)


def test_taking_a_link_back_leaves_the_seal_to_information_governance(here: Case) -> None:
    said = actions.LinkSaid(person_id=here.man.pk, worker=here.him, closeness=Closeness.SELF, source="The mother")
    with acting_as(here.by):
        made = actions.link_worker(baby_id=here.baby.pk, said=said, by=here.by, at=AT)
        actions.take_back_link(
            baby_id=here.baby.pk, link_id=made.pk, reason="Another man", by=here.by, at=AT + timedelta(hours=1)
        )
        assert doors.links_of(here.baby.pk) == ()
    assert here.him.pk in people_doors.subject_of(here.baby.pk).excluded


def sent(about: Any, address: str, worker: Any = None) -> bool:
    letter = directory_actions.Letter(
        key=f"test:{address}:{worker}", address=address, subject="A letter", body="Sign in", worker=worker, about=about
    )
    notice = directory_actions.notify(letter, at=AT)
    tasks.send_notice(str(notice.pk))
    notice.refresh_from_db()
    return notice.sent_at is not None


def test_no_message_leaves_by_a_closed_channel(here: Case) -> None:
    team = ContactFactory(means="email", value="team@nhs.example")
    sister = BabyFactory(mother=here.baby.mother)
    assert sent(here.baby.pk, "before@example.com")
    factories.PlanVersionFactory(
        baby=here.baby, closed=[Channel.EMAIL.value], closed_addresses=["shared@example.com", "open@nhs.example"]
    )
    assert not sent(here.baby.pk, "her@example.com")
    assert not sent(sister.pk, "her2@example.com")
    assert not sent(here.baby.pk, "Shared@example.com", here.visitor)
    assert not sent(here.baby.pk, "open@nhs.example", here.visitor)
    assert sent(here.baby.pk, here.visitor.email, here.visitor)
    assert sent(here.baby.pk, team.value)
    assert {message.to[0] for message in mail.outbox} == {"before@example.com", here.visitor.email, team.value}
    factories.PlanVersionFactory(baby=here.baby, number=2, closed=[], closed_addresses=[])
    assert sent(here.baby.pk, "after@example.com")


def test_no_letter_reaches_a_worker_who_is_the_man(here: Case) -> None:
    link(here)
    assert not sent(here.baby.pk, here.him.email, here.him)


def test_break_glass_and_a_new_involvement_open_nothing_for_him(here: Case) -> None:
    plant(here.baby)
    link(here)
    InvolvementFactory(baby=here.baby, worker=here.him)
    assert rows_seen(here.him) == 0
