"""Every table is seen and written by whoever works with the baby; references one by one; counts that name no baby."""

from django.db import migrations

from kith.access import rls

TABLES = (
    "injury", "injurymark", "injuryaccount", "injurycare", "benignclosure", "secondlook", "closureread", "review",
    "reviewoutcome", "injuryalarm", "familyword", "workup", "photograph",
)  # fmt: skip

NUMBER = """
create function injuries_next_number(year integer) returns text language plpgsql volatile security definer
set search_path = public, pg_temp as $$
declare
  stem text := 'INJ-' || year || '-';
  highest text;
begin
  perform pg_advisory_xact_lock(hashtext('injuries.number'));
  select max(number) into highest from injuries_injury where number like stem || '______';
  return stem || lpad((coalesce(substr(highest, length(stem) + 1)::integer, 0) + 1)::text, 6, '0');
end
$$
"""

CLOSED = """
create function injuries_closed(since date, until date) returns table (
  number text, agency_id uuid, kind text, closed_at timestamptz, noticed_at timestamptz, earlier boolean,
  second_wanted boolean, second_agrees boolean, thinks text, read_at timestamptz
) language sql stable security definer set search_path = public, pg_temp as $$
select i.number::text, c.agency_id, c.kind::text, c.closed_at, i.noticed_at, c.earlier_where <> '', c.second_wanted,
  s.agrees, coalesce(r.thinks, '')::text, r.read_at
from injuries_benignclosure c join injuries_injury i on i.id = c.injury_id
left join injuries_secondlook s on s.closure_id = c.id
left join lateral (
  select * from injuries_closureread x where x.closure_id = c.id order by x.read_at desc, x.id desc limit 1
) r on true
where (c.closed_at at time zone 'Europe/London')::date between since and until
order by c.closed_at desc, i.number desc
$$
"""

FACTS = """
create function injuries_facts(since date, until date) returns table (
  injury_id uuid, agency_id uuid, locality text, non_mobile boolean, noticed_at timestamptz, recorded_at timestamptz,
  marks bigint, sized bigint, coloured bigint, shaped bigint, explained boolean, adults bigint, booked_at timestamptz,
  seen_at timestamptz, came text, closed text, alarmed boolean, leaflet boolean, referred_at timestamptz
) language sql stable security definer set search_path = public, pg_temp as $$
select i.id, i.agency_id, b.locality::text, i.non_mobile, i.noticed_at, i.recorded_at,
  m.marks, m.sized, m.coloured, m.shaped,
  exists (select 1 from injuries_injuryaccount a where a.injury_id = i.id and a.said <> ''),
  (select count(distinct (c.who, c.name)) from injuries_injurycare c where c.injury_id = i.id),
  r.booked_at, o.seen_at, coalesce(o.came, '')::text, coalesce(k.kind, '')::text,
  exists (select 1 from injuries_injuryalarm x where x.injury_id = i.id),
  exists (select 1 from injuries_familyword f where f.injury_id = i.id and f.leaflet = 'yes'),
  (select min(q.received_at) from referrals_request q
    where q.baby_id = i.baby_id and q.injury and q.received_at >= i.noticed_at)
from injuries_injury i join people_baby b on b.id = i.baby_id
left join injuries_benignclosure k on k.injury_id = i.id
left join lateral (
  select count(*) marks, count(size_mm) sized, count(*) filter (where colour <> '') coloured,
    count(*) filter (where shape <> '') shaped from injuries_injurymark where injury_id = i.id
) m on true
left join lateral (select * from injuries_review x where x.injury_id = i.id order by booked_at limit 1) r on true
left join lateral (
  select y.* from injuries_reviewoutcome y join injuries_review z on z.id = y.review_id where z.injury_id = i.id
  order by y.said_at desc, y.id desc limit 1
) o on true
where (i.recorded_at at time zone 'Europe/London')::date between since and until
order by i.recorded_at, i.id
$$
"""


class Migration(migrations.Migration):
    dependencies = [("injuries", "0001_tables"), ("people", "0029_measures"), ("referrals", "0012_asking_facts")]
    operations = [
        *(rls.protect(f"injuries_{table}", using=rls.holds("baby_id")) for table in TABLES),
        migrations.RunSQL(NUMBER, "drop function injuries_next_number(integer)"),
        migrations.RunSQL(CLOSED, "drop function injuries_closed(date, date)"),
        migrations.RunSQL(FACTS, "drop function injuries_facts(date, date)"),
    ]
