"""In a process that is the web role, as the server is: every question asked as a worker, timed, and ranked."""

import json
import sys
import time
from datetime import date
from typing import Any
from uuid import UUID


def main() -> None:
    import django

    django.setup()
    from kith.access.actor import Actor
    from kith.access.database import acting_as
    from kith.access.words import Role
    from kith.people.doors.search import Terms, finding
    from kith.people.doors.search.dictionary import shared

    asked: dict[str, Any] = json.load(sys.stdin)
    worker = asked["worker"]
    actor = Actor(name="Bench", role=Role.HEALTH_VISITOR, account_id=UUID(worker[0]), worker_id=UUID(worker[0]),
                  agency_id=UUID(worker[2]), team_id=UUID(worker[1]))  # fmt: skip
    on, began = date.fromisoformat(asked["on"]), time.perf_counter()
    with acting_as(actor):
        shared.refresh()
    dictionary_s = time.perf_counter() - began
    terms = [Terms(**{k: date.fromisoformat(v) if k == "date_of_birth" else v for k, v in q.items()})
             for q in asked["questions"]]  # fmt: skip
    rounds, found = [], []
    for turn in range(asked["times"] + 1):
        seconds, found = [], []
        for term in terms:
            began = time.perf_counter()
            with acting_as(actor):
                rows = finding.rows_for(term, on)
            seconds.append(time.perf_counter() - began)
            ranked = sorted(rows, key=lambda row: (-round(row["bits"] or 0, 2), str(row["id"])))
            found.append([str(row["id"]) for row in ranked][:20])
        if turn:
            rounds.append(seconds)
    print(json.dumps({"rounds": rounds, "found": found, "dictionary_s": round(dictionary_s, 1)}))


if __name__ == "__main__":
    main()
