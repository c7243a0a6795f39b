"""The birth plan and its copies, the meeting before going home, and talking about crying with everybody."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.prebirth.words import PlanLine

HEADINGS = "Birth and discharge plans of North Yorkshire, Kent and Bedford: headings, as read in November 2026"
ICON = "ICON programme (iconcope.org): five touchpoints, each with the mother and with every man who cares for the baby"
MUST = (
    PlanLine.CALL_FIRST,
    PlanLine.CALL_NIGHT,
    PlanLine.MAY_ATTEND,
    PlanLine.CONTACT,
    PlanLine.HOME,
    PlanLine.LIVES_THERE,
    PlanLine.SLEEP_SPACE,
    PlanLine.VISITS,
)


@rule("PRE-40", source=HEADINGS, title="What the labour ward must know")
def plan_is_ready(lines: Mapping[str, str]) -> Finding | None:
    """A birth plan says whom to ring by day and by night, who may be there, who is with the baby, where the baby goes
    home to and who lives there, where it will sleep, and who visits when.
    """
    missing = tuple(one.label for one in MUST if not lines.get(one.value, "").strip())
    if not missing:
        return None
    return Finding("PRE-40", f"The plan does not say yet: {'; '.join(missing)}.", missing=missing)


@rule("PRE-41", source="The Myth of Invisible Men, 2021; headings of birth plans", title="Every man by name")
def every_man_is_named(lives_there: str, wishes: str, men: Collection[str]) -> Finding | None:
    """Every man and other carer on file is spoken of in the plan: he lives there, or the plan says where he is."""
    said = f"{lives_there} {wishes}".lower()
    missing = tuple(name for name in men if name and name.split()[0].lower() not in said)
    if not missing:
        return None
    return Finding("PRE-41", f"On file, and not in the plan: {in_words(missing)}.", missing=missing)


@dataclass(frozen=True, kw_only=True)
class CopyFacts:
    """Who has which version, and whether somebody there said that they read it."""

    to: str
    number: int
    sent_at: datetime
    read: bool


@rule("PRE-42", source=f"{HEADINGS}; Kith: sent is not read", title="Sent is not read")
def copies_are_read(copies: Iterable[CopyFacts]) -> Finding | None:
    """Whoever gets the plan says that they have read it; until then somebody rings them."""
    unread = tuple(dict.fromkeys(one.to for one in copies if not one.read))
    if not unread:
        return None
    return Finding("PRE-42", f"Sent, and not read yet: {in_words(unread)}. Ring them.", missing=unread)


@rule("PRE-43", source=f"{HEADINGS}; Kith: nobody acts on an old plan", title="Everybody has the newest version")
def everybody_has_the_newest(copies: Iterable[CopyFacts], newest: int) -> Finding | None:
    """When the plan changes, everybody who had a version before gets the new one."""
    latest: dict[str, int] = {}
    for one in copies:
        latest[one.to] = max(latest.get(one.to, 0), one.number)
    old = tuple(to for to, number in latest.items() if number < newest)
    if not old:
        return None
    says = f"They still have an older version: {in_words(old)}. Send them the new one."
    return Finding("PRE-43", says, missing=old, weight=Weight.ACT_NOW)


@rule("PRE-44", source="Pre-discharge procedures of North Yorkshire and Kent", title="Not home without the meeting")
def meeting_before_going_home(born_on: date | None, has_plan: bool, held: bool) -> Finding | None:
    """A baby with a birth plan does not leave the ward before the people of the plan have met about going home."""
    if born_on is None or not has_plan or held:
        return None
    says = "The baby is born and the meeting before going home is not recorded. Hold it before the baby leaves."
    return Finding("PRE-44", says, weight=Weight.ACT_NOW, asks=("follow_up",))


@rule("PRE-45", source=ICON, title="Each carer, at each touchpoint")
def not_talked_with(due: Iterable[tuple[str, str]], talked: Collection[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Coping with crying and safe sleep are talked about with the mother, and with each man and other carer, at each of
    the five touchpoints; a leaflet alone is not a talk.

    `due` are touchpoint and person; returned are those still to do.
    """
    done = set(talked)
    return tuple(one for one in due if one not in done)
