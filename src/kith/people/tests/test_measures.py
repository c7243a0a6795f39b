"""What the measures are told: only of files one may see, right for each case, and counts that name nobody."""

from dataclasses import fields
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from kith.access.database import acting_as
from kith.directory.tests.factories import AT, WorkerFactory, actor_of
from kith.people import measures, rules
from kith.people.models import MaleCarer
from kith.people.words import CarerKind, GapKind, Knowledge, Relationship, Source, YesNoUnknown

from .factories import (
    BabyFactory,
    CarerSeenFactory,
    MaleCarerFactory,
    MaleCarerRecordFactory,
    SightingFactory,
    UnbornFactory,
    baby_of,
)

pytestmark = pytest.mark.django_db
PERIOD: dict[str, Any] = {"since": date(2026, 1, 1), "until": date(2027, 6, 30)}
LATER = AT + timedelta(days=12)


def man(number: int = 1, carer: MaleCarer | None = None, **more: Any) -> Any:
    return MaleCarerRecordFactory(carer=carer or MaleCarerFactory(), number=number, **more)


def gaps(**more: Any) -> dict[str, tuple[bool, int]]:
    return {one.gap: (one.closed_at is not None, one.days) for one in measures.gap_facts(**PERIOD, at=LATER, **more)}


def test_somebody_who_works_with_no_family_gets_no_fact_and_the_same_counts() -> None:
    worker = WorkerFactory()
    baby = baby_of(worker)
    carer = MaleCarer.objects.get(baby=baby)
    SightingFactory(baby=baby)
    with acting_as(actor_of(worker)):
        assert [one.baby_id for one in measures.baby_facts(**PERIOD)] == [baby.pk]
        assert [one.carer_id for one in measures.carer_facts(**PERIOD)] == [carer.pk]
        assert measures.gap_facts(**PERIOD, at=LATER)
        theirs = measures.baby_counts(**PERIOD), measures.carer_counts(**PERIOD), measures.seen_counts(**PERIOD)
    with acting_as(actor_of(WorkerFactory())):
        assert not measures.baby_facts(**PERIOD)
        assert not measures.carer_facts(**PERIOD)
        assert not measures.gap_facts(**PERIOD, at=LATER)
        assert theirs == (
            measures.baby_counts(**PERIOD),
            measures.carer_counts(**PERIOD),
            measures.seen_counts(**PERIOD),
        )
        assert [one.opened for one in measures.gap_counts(**PERIOD, at=LATER)] == [1]


@pytest.mark.parametrize("kind", [measures.BabyCounts, measures.SeenCounts, measures.CarerCounts, measures.GapCounts])
def test_counts_name_nobody(kind: Any) -> None:
    assert not [field.name for field in fields(kind) if field.name.endswith("_id") or "name" in field.name.split("_")]


@pytest.mark.parametrize("knowledge", list(Knowledge))
def test_the_father_is_named_or_it_says_why_not(knowledge: Knowledge) -> None:
    man(knowledge=knowledge.value)
    (one,) = measures.baby_facts(**PERIOD)
    assert (one.father, one.father_named) == (knowledge.value, knowledge in {Knowledge.KNOWN, Knowledge.BELIEVED})


def test_the_best_known_father_counts_and_a_baby_without_an_entry_is_told_apart() -> None:
    first = man(knowledge="not_asked")
    man(carer=MaleCarerFactory(baby=first.baby), knowledge="known")
    man(carer=MaleCarerFactory(baby=first.baby), knowledge="known", relationship="uncle")
    UnbornFactory()
    born, unborn = measures.baby_facts(**PERIOD)
    assert (born.father, born.men, born.men_named) == ("known", 3, 2)
    assert (unborn.father, unborn.unborn) == ("", True)
    counted = measures.baby_counts(**PERIOD)
    assert [(one.babies, one.father_named, one.no_father_recorded, one.born) for one in counted] == [
        (1, 1, 0, 1),
        (1, 0, 1, 0),
    ]


def test_files_that_are_over_second_files_and_other_months_are_left_out() -> None:
    BabyFactory(ended_as="died")
    BabyFactory(date_of_birth=date(2025, 9, 14))
    kept = BabyFactory()
    BabyFactory(same_as=kept)
    assert [one.baby_id for one in measures.baby_facts(**PERIOD)] == [kept.pk]


