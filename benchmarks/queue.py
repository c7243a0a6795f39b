"""The Front Door's queue with thousands of waiting requests: queries, time and bytes, whole and narrowed.

Beside it stand a bare page behind the same middleware, and the same first page read without a table for the queue:
every request that has no decision, by the tables' owner and without row-level security.
"""

import json
import subprocess
import sys
from argparse import Namespace
from typing import Any

from . import partnership
from .surroundings import ROOT, milliseconds, tell, timed

TARGET_MS, TARGET_QUERIES = 150, 25
WAITING = 5_000
PREFIX = "BQ-2026-"

FILL = """
with front_door as (select t.id, t.agency_id from directory_team t where t.setting = 'front_door'
                    order by t.id limit 1),
senders as (select w.id, t.agency_id, row_number() over (order by w.id) - 1 as place, count(*) over () as many
            from directory_worker w join directory_team t on t.id = w.team_id
            where t.setting <> 'front_door' and w.active_until is null),
babies as (select b.id, row_number() over (order by b.id) - 1 as place, count(*) over () as many
           from people_baby b where b.ended_as = ''),
sent as (
  insert into referrals_request (id, number, baby_id, made_by_id, made_by_agency_id, received_at, what_seen,
                                 why_worried, seen_on, safe_now, strengths, injury, level)
  select gen_random_uuid(), %(prefix)s || lpad(n::text, 6, '0'), b.id, s.id, s.agency_id,
    now() - n * interval '40 seconds', 'Invented for a measurement.', 'Invented.', now() - n * interval '41 seconds',
    '', '', n %% 6 = 0, 2 + n %% 3
  from generate_series(1, %(wanted)s) n
  join babies b on b.place = (n * 7919) %% b.many join senders s on s.place = n %% s.many
  returning baby_id)
insert into people_involvement (id, baby_id, worker_id, team_id, agency_id, part, basis, claimed, since)
select gen_random_uuid(), one.baby_id, null, f.id, f.agency_id, 'front_door', 'Measured', false, now()
from (select distinct baby_id from sent) one cross join front_door f
where not exists (select 1 from people_involvement i where i.baby_id = one.baby_id and i.team_id = f.id
                  and i.worker_id is null and i.until is null)
"""

PLAIN = """
select r.id from referrals_request r
where not exists (select 1 from referrals_triagedecision d where d.request_id = r.id)
order by r.injury desc, r.received_at, r.id limit 25
"""
PLAIN_COUNT = """
select count(*) from referrals_request r
where not exists (select 1 from referrals_triagedecision d where d.request_id = r.id)
"""


def measure(chosen: Namespace) -> dict[str, Any]:
    babies = partnership.ensure(chosen.babies)
    waiting = _fill()
    tell(f"the queue of {waiting:,} waiting requests, as the web role, in one process without a network")
    wanted = {"agency": _agency(), "times": chosen.times}
    inside = subprocess.run(
        [sys.executable, "-m", "benchmarks.queue"], input=json.dumps(wanted), env=partnership.web_environment(),
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = json.loads(inside.stdout)
    pages = found["pages"]
    return {
        "babies": babies,
        "waiting": waiting,
        "targets": {"p95_ms": TARGET_MS, "queries": TARGET_QUERIES},
        "pages": pages,
        "slowest_p95_ms": max(page["p95_ms"] for page in pages),
        "most_queries": max(page["queries"] for page in pages),
        "within_targets": all(page["p95_ms"] < TARGET_MS and page["queries"] <= TARGET_QUERIES for page in pages),
        "peer_bare_page": found["bare"],
        "peer_without_a_queue_by_the_owner": milliseconds(timed(_plain, chosen.times)),
    }


def _fill() -> int:
    """Add waiting requests up to the number wanted; those added before are left alone."""
    with partnership.connection().cursor() as cursor:
        cursor.execute("set kith.maintenance = 'on'")
        cursor.execute("select count(*) from referrals_request where number like %s", [f"{PREFIX}%"])
        if not cursor.fetchone()[0]:
            tell(f"adding {WAITING:,} waiting requests")
            cursor.execute(FILL, {"prefix": PREFIX, "wanted": WAITING})
            cursor.execute("analyze")
        cursor.execute("select count(*) from referrals_waitingrequest")
        return int(cursor.fetchone()[0])


def _agency() -> str:
    """The agency that sent most of those waiting."""
    with partnership.connection().cursor() as cursor:
        cursor.execute(
            "select agency_id from referrals_waitingrequest group by agency_id "
            "order by count(*) desc, agency_id limit 1"
        )
        return str(cursor.fetchone()[0])


def _plain() -> None:
    with partnership.connection().cursor() as cursor:
        cursor.execute(PLAIN)
        cursor.fetchall()
        cursor.execute(PLAIN_COUNT)
        cursor.fetchall()


def addresses(agency: str, locality: str) -> dict[str, str]:
    """What is asked for: the whole queue, deep in it, and each way to narrow it."""
    return {
        "first page": "/front-door",
        "page 100": "/front-door?page=100",
        "one locality": f"/front-door?locality={locality}",
        "level 4": "/front-door?level=4",
        "unborn": "/front-door?unborn=yes",
        "one agency": f"/front-door?agency={agency}",
        "past the time limit": "/front-door?since=late",
        "all of these": f"/front-door?locality={locality}&level=4&unborn=no&agency={agency}&since=late",
    }


def main() -> None:
    wanted = json.load(sys.stdin)
    import django

    django.setup()
    from kith.kernel import handbook

    from .inside import bare, client_for, page_figures

    locality = handbook.current().places().localities[0].code
    client, times = client_for("front.door.manager"), wanted["times"]
    pages = [
        {"page": name, **page_figures(client, path, times)}
        for name, path in addresses(wanted["agency"], locality).items()
    ]
    print(json.dumps({"pages": pages, "bare": bare(times)}))


if __name__ == "__main__":
    main()
