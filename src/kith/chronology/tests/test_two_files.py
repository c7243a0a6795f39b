"""A baby who had two files has one chronology."""

from datetime import date

import pytest

from kith.access.database import acting_as
from kith.chronology import doors
from kith.directory.tests.factories import AT, WorkerFactory, actor_of
from kith.people import actions
from kith.people.models import Note
from kith.people.tests.factories import InvolvementFactory, NoteFactory, UnbornFactory, baby_of

pytestmark = pytest.mark.django_db


def test_nothing_moves_and_both_histories_are_read_together() -> None:
    worker = WorkerFactory()
    kept = baby_of(worker)
    other = UnbornFactory(mother=kept.mother, expected_on=date(2026, 9, 20))
    InvolvementFactory(baby=other, worker=worker)
    NoteFactory(baby=kept, words="Born well", recorded_by=worker)
    NoteFactory(baby=other, words="Concealed until late", recorded_by=worker)
    by = actor_of(worker)
    with acting_as(by):
        alone = str(doors.gather(by, kept.pk, at=AT).entries)
        assert "Concealed until late" not in alone
        said = actions.MergeSaid(kept_id=kept.pk, merged_id=other.pk, why="One birth")
        actions.merge_babies(said, by=by, at=AT)
        together = str(doors.gather(by, kept.pk, at=AT).entries)
    assert "Born well" in together
    assert "Concealed until late" in together
    assert Note.objects.get(baby=other).words == "Concealed until late"
