"""What other systems know an adult by; agencies of half-siblings through a father count as near the family."""

from django.conf import settings
from django.db import migrations

from kith.access import rls

OF_WHOM_I_SEE = "exists (select 1 from people_person p where p.id = [table].person_id)"
JUSTICE = (
    f"exists (select 1 from directory_worker me where me.id = {rls.ME} and me.role in "  # noqa: S608  our own words
    "('front_door_manager', 'locality_manager', 'police', 'probation', 'social_worker'))"
)
SEEN = f"({OF_WHOM_I_SEE} and ([table].kind not in ('pnc', 'ndelius') or {JUSTICE}))"
LEAN = "".join(
    f'alter policy people_personidentifier_{name} on people_personidentifier to "{settings.KITH_WEB_ROLE}";'
    for name in ("seen", "added", "changed")
)

FAMILY = f"""
create or replace function people_family(wanted uuid)
returns table (worker_id uuid, team_id uuid, agency_id uuid, part varchar, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with his as (
    select distinct r.person_id from people_malecarerrecord r
    where r.baby_id = wanted and r.person_id is not null and r.relationship in ('father', 'other_mother')
      and not exists (
        select 1 from people_malecarerrecord n where n.carer_id = r.carer_id and n.number > r.number)
  ), others(id) as (
    select other.id from people_baby this join people_baby other on other.mother_id = this.mother_id
    where this.id = wanted
    union
    select r.baby_id from his join people_malecarerrecord r on r.person_id = his.person_id
    where r.relationship in ('father', 'other_mother') and not exists (
      select 1 from people_malecarerrecord n where n.carer_id = r.carer_id and n.number > r.number)
  )
  select distinct on (held.agency_id) held.worker_id, held.team_id, held.agency_id, held.part, held.since
  from others join people_involvement held on held.baby_id = others.id and held.stands_until > {rls.MOMENT}
  where others.id <> wanted and people_reads(wanted) and people_may_know(others.id)
  order by held.agency_id, held.since desc
$$
"""  # noqa: S608  the moment is a constant of the house
"""Brothers and sisters through the mother, and half-brothers and half-sisters through a father on file."""


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0004_may_be_told"),
        ("people", "0026_chronology_events_security"),
    ]

    operations = [
        rls.protect("people_personidentifier", using=SEEN),
        migrations.RunSQL(LEAN, migrations.RunSQL.noop),
        migrations.RunSQL(FAMILY, migrations.RunSQL.noop),
    ]
