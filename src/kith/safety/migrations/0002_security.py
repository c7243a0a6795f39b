"""Rows are seen and written by those who work with the baby, and by no worker who is close to the family.

A worker who is an adult of a family, or close to one (`safety_workerlink`), is shut out of its files by a seal that the
database sets, on those there are and on those that come; the tables of this room ask for the link themselves as well.
"""

from django.db import migrations

from kith.access import rls

ME = "nullif(current_setting('kith.worker', true), '')::uuid"
DEFINER = "security definer set search_path = public, pg_temp"

STANDING = """
create view safety_linked with (security_invoker = true) as
  select * from (
    select distinct on (person_id, worker_id) person_id, worker_id, linked, source, review_on, recorded_by_id,
      recorded_at
    from safety_workerlink order by person_id, worker_id, recorded_at desc, id desc) newest
  where linked
"""
"""Which worker is tied to which adult, as it stands."""

ENTRIES = """
create function safety_entries(wanted uuid) returns setof uuid language sql stable {definer} as $$
  select wanted
  union select p.merged_into_id from people_person p where p.id = wanted and p.merged_into_id is not null
  union select p.id from people_person p where p.merged_into_id = wanted
$$;
create function safety_files_of(person uuid) returns setof uuid language sql stable {definer} as $$
  with direct as (
    select b.id, b.mother_id from people_baby b where b.mother_id in (select safety_entries(person))
    union select b.id, b.mother_id from people_malecarerrecord r join people_baby b on b.id = r.baby_id
      where r.person_id in (select safety_entries(person)))
  select id from direct union select b.id from people_baby b join direct d on d.mother_id = b.mother_id
$$;
create function safety_adults_of(wanted uuid) returns setof uuid language sql stable {definer} as $$
  with files as (
    select other.id, other.mother_id from people_baby this join people_baby other on other.mother_id = this.mother_id
    where this.id = wanted),
  adults as (
    select mother_id as id from files
    union select r.person_id from people_malecarerrecord r join files f on f.id = r.baby_id
      where r.person_id is not null)
  select e from adults a cross join lateral safety_entries(a.id) e
$$
""".replace("{definer}", DEFINER)
"""The files in which an adult is, the mother's other babies' too; and the adults of a file. Two entries that were
merged are one person."""

HIDDEN = f"""
create function safety_hidden() returns uuid[] language sql stable {DEFINER} as $$
  select coalesce(array_agg(distinct f.file), '{{}}')
  from safety_linked l cross join lateral safety_files_of(l.person_id) f(file)
  where l.worker_id = {ME}
$$;
create function safety_linked_workers(wanted uuid) returns setof uuid language sql stable {DEFINER} as $$
  select distinct l.worker_id from safety_linked l where l.person_id in (select safety_adults_of(wanted))
$$
"""  # noqa: S608  the parts put in are constants of the house
"""The files hidden from the worker acting, usually none; and the workers whom a file is hidden from, for deciding."""

SHUTS = f"""
create function safety_shut(wanted uuid) returns void language plpgsql {DEFINER} as $$
declare one record; made uuid;
begin
  for one in
    select distinct on (l.worker_id) l.* from safety_linked l
    where l.person_id in (select safety_adults_of(wanted))
      and not exists (select 1 from people_sealedfile f where f.baby_id = wanted and l.worker_id = any(f.excluded))
    order by l.worker_id, l.recorded_at desc
  loop
    made := gen_random_uuid();
    insert into people_seal (id, baby_id, kind, cause, reason, source, ask, review_on, set_by_id, set_at)
    values (made, wanted, 'exclusion', 'own_family', 'A worker is an adult of this family, or close to one.',
            left(one.source, 200), 'Information governance', one.review_on, one.recorded_by_id, one.recorded_at);
    insert into people_sealname (id, seal_id, worker_id, named, reason, recorded_by_id, recorded_at)
    values (gen_random_uuid(), made, one.worker_id, true, '', one.recorded_by_id, one.recorded_at);
  end loop;
end
$$;
create function safety_link_added() returns trigger language plpgsql {DEFINER} as $$
begin
  perform safety_shut(f.file) from safety_files_of(new.person_id) f(file);
  return null;
end
$$;
create function safety_adult_added() returns trigger language plpgsql {DEFINER} as $$
begin
  if exists (select 1 from safety_workerlink) then
    perform safety_shut(b.id) from people_baby b join people_baby this on this.mother_id = b.mother_id
    where this.id = (to_jsonb(new) ->> (case when tg_table_name = 'people_baby' then 'id' else 'baby_id' end))::uuid;
  end if;
  return null;
end
$$;
create trigger link_shuts after insert on safety_workerlink for each row when (new.linked)
  execute function safety_link_added();
create trigger link_shuts after insert on people_malecarerrecord for each row when (new.person_id is not null)
  execute function safety_adult_added();
create trigger link_shuts after insert on people_baby for each row execute function safety_adult_added();
"""  # noqa: S608
"""A seal of exclusion on each file of the adult, and on files in which the adult appears later."""

