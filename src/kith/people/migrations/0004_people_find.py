"""The one way past row-level security to names: what an answer to "is this family on file?" may hold, and no more."""

from django.db import migrations

from kith.access import rls

FIND = f"""
create function people_find(
  keys text[], words text[], born date[], wanted_postcode text, wanted_number text, wanted_id uuid, most integer)
returns table (
  kind text, id uuid, given_name text, family_name text, date_of_birth date, expected_on date, district text,
  mother_id uuid, baby_id uuid, held boolean, speak_with uuid[], closeness integer)
language sql stable security definer set search_path = public, pg_temp set jit = off as $$
with
adult_ids as materialized (
  select p.id from unnest(keys) k cross join lateral (
    select id from people_person where name_key ~>=~ k and name_key ~<~ (k || chr(1114111)) limit 100) p
  union select id from people_person where date_of_birth = any(born)
  union select id from people_person where postcode = wanted_postcode and wanted_postcode <> '' and not withhold_address
  union select id from people_person where nhs_number = wanted_number and wanted_number <> '' and nhs_number <> ''
  union select id from people_person where id = wanted_id),
baby_ids as materialized (
  select b.id from unnest(keys) k cross join lateral (
    select id from people_baby where name_key ~>=~ k and name_key ~<~ (k || chr(1114111)) limit 100) b
  union select id from people_baby where date_of_birth = any(born)
  union select id from people_baby where expected_on = any(born)
  union select b.id from people_baby b join people_person m on m.id = b.mother_id
    where b.postcode = wanted_postcode and wanted_postcode <> '' and not m.withhold_address
  union select id from people_baby where nhs_number = wanted_number and wanted_number <> '' and nhs_number <> ''
  union select id from people_baby where id = wanted_id),
adults as materialized (
  select p.*, people_closeness(
      p.id = wanted_id or (p.nhs_number = wanted_number and wanted_number <> ''), p.name_key, words,
      p.date_of_birth = any(born), p.postcode = wanted_postcode and wanted_postcode <> '' and not p.withhold_address
    ) as close,
    exists (
      select 1 from people_malecarerrecord r where r.person_id = p.id and r.number = (
        select max(n.number) from people_malecarerrecord n where n.carer_id = r.carer_id)) as a_man
  from adult_ids join people_person p using (id)),
near_adults as materialized (
  select * from adults where close is not null and (a_man or sex <> 'male') order by close, family_name, id limit most),
direct as materialized (
  select b.id, people_closeness(
      b.id = wanted_id or (b.nhs_number = wanted_number and wanted_number <> ''), b.name_key, words,
      b.date_of_birth = any(born) or b.expected_on = any(born),
      b.postcode = wanted_postcode and wanted_postcode <> '' and not m.withhold_address) as close
  from baby_ids join people_baby b using (id) join people_person m on m.id = b.mother_id),
near_babies as materialized (
  select id, min(close) as close from (
    select id, close from direct where close is not null
    union all
    select b.id, a.close from near_adults a join people_baby b on b.mother_id = a.id) both_ways
  group by id order by 2, 1 limit most * 2)
select case when a.a_man then 'man' else 'mother' end, a.id, a.given_name, a.family_name, a.date_of_birth, null::date,
    case when a.withhold_address then '' else split_part(a.postcode, ' ', 1) end,
    null::uuid, his.baby_id, his.baby_id is not null, coalesce(his.teams, '{{}}'), a.close
  from near_adults a left join lateral (
    select (array_agg(r.baby_id) filter (where {rls.holds("r.baby_id")}))[1] as baby_id,
      array_agg(distinct t.team_id) filter (where t.team_id is not null) as teams
    from people_malecarerrecord r left join lateral people_speak_with(r.baby_id) t(team_id) on true
    where r.person_id = a.id) his on a.a_man
  where {rls.SOMEBODY}
union all
select 'baby', b.id, b.given_name, b.family_name, b.date_of_birth, b.expected_on,
    case when m.withhold_address then '' else split_part(b.postcode, ' ', 1) end,
    b.mother_id, b.id, {rls.holds("b.id")}, array(select people_speak_with(b.id)), n.close
  from near_babies n join people_baby b using (id) join people_person m on m.id = b.mother_id
  where {rls.SOMEBODY}
$$;
revoke execute on function people_find(text[], text[], date[], text, text, uuid, integer) from public
"""  # noqa: S608  the parts put in are constants of the house

CLOSENESS = """
create function people_closeness(same boolean, key text, words text[], on_the_day boolean, at_the_postcode boolean)
returns integer language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case
    when same then 1
    when every and on_the_day then 2
    when every and at_the_postcode then 3
    when every then 4
    when some_word and on_the_day then 5
    when (some_word or on_the_day) and at_the_postcode then 6
  end
  from (select coalesce(bool_and(found), false) as every, coalesce(bool_or(found), false) as some_word
        from (select strpos(' ' || key, ' ' || word) > 0 as found from unnest(words) word) each_word) sums
$$
"""

SPEAK_WITH = """
create function people_speak_with(wanted uuid) returns setof uuid language sql stable
set search_path = public, pg_temp as $$
  select held.team_id from people_involvement held join directory_agency a on a.id = held.agency_id
  where held.baby_id = wanted and held.until is null
    and a.kind not in ('domestic_abuse', 'police', 'probation', 'mental_health', 'voluntary')
  group by held.team_id order by min(held.since) limit 3
$$;
revoke execute on function people_speak_with(uuid) from public
"""

EXPLANATIONS = f"""(
  recorded_by_id = {rls.ME}
  or (baby_id is not null and {rls.holds("baby_id")}))"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_row_level_security")]
    operations = [
        migrations.RunSQL(CLOSENESS, "drop function people_closeness(boolean, text, text[], boolean, boolean)"),
        migrations.RunSQL(SPEAK_WITH, "drop function people_speak_with(uuid)"),
        migrations.RunSQL(FIND, "drop function people_find(text[], text[], date[], text, text, uuid, integer)"),
        rls.protect("people_explanation", using=EXPLANATIONS, check=rls.SOMEBODY),
    ]
