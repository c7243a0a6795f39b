"""How a discussion was held, against the published standard: one rule for each sentence that a record can tell.

Facts in, a verdict with its reason out. There is no sum of them, and none is meant.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.strategy.words import EnquiryBy, Judgement, Threshold

from .after import ToTell
from .discussions import enquiry_fits, missing_from_quorum

STANDARD = "Handbook, a good strategy discussion: the standard"
NOT_DECIDED = "Not decided:"
ENQUIRING = frozenset({Threshold.START_ENQUIRY, Threshold.CONTINUE_ENQUIRY})


@dataclass(frozen=True)
class Verdict:
    """How the discussion stands against one sentence, and why. `due_at` is set while it is open because of a clock."""

    judgement: Judgement
    says: str
    due_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AskedAgency:
    """An agency asked: whether it took part, and whether it gave information under its own name."""

    name: str
    kind: str
    attended: bool = False
    informed: bool = False


@dataclass(frozen=True, kw_only=True)
class HeldDiscussion:
    """What the record tells of a discussion that was held."""

    asked: tuple[AskedAgency, ...] = ()
    forgotten: tuple[str, ...] = ()
    left_out_with_reason: tuple[str, ...] = ()
    not_quorate_reason: str = ""
    started_at: datetime
    held_due_at: datetime
    circulated_at: datetime | None = None
    circulation_due_at: datetime
    to_tell: tuple[ToTell, ...] = ()
    questions: tuple[str, ...] = ()
    answers: Mapping[str, str]
    threshold: Threshold
    enquiry_by: EnquiryBy
    reasons: str = ""
    around: tuple[str, ...] = ()
    not_spoken_of: tuple[str, ...] = ()
    person_by_person: bool = False
    owners: tuple[str, ...] = ()
    next_discussion_on: date | None = None
    now: datetime

    def said(self, code: str) -> str:
        return self.answers.get(code, "").strip()


def _met(says: str) -> Verdict:
    return Verdict(Judgement.MET, says)


def _partly(says: str) -> Verdict:
    return Verdict(Judgement.PARTLY, says)


def _not_met(says: str) -> Verdict:
    return Verdict(Judgement.NOT_MET, says)


@rule("QSD-1", source=STANDARD, title="Quality: quorum")
def quorum_took_part(held: HeldDiscussion) -> Verdict:
    """Children's social care, the police and health took part together; without one of them a reason is written."""
    missing = missing_from_quorum(one.kind for one in held.asked if one.attended)
    if not missing:
        return _met("All three took part.")
    who = f"Without {in_words([part.label for part in missing], 'or')}"
    return _partly(f"{who}; the reason is written.") if held.not_quorate_reason else _not_met(f"{who}, and no reason.")


@rule("QSD-2", source=STANDARD, title="Quality: everybody asked")
def everybody_asked(held: HeldDiscussion) -> Verdict:
    """Every agency that works with the family or that the circumstances call for was asked, or a reason is written."""
    if held.forgotten:
        return _not_met(f"Not asked, and no reason: {in_words(held.forgotten)}.")
    if held.left_out_with_reason:
        return _partly(f"Not asked, with a reason: {in_words(held.left_out_with_reason)}.")
    return _met("All were asked.")


@rule("QSD-3", source=STANDARD, title="Quality: everybody heard")
def everybody_heard(held: HeldDiscussion) -> Verdict:
    """Everybody who was asked was in the room or sent information."""
    silent = [one.name for one in held.asked if not (one.attended or one.informed)]
    if not silent:
        return _met("All who were asked were heard.")
    says = f"Not heard: {in_words(silent)}."
    return _not_met(says) if len(silent) == len(held.asked) else _partly(says)


@rule("QSD-4", source=STANDARD, title="Quality: held in time")
def held_in_time(held: HeldDiscussion) -> Verdict:
    """It was held by the time its limit gave it."""
    return _met("Held in time.") if held.started_at <= held.held_due_at else _not_met("Held after its time.")


@rule("QSD-5", source=STANDARD, title="Quality: minutes in time")
def minutes_in_time(held: HeldDiscussion) -> Verdict:
    """The minutes went round within one working day."""
    if held.circulated_at is not None:
        in_time = held.circulated_at <= held.circulation_due_at
        return _met("Sent in time.") if in_time else _not_met("Sent after their time.")
    if held.now <= held.circulation_due_at:
        return Verdict(Judgement.OPEN, "Not sent yet; there is time.", held.circulation_due_at)
    return _not_met("Not sent, and past their time.")


@rule("QSD-6", source=STANDARD, title="Quality: outcome told")
def outcome_told(held: HeldDiscussion) -> Verdict:
    """The referrer and those who were not there knew what came of it within one working day."""
    if not held.to_tell:
        return Verdict(Judgement.DOES_NOT_APPLY, "Everybody was there.")
    waiting = [one.name for one in held.to_tell if one.knew_at is None]
    if waiting:
        says = f"Not known to have heard: {in_words(waiting)}."
        if held.now <= held.circulation_due_at:
            return Verdict(Judgement.OPEN, says, held.circulation_due_at)
        return _not_met(says)
    late = [one.name for one in held.to_tell if one.knew_at and one.knew_at > held.circulation_due_at]
    return _partly(f"Heard late: {in_words(late)}.") if late else _met("All heard in time.")


