"""A locality's panel: who stands on the agenda, what is agreed, and that nobody is forgotten between two meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.prebirth.words import ServiceConsent, Talked

from .pathway import DEVON

OURS = "Our proposal, for the partnership to confirm"
CONSENT = "Department for Education advice on sharing: agreement to a service is not consent to share (chapter 6)"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A family on a locality's list and what became of it last. `ended`: the file has ended. `copy`: a request that
    the Front Door decides and that the list got a copy of."""

    request_id: UUID
    on_list: bool
    copy: bool = False
    ended: bool = False
    last: Talked | None = None
    last_on: date | None = None
    look_again_on: date | None = None


@rule("PRE-20", source=f"{DEVON}; carried over: {OURS}", title="Nobody is lost between two meetings")
def on_agenda(one: Listed, meeting_on: date) -> bool:
    """A family on the list, or of a copy to it, stands on the agenda of the next meeting until it was talked about;
    then on that of the first meeting from the day on which the panel looks again; until it is finished, goes to the
    Front Door, or its file ends.
    """
    if one.ended or not (one.on_list or one.copy):
        return False
    if one.last is None or one.last is Talked.NOT_REACHED:
        return True
    if one.last.over:
        return False
    return one.look_again_on is None or one.look_again_on <= meeting_on


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What a panel is about to record of one family."""

    talked: Talked
    offers: tuple[str, ...] = ()
    consent: ServiceConsent = ServiceConsent.NOT_ASKED
    consent_words: str = ""
    actions: int = 0
    actions_without_owner: int = 0
    look_again_on: date | None = None


@rule("PRE-21", source=f"{DEVON}; {CONSENT}", title="Help needs the family’s agreement")
def help_is_agreed_to(said: Agreed) -> Finding | None:
    """Help is offered with the family's agreement to it; when they refuse, or nobody has asked, the record says what
    follows.
    """
    if not said.offers or said.consent is ServiceConsent.AGREED or said.consent_words.strip():
        return None
    refused = said.consent is ServiceConsent.REFUSED
    says = "They do not want the help." if refused else "Nobody has asked the family whether they want the help."
    follow = "Think about the level again, and say what follows." if refused else "Say who asks, and by when."
    return Finding("PRE-21", f"{says} {follow}", missing=("consent_words",))


@rule("PRE-22", source=OURS, title="Somebody does it, by a day")
def actions_can_be_followed(said: Agreed) -> Finding | None:
    """When help was agreed, somebody does something by a day; a family is not left with good intentions."""
    if said.talked is not Talked.HELPED:
        return None
    if not said.actions:
        return Finding("PRE-22", "Help was agreed and nobody does anything. Say who does what, by when.")
    if said.actions_without_owner:
        return Finding("PRE-22", "An action has nobody, or no day.", missing=("who", "by_when"))
    return None


@rule("PRE-23", source=OURS, title="The panel looks again")
def next_look(said: Agreed, held_on: date) -> Finding | None:
    """A family that the panel goes on with has a day on which the panel looks again, after the meeting."""
    if said.talked.over or not said.talked.discussed:
        return None
    if said.look_again_on is None or said.look_again_on <= held_on:
        return Finding("PRE-23", "Say when the panel looks again, after this meeting.", missing=("look_again_on",))
    return None


@rule("PRE-24", source=f"{DEVON}; REF-9: the referrer is always told", title="Whoever asked is told")
def referrer_is_told(name: str, *, reachable: bool) -> Finding | None:
    """Whoever made the request is told after each meeting what became of it, also that it was not reached."""
    if reachable:
        return None
    return Finding("PRE-24", f"Kith has no address for {name}. Ring them, or their team.", asks=("follow_up",))


def late_actions(due: Iterable[tuple[str, date, bool]], on: date) -> Finding | None:
    """What was promised and is past its day; said on the agenda, so that the next look begins with it (PRE-22)."""
    late = tuple(what for what, by_when, done in due if not done and by_when < on)
    if not late:
        return None
    return Finding("PRE-22", f"Promised and not done: {in_words(late)}.", weight=Weight.NOTE, asks=("follow_up",))
