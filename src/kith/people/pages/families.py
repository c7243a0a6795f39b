"""Adding a mother and a baby, joining a family, adding a note."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from kith.design import pages
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people.doors import Hit

from .parts import FormPage, Group, age_words, asked_to_explain, finding_views
from .search import contact_words

MOTHER = (
    Group(("given_name", "family_name", "date_of_birth", "nhs_number")),
    Group(("phone", "address", "postcode", "withhold_address"), "How to reach her"),
)
BABY = (
    Group(("status", "given_name", "family_name", "sex")),
    Group(("nhs_number", "postcode"), "If you have them"),
    Group(("basis",), "You and this family"),
)


def mother_page(form: Form, queried: Iterable[Finding]) -> FormPage:
    findings = tuple(queried)
    return FormPage(
        title="Add a mother",
        form=form,
        groups=asked_to_explain(form, findings, MOTHER),
        findings=finding_views(findings),
        intro=("Only what you know. Nothing but her name is needed.",),
        back=pages.Link("Search", reverse("people_search")),
        button="Save and add her baby",
    )


def baby_page(form: Form, mother: Hit, queried: Iterable[Finding]) -> FormPage:
    findings = tuple(queried)
    return FormPage(
        title="Add a baby",
        caption=f"Mother: {mother.name}",
        form=form,
        groups=asked_to_explain(form, findings, BABY),
        findings=finding_views(findings),
        intro=("You will be recorded as working with this family. Next come the men in the baby’s life.",),
        back=pages.Link("Search", reverse("people_search")),
        button="Save and go on to the men",
    )


def join_page(
    form: Form, baby: Hit, queried: Iterable[Finding], today: date, colleagues: tuple[str, ...] = ()
) -> FormPage:
    emergency = pages.Link("In an emergency, open it once to read", reverse("break_glass", args=[baby.id]))
    return FormPage(
        title="Say that you work with this family",
        caption=f"{baby.name}, {age_words(baby.date_of_birth, baby.expected_on, today)}",
        form=form,
        groups=(Group(("reason",)),),
        findings=finding_views(queried),
        intro=(
            "When you do, the baby’s file opens to you, and everybody who works with the family can see that you did, "
            "when, and the reason you give. Others check these reasons.",
            "Do this only when you are working with the family, or are about to. If you only want to ask something, "
            "speak with the people who already know them.",
        ),
        inset=(*colleagues, *(contact_words(contact) for contact in baby.speak_with)),
        inset_lead="Your agency works with them: speak with" if colleagues else "Already working with them",
        aside=emergency,
        back=pages.Link("Search", reverse("people_search")),
        button="I work with them: open the file",
    )


def note_page(form: Form, baby_name: str, back: pages.Link, queried: Iterable[Finding]) -> FormPage:
    findings = tuple(queried)
    return FormPage(
        title="Add a worry or a strength",
        caption=baby_name,
        form=form,
        groups=asked_to_explain(form, findings, (Group(tuple(form.fields_in_order)),)),
        findings=finding_views(findings),
        intro=(
            "It belongs to your agency, carries your name, and is seen by everybody who works with this baby.",
            "To say that you saw the baby, use “Record that you saw the baby” on the baby’s page.",
        ),
        back=back,
        button="Save",
    )
