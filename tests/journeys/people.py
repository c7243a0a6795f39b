"""Those who walk a journey: each has a browser, says what they do, and every screen they meet is checked with axe."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

PICTURES = os.environ.get("KITH_JOURNEY_PICTURES", "")
PHONE = {"width": 375, "height": 740}
DESK = {"width": 1280, "height": 900}
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)
BUILT = """() => {
  const told = e => [...e.attributes].filter(a => !["id", "for", "value", "href", "name", "nonce", "content", "d",
    "aria-describedby", "aria-labelledby", "aria-controls"].includes(a.name)).map(a => a.name + "=" + a.value).join();
  const all = [...document.querySelectorAll("body, body *")].filter(e => !["SCRIPT", "OPTION"].includes(e.tagName));
  const line = e => e.tagName + told(e) + (e.firstChild?.nodeType === 3 && e.textContent.trim() ? "+" : "");
  const colours = new Set(all.filter(e => e.firstChild?.nodeType === 3).map(e => {
    let up = e, path = ""; while (up && up !== document) { path += up.tagName + "." + (up.getAttribute("class") || "") +
      (up.getAttribute("style") || "") + ">"; up = up.parentNode } return path }));
  return [innerWidth + document.title.slice(0, 5) + all.map(line).join("|"), [...colours].map(c => innerWidth + c)] }"""
"""How a screen is built, and every way of standing inside other things that words have on it: what axe judges."""
SEEN: set[int] = set()
COLOURS: set[int] = set()


@dataclass
class Walker:
    """One person with one browser."""

    name: str
    page: Page
    at: str
    checked: set[str] = field(default_factory=set)
    fills: int = 0
    taps: int = 0
    file: str = ""

    def goes_to(self, path: str) -> "Walker":
        self.page.goto(path if path.startswith("http") else self.at + path)
        return self.looks()

    def looks(self) -> "Walker":
        """Check the screen: axe finds nothing, one H1, no broken page; take its picture when asked to."""
        title = self.page.title()
        shape = re.sub(r"[0-9a-f-]{36}", "…", self.page.url)
        self._axe(f"{title} at {shape}")
        expect(self.page.locator("h1")).to_have_count(1)
        self._picture(title)
        self.checked.add(shape)
        return self

    def _axe(self, where: str) -> None:
        """Once for each way a screen is built, and its contrast when words stand on it in a new way: axe is slow."""
        built, colours = self.page.evaluate(BUILT)
        new = {hash(one) for one in colours} - COLOURS
        if hash(built) in SEEN and not new:
            return
        rules = {} if new else {"color-contrast": {"enabled": False}}
        found = Axe().run(self.page, options={"resultTypes": ["violations"], "preload": False, "rules": rules})
        assert found.violations_count == 0, f"{where}:\n{found.generate_report()}"
        SEEN.add(hash(built))
        COLOURS.update(new)

    def _picture(self, title: str) -> None:
        if not PICTURES:
            return
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        plain = re.sub(r"\W+", "-", f"{self.name}-{title}".lower())[:80]
        here = self.page.viewport_size or DESK
        for size in (here, PHONE):
            self.page.set_viewport_size(size)
            self.page.screenshot(path=f"{PICTURES}/{plain}-{size['width']}.png", full_page=True)
        self.page.set_viewport_size(here)

    def types(self, label: str, words: str) -> "Walker":
        self.fills += 1
        self.page.get_by_label(label, exact=False).first.fill(words)
        return self

    def dates(self, legend: str, *parts: str) -> "Walker":
        """Fill day, month and year (and a time) inside the group with this legend."""
        group = self.group(legend)
        for label, words in zip(("Day", "Month", "Year", "Time"), parts, strict=False):
            self.fills += 1
            group.get_by_label(label, exact=False).first.fill(words)
        return self

    def group(self, legend: str) -> Locator:
        return self.page.get_by_role("group", name=re.compile(re.escape(legend), re.IGNORECASE)).first

    def picks(self, label: str, *, of: str = "") -> "Walker":
        self.taps += 1
        inside = self.group(of) if of else self.page
        inside.get_by_label(label, exact=False).first.check()
        return self

    def presses(self, name: str) -> "Walker":
        self.taps += 1
        self.page.get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state()
        return self.looks()

    def selects(self, label: str, option: str) -> "Walker":
        self.taps += 1
        self.page.get_by_label(label, exact=False).first.select_option(label=option)
        return self

    def sends(self) -> "Walker":
        """Press the form's own button, whatever it says."""
        self.taps += 1
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_load_state()
        return self.looks()

    def follows(self, name: str) -> "Walker":
        self.taps += 1
        either = self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name))
        either.first.click()
        self.page.wait_for_load_state()
        return self.looks()

    def sees(self, *words: str) -> "Walker":
        for each in words:
            try:
                expect(self.page.locator("body")).to_contain_text(each)
            except AssertionError:
                shown = self.page.inner_text("main")[:3000]
                raise AssertionError(f"{self.name} does not see {each!r} at {self.page.url}:\n{shown}") from None
        return self

    def does_not_see(self, *words: str) -> "Walker":
        for each in words:
            expect(self.page.locator("body")).not_to_contain_text(each)
        return self


@dataclass
class Walk:
    """A journey and those in it."""

    at: str
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def visitor(self, name: str, *, phone: bool = False) -> Walker:
        """Somebody with a fresh browser and no sign-in."""
        context = self.browser.new_context(viewport=PHONE if phone else DESK, locale="en-GB")
        context.set_default_timeout(PATIENCE_MS)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self._hears)
        return Walker(name, page, self.at)

    def somebody(self, role: str, *, phone: bool = False) -> Walker:
        """Somebody who has signed in by the demonstration's role chooser."""
        walker = self.visitor(role, phone=phone).goes_to("/account/login/")
        walker.page.get_by_role("button", name=role, exact=True).click()
        walker.page.wait_for_load_state()
        return walker.looks().sees("My work")

    def _hears(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    def over(self) -> None:
        for context in self.contexts:
            context.close()
        assert not self.complaints, self.complaints


ADDED_BY_JOURNEYS = ("Rowan Larkmoor", "Perran Trewhella")
"""The baby of the first walk, and the mother of the journey of a pregnancy."""


def babies_of(walker: Walker, *, saying: str = "") -> list[str]:
    """Ids of the babies on the desk that is open, newest file first: none that another journey adds."""
    panel = walker.page.get_by_role("heading", name="Babies I work with").first.locator("..")
    found: list[str] = []
    for line in panel.get_by_role("listitem").filter(has_text=saying).all():
        address = line.get_by_role("link").first.get_attribute("href") or ""
        one = re.search(r"/babies/([0-9a-f-]{36})", address)
        if one and not any(name in line.inner_text() for name in ADDED_BY_JOURNEYS):
            found.append(one[1])
    assert found, f"{walker.name} works with no such baby"
    return found


def aloud(words: str) -> None:
    """Tell the step as it happens; pytest shows it with -s and when it fails."""
    print(words)
