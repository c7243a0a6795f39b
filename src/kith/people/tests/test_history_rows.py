"""What the database refuses about names, addresses and contact as history, and about what people say of themselves."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from kith.access.actor import NOBODY
from kith.access.database import acting_as
from kith.directory.tests.factories import AT, WorkerFactory, actor_of
from kith.people.models import CharacteristicAnswer, ContactPoint, PersonName, Residence, Withholding

from .factories import (
    CharacteristicAnswerFactory,
    ContactPointFactory,
    PersonNameFactory,
    ResidenceFactory,
    WithholdingFactory,
    baby_of,
)

pytestmark = pytest.mark.django_db
MADE_BY = {
    PersonName: PersonNameFactory,
    Residence: ResidenceFactory,
    ContactPoint: ContactPointFactory,
    Withholding: WithholdingFactory,
    CharacteristicAnswer: CharacteristicAnswerFactory,
}


@pytest.mark.parametrize("model", MADE_BY)
def test_whoever_may_not_see_the_person_sees_no_row_about_them(model) -> None:
    worker = WorkerFactory()
    own, other = baby_of(worker), baby_of(WorkerFactory())
    mine = MADE_BY[model](person=own.mother)
    MADE_BY[model](person=other.mother)
    with acting_as(actor_of(worker)):
        assert list(model.objects.all()) == [mine]
    with acting_as(NOBODY):
        assert not model.objects.exists()


@pytest.mark.parametrize("model", MADE_BY)
def test_nobody_writes_about_somebody_they_do_not_see(model) -> None:
    other, outsider = baby_of(WorkerFactory()), WorkerFactory()
    with acting_as(actor_of(outsider)), pytest.raises(ProgrammingError), transaction.atomic():
        MADE_BY[model](person=other.mother)


@pytest.mark.parametrize("model", MADE_BY)
def test_history_is_added_and_never_changed(model) -> None:
    worker = WorkerFactory()
    MADE_BY[model](person=baby_of(worker).mother)
    with acting_as(actor_of(worker)):
        for refused in (lambda: model.objects.update(recorded_at=AT), lambda: model.objects.all().delete()):
            with pytest.raises(ProgrammingError), transaction.atomic():
                refused()


def test_what_is_said_of_a_baby_is_seen_by_those_who_hold_the_baby() -> None:
    worker, outsider = WorkerFactory(), WorkerFactory()
    answer = CharacteristicAnswerFactory(person=None, baby=baby_of(worker), question="ethnic_group")
    with acting_as(actor_of(worker)):
        assert list(CharacteristicAnswer.objects.all()) == [answer]
    with acting_as(actor_of(outsider)):
        assert not CharacteristicAnswer.objects.exists()


@pytest.mark.parametrize("model", [PersonName, Residence, ContactPoint, Withholding])
def test_one_row_is_replaced_once(model) -> None:
    first = MADE_BY[model](person=baby_of(WorkerFactory()).mother)
    MADE_BY[model](person=first.person, replaces=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        MADE_BY[model](person=first.person, replaces=first)
