"""Every table is seen and written by whoever works with the baby. References are given one by one."""

from django.db import migrations

from kith.access import rls

TABLES = (
    "enquiry", "medical", "enquiryoutcome", "emergencystep", "emergencyend", "meeting", "meetingdate", "seat", "report",
    "meetingrecord", "presence", "plan", "planversion", "planstep", "visit", "planend", "teampart",
)  # fmt: skip

NUMBER = """
create function protection_next_number(kind text, year integer) returns text language plpgsql volatile security definer
set search_path = public, pg_temp as $$
declare
  stem text := kind || '-' || year || '-';
  highest text;
begin
  perform pg_advisory_xact_lock(hashtext('protection.number.' || kind));
  select max(number) into highest from (
    select number from protection_enquiry union all select number from protection_meeting
    union all select number from protection_plan
  ) given where number like stem || '______';
  return stem || lpad((coalesce(substr(highest, length(stem) + 1)::integer, 0) + 1)::text, 6, '0');
end
$$
"""


class Migration(migrations.Migration):
    dependencies = [("protection", "0001_tables"), ("people", "0002_row_level_security")]
    operations = [
        *(rls.protect(f"protection_{table}", using=rls.holds("baby_id")) for table in TABLES),
        migrations.RunSQL(NUMBER, "drop function protection_next_number(text, integer)"),
    ]
