"""The invented partnership the figures are measured on, and the families to look at in it."""

import json
import os
import subprocess
import sys
from typing import Any

from .surroundings import ROOT, tell


def owners_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}


def web_environment() -> dict[str, str]:
    """As the web server runs: only the role that meets row-level security."""
    return {name: value for name, value in owners_environment().items() if name != "KITH_DB_OWNER_URL"} | {
        "KITH_PROCESS": "web"
    }


def ensure(babies: int) -> int:
    """Fill the database when it is empty; give the number of babies there really are."""
    tell(f"partnership of {babies:,} babies (left alone when there is one)")
    command = [sys.executable, "-m", "django", "make_partnership", "--babies", str(babies), "--if-empty"]
    subprocess.run(command, env=owners_environment(), cwd=ROOT, check=True, stdout=sys.stderr)
    with connection().cursor() as cursor:
        cursor.execute("select count(*) from people_baby")
        return int(cursor.fetchone()[0])


def connection() -> Any:
    import django

    django.setup()
    from django.db import connection as made

    return made


SUBJECTS = """
with hv as (select w.id, w.team_id from directory_worker w join access_account a on a.id = w.account_id
            where a.email = 'health.visitor@demo.example'),
live as (select d.* from strategy_discussion d where d.held_at = 'front_door'
         and not exists (select 1 from strategy_record r where r.discussion_id = d.id)
         and exists (select 1 from people_involvement i, hv where i.baby_id = d.baby_id and i.worker_id = hv.id
                     and i.until is null)
         order by d.called_at desc limit 1),
held as (select d.* from strategy_discussion d join strategy_record r on r.discussion_id = d.id
         join people_involvement i on i.baby_id = d.baby_id and i.until is null
         join directory_worker w on w.team_id = i.team_id join access_account a on a.id = w.account_id
         where a.email = 'locality.manager@demo.example' and d.held_at = 'locality'
         order by d.called_at desc limit 1),
waiting as (select q.* from referrals_waitingrequest q order by q.injury desc, q.received_at limit 1),
mine as (select r.* from referrals_request r, hv where r.made_by_id = hv.id order by r.received_at desc limit 1)
select json_build_object(
  'baby', (select baby_id from live),
  'mother', (select id from people_person where name_key = %s limit 1), 'name', %s,
  'discussion', (select id from live), 'held_discussion', (select id from held), 'request', (select id from mine),
  'waiting_request', (select request_id from waiting), 'waiting_baby', (select baby_id from waiting),
  'carer', (select id from people_malecarer where baby_id = (select baby_id from live) limit 1),
  'review', (select id from reviews_review order by id limit 1))::text
"""


def subjects() -> dict[str, str]:
    """Families and discussions on the demonstration people's desks; missing ones are left out."""
    made = connection()
    from kith.config.synthetic import demo

    with made.cursor() as cursor:
        name = f"{demo.MOTHER_GIVEN} {demo.MOTHER_FAMILY}"
        cursor.execute(SUBJECTS, [name.lower(), name])
        found = json.loads(cursor.fetchone()[0])
    return {name: value for name, value in found.items() if value}
