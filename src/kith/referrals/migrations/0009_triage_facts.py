"""Facts for the measures: they run with the owner's eyes and name no baby, no worker and no words of a file."""

from django.db import migrations

HEAD = "language sql stable security definer set search_path = public, pg_temp as $$"
DAY = "({column} at time zone 'Europe/London')::date between since and until"

FACTS = f"""
create function referrals_information_facts(since date, until date) returns table (
  ask_id uuid, agency_id uuid, agency_kind text, asked_at timestamptz, replied_at timestamptz, nothing_known boolean
) {HEAD}
  select a.id, a.agency_id, g.kind::text, a.asked_at, y.replied_at, coalesce(y.nothing_known, false)
  from referrals_informationask a join directory_agency g on g.id = a.agency_id
  left join lateral (select r.replied_at, r.nothing_known from referrals_informationreply r where r.ask_id = a.id
                     order by r.replied_at, r.id limit 1) y on true
  where {DAY.format(column="a.asked_at")} order by a.asked_at, a.id
$$;

create function referrals_mark_facts(since date, until date) returns table (
  decision_id uuid, agency_id uuid, locality text, outcome text, refused_at timestamptz, reason_given boolean,
  answered_at timestamptz, answered_by text
) {HEAD}
  select m.decision_id, r.made_by_agency_id, b.locality::text, d.outcome::text, m.noted_at,
    exists (select 1 from referrals_markword w where w.decision_id = m.decision_id and w.kind = 'reason'),
    answer.at, coalesce(answer.how, '')
  from referrals_markrefusal m
  join referrals_triagedecision d on d.id = m.decision_id
  join referrals_request r on r.id = m.request_id join people_baby b on b.id = m.baby_id
  left join lateral (
    select at, how from (
      select w.said_at as at, w.kind::text as how from referrals_markword w
      where w.decision_id = m.decision_id and w.kind <> 'reason'
      union all select n.decided_at, 'decided_again' from referrals_triagedecision n
      where n.request_id = m.request_id and n.decided_at > d.decided_at
      union all select e.ended_at, 'resolution' from referrals_resolutionend e
      join referrals_resolution s on s.id = e.resolution_id
      where s.decision_id = m.decision_id and e.settlement <> 'withdrawn') said
    order by at limit 1) answer on true
  where {DAY.format(column="m.noted_at")} order by m.noted_at, m.decision_id
$$;

create function referrals_telling_facts(since date, until date) returns table (
  decision_id uuid, agency_id uuid, decided_at timestamptz, told_at timestamptz, how text
) {HEAD}
  select d.id, r.made_by_agency_id, d.decided_at, t.told_at, coalesce(t.how, '')::text
  from referrals_triagedecision d join referrals_request r on r.id = d.request_id
  left join lateral (select x.told_at, x.how from referrals_referrertold x where x.decision_id = d.id
                     order by x.told_at, x.id limit 1) t on true
  where {DAY.format(column="d.decided_at")} order by d.decided_at, d.id
$$;

create function referrals_resolution_facts(since date, until date) returns table (
  resolution_id uuid, topic text, raised_by_agency_id uuid, other_agency_id uuid, raised_at timestamptz, stage text,
  stage_began_at timestamptz, settlement text, ended_at timestamptz, learning text
) {HEAD}
  select n.id, n.topic::text, n.raised_by_agency_id, n.other_agency_id, n.raised_at, s.stage::text, s.began_at,
    coalesce(e.settlement, '')::text, e.ended_at, coalesce(e.learning, '')
  from referrals_resolution n
  join lateral (select x.stage, x.began_at from referrals_resolutionstep x where x.resolution_id = n.id
                order by x.began_at desc, x.id desc limit 1) s on true
  left join referrals_resolutionend e on e.resolution_id = n.id
  where {DAY.format(column="n.raised_at")} order by n.raised_at, n.id
$$;
"""  # noqa: S608

NO_FACTS = """
drop function referrals_resolution_facts(date, date);
drop function referrals_telling_facts(date, date);
drop function referrals_mark_facts(date, date);
drop function referrals_information_facts(date, date);
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0006_triage_security")]
    operations = [migrations.RunSQL(FACTS, NO_FACTS)]
