from django.db import migrations

from kith.access import rls

WAITING = f"""
create function referrals_waiting(
  in_locality text, is_unborn boolean, at_level integer, from_agency uuid, since timestamptz, before timestamptz,
  late_before timestamptz, page integer, page_size integer
) returns table (total integer, late integer, page_given integer, request_id uuid, received_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as materialized (
    select distinct held.baby_id from people_held held
    where held.worker_id = {rls.ME} or held.team_id = any({rls.MY_TEAMS})
  ), found as materialized (
    select w.request_id, w.received_at, w.injury
    from referrals_waitingrequest w join mine on mine.baby_id = w.baby_id join people_baby b on b.id = w.baby_id
    where b.ended_as = ''
      and (in_locality = '' or b.locality = in_locality)
      and (is_unborn is null or (b.date_of_birth is null) = is_unborn)
      and (at_level = 0 or w.level = at_level)
      and (from_agency is null or w.agency_id = from_agency)
      and (since is null or w.received_at >= since)
      and (before is null or w.received_at < before)
  ), counted as (
    select count(*)::integer total, (count(*) filter (where f.received_at < late_before))::integer late from found f
  ), turned as (
    select c.total, c.late,
      least(greatest(page, 1), greatest(ceil(c.total / page_size::numeric), 1))::integer page_given
    from counted c
  )
  select t.total, t.late, t.page_given, shown.request_id, shown.received_at
  from turned t left join lateral (
    select * from found f order by f.injury desc, f.received_at, f.request_id
    limit page_size offset (t.page_given - 1) * page_size
  ) shown on true
  order by shown.injury desc, shown.received_at, shown.request_id
$$;
"""  # noqa: S608  the parts put in are constants of the house
"""The queue read once: how many wait, how many are late, and one page of them.

It asks the condition of the rows' own policy itself, once for the whole queue and not once for each row: who works with
the baby now, by the view that says it everywhere, and that the file is not over.
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0012_asking_facts"), ("people", "0029_measures")]
    operations = [
        migrations.RunSQL(
            WAITING,
            "drop function referrals_waiting(text, boolean, integer, uuid, timestamptz, timestamptz, timestamptz, "
            "integer, integer)",
        )
    ]
