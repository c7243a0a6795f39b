"""Asked for in a process of its own, which is the web role as the server is."""

import json
import sys
import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from .inside import Counted, actor_of, client_for
from .surroundings import milliseconds

ROLE = "locality.manager"
TRIES = 5
GZIP = {"Accept-Encoding": "gzip"}


def main() -> None:
    import django

    django.setup()
    wanted = json.load(sys.stdin)
    found = _pages(wanted) | {"at_once": _at_once(wanted), "peer_bare_insert": _peer(wanted)}
    json.dump(found, sys.stdout)


def _pages(wanted: dict[str, Any]) -> dict[str, Any]:
    """The page; then nothing new (304); then one agency's news."""
    client, here = client_for(ROLE), f"/strategy/{wanted['discussion']}/live"
    page = client.get(here, headers=GZIP).page
    parts = [*page.side, *page.information, page.dissent, *page.questions, page.around, page.actions]
    have = "~".join(f"{one.key}:{one.version}" for one in parts)
    tag = client.get(f"{here}/changes", {"have": have})["ETag"]
    stale = have.replace(f"{parts[2].key}:{parts[2].version}", f"{parts[2].key}:0")
    asks: dict[str, Callable[[], Any]] = {
        "live_page": lambda: client.get(here, headers=GZIP),
        "news_unchanged": lambda: client.get(f"{here}/changes", {"have": have}, headers=GZIP | {"If-None-Match": tag}),
        "news_changed": lambda: client.get(f"{here}/changes", {"have": stale}, headers=GZIP),
    }
    return {name: _measured(ask, wanted["times"]) for name, ask in asks.items()}


def _measured(ask: Callable[[], Any], times: int) -> dict[str, Any]:
    from django.db import connection

    ask()
    took, counted, answer = [], Counted(), None
    for _ in range(times):
        began = time.perf_counter()
        with connection.execute_wrapper(counted):
            answer = ask()
        took.append(time.perf_counter() - began)
    return {
        "status": answer.status_code if answer else 0,
        "queries": counted.queries // times,
        "bytes_gzip": len(answer.content) if answer else 0,
        **milliseconds(took),
    }


def _at_once(wanted: dict[str, Any]) -> dict[str, Any]:
    """Two hundred people put something down in the same moment: asked, allowed, written, audited, each on its own."""
    from kith.access.database import acting_as
    from kith.kernel import clock
    from kith.strategy import actions
    from kith.strategy.models import Said

    actor, mark = actor_of(ROLE), uuid4().hex
    discussion = UUID(wanted["discussion"])

    numbers = [uuid4() for _ in range(wanted["at_once"])]

    def write(number: int) -> None:
        at = clock.now()
        with acting_as(actor, at):
            saying = actions.Saying(words=f"{mark} {number}")
            actions.say(discussion_id=discussion, saying=saying, sent=numbers[number], by=actor, at=at)

    told = _together(write, wanted["at_once"])
    with acting_as(actor):
        kept = Said.objects.filter(discussion_id=discussion, words__startswith=mark).values_list("words", flat=True)
        return told | {"lost": wanted["at_once"] - len(set(kept))}


def _peer(wanted: dict[str, Any]) -> dict[str, Any]:
    """The plain peer: the same row inserted alone, without asking who may and without the audit."""
    from kith.access.database import acting_as
    from kith.kernel import clock
    from kith.strategy.models import Said

    actor, mark = actor_of(ROLE), uuid4().hex

    def write(number: int) -> None:
        with acting_as(actor):
            Said.objects.create(
                discussion_id=wanted["discussion"], baby_id=wanted["baby"], agency_id=actor.agency_id,
                kind="information", words=f"{mark} {number}", said_by="x", written_by_id=actor.worker_id,
                said_at=clock.now(), sent=uuid4(),
            )  # fmt: skip

    told = _together(write, wanted["at_once"])
    with acting_as(actor):
        return told | {"lost": wanted["at_once"] - Said.objects.filter(words__startswith=mark).count()}


def _together(write: Callable[[int], None], many: int) -> dict[str, Any]:
    """Everybody starts in the same moment; the pool lets as many in as it holds.

    Whoever is turned away because it is full sends the same again, as the page does.
    """
    from django.db import connection

    start, took, failed = threading.Barrier(many), [], []

    def one(number: int) -> None:
        start.wait()
        began = time.perf_counter()
        for _ in range(TRIES):
            try:
                write(number)
                took.append(time.perf_counter() - began)
                return
            except Exception as error:
                failed.append(type(error).__name__)
            finally:
                connection.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(many)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted = time.perf_counter() - began
    return {
        "people": many,
        "seconds": round(lasted, 2),
        "a_second": round(many / lasted, 1),
        "sent_again": len(failed),
    } | (milliseconds(took))


if __name__ == "__main__":
    main()
