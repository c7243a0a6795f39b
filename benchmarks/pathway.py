"""Four hundred open pregnancies of one midwife: the list, what is due in it, and one pathway; queries, time and bytes.

Beside them stands a bare page behind the same middleware, asked for in the same run.
"""

import json
import subprocess
import sys
from argparse import Namespace
from typing import Any

from . import partnership
from .surroundings import ROOT, tell

TARGET_MS, TARGET_QUERIES = 150, 25
WANTED = 400

FILL = """
with me as (select w.id, w.team_id, t.agency_id from directory_worker w join directory_team t on t.id = w.team_id
            join access_account a on a.id = w.account_id where a.email = 'midwife@demo.example'),
chosen as (
  select b.id from people_baby b where b.date_of_birth is null and b.ended_as = '' and b.same_as_id is null
    and not exists (select 1 from people_involvement i, me where i.baby_id = b.id and i.worker_id = me.id)
  order by b.id limit %(missing)s)
insert into people_involvement (id, baby_id, worker_id, team_id, agency_id, part, basis, claimed, since)
select gen_random_uuid(), c.id, me.id, me.team_id, me.agency_id, 'midwife', 'Measured', false, now()
from chosen c cross join me
"""
COUNT = """
select count(distinct b.id) from people_baby b join people_involvement i on i.baby_id = b.id
join directory_worker w on w.id = i.worker_id join access_account a on a.id = w.account_id
where a.email = 'midwife@demo.example' and b.date_of_birth is null and b.ended_as = '' and b.same_as_id is null
"""


def measure(chosen: Namespace) -> dict[str, Any]:
    babies = partnership.ensure(chosen.babies)
    there = _fill()
    tell(f"{there} open pregnancies of one midwife, as the web role, in one process without a network")
    inside = subprocess.run(
        [sys.executable, "-m", "benchmarks.pathway"], input=json.dumps({"times": chosen.times}),
        env=partnership.web_environment(), cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = json.loads(inside.stdout)
    pages = found["pages"]
    return {
        "babies": babies,
        "open_pregnancies": there,
        "targets": {"p95_ms": TARGET_MS, "queries": TARGET_QUERIES},
        "pages": pages,
        "peer_bare_page": found["bare"],
        "within_targets": all(page["p95_ms"] < TARGET_MS and page["queries"] <= TARGET_QUERIES for page in pages),
    }


def _fill() -> int:
    """Bring the midwife to as many pregnancies as are wanted, or as there are."""
    with partnership.connection().cursor() as cursor:
        cursor.execute("set kith.maintenance = 'on'")
        cursor.execute(COUNT)
        missing = WANTED - int(cursor.fetchone()[0])
        if missing > 0:
            cursor.execute(FILL, {"missing": missing})
            cursor.execute("analyze people_involvement")
        cursor.execute(COUNT)
        return int(cursor.fetchone()[0])


def main() -> None:
    wanted = json.load(sys.stdin)
    import django

    django.setup()
    from .inside import bare, client_for, page_figures

    client, times = client_for("midwife"), wanted["times"]
    first = client.get("/pathway")
    lines: Any = getattr(first, "page").lines  # noqa: B009  the response remembers its page
    paths = {"list": "/pathway", "what is due": "/pathway?show=due", "one pathway": lines[0].href}
    pages = [{"page": name, **page_figures(client, path, times)} for name, path in paths.items()]
    print(json.dumps({"pages": pages, "bare": bare(times)}))


if __name__ == "__main__":
    main()
