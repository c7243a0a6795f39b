"""The invented partnership row by row: repeatable, believable, nobody real."""

import hashlib
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import nhs_number
import pytest

from kith.access.words import Role
from kith.config.synthetic import care, demo, load, make, names, rows
from kith.config.synthetic.ahead import ahead
from kith.config.synthetic.area import Area
from kith.config.synthetic.chance import Chance, Ids, NhsNumbers, Weighted, with_check_digit
from kith.config.synthetic.staff import Builder
from kith.config.synthetic.world import Child, World, moment
from kith.directory.words import Setting
from kith.kernel import handbook
from kith.people.words import Knowledge, Relationship

TODAY = date(2026, 11, 23)


def plan(babies: int, seed: int = 2024) -> make.Plan:
    return make.Plan(babies, TODAY, seed)


@cache
def everything(babies: int = 2000, seed: int = 2024) -> dict[type, list]:
    found: dict[type, list] = {kind: [] for kind in rows.TABLES}
    for made in make.generate(plan(babies, seed), handbook.current()):
        for kind, some in made.rows.tables():
            found[kind].extend(some)
    return found


def fingerprint(babies: int, seed: int) -> str:
    digest = hashlib.sha256()
    for made in make.generate(plan(babies, seed), handbook.current()):
        for kind, some in made.rows.tables():
            digest.update(f"{kind.__name__}{some}".encode())
    return digest.hexdigest()


def share(some: int, of: int) -> float:
    return some / of


def test_the_same_plan_gives_the_same_rows():
    assert fingerprint(150, 7) == fingerprint(150, 7)


def test_another_seed_gives_other_people():
    assert fingerprint(150, 7) != fingerprint(150, 8)


def test_there_are_as_many_babies_as_asked_for():
    for babies in (1, 39, 150):
        assert len(everything(babies)[rows.Baby]) == babies


def test_rows_come_in_chunks_and_never_all_at_once():
    chunks = [(len(made.rows.of(rows.Baby)), made.babies) for made in make.generate(plan(350), handbook.current())]
    sizes, upto = zip(*chunks, strict=True)
    assert sum(sizes) == 350
    assert max(sizes) <= make.SMALLEST_CHUNK
    assert all(earlier <= later for earlier, later in pairwise(upto))


def test_every_nhs_number_is_synthetic_valid_and_given_once():
    found = everything()
    numbers = [row.nhs_number for row in found[rows.Person] + found[rows.Baby] if row.nhs_number]
    assert len(numbers) > 3000
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("999") and nhs_number.is_valid(number) for number in numbers)


def test_numbers_end_when_the_synthetic_range_ends():
    numbers = NhsNumbers(5)
    numbers._given = 999_995
    assert any(numbers.new() == "" for _ in range(10))
    assert with_check_digit("943476591") == "9434765919"
    assert any(with_check_digit(f"999{serial:06d}") == "" for serial in range(20))


def test_identifiers_rise_and_are_version_seven():
    ids = Ids(Chance("ids"), plan(1).as_of)
    made = [ids.new() for _ in range(9000)]
    assert made == sorted(made)
    assert len(set(made)) == 9000
    assert {one[12] for one in made} == {"7"}
    assert {one[16] for one in made} <= set("89ab")


def test_telephones_and_addresses_reach_nobody():
    found = everything()
    phones = [row.phone for row in found[rows.Person] + found[rows.Worker] if row.phone]
    assert all(phone.startswith(("01632 960 ", "07700 900 ")) for phone in phones)
    mails = [row.email for row in found[rows.Worker]] + [
        row.value for row in found[rows.Contact] if row.means == "email"
    ]
    assert all(mail.endswith(".example") for mail in mails)


def test_the_family_of_the_walk_cannot_be_met_by_chance():
    assert demo.MOTHER_FAMILY not in names.FAMILIES
    found = everything()
    mothers = [row for row in found[rows.Person] if row.family_name == demo.MOTHER_FAMILY]
    assert [mother.given_name for mother in mothers] == [demo.MOTHER_GIVEN]
    babies = [row for row in found[rows.Baby] if row.mother_id == mothers[0].id]
    assert [baby.given_name for baby in babies] == [demo.SIBLING_GIVEN]
    held = {row.part for row in found[rows.Involvement] if row.baby_id == babies[0].id and row.until is None}
    assert {"gp", "family_hub"} <= held


def test_ages_and_births_are_believable():
    babies = everything()[rows.Baby]
    born = [row for row in babies if row.date_of_birth]
    assert 0.1 < share(len(babies) - len(born), len(babies)) < 0.22
    assert all(0 < (TODAY - row.date_of_birth).days < 731 for row in born)
    early = sum(1 for row in born if row.born_at_days < 259)
    assert 0.05 < share(early, len(born)) < 0.1
    mothers = {row.id: row for row in everything()[rows.Person]}
    ages = [(row.expected_on - mothers[row.mother_id].date_of_birth).days / 365.25 for row in babies]
    assert all(13 < age < 50 for age in ages)
    assert 28 < sum(ages) / len(ages) < 33


