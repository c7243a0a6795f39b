"""The search and its answers."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people.doors import Contact, Found, Hit
from kith.people.words import Kind

from .parts import age_words, finding_view


@dataclass(frozen=True)
class BabyAnswer:
    """One baby in the answer, and the one thing the searcher can do next."""

    name: str
    when: str
    status: str
    action: pages.Link
    speak_with: tuple[str, ...] = ()


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


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    title: str
    form: Form
    searched: bool
    answers: tuple[Answer, ...] = ()
    summary: str = ""
    more: str = ""
    first: pages.FindingView | None = None
    add: pages.Link | None = None
    back: pages.Link | None = None


def search_page(form: Form, found: Found | None, first: Finding | None, today: date) -> SearchPage:
    """The form alone, or the answers with what to do about each."""
    searched = found is not None and found.query is None
    answers = _answers(found, today) if found and searched else ()
    return SearchPage(
        title=_title(answers) if searched else "Search for a family",
        form=form,
        searched=searched,
        answers=answers,
        summary="Names and dates that are close are shown too: people mistype, and people change their names.",
        more="There may be more. Add a date of birth or a postcode to find the right person." if _many(found) else "",
        first=finding_view(first) if first else None,
        add=pages.Link("She is not here: add a mother", reverse("mother_add")),
        back=pages.Link("My work", reverse("desk")),
    )


def _title(answers: tuple[Answer, ...]) -> str:
    if not answers:
        return "Nobody on file matches"
    return f"{wording.plural(len(answers), 'possible match', 'possible matches')}"


def _many(found: Found | None) -> bool:
    return found is not None and found.more


def _answers(found: Found, today: date) -> tuple[Answer, ...]:
    mothers = [_mother(hit, found, today) for hit in found.of(Kind.MOTHER)]
    shown = {hit.id for hit in found.of(Kind.MOTHER)}
    alone = [_baby_alone(hit, today) for hit in found.of(Kind.BABY) if hit.mother_id not in shown]
    return (*mothers, *alone, *(_man(hit) for hit in found.of(Kind.MAN)))


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
    )


def _baby(hit: Hit, today: date) -> BabyAnswer:
    when = wording.upper_first(age_words(hit.date_of_birth, hit.expected_on, today))
    if hit.held:
        action = pages.Link("Open the file", reverse("baby", args=[hit.id]), f"of {hit.name}")
        return BabyAnswer(hit.name, when, "You work with this family", action)
    action = pages.Link("I work with this family", reverse("baby_join", args=[hit.id]), f"({hit.name})")
    return BabyAnswer(hit.name, when, "You are not recorded as working with this family", action, _speak(hit))


def _baby_alone(hit: Hit, today: date) -> Answer:
    return Answer(name=hit.name, relation="Baby", facts="", babies=(_baby(hit, today),))


def _man(hit: Hit) -> Answer:
    if hit.held and hit.baby_id:
        action = pages.Link("See the baby’s file", reverse("carers", args=[hit.baby_id]), f"({hit.name})")
        return Answer(hit.name, Kind.MAN.label, _facts(hit), action=action)
    note = "He is recorded in the life of a baby you are not recorded as working with. Speak with the team first."
    return Answer(hit.name, Kind.MAN.label, _facts(hit), speak_with=_speak(hit), note=note)


def _speak(hit: Hit) -> tuple[str, ...]:
    return tuple(contact_words(contact) for contact in hit.speak_with) or (
        "The Front Door can tell you whom to speak with",
    )


def contact_words(contact: Contact) -> str:
    """A team and how to reach it, in one line."""
    name = f"{contact.team}, {contact.agency}" if contact.agency not in contact.team else contact.team
    return f"{name}: {contact.phone}" if contact.phone else name
