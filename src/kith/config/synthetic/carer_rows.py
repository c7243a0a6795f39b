"""The rows about men and other carers beyond the first page; field names are column names."""

from datetime import date, datetime
from typing import Any, NamedTuple


class MaleCarer(NamedTuple):
    id: str
    baby_id: str
    added_at: datetime
    added_by_id: str | None
    kind: str = "man"


class FullRecord(NamedTuple):
    """A record about a man, or another carer, with the pages by topic filled in."""

    id: str
    carer_id: str
    baby_id: str
    number: int
    knowledge: str
    relationship: str
    recorded_at: datetime
    recorded_by_id: str | None
    person_id: str | None
    name_given: str
    lives_with_baby: str
    sole_care: str
    source: str
    verified: bool
    about: str
    sex: str
    side: str
    phone: str
    stays: str
    alone_when: str
    parental_responsibility: str
    responsibility_by: str
    on_birth_certificate: str
    restriction: str
    restriction_words: str
    strengths: str
    worries: str
    factors: str
    other_children: str
    support_offered: str
    support_accepted: str
    icon_given: str
    icon_on: date | None
    views: str
    told_of_plan: str
    invited: str
    attended: str
    facts_from: str


class CarerSeen(NamedTuple):
    id: str
    carer_id: str
    baby_id: str
    agency_id: str
    seen_on: date
    words: str
    recorded_at: datetime
    recorded_by_id: str | None


class FamilyTie(NamedTuple):
    id: str
    baby_id: str
    kind: str
    one_id: str | None
    other_id: str | None
    with_baby: bool
    says: str
    since: date | None
    source: str
    verified: bool
    words: str
    recorded_at: datetime
    recorded_by_id: str | None


class GapStep(NamedTuple):
    id: str
    baby_id: str
    carer_id: str | None
    gap: str
    step: str
    owner_id: str | None
    team_id: str
    agency_id: str
    reason: str
    next_step: str
    recorded_at: datetime
    recorded_by_id: str | None


TABLES: dict[type[tuple[Any, ...]], str] = {
    FullRecord: "people_malecarerrecord",
    CarerSeen: "people_carerseen",
    FamilyTie: "people_familytie",
    GapStep: "people_gapstep",
}
"""Each after the tables it points to, when these come after the men's first records."""
