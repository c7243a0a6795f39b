"""What is still to be found out around each baby, whose it is, and what comes next; one query however many babies.

A gap is never kept: it is what the rules say of the newest records, so that recording the answer closes it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, When, Window
from django.db.models.functions import JSONObject

from kith.access.actor import Actor
from kith.directory import doors as directory_doors
from kith.directory.models import Team
from kith.kernel import handbook, limits
from kith.kernel.clock import LONDON, day_of
from kith.kernel.findings import Finding
from kith.kernel.handbook.around import GapGuide
from kith.kernel.limits import Deadline
from kith.people import rules
from kith.people.models import Baby, CarerSeen, GapStep, Involvement, MaleCarerRecord, Sighting
from kith.people.words import (
    PART_OF_AGENCY,
    Awake,
    CarerKind,
    GapKind,
    Knowledge,
    Part,
    Relationship,
    Restriction,
    Source,
    Undressed,
    YesNoUnknown,
)

from . import files, men

MOST_RECORDS = 1500
"""How many carers are looked at for one page of work; who holds more narrows the list by team."""
NAMED = (Knowledge.KNOWN.value, Knowledge.BELIEVED.value)

NOBODY = "The Front Door: nobody works with this family now"
ANSWERED_ON = {
    GapKind.HOUSEHOLD: "carer_home",
    GapKind.NEVER_SEEN: "carer_seen",
    GapKind.ICON: "carer_support",
    GapKind.VIEWS: "carer_support",
}


@dataclass(frozen=True, kw_only=True)
class Owner(rules.Holder):
    """Whose gap it is, with names."""

    worker: str = ""
    team: str = ""
    agency: str = ""

    @property
    def name(self) -> str:
        return f"{self.worker}, {self.team}" if self.worker else f"{self.team}, {self.agency}"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Somebody took the gap on, or passed it on; the newest step that still holds."""

    step: str
    reason: str
    next_step: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OpenGap:
    """One gap: about whom, what the rule says, by when, whose it is, and what comes next."""

    kind: GapKind
    baby_id: UUID
    baby: str
    finding: Finding
    guide: GapGuide
    deadline: Deadline
    owner: Owner | None
    taken: Taken | None
    next_step: str
    carer_id: UUID | None = None
    carer_kind: CarerKind = CarerKind.MAN
    relationship: Relationship | None = None
    name: str = ""

    @property
    def who(self) -> str:
        """About whom: a name, or who they are to the baby; the baby itself."""
        if self.relationship is None:
            return "The baby"
        return self.name or self.relationship.label

    @property
    def whose(self) -> str:
        """Whose it is, in words; never nobody's."""
        return self.owner.name if self.owner else NOBODY

    @property
    def summary(self) -> str:
        """Whose, by when and what next are said beside this: about whom, and what is missing."""
        says = self.finding.says
        return f"{self.who}: {says[:1].lower()}{says[1:]}"

    @property
    def answered_on(self) -> tuple[str, tuple[UUID, ...]]:
        """The page on which recording the answer closes it: its name and what it takes."""
        if self.carer_id is None:
            return "sighting_add", (self.baby_id,)
        return ANSWERED_ON.get(self.kind, "carer_record"), (self.baby_id, self.carer_id)

    def is_of(self, actor: Actor) -> bool:
        """Whether it is the actor's own to close: theirs, or a whole team's that they share."""
        if self.owner is None:
            return False
        if self.owner.worker_id is not None:
            return self.owner.worker_id == actor.worker_id
        return self.owner.team_id == actor.team_id or self.owner.team_id in actor.team_ids


@dataclass(frozen=True)
class Work:
    """A page of gaps, and how many there are; `more` when not every family could be looked at."""

    gaps: tuple[OpenGap, ...]
    total: int
    more: bool = False


def gaps_of(actor: Actor, baby_id: UUID, *, at: datetime) -> list[OpenGap]:
    """Every gap around one baby, the soonest due first. The caller has opened the file."""
    return sorted(_read(_records(actor).filter(baby_id=baby_id), at), key=_pressing)


