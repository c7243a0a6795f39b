"""The forms that add to a pregnancy or a baby's file: their words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people.doors import BabyVersion, Care, DateLine, PregnancyFile

from .parts import FormPage, Group, asked_to_explain, finding_views


@dataclass(frozen=True)
class Asked:
    """One form of the file: its title, its questions, what it says first, and its button."""

    title: str
    groups: tuple[Group, ...]
    intro: tuple[str, ...] = ()
    button: str = "Save"
    conflict: tuple[tuple[str, str], ...] = ()


DATE = Asked(
    "Record an expected date",
    (Group(("expected_on", "source", "estimated_on", "words")), Group(("replaces",), "If a date was wrong")),
    (
        "Every date is kept with who said it. A scan stands over dates, and the newest scan over an older one. Steps "
        "before birth move with the date that stands; those already done stay where they were.",
    ),
)
BABIES = Asked(
    "Record how many babies there are",
    (Group(("babies", "known_on")),),
    ("One file goes on standing for all of them until they are born. Each then has a file of their own.",),
)
CARE = Asked(
    "Record the booking",
    (Group(("booking", "booked_on", "booked_at")), Group(("concealed", "words"), "How the pregnancy came to notice")),
    (
        "This is the mother’s own health. It is read by health staff who work with the baby, and by those who worked "
        "with the family before the birth. A birth opens it to nobody new.",
    ),
    conflict=(
        ("Booked", "booking"), ("Day", "booked_on"), ("Where", "booked_at"), ("Concealed", "concealed"),
        ("What else", "words"),
    ),
)  # fmt: skip
BIRTH_PARTS = (
    ("Date of birth", "date_of_birth"), ("Time", "born_at"), ("Where", "place"), ("Sex", "sex"),
    ("First name", "given_name"), ("Last name", "family_name"), ("Weight", "weight_grams"), ("Order", "birth_order"),
)  # fmt: skip
BORN = (
    Group(("date_of_birth", "born_at", "place", "sex")),
    Group(("given_name", "family_name"), "Name"),
    Group(("weight_grams", "birth_order"), "If you know"),
)
BIRTH = Asked(
    "Record the birth",
    BORN,
    (
        "The unborn baby’s file becomes the child’s own. Everybody who works with the family, and everything recorded, "
        "stays with it. The mother’s own health is opened to nobody new.",
    ),
    "Record the birth",
    BIRTH_PARTS,
)
ANOTHER = Asked(
    "Record the birth of another baby of this pregnancy",
    BORN,
    (
        "This baby gets a file of its own, with the people, notes and men recorded before the birth. Requests and "
        "discussions stay on the file they were made on, and the two files lead to each other.",
    ),
    "Record the birth",
    BIRTH_PARTS,
)
WHY = Group(("why",), "Why")
CORRECT = Asked(
    "Put the baby’s details right", (*BORN, WHY), ("Both versions are kept, with your name and the day.",), "Save",
    BIRTH_PARTS,
)  # fmt: skip
CORRECT_UNBORN = Asked(
    "Put the baby’s details right",
    (Group(("given_name", "family_name", "sex")), WHY),
    ("Both versions are kept, with your name and the day.",),
    conflict=(("First name", "given_name"), ("Last name", "family_name"), ("Sex", "sex")),
)
ENDING = Asked(
    "Close this file",
    (Group(("whom", "kind", "ended_on", "said_by", "words")),),
    (
        "When you save, every reminder, letter, email and task about this baby stops at once, also those already on "
        "their way. The file stays, and opens to a quiet page.",
        "If it was recorded in error, it can be taken back, and everything starts again.",
    ),
    "Close the file",
    (("What happened", "kind"), ("When", "ended_on"), ("Who told us", "said_by"), ("What the family wants", "words")),
)
TAKE_BACK = Asked(
    "This file was closed in error",
    (Group(("why",)),),
    ("The file opens as before, and reminders, tasks and letters start again. What was recorded stays.",),
    "Open the file again",
)
NUMBER = Asked(
    "Record the baby’s NHS number",
    (Group(("nhs_number", "source", "said_on", "verified")),),
    ("A baby is given a number when the birth is notified. It helps to tell people apart; it opens nothing.",),
)
MOTHERS_NUMBER = Asked("Record the mother’s NHS number", NUMBER.groups)
MOVEMENT = Asked(
    "Record how the baby moves",
    (Group(("stage", "basis", "said_by", "seen_on", "words")),),
    ("It decides what a mark or an injury means. Each record is kept.",),
)
MOTHER = Asked(
    "Put the mother’s dates right",
    (Group(("date_of_birth", "died_on")), WHY),
    ("Both versions are kept, with your name and the day.",),
    conflict=(("Date of birth", "date_of_birth"), ("Died", "died_on")),
)


FIELD_OF = {"PRG-12": "nhs_number", "PRG-7": "date_of_birth", "PRG-8": "date_of_birth", "GES-1": "expected_on"}
FIELD_OF |= {"GES-2": "date_of_birth", "PPL-8": "date_of_birth", "PRG-2": "babies", "PRG-11": "seen_on"}
FALLBACK = {"PRG-7": "expected_on", "PRG-8": "expected_on", "GES-2": "expected_on", "PPL-6": "estimated_on"}
LAST = {"PPL-6": "booked_on", "PPL-7": "nhs_number", "PRG-14": "kind", "PRG-8": "died_on"}


def beside_the_field(form: Form, findings: Iterable[Finding]) -> None:
    """What a rule queries is said next to the question it is about, where the form has that question."""
    for finding in findings:
        wanted = (FIELD_OF.get(finding.code), FALLBACK.get(finding.code), LAST.get(finding.code))
        name = next((one for one in wanted if one in form.fields), None)
        if name and name not in form.errors:
            form.add_error(name, finding.says)


def record_page(
    asked: Asked, form: Form, baby_id: UUID, baby_name: str, *, queried: Iterable[Finding] = (), newer: Any = None
) -> FormPage:
    findings = tuple(queried)
    conflict = _conflict(asked, form, newer) if newer is not None else None
    groups = tuple(_there(group, form) for group in asked.groups)
    hidden: tuple[tuple[str, str], ...] = ()
    if "based_on" in form.fields:
        hidden = (("based_on", str(newer.number if newer is not None else form.value_of("based_on") or 0)),)
    page = FormPage(
        title=asked.title,
        caption=baby_name,
        form=form,
        groups=asked_to_explain(form, findings, groups),
        findings=finding_views(findings),
        intro=asked.intro,
        conflict=conflict,
        back=pages.Link("Pregnancy, birth and details", reverse("pregnancy", args=[baby_id])),
        button=asked.button,
        hidden=hidden,
    )
    beside_the_field(form, findings)
    return page


def _there(group: Group, form: Form) -> Group:
    return Group(tuple(name for name in group.names if name in form.fields), group.heading, group.lead)


def _conflict(asked: Asked, form: Form, newer: Any) -> pages.Conflict:
    yours = form.cleaned_data
    rows = tuple(
        pages.ConflictRow(label, said(getattr(newer, name, "")), said(yours.get(name, ""), form, name))
        for label, name in asked.conflict
    )
    when = f"on {wording.moment_text(newer.recorded_at)}" if newer.recorded_at else "earlier"
    return pages.Conflict(who=newer.who or "Somebody", when=when, rows=rows)


def said(value: Any, form: Form | None = None, name: str = "") -> str:
    """A value as a person says it: a choice by its words, a date as a date."""
    if value is None or value == "":
        return ""
    if hasattr(value, "label"):
        return str(value.label)
    if hasattr(value, "year"):
        return wording.day_text(value)
    if hasattr(value, "hour"):
        return wording.clock_text(value)
    choices = getattr(form.fields[name], "choices", ()) if form is not None and name in form.fields else ()
    return next((choice.text for choice in choices if choice.value == str(value)), str(value))


def earlier_dates(dates: Iterable[DateLine]) -> list[tuple[str, str]]:
    """The estimates that may be put right."""
    return [
        (str(one.id), f"{wording.day_text(one.expected_on)}, {one.source.short}") for one in dates if not one.replaced
    ]


def known_care(care: Care | None) -> dict[str, Any]:
    """What the form about the booking starts from."""
    if care is None:
        return {}
    return {
        "booking": care.booking.value,
        "booked_on": care.booked_on,
        "booked_at": care.booked_at,
        "concealed": care.concealed.value,
        "words": care.words,
        "based_on": care.number,
    }


def known_birth(stands: BabyVersion) -> dict[str, Any]:
    """What the form about a birth or a correction starts from."""
    names = ("date_of_birth", "place", "given_name", "family_name", "weight_grams", "birth_order")
    known = {name: getattr(stands, name) for name in names}
    time = wording.clock_text(stands.born_at) if stands.born_at else ""
    return known | {"born_at": time, "sex": stands.sex.value, "based_on": stands.number}


def whom(file: PregnancyFile, born: date | None) -> list[tuple[str, str]]:
    """Which babies an ending can be about; empty when there is only this one."""
    others = [one for one in file.siblings if not one.ended_as and not one.born]
    if born is not None or not (file.several or others):
        return []
    offers = [("this", "This baby")] if not file.several else [("one_of", f"One of the {file.babies} babies")]
    return [*offers, ("all", "All the babies of this pregnancy")]
