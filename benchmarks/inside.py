"""Asked for in a process of its own, which is the web role as the server is: queries and time of each page."""

import json
import re
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

from .surroundings import milliseconds, timed

LIST_SIZE = 50


TOKEN = re.compile(r'name="draft" value="([^"]+)"')


class Counted:
    """Counts what is asked of the database, and how long the answers took."""

    def __init__(self) -> None:
        self.queries = 0
        self.seconds = 0.0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.queries += 1
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - began


def client_for(role: str) -> Any:
    """A test client signed in as the demonstration's person of the role; no network, all middleware."""
    from django.test import Client

    from kith.access.models import Account

    client = Client(raise_request_exception=False)
    if role:
        account = Account.objects.get(email=f"{role}@demo.example")
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["demonstration"] = True
        session.save()
    return client


def actor_of(role: str) -> Any:
    from kith.access.models import Account
    from kith.directory import actors
    from kith.kernel import clock

    account = Account.objects.get(email=f"{role}@demo.example")
    return actors.actor_for(account, second_factor=True, at=clock.now())


def first_page(rows: Any) -> int:
    return len(list(rows.order_by("-date_of_birth", "id")[:LIST_SIZE]))


def opening(client: Any, path: str, typed: dict[str, str]) -> Callable[[], Any]:
    """How the page is asked for: opened, or its form sent with its draft's token."""
    if not typed:
        return lambda: client.get(path)
    found = TOKEN.search(client.get(path).content.decode())
    sent = {**typed, "draft": found.group(1) if found else ""}
    return lambda: client.post(path, sent)


def page_figures(client: Any, path: str, times: int, typed: dict[str, str] | None = None) -> dict[str, Any]:
    from django.db import connection

    ask = opening(client, path, typed or {})
    answer = ask()
    if answer.status_code != 200:
        return {"status": answer.status_code, "leads_to": answer.headers.get("Location", "")}
    counted, seconds, processor, database = Counted(), [], [], []
    with connection.execute_wrapper(counted):
        ask()
        queries = counted.queries
        for _ in range(times):
            counted.seconds, began, busy = 0.0, time.perf_counter(), time.process_time()
            ask()
            seconds.append(time.perf_counter() - began)
            processor.append(time.process_time() - busy)
            database.append(counted.seconds)
    return {
        "status": 200,
        "queries": queries,
        **milliseconds(seconds),
        "python_ms": milliseconds(processor)["median_ms"],
        "database_ms": milliseconds(database)["median_ms"],
        "html_bytes": len(answer.content),
    }


def pages(subjects: dict[str, str], times: int) -> list[dict[str, Any]]:
    from .walk import PAGES, address

    clients: dict[str, Any] = {}
    found = []
    for page in PAGES:
        path = address(page, subjects)
        row: dict[str, Any] = {"step": page.step, "role": page.role, "address": page.name}
        if path is None:
            found.append({**row, "status": "nothing to show it on"})
            continue
        client = clients.setdefault(page.role, None) or client_for(page.role)
        clients[page.role] = client
        typed = {name: value.format(**subjects) for name, value in page.typed}
        found.append({**row, **page_figures(client, path, times, typed)})
    return found


def bare(times: int) -> dict[str, Any]:
    """The floor: a page of two letters behind the same middleware and the same session."""
    from django.http import HttpResponse
    from django.test import override_settings
    from django.urls import path

    from kith.config import urls as real

    module = ModuleType("benchmarks.bare_urls")
    vars(module)["urlpatterns"] = [path("bare", lambda _request: HttpResponse("ok")), *real.urlpatterns]
    sys.modules[module.__name__] = module
    with override_settings(ROOT_URLCONF=module.__name__):
        return page_figures(client_for("health.visitor"), "/bare", times)


def lists(times: int) -> dict[str, Any]:
    """The same list: our filter behind row-level security, and row-level security alone."""
    from kith.access.database import acting_as
    from kith.people import doors
    from kith.people.models import Baby

    actor = actor_of("health.visitor")

    def ours() -> None:
        with acting_as(actor):
            first_page(doors.visible_to(actor))

    def security_alone() -> None:
        with acting_as(actor):
            first_page(Baby.objects.all())

    return {
        "our filter and row-level security": milliseconds(timed(ours, times)),
        "row-level security alone": milliseconds(timed(security_alone, max(times // 4, 5), warm=1)),
    }


def main() -> None:
    wanted = json.load(sys.stdin)
    import django

    django.setup()
    times = wanted["times"]
    print(json.dumps({"pages": pages(wanted["subjects"], times), "bare": bare(times), "list": lists(times)}))


if __name__ == "__main__":
    main()
