"""Rows about families are for those who work with them; a meeting is known to all, and its team writes it."""

from django.db import migrations

from kith.access import rls

OF_FAMILIES = (
    "stepmark", "paneloutcome", "panelaction", "panelactiondone", "assessmentpage", "assessmentdone", "birthplan",
    "plancopy", "planread", "dischargemeeting", "cryingtalk", "registerentry",
)  # fmt: skip

KEPT = """
create function prebirth_kept(babies uuid[]) returns table (
  baby_id uuid, kind text, code text, at timestamptz, on_day date, judged date, number integer, words text
) language sql stable set search_path = public, pg_temp as $$
with wanted as (select b.id, b.pregnancy_id from people_baby b where b.id = any(babies)),
children as (
  select w.id as baby_id, r.id as request_id, r.received_at, r.level
  from wanted w join referrals_request r on r.baby_id = w.id
  union
  select w.id, r.id, r.received_at, r.level
  from wanted w join referrals_requestchild c on c.baby_id = w.id join referrals_request r on r.id = c.request_id
)
select w.id, 'noticed', '', p.recorded_at, null::date, null::date, null::integer, ''
from wanted w join people_pregnancy p on p.id = w.pregnancy_id
union all
select w.id, 'expected', '', e.recorded_at, null, null, e.babies, ''
from wanted w join people_babiesexpected e on e.pregnancy_id = w.pregnancy_id
union all
select w.id, 'files', '', null, null, null, count(*)::integer, count(*) filter (where o.ended_as <> '')::text
from wanted w join people_baby o on o.pregnancy_id = w.pregnancy_id group by w.id
union all
select w.id, case when m.withdrawn then 'undone' else 'done' end, m.code, m.recorded_at, m.done_on, m.judged_by, null,
  ''
from wanted w join people_milestonedone m on m.pregnancy_id = w.pregnancy_id
union all
select w.id, 'mark', m.code, m.recorded_at, m.on_day, null, null, m.mark || ':' || m.why
from wanted w join prebirth_stepmark m on m.baby_id = w.id
union all
select w.id, 'meeting', '', m.held_at, null, null, null, ''
from wanted w join prebirth_dischargemeeting m on m.baby_id = w.id
union all
select c.baby_id, 'request', '', c.received_at, null, null, coalesce((
  select d.level from referrals_triagedecision d where d.request_id = c.request_id
  order by d.decided_at desc, d.id desc limit 1), c.level)::integer, ''
from children c
$$
"""

COUNTS = """
create function prebirth_counts(since date, until date) returns table (
  month date, locality text, kind text, weeks integer, number bigint, first bigint, second bigint
) language sql stable security definer set search_path = public, pg_temp as $$
with happened as (
  select r.received_at as at, r.baby_id, 'request' as kind,
    280 - (b.expected_on - (r.received_at at time zone 'Europe/London')::date) as days,
    r.level = 2 as one, false as two
  from referrals_request r join people_baby b on b.id = r.baby_id
  where b.expected_on is not null
    and (b.date_of_birth is null or b.date_of_birth > (r.received_at at time zone 'Europe/London')::date)
  union all
  select o.recorded_at, o.baby_id, 'panel', null, o.talked <> 'not_reached', o.consent = 'agreed'
  from prebirth_paneloutcome o
  union all
  select d.recorded_at, d.baby_id, 'assessment',
    280 - (b.expected_on - (d.recorded_at at time zone 'Europe/London')::date), d.parents_said <> '', d.left_open <> ''
  from prebirth_assessmentdone d join people_baby b on b.id = d.baby_id
  union all
  select c.sent_at, c.baby_id, 'copy', 280 - (b.expected_on - (c.sent_at at time zone 'Europe/London')::date),
    exists (select 1 from prebirth_planread r where r.copy_id = c.id), c.team_id is null
  from prebirth_plancopy c join people_baby b on b.id = c.baby_id
  union all
  select m.held_at, m.baby_id, 'discharge', null, m.decided <> 'stays', m.first_visit_on is not null
  from prebirth_dischargemeeting m
  union all
  select t.recorded_at, t.baby_id, 'crying', null, t.how = 'talked', t.carer_id is not null
  from prebirth_cryingtalk t
)
select date_trunc('month', h.at at time zone 'Europe/London')::date, coalesce(b.locality, '')::text, h.kind,
  case when h.days is null then null when h.days < 0 or h.days >= 315 then null else (h.days / 28) * 4 end,
  count(*), count(*) filter (where h.one), count(*) filter (where h.two)
from happened h join people_baby b on b.id = h.baby_id
where (h.at at time zone 'Europe/London')::date between since and until
group by 1, 2, 3, 4
$$
"""


class Migration(migrations.Migration):
    dependencies = [("prebirth", "0001_tables")]
    operations = [
        *(rls.protect(f"prebirth_{table}", using=rls.holds("baby_id")) for table in OF_FAMILIES),
        rls.protect("prebirth_panelmeeting", using=rls.SOMEBODY, check=f"team_id = any({rls.MY_TEAMS})"),
        migrations.RunSQL(KEPT, "drop function prebirth_kept(uuid[])"),
        migrations.RunSQL(COUNTS, "drop function prebirth_counts(date, date)"),
    ]
