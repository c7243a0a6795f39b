"""What "works with this baby now" means: until when, and who is shut out by a seal. Said once, in two views."""

from django.db import migrations

from kith.access import rls

ME = "nullif(current_setting('kith.worker', true), '')::uuid"

MAY_KNOW = f"""
create function people_may_know(wanted uuid) returns boolean language plpgsql stable security definer parallel safe
set search_path = public, pg_temp as $$
begin
  return not exists (
    select 1 from people_sealedfile s
    where s.baby_id = wanted
      and (coalesce({ME} = any(s.excluded), false)
           or (s.only_these is not null
               and not coalesce({ME} = any(s.only_these), false)
               and not exists (select 1 from directory_worker w
                               where w.id = {ME} and w.role = 'information_governance'))));
end
$$;
create function people_may_know_person(wanted uuid) returns boolean language plpgsql stable security definer
parallel safe set search_path = public, pg_temp as $$
begin
  return coalesce((
    select bool_or(people_may_know(theirs.baby_id)) from (
      select b.id as baby_id from people_baby b where b.mother_id = wanted
      union all
      select r.baby_id from people_malecarerrecord r where r.person_id = wanted) theirs), true);
end
$$
"""  # noqa: S608  the parts put in are constants of the house
"""Whether the worker acting is let know that a file, or a person, is on file at all. Somebody who is in one file that
is sealed and in one that is not is known by the one that is not."""

STANDS = f"stands_until > {rls.MOMENT} and (not sealed or people_may_know(baby_id))"
VIEWS = f"""
create or replace view people_held with (security_invoker = true) as
  select baby_id, worker_id, team_id from people_involvement where {STANDS};
create or replace view people_open with (security_invoker = true) as
  select baby_id, worker_id, team_id from people_involvement where {STANDS}
  union all
  select baby_id, worker_id, null::uuid from people_breakglass
  where ends_at > {rls.MOMENT} and people_may_know(baby_id);
create or replace function people_holds(wanted uuid) returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
  select {rls.holds("this.id")} from (values (wanted)) this(id)
$$;
create function people_reads(wanted uuid) returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
  select {rls.reading(rls.holds("this.id"))} from (values (wanted)) this(id)
$$
"""  # noqa: S608
BEFORE = """
create or replace view people_held with (security_invoker = true) as
  select baby_id, worker_id, team_id from people_involvement where until is null;
create or replace view people_open with (security_invoker = true) as
  select baby_id, worker_id, team_id from people_involvement where until is null
"""

STANDING = """
create function people_standing_seals(wanted uuid) returns table (id uuid, kind varchar) language sql stable
set search_path = public, pg_temp as $$
  select s.id, s.kind from people_seal s
  where s.baby_id = wanted
    and not exists (select 1 from people_sealstep t where t.seal_id = s.id and t.step = 'lifted')
$$;
create function people_standing_names(wanted uuid) returns table (kind varchar, worker_id uuid, named boolean)
language sql stable set search_path = public, pg_temp as $$
  select distinct on (s.id, n.worker_id) s.kind, n.worker_id, n.named
  from people_standing_seals(wanted) s join people_sealname n on n.seal_id = s.id
  order by s.id, n.worker_id, n.recorded_at desc, n.id desc
$$;
revoke execute on function people_standing_seals(uuid) from public;
revoke execute on function people_standing_names(uuid) from public;
"""

SETTLED = """
create function people_settle_seals(wanted uuid) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  delete from people_sealedfile where baby_id = wanted;
  insert into people_sealedfile (baby_id, excluded, only_these)
  select wanted,
    coalesce((select array_agg(distinct n.worker_id) from people_standing_names(wanted) n
              where n.kind = 'exclusion' and n.named), '{}'),
    case when bool_or(s.kind = 'restriction') then coalesce((
      select array_agg(worker_id) from (
        select n.worker_id from people_standing_names(wanted) n where n.kind = 'restriction' and n.named
        group by n.worker_id
        having count(*) = (select count(*) from people_standing_seals(wanted) r where r.kind = 'restriction')) inside),
      '{}') end
  from people_standing_seals(wanted) s having count(*) > 0;
  update people_involvement set sealed = not sealed
  where baby_id = wanted and sealed <> exists (select 1 from people_sealedfile f where f.baby_id = wanted);
end
$$;
revoke execute on function people_settle_seals(uuid) from public;
create function people_seal_changed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'people_seal' then
    perform people_settle_seals(new.baby_id);
  else
    perform people_settle_seals(s.baby_id) from people_seal s where s.id = new.seal_id;
  end if;
  return null;
end
$$;
create function people_involvement_sealed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  new.sealed := exists (select 1 from people_sealedfile f where f.baby_id = new.baby_id);
  return new;
end
$$;
create trigger seal_set after insert on people_seal for each row execute function people_seal_changed();
create trigger seal_named after insert on people_sealname for each row execute function people_seal_changed();
create trigger seal_stepped after insert on people_sealstep for each row execute function people_seal_changed();
create trigger involvement_sealed before insert on people_involvement
  for each row execute function people_involvement_sealed();
"""
"""What the standing seals of a file come to is settled in the act that changes them, so that no reader works it out."""

