"""A file with 2,000 entries: its page, a search in it, a step of the slider; beside a plain list of the same rows.

The plain peer reads the same rows with one statement and writes them into one page: no agencies, no days when known,
no permission, no audit. It is the floor of what a page with 2,000 rows costs on this machine, in the same run.
"""

import json
import subprocess
import sys
from argparse import Namespace
from typing import Any

from . import partnership
from .surroundings import ROOT, tell

ENTRIES = 2_000
TARGETS = {"search_p95_ms": 100, "page_p95_ms": 150}

INSIDE = """
import json, sys
import django
django.setup()
from benchmarks.chronology import inside
print(json.dumps(inside(**json.load(sys.stdin))))
"""


def measure(chosen: Namespace) -> dict[str, Any]:
    partnership.ensure(chosen.babies)
    baby_id = fill()
    tell(f"a file with {ENTRIES:,} entries, as the web role, in one process without a network")
    asked = json.dumps({"baby_id": baby_id, "times": chosen.times})
    inside = subprocess.run(
        [sys.executable, "-c", INSIDE], input=asked, env=partnership.web_environment(), cwd=ROOT, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    found = json.loads(inside.stdout)
    found["targets"] = TARGETS
    found["within_targets"] = (
        found["search"]["p95_ms"] < TARGETS["search_p95_ms"] and found["page"]["p95_ms"] < TARGETS["page_p95_ms"]
    )
    return {"entries": ENTRIES, **found}


def fill() -> str:
    """A baby of the demonstration's health visitor with so many events, written once."""
    made = partnership.connection()
    with made.cursor() as cursor:
        cursor.execute("select set_config('kith.maintenance', 'on', false)")
        cursor.execute(BABY)
        baby_id = str(cursor.fetchone()[0])
        cursor.execute("select count(*) from people_event where baby_id = %s", [baby_id])
        missing = ENTRIES - int(cursor.fetchone()[0])
        if missing > 0:
            cursor.execute(ADD, {"baby": baby_id, "missing": missing})
            cursor.execute("analyze people_event")
    return baby_id


BABY = """
select i.baby_id from people_involvement i join directory_worker w on w.id = i.worker_id
join access_account a on a.id = w.account_id join people_baby b on b.id = i.baby_id
where a.email = 'health.visitor@demo.example' and i.until is null and b.date_of_birth is not null and b.ended_as = ''
order by i.since, i.id limit 1
"""
ADD = """
insert into people_event (id, baby_id, topic, about, words, happened_at, known_at, source, source_words, significance,
  impact, impact_words, audience, agency_id, recorded_at, recorded_by_id)
select gen_random_uuid(), %(baby)s, (array['contact','health','police','support','missed'])[1 + n %% 5], 'household',
  repeat('What was seen and said at this visit, and who was there. ', 4) || 'Number ' || n || case when n %% 97 = 0
  then ' with a kestrel.' else '.' end,
  now() - n * interval '9 hours', now() - n * interval '9 hours' + (n %% 7) * interval '1 day' , 'own', '',
  (array['background','significant','turning_point'])[1 + (n %% 20) / 9], 'unknown', '', 'file', w.agency_id,
  now() - n * interval '9 hours' + (n %% 7) * interval '1 day', w.id
from generate_series(8, 7 + %(missing)s) n
join (select w.id, t.agency_id, row_number() over (order by w.id) as place
      from (select distinct on (t.agency_id) w.* from directory_worker w join directory_team t on t.id = w.team_id
            order by t.agency_id, w.id) w join directory_team t on t.id = w.team_id) w on w.place = 1 + n %% 8
"""


def inside(baby_id: str, times: int) -> dict[str, Any]:
    """Asked for in the process of the web role."""
    from django.urls import reverse

    from .inside import client_for, page_figures

    client = client_for("health.visitor")
    where = reverse("chronology", args=[baby_id])
    known = reverse("chronology_known", args=[baby_id])
    day = f"{known}?on-day=1&on-month=6&on-year=2026"
    return {
        "page": page_figures(client, where, times),
        "search": page_figures(client, where, times, {"words": "kestrel"}),
        "search_of_every_entry": page_figures(client, where, times, {"words": "visit"}),
        "by_month": page_figures(client, f"{where}?shape=months", times),
        "slider_step": page_figures(client, day, times),
        "side_by_side": page_figures(client, reverse("chronology_lanes", args=[baby_id]), times),
        "peer_plain_list_of_every_row": _plain(baby_id, times),
    }


def _plain(baby_id: str, times: int) -> dict[str, Any]:
    """The same rows by one statement, as one list; as the role of the web, which row-level security meets too."""
    from html import escape

    from django.db import connection

    from kith.access.database import acting_as

    from .inside import actor_of
    from .surroundings import milliseconds, timed

    actor, made = actor_of("health.visitor"), []

    def once() -> None:
        with acting_as(actor), connection.cursor() as cursor:
            cursor.execute(
                "select happened_at, words from people_event where baby_id = %s order by happened_at", [baby_id]
            )
            made[:] = ["".join(f"<li>{at:%d %m %Y} {escape(words)}</li>" for at, words in cursor.fetchall())]

    return {"queries": 1, **milliseconds(timed(once, times)), "html_bytes": len(made[0].encode())}
