from django.db import migrations

from kith.access import rls

QUEUE = """
create function referrals_request_waits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  insert into referrals_waitingrequest (request_id, baby_id, received_at, injury)
  select sent.id, sent.baby_id, sent.received_at, sent.injury from sent
  where not exists (select 1 from referrals_triagedecision d where d.request_id = sent.id);
  return null;
end $$;

create function referrals_request_decided() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  delete from referrals_waitingrequest w using decided where w.request_id = decided.request_id;
  return null;
end $$;

create trigger request_waits after insert on referrals_request
  referencing new table as sent for each statement execute function referrals_request_waits();
create trigger request_decided after insert on referrals_triagedecision
  referencing new table as decided for each statement execute function referrals_request_decided();

insert into referrals_waitingrequest (request_id, baby_id, received_at, injury)
select r.id, r.baby_id, r.received_at, r.injury from referrals_request r
where not exists (select 1 from referrals_triagedecision d where d.request_id = r.id);
"""

NO_QUEUE = """
drop trigger request_decided on referrals_triagedecision;
drop trigger request_waits on referrals_request;
drop function referrals_request_decided();
drop function referrals_request_waits();
"""

NUMBERS = """
create sequence referrals_request_number;

create function referrals_next_number(year integer) returns text language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  wanted text := 'RS-' || year || '-' || lpad(nextval('referrals_request_number')::text, 6, '0');
begin
  if not exists (select 1 from referrals_request where number = wanted) then
    return wanted;
  end if;
  perform pg_advisory_xact_lock(hashtext('referrals_request_number'));
  perform setval('referrals_request_number', greatest(
    (select last_value from referrals_request_number),
    (select max(substring(number from '[0-9]+$')::bigint) from referrals_request)));
  return 'RS-' || year || '-' || lpad(nextval('referrals_request_number')::text, 6, '0');
end $$;
"""

NO_NUMBERS = """
drop function referrals_next_number(integer);
drop sequence referrals_request_number;
"""


class Migration(migrations.Migration):
    """The queue keeps itself, and requests are numbered without a race, also after a bulk load with its own numbers."""

    dependencies = [("referrals", "0002_row_level_security"), ("referrals", "0002_row_level_security")]
    operations = [
        rls.protect("referrals_waitingrequest", using=rls.holds("baby_id"), check="false"),
        migrations.RunSQL(QUEUE, NO_QUEUE),
        migrations.RunSQL(NUMBERS, NO_NUMBERS),
    ]
