"""What is printed: the whole plan for the file, or a card that says nothing of what it is about."""

from dataclasses import dataclass
from datetime import datetime

from kith.design.pages import Link, Row
from kith.kernel import handbook
from kith.safety import doors
from kith.safety.doors import procedures

from . import parts
from .parts import Section, ThingPage, address


def printing_page(file: doors.Arrangements, *, now: datetime) -> ThingPage:
    """The choice of what is printed, each with where it may go."""
    pk = file.baby.pk
    return ThingPage(
        title="Print",
        caption=parts.caption(file.baby, now),
        back=parts.back_to(pk),
        lead=("Paper is found. Ask her whether she can keep it safely, or whether it stays with you.",),
        sections=(
            Section(
                heading="A card for her",
                words="Where to go, what to take, whom to call: no names, no heading, nothing of Kith, no word "
                "of abuse unless somebody wrote one. Read it before you give it.",
                links=(Link("Open the card", address("arrangements_card", pk)),),
            ),
            Section(
                heading="The whole plan",
                words="For a file that is kept locked, never for the home. Print the page of arrangements itself.",
                links=(Link("Open the whole plan", address("arrangements", pk)),),
            ),
        ),
    )


@dataclass(frozen=True)
class CardPage:
    """A card that could be anybody's list."""

    title: str
    rows: tuple[Row, ...]
    back: Link


def card_page(file: doors.Arrangements) -> CardPage:
    """Only the parts of the sections that the handbook calls discreet, in her own words."""
    discreet = {one.code for one in handbook.current().plan_sections(file.on) if one.discreet}
    words = file.version.words if file.version else {}
    listed = [one for one in procedures.parts(file.on, born=file.born) if one.section in discreet]
    lines = tuple(Row("", parts.as_lines(words[one.code])) for one in listed if words.get(one.code, "").strip())
    return CardPage("To remember", lines, Link("Back", address("arrangements_print", file.baby.pk)))
