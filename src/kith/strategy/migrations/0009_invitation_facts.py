"""Facts of invitations, one row each, and counts that name nobody; and the clock after an emergency action."""

import importlib

from django.db import migrations

EARLIER = importlib.import_module("kith.strategy.migrations.0004_facts")
ROUND = "  round_last date[], round_end boolean[], round_hours integer"
EMERGENCY = "  emergency_last date[], emergency_end boolean[], emergency_hours integer,\n"
FACTS = (
    EARLIER.FACTS.replace(ROUND, EMERGENCY + ROUND)
    .replace(
        "other_last, other_end, round_last, round_end", "other_last, other_end, emergency_last, emergency_end, "
        "round_last, round_end"
    )
    .replace(
        "case when c.injury then",
        "case when c.emergency_at is not null\n"
        "         then strategy_due(c.emergency_at, e.emergency_last, e.emergency_end, emergency_hours)\n"
        "         when c.injury then",
    )
    .replace(
        "  left join limits m on",
        "  left join limits e on e.day = (c.emergency_at at time zone 'Europe/London')::date\n  left join limits m on",
    )
    .replace(
        "  left join referrals_request q on q.id = d.request_id\n  where ",
        "  left join referrals_request q on q.id = d.request_id\n"
        "  where not exists (select 1 from strategy_rescheduling z where z.discussion_id = d.id and z.called_off)\n"
        "    and ",
    )
)  # fmt: skip
COUNTS = EARLIER.COUNTS.replace(ROUND, EMERGENCY + ROUND).replace(
    "                        round_last, round_end, round_hours)",
    "                        emergency_last, emergency_end, emergency_hours, round_last, round_end, round_hours)",
)
THREE = EARLIER.ARGUMENTS
FOUR = f"{THREE}, date[], boolean[], integer"
DROP_THREE = f"drop function strategy_counts({THREE}, timestamptz); drop function strategy_facts({THREE});"
DROP_FOUR = f"drop function strategy_counts({FOUR}, timestamptz); drop function strategy_facts({FOUR});"

INVITATIONS = """
create function strategy_invitation_facts(since date, until date) returns table (
  invitation_id uuid, discussion_id uuid, number text, month date, held_at text, locality text, agency_id uuid,
  agency_kind text, asked_as text, rule_code text, invited_at timestamptz, reminded integer, reply text,
  reason_code text, replied_at timestamptz, report_at timestamptz, by_link boolean, opened_at timestamptz,
  prepared_at timestamptz, confirmed boolean, letters integer, held boolean, attended boolean
) language sql stable set search_path = public, pg_temp as $$
with chosen as materialized (
  select d.* from strategy_discussion d
  where d.called_at >= (since + time '00:00') at time zone 'Europe/London'
    and d.called_at < (until + 1 + time '00:00') at time zone 'Europe/London'
    and not exists (select 1 from strategy_rescheduling z where z.discussion_id = d.id and z.called_off)
), newest as materialized (
  select distinct on (r.discussion_id) r.id, r.discussion_id from strategy_record r
  join chosen c on c.id = r.discussion_id order by r.discussion_id, r.number desc
), asked as materialized (
  select i.*, c.number, c.called_at, c.held_at, c.locality
  from strategy_invitation i join chosen c on c.id = i.discussion_id
), answered as materialized (
  select distinct on (y.invitation_id) y.* from strategy_invitationreply y
  join asked s on s.id = y.invitation_id order by y.invitation_id, y.replied_at desc, y.id desc
), told as materialized (
  select distinct on (k.invitation_id) k.* from strategy_contribution k
  join asked s on s.id = k.invitation_id order by k.invitation_id, k.given_at desc, k.id desc
), linked as materialized (
  select l.invitation_id, min(l.opened_at) as opened_at from strategy_onetimelink l
  join asked s on s.id = l.invitation_id group by l.invitation_id
), reminders as materialized (
  select m.invitation_id, count(*)::integer as reminded from strategy_reminder m
  join asked s on s.id = m.invitation_id group by m.invitation_id
), attached as materialized (
  select t.invitation_id, count(*)::integer as letters from strategy_letter t
  join asked s on s.id = t.invitation_id
  where not exists (select 1 from strategy_lettertakenoff x where x.letter_id = t.id) group by t.invitation_id
)
select s.id, s.discussion_id, s.number::text, date_trunc('month', s.called_at at time zone 'Europe/London')::date,
  s.held_at::text, s.locality::text, s.agency_id, a.kind::text, s.asked_as::text, s.rule_code::text, s.invited_at,
  coalesce(m.reminded, 0), coalesce(y.reply, '')::text, coalesce(y.reason_code, '')::text, y.replied_at, k.given_at,
  l.invitation_id is not null or coalesce(k.by_link, false), l.opened_at, k.prepared_at, coalesce(k.confirmed, false),
  coalesce(t.letters, 0), n.id is not null, coalesce(p.attended, false)
from asked s join directory_agency a on a.id = s.agency_id
left join answered y on y.invitation_id = s.id
left join told k on k.invitation_id = s.id
left join linked l on l.invitation_id = s.id
left join reminders m on m.invitation_id = s.id
left join attached t on t.invitation_id = s.id
left join newest n on n.discussion_id = s.discussion_id
left join strategy_attendance p on p.record_id = n.id and p.invitation_id = s.id
$$
"""

