"""The rows about a baby's own day, and about the names, addresses, contact and needs of the adults around."""

from datetime import date, datetime
from typing import Any, NamedTuple


class Sighting(NamedTuple):
    id: str
    baby_id: str
    seen_at: datetime
    place: str
    awake: str
    undressed: str
    undressed_why: str
    held_by_mother: bool
    how_held: str
    sleep_seen: str
    sleep_place: str
    state: str
    feeding: str
    showed: str
    voice: str
    agency_id: str
    recorded_at: datetime
    recorded_by_id: str | None


class PersonName(NamedTuple):
    id: str
    person_id: str
    given_name: str
    family_name: str
    name_key: str
    kind: str
    since: date | None
    until: date | None
    source: str
    recorded_at: datetime
    recorded_by_id: str | None


class Residence(NamedTuple):
    id: str
    person_id: str
    address: str
    postcode: str
    since: date | None
    until: date | None
    source: str
    recorded_at: datetime
    recorded_by_id: str | None


class ContactPoint(NamedTuple):
    id: str
    person_id: str
    means: str
    value: str
    safe: str
    safe_words: str
    preferred: bool
    source: str
    recorded_at: datetime
    recorded_by_id: str | None


class Withholding(NamedTuple):
    id: str
    person_id: str
    kept_from: str
    from_words: str
    reason: str
    since: date
    review_on: date
    source: str
    recorded_at: datetime
    recorded_by_id: str | None


class CharacteristicAnswer(NamedTuple):
    id: str
    person_id: str | None
    baby_id: str | None
    question: str
    answer: str
    codes: str
    own_words: str
    source: str
    recorded_at: datetime
    recorded_by_id: str | None


LIVED: dict[type[tuple[Any, ...]], str] = {
    Sighting: "people_sighting",
    PersonName: "people_personname",
    Residence: "people_residence",
    ContactPoint: "people_contactpoint",
    Withholding: "people_withholding",
    CharacteristicAnswer: "people_characteristicanswer",
}
