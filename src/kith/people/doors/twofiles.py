"""One baby with two files: which they are, and the two side by side for somebody who works with both."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.design import wording
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, gather
from kith.people import rules, words
from kith.people.models import Baby, BabyMerge, NhsNumberRecord
from kith.people.words import Sex

from . import files
from .search import key_of


@dataclass(frozen=True, kw_only=True)
class BabyFile:
    """One of two files as they are compared."""

    id: UUID
    name: str
    values: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class TwoFiles:
    """Two files side by side, and what the rules find."""

    one: BabyFile
    other: BabyFile
    findings: tuple[Finding, ...]


def compare_babies(actor: Actor, one_id: UUID, other_id: UUID, *, at: datetime) -> TwoFiles:
    """Two files side by side. Raises Refused or NotThere unless the actor works with both files."""
    pair = [files.baby_for(actor, each, Permission.PERSON_MERGE, at=at) for each in (one_id, other_id)]
    if any(baby.same_as_id for baby in pair):
        raise NotThere
    one, other = pair
    return TwoFiles(one=_file(one), other=_file(other), findings=_findings(one, other, at))


def _findings(one: Baby, other: Baby, at: datetime) -> tuple[Finding, ...]:
    bounds = handbook.current().pregnancy_bounds(day_of(at))
    person = [_entry(baby) for baby in (one, other)]
    facts = _facts(one), _facts(other)
    return gather(
        rules.two_entries_are_compared(one.pk, other.pk),
        rules.one_baby_has_one_mother(*facts),
        rules.dates_fit_one_baby(facts[0], facts[1], bounds),
        rules.babies_of_one_pregnancy_may_be_twins(*facts),
        rules.checked_numbers_agree(*person),
        rules.one_number_is_one_person(*person),
        rules.a_seal_is_thought_of(files.is_sealed(one.pk) or files.is_sealed(other.pk)),
    )


def _facts(baby: Baby) -> rules.BabyEntry:
    return rules.BabyEntry(
        mother=baby.mother_id, born=baby.date_of_birth, expected=baby.expected_on, pregnancy=baby.pregnancy_id
    )


def _entry(baby: Baby) -> rules.Entry:
    newest = NhsNumberRecord.objects.filter(baby=baby).order_by("-recorded_at", "-id").first()
    return rules.Entry(
        id=baby.pk,
        given_key=key_of(baby.given_name),
        nhs_number=baby.nhs_number,
        number_checked=bool(newest and newest.verified and newest.nhs_number == baby.nhs_number),
    )


def _file(baby: Baby) -> BabyFile:
    return BabyFile(
        id=baby.pk,
        name=files.name_of(baby),
        values={
            "name": files.name_of(baby),
            "date_of_birth": wording.day_text(baby.date_of_birth) if baby.date_of_birth else "",
            "expected_on": wording.day_text(baby.expected_on) if baby.expected_on else "",
            "sex": "" if baby.sex == Sex.UNKNOWN else Sex(baby.sex).label,
            "nhs_number": files.spaced(baby.nhs_number),
            "mother": words.full_name(baby.mother.given_name, baby.mother.family_name),
            "recorded_at": wording.day_text(baby.recorded_at),
        },
    )


def same_babies(actor: Actor, baby_id: UUID) -> list[tuple[UUID, str, bool]]:
    """The other files of this baby: id, name, and whether it goes on. The caller has opened the file."""
    return [(one.pk, files.name_of(one), one.same_as_id is None) for one in other_files_of(actor, baby_id)]


def files_of_one(actor: Actor, baby: Baby) -> tuple[Baby, ...]:
    """A file that was opened, and the baby's other files, which are asked for only when there are any."""
    there_are = baby.same_as_id is not None or vars(baby).get("has_second", True)
    return (baby, *(other_files_of(actor, baby.pk) if there_are else ()))


def other_files_of(actor: Actor, baby_id: UUID) -> list[Baby]:
    """The other files of this baby that the actor may see, the oldest first. The caller has opened the file."""
    mine = Baby.objects.filter(pk=baby_id).values("same_as_id")
    found = files.visible_to(actor).filter(Q(same_as_id=baby_id) | Q(pk__in=mine)).select_related("mother")
    return list(found.order_by("recorded_at", "id"))


def perhaps_same_baby(actor: Actor, baby: Baby) -> list[tuple[UUID, str]]:
    """Other files of this mother that the actor works with. The caller has opened the file."""
    others = files.held_by(actor).filter(mother_id=baby.mother_id, same_as=None).exclude(pk=baby.pk)
    return [(other.pk, files.name_of(other)) for other in others.select_related("mother").order_by("recorded_at")]


@dataclass(frozen=True, kw_only=True)
class BabyMerged:
    """Two files that are one baby's, as it is read afterwards."""

    id: UUID
    kept: tuple[UUID, str]
    merged: tuple[UUID, str]
    why: str
    by: str
    at: datetime
    undone_by: str = ""
    undone_at: datetime | None = None
    undone_why: str = ""


def baby_merge_for(actor: Actor, baby_merge_id: UUID, *, at: datetime) -> BabyMerged:
    """Raises Refused or NotThere unless the actor works with one of the two files."""
    found = BabyMerge.objects.select_related("recorded_by", "undone__recorded_by", "kept__mother", "merged__mother")
    merge = found.filter(pk=baby_merge_id).first()
    if merge is None:
        must(actor, Permission.PERSON_MERGE, at=at)
        raise NotThere
    held = files.held_by(actor).filter(pk__in=[merge.kept_id, merge.merged_id]).first()
    files.allow(actor, Permission.PERSON_MERGE, held.pk if held else merge.kept_id, at=at)
    undone = getattr(merge, "undone", None)
    return BabyMerged(
        id=merge.pk,
        kept=(merge.kept_id, files.name_of(merge.kept)),
        merged=(merge.merged_id, files.name_of(merge.merged)),
        why=merge.why,
        by=merge.recorded_by.full_name,
        at=merge.recorded_at,
        undone_by=undone.recorded_by.full_name if undone else "",
        undone_at=undone.recorded_at if undone else None,
        undone_why=undone.why if undone else "",
    )


def baby_merges_of(baby_ids: list[UUID]) -> dict[UUID, UUID]:
    """The merge that stands, by the file that became part of another."""
    standing = BabyMerge.objects.filter(merged_id__in=baby_ids, undone=None)
    return dict(standing.values_list("merged_id", "pk"))
