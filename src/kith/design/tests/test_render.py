"""A whole page: the layout, who is signed in, the title, the messages."""

from dataclasses import dataclass

import pytest
from django.test import RequestFactory

from kith.design import fields, forms, messages, pages, render, showcase

CHROME = pages.Chrome(
    partnership="Example Partnership",
    person_name="Ruth Pascoe",
    role_label="Health visitor",
    navigation=(pages.NavItem("My work", "/", current=True), pages.NavItem("Find a baby", "/find")),
    demo=True,
    signed_in=True,
    sign_out_href="/account/logout/",
    notice="Request sent.",
)


class Ask(forms.Form):
    name = fields.TextField(label="Name")


@dataclass(frozen=True)
class AskPage:
    title: str
    form: Ask
    caption: str = ""


@pytest.fixture
def request_by():
    def build(chrome=None):
        request = RequestFactory().get("/")
        if chrome:
            request.chrome = chrome
        return request

    return build


def text_of(response):
    return response.content.decode()


def test_a_visitor_is_shown_nothing_about_anybody(request_by):
    html = text_of(render.render(request_by(), "design/message.jinja", pages.Message("Not here")))
    assert "Sign out" not in html
    assert "Demonstration" not in html
    assert "Printed by" not in html


def test_the_layout_says_who_is_signed_in_and_where_they_can_go(request_by):
    html = text_of(render.render(request_by(CHROME), "design/message.jinja", pages.Message("Not here")))
    assert "Demonstration: invented people" in html
    assert "Ruth Pascoe" in html
    assert 'action="/account/logout/"' in html
    assert 'aria-current="page"' in html
    assert "Request sent." in html
    assert "<title>Not here – Kith</title>" in html


def test_no_inline_style_or_script_anywhere(request_by):
    html = text_of(render.render(request_by(CHROME), "design/components.jinja", showcase.components_page()))
    assert "style=" not in html
    assert "<style" not in html
    assert "<script>" not in html
    assert " onclick" not in html


def test_the_title_says_when_there_is_a_mistake(request_by):
    wrong = render.render(request_by(), "design/question.jinja", AskPage("Their name", Ask({})), status=422)
    assert "<title>Error: Their name – Kith</title>" in text_of(wrong)
    assert wrong.status_code == 422
    fresh = render.render(request_by(), "design/question.jinja", AskPage("Their name", Ask(), "Alfie"))
    assert "<title>Their name – Kith</title>" in text_of(fresh)
    assert '<span class="govuk-caption-l">Alfie</span>' in text_of(fresh)


def test_the_response_remembers_its_page(request_by):
    page = pages.Message("Not here")
    response = render.render(request_by(CHROME), "design/message.jinja", page)
    assert (response.page, response.chrome) == (page, CHROME)


@pytest.mark.parametrize("name", sorted(messages.MESSAGES))
def test_each_message_says_what_to_do(request_by, name):
    response = messages.render_message(request_by(), name, status=404)
    assert messages.MESSAGES[name].title in text_of(response)
    assert messages.MESSAGES[name].paragraphs


def test_the_last_resort_needs_no_context():
    from django.template.loader import render_to_string

    assert "Sorry, something went wrong" in render_to_string("500.html")


def test_a_table_with_a_row_of_the_wrong_length_fails():
    with pytest.raises(ValueError, match="zip"):
        _ = pages.Table("Babies", ("Name", "Age"), (("Alfie",),)).cells