FACTS = f"""
create function people_facts(wanted uuid)
returns table (kind text, worker_id uuid, team_id uuid, agency_id uuid, until timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select 'works', worker_id, team_id, agency_id, until from people_involvement
  where baby_id = wanted and stands_until > {rls.MOMENT}
  union all
  select 'opened', worker_id, null, agency_id, ends_at from people_breakglass
  where baby_id = wanted and ends_at > {rls.MOMENT}
  union all
  select 'excluded', unnest(excluded), null, null, null from people_sealedfile where baby_id = wanted
  union all
  select 'only', unnest(only_these), null, null, null from people_sealedfile where baby_id = wanted
  union all
  select 'restricted', null, null, null, null from people_sealedfile where baby_id = wanted and only_these is not null
$$;
create function people_of_my_agency(wanted uuid) returns table (worker_id uuid, team_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select worker_id, team_id from people_involvement
  where baby_id = wanted and stands_until > {rls.MOMENT} and people_may_know(wanted)
    and agency_id = nullif(current_setting('kith.agency', true), '')::uuid
  order by worker_id is null, since
$$;
create function people_share_seals(given uuid, wanted uuid) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
declare one record; copied uuid;
begin
  if not exists (select 1 from people_baby a join people_baby b on a.pregnancy_id = b.pregnancy_id
                 where a.id = given and b.id = wanted) then
    return;
  end if;
  for one in select s.* from people_seal s join people_standing_seals(given) using (id) loop
    copied := gen_random_uuid();
    insert into people_seal (id, baby_id, kind, cause, reason, source, ask, review_on, set_by_id, set_at)
    values (copied, wanted, one.kind, one.cause, one.reason, one.source, one.ask, one.review_on, one.set_by_id,
            one.set_at);
    insert into people_sealname (id, seal_id, worker_id, named, recorded_by_id, recorded_at)
    select gen_random_uuid(), copied, n.worker_id, n.named, n.recorded_by_id, n.recorded_at
    from people_sealname n where n.seal_id = one.id;
  end loop;
end
$$;
create function people_seal_is_mine(wanted uuid) returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
  select exists (select 1 from people_seal s where s.id = wanted and s.set_by_id = {ME})
$$
"""  # noqa: S608
"""The facts a decision about a file is made on; and whom in their own agency somebody may speak with."""

FAMILY = f"""
create or replace function people_family(wanted uuid)
returns table (worker_id uuid, team_id uuid, agency_id uuid, part varchar, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (held.agency_id) held.worker_id, held.team_id, held.agency_id, held.part, held.since
  from people_baby this
  join people_baby other on other.mother_id = this.mother_id and other.id <> this.id
  join people_involvement held on held.baby_id = other.id and held.stands_until > {rls.MOMENT}
  where this.id = wanted and people_reads(wanted) and people_may_know(other.id)
  order by held.agency_id, held.since desc
$$;
create or replace function people_speak_with(wanted uuid) returns setof uuid language sql stable
set search_path = public, pg_temp as $$
  select held.team_id from people_involvement held join directory_agency a on a.id = held.agency_id
  where held.baby_id = wanted and held.stands_until > {rls.MOMENT}
    and a.kind not in ('domestic_abuse', 'police', 'probation', 'mental_health', 'voluntary')
    and people_may_know(wanted)
  group by held.team_id order by min(held.since) limit 3
$$
"""  # noqa: S608

