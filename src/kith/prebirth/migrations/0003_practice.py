"""What the measures ask of the pathway: with the owner's eyes, by month and locality; no baby, worker or unit is named.

Weeks, days and touchpoints are the handbook's: they are given. `today` ends what is still running. It takes the place
of `prebirth_counts`, which no measure asked.
"""

from django.db import migrations

PRACTICE = """
create function prebirth_practice(since date, until date, today date, given jsonb) returns table (
  month date, locality text, kind text, number bigint, met bigint
) language sql stable security definer set search_path = public, pg_temp as $$
with babies as (
  select b.*, row_number() over (partition by b.pregnancy_id order by b.recorded_at, b.id) as of_pregnancy
  from people_baby b where b.ended_as = '' and b.same_as_id is null
), care as (
  select distinct on (c.pregnancy_id) c.pregnancy_id, c.booked_on from people_pregnancycare c
  order by c.pregnancy_id, c.number desc
), requests as (
  select r.id, r.baby_id, (r.received_at at time zone 'Europe/London')::date as day, coalesce((
    select d.level from referrals_triagedecision d where d.request_id = r.id
    order by d.decided_at desc, d.id desc limit 1
  ), r.level) as level
  from referrals_request r
), several as (
  select distinct on (e.pregnancy_id) e.pregnancy_id, e.babies from people_babiesexpected e
  order by e.pregnancy_id, e.recorded_at desc, e.id desc
), ready as (
  select b.id, b.date_of_birth, b.expected_on - (274 - 7 * (given ->> 'plan_week')::integer)
    - case when coalesce(s.babies, 1) > 1 then 7 * (given ->> 'several_weeks')::integer else 0 end as day
  from babies b left join several s on s.pregnancy_id = b.pregnancy_id where b.expected_on is not null
), times as (
  select b.id as baby_id, t.code, b.date_of_birth + t.days_to as day
  from babies b cross join jsonb_to_recordset(given -> 'times') as t(code text, days_to integer)
  where b.date_of_birth is not null
    and (b.recorded_at at time zone 'Europe/London')::date <= b.date_of_birth + t.days_to
    and b.date_of_birth + t.days_to between since and least(until, today - 1)
), happened as (
  select b.id as baby_id, 'booking' as kind, c.booked_on as day,
    280 - (b.expected_on - c.booked_on) > 7 * (given ->> 'late_after')::integer as met
  from care c join babies b on b.pregnancy_id = c.pregnancy_id and b.of_pregnancy = 1
  where c.booked_on is not null and b.expected_on is not null
  union all
  select r.baby_id, 'panel', r.day, coalesce(heard.day <= r.day + (given ->> 'panel_days')::integer, false)
  from requests r join babies b on b.id = r.baby_id
  left join lateral (
    select min(least(m.planned_for, o.recorded_at) at time zone 'Europe/London')::date as day
    from prebirth_paneloutcome o join prebirth_panelmeeting m on m.id = o.meeting_id
    where o.request_id = r.id and o.talked <> 'not_reached'
  ) heard on true
  where r.level = 2 and (b.date_of_birth is null or b.date_of_birth > r.day)
    and (heard.day is not null or r.day + (given ->> 'panel_days')::integer < today)
  union all
  select a.baby_id, 'action', a.by_when, exists (
    select 1 from prebirth_panelactiondone d where d.action_id = a.id and d.done
      and (d.recorded_at at time zone 'Europe/London')::date <= a.by_when)
  from prebirth_panelaction a where a.by_when < today
  union all
  select y.id, 'birth_plan', y.day, exists (
    select 1 from prebirth_plancopy c
    where c.baby_id = y.id and (c.sent_at at time zone 'Europe/London')::date <= y.day)
  from ready y where y.day < today and (y.date_of_birth is null or y.date_of_birth > y.day)
    and exists (select 1 from requests r where r.baby_id = y.id and r.level in (3, 4) and r.day <= y.day)
  union all
  select c.baby_id, 'copy', (c.sent_at at time zone 'Europe/London')::date, exists (
    select 1 from prebirth_planread d where d.copy_id = c.id)
  from prebirth_plancopy c
  union all
  select t.baby_id, 'mother', t.day, exists (
    select 1 from prebirth_cryingtalk k where k.baby_id = t.baby_id and k.carer_id is null and k.touchpoint = t.code
      and k.how = 'talked' and k.safe_sleep)
  from times t
  union all
  select t.baby_id, 'man', t.day, exists (
    select 1 from prebirth_cryingtalk k where k.carer_id = f.carer_id and k.touchpoint = t.code
      and k.how = 'talked' and k.safe_sleep)
  from times t join people_carer_facts(since - 366, until) f on f.baby_id = t.baby_id
  where f.kind = 'man' and f.named
)
select date_trunc('month', h.day)::date, coalesce(b.locality, '')::text, h.kind, count(*), count(*) filter (where h.met)
from happened h join babies b on b.id = h.baby_id where h.day between since and until group by 1, 2, 3
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("prebirth", "0002_security"),
        ("people", "0035_leavers"),
    ]
    operations = [
        migrations.RunSQL("drop function prebirth_counts(date, date)", migrations.RunSQL.noop),
        migrations.RunSQL(PRACTICE, "drop function prebirth_practice(date, date, date, jsonb)"),
    ]
