"""The rows the generator makes, one class for each table, in the order in which they may be loaded.

Field names are column names. Identifiers are text (PostgreSQL reads them as uuid), so that making one costs little.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, ClassVar, NamedTuple

from . import beginning_rows as early
from . import carer_rows
from .carer_rows import MaleCarer as MaleCarer
from .lived_rows import LIVED


class Account(NamedTuple):
    id: str
    email: str
    password: str
    joined_at: datetime
    is_active: bool = True
    is_superuser: bool = False


class EmailAddress(NamedTuple):
    user_id: str
    email: str
    verified: bool = True
    primary: bool = True


class Agency(NamedTuple):
    id: str
    code: str
    name: str
    kind: str


class Team(NamedTuple):
    id: str
    agency_id: str
    name: str
    setting: str
    locality: str = ""
    district: str = ""
    shares_work: bool = False
    ods_code: str = ""


class Worker(NamedTuple):
    id: str
    account_id: str | None
    team_id: str
    full_name: str
    role: str
    post_title: str
    registered_health_professional: bool
    email: str
    phone: str
    active_from: date
    active_until: date | None = None


class Contact(NamedTuple):
    id: str
    team_id: str
    means: str
    value: str
    owner_id: str | None
    last_confirmed_on: date


class Person(NamedTuple):
    id: str
    given_name: str
    family_name: str
    name_key: str
    date_of_birth: date | None
    sex: str
    nhs_number: str
    phone: str
    address: str
    postcode: str
    withhold_address: bool
    recorded_by_id: str | None
    recorded_at: datetime


class Baby(NamedTuple):
    id: str
    mother_id: str
    given_name: str
    family_name: str
    name_key: str
    date_of_birth: date | None
    expected_on: date | None
    born_at_days: int | None
    sex: str
    nhs_number: str
    mobility: str
    postcode: str
    locality: str
    district: str
    recorded_by_id: str | None
    recorded_at: datetime
    pregnancy_id: str | None = None
    ended_as: str = ""


class Involvement(NamedTuple):
    id: str
    baby_id: str
    worker_id: str | None
    team_id: str
    agency_id: str
    part: str
    basis: str
    claimed: bool
    since: datetime
    until: datetime | None
    recorded_by_id: str | None


class MaleCarerRecord(NamedTuple):
    id: str
    carer_id: str
    baby_id: str
    number: int
    knowledge: str
    relationship: str
    recorded_at: datetime
    recorded_by_id: str | None
    person_id: str | None = None
    name_given: str = ""
    lives_with_baby: str = "unknown"
    sole_care: str = "unknown"
    source: str = ""
    verified: bool = False
    seen_on: date | None = None
    seen_by_agency_id: str | None = None
    strengths: str = ""
    worries: str = ""
    next_step: str = ""


class Note(NamedTuple):
    id: str
    baby_id: str
    kind: str
    words: str
    agency_id: str
    happened_at: datetime
    recorded_at: datetime
    recorded_by_id: str | None


class Request(NamedTuple):
    id: str
    number: str
    draft_id: str | None
    baby_id: str
    made_by_id: str
    made_by_agency_id: str
    received_at: datetime
    what_seen: str
    why_worried: str
    seen_on: datetime
    safe_now: str
    strengths: str
    injury: bool
    level: int


class SharingDecision(NamedTuple):
    id: str
    request_id: str
    baby_id: str
    lawful_basis: str
    agreement: str
    agreement_reason: str
    family_told: str
    not_told_reason: str
    rationale: str
    decided_by_id: str
    decided_at: datetime


class TriageDecision(NamedTuple):
    id: str
    request_id: str
    baby_id: str
    outcome: str
    level: int
    reasons: str
    decided_by_id: str
    decided_at: datetime


class ReferrerTold(NamedTuple):
    id: str
    request_id: str
    decision_id: str
    baby_id: str
    worker_id: str
    told_at: datetime


class Discussion(NamedTuple):
    id: str
    number: str
    baby_id: str
    request_id: str | None
    trigger: str
    injury: bool
    unborn: bool
    cause_arose_at: datetime
    called_at: datetime
    called_by_id: str
    held_at: str
    team_id: str
    locality: str
    planned_for: datetime
    mode: str
    join_details: str


class Invitation(NamedTuple):
    id: str
    discussion_id: str
    baby_id: str
    agency_id: str
    team_id: str
    worker_id: str | None
    asked_as: str
    rule_code: str
    why: str
    invited_at: datetime
    invited_by_id: str


class NotInvited(NamedTuple):
    id: str
    discussion_id: str
    baby_id: str
    agency_id: str
    rule_code: str
    reason: str
    recorded_by_id: str
    recorded_at: datetime


class InvitationReply(NamedTuple):
    id: str
    invitation_id: str
    discussion_id: str
    baby_id: str
    reply: str
    delegate_name: str
    reason: str
    replied_at: datetime
    replied_by_id: str | None


class Contribution(NamedTuple):
    id: str
    invitation_id: str
    discussion_id: str
    baby_id: str
    agency_id: str
    draft_id: str | None
    answers: str
    given_by_id: str | None
    given_by_name: str
    given_by_post: str
    begun_at: datetime | None
    given_at: datetime
    by_link: bool


class Record(NamedTuple):
    id: str
    discussion_id: str
    baby_id: str
    number: int
    started_at: datetime
    ended_at: datetime
    answers: str
    threshold: str
    enquiry_by: str
    reasons: str
    dissent: str
    not_quorate_reason: str
    follow_up: str
    follow_up_by: date | None
    next_discussion_on: date | None
    recorded_by_id: str
    recorded_at: datetime


class Attendance(NamedTuple):
    id: str
    record_id: str
    discussion_id: str
    invitation_id: str
    baby_id: str
    agency_id: str
    attended: bool
    name: str


class Action(NamedTuple):
    id: str
    record_id: str
    discussion_id: str
    baby_id: str
    what: str
    agency_id: str
    owner_name: str
    due_on: date


class Circulation(NamedTuple):
    id: str
    discussion_id: str
    record_id: str
    baby_id: str
    circulated_at: datetime
    circulated_by_id: str


class Copy(NamedTuple):
    id: str
    circulation_id: str
    discussion_id: str
    baby_id: str
    invitation_id: str | None
    worker_id: str | None
    opened_at: datetime | None


TABLES: dict[type[tuple[Any, ...]], str] = {
    Account: "access_account",
    EmailAddress: "account_emailaddress",
    Agency: "directory_agency",
    Team: "directory_team",
    Worker: "directory_worker",
    Contact: "directory_contact",
    Person: "people_person",
    **early.BEFORE,
    Baby: "people_baby",
    **early.AFTER,
    Involvement: "people_involvement",
    MaleCarer: "people_malecarer",
    MaleCarerRecord: "people_malecarerrecord",
    **carer_rows.TABLES,
    Note: "people_note",
    Request: "referrals_request",
    SharingDecision: "referrals_sharingdecision",
    TriageDecision: "referrals_triagedecision",
    ReferrerTold: "referrals_referrertold",
    Discussion: "strategy_discussion",
    Invitation: "strategy_invitation",
    NotInvited: "strategy_notinvited",
    InvitationReply: "strategy_invitationreply",
    Contribution: "strategy_contribution",
    Record: "strategy_record",
    Attendance: "strategy_attendance",
    Action: "strategy_action",
    Circulation: "strategy_circulation",
    Copy: "strategy_copy",
    **LIVED,
}
"""Every kind of row and its table, each after the tables it points to."""


class Rows:
    """A handful of rows, by table: what the generator hands to the loader, and then forgets."""

    order: ClassVar[tuple[type[tuple[Any, ...]], ...]] = tuple(TABLES)

    def __init__(self) -> None:
        self._by_kind: dict[type[tuple[Any, ...]], list[tuple[Any, ...]]] = {kind: [] for kind in self.order}

    def add(self, row: tuple[Any, ...]) -> None:
        self._by_kind[type(row)].append(row)

    def add_all(self, rows: Iterable[tuple[Any, ...]]) -> None:
        for row in rows:
            self.add(row)

    def of(self, kind: type[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        return self._by_kind[kind]

    def tables(self) -> Iterator[tuple[type[tuple[Any, ...]], list[tuple[Any, ...]]]]:
        """The tables that have rows, in the order in which they may be loaded."""
        return ((kind, rows) for kind, rows in self._by_kind.items() if rows)