SIGNS = """
create function safety_signs(wanted uuid[]) returns table (baby_id uuid, sign text, first_at timestamptz,
  last_at timestamptz) language sql stable as $$
  select found.baby_id, found.sign, min(found.at), max(found.at) from (
    select c.baby_id, 'checklist' as sign, c.recorded_at as at from safety_checklist c
    where c.baby_id = any(wanted) and exists (
      select 1 from jsonb_each(c.answers) a where a.value ->> 'said' = 'yes' and a.value ->> 'source' <> 'file')
    union all
    select r.baby_id, 'carer', r.recorded_at from people_malecarerrecord r
    where r.baby_id = any(wanted) and r.factors ?| array['domestic_abuse_harming', 'domestic_abuse_harmed']
      and not exists (select 1 from people_malecarerrecord later
                      where later.carer_id = r.carer_id and later.number > r.number)
    union all
    select n.baby_id, 'police', n.sent_at from safety_policenotice n where n.baby_id = any(wanted)
    union all
    select i.baby_id, 'incident', i.recorded_at from safety_incident i where i.baby_id = any(wanted)
    union all
    select e.baby_id, 'event', e.recorded_at from people_event e where e.baby_id = any(wanted) and e.topic = 'abuse'
    union all
    select r.baby_id, 'request', r.received_at from referrals_request r
      join referrals_sharingdecision d on d.request_id = r.id
    where r.baby_id = any(wanted)
      and (d.not_told_reason = 'tell_risk_to_adult' or d.agreement_reason = 'risk_to_adult')
  ) found group by found.baby_id, found.sign
$$
"""
"""Where abuse was identified, read with the rights of whoever asks."""

STANDS = """
create function safety_standing(wanted uuid[]) returns table (baby_id uuid, signs text[], identified_at timestamptz,
  written boolean, "when" text, how text, closed text[], looked_at timestamptz, incidents timestamptz[],
  over boolean) language sql stable as $$
  with aside as (
    select s.baby_id, max(s.recorded_at) as at from safety_setaside s where s.baby_id = any(wanted) group by s.baby_id),
  signs as (
    select s.baby_id, array_agg(s.sign order by s.first_at, s.sign) as signs, min(s.first_at) as at
    from safety_signs(wanted) s left join aside a on a.baby_id = s.baby_id
    where a.at is null or s.last_at > a.at group by s.baby_id),
  plans as (
    select distinct on (p.baby_id) p.* from safety_planversion p where p.baby_id = any(wanted)
    order by p.baby_id, p.number desc),
  looks as (
    select distinct on (r.baby_id) r.* from safety_planreview r where r.baby_id = any(wanted)
    order by r.baby_id, r.reviewed_at desc, r.id desc),
  happened as (
    select h.baby_id, array_agg(h.at order by h.at) as at from (
      select i.baby_id, i.recorded_at as at from safety_incident i where i.baby_id = any(wanted)
      union all select n.baby_id, n.sent_at from safety_policenotice n where n.baby_id = any(wanted)) h
    group by h.baby_id)
  select coalesce(s.baby_id, p.baby_id), coalesce(s.signs, '{}'), s.at, p.id is not null, coalesce(p."when", ''),
    coalesce(p.how, ''), coalesce(p.closed::text[], '{}'), greatest(p.recorded_at, l.reviewed_at),
    coalesce(h.at, '{}'), coalesce(l.outcome = 'over' and l.reviewed_at >= p.recorded_at, false)
  from signs s full join plans p on p.baby_id = s.baby_id
  left join looks l on l.baby_id = p.baby_id
  left join happened h on h.baby_id = coalesce(s.baby_id, p.baby_id)
$$
"""
"""How cases stand, by one statement; files with no sign and no plan are left out."""

