import importlib

from django.db import migrations

from kith.access import rls

BEFORE = importlib.import_module("kith.referrals.migrations.0006_triage_security").FAMILY.replace(
    "create function", "create or replace function"
)

ABOUT = """(select r.id as request_id, r.baby_id from referrals_request r
        union all select c.request_id, c.baby_id from referrals_requestchild c)"""
"""Every child a request is about, the first and the others."""

FAMILY = f"""
create or replace function referrals_family(wanted uuid) returns table (
  request_id uuid, number text, received_at timestamptz, level integer, injury boolean, agency text,
  same_baby boolean, waiting boolean, outcome text, readable boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.number::text, r.received_at, r.level::integer, r.injury, a.name::text,
    bool_or(other.id = this.id), w.request_id is not null,
    coalesce((select d.outcome from referrals_triagedecision d where d.request_id = r.id
              order by d.decided_at desc, d.id desc limit 1), '')::text, bool_or(people_reads(other.id))
  from people_baby this
  join people_baby other on other.mother_id = this.mother_id
  join {ABOUT} child on child.baby_id = other.id
  join referrals_request r on r.id = child.request_id
  join directory_agency a on a.id = r.made_by_agency_id
  left join referrals_waitingrequest w on w.request_id = r.id
  where this.id = wanted and people_reads(wanted) and people_may_know(other.id) and people_may_know(r.baby_id)
  group by r.id, a.name, w.request_id
  order by r.received_at desc, r.id desc limit 60
$$;

create or replace function referrals_beside(wanted uuid[]) returns table (
  request_id uuid, earlier integer, last_earlier timestamptz, waiting integer, siblings integer, asked integer,
  replied integer
) language sql stable security definer set search_path = public, pg_temp as $$
  with near as (
    select q.id, q.received_at, r.id as other, r.received_at as came, w.request_id is not null as waits,
      bool_or(child.baby_id = q.baby_id) as same
    from referrals_request q
    join people_baby this on this.id = q.baby_id
    join people_baby other on other.mother_id = this.mother_id
    join {ABOUT} child on child.baby_id = other.id
    join referrals_request r on r.id = child.request_id
    left join referrals_waitingrequest w on w.request_id = r.id
    where q.id = any(wanted) and people_reads(q.baby_id) and people_may_know(other.id) and people_may_know(r.baby_id)
    group by q.id, r.id, w.request_id
  )
  select n.id,
    count(*) filter (where n.same and n.came < n.received_at)::integer,
    max(n.came) filter (where n.same and n.came < n.received_at),
    count(*) filter (where n.waits and n.other <> n.id)::integer,
    count(*) filter (where not n.same)::integer,
    (select count(*) from referrals_informationask a where a.request_id = n.id)::integer,
    (select count(*) from referrals_informationask a where a.request_id = n.id
       and exists (select 1 from referrals_informationreply y where y.ask_id = a.id))::integer
  from near n group by n.id
$$;
"""  # noqa: S608  the parts put in are constants of the house

OUTCOME = f"""
create function referrals_outcome(wanted uuid) returns table (
  request_id uuid, number text, received_at timestamptz, outcome text, decided_at timestamptz, told_at timestamptz
) language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.number::text, r.received_at, d.outcome::text, d.decided_at, t.told_at
  from referrals_request r
  join referrals_triagedecision d on d.request_id = r.id
  join referrals_referrertold t on t.decision_id = d.id
  where r.id = wanted and r.made_by_id = {rls.ME} and people_may_know(r.baby_id)
  order by d.decided_at desc, d.id desc limit 1
$$;
"""  # noqa: S608  the parts put in are constants of the house
"""What whoever made a request was told of, also once the file is closed to them: the outcome, and no word of why."""


class Migration(migrations.Migration):
    """What stands beside a request knows every child it is about; the outcome is read by whoever made it."""

    dependencies = [("referrals", "0021_advice")]
    operations = [
        migrations.RunSQL(FAMILY, BEFORE),
        migrations.RunSQL(OUTCOME, "drop function referrals_outcome(uuid)"),
    ]
