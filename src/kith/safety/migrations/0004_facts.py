"""What is counted of this room, one row for each thing: its day, its locality, what became of it. Nobody is named."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("kith.safety.migrations.0002_security").COUNTS

FACTS = """
drop function safety_counts(date, date);
create function safety_facts(since date, until date) returns table (kind text, at timestamptz, locality text,
  told jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
with chosen as materialized (
  select b.id, b.locality from people_baby b where b.ended_as = '' and b.same_as_id is null),
aside as (select s.baby_id, max(s.recorded_at) as at from safety_setaside s group by s.baby_id),
planned as (select p.baby_id, min(p.recorded_at) as at, max(p.recorded_at) as written from safety_planversion p
            group by p.baby_id),
looked as (
  select distinct on (r.baby_id) r.baby_id, r.reviewed_at, r.outcome from safety_planreview r
  order by r.baby_id, r.reviewed_at desc, r.id desc),
signs as (
  select s.baby_id, min(s.first_at) as at, max(s.last_at) as last_at
  from safety_signs((select array_agg(id) from chosen)) s group by s.baby_id),
found as (
  select 'case' as kind, s.at, s.baby_id, jsonb_build_object('planned_at', p.at) as told
  from signs s left join planned p on p.baby_id = s.baby_id left join aside a on a.baby_id = s.baby_id
  where p.at is not null or a.at is null or s.last_at > a.at
  union all
  select 'look', r.due_at, r.baby_id, jsonb_build_object('looked_at', r.reviewed_at) from safety_planreview r
  union all
  select 'standing', greatest(p.written, l.reviewed_at), p.baby_id, jsonb_build_object('incidents', coalesce((
      select jsonb_agg(h.at order by h.at) from (
        select i.recorded_at as at from safety_incident i where i.baby_id = p.baby_id
        union all select n.sent_at from safety_policenotice n where n.baby_id = p.baby_id) h), '[]'::jsonb))
  from planned p left join looked l on l.baby_id = p.baby_id
  where not coalesce(l.outcome = 'over' and l.reviewed_at >= p.written, false)
  union all
  select 'checklist', c.recorded_at, c.baby_id, jsonb_build_object(
    'tool', c.tool, 'edition', c.edition, 'judgement', c.judgement,
    'yes', (select count(*) from jsonb_each(c.answers) a where a.value ->> 'said' = 'yes'),
    'referred', exists (select 1 from safety_maracreferral m where m.checklist_id = c.id))
  from safety_checklist c
  union all
  select 'notice', n.sent_at, n.baby_id, jsonb_build_object(
    'due_at', n.due_at,
    'read_at', (select min(e.at) from access_auditentry e where e.baby_id = n.baby_id and e.subject_id = n.id
                and e.action = 'opened a police notification' and e.worker_id <> n.sent_by_id),
    'answered_at', (select min(a.answered_at) from safety_policeanswer a where a.notice_id = n.id))
  from safety_policenotice n)
select f.kind, f.at, coalesce(c.locality, '')::text, f.told from found f join chosen c on c.id = f.baby_id
where f.kind = 'standing' or (f.at at time zone 'Europe/London')::date between since and until
$$
"""


class Migration(migrations.Migration):
    dependencies = [("safety", "0003_careful"), ("access", "0003_found_in_searches")]
    operations = [migrations.RunSQL(FACTS, f"drop function safety_facts(date, date); {BEFORE}")]