CHANNELS = f"""
create or replace function directory_channel_open(about uuid, channel text, address text, worker uuid) returns boolean
language sql stable {DEFINER} as $$
  select not exists (
    select 1 from people_baby this join people_baby b on b.mother_id = this.mother_id
    cross join lateral (
      select p.closed, p.closed_addresses from safety_planversion p where p.baby_id = b.id
      order by p.number desc limit 1) stands
    where this.id = about and (
      lower(trim(address)) = any(stands.closed_addresses)
      or (channel = any(stands.closed) and worker is null
          and not exists (select 1 from directory_contact c where lower(c.value) = lower(trim(address))))))
$$
"""  # noqa: S608
OPEN = """
create or replace function directory_channel_open(about uuid, channel text, address text, worker uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$ select true $$
"""
"""DAS-15, as the worker that sends asks it: of the plan that stands at the moment of sending."""

COUNTS = f"""
create function safety_counts(since date, until date) returns table (
  month date, locality text, identified bigint, with_plan bigint, reviews bigint, reviews_in_time bigint,
  referred bigint
) language sql stable {DEFINER} as $$
with chosen as (select b.id, b.locality from people_baby b where b.ended_as = '' and b.same_as_id is null),
signs as (
  select s.baby_id, min(s.first_at) as at from safety_signs((select array_agg(id) from chosen)) s group by s.baby_id),
identified as (
  select date_trunc('month', s.at at time zone 'Europe/London')::date as month, c.locality,
    count(*) as identified,
    count(*) filter (where exists (select 1 from safety_planversion p where p.baby_id = s.baby_id)) as with_plan,
    count(*) filter (where exists (select 1 from safety_maracreferral m where m.baby_id = s.baby_id)) as referred
  from signs s join chosen c on c.id = s.baby_id
  where (s.at at time zone 'Europe/London')::date between since and until group by 1, 2),
reviewed as (
  select date_trunc('month', r.reviewed_at at time zone 'Europe/London')::date as month, c.locality,
    count(*) as reviews, count(*) filter (where r.reviewed_at <= r.due_at) as in_time
  from safety_planreview r join chosen c on c.id = r.baby_id
  where (r.reviewed_at at time zone 'Europe/London')::date between since and until group by 1, 2)
select coalesce(i.month, r.month), coalesce(i.locality, r.locality, '')::text, coalesce(i.identified, 0),
  coalesce(i.with_plan, 0), coalesce(r.reviews, 0), coalesce(r.in_time, 0), coalesce(i.referred, 0)
from identified i full join reviewed r on r.month = i.month and r.locality is not distinct from i.locality
$$
"""  # noqa: S608

TABLES = (
    "planversion", "planaction", "incident", "planreview", "setaside", "checklist", "maracreferral", "maracheard",
    "policenotice", "policeanswer", "workerlink",
)  # fmt: skip
NOT_HIDDEN = f"not ({rls.TABLE}.baby_id = any((select safety_hidden())::uuid[]))"
SEEN = f"({rls.holds('baby_id')} and {NOT_HIDDEN})"


class Migration(migrations.Migration):
    dependencies = [
        ("safety", "0001_tables"),
        ("directory", "0005_channels"),
        ("people", "0029_measures"),
        ("referrals", "0012_asking_facts"),
    ]
    operations = [
        migrations.RunSQL(STANDING, "drop view safety_linked"),
        migrations.RunSQL(
            ENTRIES,
            "drop function safety_adults_of(uuid); drop function safety_files_of(uuid); "
            "drop function safety_entries(uuid)",
        ),
        migrations.RunSQL(HIDDEN, "drop function safety_linked_workers(uuid); drop function safety_hidden()"),
        migrations.RunSQL(
            SHUTS,
            "drop trigger link_shuts on people_baby; drop trigger link_shuts on people_malecarerrecord; "
            "drop trigger link_shuts on safety_workerlink; drop function safety_adult_added(); "
            "drop function safety_link_added(); drop function safety_shut(uuid)",
        ),
        migrations.RunSQL(SIGNS, "drop function safety_signs(uuid[])"),
        migrations.RunSQL(STANDS, "drop function safety_standing(uuid[])"),
        migrations.RunSQL(CHANNELS, OPEN),
        migrations.RunSQL(COUNTS, "drop function safety_counts(date, date)"),
        *(rls.protect(f"safety_{table}", using=SEEN) for table in TABLES),
    ]
