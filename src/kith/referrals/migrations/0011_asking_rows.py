from django.db import migrations

from kith.access import rls

OF_FAMILIES = ("requestchild", "requestsighting", "requestcopy", "listentry", "urgentcall", "consultationnamed")
BY_CHILD = {
    "request": "id",
    "sharingdecision": "request_id",
    "triagedecision": "request_id",
    "referrertold": "request_id",
}
"""Somebody who works with another child of the same request reads it, its decisions and that the referrer was told."""

CONSULTATION = f"""(
  asked_by_id = {rls.ME} or team_id = any({rls.MY_TEAMS})
  or exists (select 1 from referrals_consultationnamed n where n.consultation_id = {rls.TABLE}.id))"""  # noqa: S608
OF_A_CONSULTATION = f"exists (select 1 from referrals_consultation c where c.id = {rls.TABLE}.consultation_id)"  # noqa: S608

QUEUE = """
create or replace function referrals_request_waits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  insert into referrals_waitingrequest (request_id, baby_id, received_at, injury, level, agency_id)
  select sent.id, sent.baby_id, sent.received_at, sent.injury, sent.level, sent.made_by_agency_id from sent
  where sent.to_front_door
    and not exists (select 1 from referrals_triagedecision d where d.request_id = sent.id);
  return null;
end $$;

create function referrals_request_passed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  insert into referrals_waitingrequest (request_id, baby_id, received_at, injury, level, agency_id)
  select r.id, r.baby_id, r.received_at, r.injury, r.level, r.made_by_agency_id
  from passed join referrals_request r on r.id = passed.request_id
  where passed.step = 'to_front_door'
    and not exists (select 1 from referrals_triagedecision d where d.request_id = r.id)
  on conflict do nothing;
  return null;
end $$;

create trigger request_passed after insert on referrals_listentry
  referencing new table as passed for each statement execute function referrals_request_passed();
"""

OLD_QUEUE = """
drop trigger request_passed on referrals_listentry;
drop function referrals_request_passed();
create or replace function referrals_request_waits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  insert into referrals_waitingrequest (request_id, baby_id, received_at, injury, level, agency_id)
  select sent.id, sent.baby_id, sent.received_at, sent.injury, sent.level, sent.made_by_agency_id from sent
  where not exists (select 1 from referrals_triagedecision d where d.request_id = sent.id);
  return null;
end $$;
"""

NUMBERS = """
create sequence referrals_consultation_number;

create function referrals_next_consultation(year integer) returns text language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  wanted text := 'AL-' || year || '-' || lpad(nextval('referrals_consultation_number')::text, 6, '0');
begin
  while exists (select 1 from referrals_consultation where number = wanted) loop
    wanted := 'AL-' || year || '-' || lpad(nextval('referrals_consultation_number')::text, 6, '0');
  end loop;
  return wanted;
end $$;
"""

NO_NUMBERS = """
drop function referrals_next_consultation(integer);
drop sequence referrals_consultation_number;
"""


def _by_child(table: str, column: str) -> migrations.RunSQL:
    policy = f"referrals_{table}_seen_of_another_child"
    condition = f"exists (select 1 from referrals_requestchild c where c.request_id = referrals_{table}.{column})"  # noqa: S608
    return migrations.RunSQL(
        f"create policy {policy} on referrals_{table} for select using ({condition})",
        f"drop policy {policy} on referrals_{table}",
    )


class Migration(migrations.Migration):
    """Rows about families are seen by those who work with them; a consultation by who asked and who advises."""

    dependencies = [("referrals", "0009_triage_facts"), ("people", "0024_lookup_plans")]
    operations = [
        *(rls.protect(f"referrals_{table}", using=rls.holds("baby_id")) for table in OF_FAMILIES),
        rls.protect("referrals_consultation", using=CONSULTATION, check=f"asked_by_id = {rls.ME}"),
        rls.protect("referrals_consultationadvice", using=OF_A_CONSULTATION),
        *(_by_child(table, column) for table, column in BY_CHILD.items()),
        migrations.RunSQL(QUEUE, OLD_QUEUE),
        migrations.RunSQL(NUMBERS, NO_NUMBERS),
    ]
