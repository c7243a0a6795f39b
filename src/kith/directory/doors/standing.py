"""How right the directory is: when each contact was last confirmed, when it is due again, and who says it is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from kith.access import doors as access_doors
from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.access.words import Role
from kith.directory.models import Agency, Contact, ContactCheck, Worker
from kith.directory.words import CheckKind
from kith.kernel import handbook, limits
from kith.kernel.clock import LONDON, day_of

from .finding import CONFIRMED_LIMIT

DOUBTS = tuple(kind.value for kind in CheckKind if kind.doubts)


@dataclass(frozen=True)
class Standing:
    """A contact, when it is due to be confirmed again, and what somebody said of it since it was confirmed."""

    contact: Contact
    due_on: date
    late: bool
    soon: bool
    doubt: ContactCheck | None

    @property
    def stale(self) -> bool:
        return self.late or self.doubt is not None


@dataclass(frozen=True)
class Freshness:
    """Of an agency's contacts, how many were confirmed in time and are not said to be wrong."""

    agency: Agency
    right: int
    of: int


def subject_of(contact: Contact) -> Subject:
    """What a decision about a contact needs: whose agency it is, and who was asked to keep it right."""
    asked = frozenset({contact.owner_id} if contact.owner_id else ())
    return Subject(agency_id=contact.team.agency_id, asked=asked)


def contact_for(actor: Actor, contact_id: UUID, permission: Permission, *, at: datetime) -> Contact:
    """A contact that the actor may confirm, change or doubt. Raises NotThere, Refused."""
    found = kept().filter(pk=contact_id).first()
    if found is None:
        raise NotThere
    access_doors.must(actor, permission, subject_of(found), at=at)
    return found


def colleague_for(actor: Actor, worker_id: UUID, *, at: datetime) -> Worker:
    """Somebody at work whose own number may be said to be wrong. Raises NotThere, Refused."""
    found = Worker.objects.select_related("team__agency").filter(pk=worker_id).first()
    if found is None:
        raise NotThere
    access_doors.must(actor, Permission.CONTACT_DOUBT, Subject(agency_id=found.team.agency_id), at=at)
    return found


def kept() -> QuerySet[Contact]:
    """Every contact that stands, with its team, agency and owner."""
    here = Contact.objects.filter(ended_on=None, team__closed_on=None)
    return here.select_related("team__agency", "owner").order_by("team__name", "team_id", "means", "id")


def standing(contacts: Iterable[Contact], *, at: datetime) -> list[Standing]:
    """How these contacts stand."""
    chosen = list(contacts)
    doubts = doubts_of({one.pk for one in chosen})
    book = handbook.current()
    limit, calendar = book.limit(CONFIRMED_LIMIT, day_of(at)), book.calendar()
    days = timedelta(days=book.figure("contact_nudge_days", day_of(at)))
    found = []
    for one in chosen:
        begun = datetime.combine(one.last_confirmed_on, time(0), tzinfo=LONDON)
        due = limits.due(limit, begun, calendar)
        soon = day_of(due.due_at) - days <= day_of(at)
        found.append(Standing(one, day_of(due.due_at), at > due.due_at, soon, doubts.get(one.pk)))
    return found


def doubts_of(contact_ids: set[UUID]) -> dict[UUID, ContactCheck]:
    """The newest word on each of these contacts, where it says that the contact is wrong."""
    checks = ContactCheck.objects.filter(contact_id__in=contact_ids).select_related("by")
    newest = checks.order_by("contact_id", "-at", "-id").distinct("contact_id")
    return {one.contact_id: one for one in newest if one.contact_id and one.kind in DOUBTS}


def to_keep_right(actor: Actor, *, at: datetime) -> list[Standing]:
    """The contacts the actor keeps right: an administrator the agency's, anybody else their own. The worst first."""
    if actor.worker_id is None or actor.agency_id is None:
        return []
    if actor.role is Role.AGENCY_ADMINISTRATOR:
        mine = kept().filter(team__agency_id=actor.agency_id)
    else:
        mine = kept().filter(owner_id=actor.worker_id)
    return sorted(standing(mine, at=at), key=lambda one: (one.doubt is None, one.due_on, str(one.contact.pk)))


def of_agency(agency_id: UUID, *, at: datetime) -> list[Standing]:
    """Every contact of an agency, by team."""
    return standing(kept().filter(team__agency_id=agency_id), at=at)


def may_confirm(actor: Actor, contact: Contact, *, at: datetime) -> bool:
    """Whether the actor is offered "still right"."""
    return bool(decide(actor, Permission.CONTACT_CONFIRM, subject_of(contact), at=at))


def freshness(*, at: datetime) -> list[Freshness]:
    """How right each agency's contacts are, by name; an agency without contacts is left out."""
    since = _confirmed_since(at)
    newest = ContactCheck.objects.filter(contact_id=OuterRef("pk")).order_by("-at", "-id").values("kind")[:1]
    rows = (
        Contact.objects.filter(ended_on=None, team__closed_on=None)
        .annotate(said=Subquery(newest))
        .values("team__agency_id")
        .annotate(of=Count("id"), right=Count("id", filter=Q(last_confirmed_on__gte=since) & _sure()))
    )
    agencies = Agency.objects.in_bulk([row["team__agency_id"] for row in rows])
    found = [Freshness(agencies[row["team__agency_id"]], row["right"], row["of"]) for row in rows]
    return sorted(found, key=lambda one: (one.agency.name, str(one.agency.pk)))


def _sure() -> Q:
    return Q(said=None) | ~Q(said__in=DOUBTS)


def _confirmed_since(at: datetime) -> date:
    """The oldest day on which a contact may have been confirmed and still be in time: the limit is in days."""
    limit = handbook.current().limit(CONFIRMED_LIMIT, day_of(at))
    return day_of(at) - timedelta(days=limit.amount)


def with_number(number: str) -> tuple[list[Contact], list[Worker]]:
    """The contacts, and those at work, who have this number, however it is written; none for fewer than six digits."""
    digits = "".join(sign for sign in number if sign.isdigit())
    if len(digits) < FEWEST_DIGITS:
        return [], []
    tight = r"\D"
    contacts = kept().extra(where=["regexp_replace(value, %s, '', 'g') = %s"], params=[tight, digits])
    workers = Worker.objects.select_related("team__agency").filter(active_until=None)
    here = workers.extra(where=["regexp_replace(phone, %s, '', 'g') = %s"], params=[tight, digits])
    return list(contacts), list(here)


FEWEST_DIGITS = 6
