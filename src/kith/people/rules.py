"""What the procedures say about finding a family, adding a baby, and the men in the baby's life."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kith.kernel.findings import Finding, Weight
from kith.kernel.gestation import Bounds, conception_window
from kith.kernel.rulebook import rule

from .words import Knowledge, Relationship

INVISIBLE_MEN = "Child Safeguarding Practice Review Panel, The Myth of Invisible Men, 2021"
HANDBOOK = "handbook/england/people.toml"
HOUSE = "Kith: one family, one file"


@dataclass(frozen=True, kw_only=True)
class SearchFacts:
    """What a search was made with."""

    name_words: int = 0
    has_date: bool = False
    has_postcode: bool = False
    has_number: bool = False


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Enough about somebody to tell whether they are somebody else on file."""

    name_key: str = ""
    date_of_birth: date | None = None
    nhs_number: str = ""


@dataclass(frozen=True, kw_only=True)
class ManFacts:
    """What is known now about one man in a baby's life."""

    relationship: Relationship
    knowledge: Knowledge
    next_step: str = ""
    source: str = ""
    owner: str = ""


@rule("PPL-1", source=HOUSE, title="Search first")
def search_comes_before_adding(wanted: Collection[str], searched: Collection[str]) -> Finding | None:
    """Nobody is added before a search for them has been made, so that a family has one file and not two."""
    if set(wanted) & set(searched):
        return None
    says = "Search first: this family may have a file already, and a second one would hide half of what is known."
    return Finding("PPL-1", says, asks=("follow_up",))


@rule("PPL-2", source="UK GDPR article 5(1)(c), data minimisation", title="Search for one person")
def search_is_for_one_person(facts: SearchFacts) -> Finding | None:
    """A search is for one person: by full name, by one name with a date of birth or postcode, or by NHS number."""
    enough = facts.has_number or facts.name_words > 1 or (facts.has_date and facts.has_postcode)
    if enough or (facts.name_words and (facts.has_date or facts.has_postcode)):
        return None
    if facts.name_words:
        says = "One name would find too many people. Add the other name, a date of birth or a postcode."
    elif facts.has_date or facts.has_postcode:
        says = "Add a name: a date of birth or a postcode alone would find too many people."
    else:
        says = "Enter a name, or an NHS number."
    return Finding("PPL-2", says, asks=(), missing=("name",))


@rule("PPL-3", source=INVISIBLE_MEN, title="A place for the father")
def every_baby_has_a_place_for_the_father(men: Sequence[ManFacts]) -> Finding | None:
    """Every baby's file has a place for the father, whether or not anybody knows who he is."""
    if any(man.relationship is Relationship.FATHER for man in men):
        return None
    says = "There is no place for this baby's father yet. Add him, even if nobody has asked who he is."
    return Finding("PPL-3", says, asks=("follow_up",), missing=("father",))


@rule("PPL-4", source=INVISIBLE_MEN, title="An open gap has an owner and a next step")
def a_gap_has_a_next_step(man: ManFacts) -> Finding | None:
    """A man nobody has asked about, or is not sure of, is an open gap: somebody owns it and says what comes next."""
    if not man.knowledge.is_gap:
        return None
    owner = f" {man.owner} owns this." if man.owner else ""
    says = f"{_GAP_WORDS[man.knowledge]}{owner}"
    if man.next_step:
        return Finding("PPL-4", f"{says} Next: {man.next_step}", asks=(), weight=Weight.NOTE)
    return Finding("PPL-4", f"{says} Say what you will do next.", asks=("follow_up",), missing=("next step",))


_GAP_WORDS = {
    Knowledge.NOT_ASKED: "Nobody has asked about him yet.",
    Knowledge.DECLINED_BY_MOTHER: "The mother was asked and chose not to say. She may have a reason to be afraid.",
    Knowledge.BELIEVED: "Who he is has not been confirmed.",
}


@rule("PPL-5", source=HANDBOOK, title="The mother's age")
def mother_is_old_enough(born: date | None, on: date, youngest: int) -> Finding | None:
    """A mother younger than the youngest age that is likely is queried, because the year has probably been mistyped."""
    if born is None:
        return None
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if years >= youngest:
        return None
    says = (
        f"This date of birth makes the mother {max(years, 0)} years old. Check the year. If it is right, she is a "
        "child who needs protecting too: say how you know, and what you have done."
    )
    return Finding("PPL-5", says, asks=("reason",), missing=("date of birth",))


@rule("PPL-6", source=HANDBOOK, title="Nothing before conception")
def nothing_happens_before_conception(happened: date, expected_or_born: date, bounds: Bounds) -> Finding | None:
    """Nothing about a baby is dated before the baby can have been conceived."""
    earliest, _latest = conception_window(expected_or_born, bounds)
    if happened >= earliest:
        return None
    says = "This date is before the baby can have been conceived. Check the year, or say why it belongs here."
    return Finding("PPL-6", says, asks=("reason",), missing=("date",))


@rule("PPL-7", source=HOUSE, title="One person, one entry")
def may_be_the_same_person(new: Identity, known: Identity) -> Finding | None:
    """Two entries with the same NHS number, or the same name and date of birth, are probably one person."""
    if new.nhs_number and new.nhs_number == known.nhs_number:
        says = "Somebody with this NHS number is on file already. Open that entry, or say why this is another person."
        return Finding("PPL-7", says, asks=("reason",))
    same_name = bool(new.name_key) and new.name_key == known.name_key
    if same_name and new.date_of_birth is not None and new.date_of_birth == known.date_of_birth:
        says = (
            "Somebody with this name and date of birth is on file already. Open that entry, or say why this is "
            "another person."
        )
        return Finding("PPL-7", says, asks=("reason",))
    return None


@rule("PPL-8", source=HANDBOOK, title="Until the second birthday")
def baby_is_under_the_upper_age(born: date, on: date, years: int) -> Finding | None:
    """A baby's file runs until the second birthday; an older child belongs to another record."""
    birthday = (born.year + years, born.month, born.day)
    if (on.year, on.month, on.day) < birthday:
        return None
    says = f"This child is {years} or older. Check the year, or say why a file is needed here."
    return Finding("PPL-8", says, asks=("reason",), missing=("date of birth",))


@rule("PPL-9", source=INVISIBLE_MEN, title="Where it comes from")
def what_is_known_has_a_source(man: ManFacts) -> Finding | None:
    """What is recorded about a man says where it came from: himself, the mother, somebody else or a record."""
    if man.knowledge not in {Knowledge.KNOWN, Knowledge.BELIEVED} or man.source:
        return None
    return Finding("PPL-9", "Say who told you about him.", asks=("follow_up",), missing=("source",))


@rule("PPL-10", source="NHS care record guarantee: a legitimate relationship", title="Say why you open a file")
def opening_by_claim_has_a_reason(reason: str) -> Finding | None:
    """Somebody who opens a file by saying that they work with the family says why, and the claim can be seen."""
    if len(reason.split()) > 1:
        return None
    says = "Say in a few words how you work with this family, such as “I did the birth visit today”."
    return Finding("PPL-10", says, asks=("reason",), missing=("reason",))


@rule("PPL-11", source=HOUSE, title="One pregnancy, one file")
def one_pregnancy_has_one_file(new: date, known: date, bounds: Bounds) -> Finding | None:
    """Babies of one mother whose dates are closer than two pregnancies can be are twins, or one baby entered twice."""
    if abs(new - known) >= timedelta(weeks=bounds.earliest_birth):
        return None
    says = "This mother has a baby on file from the same pregnancy. Open that file, or say that this is a twin."
    return Finding("PPL-11", says, asks=("reason",))
