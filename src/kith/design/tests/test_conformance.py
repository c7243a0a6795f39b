"""Upstream's own examples: our environment and our fields draw what the GOV.UK Design System says."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from jinja2 import Environment

from kith.design import fields, forms

from .html import said

DATA = Path(__file__).parents[4] / "tests" / "conformance" / "data" / "govuk"
FIXTURES = [
    (json.loads(path.read_text())["component"], fixture)
    for path in sorted(DATA.glob("*.fixtures.json"))
    for fixture in json.loads(path.read_text())["fixtures"]
]
BY_NAME = {(component, fixture["name"]): fixture for component, fixture in FIXTURES}


def environment() -> Environment:
    engine = next(engine for engine in engines.all() if "jinja2" in type(engine).__module__)
    return engine.env


def macro_name(component: str) -> str:
    return "govuk" + "".join(part.capitalize() for part in component.split("-"))


def drawn_by_upstream_macro(component: str, options: dict[str, Any], block: str | None) -> str:
    source = (
        f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {macro_name(component)} as it %}}'
    )
    source += "{% call it(params) %}{{ block }}{% endcall %}" if block else "{{ it(params) }}"
    return environment().from_string(source).render(params=options, block=block)


def test_every_example_of_upstream_is_here():
    assert len(FIXTURES) == 657


@pytest.mark.parametrize(
    ("component", "fixture"), FIXTURES, ids=[f"{component}: {fixture['name']}" for component, fixture in FIXTURES]
)
def test_upstream_macros_draw_the_same_in_our_environment(component, fixture):
    options = dict(fixture["options"])
    html = drawn_by_upstream_macro(component, options, options.pop("callBlock", None))
    # The Jinja port indents lines inside a textarea under a choice; our LongTextField does not let it (test_forms.py).
    assert said(html, exactly=False) == said(fixture["html"], exactly=False)


YES_NO = [("yes", "Yes"), ("no", "No")]
NI_HINT = "It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’."
DOB = "What is your date of birth?"
DOB_HINT = "For example, 31 3 1980"
NI_WRONG = "Enter a National Insurance number in the correct format"

# component, upstream's example, the name of our field, our field, what was sent (None: a fresh page)
OURS: list[tuple[str, str, str, Any, dict[str, Any] | None]] = [
    ("input", "default", "test-name", fields.TextField(label="National Insurance number", size=""), None),
    (
        "input",
        "with error and hint",
        "with-error-hint",
        fields.TextField(label="National insurance number", size="", hint=NI_HINT, missing=NI_WRONG),
        {},
    ),
    (
        "input",
        "with width-10 class",
        "test-width-10",
        fields.TextField(label="National insurance number", size="", hint=NI_HINT, width=10),
        None,
    ),
    (
        "input",
        "with label as page heading",
        "test-name",
        fields.TextField(label="National Insurance number", heading=True),
        None,
    ),
    (
        "input",
        "with prefix and suffix and error",
        "cost",
        fields.TextField(
            label="Cost per item, in pounds", size="", prefix="£", suffix="per item", missing="Error message goes here"
        ),
        {},
    ),
    ("input", "value", "with-value", fields.TextField(label="With value", size=""), {"with-value": "QQ 12 34 56 C"}),
    (
        "input",
        "with autocomplete attribute",
        "postcode",
        fields.TextField(label="Postcode", size="", autocomplete="postal-code"),
        None,
    ),
    (
        "radios",
        "default",
        "example-default",
        fields.ChoiceField(label="Have you changed your name?", size="", choices=YES_NO),
        None,
    ),
    (
        "radios",
        "inline",
        "example",
        fields.ChoiceField(
            label="Have you changed your name?",
            size="",
            hint="This includes changing your last name or spelling your name differently.",
            choices=YES_NO,
            inline=True,
        ),
        {"example": "no"},
    ),
    ("date-input", "with items", "dob", fields.DateField(label=DOB, size="", hint=DOB_HINT), None),
    (
        "date-input",
        "with error on month input",
        "dob-month-error",
        fields.DateField(label=DOB, size="", hint=DOB_HINT, called="it"),
        {"dob-month-error-day": "1", "dob-month-error-month": "moon", "dob-month-error-year": "2026"},
    ),
    (
        "character-count",
        "with threshold",
        "with-threshold",
        fields.LongTextField(label="Full address", size="", max_length=10, rows=5),
        None,
    ),
    (
        "file-upload",
        "attributes",
        "file-upload-attributes",
        fields.FileField(label="Upload a file", size="", kinds=("jpg", "jpeg", "png")),
        None,
    ),
    (
        "select",
        "error",
        "select-with-error",
        fields.SelectField(
            label="Label text goes here",
            size="",
            prompt="",
            missing="Error message",
            choices=[("1", "GOV.UK frontend option 1"), ("2", "GOV.UK frontend option 2")],
        ),
        {},
    ),
]


def drawn_by_us(name: str, field: Any, sent: dict[str, Any] | None) -> str:
    form = type("Ours", (forms.Form,), {name: field})(sent, auto_id="%s")
    source = '{% import "design/forms.jinja" as forms %}{{ forms.field(form, name) }}'
    return environment().from_string(source).render(form=form, name=name)


def as_we_would_say(html: str, fixture: dict[str, Any], name: str) -> str:
    """Upstream's example with our id (we name ids after fields) and, for a wrong date, our own message."""
    upstream_id = fixture["options"].get("id", name)
    html = html.replace(f'"{upstream_id}', f'"{name}').replace(f" {upstream_id}", f" {name}")
    if fixture["name"] == "with error on month input":
        html = html.replace("Error message goes here", "Month in it must be a number from 1 to 12, or a name")
    return html.replace(".jpg, .jpeg, .png", ".jpg,.jpeg,.png")


@pytest.mark.parametrize(
    ("component", "example", "name", "field", "sent"), OURS, ids=[f"{row[0]}: {row[1]}" for row in OURS]
)
def test_our_fields_draw_what_upstream_expects(component, example, name, field, sent):
    fixture = BY_NAME[component, example]
    drawn = said(drawn_by_us(name, field, sent))
    typed = {("value", value) for value in (sent or {}).values()} if component == "date-input" else set()
    without_typed = [
        (part[0], [pair for pair in part[1] if pair not in typed]) if isinstance(part, tuple) else part
        for part in drawn
    ]
    assert without_typed == said(as_we_would_say(fixture["html"], fixture, name))