def test_records_hold_few_men():
    found = everything()
    newest = {row.carer_id: row for row in found[rows.MaleCarerRecord]}
    fathers = Counter(row.knowledge for row in newest.values() if row.relationship == Relationship.FATHER)
    total = sum(fathers.values())
    assert total == 2000
    assert 0.2 < share(fathers[Knowledge.NOT_ASKED], total) < 0.4
    assert set(fathers) == {one.value for one in Knowledge}
    entered = sum(1 for row in newest.values() if row.person_id)
    assert share(entered, len(newest)) < 0.35


def test_about_one_baby_in_nine_has_a_request_and_one_request_in_five_is_a_repeat():
    requests = everything()[rows.Request]
    babies = {row.baby_id for row in requests}
    assert 0.08 < share(len(babies), 2000) < 0.14
    assert 0.1 < share(len(requests) - len(babies), len(requests)) < 0.32
    assert len({row.number for row in requests}) == len(requests)


def test_a_quarter_of_contacts_is_stale():
    contacts = everything()[rows.Contact]
    limit = handbook.current().limit("CONTACT", TODAY).amount
    stale = sum(1 for row in contacts if (TODAY - row.last_confirmed_on).days > limit)
    assert 0.12 < share(stale, len(contacts)) < 0.4


def test_some_workers_have_left_and_handed_over():
    found = everything()
    gone = {row.id for row in found[rows.Worker] if row.active_until}
    assert gone
    assert all(row.until for row in found[rows.Involvement] if row.part == "health_visitor" and row.worker_id in gone)


def test_nothing_has_happened_after_the_day_began():
    as_of = plan(1).as_of
    moments = {rows.Baby: "recorded_at", rows.Note: "recorded_at", rows.Request: "received_at",
               rows.TriageDecision: "decided_at", rows.ReferrerTold: "told_at", rows.Involvement: "since",
               rows.Discussion: "called_at", rows.Record: "recorded_at", rows.Circulation: "circulated_at",
               rows.Contribution: "given_at", rows.MaleCarerRecord: "recorded_at"}  # fmt: skip
    late = [kind.__name__ for kind, name in moments.items() for row in everything()[kind] if getattr(row, name) > as_of]
    assert late == []


def test_every_role_has_its_person_in_a_fitting_team():
    found = everything(150)
    teams = {row.id: row for row in found[rows.Team]}
    agencies = {row.id: row for row in found[rows.Agency]}
    workers = {row.role: row for row in found[rows.Worker] if row.account_id}
    assert set(workers) == {role.value for role in Role}
    for person in demo.PEOPLE:
        team = teams[workers[person.role.value].team_id]
        assert agencies[team.agency_id].kind == person.kind
    front_door, locality = (teams[workers[role].team_id] for role in ("front_door_manager", "locality_manager"))
    assert (front_door.setting, front_door.shares_work) == (Setting.FRONT_DOOR, True)
    assert (locality.setting, locality.shares_work) == (Setting.LOCALITY, True)


def test_what_goes_wrong_while_making_is_raised_where_rows_are_taken():
    def broken():
        yield 1
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        list(ahead(broken()))


def test_making_stops_when_nobody_takes_any_more():
    made = []

    def endless():
        while True:
            made.append(1)
            yield len(made)

    taking = ahead(endless())
    assert next(taking) == 1
    taking.close()
    assert len(made) < 10


def test_a_baby_born_long_before_its_time_has_a_health_visitor_at_once():
    book, as_of = handbook.current(), plan(1).as_of
    area, chance = Area.of(book), Chance("early")
    staff = Builder(area, chance, Ids(chance, as_of), babies=40, as_of=as_of).build("!")
    world = World(
        book, area, staff, Chance("early"), Ids(Chance("ids"), as_of), NhsNumbers(1),
        as_of, 1,
    )  # fmt: skip
    born = TODAY - timedelta(days=1)
    child = Child("baby", world.area.home, born, born + timedelta(days=112), moment(born, 9, 5))
    care.universal(world, child)
    assert child.health_visitor(child.recorded_at).since.date() == born


def test_shares_are_kept():
    chance, coin = Chance("coin"), Weighted({"a": 0.75, "b": 0.25})
    drawn = Counter(chance.draw(coin) for _ in range(4000))
    assert 0.7 < drawn["a"] / 4000 < 0.8


@pytest.mark.parametrize("kind", rows.TABLES, ids=lambda kind: kind.__name__)
def test_rows_have_the_columns_of_their_table(kind):
    columns = {field.column for field in load.model_of(rows.TABLES[kind])._meta.concrete_fields}
    assert set(kind._fields) <= columns