def test_who_saw_the_baby_is_told_by_kind_of_agency() -> None:
    baby = BabyFactory()
    one = SightingFactory(baby=baby)
    SightingFactory(baby=baby, agency=one.agency, seen_at=AT + timedelta(days=2))
    (told,) = measures.baby_facts(**PERIOD)
    assert told.seen_by == [one.agency.kind]
    assert told.last_seen_on > told.first_seen_on
    assert [(row.agency_kind, row.born) for row in measures.seen_counts(**PERIOD)] == [(one.agency.kind, 1)]


def test_each_man_told_about_crying_seen_invited_and_come() -> None:
    record = man(knowledge="known", icon_given="yes", icon_on=AT.date(), invited="yes", attended="no", views="Proud.")
    seen = CarerSeenFactory(carer=record.carer, baby=record.baby)
    man(carer=MaleCarerFactory(baby=record.baby), knowledge="not_asked", icon_given="yes")
    told = {one.carer_id: one for one in measures.carer_facts(**PERIOD)}[record.carer_id]
    assert (told.icon, told.icon_on, told.invited, told.attended, told.views) == ("yes", AT.date(), "yes", "no", True)
    assert told.seen_by == [seen.agency.kind]
    (row,) = measures.carer_counts(**PERIOD)
    assert (row.recorded, row.named, row.seen, row.icon, row.invited, row.attended) == (2, 1, 1, 1, 1, 0)


def test_only_the_newest_record_of_a_man_is_told() -> None:
    first = man(knowledge="not_asked")
    man(2, first.carer, knowledge="known", recorded_at=AT + timedelta(days=3))
    assert [one.knowledge for one in measures.carer_facts(**PERIOD)] == ["known"]


def test_a_gap_is_open_from_one_record_to_the_next_that_closes_it_in_days() -> None:
    first = man(knowledge="not_asked")
    man(2, first.carer, knowledge="declined_by_mother", recorded_at=AT + timedelta(days=3))
    man(3, first.carer, knowledge="declined_by_mother", recorded_at=AT + timedelta(days=4))
    assert gaps() == {"not_asked": (True, 3), "declined": (False, 9)}
    rows = {one.gap: one for one in measures.gap_counts(**PERIOD, at=LATER)}
    assert (rows["not_asked"].opened, rows["not_asked"].closed, rows["not_asked"].median_days) == (1, 1, 3.0)
    assert (rows["declined"].closed, rows["declined"].median_days) == (0, None)


def test_being_seen_closes_the_gap_that_nobody_saw_him() -> None:
    record = man(knowledge="known", lives_with_baby="yes")
    CarerSeenFactory(carer=record.carer, baby=record.baby, recorded_at=AT + timedelta(days=5))
    assert gaps()["never_seen"] == (True, 5)


def test_a_gap_closed_after_the_moment_was_open_then() -> None:
    first = man(knowledge="not_asked")
    man(2, first.carer, knowledge="does_not_apply", recorded_at=LATER + timedelta(days=1))
    assert gaps() == {"not_asked": (False, 12)}


def test_the_gaps_counted_are_those_the_rules_find() -> None:
    choices = product(
        Knowledge,
        (Relationship.FATHER, Relationship.UNCLE),
        YesNoUnknown,
        (Source.HIMSELF, Source.MOTHER),
        (True, False),
    )
    wanted = {}
    for knowledge, relationship, lives, source, more in choices:
        said: dict[str, Any] = {
            "knowledge": knowledge, "relationship": relationship, "source": source,
            "deceased": more and source == "mother", "verified": more,
            "views": "Proud." if more else "", "stays": "seldom" if more else "",
        }  # fmt: skip
        record = man(lives_with_baby=lives.value, **said)
        facts = rules.CarerFacts(kind=CarerKind.MAN, lives=lives, **(said | {"views": bool(said["views"])}))
        found = {kind.value for kind, _ in rules.gaps_about(facts, rules.CryingTime(now=False))}
        wanted[record.carer_id] = found - {GapKind.ICON.value}
    told: dict[Any, set[str]] = {carer: set() for carer in wanted}
    for one in measures.gap_facts(**PERIOD, at=LATER):
        told[one.carer_id].add(one.gap)
    assert told == wanted
