"""What is a gap around a baby, one sentence each, and whose it is. Gaps are read from the records, never kept."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.people.words import (
    NEAREST,
    CarerKind,
    GapKind,
    Knowledge,
    Part,
    Relationship,
    Source,
    Stays,
    YesNoUnknown,
)

from .parts import INVISIBLE_MEN, METRICS
from .sightings import age_in_months

CRYING = "ICON programme (iconcope.org): talk with each person who cares for the baby"
FATHERS_VOICE = "The partnership's review of 2020: the voice of fathers and other men was missing from assessments"
OWNER = "Kith's proposal: a gap without an owner stays open"


@dataclass(frozen=True, kw_only=True)
class CarerFacts:
    """What the gap rules need of one man, or another carer."""

    knowledge: Knowledge
    relationship: Relationship
    kind: CarerKind = CarerKind.MAN
    lives: YesNoUnknown = YesNoUnknown.UNKNOWN
    stays: str = ""
    sole_care: YesNoUnknown = YesNoUnknown.UNKNOWN
    source: str = ""
    verified: bool = False
    seen: bool = False
    icon: YesNoUnknown = YesNoUnknown.UNKNOWN
    views: bool = False
    supervised: bool = False
    deceased: bool = False

    @property
    def named(self) -> bool:
        """Somebody has said who this is, and they are alive."""
        return self.knowledge in {Knowledge.KNOWN, Knowledge.BELIEVED} and not self.deceased

    @property
    def around(self) -> bool:
        """Lives or sleeps where the baby does, is there by day, or looks after the baby alone."""
        there = self.stays in {Stays.EVERY_NIGHT, Stays.SOME_NIGHTS, Stays.DAYTIME}
        return there or YesNoUnknown.YES in {self.lives, self.sole_care}


@dataclass(frozen=True)
class CryingTime:
    """Whether it is the time to talk about crying: late in pregnancy, or in the first months."""

    now: bool


def _gap(code: str, says: str, missing: str) -> Finding:
    return Finding(code, says, asks=("follow_up",), missing=(missing,), weight=Weight.NOTE)


def _them(carer: CarerFacts) -> str:
    return "him" if carer.kind is CarerKind.MAN else "them"


@rule("MAN-1", source=INVISIBLE_MEN, title="Nobody has asked")
def somebody_has_asked_about_him(carer: CarerFacts) -> Finding | None:
    """Somebody asks about every man in a baby's life; until then it is an open gap and not an empty box."""
    if carer.knowledge is not Knowledge.NOT_ASKED:
        return None
    return _gap("MAN-1", f"Nobody has asked about {_them(carer)} yet.", "answer")


@rule("MAN-2", source=INVISIBLE_MEN, title="Believed, not confirmed")
def who_he_is_has_been_confirmed(carer: CarerFacts) -> Finding | None:
    """When somebody has only said who a man may be, somebody confirms it."""
    if carer.knowledge is not Knowledge.BELIEVED or carer.deceased:
        return None
    who = "he is" if carer.kind is CarerKind.MAN else "they are"
    return _gap("MAN-2", f"Who {who} has not been confirmed.", "confirmation")


@rule("MAN-3", source=INVISIBLE_MEN, title="The mother declined to say")
def a_mother_who_declined_is_asked_again_kindly(carer: CarerFacts) -> Finding | None:
    """A mother who chose not to say is asked again another day, alone and without pressure, and whether she is safe."""
    if carer.knowledge is not Knowledge.DECLINED_BY_MOTHER:
        return None
    return _gap("MAN-3", "The mother was asked and chose not to say. She may have a reason to be afraid.", "answer")


@rule("MAN-4", source=INVISIBLE_MEN, title="Who lives with the baby")
def whether_he_lives_with_the_baby_is_known(carer: CarerFacts) -> Finding | None:
    """Of everybody named, the record says whether they live or sleep where the baby does."""
    if not carer.named or carer.lives is not YesNoUnknown.UNKNOWN or carer.stays:
        return None
    return _gap("MAN-4", f"Whether the baby lives with {_them(carer)} is not known.", "household")


@rule("MAN-5", source=METRICS, title="Everybody in the household seen")
def everybody_who_cares_for_the_baby_has_been_seen(carer: CarerFacts) -> Finding | None:
    """Everybody who lives with a baby or looks after it alone has been seen face to face by some agency."""
    if not carer.named or not carer.around or carer.seen:
        return None
    return _gap("MAN-5", f"Nobody has recorded seeing {_them(carer)} face to face.", "seen")


@rule("MAN-6", source=INVISIBLE_MEN, title="Checked, not only said")
def what_others_said_about_him_has_been_checked(carer: CarerFacts) -> Finding | None:
    """What is known of a man from others has been checked, with him or in a record."""
    known = carer.knowledge is Knowledge.KNOWN and not carer.deceased
    if not known or carer.verified or carer.source == Source.HIMSELF:
        return None
    return _gap("MAN-6", f"What is known about {_them(carer)} comes from others, and nobody has checked it.", "checked")


