"""Making two entries one, and two again: a decision by a named person who works with both."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import must
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.kernel.ids import new_id
from kith.people import doors, rules
from kith.people.models import (
    ContactPoint,
    Person,
    PersonMerge,
    PersonMergeMove,
    PersonName,
    PersonUnmerge,
    Residence,
    SamePersonDoubt,
    Withholding,
)
from kith.people.words import MERGE_FIELDS, Means, Moved, NameKind

from . import checks, history


@dataclass(frozen=True, kw_only=True)
class MergeSaid:
    """What somebody decides: which entry is kept, whose value stands, why, and what they were shown."""

    kept_id: UUID
    merged_id: UUID
    why: str
    stands: Mapping[str, str] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()


@transaction.atomic
def merge_people(said: MergeSaid, *, by: Actor, at: datetime) -> PersonMerge | checks.Queried:
    """Make two entries one. What a rule found and was not shown before is shown first; asking twice is one merge.

    Raises Refused unless `by` works with both, NotThere when one of them does not stand (any more).
    """
    checks.alone("merge")
    standing = PersonMerge.objects.filter(kept_id=said.kept_id, merged_id=said.merged_id, undone=None).first()
    if standing is not None:
        doors.merge_for(by, standing.pk, at=at)
        return standing
    (kept, babies), (merged, theirs) = (doors.entry_for(by, each, at=at) for each in (said.kept_id, said.merged_id))
    comparison = doors.compare(by, kept.pk, merged.pk, at=at)
    queried = _queried(comparison.findings, said)
    if queried:
        return queried
    fields = _fields(kept, merged, said.stands)
    merge = PersonMerge.objects.create(
        kept=kept,
        merged=merged,
        fields=fields,
        why=said.why.strip()[:400],
        explained=" ".join(finding.code for finding in comparison.findings),
        recorded_at=at,
        recorded_by_id=checks.worker_id(by),
    )
    _keep_history(merge, kept, merged, fields)
    _take_values(kept, merged, fields)
    with connection.cursor() as cursor:
        cursor.execute("select people_merge_move(%s)", [merge.pk])
    history.keep_back(kept.pk)
    _leave_lines("made two entries one person", merge, [babies[0].pk, theirs[0].pk], by)
    return merge


def _queried(findings: Iterable[Finding], said: MergeSaid) -> checks.Queried | None:
    missing = [finding for finding in (rules.a_merge_says_why(said.why),) if finding]
    unseen = [finding for finding in findings if finding.code not in said.seen or finding.missing]
    return checks.Queried((*missing, *unseen)) if missing or unseen else None


def _fields(kept: Person, merged: Person, stands: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Both values of each fact as they were, and the one that stands: the kept one unless it is empty or not chosen."""
    fields = {}
    for name in MERGE_FIELDS:
        ours, theirs = _raw(getattr(kept, name)), _raw(getattr(merged, name))
        chosen = (
            stands.get(name, stands.get(WITH.get(name, ""), "kept"))
            if ours and theirs
            else ("kept" if ours else "merged")
        )
        fields[name] = {"kept": ours, "merged": theirs, "stands": chosen}
    withheld = {"kept": "yes" if kept.withhold_address else "", "merged": "yes" if merged.withhold_address else ""}
    return fields | {"withhold_address": withheld}


WITH = {"postcode": "address"}
"""A fact that goes with another when it is not asked about by itself."""


