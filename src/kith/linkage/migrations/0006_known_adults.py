from django.db import migrations

KNOWN = """
create or replace function strategy_known_adults(wanted uuid)
returns table (person_id uuid, agency_id uuid, team_id uuid, worker_id uuid)
language sql stable set search_path = public, pg_temp as $$
  with around as (
    select b.mother_id as person_id from people_baby b where b.id = wanted
    union
    select newest.person_id from (
      select distinct on (r.carer_id) r.person_id from people_malecarerrecord r
      where r.baby_id = wanted order by r.carer_id, r.number desc
    ) newest where newest.person_id is not null
  ), kept as (
    select one.id, one.kept_id from linkage_made_one(array(select person_id from around)) one
  ), newest as (
    select distinct on (kept.kept_id, k.agency_id)
      kept.kept_id as person_id, k.agency_id, k.team_id, k.worker_id, k.withdrawn
    from linkage_knownto k join kept on kept.id = k.person_id
    order by kept.kept_id, k.agency_id, k.recorded_at desc, k.id desc
  )
  select person_id, agency_id, team_id, worker_id from newest where not withdrawn
$$
"""
BEFORE = """
create or replace function strategy_known_adults(wanted uuid)
returns table (person_id uuid, agency_id uuid, team_id uuid, worker_id uuid)
language sql stable set search_path = public, pg_temp as $$
  select null::uuid, null::uuid, null::uuid, null::uuid where false
$$
"""


class Migration(migrations.Migration):
    """An agency that said that it knows an adult around a baby is asked to a strategy discussion about that baby."""

    dependencies = [("linkage", "0005_entries_made_one"), ("strategy", "0008_calling_security")]
    operations = [migrations.RunSQL(KNOWN, BEFORE)]