def around_of(actor: Actor, baby_id: UUID, *, at: datetime) -> tuple[list[men.Man], list[OpenGap]]:
    """Everybody around a baby and every gap, in one query: as `carers_of` and `gaps_of` say it.

    The caller has opened the file, and it is not over.
    """
    pairs = men.with_seen(_records(actor).filter(baby_id=baby_id))
    carers = sorted((men.man(record, seen) for record, seen in pairs), key=men.order)
    return carers, sorted(_read([record for record, _seen in pairs], at), key=_pressing)


def work_for(
    actor: Actor, *, at: datetime, kind: GapKind | None = None, team_id: UUID | None = None, mine: bool = True
) -> Work:
    """The gaps that are the actor's own to close; or with `mine=False` all those of their families.

    `team_id` narrows to the gaps of one team and its workers.
    """
    records = list(_records(actor).order_by(_asking_first(), "recorded_at", "id")[: MOST_RECORDS + 1])
    found = [
        gap
        for gap in _read(records[:MOST_RECORDS], at)
        if (not mine or gap.is_of(actor))
        and (kind is None or gap.kind is kind)
        and (team_id is None or (gap.owner is not None and gap.owner.team_id == team_id))
    ]
    return Work(tuple(sorted(found, key=_pressing)), len(found), len(records) > MOST_RECORDS)


def work_and_unasked(actor: Actor, *, at: datetime, most: int = 8) -> tuple[Work, Work]:
    """`work_for`, and babies with a man nobody has asked about, the oldest first: in one query.

    Records of carers nobody has asked about come first, so that both are whole as long as the limit is.
    """
    unasked = Count("pk", filter=Q(knowledge=Knowledge.NOT_ASKED.value, carer__kind=CarerKind.MAN.value))
    found = _records(actor).annotate(of=Window(unasked)).order_by(_asking_first(), "recorded_at", "id")
    records = list(found[: MOST_RECORDS + 1])
    gaps = list(_read(records[:MOST_RECORDS], at))
    own = sorted((gap for gap in gaps if gap.is_of(actor)), key=_pressing)
    men_ = [gap for gap in gaps if gap.kind is GapKind.NOT_ASKED and gap.carer_kind is CarerKind.MAN]
    mine = Work(tuple(own), len(own), len(records) > MOST_RECORDS)
    return mine, Work(tuple(men_[:most]), records[0].of if records else 0)


def gap_for(actor: Actor, baby_id: UUID, kind: str, carer_id: UUID | None, *, at: datetime) -> OpenGap | None:
    """One gap around a baby; None when it is closed, or never was."""
    found = gaps_of(actor, baby_id, at=at)
    return next((gap for gap in found if gap.kind == kind and gap.carer_id == carer_id), None)


def teams_to_pass_to(gap: OpenGap, *, locality: str, district: str) -> list[Team]:
    """Teams that may be asked: of the kinds best placed, near the baby where there are some; then the Front Door."""
    placed = {*gap.guide.before_birth, *gap.guide.after_birth, *gap.guide.supervised}
    wanted = {kind.value for kind, part in PART_OF_AGENCY.items() if part.value in placed}
    found = directory_doors.teams_of_kind(*wanted)
    near = [team for team in found if team.district == district or (not team.district and team.locality == locality)]
    anywhere = [team for team in found if not team.district and not team.locality]
    door = directory_doors.front_door()
    teams = {team.pk: team for team in (*near, *anywhere, *([door] if door else []))}
    return list(teams.values())


def _pressing(gap: OpenGap) -> tuple[datetime, str, str]:
    return gap.deadline.due_at, gap.kind.value, str(gap.carer_id)


def _asking_first() -> Case:
    return Case(When(knowledge=Knowledge.NOT_ASKED.value, then=0), default=1)


