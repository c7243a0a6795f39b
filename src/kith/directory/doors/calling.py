"""Who answers now: teams that serve a place, who is on call there, and on which number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kith.directory import rules
from kith.directory.models import AreaServed, Contact, Shift, Team
from kith.directory.rules import Answers, Number
from kith.directory.words import AreaKind, ContactMeans
from kith.kernel import handbook
from kith.kernel.clock import day_of, london
from kith.kernel.handbook import whom

from .standing import doubts_of

ANSWERS = {ContactMeans.PHONE.value: Answers.DAY, ContactMeans.OUT_OF_HOURS.value: Answers.NIGHT}
EMERGENCY = "999"


@dataclass(frozen=True)
class Way:
    """One who was thought of: a team, or the emergency services when `team` is None, and what answers now."""

    name: str
    agency: str
    team: Team | None
    number: Number | None


@dataclass(frozen=True)
class Called:
    """Whom to call: the answer, the fallback, and who would have come first but does not answer at this hour."""

    need: whom.Need
    district: str
    locality: str
    answer: Way | None
    fallback: Way | None
    silent: tuple[Way, ...]


@dataclass(frozen=True)
class Place:
    """Where a baby lives: a district of the area, and how to say it."""

    district: str
    says: str


def place_of(postcode: str, district: str) -> Place:
    """The district chosen, else the postcode's."""
    book = handbook.current()
    code = district or (whom.district_of(postcode, book.postcodes()) if postcode else None)
    if code is None:
        return Place("", f"{postcode}, which Kith does not know" if postcode else "without a place")
    named = next((one.name for one in book.places().districts if one.code == code), "")
    return Place(code, named or f"{postcode}, which is outside this partnership")


def office_open(at: datetime) -> bool:
    """Whether daytime numbers answer at that moment: within the handbook's hours of a working day."""
    book, here = handbook.current(), london(at)
    on = day_of(at)
    opens, closes = book.figure("office_opens", on), book.figure("office_closes", on)
    return book.calendar().is_working_day(on) and opens <= here.hour < closes


def who_to_call(need_code: str, district: str, *, at: datetime) -> Called:
    """The one to call and the fallback, for this need, in this district, at that hour. Raises NotInHandbook."""
    book = handbook.current()
    need = book.need(need_code, day_of(at))
    locality = book.places().locality_of(district)
    place = district, locality.code if locality else ""
    ways = _ways(need.ask, *place, at=at)
    first, second = rules.whom_to_call([way.number for way in ways])
    answer = None if first is None else ways[first]
    before = ways[: len(ways) if first is None else first]
    silent = tuple(way for way in before if way.number is None)
    return Called(need, *place, answer, None if second is None else ways[second], silent)


def _ways(ask: tuple[str, ...], district: str, locality: str, *, at: datetime) -> list[Way]:
    wanted = [way for way in ask if way != whom.EMERGENCY]
    near = _near(wanted, district, locality, at=at)
    numbers = _numbers({team.pk for teams in near.values() for team in teams}, at=at)
    found = []
    for way in ask:
        if way == whom.EMERGENCY:
            number = Number(number=EMERGENCY, answers=Answers.ON_CALL)
            found.append(Way("Police or ambulance", "Emergency services", None, number))
        for team in near.get(way, ()):
            number_now = rules.answers_now(numbers[team.pk], office_open=office_open(at))
            found.append(Way(team.name, team.agency.name, team, number_now))
    return found


def _near(ways: list[str], district: str, locality: str, *, at: datetime) -> dict[str, list[Team]]:
    """The teams of each way that serve the place, the nearest first; of several as near, all of them."""
    settings = [way for way in ways if way in whom.SETTINGS]
    teams = Team.objects.select_related("agency").filter(closed_on=None)
    teams = teams.filter(Q(setting__in=settings) | Q(agency__kind__in=[way for way in ways if way not in settings]))
    served = served_by(teams, at=at)
    near: dict[str, list[tuple[int, str, Team]]] = defaultdict(list)
    for team in teams.order_by("name", "id"):
        how_near = rules.serves(served[team.pk], district=district, locality=locality)
        way = team.setting if team.setting in settings else team.agency.kind
        if how_near is not None and way in ways:
            near[way].append((how_near, team.name, team))
    return {way: [team for *_order, team in sorted(found, key=lambda one: one[:2])] for way, found in near.items()}


def served_by(teams: Iterable[Team], *, at: datetime) -> dict[UUID, rules.Served]:
    """What each of these teams serves: as entered with areas, else its own district and locality."""
    on = day_of(at)
    chosen = list(teams)
    stands = Q(from_on__lte=on) & (Q(until_on=None) | Q(until_on__gte=on))
    areas: dict[UUID, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for area in AreaServed.objects.filter(stands, team__in=chosen):
        areas[area.team_id][area.kind].add(area.code)
    found = {}
    for team in chosen:
        said = areas.get(team.pk, {})
        districts = said.get(AreaKind.DISTRICT.value, set()) | ({team.district} if team.district else set())
        localities = said.get(AreaKind.LOCALITY.value, set()) | ({team.locality} if team.locality else set())
        found[team.pk] = rules.Served(districts=frozenset(districts), localities=frozenset(localities))
    return found


def _numbers(team_ids: set[UUID], *, at: datetime) -> dict[UUID, list[Number]]:
    """Every number of these teams: who is on call at that moment, and the team's own, newest confirmed first."""
    found: dict[UUID, list[Number]] = defaultdict(list)
    for shift in on_call(team_ids, at=at):
        who = shift.worker.full_name if shift.worker else ""
        found[shift.team_id].append(Number(number=shift.number, answers=Answers.ON_CALL, who=who))
    kept = Contact.objects.filter(team_id__in=team_ids, ended_on=None, means__in=ANSWERS)
    contacts = list(kept.order_by("-last_confirmed_on", "id"))
    doubts = doubts_of({one.pk for one in contacts})
    for one in contacts:
        number = Number(number=one.value, answers=ANSWERS[one.means], doubted=one.pk in doubts, contact_id=one.pk)
        found[one.team_id].append(number)
    return found


def on_call(team_ids: set[UUID], *, at: datetime) -> list[Shift]:
    """The turns that cover a moment, the one that began last first."""
    running = Shift.objects.filter(team_id__in=team_ids, starts_at__lte=at, ends_at__gt=at, withdrawn_at=None)
    return list(running.select_related("worker").order_by("-starts_at", "id"))


def rota(team_id: UUID, *, at: datetime, most: int = 30) -> list[Shift]:
    """The turns of a team that are not over, soonest first."""
    ahead = Shift.objects.filter(team_id=team_id, ends_at__gt=at, withdrawn_at=None)
    return list(ahead.select_related("worker").order_by("starts_at", "id")[:most])