def _raw(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None or value == "unknown" else str(value)


def _value(name: str, raw: str) -> Any:
    if name == "date_of_birth":
        return date.fromisoformat(raw) if raw else None
    return raw or ("unknown" if name == "sex" else "")


def _take_values(kept: Person, merged: Person, fields: dict[str, dict[str, str]]) -> None:
    for name in MERGE_FIELDS:
        setattr(kept, name, _value(name, fields[name][fields[name]["stands"]]))
    kept.name_key = doors.key_of(f"{kept.given_name} {kept.family_name}")
    kept.withhold_address = kept.withhold_address or merged.withhold_address
    kept.save(update_fields=[*MERGE_FIELDS, "name_key", "withhold_address"])


def _keep_history(merge: PersonMerge, kept: Person, merged: Person, fields: dict[str, dict[str, str]]) -> None:
    """What does not stand becomes an earlier fact of the kept person; so does the other entry's history."""
    shared: dict[str, Any] = {"recorded_at": merge.recorded_at, "recorded_by_id": merge.recorded_by_id}
    day = day_of(merge.recorded_at)
    other = {
        name: both["merged" if both["stands"] == "kept" else "kept"]
        for name, both in fields.items()
        if "stands" in both
    }
    now = {name: both[both["stands"]] for name, both in fields.items() if "stands" in both}
    if (other["given_name"] or other["family_name"]) and _differ(other, now, "given_name", "family_name"):
        given, family = other["given_name"] or now["given_name"], other["family_name"] or now["family_name"]
        key = doors.key_of(f"{given} {family}")
        name = PersonName(given_name=given, family_name=family, name_key=key, kind=NameKind.KNOWN_AS.value)
        _added(merge, Moved.NAME, merged.pk, name, kept, shared)
    if (other["address"] or other["postcode"]) and _differ(other, now, "address", "postcode"):
        hidden = kept.withhold_address or merged.withhold_address
        home = Residence(address=other["address"], postcode=other["postcode"], until=day, withheld=hidden)
        _added(merge, Moved.RESIDENCE, merged.pk, home, kept, shared)
    if other["phone"] and other["phone"] != now["phone"]:
        _added(
            merge, Moved.CONTACT, merged.pk, ContactPoint(means=Means.PHONE.value, value=other["phone"]), kept, shared
        )
    for model, kind in _HISTORY.items():
        for row in model.objects.filter(person=merged, replaced_by=None, mistaken=False):
            was = row.pk
            row.pk, row.replaces, row._state.adding = new_id(), None, True
            _added(merge, kind, was, row, kept, {})


_HISTORY: dict[Any, Moved] = {
    PersonName: Moved.NAME,
    Residence: Moved.RESIDENCE,
    ContactPoint: Moved.CONTACT,
    Withholding: Moved.WITHHOLDING,
}


def _differ(one: dict[str, str], other: dict[str, str], *names: str) -> bool:
    return any(one[name] and one[name] != other[name] for name in names)


def _added(merge: PersonMerge, kind: Moved, was: UUID, row: Any, kept: Person, shared: dict[str, Any]) -> None:
    row.person = kept
    for name, value in shared.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    PersonMergeMove.objects.create(merge=merge, kind=kind.value, row_id=was, added_id=row.pk)


def _leave_lines(action: str, merge: PersonMerge, babies: list[UUID], by: Actor) -> None:
    for baby_id in dict.fromkeys(babies):
        act = audit.Act(
            action=action,
            permission=Permission.PERSON_MERGE,
            subject_kind="merge",
            subject_id=merge.pk,
            baby_id=baby_id,
            detail={"kept": str(merge.kept_id), "merged": str(merge.merged_id)},
        )
        audit.record(by, act)


@transaction.atomic
def undo_merge(merge_id: UUID, *, why: str, by: Actor, at: datetime) -> PersonUnmerge | checks.Queried:
    """Make them two again: exactly what the merge moved goes back unless it changed since; everything newer stays.

    Asking twice is one undoing. Raises Refused or NotThere as `merge_for`.
    """
    checks.alone("merge")
    merged = doors.merge_for(by, merge_id, at=at)
    done = PersonUnmerge.objects.filter(merge_id=merge_id).first()
    if done is not None:
        return done
    finding = rules.a_merge_says_why(why)
    if finding:
        return checks.Queried((finding,))
    merge = PersonMerge.objects.get(pk=merge_id)
    babies = doors.babies_with(by, doors.root_of(merged.kept_id))
    left = _give_back_values(merge)
    undoing = new_id()
    with connection.cursor() as cursor:
        values: list[Any] = [merge_id, undoing, why.strip()[:400], json.dumps(left), at]
        cursor.execute("select people_merge_undo(%s, %s, %s, %s::jsonb, %s)", values)
    _leave_lines("made two entries of one person again", merge, [babies[0].pk] if babies else [], by)
    return PersonUnmerge.objects.get(pk=undoing)


def _give_back_values(merge: PersonMerge) -> list[dict[str, str]]:
    """The kept person's own values again where the other's had come to stand; what changed since is left, and said."""
    kept = Person.objects.select_for_update().filter(pk=merge.kept_id).first()
    taken = {n: both for n, both in merge.fields.items() if both.get("stands") == "merged"}
    if kept is None or kept.merged_into_id is not None:
        return [{"kind": "value", "field": name} for name in taken]
    left = []
    for name, both in taken.items():
        if _raw(getattr(kept, name)) == both["merged"]:
            setattr(kept, name, _value(name, both["kept"]))
        else:
            left.append({"kind": "value", "field": name})
    if merge.fields["withhold_address"] == {"kept": "", "merged": "yes"}:
        left.append({"kind": "value", "field": "withhold_address"})
    kept.name_key = doors.key_of(f"{kept.given_name} {kept.family_name}")
    kept.save(update_fields=[*MERGE_FIELDS, "name_key"])
    return left


@transaction.atomic
def doubt_two(one_id: UUID, other_id: UUID, *, why: str, by: Actor, at: datetime) -> SamePersonDoubt | checks.Queried:
    """Ask those who work with the other person to look: for somebody who works with one of the two only.

    Raises Refused unless `by` works with `one_id`, NotThere when there is no such other person on file.
    """
    doors.entry_for(by, one_id, at=at)
    must(by, Permission.PEOPLE_SEARCH, at=at)
    doors.existence_of(by, other_id, Permission.PEOPLE_SEARCH, at=at)
    finding = rules.a_merge_says_why(why) or rules.two_entries_are_compared(one_id, other_id)
    if finding:
        return checks.Queried((finding,))
    made = SamePersonDoubt.objects.create(
        one_id=one_id,
        other_id=other_id,
        why=why.strip()[:400],
        team=directory_doors.worker_of(by).team,
        recorded_at=at,
        recorded_by_id=checks.worker_id(by),
    )
    act = audit.Act(
        action="asked whether two entries are one person",
        permission=Permission.PERSON_MERGE,
        subject_kind="person",
        subject_id=one_id,
        detail={"other": str(other_id)},
    )
    audit.record(by, act)
    return made