REWRITE = """
do $$
declare one record; condition text;
begin
  for one in select tablename, policyname, cmd, qual, with_check from pg_policies where schemaname = 'public'
    and (qual like '%people_involvement held%' or with_check like '%people_involvement held%'
         or qual like '%people_held held%') loop
    if one.qual is not null then
      condition := replace(replace(one.qual, 'people_involvement held', 'people_held held'),
                           ' AND (held.until IS NULL)', '');
      if one.cmd = 'SELECT' then condition := replace(condition, 'people_held held', 'people_open held'); end if;
      execute format('alter policy %I on %I using (%s)', one.policyname, one.tablename, condition);
    end if;
    if one.with_check is not null then
      condition := replace(replace(one.with_check, 'people_involvement held', 'people_held held'),
                           ' AND (held.until IS NULL)', '');
      execute format('alter policy %I on %I with check (%s)', one.policyname, one.tablename, condition);
    end if;
  end loop;
end $$
"""
"""Databases made before the views existed say the condition in each policy; from now on all of them ask the views."""

OWN = (
    f"((worker_id = {rls.ME} or team_id = any({rls.MY_TEAMS}) or people_holds(baby_id)) "
    "and (not sealed or people_may_know(baby_id)))"
)
BABY = f"({rls.holds('people_baby.id')} or (id = {rls.INVITED_BABY} and people_may_know(id)))"
PERSON = f"""(
  (recorded_by_id = {rls.ME} and people_may_know_person(id))
  or exists (select 1 from people_baby b where b.mother_id = people_person.id)
  or exists (select 1 from people_malecarerrecord r where r.person_id = people_person.id))"""  # noqa: S608
POLICIES = f"""
alter policy people_involvement_seen on people_involvement using ({OWN.replace("people_holds", "people_reads")});
alter policy people_involvement_changed on people_involvement using ({OWN});
alter policy people_baby_seen on people_baby using ({rls.reading(BABY)});
alter policy people_baby_changed on people_baby using ({BABY});
alter policy people_person_seen on people_person using ({PERSON});
alter policy people_person_changed on people_person using ({PERSON})
"""

GOVERNS = f"exists (select 1 from directory_worker me where me.id = {rls.ME} and me.role = 'information_governance')"  # noqa: S608
OF_A_SEAL = f"exists (select 1 from people_seal s where s.id = {rls.TABLE}.seal_id)"  # noqa: S608
NOT_MINE = (
    "not exists (select 1 from people_breakglass g "  # noqa: S608
    f"where g.id = {rls.TABLE}.opening_id and g.worker_id = {rls.ME})"
)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0012_merge_moves"),
        ("referrals", "0004_queue_and_numbers"),
        ("strategy", "0004_facts"),
    ]
    operations = [
        migrations.RunSQL(MAY_KNOW, "drop function people_may_know_person(uuid); drop function people_may_know(uuid)"),
        migrations.RunSQL(VIEWS, BEFORE),
        migrations.RunSQL(STANDING, migrations.RunSQL.noop),
        migrations.RunSQL(SETTLED, migrations.RunSQL.noop),
        migrations.RunSQL(FACTS, migrations.RunSQL.noop),
        migrations.RunSQL(FAMILY, migrations.RunSQL.noop),
        migrations.RunSQL(REWRITE, migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        rls.protect(
            "people_seal",
            using=f"({GOVERNS} and people_may_know(baby_id))",
            check=f"(set_by_id = {rls.ME} and people_may_know(baby_id) and ({GOVERNS} or {rls.holds('baby_id')}))",
        ),
        rls.protect(
            "people_sealname",
            using=f"({GOVERNS} and {OF_A_SEAL})",
            check=f"(({GOVERNS} and {OF_A_SEAL}) or people_seal_is_mine(seal_id))",
        ),
        rls.protect("people_sealstep", using=f"({GOVERNS} and {OF_A_SEAL})"),
        rls.protect("people_sealedfile", using="false"),
        rls.protect(
            "people_breakglass",
            using=f"(worker_id = {rls.ME} or ({GOVERNS} and people_may_know(baby_id)))",
            check=f"(worker_id = {rls.ME} and people_may_know(baby_id))",
        ),
        rls.protect("people_breakglassreview", using=GOVERNS, check=f"({GOVERNS} and {NOT_MINE})"),
    ]
