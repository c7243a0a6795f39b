"""One row of facts for each discussion, and counts of them: the counts run with the owner's eyes and name nobody.

`strategy_due` has no setting of its own, so that PostgreSQL writes it into the query instead of calling it row by row.
The counts read whole tables once; row by row through indexes is several times slower over a year of discussions.
"""

from django.db import migrations

DUE = """
create function strategy_due(started timestamptz, last_day date, at_end boolean, hours integer) returns timestamptz
language sql stable as $$
  select case
    when hours is not null then started + make_interval(hours => hours)
    when at_end then greatest(started, (last_day + time '23:59:59.999999') at time zone 'Europe/London')
    else (last_day + (started at time zone 'Europe/London')::time) at time zone 'Europe/London'
  end
$$
"""

FACTS = """
create function strategy_facts(
  since date, until date, days date[],
  injury_last date[], injury_end boolean[], injury_hours integer,
  other_last date[], other_end boolean[], other_hours integer,
  round_last date[], round_end boolean[], round_hours integer
) returns table (
  discussion_id uuid, number text, held_at text, locality text, agency_id uuid, team_id uuid, injury boolean,
  unborn boolean, cause_arose_at timestamptz, called_at timestamptz, started_at timestamptz, ended_at timestamptz,
  due_at timestamptz, circulated_at timestamptz, circulation_due_at timestamptz, threshold text,
  invited integer, attended integer, quorate boolean, everyone_invited boolean, same_day boolean,
  held_in_time boolean, circulated_in_time boolean, gp_invited boolean, gp_replied boolean, gp_attended boolean
) language sql stable set search_path = public, pg_temp as $$
with near as materialized (
  select d.* from strategy_discussion d
  where d.called_at >= (since - 120 + time '00:00') at time zone 'Europe/London'
    and d.called_at < (until + 120 + time '00:00') at time zone 'Europe/London'
), newest as materialized (
  select distinct on (r.discussion_id) r.* from strategy_record r
  join near d on d.id = r.discussion_id order by r.discussion_id, r.number desc
), chosen as materialized (
  select d.*, t.agency_id as own_agency, q.made_by_agency_id
  from near d
  join directory_team t on t.id = d.team_id
  left join newest n on n.discussion_id = d.id
  left join referrals_request q on q.id = d.request_id
  where (coalesce(n.started_at, d.called_at) at time zone 'Europe/London')::date between since and until
), limits as materialized (
  select * from unnest(days, injury_last, injury_end, other_last, other_end, round_last, round_end)
    as l(day, injury_last, injury_end, other_last, other_end, round_last, round_end)
), health(kind) as (
  values ('public_health_nursing'), ('maternity'), ('paediatrics'), ('general_practice'), ('mental_health')
), asked as materialized (
  select i.discussion_id, count(*)::integer as invited, array_agg(i.agency_id) as agencies,
    bool_or(a.kind = 'social_care') and bool_or(a.kind = 'police') and bool_or(h.kind is not null) as quorum_asked,
    bool_or(a.kind = 'paediatrics') as paediatrics, bool_or(a.kind = 'maternity') as maternity,
    bool_or(a.kind = 'general_practice') as gp,
    bool_or(a.kind = 'general_practice' and (
      exists (select 1 from strategy_contribution k where k.invitation_id = i.id)
      or exists (select 1 from strategy_invitationreply y where y.invitation_id = i.id))) as gp_replied
  from strategy_invitation i join chosen c on c.id = i.discussion_id join directory_agency a on a.id = i.agency_id
  left join health h on h.kind = a.kind group by i.discussion_id
), room as materialized (
  select n.discussion_id, count(*) filter (where x.attended)::integer as attended,
    coalesce(bool_or(a.kind = 'social_care') filter (where x.attended), false)
    and coalesce(bool_or(a.kind = 'police') filter (where x.attended), false)
    and coalesce(bool_or(h.kind is not null) filter (where x.attended), false) as quorate,
    coalesce(bool_or(a.kind = 'general_practice') filter (where x.attended), false) as gp
  from chosen c join newest n on n.discussion_id = c.id
  join strategy_attendance x on x.record_id = n.id join directory_agency a on a.id = x.agency_id
  left join health h on h.kind = a.kind group by n.discussion_id
), forgotten as materialized (
  select distinct c.id as discussion_id from chosen c
  join people_involvement p on p.baby_id = c.baby_id and p.since <= c.called_at
    and (p.until is null or p.until > c.called_at)
  left join asked s on s.discussion_id = c.id
  where not coalesce(p.agency_id = any(s.agencies), false)
  union select distinct x.discussion_id from strategy_notinvited x join chosen c on c.id = x.discussion_id
), sent as materialized (
  select s.discussion_id, min(s.circulated_at) as at from strategy_circulation s
  join chosen c on c.id = s.discussion_id group by s.discussion_id
), timed as (
  select c.*, n.started_at, n.ended_at, n.threshold, sent.at as circulated_at, ask.invited, ask.agencies,
    ask.quorum_asked, ask.paediatrics, ask.maternity, ask.gp, ask.gp_replied, room.attended, room.quorate,
    room.gp as gp_in_room, forgotten.discussion_id is not null as somebody_forgotten,
    case when c.injury then strategy_due(c.cause_arose_at, l.injury_last, l.injury_end, injury_hours)
         else strategy_due(c.cause_arose_at, l.other_last, l.other_end, other_hours) end as due_at,
    strategy_due(n.ended_at, m.round_last, m.round_end, round_hours) as circulation_due_at
  from chosen c
  left join newest n on n.discussion_id = c.id
  left join asked ask on ask.discussion_id = c.id
  left join room on room.discussion_id = c.id
  left join forgotten on forgotten.discussion_id = c.id
  left join sent on sent.discussion_id = c.id
  left join limits l on l.day = (c.cause_arose_at at time zone 'Europe/London')::date
  left join limits m on m.day = (n.ended_at at time zone 'Europe/London')::date
)
select t.id, t.number::text, t.held_at::text, t.locality::text, t.own_agency, t.team_id, t.injury, t.unborn,
  t.cause_arose_at, t.called_at, t.started_at, t.ended_at, t.due_at, t.circulated_at, t.circulation_due_at,
  coalesce(t.threshold, '')::text, coalesce(t.invited, 0), coalesce(t.attended, 0), coalesce(t.quorate, false),
  coalesce(t.quorum_asked, false) and not t.somebody_forgotten
    and (not t.injury or coalesce(t.paediatrics, false)) and (not t.unborn or coalesce(t.maternity, false))
    and (t.made_by_agency_id is null or coalesce(t.made_by_agency_id = any(t.agencies), false)),
  coalesce((t.started_at at time zone 'Europe/London')::date
           = (t.cause_arose_at at time zone 'Europe/London')::date, false),
  coalesce(t.started_at <= t.due_at, false),
  coalesce(t.circulated_at <= t.circulation_due_at, false),
  coalesce(t.gp, false), coalesce(t.gp_replied, false), coalesce(t.gp_in_room, false)
from timed t
$$
"""