INVITATION_COUNTS = """
create function strategy_invitation_counts(since date, until date) returns table (
  month date, held_at text, locality text, agency_kind text, invited bigint, answered bigint, coming bigint,
  written bigint, cannot bigint, reported bigint, held bigint, attended bigint, median_minutes double precision
) language sql stable security definer set search_path = public, pg_temp as $$
  select f.month, f.held_at, f.locality, f.agency_kind, count(*), count(*) filter (where f.reply <> ''),
    count(*) filter (where f.reply in ('attending', 'delegate')), count(*) filter (where f.reply = 'written'),
    count(*) filter (where f.reply = 'cannot'), count(*) filter (where f.report_at is not null),
    count(*) filter (where f.held), count(*) filter (where f.attended),
    percentile_cont(0.5) within group (
      order by extract(epoch from least(f.replied_at, f.report_at) - f.invited_at) / 60)
  from strategy_invitation_facts(since, until) f group by 1, 2, 3, 4
$$;
create function strategy_reason_counts(since date, until date) returns table (
  month date, agency_kind text, reason_code text, times bigint
) language sql stable security definer set search_path = public, pg_temp as $$
  select f.month, f.agency_kind, f.reason_code, count(*)
  from strategy_invitation_facts(since, until) f where f.reason_code <> '' group by 1, 2, 3
$$;
create function strategy_uninvited_counts(since date, until date) returns table (
  month date, held_at text, locality text, agency_kind text, explained bigint, unexplained bigint
) language sql stable security definer set search_path = public, pg_temp as $$
with chosen as materialized (
  select d.* from strategy_discussion d
  where d.called_at >= (since + time '00:00') at time zone 'Europe/London'
    and d.called_at < (until + 1 + time '00:00') at time zone 'Europe/London'
    and not exists (select 1 from strategy_rescheduling z where z.discussion_id = d.id and z.called_off)
), explained as (
  select distinct x.discussion_id, x.agency_id from strategy_notinvited x join chosen c on c.id = x.discussion_id
  where not exists (select 1 from strategy_invitation i
                    where i.discussion_id = x.discussion_id and i.agency_id = x.agency_id)
), involved as (
  select distinct c.id as discussion_id, p.agency_id from chosen c
  join people_involvement p on p.baby_id = c.baby_id and p.since <= c.called_at
    and (p.until is null or p.until > c.called_at)
  where not exists (select 1 from strategy_invitation i where i.discussion_id = c.id and i.agency_id = p.agency_id)
), both_ as (
  select discussion_id, agency_id, true as said from explained
  union all
  select v.discussion_id, v.agency_id, false from involved v
  where not exists (select 1 from explained e where e.discussion_id = v.discussion_id and e.agency_id = v.agency_id)
)
select date_trunc('month', c.called_at at time zone 'Europe/London')::date, c.held_at::text, c.locality::text,
  a.kind::text, count(*) filter (where b.said), count(*) filter (where not b.said)
from both_ b join chosen c on c.id = b.discussion_id join directory_agency a on a.id = b.agency_id group by 1, 2, 3, 4
$$
"""


class Migration(migrations.Migration):
    dependencies = [("strategy", "0008_calling_security")]
    operations = [
        migrations.RunSQL(DROP_THREE + FACTS + ";" + COUNTS, DROP_FOUR + EARLIER.FACTS + ";" + EARLIER.COUNTS),
        migrations.RunSQL(INVITATIONS, "drop function strategy_invitation_facts(date, date)"),
        migrations.RunSQL(
            INVITATION_COUNTS,
            "drop function strategy_uninvited_counts(date, date); drop function strategy_reason_counts(date, date);"
            "drop function strategy_invitation_counts(date, date)",
        ),
    ]
