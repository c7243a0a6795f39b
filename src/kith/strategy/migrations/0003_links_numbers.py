"""A link's row is seen by whoever holds its token, its visitor and the baby's workers. References, one by one."""

from django.db import migrations

from kith.access import rls

HELD = rls.holds("baby_id")
MINE = f"invitation_id = {rls.MY_INVITATION}"
BY_ITS_HASH = "token_hash = (select nullif(current_setting('kith.link', true), ''))"

NUMBER = """
create function strategy_next_number(year integer) returns text language plpgsql volatile security definer
set search_path = public, pg_temp as $$
declare
  stem text := 'SD-' || year || '-';
  highest text;
begin
  perform pg_advisory_xact_lock(hashtext('strategy_discussion.number'));
  select max(number) into highest from strategy_discussion where number like stem || '______';
  return stem || lpad((coalesce(substr(highest, length(stem) + 1)::integer, 0) + 1)::text, 6, '0');
end
$$
"""


class Migration(migrations.Migration):
    dependencies = [("strategy", "0002_row_level_security")]
    operations = [
        rls.protect("strategy_onetimelink", using=f"({HELD} or {MINE} or {BY_ITS_HASH})"),
        migrations.RunSQL(NUMBER, "drop function strategy_next_number(integer)"),
    ]
