"""An extract handed over, its columns confirmed, its rows checked, and destroyed when its time is up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.directory import doors as directory_doors
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.linkage import doors, extracts
from kith.linkage.models import CandidatePair, ColumnMapping, Extract, ExtractFile, ExtractRefusal, ExtractRow
from kith.linkage.words import Basis, Column

BATCH = 2_000


@dataclass(frozen=True, kw_only=True)
class Handed:
    """What is handed over: the file, why, and on what the agency relies."""

    content: bytes
    purpose: str
    basis: Basis


@transaction.atomic
def hand_over(handed: Handed, *, by: Actor, at: datetime) -> Extract:
    """Take an extract for the actor's own agency. Raises Refused, and extracts.Unreadable with what is wrong."""
    must(by, Permission.EXTRACT_SEND, Subject(agency_id=by.agency_id), at=at)
    sheet = extracts.read(handed.content, doors.limits(day_of(at)))
    worker = directory_doors.worker_of(by)
    kept = handbook.current().figure("extract_kept_days", day_of(at))
    extract = Extract.objects.create(
        agency_id=worker.team.agency_id,
        purpose=handed.purpose,
        basis=handed.basis.value,
        headings=list(sheet.headings),
        shape=extracts.shape_of(sheet.headings),
        wanted=len(sheet.rows),
        sent_by=worker,
        sent_at=at,
        destroy_on=day_of(at) + timedelta(days=kept),
    )
    ExtractFile.objects.create(extract=extract, content=handed.content)
    _record("handed over an extract", extract, by, {"rows": len(sheet.rows)})
    return extract


@transaction.atomic
def confirm_columns(extract_id: UUID, mapping: Mapping[Column, int], *, by: Actor, at: datetime) -> Extract:
    """Say which column is which; it is remembered for the agency's next file of this shape, and the rows are checked.

    Confirming again before the rows are checked counts anew; afterwards nothing happens. Raises Refused, NotThere.
    """
    extract = Extract.objects.select_for_update().get(pk=doors.extract_for(by, extract_id, at=at).pk)
    if extract.confirmed_at is not None:
        return extract
    said = {column.value: place for column, place in mapping.items()}
    remembered = {"agency_id": extract.agency_id, "shape": extract.shape, "mapping": said}
    ColumnMapping.objects.create(**remembered, recorded_at=at, recorded_by=directory_doors.worker_of(by))
    extract.mapping, extract.confirmed_at = said, at
    extract.save(update_fields=["mapping", "confirmed_at"])
    _record("confirmed an extract's columns", extract, by, {"columns": sorted(said)})
    lock = f"extract:{extract.pk}"
    app.configure_task("check_extract", queueing_lock=lock, lock=lock).defer(extract_id=str(extract.pk))
    return extract


def check(extract_id: UUID, *, at: datetime) -> None:
    """Check every row, in the background: what can be linked is kept, what cannot is refused with its reason.

    Running it twice does it once. The file is not kept after that.
    """
    extract = Extract.objects.filter(pk=extract_id, checked_at=None, failed="", destroyed_at=None).first()
    file = ExtractFile.objects.filter(extract_id=extract_id).first()
    if extract is None or file is None or extract.confirmed_at is None:
        return
    try:
        sheet = extracts.read(bytes(file.content), doors.limits(day_of(extract.sent_at)))
    except extracts.Unreadable as unreadable:
        Extract.objects.filter(pk=extract_id).update(failed=str(unreadable)[:300])
        return
    mapping = {Column(name): place for name, place in extract.mapping.items()}
    _keep(extract, extracts.check_rows(sheet, mapping, today=day_of(at)), at)


def _keep(extract: Extract, checked: extracts.Checked, at: datetime) -> None:
    """Store the rows, telling how far it is after each batch so that the page can show it."""
    rows = [ExtractRow(extract=extract, number=number, **_columns(row)) for number, row in checked.numbered]
    refused = [
        ExtractRefusal(extract=extract, number=one.row, column=one.column, reason=one.reason) for one in checked.refused
    ]
    ExtractRow.objects.filter(extract=extract).delete()
    ExtractRefusal.objects.filter(extract=extract).delete()
    Extract.objects.filter(pk=extract.pk).update(done=len(refused))
    ExtractRefusal.objects.bulk_create(refused, batch_size=BATCH)
    for start in range(0, len(rows), BATCH):
        ExtractRow.objects.bulk_create(rows[start : start + BATCH])
        Extract.objects.filter(pk=extract.pk).update(done=len(refused) + min(start + BATCH, len(rows)))
    with transaction.atomic():
        Extract.objects.filter(pk=extract.pk).update(
            checked_at=at, used=len(rows), refused=len(refused), done=len(rows) + len(refused)
        )
        ExtractFile.objects.filter(extract=extract).delete()


def _columns(row: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {name: value for name, value in row.items() if name not in ("id", "date_of_birth")}
    born = row.get("date_of_birth")
    return found | {"reference": row["id"], "date_of_birth": date.fromisoformat(born) if born else None}


@transaction.atomic
def destroy(extract_id: UUID, *, by: Actor, at: datetime) -> Extract:
    """Have an extract's rows destroyed now, before their time. Raises Refused, NotThere."""
    extract = Extract.objects.select_for_update().get(pk=doors.extract_for(by, extract_id, at=at).pk)
    extract.destroy_on = min(extract.destroy_on, day_of(at))
    extract.save(update_fields=["destroy_on"])
    _record("asked for an extract to be destroyed", extract, by, {})
    app.configure_task("destroy_extracts", queueing_lock="destroy_extracts").defer(timestamp=0)
    return extract


def destroy_due(*, at: datetime) -> int:
    """Destroy rows, refusals, file and undecided pairs of every extract whose day has come; returns how many extracts.

    What a person decided about a pair is kept, without the row.
    """
    due = Extract.objects.filter(destroy_on__lte=day_of(at), destroyed_at=None)
    for extract in due:
        with transaction.atomic():
            CandidatePair.objects.filter(run__extract=extract, decisions=None).delete()
            for table in (ExtractRow, ExtractRefusal, ExtractFile):
                table.objects.filter(extract=extract).delete()
            Extract.objects.filter(pk=extract.pk).update(destroyed_at=at)
    return len(due)


def _record(action: str, extract: Extract, by: Actor, detail: Mapping[str, object]) -> None:
    act = audit.Act(
        action=action,
        permission=Permission.EXTRACT_SEND,
        subject_kind="extract",
        subject_id=extract.pk,
        detail=detail,
    )
    audit.record(by, act)
