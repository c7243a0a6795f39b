"""Who sees what follows a decision, the queue that keeps itself, and counts that name nobody."""

from django.db import migrations

from kith.access import rls

T, ME = rls.TABLE, rls.ME
HELD = rls.holds("baby_id")
MY_TEAM = f"(select w.team_id from directory_worker w where w.id = {ME})"  # noqa: S608
ASKED_OF_ME = (
    f"({T}.worker_id = {ME} or {T}.team_id = any({rls.MY_TEAMS}) "
    f"or ({T}.worker_id is null and {T}.team_id = {MY_TEAM})) and people_may_know({T}.baby_id)"
)
OF_AN_ASK = f"exists (select 1 from referrals_informationask a where a.id = {T}.ask_id)"  # noqa: S608
TAKES_PART = f"referrals_takes_part({T}.resolution_id)"

PART = f"""
create function referrals_takes_part(wanted uuid) returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
  select exists (select 1 from referrals_stageholder h where h.resolution_id = wanted and h.worker_id = {ME}
                 and people_may_know(h.baby_id))
$$
"""  # noqa: S608

QUEUE = """
create or replace function referrals_request_waits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  insert into referrals_waitingrequest (request_id, baby_id, received_at, injury, level, agency_id)
  select sent.id, sent.baby_id, sent.received_at, sent.injury, sent.level, sent.made_by_agency_id from sent
  where not exists (select 1 from referrals_triagedecision d where d.request_id = sent.id);
  return null;
end $$;

create function referrals_request_reopened() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  insert into referrals_waitingrequest (request_id, baby_id, received_at, injury, level, agency_id)
  select r.id, r.baby_id, new.reopened_at, r.injury, r.level, r.made_by_agency_id
  from referrals_request r where r.id = new.request_id on conflict (request_id) do nothing;
  return null;
end $$;

create trigger request_reopened after insert on referrals_reopening
  for each row execute function referrals_request_reopened();

update referrals_waitingrequest w set level = r.level, agency_id = r.made_by_agency_id
from referrals_request r where r.id = w.request_id;
"""

NO_QUEUE = """
drop trigger request_reopened on referrals_reopening;
drop function referrals_request_reopened();
"""

NUMBERS = """
create sequence referrals_resolution_number;

create function referrals_next_resolution(year integer) returns text language sql security definer
set search_path = public, pg_temp as $$
  select 'CR-' || year || '-' || lpad(nextval('referrals_resolution_number')::text, 6, '0')
$$;
"""

NO_NUMBERS = """
drop function referrals_next_resolution(integer);
drop sequence referrals_resolution_number;
"""

FAMILY = """
create function referrals_family(wanted uuid) returns table (
  request_id uuid, number text, received_at timestamptz, level integer, injury boolean, agency text,
  same_baby boolean, waiting boolean, outcome text, readable boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.number::text, r.received_at, r.level::integer, r.injury, a.name::text, other.id = this.id,
    w.request_id is not null,
    coalesce((select d.outcome from referrals_triagedecision d where d.request_id = r.id
              order by d.decided_at desc, d.id desc limit 1), '')::text, people_reads(other.id)
  from people_baby this
  join people_baby other on other.mother_id = this.mother_id
  join referrals_request r on r.baby_id = other.id
  join directory_agency a on a.id = r.made_by_agency_id
  left join referrals_waitingrequest w on w.request_id = r.id
  where this.id = wanted and people_reads(wanted) and people_may_know(other.id)
  order by r.received_at desc, r.id desc limit 60
$$;

create function referrals_beside(wanted uuid[]) returns table (
  request_id uuid, earlier integer, last_earlier timestamptz, waiting integer, siblings integer, asked integer,
  replied integer
) language sql stable security definer set search_path = public, pg_temp as $$
  select q.id,
    count(r.id) filter (where r.baby_id = q.baby_id and r.received_at < q.received_at)::integer,
    max(r.received_at) filter (where r.baby_id = q.baby_id and r.received_at < q.received_at),
    count(w.request_id) filter (where w.request_id <> q.id)::integer,
    count(r.id) filter (where r.baby_id <> q.baby_id)::integer,
    (select count(*) from referrals_informationask a where a.request_id = q.id)::integer,
    (select count(*) from referrals_informationask a where a.request_id = q.id
       and exists (select 1 from referrals_informationreply y where y.ask_id = a.id))::integer
  from referrals_request q
  join people_baby this on this.id = q.baby_id
  join people_baby other on other.mother_id = this.mother_id
  join referrals_request r on r.baby_id = other.id
  left join referrals_waitingrequest w on w.request_id = r.id
  where q.id = any(wanted) and people_reads(q.baby_id) and people_may_know(other.id)
  group by q.id, q.baby_id, q.received_at
$$;
"""

NO_FAMILY = "drop function referrals_beside(uuid[]); drop function referrals_family(uuid)"


def protect(table: str, using: str, check: str | None = None) -> migrations.RunSQL:
    return rls.protect(f"referrals_{table}", using=using, check=check)


class Migration(migrations.Migration):
    dependencies = [("referrals", "0004_queue_and_numbers"), ("people", "0023_may_be_told")]
    operations = [
        migrations.RunSQL(PART, "drop function referrals_takes_part(uuid)"),
        protect("informationask", f"({HELD} or ({ASKED_OF_ME}))", HELD),
        protect("informationreply", f"({HELD} or {OF_AN_ASK})"),
        protect("agencytold", f"({HELD} or {OF_AN_ASK})", HELD),
        protect("markword", HELD),
        protect("markrefusal", HELD),
        protect("reopening", HELD),
        protect("resolution", f"({HELD} or referrals_takes_part({T}.id))", HELD),
        protect("resolutionstep", f"({HELD} or {TAKES_PART})"),
        protect("stageholder", f"({HELD} or {TAKES_PART})"),
        protect("resolutionend", f"({HELD} or {TAKES_PART})"),
        migrations.RunSQL(QUEUE, NO_QUEUE),
        migrations.RunSQL(NUMBERS, NO_NUMBERS),
        migrations.RunSQL(FAMILY, NO_FAMILY),
    ]
