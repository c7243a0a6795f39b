"""Rows about a pregnancy and a birth: which columns the generator fills, and in which tables."""

from datetime import date, datetime
from typing import Any, NamedTuple


class Pregnancy(NamedTuple):
    id: str
    mother_id: str
    recorded_at: datetime
    recorded_by_id: str | None


class ExpectedDate(NamedTuple):
    id: str
    pregnancy_id: str
    expected_on: date
    source: str
    estimated_on: date
    words: str
    agency_id: str | None
    recorded_at: datetime
    recorded_by_id: str | None


class BabiesExpected(NamedTuple):
    id: str
    pregnancy_id: str
    babies: int
    known_on: date
    recorded_at: datetime
    recorded_by_id: str | None


class PregnancyCare(NamedTuple):
    id: str
    pregnancy_id: str
    number: int
    booking: str
    booked_on: date | None
    booked_at: str
    concealed: str
    agency_id: str | None
    recorded_at: datetime
    recorded_by_id: str | None


class MobilityRecord(NamedTuple):
    id: str
    baby_id: str
    stage: str
    basis: str
    said_by: str
    seen_on: date
    agency_id: str | None
    recorded_at: datetime
    recorded_by_id: str | None


class NhsNumberRecord(NamedTuple):
    id: str
    baby_id: str
    nhs_number: str
    source: str
    said_on: date
    verified: bool
    recorded_at: datetime
    recorded_by_id: str | None


class BabyEnding(NamedTuple):
    id: str
    baby_id: str
    number: int
    kind: str
    ended_on: date
    said_by: str
    agency_id: str | None
    recorded_at: datetime
    recorded_by_id: str | None


BEFORE: dict[type[tuple[Any, ...]], str] = {Pregnancy: "people_pregnancy"}
"""Loaded before the babies, which point to them."""
AFTER: dict[type[tuple[Any, ...]], str] = {
    ExpectedDate: "people_expecteddate",
    BabiesExpected: "people_babiesexpected",
    PregnancyCare: "people_pregnancycare",
    MobilityRecord: "people_mobilityrecord",
    NhsNumberRecord: "people_nhsnumberrecord",
    BabyEnding: "people_babyending",
}
