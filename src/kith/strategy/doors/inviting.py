"""Who must be invited to a discussion about a baby, and to which team or worker each invitation can go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.directory.words import AgencyKind
from kith.kernel.clock import day_of
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.referrals.models import Request
from kith.strategy import rules
from kith.strategy.models import Discussion

from . import circumstances, procedures
from .circumstances import About, Seat
from .discussions import DiscussionFile

MOST_WORKERS = 300


@dataclass(frozen=True)
class Option:
    """Somewhere an invitation can go: a team as such, or one worker."""

    team: Team
    worker: Worker | None = None
    note: str = ""

    @property
    def value(self) -> str:
        return f"worker:{self.worker.pk}" if self.worker else f"team:{self.team.pk}"

    @property
    def label(self) -> str:
        who = f"{self.worker.full_name}, {self.team.name}" if self.worker else self.team.name
        return f"{who} ({self.note})" if self.note else who


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the invitation list: who, by which rule and why, and where it can go. The first option is usual."""

    wanted: rules.Wanted
    options: tuple[Option, ...]

    @property
    def key(self) -> str:
        return self.wanted.key

    def option(self, value: str) -> Option:
        return next(option for option in self.options if option.value == value)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What a chair needs to call a discussion: the baby, the request behind it if any, and their own team."""

    baby: Baby
    request: Request | None
    chair: Worker
    on: date

    @property
    def unborn(self) -> bool:
        return self.baby.date_of_birth is None


def setting_for(actor: Actor, baby_id: UUID, request_id: UUID | None, *, at: datetime) -> Setting:
    """The baby's file opened to call a discussion about it. Raises Refused, NotThere."""
    baby = people_doors.baby_for(actor, baby_id, Permission.STRATEGY_CALL, at=at)
    request = None
    if request_id is not None:
        request = Request.objects.select_related("made_by__team__agency").filter(pk=request_id, baby_id=baby_id).first()
        if request is None:
            raise NotThere
    return Setting(baby=baby, request=request, chair=directory_doors.worker_of(actor), on=day_of(at))


def invitation_lines(setting: Setting, every: Iterable[Team], about: About) -> tuple[Line, ...]:
    """Everyone the handbook's rules name for this baby on this day, each with which of `every` team it can go to."""
    found = circumstances.around(setting.baby)
    facts = circumstances.circumstances(found, about, unborn=setting.unborn, request=setting.request)
    wanted = rules.must_be_invited(procedures.invitation_rules(setting.on), facts)
    teams = _teams(wanted, every, setting.baby.locality)
    workers = _workers(teams, setting)
    seats = list(found.seats)
    if about.seen_by is not None:
        note = "has seen the baby already"
        seats.insert(0, Seat(agency=about.seen_by.agency, team=about.seen_by, worker=None, note=note))
    return tuple(Line(wanted=want, options=_options(want, setting, seats, teams, workers)) for want in wanted)


def setting_of(file: DiscussionFile, actor: Actor, *, at: datetime) -> Setting:
    """The same for a discussion already called; its file has been opened."""
    about = file.discussion
    chair = about.called_by if about.called_by_id == actor.worker_id else directory_doors.worker_of(actor)
    return Setting(baby=about.baby, request=about.request, chair=chair, on=day_of(at))


def lines_still_open(file: DiscussionFile, setting: Setting, every: Iterable[Team]) -> tuple[Line, ...]:
    """The lines of the list that no invitation and no written reason answers yet."""
    invited = {one.invitation.agency_id for one in file.invited}
    kinds = {one.invitation.agency.kind for one in file.invited} | {one.agency.kind for one in file.not_invited}
    explained = {one.agency_id for one in file.not_invited}
    return tuple(
        line
        for line in invitation_lines(setting, every, about_of(file.discussion))
        if (
            line.wanted.agency_id not in invited | explained if line.wanted.agency_id else line.wanted.kind not in kinds
        )
    )


def about_of(discussion: Discussion) -> About:
    """What the chair said of a discussion already called."""
    return About(injury=discussion.injury, signs=frozenset(discussion.signs), seen_by=discussion.seen_by)


def every_team() -> list[Team]:
    """Every team, for an invitation no rule names."""
    return list(Team.objects.select_related("agency").order_by("agency__name", "name", "id"))


def _teams(wanted: Iterable[rules.Wanted], every: Iterable[Team], locality: str) -> list[Team]:
    """Teams of the agencies and kinds wanted, those that serve the baby's locality first."""
    agencies = {want.agency_id for want in wanted}
    kinds = {want.kind for want in wanted if want.agency_id is None}
    found = [team for team in every if team.agency_id in agencies or team.agency.kind in kinds]
    near = {locality: 0, "": 1}
    return sorted(found, key=lambda team: (near.get(team.locality, 2), not team.shares_work, team.name, str(team.pk)))


def _workers(teams: Iterable[Team], setting: Setting) -> dict[UUID, list[Worker]]:
    """Workers one can name, by team: of teams that do not share their work and serve this locality."""
    serving = [
        team.pk
        for team in teams
        if not team.shares_work
        and team.agency.kind != AgencyKind.GENERAL_PRACTICE
        and team.locality in ("", setting.baby.locality)
    ]
    active = Q(active_until=None) | Q(active_until__gte=setting.on)
    found = Worker.objects.filter(active, team_id__in=serving, active_from__lte=setting.on, account__isnull=False)
    by_team: dict[UUID, list[Worker]] = {}
    for worker in found.order_by("full_name", "id")[:MOST_WORKERS]:
        by_team.setdefault(worker.team_id, []).append(worker)
    return by_team


def _options(
    want: rules.Wanted,
    setting: Setting,
    held: Iterable[Seat],
    teams: Iterable[Team],
    workers: dict[UUID, list[Worker]],
) -> tuple[Option, ...]:
    """Those who know the family first, then whoever serves the baby's locality, then the rest."""
    fits = [
        team
        for team in teams
        if (team.agency_id == want.agency_id if want.agency_id else team.agency.kind == want.kind)
    ]
    listed = [*_chair(want, setting), *_referring(want, setting.request)]
    listed += [
        Option(one.team, one.worker, one.note)
        for one in held
        if one.agency.pk == want.agency_id and (one.worker is None or one.worker.account_id)
    ]
    for team in fits:
        named = [Option(team, worker) for worker in workers.get(team.pk, [])]
        listed += named or [Option(team)]
    unique = {option.value: option for option in reversed(listed)}
    return tuple(dict.fromkeys(unique[option.value] for option in listed))


def _chair(want: rules.Wanted, setting: Setting) -> list[Option]:
    if want.kind != AgencyKind.SOCIAL_CARE or want.agency_id not in (None, setting.chair.team.agency_id):
        return []
    return [Option(setting.chair.team, setting.chair, "you, as chair")]


def _referring(want: rules.Wanted, request: Request | None) -> list[Option]:
    if request is None or request.made_by.team.agency_id != want.agency_id:
        return []
    return [Option(request.made_by.team, request.made_by, "made the request")]
