"""An agency's extracts, for those of the agency who may hand one over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.kernel import handbook
from kith.linkage import extracts
from kith.linkage.models import ColumnMapping, Extract, ExtractFile, ExtractRefusal
from kith.linkage.words import Column


def limits(on: date) -> extracts.Limits:
    """How large an extract may be, as the handbook says on that day."""
    book = handbook.current()
    return extracts.Limits(
        file_bytes=book.figure("extract_most_megabytes", on) * extracts.MEGABYTE,
        unpacked_bytes=book.figure("extract_most_unpacked_megabytes", on) * extracts.MEGABYTE,
        rows=book.figure("extract_most_rows", on),
    )


def visible_to(actor: Actor) -> QuerySet[Extract]:
    """The extracts of the actor's own agency, newest first."""
    if actor.agency_id is None:
        return Extract.objects.none()
    return Extract.objects.filter(agency_id=actor.agency_id).select_related("sent_by", "agency").order_by("-sent_at")


def extracts_of(actor: Actor, *, at: datetime, most: int = 50) -> list[Extract]:
    """What the actor's agency has handed over. Raises Refused."""
    must(actor, Permission.EXTRACT_SEND, Subject(agency_id=actor.agency_id), at=at)
    return list(visible_to(actor)[:most])


def extract_for(actor: Actor, extract_id: UUID, *, at: datetime) -> Extract:
    """One extract of the actor's agency. Raises Refused, and NotThere for another agency's or none."""
    must(actor, Permission.EXTRACT_SEND, Subject(agency_id=actor.agency_id), at=at)
    found = visible_to(actor).filter(pk=extract_id).first()
    if found is None:
        raise NotThere
    return found


def remembered(extract: Extract) -> dict[Column, int]:
    """Which column is which: as this agency confirmed it for such a file before, else as it seems."""
    newest = ColumnMapping.objects.filter(agency_id=extract.agency_id, shape=extract.shape).order_by("-recorded_at")
    known = newest.values_list("mapping", flat=True).first()
    if known is not None:
        return {Column(name): place for name, place in known.items()}
    return extracts.suggest(extract.headings)


def sample_of(extract: Extract, *, at: datetime, most: int = 3) -> Sequence[tuple[str, ...]]:
    """The first rows, so that a person can tell which column is which; empty once the file is gone."""
    file = ExtractFile.objects.filter(extract=extract).first()
    if file is None:
        return ()
    sheet = extracts.read(bytes(file.content), limits(at.date()))
    return tuple(cells for _number, cells in sheet.rows[:most])


@dataclass(frozen=True)
class Refused:
    """Rows refused, one page of them."""

    rows: tuple[tuple[int, str, str], ...]
    total: int


def refusals_of(extract: Extract, *, most: int | None = None, skip: int = 0) -> Refused:
    """Row, column and reason, in the order of the file. The caller has opened the extract."""
    found = ExtractRefusal.objects.filter(extract=extract).order_by("number", "id")
    chosen = found[skip : skip + most] if most is not None else found
    rows = tuple(chosen.values_list("number", "column", "reason"))
    return Refused(rows, extract.refused)
