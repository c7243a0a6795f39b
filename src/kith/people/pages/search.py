"""The search and its answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel import handbook
from kith.kernel.findings import Finding
from kith.kernel.text import in_words
from kith.people.doors import Contact, Found, Hit, Why
from kith.people.words import Agree, Kind, Trait

from .parts import age_words, finding_view


@dataclass(frozen=True)
class BabyAnswer:
    """One baby in the answer, and the one thing the searcher can do next."""

    name: str
    when: str
    status: str
    action: pages.Link
    speak_with: tuple[str, ...] = ()
    band: str = ""
    why: str = ""


@dataclass(frozen=True)
class Answer:
    """An adult, or babies whose mother is not among the answers."""

    name: str
    relation: str
    facts: str
    babies: tuple[BabyAnswer, ...] = ()
    speak_with: tuple[str, ...] = ()
    action: pages.Link | None = None
    note: str = ""
    band: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    title: str
    form: Form
    searched: bool
    answers: tuple[Answer, ...] = ()
    summary: str = ""
    more: str = ""
    ask: str = ""
    said: str = ""
    first: pages.FindingView | None = None
    add: pages.Link | None = None
    back: pages.Link | None = None


def search_page(form: Form, found: Found | None, first: Finding | None, today: date) -> SearchPage:
    """The form alone, or the answers with what to do about each."""
    searched = found is not None and found.query is None
    ask = fits_words(found) if found and searched else ""
    answers = _answers(found, today) if found and searched and not ask else ()
    title = _title(answers) if searched and not ask else ask.split(".")[0] if ask else "Search for a family"
    return SearchPage(
        title=title,
        form=form,
        searched=searched,
        answers=answers,
        summary="Names and dates that are close are shown too: people mistype, and people change their names.",
        more="There may be more. Add a date of birth or a postcode to find the right person." if _many(found) else "",
        ask=ask,
        said=title if searched else found.query.says if found and found.query else "",
        first=finding_view(first) if first else None,
        add=pages.Link("She is not here: add a mother", reverse("mother_add")),
        back=pages.Link("My work", reverse("desk")),
    )


def fits_words(found: Found) -> str:
    """That too many fit equally well, and the one fact to ask for; empty when there are few."""
    if found.fits.ask_for is None or found.fits.count <= handbook.current().figure("search_too_many"):
        return ""
    kinds = {hit.kind for hit in found.hits if hit.kind is not Kind.BABY}
    who = {frozenset({Kind.MAN}): "men", frozenset({Kind.MOTHER}): "women"}.get(frozenset(kinds), "people")
    fact = ASK_FOR[found.fits.ask_for]
    count = f"{found.fits.count} {who}" if found.fits.count < MOST_COUNTED else f"At least {MOST_COUNTED} {who}"
    return f"{count} fit equally well. Ask for {fact}: it would tell them apart best."


MOST_COUNTED = 60
ASK_FOR = {
    Trait.BORN: "a date of birth",
    Trait.PLACE: "a postcode, or its first half",
    Trait.PHONE: "a phone number",
    Trait.FAMILY: "the other name",
}
GROUPS: tuple[tuple[str, frozenset[Agree]], ...] = (
    ("Agrees", frozenset({Agree.EXACT})),
    ("Nearly agrees", frozenset(Agree) - {Agree.EXACT, Agree.MISSING, Agree.DIFFERS, Agree.DIFFERS_WOMAN}),
    ("Different", frozenset({Agree.DIFFERS, Agree.DIFFERS_WOMAN})),
    ("Not on file", frozenset({Agree.MISSING})),
)


def why_words(hit: Hit) -> str:
    """Which facts agree, nearly agree, differ and are missing, in one line."""
    lines = []
    for heading, agrees in GROUPS:
        named = [_fact_words(why) for why in hit.why if why.agree in agrees]
        if named:
            lines.append(f"{heading}: {in_words(named)}.")
    return " ".join(lines)


def _fact_words(why: Why) -> str:
    fact = why.trait.label if why.trait is Trait.NUMBER else why.trait.label[0].lower() + why.trait.label[1:]
    plain = {Agree.EXACT, Agree.MISSING, Agree.DIFFERS, Agree.DIFFERS_WOMAN, Agree.NEAR}
    return fact if why.agree in plain else f"{fact} ({why.agree.label})"


def _title(answers: tuple[Answer, ...]) -> str:
    if not answers:
        return "Nobody on file matches"
    return f"{wording.plural(len(answers), 'possible match', 'possible matches')}"


def _many(found: Found | None) -> bool:
    return found is not None and found.more


def _answers(found: Found, today: date) -> tuple[Answer, ...]:
    """Everybody once, the likeliest first; babies under their mother when she is among the answers.

    A mother stands where the likeliest of her family does: a baby found by its own name brings her up.
    """
    shown = {hit.id for hit in found.of(Kind.MOTHER)}
    place: dict[UUID, int] = {}
    for number, hit in enumerate(found.hits):
        whose = hit.mother_id if hit.kind is Kind.BABY and hit.mother_id in shown else hit.id
        place.setdefault(whose or hit.id, number)
    answers = []
    for hit in sorted(found.hits, key=lambda one: place.get(one.id, len(place))):
        if hit.kind is Kind.MOTHER:
            answers.append(_mother(hit, found, today))
        elif hit.kind is Kind.MAN:
            answers.append(_man(hit))
        elif hit.mother_id not in shown:
            answers.append(_baby_alone(hit, today))
    return tuple(answers)


def _likely(hit: Hit) -> dict[str, Any]:
    """How likely, and why: nothing when the entry was not searched for itself."""
    return {"band": hit.band.label, "why": why_words(hit)} if hit.why else {}


def _facts(hit: Hit) -> str:
    born = f"Born {wording.day_text(hit.date_of_birth)}" if hit.date_of_birth else "Date of birth not recorded"
    return f"{born} · {hit.district} area" if hit.district else born


def _mother(hit: Hit, found: Found, today: date) -> Answer:
    return Answer(
        name=hit.name,
        relation="Mother",
        facts=_facts(hit),
        babies=tuple(_baby(baby, today) for baby in found.babies_of(hit.id)),
        action=pages.Link("Add a baby", reverse("baby_add", args=[hit.id]), f"for {hit.name}"),
        **_likely(hit),
    )


STRANGER = "You are not recorded as working with this family"


def _baby(hit: Hit, today: date) -> BabyAnswer:
    when = wording.upper_first(age_words(hit.date_of_birth, hit.expected_on, today))
    if hit.held:
        action = pages.Link("Open the file", reverse("baby", args=[hit.id]), f"of {hit.name}")
        return BabyAnswer(hit.name, when, "You work with this family", action, **_likely(hit))
    action = pages.Link("I work with this family", reverse("baby_join", args=[hit.id]), f"({hit.name})")
    return BabyAnswer(hit.name, when, STRANGER, action, _speak(hit), **_likely(hit))


def _baby_alone(hit: Hit, today: date) -> Answer:
    return Answer(name=hit.name, relation="Baby", facts="", babies=(_baby(hit, today),))


def _man(hit: Hit) -> Answer:
    if hit.held and hit.baby_id:
        action = pages.Link("See the baby’s file", reverse("carers", args=[hit.baby_id]), f"({hit.name})")
        return Answer(hit.name, Kind.MAN.label, _facts(hit), action=action, **_likely(hit))
    note = "He is recorded in the life of a baby you are not recorded as working with. Speak with the team first."
    return Answer(hit.name, Kind.MAN.label, _facts(hit), speak_with=_speak(hit), note=note, **_likely(hit))


def _speak(hit: Hit) -> tuple[str, ...]:
    return tuple(contact_words(contact) for contact in hit.speak_with) or (
        "The Front Door can tell you whom to speak with",
    )


def contact_words(contact: Contact) -> str:
    """A team and how to reach it, in one line."""
    name = f"{contact.team}, {contact.agency}" if contact.agency not in contact.team else contact.team
    return f"{name}: {contact.phone}" if contact.phone else name