def _records(actor: Actor) -> QuerySet[MaleCarerRecord]:
    """The record that stands of each carer in the actor's files that are not over, with all that the rules ask."""
    sighted = Sighting.objects.filter(baby_id=OuterRef("baby_id"))
    named = MaleCarerRecord.objects.filter(carer_id=OuterRef("carer_id"), knowledge__in=NAMED).order_by("number")
    found = men.newest().filter(baby__in=files.visible_to(actor), baby__ended_as="")
    return found.select_related("baby__mother", "carer", "person").annotate(
        seen=Exists(CarerSeen.objects.filter(carer_id=OuterRef("carer_id"))),
        named_at=Subquery(named.values("recorded_at")[:1]),
        awake=Exists(sighted.filter(awake__in=[one.value for one in Awake if one.was_awake])),
        undressed=Exists(sighted.filter(undressed=Undressed.FULLY.value)),
        slept=Exists(sighted.filter(sleep_seen=YesNoUnknown.YES.value)),
        held=ArraySubquery(_held()),
        steps=ArraySubquery(_steps()),
    )


def _held() -> QuerySet[Any, Any]:
    held = Involvement.objects.filter(baby_id=OuterRef("baby_id"), until=None)
    return held.values(
        json=JSONObject(
            worker_id="worker_id", team_id="team_id", agency_id="agency_id", part="part", since="since",
            worker="worker__full_name", team="team__name", agency="agency__name",
        )
    )  # fmt: skip


def _steps() -> QuerySet[Any, Any]:
    steps = GapStep.objects.filter(baby_id=OuterRef("baby_id")).order_by("-recorded_at", "-id")
    return steps.values(
        json=JSONObject(
            carer_id="carer_id", gap="gap", step="step", worker_id="owner_id", team_id="team_id", reason="reason",
            next_step="next_step", at="recorded_at", by="recorded_by__full_name",
        )
    )  # fmt: skip


def _read(records: Iterable[Any], at: datetime) -> Iterator[OpenGap]:
    reader, babies = _Reader(at), set()
    for record in records:
        yield from reader.of_carer(record)
        if record.baby_id not in babies:
            babies.add(record.baby_id)
            yield from reader.of_baby(record)


class _Reader:
    """Reads gaps from records, by the handbook in force."""

    def __init__(self, at: datetime) -> None:
        self.at, self.today, self.book = at, day_of(at), handbook.current()
        self.guides = self.book.gap_guides(self.today)
        self.calendar = self.book.calendar()
        self.sleep_months = self.book.figure("sleep_place_until_months", self.today)
        self.clocks = {kind: self.book.limit(guide.limit, self.today) for kind, guide in self.guides.items()}
        self.around: dict[UUID, list[Owner]] = {}

    def of_carer(self, record: Any) -> Iterator[OpenGap]:
        baby, facts = record.baby, _facts(record)
        icon = self.guides[GapKind.ICON]
        time_now = rules.crying_time(
            baby.date_of_birth, baby.expected_on, self.today, from_weeks=icon.from_weeks, months=icon.until_months
        )
        for kind, finding in rules.gaps_about(facts, time_now):
            gap = self._gap(kind, finding, record, supervised=facts.supervised, about=record.carer_id)
            yield replace(
                gap,
                carer_id=record.carer_id,
                carer_kind=facts.kind,
                relationship=facts.relationship,
                name=men.name_of(record),
                next_step=gap.next_step or (record.next_step if kind.about_asking else ""),
            )

    def of_baby(self, record: Any) -> Iterator[OpenGap]:
        born = record.baby.date_of_birth
        if born is None:
            return
        months = rules.age_in_months(born, self.today)
        for kind, finding in (
            (
                GapKind.BABY_NOT_SEEN,
                rules.somebody_has_seen_the_baby_awake_and_undressed(record.awake, record.undressed, months),
            ),
            (
                GapKind.SLEEP_NOT_SEEN,
                rules.somebody_has_seen_where_the_baby_sleeps(record.slept, months, self.sleep_months),
            ),
        ):
            if finding:
                yield self._gap(kind, finding, record, supervised=False, about=None)

    def _holders(self, record: Any) -> list[Owner]:
        """Who works with the baby of a record: read once for all that is asked about one baby."""
        if record.baby_id not in self.around:
            self.around[record.baby_id] = [_owner(one) for one in record.held]
        return self.around[record.baby_id]

    def _gap(self, kind: GapKind, finding: Finding, record: Any, *, supervised: bool, about: UUID | None) -> OpenGap:
        guide, baby = self.guides[kind], record.baby
        holders = self._holders(record)
        step = _newest_step(record.steps, kind, about, holders)
        placed = guide.placed(born=baby.date_of_birth is not None, supervised=supervised)
        owner = _chosen(step, holders) if step else rules.best_placed(holders, placed)
        return OpenGap(
            kind=kind,
            baby_id=baby.pk,
            baby=files.name_of(baby),
            finding=finding,
            guide=guide,
            deadline=limits.due(self.clocks[kind], _since(kind, record), self.calendar),
            owner=owner,
            taken=_taken(step) if step else None,
            next_step=step["next_step"] if step else "",
        )


