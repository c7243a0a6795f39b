"""What Chromium fetches for each page, as Chromium itself counts it: headers and compressed bodies."""

import os
import shutil
from typing import Any

from .surroundings import tell

FIRST_TARGET, NEXT_TARGET = 120_000, 30_000
STEPS = ("1 desk", "1 search", "1 every man", "1 a man", "2 request, first page", "5 the baby's page", "5 chronology")


def transferred(address: str, subjects: dict[str, str]) -> dict[str, Any]:
    """Bytes of the first page with all it needs, and of the pages that follow in the same session."""
    chromium = os.environ.get("KITH_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        return {"not_measured": "there is no Chromium on this machine"}
    from playwright.sync_api import sync_playwright

    tell("bytes, counted by Chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        counter = Counter(page)
        first = counter.of(f"{address}/account/login/")
        page.get_by_role("button", name="Health visitor").click()
        page.wait_for_load_state("networkidle")
        following = {step: counter.of(f"{address}{path}") for step, path in _following(subjects)}
        browser.close()
    return {
        "first_page": first,
        "following_pages": following,
        "targets": {"first_page": FIRST_TARGET, "following_pages": NEXT_TARGET},
        "within_targets": first < FIRST_TARGET and all(size < NEXT_TARGET for size in following.values()),
    }


class Counter:
    """Adds up what a page costs on the wire."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.bytes = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._add)

    def _add(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def of(self, address: str) -> int:
        self.bytes = 0
        self.page.goto(address, wait_until="networkidle")
        return self.bytes


def _following(subjects: dict[str, str]) -> list[tuple[str, str]]:
    from .walk import HV, PAGES, address

    mine = [page for page in PAGES if page.step in STEPS and page.role == HV and not page.typed]
    return [(page.step, path) for page in mine if (path := address(page, subjects))]
