"""Who works with a baby and why each has access; who has seen the file; openings to review; seals."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Prefetch, QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.doors import NotThere, must
from kith.access.models import AuditEntry
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.access.words import Outcome
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.kernel.clock import LONDON
from kith.people.models import BreakGlass, Involvement, Seal, SealName, SealStep
from kith.people.words import Purpose, SealCause, SealKind, SealStepKind

from . import files
from .lists import MOMENT, Involved, involved_with
from .search import existence_of

PAGE = 50
MOST_PAGES = 40


def glass_running(actor: Actor, baby_id: UUID) -> BreakGlass | None:
    """The actor's own break-glass opening of this file that still runs."""
    if actor.worker_id is None:
        return None
    mine = BreakGlass.objects.filter(worker_id=actor.worker_id, baby_id=baby_id, ends_at__gt=MOMENT)
    return mine.order_by("-ends_at").first()


@dataclass(frozen=True, kw_only=True)
class Access:
    """Somebody, or a team, with access to a file; `because`; whether the reader may end it; managers who see it too."""

    involved: Involved
    because: str
    mine: bool
    managers: tuple[str, ...] = ()


def access_to(actor: Actor, baby_id: UUID) -> list[Access]:
    """Who works with the baby now and why each has access. The caller has opened the file."""
    around = involved_with(baby_id)
    managers = directory_doors.managers_of({one.team_id for one in around})
    return [
        Access(
            involved=one,
            because=_because(one),
            mine=one.worker_id == actor.worker_id or one.team_id in actor.team_ids,
            managers=tuple(name for team, name in managers if team == one.team_id and name != one.worker),
        )
        for one in around
    ]


def _because(one: Involved) -> str:
    if one.until is not None:
        return "Invited until a date"
    if one.claimed:
        return "Said that they work with this family"
    return "Allocated" if one.worker_id else "The whole team works with this family"


def colleagues_in_my_agency(actor: Actor, baby_id: UUID, *, at: datetime) -> tuple[str, ...]:
    """Whom in their own agency somebody may speak with about a family: that they work with it, not what they know."""
    if not decide(actor, Permission.AGENCY_KNOW, files.subject_of(baby_id), at=at):
        return ()
    with connection.cursor() as cursor:
        cursor.execute("select worker_id, team_id from people_of_my_agency(%s)", [baby_id])
        rows = cursor.fetchall()
    workers = Worker.objects.select_related("team").in_bulk([worker for worker, _team in rows if worker])
    teams = {team.pk: team.name for team in directory_doors.teams({team for _worker, team in rows})}
    words = [_reach(workers[worker]) if worker in workers else teams.get(team, "") for worker, team in rows]
    return tuple(dict.fromkeys(word for word in words if word))


def _reach(worker: Worker) -> str:
    return f"{worker.full_name}, {worker.team.name}" + (f": {worker.phone}" if worker.phone else "")


def involvement_for(actor: Actor, involvement_id: UUID, *, at: datetime) -> Involvement:
    """One involvement that stands and is the actor's own or a team's they manage or share. Raises Refused, NotThere."""
    standing = Involvement.objects.select_related("worker", "team", "agency").filter(stands_until__gt=MOMENT)
    held = standing.filter(pk=involvement_id).first()
    if held is None:
        raise NotThere
    files.allow(actor, Permission.INVOLVEMENT_CHANGE, held.baby_id, at=at)
    if held.worker_id != actor.worker_id and held.team_id not in actor.team_ids:
        raise NotThere
    return held


@dataclass(frozen=True, kw_only=True)
class Look:
    """One act about a file, by whom: that it was done, never what was read or written."""

    at: datetime
    who: str
    role: str
    agency: str
    what: str
    refused: bool
    because: str


