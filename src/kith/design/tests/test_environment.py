"""Templates: our own pages are strict, upstream's macros are lenient."""

from dataclasses import dataclass

import pytest
from django.template import engines
from jinja2 import UndefinedError

from kith.design.pages import Link


@dataclass(frozen=True)
class Part:
    title: str
    link: Link


PART = Part("A & B", Link("Go", "/go"))


def render(source, **context):
    engine = next(engine for engine in engines.all() if "jinja2" in type(engine).__module__)
    return engine.env.from_string(source).render(**context)


@pytest.mark.parametrize(
    "source", ["{{ page.titel }}", "{{ page.link.hrfe }}", "{% if page.titel %}x{% endif %}", "{{ page.titel.text }}"]
)
def test_a_misspelt_attribute_of_a_page_part_fails(source):
    with pytest.raises(UndefinedError, match="has no"):
        render(source, page=PART)


@pytest.mark.parametrize("name", ["page", "chrome", "form"])
def test_a_missing_page_fails(name):
    with pytest.raises(UndefinedError, match=f"There is no “{name}” here"):
        render("{{ " + name + ".title }}")


def test_macros_may_ask_for_what_nobody_gave():
    assert render("{{ params.hint.text }}{{ params['items'][0].text }}{{ nobody }}", params={}) == ""


def test_an_attribute_a_page_may_leave_out():
    assert render('{{ page | optional("back") }}', page=PART) == "None"
    assert render('{{ (page | optional("link")).text }}', page=PART) == "Go"


def test_words_are_escaped():
    assert render("{{ page.title }}", page=PART) == "A &amp; B"
