"""Facts for the measures, one row each, seen only by who may see the file; and counts that name nobody."""

from django.db import migrations

DAY = "({} at time zone 'Europe/London')::date"
MONTH = "date_trunc('month', {})::date"

CHOSEN = """
chosen as materialized (
  select b.id, b.locality::text as locality, b.date_of_birth is null as unborn,
    coalesce(b.date_of_birth, b.expected_on) as day
  from people_baby b
  where b.ended_as = '' and b.same_as_id is null
    and coalesce(b.date_of_birth, b.expected_on) between since and until
), standing as materialized (
  select distinct on (r.carer_id) r.*, c.kind::text as kind from people_malecarerrecord r
  join chosen x on x.id = r.baby_id join people_malecarer c on c.id = r.carer_id
  order by r.carer_id, r.number desc
)"""

BABIES = f"""
create function people_baby_facts(since date, until date) returns table (
  baby_id uuid, month date, locality text, unborn boolean, father text, father_named boolean, men integer,
  men_named integer, seen_by text[], first_seen_on date, last_seen_on date
) language sql stable set search_path = public, pg_temp as $$
with {CHOSEN}, fathers as (
  select distinct on (baby_id) baby_id, knowledge::text as knowledge from standing where relationship = 'father'
  order by baby_id, array_position(
    array['known', 'believed', 'declined_by_mother', 'not_asked', 'does_not_apply'], knowledge::text), carer_id
), counted as (
  select baby_id, count(*)::integer as men, count(*) filter (where knowledge in ('known', 'believed'))::integer as named
  from standing where kind = 'man' and knowledge <> 'does_not_apply' group by baby_id
), seen as (
  select s.baby_id, array_agg(distinct a.kind::text order by a.kind::text) as kinds,
    min({DAY.format("s.seen_at")}) as first_on, max({DAY.format("s.seen_at")}) as last_on
  from people_sighting s join chosen x on x.id = s.baby_id join directory_agency a on a.id = s.agency_id
  group by s.baby_id
)
select x.id, {MONTH.format("x.day")}, x.locality, x.unborn, coalesce(f.knowledge, ''),
  coalesce(f.knowledge in ('known', 'believed'), false), coalesce(m.men, 0), coalesce(m.named, 0),
  coalesce(s.kinds, '{{}}'), s.first_on, s.last_on
from chosen x left join fathers f on f.baby_id = x.id left join counted m on m.baby_id = x.id
left join seen s on s.baby_id = x.id
$$
"""  # noqa: S608  constants

CARERS = f"""
create function people_carer_facts(since date, until date) returns table (
  carer_id uuid, baby_id uuid, month date, locality text, kind text, relationship text, knowledge text, named boolean,
  seen_by text[], icon text, icon_on date, views boolean, invited text, attended text
) language sql stable set search_path = public, pg_temp as $$
with {CHOSEN}, times as (
  select n.carer_id, n.agency_id from people_carerseen n join standing r on r.carer_id = n.carer_id
  union select r.carer_id, r.seen_by_agency_id from standing r where r.seen_by_agency_id is not null
), seen as (
  select t.carer_id, array_agg(distinct a.kind::text order by a.kind::text) as kinds
  from times t join directory_agency a on a.id = t.agency_id group by t.carer_id
)
select r.carer_id, x.id, {MONTH.format("x.day")}, x.locality, r.kind, r.relationship::text, r.knowledge::text,
  r.knowledge in ('known', 'believed') and not r.deceased, coalesce(s.kinds, '{{}}'), r.icon_given::text, r.icon_on,
  r.views <> '', r.invited::text, r.attended::text
from standing r join chosen x on x.id = r.baby_id left join seen s on s.carer_id = r.carer_id
$$
"""  # noqa: S608  constants

