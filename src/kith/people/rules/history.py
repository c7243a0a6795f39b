"""Names, addresses and contact as dated facts, and keeping an address back."""

from datetime import date, timedelta

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.people.words import Answer, Safe

from .parts import HOUSE

RECORDS = "Data protection: personal data are accurate and, where necessary, kept up to date (UK GDPR, article 5)"
SAFE_CONTACT = "Safety planning: a safe way and time to make contact is agreed first (Plymouth and SafeLives guidance)"
WITHHELD = "handbook/england/lived_experience.toml"
INTERPRETERS = "NHS England, Guidance for commissioners: interpreting and translation services in primary care, 2018"


@rule("HIS-1", source=RECORDS, title="Ends after it begins")
def it_ends_after_it_begins(since: date | None, until: date | None) -> Finding | None:
    """What was true from one day until another ends no earlier than it began."""
    if since is None or until is None or until >= since:
        return None
    says = "The end is before the beginning. Check both dates, or leave out the one you are not sure of."
    return Finding("HIS-1", says, asks=(), missing=("dates",))


@rule("HIS-2", source=RECORDS, title="One home at a time")
def one_current_address_is_usual(others: int, *, current: bool, earlier_ended: bool) -> Finding | None:
    """Somebody with two current addresses lives at both, or has moved and nobody has said when."""
    if not current or not others or earlier_ended:
        return None
    says = "There is a current address already. Tick that they moved, or say why both are right."
    return Finding("HIS-2", says, asks=("reason",), missing=("end of the earlier address",))


@rule("HIS-3", source=SAFE_CONTACT, title="How it is safe to make contact")
def limits_on_contact_are_in_words(safe: Safe, words: str) -> Finding | None:
    """When contact is safe only at times or in ways, the record says which, because somebody else may listen."""
    if safe is not Safe.LIMITS or words:
        return None
    says = "Say when and how it is safe to use this, and what to leave out of a message."
    return Finding("HIS-3", says, asks=("reason",), missing=("when and how",))


@rule("HIS-4", source=SAFE_CONTACT, title="Kept back, and lifted, for a reason")
def keeping_back_and_lifting_have_a_reason(reason: str) -> Finding | None:
    """Keeping an address back is a decision with a reason, and so is showing it again."""
    if len(reason.split()) > 1:
        return None
    return Finding("HIS-4", "Say in a few words why.", asks=("reason",), missing=("reason",))


@rule("HIS-5", source=WITHHELD, title="Looked at again")
def keeping_back_is_looked_at_again(on: date, review_on: date | None, months: int) -> Finding | None:
    """Keeping an address back is looked at again within the handbook's time, so that it neither lapses nor lingers."""
    if review_on is not None and review_on <= on + timedelta(days=31 * months):
        return None
    says = f"Say when this is looked at again: within {months} months, or why later."
    return Finding("HIS-5", says, asks=("reason",), missing=("review date",))


@rule("HIS-6", source=HOUSE, title="The day has come")
def keeping_back_is_due_another_look(review_on: date | None, today: date) -> Finding | None:
    """An address stays kept back after the day of its review until somebody decides; the day is shown."""
    if review_on is None or review_on > today:
        return None
    says = "Keeping this address back was to be looked at again. It stays kept back until somebody decides."
    return Finding("HIS-6", says, asks=("follow_up",), missing=("review",), weight=Weight.NOTE)


@rule("HIS-7", source=INTERPRETERS, title="Which language")
def an_interpreter_has_a_language(needed: bool, language: str) -> Finding | None:
    """Where an interpreter is needed the record says for which language; nobody in the family interprets."""
    if not needed or language:
        return None
    says = "An interpreter is needed. Say for which language, so that one can be booked."
    return Finding("HIS-7", says, asks=("reason",), missing=("language",))


@rule("HIS-8", source="Equality Act 2010, section 149: public sector equality duty", title="Asked, or not asked")
def not_asked_is_not_an_answer(answers: dict[str, Answer]) -> Finding | None:
    """Not asked is a gap to close; "prefers not to say" is an answer to respect."""
    if Answer.NOT_ASKED not in answers.values():
        return None
    left = [name for name, answer in answers.items() if answer is Answer.NOT_ASKED]
    says = f"Nobody has asked about: {', '.join(left)}."
    return Finding("HIS-8", says, asks=("follow_up",), missing=tuple(left), weight=Weight.NOTE)