COUNTS = """
create function strategy_counts(
  since date, until date, days date[],
  injury_last date[], injury_end boolean[], injury_hours integer,
  other_last date[], other_end boolean[], other_hours integer,
  round_last date[], round_end boolean[], round_hours integer, as_of timestamptz
) returns table (
  month date, held_at text, locality text, called bigint, held bigint, quorate bigint, everyone_invited bigint,
  full_attendance bigint, held_in_time bigint, injury_held bigint, injury_same_day bigint, circulation_up bigint,
  circulated_in_time bigint, all_met bigint, gp_invited bigint, gp_replied bigint, gp_attended bigint
) language sql stable security definer set search_path = public, pg_temp
set enable_nestloop = off set work_mem = '64MB' as $$
  with facts as (
    select f.*, f.ended_at is not null as was_held,
      f.circulated_at is not null or f.circulation_due_at < as_of as circulation_is_up
    from strategy_facts(since, until, days, injury_last, injury_end, injury_hours, other_last, other_end, other_hours,
                        round_last, round_end, round_hours) f
  )
  select date_trunc('month', coalesce(f.started_at, f.called_at) at time zone 'Europe/London')::date,
    f.held_at, f.locality, count(*),
    count(*) filter (where was_held),
    count(*) filter (where was_held and f.quorate),
    count(*) filter (where was_held and f.everyone_invited),
    count(*) filter (where was_held and f.attended >= f.invited),
    count(*) filter (where was_held and f.held_in_time),
    count(*) filter (where was_held and f.injury),
    count(*) filter (where was_held and f.injury and f.same_day),
    count(*) filter (where was_held and circulation_is_up),
    count(*) filter (where was_held and f.circulated_in_time),
    count(*) filter (where was_held and f.quorate and f.everyone_invited and f.circulated_in_time
                       and (f.same_day or not f.injury)),
    count(*) filter (where was_held and f.gp_invited),
    count(*) filter (where was_held and f.gp_replied),
    count(*) filter (where was_held and f.gp_attended)
  from facts f group by 1, 2, 3
$$
"""

ARGUMENTS = "date, date, date[], date[], boolean[], integer, date[], boolean[], integer, date[], boolean[], integer"


class Migration(migrations.Migration):
    dependencies = [
        ("strategy", "0003_links_numbers"),
        ("people", "0002_row_level_security"),
        ("referrals", "0002_row_level_security"),
        ("directory", "0001_tables"),
    ]
    operations = [
        migrations.RunSQL(DUE, "drop function strategy_due(timestamptz, date, boolean, integer)"),
        migrations.RunSQL(FACTS, f"drop function strategy_facts({ARGUMENTS})"),
        migrations.RunSQL(COUNTS, f"drop function strategy_counts({ARGUMENTS}, timestamptz)"),
    ]
