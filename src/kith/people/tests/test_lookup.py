"""Looking somebody up with what one happens to know."""

from datetime import date

import pytest

from kith.access.database import acting_as
from kith.access.models import AuditEntry
from kith.directory.tests.factories import AT, WorkerFactory, actor_of
from kith.people import doors, rules
from kith.people.models import PersonName, Residence, SearchTally, Trace
from kith.people.pages.search import fits_words, why_words
from kith.people.words import Band, Kind

from .factories import BabyFactory, MaleCarerRecordFactory, PersonFactory, UnbornFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor():
    return actor_of(WorkerFactory())


def found(actor, **terms):
    with acting_as(actor):
        return doors.search(actor, doors.Terms(**terms), at=AT)


def names(actor, **terms):
    return [hit.name for hit in found(actor, **terms).hits]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Dan, about 25", ("Dan", 25, "", "")),
        ("Dan Rowe 25 years old EX4", ("Dan Rowe", 25, "EX4", "")),
        ("Dan, 25, 07700 900123", ("Dan", 25, "", "07700 900123")),
        ("Mary Tamblyn EX4 3LS", ("Mary Tamblyn", None, "EX4 3LS", "")),
        ("Tamblyn, Mary", ("Tamblyn, Mary", None, "", "")),
        ("%_'; --", ("%_'; --", None, "", "")),
        ("", ("", None, "", "")),
    ],
)
def test_one_line_is_taken_apart(line, asked) -> None:
    said = rules.taken_apart(line)
    assert (said.name, said.age, said.postcode, said.phone) == asked


@pytest.mark.parametrize(
    "terms",
    [
        {"name": "Dan", "age": 25},
        {"name": "Danny Rowe"},
        {"name": "Danile Rowe"},
        {"name": "rowe daniel"},
        {"name": "Dan", "phone": "07700 900123"},
        {"phone": "00123"},
        {"name": "Dan", "postcode": "EX4"},
        {"name": "Daniel", "street": "Example Lane"},
        {"name": "Даниил Rowe"},
    ],
)
def test_a_man_is_found_with_what_is_known_of_him(actor, terms) -> None:
    daniel = PersonFactory(
        given_name="Daniel", family_name="Rowe", sex="male", date_of_birth=date(2001, 5, 2), phone="07700 900123"
    )
    MaleCarerRecordFactory(person=daniel, knowledge="known")
    assert names(actor, **terms) == ["Daniel Rowe"]


def test_a_man_known_by_a_name_only_is_found_under_his_other_names(actor) -> None:
    MaleCarerRecordFactory(name_given="Gaz Polglaze", aliases="Gary, Gazza Rowe", knowledge="believed")
    assert names(actor, name="Gary Polglase") == ["Gaz Polglaze"]
    assert names(actor, name="Gazza Rowe") == ["Gaz Polglaze"]


def test_a_woman_is_found_by_an_earlier_name_and_an_earlier_address(actor) -> None:
    mary = PersonFactory(given_name="Mary", family_name="Tamblyn-Rowe", name_key="mary tamblyn rowe")
    PersonName.objects.create(
        person=mary, given_name="Mary", family_name="Pascoe", name_key="mary pascoe", kind="former", recorded_at=AT
    )
    Residence.objects.create(person=mary, address="7 Mill Road", postcode="TQ9 5AA", recorded_at=AT)
    for terms in (
        {"name": "Mary Pascoe"},
        {"name": "Mary Rowe"},
        {"name": "Mary Rowe-Tamblyn"},
        {"name": "Mary Somebody", "postcode": "TQ9 5AA"},
        {"name": "Mary", "street": "mill rd"},
    ):
        assert names(actor, **terms) == ["Mary Tamblyn-Rowe"], terms