@rule("QSD-7", source=STANDARD, title="Quality: information under its own name")
def own_information(held: HeldDiscussion) -> Verdict:
    """Each agency that took part gave its information under its own name."""
    there = [one for one in held.asked if one.attended]
    silent = [one.name for one in there if not one.informed]
    if there and not silent:
        return _met("Each did.")
    says = f"Nothing under the name of {in_words(silent, 'or')}." if silent else "Nobody took part."
    return _not_met(says) if len(silent) == len(there) else _partly(says)


@rule("QSD-8", source=STANDARD, title="Quality: the ten questions")
def questions_answered(held: HeldDiscussion) -> Verdict:
    """Each of the ten questions was answered, or it says why it could not be."""
    left = [code for code in held.questions if not held.said(code)]
    if not left:
        return _met("All have words.")
    says = f"{len(left)} of {len(held.questions)} have no words."
    return _not_met(says) if len(left) == len(held.questions) else _partly(says)


@rule("QSD-9", source=STANDARD, title="Quality: a decision with reasons")
def decided_with_reasons(held: HeldDiscussion) -> Verdict:
    """The threshold was decided, with what the decision rests on and who enquires."""
    reasons = held.reasons.strip()
    if held.threshold is Threshold.NOT_DECIDED:
        return _partly("Not decided; it says why.") if reasons else _not_met("Not decided, and it does not say why.")
    if not reasons:
        return _not_met("Decided without reasons.")
    if enquiry_fits(held.threshold, held.enquiry_by) is not None:
        return _partly("Decided with reasons; who enquires does not fit.")
    return _met("Decided, with reasons and who enquires.")


def _voice(words: str, whose: str) -> Verdict:
    if not words:
        return _not_met(f"It says nothing of {whose}.")
    if words.startswith(NOT_DECIDED):
        return _partly("Nobody could say; it says why.")
    return _met("It does.")


@rule("QSD-10", source=STANDARD, title="Quality: the baby's day and night")
def baby_heard(held: HeldDiscussion) -> Verdict:
    """It says what this baby's day and night are like, or why nobody could say."""
    return _voice(held.said("baby_voice"), "the baby’s day and night")


@rule("QSD-11", source=STANDARD, title="Quality: the father")
def father_heard(held: HeldDiscussion) -> Verdict:
    """It says what the father says and what is known of him, or why nobody could ask."""
    return _voice(held.said("father_voice"), "the father")


@rule("QSD-12", source=STANDARD, title="Quality: everybody around the baby")
def everybody_around(held: HeldDiscussion) -> Verdict:
    """Every child and adult on file around the baby was spoken of, each man too."""
    if not held.person_by_person:
        says = "The record does not tell it person by person."
        return Verdict(Judgement.CANNOT_TELL, says) if held.said("others") else _not_met("It says nothing of them.")
    if not held.not_spoken_of:
        return _met("All were spoken of.")
    says = f"Not spoken of: {in_words(held.not_spoken_of)}."
    return _not_met(says) if len(held.not_spoken_of) == len(held.around) else _partly(says)


@rule("QSD-13", source=STANDARD, title="Quality: safe now")
def safety_said(held: HeldDiscussion) -> Verdict:
    """It says whether the baby is safe now, and the plan while enquiries run."""
    words = held.said("safety_now")
    if words.startswith(NOT_DECIDED):
        return _partly("Not decided; it says why.")
    return _met("It does.") if words else _not_met("It does not say.")


@rule("QSD-14", source=STANDARD, title="Quality: actions with owners")
def actions_owned(held: HeldDiscussion) -> Verdict:
    """Each action has an agency, somebody there, and a day; an enquiry without an action is no plan."""
    if not held.owners:
        if held.threshold in ENQUIRING:
            return _not_met("An enquiry, and no action.")
        return Verdict(Judgement.DOES_NOT_APPLY, "No action was agreed.")
    nobody = sum(1 for owner in held.owners if not owner.strip())
    if not nobody:
        return _met("Each has.")
    says = f"{nobody} of {len(held.owners)} name nobody."
    return _not_met(says) if nobody == len(held.owners) else _partly(says)


@rule("QSD-15", source=STANDARD, title="Quality: a next step with a date")
def next_step_dated(held: HeldDiscussion) -> Verdict:
    """The next step has a date."""
    if held.next_discussion_on is not None:
        return _met("It has.")
    return _partly("A next step, without a date.") if held.said("next") else _not_met("No next step.")


CHECKS: Mapping[str, Callable[[HeldDiscussion], Verdict]] = {
    "QSD-1": quorum_took_part,
    "QSD-2": everybody_asked,
    "QSD-3": everybody_heard,
    "QSD-4": held_in_time,
    "QSD-5": minutes_in_time,
    "QSD-6": outcome_told,
    "QSD-7": own_information,
    "QSD-8": questions_answered,
    "QSD-9": decided_with_reasons,
    "QSD-10": baby_heard,
    "QSD-11": father_heard,
    "QSD-12": everybody_around,
    "QSD-13": safety_said,
    "QSD-14": actions_owned,
    "QSD-15": next_step_dated,
}
"""The rule that reads each sentence of the standard off the record, by its code."""