GAPS = f"""
create function people_gap_facts(since date, until date, at timestamptz) returns table (
  carer_id uuid, baby_id uuid, month date, locality text, gap text, opened_at timestamptz, closed_at timestamptz,
  days integer
) language sql stable set search_path = public, pg_temp as $$
with records as materialized (
  select r.*, c.added_at, b.locality::text as locality,
    r.knowledge in ('known', 'believed') and not r.deceased as named,
    r.knowledge = 'known' and not r.deceased as known,
    lead(r.recorded_at) over (partition by r.carer_id order by r.number) as next_at,
    (select min(n.recorded_at) from people_carerseen n where n.carer_id = r.carer_id) as met_at
  from people_malecarerrecord r join people_malecarer c on c.id = r.carer_id
  join people_baby b on b.id = r.baby_id and b.ended_as = '' and b.same_as_id is null
  where r.recorded_at <= at
), said as (
  select r.*, g.gap, g.is_open,
    lag(g.is_open) over (partition by r.carer_id, g.gap order by r.number) as was_open
  from records r cross join lateral (values
    ('not_asked', r.knowledge = 'not_asked'),
    ('not_confirmed', r.knowledge = 'believed' and not r.deceased),
    ('declined', r.knowledge = 'declined_by_mother'),
    ('household', r.named and r.lives_with_baby = 'unknown' and r.stays = ''),
    ('never_seen', r.named and r.seen_on is null and (r.met_at is null or r.met_at > r.recorded_at)
      and (r.stays in ('every_night', 'some_nights', 'daytime') or 'yes' in (r.lives_with_baby, r.sole_care))),
    ('not_checked', r.known and not r.verified and r.source <> 'himself'),
    ('views', r.known and r.relationship in ('father', 'other_mother', 'mothers_partner') and r.views = '')
  ) g(gap, is_open)
), runs as (
  select s.*, count(*) filter (where s.is_open is distinct from s.was_open)
    over (partition by s.carer_id, s.gap order by s.number) as run
  from said s
), gaps as (
  select r.carer_id, r.baby_id, r.locality, r.gap,
    min(case when r.gap = 'not_asked' and r.number = 1 then least(r.added_at, r.recorded_at) else r.recorded_at end)
      as opened_at,
    least((array_agg(r.next_at order by r.number desc))[1],
      case when r.gap = 'never_seen' then min(r.met_at) end) as closed_at
  from runs r where r.is_open group by r.carer_id, r.baby_id, r.locality, r.gap, r.run
)
select g.carer_id, g.baby_id, {MONTH.format(DAY.format("g.opened_at"))}, g.locality, g.gap, g.opened_at,
  case when g.closed_at <= at then g.closed_at end,
  ({DAY.format("least(g.closed_at, at)")} - {DAY.format("g.opened_at")})
from gaps g where {DAY.format("g.opened_at")} between since and until
$$
"""  # noqa: S608  constants

COUNTS = """
create function people_baby_counts(since date, until date) returns table (
  month date, locality text, babies bigint, unborn bigint, father_named bigint, father_declined bigint,
  father_not_asked bigint, father_does_not_apply bigint, no_father_recorded bigint, born bigint, seen bigint
) language sql stable security definer set search_path = public, pg_temp as $$
  select f.month, f.locality, count(*), count(*) filter (where f.unborn), count(*) filter (where f.father_named),
    count(*) filter (where f.father = 'declined_by_mother'), count(*) filter (where f.father = 'not_asked'),
    count(*) filter (where f.father = 'does_not_apply'), count(*) filter (where f.father = ''),
    count(*) filter (where not f.unborn), count(*) filter (where not f.unborn and f.first_seen_on is not null)
  from people_baby_facts(since, until) f group by 1, 2
$$;
create function people_seen_counts(since date, until date) returns table (
  month date, locality text, agency_kind text, born bigint
) language sql stable security definer set search_path = public, pg_temp as $$
  select f.month, f.locality, k.kind, count(*)
  from people_baby_facts(since, until) f cross join lateral unnest(f.seen_by) k(kind)
  where not f.unborn group by 1, 2, 3
$$;
create function people_carer_counts(since date, until date) returns table (
  month date, locality text, kind text, recorded bigint, named bigint, seen bigint, icon bigint, views bigint,
  invited bigint, attended bigint
) language sql stable security definer set search_path = public, pg_temp as $$
  select f.month, f.locality, f.kind, count(*), count(*) filter (where f.named),
    count(*) filter (where f.named and f.seen_by <> '{}'), count(*) filter (where f.named and f.icon = 'yes'),
    count(*) filter (where f.named and f.views), count(*) filter (where f.named and f.invited = 'yes'),
    count(*) filter (where f.named and f.invited = 'yes' and f.attended = 'yes')
  from people_carer_facts(since, until) f where f.knowledge <> 'does_not_apply' group by 1, 2, 3
$$;
create function people_gap_counts(since date, until date, at timestamptz) returns table (
  month date, locality text, gap text, opened bigint, closed bigint, median_days double precision
) language sql stable security definer set search_path = public, pg_temp as $$
  select f.month, f.locality, f.gap, count(*), count(f.closed_at),
    percentile_cont(0.5) within group (order by f.days) filter (where f.closed_at is not null)
  from people_gap_facts(since, until, at) f group by 1, 2, 3
$$
"""
DROP_COUNTS = """
drop function people_gap_counts(date, date, timestamptz); drop function people_carer_counts(date, date);
drop function people_seen_counts(date, date); drop function people_baby_counts(date, date)
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0028_phone_and_given")]
    operations = [
        migrations.RunSQL(BABIES, "drop function people_baby_facts(date, date)"),
        migrations.RunSQL(CARERS, "drop function people_carer_facts(date, date)"),
        migrations.RunSQL(GAPS, "drop function people_gap_facts(date, date, timestamptz)"),
        migrations.RunSQL(COUNTS, DROP_COUNTS),
    ]
