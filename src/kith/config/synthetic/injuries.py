"""The demonstration's marks on babies who cannot move: referred now, closed, waiting, booked and not confirmed."""

from datetime import datetime, timedelta
from typing import Any

from kith.access.actor import Actor
from kith.access.words import Role
from kith.directory import actors
from kith.directory.models import Worker
from kith.injuries import actions
from kith.injuries.models import Injury
from kith.injuries.words import REGIONS, Answer, Benign, Care, Clinic, MarkKind, Said, Told
from kith.kernel.clock import day_of
from kith.people.models import Baby, Involvement
from kith.people.words import Mobility, MobilityBasis

from . import illustration
from .demo import PEOPLE


def scenes(*, at: datetime) -> None:
    """Write them, where the partnership has these people and nobody has written them yet."""
    emails = {one.email: one.role for one in PEOPLE}
    people = {emails[one.email]: one for one in Worker.objects.select_related("team__agency").filter(email__in=emails)}
    wanted = (Role.HEALTH_VISITOR, Role.GP, Role.FAMILY_HUB_WORKER)
    if any(role not in people for role in wanted) or Injury.objects.exists():
        return
    visitor, nurse = people[Role.HEALTH_VISITOR], people[Role.FAMILY_HUB_WORKER]
    babies = _babies(visitor, at)
    made = [
        scene(baby, _as(visitor, at), at)
        for baby, scene in zip(babies, (_documented, _judged, _unconfirmed), strict=False)
    ]
    if Role.MEDICAL_ILLUSTRATION in people and len(made) == 3:
        _photographs(made, visitor, people[Role.MEDICAL_ILLUSTRATION], at)
    for baby in _babies(nurse, at, besides=babies)[:1]:
        _refer_now(baby, _as(nurse, at), at - timedelta(minutes=40))


def _as(worker: Worker, at: datetime) -> Actor:
    actor = actors.actor_for(worker.account, second_factor=True, at=at)
    assert actor is not None, "the demonstration's people have accounts"
    return actor


def _babies(worker: Worker, at: datetime, besides: Any = ()) -> list[Baby]:
    """Babies between one and eight months whom this worker sees, the youngest first."""
    today = day_of(at)
    held = Involvement.objects.filter(worker=worker, until=None, since__lt=at).values("baby_id")
    born = {"date_of_birth__lte": today - timedelta(days=30), "date_of_birth__gte": today - timedelta(days=240)}
    rows = Baby.objects.filter(pk__in=held, ended_as="", same_as=None, **born).exclude(pk__in=[b.pk for b in besides])
    return list(rows.order_by("-date_of_birth", "id")[:6])


def _record(baby: Baby, by: Actor, at: datetime, region: str, **words: Any) -> Injury:
    place = REGIONS[region]
    mark: dict[str, Any] = {"region": region, "x": place.x, "y": place.y, "kind": MarkKind.BRUISE, "shape": "round"}
    moves = actions.Moves(
        stage=Mobility.HEAD_CONTROL,
        basis=MobilityBasis.OBSERVED,
        said_by=by.name,
        on=day_of(at),
        new=True,
    )
    seen = actions.Seen(noticed_at=at - timedelta(minutes=20), moves=moves, marks=(actions.MarkSaid(**mark | words),))
    return actions.record_injury(baby_id=baby.pk, seen=seen, draft_id=None, by=by, at=at)


def _refer_now(baby: Baby, by: Actor, at: datetime) -> None:
    """A bruise seen at the Family Hub an hour ago; the worker is asked to refer, and does not assess."""
    words = {"size_mm": 12, "colour": "blue and a little brown", "patterned": Answer.UNKNOWN}
    injury = _record(baby, by, at, "face.cheek_left", **words)
    told = actions.AccountSaid(said=Said.NONE, witnessed=Answer.NO)
    actions.record_account(injury_id=injury.pk, told=told, by=by, at=at)
    said = (actions.CareSaid(who="mother", name="Mother", had_care=Care.YES, words="All morning"),)
    actions.record_care(injury_id=injury.pk, said=said, by=by, at=at)


def _documented(baby: Baby, by: Actor, at: datetime) -> Injury:
    """A birthmark that the newborn examination holds already."""
    when = at - timedelta(days=9)
    words = {"kind": MarkKind.BIRTHMARK, "size_mm": 30, "colour": "slate blue", "shape": "irregular"}
    injury = _record(baby, by, when, "back.buttock_right", **words)
    said = actions.ClosureSaid(
        kind=Benign.DOCUMENTED,
        earlier_where="Newborn examination, birth record",
        earlier_on=baby.date_of_birth,
        reason="The same place, size and shape as drawn there. The mother has a photograph from the first week.",
    )
    actions.close(injury_id=injury.pk, said=said, by=by, at=when + timedelta(minutes=10))
    family = actions.FamilySaid(told=Told.YES, leaflet=Told.YES, told_whom="The mother")
    actions.tell_family(injury_id=injury.pk, said=family, by=by, at=when + timedelta(minutes=12))
    return injury


def _judged(baby: Baby, by: Actor, at: datetime) -> Injury:
    """A closure by judgement that waits for a second clinician."""
    when = at - timedelta(hours=5)
    injury = _record(baby, by, when, "front.thigh_left", kind=MarkKind.OTHER, size_mm=4, colour="bright red")
    said = actions.ClosureSaid(kind=Benign.MEDICAL, reason="A strawberry mark: raised, bright, it fades when pressed.")
    actions.close(injury_id=injury.pk, said=said, by=by, at=when + timedelta(minutes=10))
    return injury


def _unconfirmed(baby: Baby, by: Actor, at: datetime) -> Injury:
    """A paediatrician was asked yesterday; nobody has written down that the baby was seen."""
    when = at - timedelta(hours=26)
    injury = _record(baby, by, when, "front.upper_arm_right", size_mm=8, colour="purple")
    told = actions.AccountSaid(
        said=Said.EXPLAINED,
        words="I only saw it when I changed him. Maybe the car seat.",
        said_by="The mother",
        witnessed=Answer.NO,
        plausible=Answer.UNKNOWN,
    )
    actions.record_account(injury_id=injury.pk, told=told, by=by, at=when + timedelta(minutes=5))
    booking = actions.Booking(
        clinic=Clinic.PAEDIATRICIAN, place="Children’s assessment unit", planned_for=when + timedelta(hours=3)
    )
    actions.book_review(injury_id=injury.pk, booking=booking, by=by, at=when + timedelta(minutes=15))
    return injury


def _photographs(made: list[Injury], asks: Worker, takes: Worker, at: datetime) -> None:
    """One record has a photograph, and one waits for it."""
    _closed, judged, unconfirmed = made
    illustration.photographed(unconfirmed, _as(asks, at), _as(takes, at), takes, at - timedelta(hours=25))
    words = "Mark 1 with a scale, before the second clinician looks at it."
    actions.ask_illustration(injury_id=judged.pk, of=takes, words=words, by=_as(asks, at), at=at - timedelta(hours=4))
