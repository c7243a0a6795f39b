"""Adding a mother and a baby, after a search."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import must
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel import gestation, handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import Baby, MaleCarer, MaleCarerRecord, Person, Pregnancy
from kith.people.words import From, Kind, Knowledge, Relationship, Sex

from . import checks, involvement, pregnancies, withholding


@dataclass(frozen=True, kw_only=True)
class MotherFacts:
    """What is known of a mother when she is added."""

    given_name: str
    family_name: str
    date_of_birth: date | None = None
    nhs_number: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    withhold_address: bool = False

    @property
    def terms(self) -> doors.Terms:
        name = f"{self.given_name} {self.family_name}"
        return doors.Terms(name=name, date_of_birth=self.date_of_birth, nhs_number=self.nhs_number)


@dataclass(frozen=True, kw_only=True)
class BabyFacts:
    """What is known of a baby when it is added: born on a day, or expected on one."""

    mother_id: UUID
    date_of_birth: date | None = None
    expected_on: date | None = None
    given_name: str = ""
    family_name: str = ""
    sex: Sex = Sex.UNKNOWN
    nhs_number: str = ""
    postcode: str = ""

    @property
    def day(self) -> date:
        """The day the baby was born or is expected. Raises ValueError when neither is known."""
        day = self.date_of_birth or self.expected_on
        if day is None:
            raise ValueError("a baby is born on a day, or expected on one")
        return day

    @property
    def terms(self) -> doors.Terms:
        name = f"{self.given_name} {self.family_name}" if self.given_name else ""
        return doors.Terms(name=name, date_of_birth=self.date_of_birth, nhs_number=self.nhs_number)


@transaction.atomic
def add_mother(facts: MotherFacts, *, explained: str = "", by: Actor, at: datetime) -> Person | checks.Queried:
    """Put a mother on file; or say what a rule queries, when no reason was given yet."""
    must(by, Permission.BABY_ADD, at=at)
    youngest = handbook.current().figure("youngest_mother", day_of(at))
    found = [rules.mother_is_old_enough(facts.date_of_birth, day_of(at), youngest), *_same_person(facts.terms, by, at)]
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    mother = Person.objects.create(
        given_name=facts.given_name,
        family_name=facts.family_name,
        name_key=doors.key_of(f"{facts.given_name} {facts.family_name}"),
        date_of_birth=facts.date_of_birth,
        sex=Sex.FEMALE.value,
        nhs_number=facts.nhs_number,
        phone=facts.phone,
        address=facts.address,
        postcode=facts.postcode,
        withhold_address=facts.withhold_address,
        recorded_by_id=by.worker_id,
        recorded_at=at,
    )
    if facts.withhold_address:
        reason = "Said when she was added to Kith; no reason written then"
        withholding.withhold(mother, withholding.WithholdSaid(kept_from=From.EVERYONE, reason=reason), by=by, at=at)
    checks.explain(found, explained, mother, by=by, at=at)
    act = audit.Act(
        action="added a mother", permission=Permission.BABY_ADD, subject_kind="person", subject_id=mother.pk
    )
    audit.record(by, act)
    return mother


@transaction.atomic
def add_baby(facts: BabyFacts, *, basis: str, explained: str = "", by: Actor, at: datetime) -> Baby | checks.Queried:
    """Open a baby's file: the adder is involved, and the father has his place whether or not he is known.

    Raises NotThere when the mother is not on file. Or says what a rule queries, when no reason was given yet.
    """
    mother = doors.existence_of(by, facts.mother_id, Permission.BABY_ADD, at=at)
    checks.alone("baby of", facts.mother_id)
    found = _queries_about_baby(facts, by, at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    baby = _new_baby(facts, mother, by, at)
    seat = involvement.own_seat(by, basis)
    involvement.seat_at(baby.pk, seat, claimed=True, by=by, at=at)
    pregnancies.pregnancy_of(baby, by=by, at=at)
    _place_for_the_father(baby, by, at)
    checks.explain(found, explained, baby, by=by, at=at)
    act = audit.Act(
        action="opened a new baby's file", permission=Permission.BABY_ADD, subject_kind="baby", baby_id=baby.pk
    )
    audit.record(by, act)
    return baby


def _new_baby(facts: BabyFacts, mother: doors.Hit, by: Actor, at: datetime) -> Baby:
    team = directory_doors.worker_of(by).team
    family_name = facts.family_name
    return Baby.objects.create(
        mother_id=mother.id,
        pregnancy=_twins_pregnancy(facts, mother, by, at),
        given_name=facts.given_name,
        family_name=family_name,
        name_key=doors.key_of(f"{facts.given_name} {family_name}") if facts.given_name or family_name else "",
        date_of_birth=facts.date_of_birth,
        expected_on=facts.expected_on,
        sex=facts.sex.value,
        nhs_number=facts.nhs_number,
        postcode=facts.postcode,
        locality=team.locality,
        district=team.district,
        recorded_by_id=by.worker_id,
        recorded_at=at,
    )


def _twins_pregnancy(facts: BabyFacts, mother: doors.Hit, by: Actor, at: datetime) -> Pregnancy | None:
    """The pregnancy that a baby said to be a twin shares with a baby the adder works with; else None: a new one."""
    bounds = checks.bounds(day_of(at))
    held = doors.visible_to(by).select_related("pregnancy").filter(mother_id=mother.id, ended_as="")
    for sibling in held.exclude(pregnancy=None):
        day = sibling.date_of_birth or sibling.expected_on
        if day and rules.one_pregnancy_has_one_file(facts.day, day, bounds):
            return sibling.pregnancy
    return None


def _place_for_the_father(baby: Baby, by: Actor, at: datetime) -> None:
    """PPL-3: nobody has asked yet, and that is an open gap of whoever opened the file."""
    place = MaleCarer.objects.create(baby=baby, added_at=at, added_by_id=by.worker_id)
    MaleCarerRecord.objects.create(
        carer=place,
        baby=baby,
        number=1,
        knowledge=Knowledge.NOT_ASKED.value,
        relationship=Relationship.FATHER.value,
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )


def _queries_about_baby(facts: BabyFacts, by: Actor, at: datetime) -> list[Finding]:
    today = day_of(at)
    bounds = checks.bounds(today)
    siblings = doors.babies_of_mother(by, facts.mother_id, at=at)
    found = [rules.one_pregnancy_has_one_file(facts.day, sibling, bounds) for sibling in siblings][:1]
    if facts.date_of_birth is not None:
        years = handbook.current().figure("file_ends_at", today)
        found.append(rules.baby_is_under_the_upper_age(facts.date_of_birth, today, years))
    if facts.expected_on is not None:
        found.append(gestation.expected_date_is_possible(facts.expected_on, today, bounds))
    found += _same_person(facts.terms, by, at)
    return [finding for finding in found if finding]


def _same_person(terms: doors.Terms, by: Actor, at: datetime) -> list[Finding]:
    """PPL-7 against everybody on file who is close."""
    new = rules.Identity(
        name_key=doors.key_of(terms.name), date_of_birth=terms.date_of_birth, nhs_number=terms.nhs_number
    )
    for hit in doors.similar_to(by, terms, at=at).hits:
        number = terms.nhs_number if hit.by_number and hit.kind in {Kind.MOTHER, Kind.BABY} else ""
        known = rules.Identity(name_key=doors.key_of(hit.name), date_of_birth=hit.date_of_birth, nhs_number=number)
        finding = rules.may_be_the_same_person(new, known)
        if finding:
            return [finding]
    return []
