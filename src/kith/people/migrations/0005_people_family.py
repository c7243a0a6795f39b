from django.db import migrations

FAMILY = """
create function people_family(wanted uuid)
returns table (worker_id uuid, team_id uuid, agency_id uuid, part varchar, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (held.agency_id) held.worker_id, held.team_id, held.agency_id, held.part, held.since
  from people_baby this
  join people_baby other on other.mother_id = this.mother_id and other.id <> this.id
  join people_involvement held on held.baby_id = other.id and held.until is null
  where this.id = wanted and people_holds(wanted)
  order by held.agency_id, held.since desc
$$;
revoke execute on function people_family(uuid) from public
"""


class Migration(migrations.Migration):
    """Which agencies work with a baby's brothers and sisters: that they do, told to those who hold the baby."""

    dependencies = [("people", "0004_people_find")]
    operations = [migrations.RunSQL(FAMILY, "drop function people_family(uuid)")]