def _facts(record: Any) -> rules.CarerFacts:
    supervised = record.restriction in {Restriction.BAIL, Restriction.LICENCE} or "supervision" in record.factors
    return rules.CarerFacts(
        knowledge=Knowledge(record.knowledge),
        relationship=Relationship(record.relationship),
        kind=CarerKind(record.carer.kind),
        lives=YesNoUnknown(record.lives_with_baby),
        stays=record.stays,
        sole_care=YesNoUnknown(record.sole_care),
        source=Source(record.source) if record.source else "",
        verified=record.verified,
        seen=record.seen or record.seen_on is not None,
        icon=YesNoUnknown(record.icon_given),
        views=bool(record.views),
        supervised=supervised,
        deceased=record.deceased,
    )


def _since(kind: GapKind, record: Any) -> datetime:
    """When the clock of a gap started, as its time limit says."""
    baby: Baby = record.baby
    if kind in {GapKind.ICON, GapKind.BABY_NOT_SEEN, GapKind.SLEEP_NOT_SEEN}:
        return _morning(baby.date_of_birth or baby.expected_on or day_of(record.recorded_at))
    if kind is GapKind.NOT_ASKED:
        return record.carer.added_at
    return record.recorded_at if kind is GapKind.DECLINED else record.named_at or record.recorded_at


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), LONDON)


def _owner(held: dict[str, Any]) -> Owner:
    return Owner(
        worker_id=UUID(held["worker_id"]) if held["worker_id"] else None,
        team_id=UUID(held["team_id"]),
        agency_id=UUID(held["agency_id"]),
        part=Part(held["part"]),
        since=datetime.fromisoformat(held["since"]),
        worker=held["worker"] or "",
        team=held["team"],
        agency=held["agency"],
    )


def _newest_step(
    steps: Sequence[dict[str, Any]], kind: GapKind, about: UUID | None, holders: Sequence[Owner]
) -> dict[str, Any] | None:
    """The newest step about this gap, while whoever it names still works with the baby."""
    carer = str(about) if about else None
    step = next((one for one in steps if one["gap"] == kind and one["carer_id"] == carer), None)
    return step if step and _chosen(step, holders) else None


def _chosen(step: dict[str, Any], holders: Sequence[Owner]) -> Owner | None:
    """The holder a step names: the worker, or the whole team, or somebody of that team."""
    of_team = [one for one in holders if str(one.team_id) == step["team_id"]]
    if step["worker_id"]:
        return next((one for one in of_team if str(one.worker_id) == step["worker_id"]), None)
    return next((one for one in of_team if one.worker_id is None), None) or next(iter(of_team), None)


def _taken(step: dict[str, Any]) -> Taken:
    return Taken(
        step=step["step"],
        reason=step["reason"],
        next_step=step["next_step"],
        by=step["by"] or "",
        at=datetime.fromisoformat(step["at"]),
    )
