"""A file of its own for a further baby of one pregnancy, with the history that was shared until now."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, models

from kith.access.actor import Actor
from kith.people import doors
from kith.people.models import Baby, CarerSeen, FamilyTie, MaleCarer, MaleCarerRecord, Note

from . import pregnancies


def another_file(baby: Baby, *, by: Actor, at: datetime) -> Baby:
    """Open a further baby's file: the same workers, the same notes, and for each man a place of its own.

    Requests and discussions stay on the file they were made on; the two files lead to each other. The involvements
    come first: with them the actor may write the rest.
    """
    made = Baby.objects.create(
        mother_id=baby.mother_id,
        pregnancy=pregnancies.pregnancy_of(baby, by=by, at=at),
        family_name="",
        expected_on=baby.expected_on,
        postcode=baby.postcode,
        locality=baby.locality,
        district=baby.district,
        recorded_by_id=by.worker_id,
        recorded_at=at,
    )
    _share_seals(baby, made)
    standing = doors.standing(baby.pk).order_by("since", "id")
    for held in sorted(standing, key=lambda held: held.worker_id != by.worker_id and held.team_id not in by.team_ids):
        _copy(held, baby=made)
    for note in Note.objects.filter(baby=baby).order_by("happened_at", "id"):
        _copy(note, baby=made)
    _copy_carers(baby, made)
    return made


def _share_seals(baby: Baby, made: Baby) -> None:
    """What keeps one file from somebody keeps the other from them too; the actor need not know of it."""
    with connection.cursor() as cursor:
        cursor.execute("select people_share_seals(%s, %s)", [baby.pk, made.pk])


def _copy_carers(baby: Baby, made: Baby) -> None:
    places: dict[UUID, MaleCarer] = {}
    for carer in MaleCarer.objects.filter(baby=baby).order_by("added_at", "id"):
        newest = MaleCarerRecord.objects.filter(carer=carer).order_by("-number").first()
        if newest is None:
            continue
        places[carer.pk] = _copy(carer, baby=made)
        _copy(newest, baby=made, carer=places[carer.pk], number=1)
    for seen in CarerSeen.objects.filter(baby=baby, carer_id__in=places).order_by("recorded_at", "id"):
        _copy(seen, baby=made, carer=places[seen.carer_id])
    for tie in FamilyTie.objects.filter(baby=baby, with_baby=False).order_by("recorded_at", "id"):
        one = places.get(tie.one_id) if tie.one_id else None
        other = places.get(tie.other_id) if tie.other_id else None
        if (one is None) is (tie.one_id is None) and (other is None) is (tie.other_id is None):
            _copy(tie, baby=made, one=one, other=other)


def _copy[M: models.Model](row: M, **changes: Any) -> M:
    """A row like this one, with these changes: who wrote it and when stays with it."""
    fields = [field for field in row._meta.concrete_fields if field.name != "id" and not field.generated]
    kept = {field.attname: getattr(row, field.attname) for field in fields}
    for name, value in changes.items():
        kept.pop(f"{name}_id", None)
        kept[name] = value
    return type(row)._default_manager.create(**kept)