@pytest.mark.parametrize(
    "terms",
    [
        {"mother": "Mary Tamblyn", "date_of_birth": date(2027, 3, 15)},
        {"mother": "Mary", "postcode": "EX4 3LS"},
        {"father": "Jack Rowe", "date_of_birth": date(2027, 3, 1)},
        {"name": "Mary Tamblyn", "date_of_birth": date(2027, 3, 8)},
    ],
)
def test_the_unborn_are_found_by_mother_father_date_and_address(actor, terms) -> None:
    unborn = UnbornFactory(mother__given_name="Mary")
    jack = PersonFactory(given_name="Jack", family_name="Rowe", sex="male", date_of_birth=None)
    MaleCarerRecordFactory(carer__baby=unborn, person=jack, knowledge="known", relationship="father")
    assert unborn.pk in {hit.id for hit in found(actor, **terms).of(Kind.BABY)}


def test_twins_are_told_apart_and_a_tie_is_never_very_likely(actor) -> None:
    mother = PersonFactory(given_name="Mary")
    for name in ("Ivy", "Rose"):
        BabyFactory(mother=mother, given_name=name)
    first = found(actor, name="Rose Tamblyn", date_of_birth=date(2026, 9, 14)).of(Kind.BABY)[0]
    assert first.name == "Rose Tamblyn"
    tied = found(actor, mother="Mary Tamblyn", date_of_birth=date(2026, 9, 14)).of(Kind.BABY)
    assert {hit.band for hit in tied} <= {Band.LIKELY, Band.POSSIBLE}


def test_an_answer_says_why(actor) -> None:
    PersonFactory(given_name="Mary", phone="")
    hit = found(actor, name="Marie Tamblyn", date_of_birth=date(1996, 12, 4), postcode="PL1 1AA", phone="07700900123")
    assert why_words(hit.hits[0]) == (
        "Agrees: last name. Nearly agrees: first name (another form of the same name) and date of birth (day and month "
        "changed places). Different: postcode. Not on file: phone."
    )


def test_when_too_many_fit_the_answer_is_a_question(actor) -> None:
    for n in range(14):
        PersonFactory(given_name="Mary", date_of_birth=date(1996, 4, 1 + n))
    assert fits_words(found(actor, name="Mary Tamblyn")).startswith(
        "14 women fit equally well. Ask for a date of birth"
    )


def test_a_withheld_address_leaves_no_trace_old_or_new(actor) -> None:
    mary = PersonFactory(given_name="Mary", phone="07700 900123")
    Residence.objects.create(person=mary, address="7 Mill Road", postcode="TQ9 5AA", recorded_at=AT)
    UnbornFactory(mother=mary)
    mary.withhold_address = True
    mary.save()
    assert not Trace.objects.exclude(postcode=None, street=None, outcode=None).exists()
    assert names(actor, name="Mary", postcode="TQ9 5AA") == names(actor, name="Mary", street="Mill Road") == []
    assert names(actor, name="Mary", phone="07700 900123")


def test_going_on_typing_is_written_down_once(actor) -> None:
    searched = doors.Searched({})
    for typed in ("Mary Tam", "Mary Tamb", "Mary Tamblyn"):
        terms = doors.Terms(name=typed)
        with acting_as(actor):
            doors.search(actor, terms, at=AT, said_before=searched.goes_on_with(terms))
    assert AuditEntry.objects.filter(action="searched for a family").count() == 1


def test_looking_stops_after_so_many_looks_in_an_hour(actor) -> None:
    found(actor, name="Mary Tamblyn")
    SearchTally.objects.update(looks=399)
    answers = [found(actor, name="Mary Tamblyn").query for _look in range(2)]
    assert [query.code if query else "" for query in answers] == ["", "PPL-21"]


@pytest.mark.parametrize(
    "name",
    [
        "M",
        "X" * 200,
        "محمد علي",
        "O’Brien-Łukasz d'Or",
        "🌻 🌻",
        "%_' ; drop--",
        " ".join(["Mary"] * 40),
        "c. 99",
        "\\ \\",
    ],
)
def test_whatever_is_typed_is_an_answer_or_a_question(actor, name) -> None:
    for more in ({}, {"age": 110}, {"date_of_birth": date(1, 1, 1)}, {"date_of_birth": date(9999, 12, 31)}):
        answer = found(actor, name=name, mother=name, street=name, phone=name, **more)
        assert answer.query or answer.hits == ()
