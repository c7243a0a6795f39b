"""Counts of who should have taken part and who did: with the owner's eyes, by month and locality or kind of agency.

They name no baby, no worker and no meeting. Time limits are those kept with each meeting and visit when it was made.
"""

from django.db import migrations

COUNTS = """
create function protection_counts(since date, until date) returns table (
  month date, locality text, conferences bigint, in_time bigint, quorate bigint, reviews bigint, reviews_in_time bigint,
  core_groups bigint, core_groups_in_time bigint, dissent bigint
) language sql stable security definer set search_path = public, pg_temp as $$
with newest as (
  select distinct on (r.meeting_id) r.* from protection_meetingrecord r
  where (r.held_at at time zone 'Europe/London')::date between since and until
  order by r.meeting_id, r.number desc
), room as (
  select p.record_id,
    bool_or(a.kind = 'social_care') filter (where p.attended) as care,
    count(distinct a.id) filter (where p.attended and a.kind <> 'social_care' and s.direct_contact) as others
  from protection_presence p join newest n on n.id = p.record_id
  join protection_seat s on s.id = p.seat_id join directory_agency a on a.id = p.agency_id
  group by p.record_id
)
select date_trunc('month', n.held_at at time zone 'Europe/London')::date, coalesce(b.locality, '')::text,
  count(*) filter (where m.kind = 'initial'),
  count(*) filter (where m.kind = 'initial' and n.held_at <= m.due_at),
  count(*) filter (
    where m.kind in ('initial', 'review') and coalesce(room.care, false) and coalesce(room.others, 0) >= 2),
  count(*) filter (where m.kind = 'review'),
  count(*) filter (where m.kind = 'review' and n.held_at <= m.due_at),
  count(*) filter (where m.kind = 'core_group'),
  count(*) filter (where m.kind = 'core_group' and n.held_at <= m.due_at),
  count(*) filter (where n.parents_dissent <> '' or n.professionals_dissent <> '')
from newest n join protection_meeting m on m.id = n.meeting_id join people_baby b on b.id = n.baby_id
left join room on room.record_id = n.id
group by 1, 2
$$
"""

AGENCIES = """
create function protection_agency_counts(since date, until date) returns table (
  month date, agency_kind text, meeting_kind text, asked bigint, attended bigint, reports bigint, shared bigint,
  shared_or_reason bigint
) language sql stable security definer set search_path = public, pg_temp as $$
with newest as (
  select distinct on (r.meeting_id) r.* from protection_meetingrecord r
  where (r.held_at at time zone 'Europe/London')::date between since and until
  order by r.meeting_id, r.number desc
), given as (
  select distinct on (r.seat_id) r.* from protection_report r join newest n on n.meeting_id = r.meeting_id
  order by r.seat_id, r.recorded_at desc, r.id desc
)
select date_trunc('month', n.held_at at time zone 'Europe/London')::date, a.kind::text, m.kind::text,
  count(*), count(*) filter (where p.attended), count(g.id),
  count(*) filter (where g.shared = 'with_both'),
  count(*) filter (where g.shared = 'with_both' or g.why_not_shared <> '')
from newest n join protection_meeting m on m.id = n.meeting_id join protection_presence p on p.record_id = n.id
join directory_agency a on a.id = p.agency_id left join given g on g.seat_id = p.seat_id
group by 1, 2, 3
$$
"""

PLANS = """
create function protection_plan_counts(since date, until date) returns table (
  month date, locality text, visits bigint, visits_in_time bigint, baby_seen bigint, awake bigint, undressed bigint,
  sleep_place bigint, versions bigint, father_in_plan bigint
) language sql stable security definer set search_path = public, pg_temp as $$
with visits as (
  select date_trunc('month', v.visited_at at time zone 'Europe/London')::date as month, b.locality,
    count(*) as visits, count(*) filter (where v.found = 'seen' and v.visited_at <= v.due_at) as in_time,
    count(s.id) as seen, count(*) filter (where s.awake in ('awake', 'both')) as awake,
    count(*) filter (where s.undressed = 'fully') as undressed,
    count(*) filter (where s.sleep_seen = 'yes') as sleep_place
  from protection_visit v join people_baby b on b.id = v.baby_id left join people_sighting s on s.id = v.sighting_id
  where (v.visited_at at time zone 'Europe/London')::date between since and until group by 1, 2
), versions as (
  select date_trunc('month', v.recorded_at at time zone 'Europe/London')::date as month, b.locality,
    count(*) as versions, count(*) filter (where v.fathers_standing = 'in_plan') as father
  from protection_planversion v join people_baby b on b.id = v.baby_id
  where (v.recorded_at at time zone 'Europe/London')::date between since and until group by 1, 2
)
select coalesce(v.month, w.month), coalesce(v.locality, w.locality, '')::text, coalesce(v.visits, 0),
  coalesce(v.in_time, 0), coalesce(v.seen, 0), coalesce(v.awake, 0), coalesce(v.undressed, 0),
  coalesce(v.sleep_place, 0), coalesce(w.versions, 0), coalesce(w.father, 0)
from visits v full join versions w on w.month = v.month and w.locality is not distinct from v.locality
$$
"""


class Migration(migrations.Migration):
    dependencies = [("protection", "0002_row_level_security"), ("people", "0002_row_level_security")]
    operations = [
        migrations.RunSQL(COUNTS, "drop function protection_counts(date, date)"),
        migrations.RunSQL(AGENCIES, "drop function protection_agency_counts(date, date)"),
        migrations.RunSQL(PLANS, "drop function protection_plan_counts(date, date)"),
    ]
