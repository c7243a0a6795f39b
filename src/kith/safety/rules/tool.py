"""The checklist: its own advice, judgement above it, and the gateways to a MARAC."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import add_months
from kith.kernel.rulebook import rule
from kith.kernel.text import count
from kith.safety.words import Gateway

BANDS = "Risk indicator checklist of SafeLives and the police; bands as Plymouth and Southampton use them (handbook)"
RAISES = "Southampton safeguarding procedures: factors raise the level of risk and never lower it"
LONDON_SCHOOL = "London School of Economics 2020 and later work: most repeat victims had been graded standard or medium"
MARAC = "Usual MARAC gateways in England; numbers in handbook/england/safety.toml"
COHORT = "Domain of Kith: pregnancies and babies under two; months in handbook/england/safety.toml"


@dataclass(frozen=True, kw_only=True)
class BandFacts:
    """A band of the tool, lowest first in a list of them."""

    code: str
    label: str
    begins_at: int
    heard: bool = False


@rule("DAS-1", source=BANDS, title="The checklist’s own advice")
def advised(yes: int, bands: Sequence[BandFacts]) -> BandFacts:
    """The count of yes answers falls into a band of the tool's own edition, which advises and decides nothing."""
    reached = [band for band in sorted(bands, key=lambda band: band.begins_at) if band.begins_at <= yes]
    return reached[-1]


@rule("DAS-2", source=RAISES, title="Judgement raises, never lowers")
def judged(advice: BandFacts, judgement: BandFacts | None) -> BandFacts:
    """Professional judgement raises the band that the checklist advises, at any count, and never lowers it."""
    if judgement is None or judgement.begins_at <= advice.begins_at:
        return advice
    return judgement


@rule("DAS-3", source=RAISES, title="Say why")
def raising_has_a_reason(advice: BandFacts, judgement: BandFacts | None, reason: str) -> Finding | None:
    """Whoever judges the danger to be higher than the checklist says why, in words that others can act on."""
    if judged(advice, judgement) == advice or len(reason.split()) > 2:
        return None
    return Finding("DAS-3", "Say in a sentence why you judge the danger to be higher.", missing=("reason",))


@rule("DAS-4", source=MARAC, title="Escalation")
def escalation(incidents: Iterable[datetime], at: datetime, *, most: int, months: int) -> Finding | None:
    """Several incidents within the handbook's months are a gateway to a MARAC, whatever the count."""
    since = add_months(day_of(at), -months)
    known = sum(1 for one in incidents if since <= day_of(one) <= day_of(at))
    if known < most:
        return None
    says = f"{count(known, 'incident')} in {months} months: it escalates. That is a way to a MARAC in itself."
    return Finding("DAS-4", says, asks=(), weight=Weight.ACT_NOW)


@rule("DAS-5", source=MARAC, title="Repeat")
def repeat(referred: date | None, incidents: Iterable[datetime], *, months: int) -> Finding | None:
    """A new incident within the handbook's months after a MARAC referral goes to the MARAC again."""
    if referred is None:
        return None
    until = add_months(referred, months)
    if not any(referred < day_of(one) <= until for one in incidents):
        return None
    says = f"There was an incident within {months} months of a MARAC referral: refer again."
    return Finding("DAS-5", says, asks=(), weight=Weight.ACT_NOW)


@rule("DAS-6", source=MARAC, title="To the MARAC")
def to_marac(gateways: Iterable[Gateway], *, referred: bool) -> Finding | None:
    """One gateway is enough for a MARAC referral; it does not replace child safeguarding procedures."""
    open_now = tuple(dict.fromkeys(gateways))
    if not open_now or referred:
        return None
    why = ", ".join(one.label[0].lower() + one.label[1:] for one in open_now)
    says = f"Refer to the MARAC: {why}. It does not replace a request for support or a strategy discussion."
    return Finding("DAS-6", says, asks=(), missing=open_now, weight=Weight.ACT_NOW)


@rule("DAS-7", source=COHORT, title="Pregnant, or with a new baby")
def known_from_the_file(born_on: date | None, on: date, *, months: int) -> bool:
    """The question on pregnancy or a new baby is answered yes from the file, until the handbook's months after it."""
    return born_on is None or on < add_months(born_on, months)


@rule("DAS-8", source=LONDON_SCHOOL, title="“Don’t know” is asked again")
def asked_again(unknown: Sequence[str]) -> Finding | None:
    """An answer that is not known counts for nothing in the tool and is asked again; it never means no."""
    if not unknown:
        return None
    says = f"{count(len(unknown), 'question')} not known yet. Ask again when she is alone; not known is not a no."
    return Finding("DAS-8", says, asks=("follow_up",), missing=tuple(unknown), weight=Weight.NOTE)


@rule("DAS-9", source=LONDON_SCHOOL, title="What weighs in itself")
def weighs_alone(said_yes: Sequence[str]) -> Finding | None:
    """Strangling, stalking, threats to kill, control, leaving, and her own fear are weighed in themselves."""
    if not said_yes:
        return None
    says = "These weigh in themselves, whatever the count. Judge whether the danger is higher than the checklist says."
    return Finding("DAS-9", says, asks=("reason",), missing=tuple(said_yes))
