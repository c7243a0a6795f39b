"""What asking tells the measures: facts of those one may see, and counts over the whole area that name nobody."""

from django.db import migrations

COLUMNS = """
  kind text, happened_at timestamptz, agency_id uuid, locality text, level integer, destination text,
  to_front_door boolean, unborn boolean, children integer, basis text, agreement text, family_told text,
  reason text, harm boolean, decided_at timestamptz, told_at timestamptz, rang_at timestamptz, became_request boolean
"""

FACTS = """
  select 'request', r.received_at, r.made_by_agency_id, b.locality::text, r.level::integer, r.destination::text,
    r.to_front_door, b.date_of_birth is null or b.date_of_birth > (r.received_at at time zone 'Europe/London')::date,
    1 + (select count(*) from referrals_requestchild c where c.request_id = r.id)::integer,
    coalesce(s.lawful_basis, '')::text, coalesce(s.agreement, '')::text, coalesce(s.family_told, '')::text, '', null,
    coalesce((select min(d.decided_at) from referrals_triagedecision d where d.request_id = r.id),
             (select min(e.at) from referrals_listentry e where e.request_id = r.id and e.step <> 'to_front_door')),
    coalesce((select min(t.told_at) from referrals_referrertold t where t.request_id = r.id),
             (select min(e.at) from referrals_listentry e where e.request_id = r.id)),
    coalesce((select u.rang_at from referrals_urgentcall u where u.id = r.call_id), r.phoned_at), true
  from referrals_request r
  join people_baby b on b.id = r.baby_id
  left join referrals_sharingdecision s on s.request_id = r.id
  where (r.received_at at time zone 'Europe/London')::date between since and until
  union all
  select 'consultation', c.asked_at, c.asked_by_agency_id, '', a.level::integer, coalesce(a.next_step, '')::text,
    false, c.whom = 'unborn', 1, '', '', '', '', c.evident or coalesce(a.evident, false), a.given_at, a.given_at, null,
    exists (select 1 from referrals_request r where r.consultation_id = c.id)
  from referrals_consultation c
  left join lateral (select * from referrals_consultationadvice x where x.consultation_id = c.id
                     order by x.given_at limit 1) a on true
  where (c.asked_at at time zone 'Europe/London')::date between since and until
  union all
  select 'not_shared', s.decided_at, s.decided_by_agency_id, b.locality::text, null, '', false,
    b.date_of_birth is null or b.date_of_birth > (s.decided_at at time zone 'Europe/London')::date, 1,
    s.lawful_basis::text, s.agreement::text, s.family_told::text, s.reason::text, s.harm_suspected, s.decided_at, null,
    null, false
  from referrals_sharingdecision s join people_baby b on b.id = s.baby_id
  where s.request_id is null and (s.decided_at at time zone 'Europe/London')::date between since and until
"""

SEEN = f"""
create function referrals_asking_facts(since date, until date) returns table ({COLUMNS})
language sql stable set search_path = public, pg_temp as $$ {FACTS} $$;
"""

COUNTED = """
create function referrals_asking_counts(since date, until date, written interval) returns table (
  kind text, month date, agency_id uuid, locality text, level integer, destination text, unborn boolean,
  agreement text, number integer, decided integer, told integer, minutes_to_decision integer, rang integer,
  written_in_time integer, harm integer, became_request integer
) language sql stable security definer set search_path = public, pg_temp as $$
  select f.kind, date_trunc('month', f.happened_at at time zone 'Europe/London')::date, f.agency_id, f.locality,
    f.level, f.destination, f.unborn, f.agreement, count(*)::integer, count(f.decided_at)::integer,
    count(f.told_at)::integer,
    coalesce(percentile_cont(0.5) within group (
      order by extract(epoch from f.decided_at - f.happened_at)) / 60, 0)::integer,
    count(f.rang_at)::integer, count(*) filter (where f.happened_at <= f.rang_at + written)::integer,
    count(*) filter (where f.harm)::integer, count(*) filter (where f.became_request)::integer
  from referrals_asking_facts(since, until) f group by 1, 2, 3, 4, 5, 6, 7, 8
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0011_asking_rows")]
    operations = [
        migrations.RunSQL(SEEN, "drop function referrals_asking_facts(date, date)"),
        migrations.RunSQL(COUNTED, "drop function referrals_asking_counts(date, date, interval)"),
    ]
