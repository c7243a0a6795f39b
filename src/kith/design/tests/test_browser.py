"""In a browser: nobody is shut out, nothing breaks the security policy, words are saved while they are typed."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route, sync_playwright

from kith.design import fields, forms, pages, render, showcase

STATIC = Path(__file__).parents[1] / "static"
PLACE = "http://kith.test/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
CHROMIUM = os.environ.get("KITH_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


class Tell(forms.Form):
    saw = fields.LongTextField(label="What did you see?")


@dataclass(frozen=True)
class TellPage:
    title: str
    form: Tell


class Server:
    """Answers a browser's requests without a network: one page, the built assets, and the place that saves drafts."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.saving: int | None = 200
        self.saved: list[str] = []

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(PLACE)
        if path.startswith("static/"):
            file = STATIC / path.removeprefix("static/")
            route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
        elif path == "save":
            self._save(route)
        else:
            headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
            route.fulfill(body=self.html, headers=headers)

    def _save(self, route: Route) -> None:
        if self.saving is None:
            route.abort()
            return
        self.saved.append(route.request.post_data or "")
        route.fulfill(status=self.saving, content_type="application/json", body='{"saved_at": "9:40pm"}')


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser):
    opened: list[Page] = []

    def build(html: str, width: int = 1280) -> tuple[Page, Server, list[str]]:
        page, server, trouble = browser.new_page(viewport={"width": width, "height": 900}), Server(html), []
        page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.route("**/*", server.answer)
        page.goto(PLACE)
        opened.append(page)
        return page, server, trouble

    yield build
    for page in opened:
        page.close()


def html_of(template: str, page) -> str:
    return render.render(RequestFactory().get("/"), template, page).content.decode()


@pytest.mark.parametrize("width", [375, 1280])
def test_every_component_can_be_used_by_everybody(open_page, width):
    page, _, trouble = open_page(html_of("design/components.jinja", showcase.components_page()), width)
    assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible\"')")
    found = Axe().run(page).response["violations"]
    assert [(broken["id"], broken["nodes"][0]["html"]) for broken in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert trouble == []


def test_messages_can_be_read_by_everybody(open_page):
    message = pages.Message("We cannot show you this page", ("Check the address.",), pages.Link("Go to my work", "/"))
    for html in (html_of("design/message.jinja", message), render_to_string("500.html")):
        page, _, trouble = open_page(html, 375)
        assert Axe().run(page).response["violations"] == []
        assert trouble == []


@pytest.fixture
def typing(open_page):
    form = Tell(draft_token="token", autosave_url="/save")
    page, server, _ = open_page(html_of("design/question.jinja", TellPage("What did you see?", form)))
    page.clock.install()
    return page, server


def status(page: Page, words: str) -> None:
    page.get_by_role("status").filter(has_text=words).wait_for(timeout=5000)


def test_words_are_saved_while_they_are_typed_and_the_cursor_stays(typing):
    page, server = typing
    box = page.get_by_label("What did you see?")
    box.press_sequentially("A bruise")
    page.clock.run_for(2100)
    status(page, "Saved 9:40pm")
    assert server.saved == ["draft=token&saw=A+bruise"]
    assert box.evaluate("box => box === document.activeElement")


def test_a_lost_connection_is_told_and_tried_again(typing):
    page, server = typing
    server.saving = None
    page.get_by_label("What did you see?").press_sequentially("A bruise")
    page.clock.run_for(2100)
    status(page, "Not saved yet – we will try again")
    server.saving = 200
    page.clock.run_for(5100)
    status(page, "Saved 9:40pm")
    assert server.saved[-1] == "draft=token&saw=A+bruise"


@pytest.mark.parametrize(("answer", "words"), [(401, "you have been signed out"), (409, "has been sent already")])
def test_a_session_that_ended_and_a_form_already_sent_are_told(typing, answer, words):
    page, server = typing
    server.saving = answer
    page.get_by_label("What did you see?").press_sequentially("A bruise")
    page.clock.run_for(2100)
    status(page, words)


def test_leaving_the_page_saves_at_once(typing):
    page, server = typing
    page.get_by_label("What did you see?").press_sequentially("A bru")
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    status(page, "Saved")
    assert server.saved == ["draft=token&saw=A+bru"]
