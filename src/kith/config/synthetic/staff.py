"""The agencies, their teams, who works there and how they are reached."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from kith.access.words import PRACTITIONERS, Role
from kith.directory.words import AgencyKind, ContactMeans, Setting

from . import demo, names, rows
from .area import Area
from .chance import Chance, Ids

STALE_SHARE = 0.25
"""Contacts nobody has confirmed for longer than the handbook allows."""
FRESH_DAYS = 90
LEAVER_SHARE = 0.12
BABIES_PER_PRACTICE = 100
FEWEST_PRACTICES, MOST_PRACTICES = 8, 120

K = AgencyKind
AGENCIES: dict[AgencyKind, str] = {
    K.SOCIAL_CARE: "Children's social care",
    K.POLICE: "Police",
    K.PUBLIC_HEALTH_NURSING: "Public health nursing",
    K.MATERNITY: "Maternity service",
    K.PAEDIATRICS: "Children's hospital service",
    K.MENTAL_HEALTH: "Perinatal mental health service",
    K.PROBATION: "Probation service",
    K.FAMILY_HUB: "Family Hubs",
    K.VOLUNTARY: "Lantern home visiting",
    K.DOMESTIC_ABUSE: "Harbour domestic abuse service",
    K.HOUSING: "Housing",
    K.PARTNERSHIP: "Safeguarding partnership",
}
"""One agency of each kind; general practices are agencies of their own."""


@dataclass(frozen=True)
class Grade:
    """Who works in a team of a kind: role, post, and for how many of all babies there is one."""

    role: Role
    post: str
    babies_each: int
    fewest: int = 2
    health: bool = False


GRADES: dict[AgencyKind, Grade] = {
    K.SOCIAL_CARE: Grade(Role.SOCIAL_WORKER, "Social worker", 300, 3),
    K.POLICE: Grade(Role.POLICE, "Constable, protecting vulnerable people", 2_500, 4),
    K.PUBLIC_HEALTH_NURSING: Grade(Role.HEALTH_VISITOR, "Health visitor", 250, 2, True),
    K.MATERNITY: Grade(Role.MIDWIFE, "Community midwife", 240, 2, True),
    K.GENERAL_PRACTICE: Grade(Role.GP, "GP", 10_000, 1, True),
    K.PAEDIATRICS: Grade(Role.PAEDIATRICIAN, "Paediatrician", 4_000, 3, True),
    K.MENTAL_HEALTH: Grade(Role.SOCIAL_WORKER, "Perinatal mental health practitioner", 4_000, 3, True),
    K.PROBATION: Grade(Role.PROBATION, "Probation officer", 5_000, 3),
    K.FAMILY_HUB: Grade(Role.FAMILY_HUB_WORKER, "Family Hub worker", 600, 2),
    K.VOLUNTARY: Grade(Role.FAMILY_HUB_WORKER, "Home visiting worker", 4_000, 2),
    K.DOMESTIC_ABUSE: Grade(Role.DOMESTIC_ABUSE_ADVISER, "Domestic abuse adviser", 4_000, 3),
    K.HOUSING: Grade(Role.SOCIAL_WORKER, "Housing officer", 8_000, 2),
}
DUTY_DESKS = frozenset({K.POLICE, K.PAEDIATRICS, K.PROBATION, K.DOMESTIC_ABUSE, K.GENERAL_PRACTICE})
"""Kinds whose teams take work as a team: whoever is on duty, or the practice, holds it."""
PARTNERSHIP_TEAMS: dict[Role, str] = {
    Role.TRAINING_LEAD: "Workforce development",
    Role.QUALITY_LEAD: "Quality assurance",
    Role.EXECUTIVE: "Executive",
    Role.SCRUTINEER: "Independent scrutiny",
    Role.SYSTEM_ADMINISTRATOR: "Systems",
    Role.INFORMATION_GOVERNANCE: "Information governance",
}


class Post(NamedTuple):
    """A worker as the generator needs them."""

    id: str
    name: str
    title: str
    team_id: str
    agency_id: str
    left_on: date | None = None


@dataclass(eq=False)
class TeamPosts:
    """A team, those who work there and those who have left."""

    id: str
    agency_id: str
    agency_name: str
    kind: AgencyKind
    locality: str = ""
    posts: list[Post] = field(default_factory=list)
    managers: list[Post] = field(default_factory=list)
    leavers: list[Post] = field(default_factory=list)


@dataclass(eq=False)
class Staff:
    """The directory as the generator asks it: which team serves this kind of work in this district."""

    teams: dict[tuple[AgencyKind, str], list[TeamPosts]]
    front_door: TeamPosts
    localities: dict[str, TeamPosts]
    people: dict[Role, Post]
    team_of: dict[Role, TeamPosts]

    def serving(self, kind: AgencyKind, district: str) -> list[TeamPosts]:
        """The teams of a kind that serve a district, or the whole area."""
        return self.teams.get((kind, district)) or self.teams[kind, ""]


class Builder:
    """Makes the directory's rows and remembers what the families' rows will need of it."""

    def __init__(self, area: Area, chance: Chance, ids: Ids, *, babies: int, as_of: datetime) -> None:
        self.area, self.chance, self.ids, self.babies = area, chance, ids, babies
        self.today = as_of.date()
        self.as_of = as_of
        self.rows = rows.Rows()
        self.agency_ids: dict[AgencyKind, str] = {}
        self.teams: dict[tuple[AgencyKind, str], list[TeamPosts]] = defaultdict(list)
        self.localities: dict[str, TeamPosts] = {}
        self.people: dict[Role, Post] = {}
        self.team_of: dict[Role, TeamPosts] = {}
        self._names_given: set[str] = set()

    def build(self, password: str) -> Staff:
        """Everything; `password` is the hash that the demonstration's accounts get."""
        for kind, name in AGENCIES.items():
            self.agency_ids[kind] = self._agency(kind.value, name, kind)
        front_door = self._front_door()
        self._localities()
        self._by_district(K.PUBLIC_HEALTH_NURSING, "{} health visitors")
        self._by_district(K.FAMILY_HUB, "{} Family Hub")
        self._by_locality(K.MATERNITY, "{} community midwives")
        for kind in (K.POLICE, K.PAEDIATRICS, K.MENTAL_HEALTH, K.PROBATION, K.VOLUNTARY, K.DOMESTIC_ABUSE, K.HOUSING):
            self._one_for_all(kind)
        self._practices()
        for person in demo.PEOPLE:
            self._person(person, password, front_door)
        for team in self._every_team(front_door):
            self._contacts(team)
        return Staff(dict(self.teams), front_door, self.localities, self.people, self.team_of)

    def _agency(self, code: str, name: str, kind: AgencyKind) -> str:
        agency = rows.Agency(self.ids.new(), code, name, kind.value)
        self.rows.add(agency)
        return agency.id

    def _team(self, kind: AgencyKind, name: str, **more: str) -> TeamPosts:
        agency = more.pop("agency", self.agency_ids.get(kind, ""))
        setting = more.pop("setting", Setting.HOSPITAL if kind is K.PAEDIATRICS else Setting.COMMUNITY)
        shared = kind in DUTY_DESKS or setting in {Setting.FRONT_DOOR, Setting.LOCALITY}
        row = rows.Team(self.ids.new(), agency, name, Setting(setting).value, shares_work=shared, **more)
        self.rows.add(row)
        agency_name = name if kind is K.GENERAL_PRACTICE else AGENCIES[kind]
        return TeamPosts(row.id, agency, agency_name, kind, row.locality)

    def _front_door(self) -> TeamPosts:
        team = self._team(K.SOCIAL_CARE, "Front Door", setting=Setting.FRONT_DOOR)
        self._hire(team, GRADES[K.SOCIAL_CARE], 0.05)
        team.managers.extend(self._worker(team, Role.FRONT_DOOR_MANAGER, "Assistant team manager") for _ in range(2))
        self.teams[K.SOCIAL_CARE, "front_door"].append(team)
        return team

    def _localities(self) -> None:
        for code, name in self.area.localities:
            team = self._team(K.SOCIAL_CARE, f"{name} locality team", setting=Setting.LOCALITY, locality=code)
            districts = self.area.districts_of(code)
            self._hire(team, GRADES[K.SOCIAL_CARE], self.area.share_of(districts))
            team.managers.append(self._worker(team, Role.LOCALITY_MANAGER, "Assistant team manager"))
            self.localities[code] = team
            for district in districts:
                self.teams[K.SOCIAL_CARE, district].append(team)

    def _by_district(self, kind: AgencyKind, name: str) -> None:
        for place in self.area.places:
            team = self._team(kind, name.format(place.name), locality=place.locality, district=place.code)
            self._hire(team, GRADES[kind], self.area.share_of(frozenset({place.code})))
            self.teams[kind, place.code].append(team)

    def _by_locality(self, kind: AgencyKind, name: str) -> None:
        for code, label in self.area.localities:
            team = self._team(kind, name.format(label), locality=code)
            districts = self.area.districts_of(code)
            self._hire(team, GRADES[kind], self.area.share_of(districts))
            for district in districts:
                self.teams[kind, district].append(team)
        self.teams[kind, ""] = [team for key, found in self.teams.items() if key[0] is kind for team in found][:1]

    def _one_for_all(self, kind: AgencyKind) -> None:
        team = self._team(kind, f"{AGENCIES[kind]} safeguarding desk")
        self._hire(team, GRADES[kind], 1)
        self.teams[kind, ""].append(team)

    def _practices(self) -> None:
        wanted = min(max(self.babies // BABIES_PER_PRACTICE, FEWEST_PRACTICES), MOST_PRACTICES)
        streets = [street for street in names.STREETS if f"{street} Surgery" != demo.PRACTICE]
        for number in range(wanted):
            place = self.area.places[number % len(self.area.places)]
            street, ending = streets[number % len(streets)], names.PRACTICES[number // len(streets)]
            self._practice(f"{street} {ending}", f"Z{80000 + number}", place.code, place.locality)
        home = self.area.home
        team = self._practice(demo.PRACTICE, "Z89999", home.code, home.locality)
        self.teams[K.GENERAL_PRACTICE, home.code].remove(team)
        self.teams[K.GENERAL_PRACTICE, home.code].insert(0, team)

    def _practice(self, name: str, ods_code: str, district: str, locality: str) -> TeamPosts:
        code = f"practice_{ods_code.lower()}"
        agency = self._agency(code, name, K.GENERAL_PRACTICE)
        team = self._team(
            K.GENERAL_PRACTICE, name, agency=agency, district=district, locality=locality, ods_code=ods_code
        )
        self._hire(team, GRADES[K.GENERAL_PRACTICE], 0.01)
        self.teams[K.GENERAL_PRACTICE, district].append(team)
        return team

    def _hire(self, team: TeamPosts, grade: Grade, share: float) -> None:
        many = max(grade.fewest, round(self.babies * share / grade.babies_each))
        for number in range(many):
            post = f"{grade.post}, team leader" if number == many - 1 > 0 else grade.post
            team.posts.append(self._worker(team, grade.role, post, health=grade.health))
            if self.chance.yes(LEAVER_SHARE):
                gone = self.today - timedelta(days=self.chance.whole(20, 600))
                team.leavers.append(self._worker(team, grade.role, grade.post, health=grade.health, left_on=gone))

    def _name(self) -> str:
        given = self.chance.pick(names.WOMEN if self.chance.yes(0.8) else names.MEN)
        return f"{given} {self.chance.pick(names.FAMILIES)}"

    def _worker(
        self, team: TeamPosts, role: Role, post: str, *, health: bool = False, left_on: date | None = None
    ) -> Post:
        chance, name = self.chance, self._name()
        began = (left_on or self.today) - timedelta(days=chance.whole(60, 4_000))
        number = chance.whole(100, 999)
        email = f"{name.lower().replace(' ', '.').replace(chr(39), '')}.{number}@partnership.example"
        row = rows.Worker(
            self.ids.new(), None, team.id, name, role.value, post, health, email, landline(chance), began, left_on
        )
        self.rows.add(row)
        return Post(row.id, name, post, team.id, team.agency_id, left_on)

    def _person(self, person: demo.Person, password: str, front_door: TeamPosts) -> None:
        team = self._team_of(person, front_door)
        account = rows.Account(self.ids.new(), person.email, password, self.as_of)
        began = self.today - timedelta(days=900)
        worker = rows.Worker(
            self.ids.new(), account.id, team.id, person.name, person.role.value, person.post, person.health,
            person.email, landline(self.chance), began,
        )  # fmt: skip
        self.rows.add_all((account, rows.EmailAddress(account.id, person.email), worker))
        post = Post(worker.id, person.name, person.post, team.id, team.agency_id)
        self.people[person.role] = post
        self.team_of[person.role] = team
        if person.role in {Role.FRONT_DOOR_MANAGER, Role.LOCALITY_MANAGER}:
            team.managers.insert(0, post)
        elif person.role not in PARTNERSHIP_TEAMS and person.role in PRACTITIONERS:
            team.posts.insert(0, post)

    def _team_of(self, person: demo.Person, front_door: TeamPosts) -> TeamPosts:
        if person.role in PARTNERSHIP_TEAMS:
            return self._team(K.PARTNERSHIP, PARTNERSHIP_TEAMS[person.role])
        if person.role is Role.MEDICAL_ILLUSTRATION:
            return self._team(K.PAEDIATRICS, "Medical illustration")
        if person.role is Role.FRONT_DOOR_MANAGER:
            return front_door
        if person.kind is K.SOCIAL_CARE and not self.area.home.locality:
            return front_door
        district = self.area.home.code if person.local else ""
        return self.teams[person.kind, district][0]

    def _every_team(self, front_door: TeamPosts) -> list[TeamPosts]:
        found = {team.id: team for teams in self.teams.values() for team in teams}
        found |= {team.id: team for team in self.team_of.values()}
        return [front_door, *(team for key, team in found.items() if key != front_door.id)]

    def _contacts(self, team: TeamPosts) -> None:
        staffed = [*team.managers, *team.posts]
        owner = staffed[0].id if staffed else None
        address = f"team.{team.id[:4]}{team.id[9:16]}@partnership.example"
        reached = {ContactMeans.PHONE: landline(self.chance), ContactMeans.EMAIL: address}
        if team.kind in {K.SOCIAL_CARE, K.POLICE, K.PAEDIATRICS}:
            reached[ContactMeans.OUT_OF_HOURS] = landline(self.chance)
        for means, value in reached.items():
            self.rows.add(rows.Contact(self.ids.new(), team.id, means.value, value, owner, self._confirmed()))

    def _confirmed(self) -> date:
        stale = self.chance.yes(STALE_SHARE)
        days = self.chance.whole(FRESH_DAYS + 1, 540) if stale else self.chance.whole(0, FRESH_DAYS - 2)
        return self.today - timedelta(days=days)


def landline(chance: Chance) -> str:
    """A number of the range that is kept free for drama."""
    return f"01632 960 {chance.whole(0, 999):03d}"


def mobile(chance: Chance) -> str:
    """A mobile number of the range that is kept free for drama."""
    return f"07700 900 {chance.whole(0, 999):03d}"
