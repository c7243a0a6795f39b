"""Fifty people at once for a minute against the running web server, each reading for a moment between pages."""

import http.client
import random
import re
import threading
import time
from argparse import Namespace
from collections import Counter, defaultdict
from http.cookies import SimpleCookie
from typing import Any

from . import partnership
from .serving import Serving
from .surroundings import milliseconds, tell

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
ROLES = ("health_visitor", "front_door_manager", "quality_lead", "locality_manager")


def measure(chosen: Namespace) -> dict[str, Any]:
    babies = partnership.ensure(chosen.babies)
    subjects = partnership.subjects()
    paths = _paths(subjects)
    told = Told()
    with Serving() as serving:
        people = [Visitor(serving.port, ROLES[n % len(ROLES)], paths, told, chosen) for n in range(chosen.users)]
        tell(f"{chosen.users} people sign in")
        for visitor in people:
            visitor.sign_in()
        tell(f"{chosen.seconds} s")
        began = time.monotonic()
        until = began + chosen.seconds
        threads = [threading.Thread(target=visitor.work, args=(until,), daemon=True) for visitor in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(chosen.seconds + 60)
        lasted = time.monotonic() - began
    return {
        "babies": babies,
        "users": chosen.users,
        "seconds": round(lasted, 1),
        "think_s": chosen.think,
        "requests": len(told.seconds),
        "requests_per_second": round(len(told.seconds) / lasted, 1),
        **milliseconds(told.seconds),
        "errors": sum(told.errors.values()),
        "error_kinds": dict(told.errors),
        "by_page": {name: {"requests": len(some), **milliseconds(some)} for name, some in sorted(told.pages.items())},
    }


def _paths(subjects: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """For each role, the pages that it opens."""
    from .walk import PAGES, address

    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for page in PAGES:
        path = address(page, subjects)
        if page.role and path and not page.typed and not page.after_search:
            found[page.role.replace(".", "_")].append((page.step, path))
    return found


class Told:
    """What the visitors have met, gathered."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.pages: dict[str, list[float]] = defaultdict(list)
        self.errors: Counter[str] = Counter()


class Visitor:
    """One person with a browser's habits: one connection kept open, cookies, pages one after another."""

    def __init__(
        self, port: int, role: str, paths: dict[str, list[tuple[str, str]]], told: Told, chosen: Namespace
    ) -> None:
        self.port, self.role, self.told, self.think = port, role, told, chosen.think
        self.paths = paths[role]
        self.cookies: dict[str, str] = {}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.chance = random.Random(f"{role}/{id(self)}")

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"}
        try:
            self.connection.request(method, path, body or None, headers)
            answer = self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.connection.close()
            self.connection.request(method, path, body or None, headers)
            answer = self.connection.getresponse()
        for header in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        return answer.status, answer.read().decode()

    def sign_in(self) -> None:
        _status, page = self.ask("GET", "/account/login/")
        found = TOKEN.search(page)
        token = found.group(1) if found else ""
        status, _page = self.ask("POST", "/account/demonstration/", f"role={self.role}&csrfmiddlewaretoken={token}")
        if status != 302:
            raise RuntimeError(f"{self.role} could not sign in: {status}")

    def work(self, until: float) -> None:
        time.sleep(self.chance.random() * self.think)
        while time.monotonic() < until:
            name, path = self.chance.choice(self.paths)
            began = time.perf_counter()
            try:
                status, _page = self.ask("GET", path)
            except OSError as problem:
                self.told.errors[type(problem).__name__] += 1
                self.connection.close()
                continue
            took = time.perf_counter() - began
            self.told.seconds.append(took)
            self.told.pages[name].append(took)
            if status != 200:
                self.told.errors[f"{status} at {name}"] += 1
            time.sleep(self.think * (0.5 + self.chance.random()))
