"""The demonstration's need to know: a sealed file, openings by break-glass to review, and an invitation that ends."""

from datetime import datetime, timedelta

from kith.access.words import Role
from kith.directory.models import Worker
from kith.kernel import handbook, limits
from kith.kernel.calendar import end_of
from kith.kernel.clock import day_of
from kith.people.models import Baby, BreakGlass, Involvement, Seal, SealName
from kith.people.words import Part, Purpose, SealCause, SealKind

from .demo import PEOPLE

WHEN_NEW, WHEN_LATE = timedelta(hours=20), timedelta(days=6)


def scenes(*, at: datetime) -> None:
    """Write them, where the partnership has these people and babies and nobody has written them yet."""
    people = {
        one.role: worker
        for one in PEOPLE
        if (worker := Worker.objects.select_related("team").filter(email=one.email).first())
    }
    if Role.INFORMATION_GOVERNANCE not in people or Seal.objects.exists():
        return
    _seal(people, at)
    _break_glass(people[Role.POLICE], Purpose.POLICE_INCIDENT, "Called to the address; is there a baby?", at - WHEN_NEW)
    _break_glass(people[Role.PAEDIATRICIAN], Purpose.MEDICAL, "Brought in at night, asleep and pale.", at - WHEN_LATE)
    _invitation(people[Role.HEALTH_VISITOR], people[Role.PAEDIATRICIAN], at)


def _seal(people: dict[Role, Worker], at: datetime) -> None:
    """A baby whose grandmother is a worker who is shut out."""
    baby = _somebody_elses(people[Role.GP], 3)
    if baby is None:
        return
    seal = Seal.objects.create(
        baby=baby,
        kind=SealKind.EXCLUSION.value,
        cause=SealCause.OWN_FAMILY.value,
        reason="The practice’s safeguarding lead is the mother’s uncle.",
        source="He said so himself",
        ask="The information governance lead",
        review_on=day_of(at) + timedelta(days=120),
        set_by=people[Role.FRONT_DOOR_MANAGER],
        set_at=at - timedelta(days=30),
    )
    SealName.objects.create(
        seal=seal, worker=people[Role.GP], recorded_by=people[Role.FRONT_DOOR_MANAGER], recorded_at=seal.set_at
    )


def _break_glass(worker: Worker, purpose: Purpose, reason: str, opened_at: datetime) -> None:
    """An opening that is over and waits for its review."""
    baby = _somebody_elses(worker, 5)
    if baby is None:
        return
    book = handbook.current()
    minutes = book.figure("break_glass_minutes", day_of(opened_at))
    BreakGlass.objects.create(
        baby=baby,
        worker=worker,
        agency_id=worker.team.agency_id,
        purpose=purpose.value,
        reason=reason,
        opened_at=opened_at,
        ends_at=opened_at + timedelta(minutes=minutes),
        review_due_at=limits.due(book.limit("NTK"), opened_at, book.calendar()).due_at,
    )


def _invitation(host: Worker, guest: Worker, at: datetime) -> None:
    """A paediatrician is asked in for ten days."""
    held = Involvement.objects.filter(worker=host, until=None).order_by("-since", "id").first()
    if held is None:
        return
    Involvement.objects.create(
        baby_id=held.baby_id,
        worker=guest,
        team=guest.team,
        agency_id=guest.team.agency_id,
        part=Part.PAEDIATRICIAN.value,
        basis="Asked to look at slow weight gain",
        since=at - timedelta(days=4),
        until=end_of(day_of(at) + timedelta(days=10)),
        recorded_by=host,
    )


def _somebody_elses(worker: Worker, number: int) -> Baby | None:
    """A baby that neither this worker nor their team works with."""
    held = Involvement.objects.filter(team=worker.team).values("baby_id")
    return Baby.objects.exclude(pk__in=held).exclude(date_of_birth=None).order_by("id")[number : number + 1].first()