@rule("MAN-7", source=CRYING, title="Coping with crying")
def somebody_has_talked_with_him_about_crying(carer: CarerFacts, time: CryingTime) -> Finding | None:
    """From late pregnancy to the first months, each parent, partner and carer has heard about coping with crying."""
    near = carer.around or carer.relationship in NEAREST
    if not time.now or not carer.named or not near or carer.icon is YesNoUnknown.YES:
        return None
    return _gap("MAN-7", f"Nobody has recorded talking with {_them(carer)} about coping with crying.", "icon")


@rule("MAN-8", source=FATHERS_VOICE, title="His own views")
def his_own_views_are_recorded(carer: CarerFacts) -> Finding | None:
    """The record holds the views of a father or partner who is known, in his own words."""
    known = carer.knowledge is Knowledge.KNOWN and not carer.deceased
    if not known or carer.relationship not in NEAREST or carer.views:
        return None
    whose = "His" if carer.kind is CarerKind.MAN else "Their"
    return _gap("MAN-8", f"{whose} own views are not recorded.", "views")


RULES: dict[GapKind, Callable[[CarerFacts], Finding | None]] = {
    GapKind.NOT_ASKED: somebody_has_asked_about_him,
    GapKind.NOT_CONFIRMED: who_he_is_has_been_confirmed,
    GapKind.DECLINED: a_mother_who_declined_is_asked_again_kindly,
    GapKind.HOUSEHOLD: whether_he_lives_with_the_baby_is_known,
    GapKind.NEVER_SEEN: everybody_who_cares_for_the_baby_has_been_seen,
    GapKind.NOT_CHECKED: what_others_said_about_him_has_been_checked,
    GapKind.VIEWS: his_own_views_are_recorded,
}


def gaps_about(carer: CarerFacts, time: CryingTime) -> list[tuple[GapKind, Finding]]:
    """Every gap in what is known of one man, or another carer, the first to close first."""
    found = [(kind, sentence(carer)) for kind, sentence in RULES.items()]
    found.append((GapKind.ICON, somebody_has_talked_with_him_about_crying(carer, time)))
    return [(kind, finding) for kind, finding in found if finding]


def crying_time(born: date | None, expected_on: date | None, on: date, *, from_weeks: int, months: int) -> CryingTime:
    """Late in pregnancy, or the first months after birth, by the handbook's numbers."""
    if born is not None:
        return CryingTime(age_in_months(born, on) < months)
    return CryingTime(expected_on is not None and 280 - (expected_on - on).days >= from_weeks * 7)


@dataclass(frozen=True, kw_only=True)
class Holder:
    """A worker, or a whole team, working with the baby now."""

    team_id: UUID
    agency_id: UUID
    part: Part
    since: datetime
    worker_id: UUID | None = None


@rule("MAN-9", source=OWNER, title="The best placed agency")
def best_placed[H: Holder](holders: Sequence[H], order: Iterable[str]) -> H | None:
    """A gap is whoever's is best placed among those who work with the baby, in the handbook's order."""
    places = {part: number for number, part in enumerate(order)}
    return min(
        holders,
        key=lambda one: (places.get(one.part.value, len(places)), one.worker_id is None, one.since, str(one.team_id)),
        default=None,
    )


@rule("MAN-10", source=OWNER, title="Passed on with a reason")
def a_gap_is_passed_on_with_a_reason_and_a_next_step(reason: str, next_step: str) -> Finding | None:
    """Whoever passes a gap on says why the other is better placed, and what comes next."""
    missing = tuple(name for name, said in (("reason", reason), ("next step", next_step)) if not said.strip())
    if not missing:
        return None
    says = "Say why they are better placed, and what they should do next."
    return Finding("MAN-10", says, asks=("reason",), missing=missing)


@rule("MAN-11", source="Kith's proposal: others act on what is written here", title="What a limit on contact says")
def a_limit_on_contact_says_what(restriction: str, words: str) -> Finding | None:
    """A limit on somebody's contact says what may not happen and until when, because others will act on it."""
    if restriction in {"", "none"} or words.strip():
        return None
    says = "Say what may not happen, and until when. Somebody will act on it."
    return Finding("MAN-11", says, asks=("reason",), missing=("limits on contact",))


@rule("MAN-12", source=INVISIBLE_MEN, title="Strengths beside worries")
def strengths_are_recorded_beside_worries(strengths: str, worries: str) -> Finding | None:
    """A record of worries about a man also says what is good about his part in the baby's life."""
    if not worries.strip() or strengths.strip():
        return None
    says = "Only worries are recorded. What is good about their part in the baby's life? Could they protect the baby?"
    return Finding("MAN-12", says, asks=("follow_up",), missing=("strengths",), weight=Weight.NOTE)


@rule("MAN-13", source="Kith's proposal: a picture is drawn from facts", title="How people are with each other")
def how_people_are_with_each_other_has_a_source(source: str) -> Finding | None:
    """How two people are to each other is a dated fact that says who told us."""
    if source:
        return None
    return Finding("MAN-13", "Say who told you how they are to each other.", asks=("reason",), missing=("source",))