@dataclass(frozen=True, kw_only=True)
class LooksWanted:
    """Which page of acts about a file, and which of them: by somebody, of an agency, from a day until a day."""

    number: int = 1
    who: str = ""
    agency_id: UUID | None = None
    since: date | None = None
    until: date | None = None

    def narrow(self, entries: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
        """The acts that are wanted; that a page drew its own small picture is left out."""
        entries = entries.exclude(action=files.SHOWN)
        if self.who or self.agency_id:
            workers = Worker.objects.all()
            workers = workers.filter(full_name__icontains=self.who) if self.who else workers
            workers = workers.filter(team__agency_id=self.agency_id) if self.agency_id else workers
            entries = entries.filter(worker_id__in=workers.values("id"))
        if self.since:
            entries = entries.filter(at__gte=datetime.combine(self.since, time(), LONDON))
        if self.until:
            entries = entries.filter(at__lt=datetime.combine(self.until + timedelta(days=1), time(), LONDON))
        return entries


def who_has_seen(actor: Actor, baby_id: UUID, wanted: LooksWanted, *, at: datetime) -> tuple[list[Look], bool]:
    """One page of who opened, found, exported or was refused this file, newest first; and whether there is more.

    Three questions to the database, each bounded. Raises Refused; the looking is recorded.
    """
    files.allow(actor, Permission.AUDIT_SEE_OPENINGS, baby_id, at=at)
    upto = min(wanted.number, MOST_PAGES) * PAGE + 1
    about = wanted.narrow(AuditEntry.objects.filter(baby_id=baby_id)).order_by("-at", "-id")[:upto]
    found = AuditEntry.objects.filter(detail__has_key="babies", detail__babies__contains=[str(baby_id)])
    found = wanted.narrow(found).order_by("-at", "-id")[:upto]
    entries = sorted({e.pk: e for e in (*about, *found)}.values(), key=lambda e: (e.at, e.pk), reverse=True)[:upto]
    shown = entries[upto - 1 - PAGE : upto - 1]
    people = Worker.objects.select_related("team__agency").in_bulk({e.worker_id for e in shown if e.worker_id})
    audit.record(
        actor,
        audit.Act(
            action="looked at who has seen a file",
            permission=Permission.AUDIT_SEE_OPENINGS,
            subject_kind="baby",
            baby_id=baby_id,
        ),
    )
    return [_seen(entry, people.get(entry.worker_id)) for entry in shown], len(entries) == upto


def _seen(entry: AuditEntry, worker: Worker | None) -> Look:
    refused = entry.outcome == Outcome.REFUSED
    return Look(
        at=entry.at,
        who=worker.full_name if worker else "A visitor by link",
        role=worker.get_role_display() if worker else "",
        agency=worker.team.agency.name if worker else "",
        what="was refused" if refused else entry.action,
        refused=refused,
        because=entry.because if refused else "",
    )


@dataclass(frozen=True, kw_only=True)
class Opening:
    """One opening by break-glass as its reviewer sees it."""

    id: UUID
    who: str
    agency: str
    purpose: str
    reason: str
    opened_at: datetime
    ends_at: datetime
    review_due_at: datetime


def _opening(one: BreakGlass) -> Opening:
    return Opening(
        id=one.pk,
        who=one.worker.full_name,
        agency=one.agency.name,
        purpose=Purpose(one.purpose).label,
        reason=one.reason,
        opened_at=one.opened_at,
        ends_at=one.ends_at,
        review_due_at=one.review_due_at,
    )


def openings_to_review(actor: Actor, *, at: datetime, most: int = 100) -> list[Opening]:
    """Openings by break-glass that nobody has reviewed, the first due at the top. Raises Refused."""
    must(actor, Permission.GLASS_REVIEW, Subject(), at=at)
    waiting = BreakGlass.objects.select_related("worker", "agency").filter(review=None)
    others = waiting.exclude(worker_id=actor.worker_id) if actor.worker_id else waiting
    return [_opening(one) for one in others.order_by("review_due_at", "id")[:most]]


def opening_for(actor: Actor, opening_id: UUID, *, at: datetime) -> tuple[Opening, str]:
    """One opening and the name of the file it opened, for its reviewer. Raises Refused, NotThere; recorded."""
    must(actor, Permission.GLASS_REVIEW, Subject(), at=at)
    opening = BreakGlass.objects.select_related("worker", "agency").filter(pk=opening_id).first()
    if opening is None:
        raise NotThere
    subject = Subject(baby_id=opening.baby_id, author_ids=frozenset({opening.worker_id}))
    must(actor, Permission.GLASS_REVIEW, subject, at=at)
    return _opening(opening), _name(actor, opening.baby_id, Permission.GLASS_REVIEW, at=at)


def _name(actor: Actor, baby_id: UUID, permission: Permission, *, at: datetime) -> str:
    """What a file is called, for information governance, which opens none. The looking is recorded."""
    act = audit.Act(action="looked up whose file it is", permission=permission, subject_kind="baby", baby_id=baby_id)
    audit.record(actor, act)
    return existence_of(actor, baby_id, permission, at=at).name


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """A seal, whom it names now, when it is looked at again, and whether it was lifted."""

    id: UUID
    cause: SealCause
    kind: SealKind
    reason: str
    source: str
    ask: str
    set_by: str
    set_at: datetime
    named: tuple[str, ...]
    review_on: date
    lifted: bool


def seals(actor: Actor, *, at: datetime, most: int = 100) -> list[Sealed]:
    """Every seal that stands, the first to be looked at again at the top. Raises Refused."""
    must(actor, Permission.SEAL_REVIEW, Subject(), at=at)
    rows = Seal.objects.exclude(steps__step=SealStepKind.LIFTED.value).select_related("set_by").order_by("set_at")
    standing = [_sealed(one) for one in rows.prefetch_related(*_WITH)[:most]]
    return sorted(standing, key=lambda one: (one.review_on, one.id))


_WITH: tuple[Any, ...] = (
    Prefetch("names", SealName.objects.select_related("worker__team__agency").order_by("recorded_at", "id")),
    Prefetch("steps", SealStep.objects.order_by("recorded_at", "id")),
)


def _sealed(one: Seal) -> Sealed:
    newest = {name.worker_id: name for name in one.names.all()}
    dates = [step.review_on for step in one.steps.all() if step.review_on]
    return Sealed(
        id=one.pk,
        cause=SealCause(one.cause),
        kind=SealKind(one.kind),
        reason=one.reason,
        source=one.source,
        ask=one.ask,
        set_by=one.set_by.full_name if one.set_by else "",
        set_at=one.set_at,
        named=tuple(f"{n.worker.full_name} ({n.worker.team.agency.name})" for n in newest.values() if n.named),
        review_on=dates[-1] if dates else one.review_on,
        lifted=any(step.step == SealStepKind.LIFTED for step in one.steps.all()),
    )


def seal_for(actor: Actor, seal_id: UUID, *, at: datetime) -> Seal:
    """One seal that stands, for information governance. Raises Refused, NotThere."""
    must(actor, Permission.SEAL_REVIEW, Subject(), at=at)
    found = Seal.objects.prefetch_related(*_WITH).select_related("set_by").filter(pk=seal_id).first()
    if found is None or _sealed(found).lifted:
        raise NotThere
    files.allow(actor, Permission.SEAL_REVIEW, found.baby_id, at=at)
    return found


def seal_page_for(actor: Actor, seal_id: UUID, *, at: datetime) -> tuple[Sealed, str]:
    """One seal with whom it names, and the name of its file. Raises Refused, NotThere; recorded."""
    found = seal_for(actor, seal_id, at=at)
    return _sealed(found), _name(actor, found.baby_id, Permission.SEAL_REVIEW, at=at)
