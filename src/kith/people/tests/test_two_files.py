"""One baby who had two files, and two babies after all."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.people import actions, doors
from kith.people.models import Baby, BabyMerge, BabyUnmerge, Involvement, Pregnancy
from kith.people.words import Kind

from .factories import BabyFactory, InvolvementFactory, NoteFactory, UnbornFactory, baby_of
from .test_views import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return WorkerFactory()


def two_files(worker, **facts):
    """A baby's file from before birth, and a second one made after it, of one mother."""
    born = baby_of(worker)
    unborn = UnbornFactory(mother=born.mother, expected_on=date(2026, 9, 20), **facts)
    InvolvementFactory(baby=unborn, worker=worker)
    return born, unborn


def merge(kept, merged, worker, *, why="One baby: two services each opened a file", at=AT):
    by = actor_of(worker)
    with acting_as(by):
        shown = doors.compare_babies(by, kept.pk, merged.pk, at=at)
        seen = frozenset(finding.code for finding in shown.findings)
        said = actions.MergeSaid(kept_id=kept.pk, merged_id=merged.pk, why=why, seen=seen)
        return actions.merge_babies(said, by=by, at=at)


def undo(made, worker):
    by = actor_of(worker)
    with acting_as(by):
        return actions.undo_baby_merge(made.pk, why="Twins", by=by, at=AT)


def found(one, other, worker):
    by = actor_of(worker)
    with acting_as(by):
        return {finding.code for finding in doors.compare_babies(by, one.pk, other.pk, at=AT).findings}


# who may not


def test_who_works_with_only_one_file_decides_nothing(worker) -> None:
    mine, theirs = baby_of(worker), baby_of(WorkerFactory())
    by = actor_of(worker)
    said = actions.MergeSaid(kept_id=mine.pk, merged_id=theirs.pk, why="I think so")
    with acting_as(by):
        with pytest.raises(Refused):
            actions.merge_babies(said, by=by, at=AT)
        with pytest.raises((Refused, NotThere)):
            doors.baby_merge_for(by, uuid4(), at=AT)
    assert not BabyMerge.objects.exists()


def test_the_database_itself_gives_nobody_a_file_they_do_not_work_with(worker) -> None:
    mine, theirs = baby_of(worker), baby_of(WorkerFactory())
    with acting_as(actor_of(worker)):
        made = BabyMerge(kept=mine, merged=theirs, why="Mine", recorded_at=AT, recorded_by=worker)
        made.save(force_insert=True)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select people_same_baby(%s)", [made.pk])
    assert Baby.objects.get(pk=theirs.pk).same_as_id is None


# one baby


def test_whoever_works_with_one_works_with_both_until_it_is_undone(worker) -> None:
    kept, other = two_files(worker)
    midwife = InvolvementFactory(baby=other).worker
    before = Involvement.objects.count()
    made = merge(kept, other, worker)
    with acting_as(actor_of(midwife)):
        assert Baby.objects.filter(pk=kept.pk).exists()
    assert Involvement.objects.count() == before + 1, "who worked with both already is not added twice"
    undo(made, worker)
    with acting_as(actor_of(midwife)):
        assert not Baby.objects.filter(pk=kept.pk).exists()
        assert Baby.objects.filter(pk=other.pk).exists()
    assert Baby.objects.get(pk=other.pk).same_as_id is None


def test_lists_and_searches_show_one_file(worker) -> None:
    kept, other = two_files(worker)
    merge(kept, other, worker)
    by = actor_of(worker)
    with acting_as(by):
        assert [line.id for line in doors.babies_for(by)] == [kept.pk]
        assert doors.baby_count(by) == 1
        mother = f"{kept.mother.given_name} {kept.mother.family_name}"
        hits = doors.search(by, doors.Terms(name=mother, date_of_birth=kept.mother.date_of_birth), at=AT).hits
        assert [hit.id for hit in hits if hit.kind is Kind.BABY] == [kept.pk]
        babies = [one.baby_id for one in doors.family_of(by, kept.pk).people if one.baby_id]
        assert babies == [kept.pk]


def test_twice_is_once_and_a_part_of_one_file_is_no_part_of_another(worker) -> None:
    kept, other = two_files(worker)
    made = merge(kept, other, worker)
    by = actor_of(worker)
    with acting_as(by):
        said = actions.MergeSaid(kept_id=kept.pk, merged_id=other.pk, why="Again")
        assert actions.merge_babies(said, by=by, at=AT) == made
        with pytest.raises(NotThere):
            doors.compare_babies(by, baby_of(worker).pk, other.pk, at=AT)
    assert undo(made, worker) == undo(made, worker)
    assert BabyUnmerge.objects.count() == 1


# the rules


def test_mrg_8_dates_that_do_not_fit_one_pregnancy(worker) -> None:
    kept, other = two_files(worker)
    assert "MRG-8" not in found(kept, other, worker)
    Baby.objects.filter(pk=other.pk).update(expected_on=date(2027, 8, 1))
    assert "MRG-8" in found(kept, other, worker)


def test_mrg_9_twins_have_two_files(worker) -> None:
    one = baby_of(worker)
    twin = BabyFactory(mother=one.mother)
    InvolvementFactory(baby=twin, worker=worker)
    assert "MRG-9" in found(one, twin, worker)
    pregnancy = Pregnancy.objects.create(mother=one.mother, recorded_at=AT)
    kept, other = two_files(worker, pregnancy=pregnancy)
    assert "MRG-9" not in found(kept, other, worker)
    Baby.objects.filter(pk=kept.pk).update(pregnancy=pregnancy)
    assert "MRG-9" in found(kept, other, worker)


def test_mrg_10_two_mothers_are_looked_at_first(worker) -> None:
    assert "MRG-10" in found(baby_of(worker), baby_of(worker), worker)


def test_a_baby_beside_itself_is_not_merged(worker) -> None:
    baby = baby_of(worker)
    assert isinstance(merge(baby, baby, worker), actions.Queried)


# the pages


def test_from_the_babys_page_to_one_baby_and_back(client: Client, worker) -> None:
    sign_in(client, worker)
    kept, other = two_files(worker)
    NoteFactory(baby=other, words="Booked late", recorded_by=worker)
    (link,) = client.get(reverse("on_file_twice", args=[kept.pk])).page.babies
    shown = client.get(link.href)
    answers = {"why": "One birth", "seen": dict(shown.page.hidden)["seen"], "draft": shown.page.form.draft_token}
    done = client.post(link.href, answers)
    made = BabyMerge.objects.get()
    assert done["Location"] == reverse("baby_merge", args=[made.pk])
    assert b"Two files of one baby" in client.get(done["Location"]).content
    page = client.get(reverse("baby", args=[kept.pk])).content.decode()
    assert "Booked late" in page
    assert "which goes on" in client.get(reverse("baby", args=[other.pk])).content.decode()
    assert send(client, done["Location"], {"why": "Twins"}).status_code == 302
    assert "Booked late" not in client.get(reverse("baby", args=[kept.pk])).content.decode()


def test_mrg_11_a_sealed_file_is_thought_of_first(worker, monkeypatch) -> None:
    kept, other = two_files(worker)
    assert "MRG-11" not in found(kept, other, worker)
    monkeypatch.setattr(doors.files, "is_sealed", lambda baby_id: baby_id == other.pk)
    assert "MRG-11" in found(kept, other, worker)
    mother, baby = kept.mother, baby_of(worker)
    by = actor_of(worker)
    with acting_as(by):
        shown = doors.compare(by, mother.pk, baby.mother_id, at=AT)
    assert "MRG-11" in {finding.code for finding in shown.findings}
