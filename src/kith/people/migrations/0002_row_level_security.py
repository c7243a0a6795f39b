from django.db import migrations

from kith.access import rls

HOLDS = """
create function people_holds(wanted uuid) returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
  select exists (
    select 1 from people_involvement held
    where held.baby_id = wanted and held.until is null
      and (held.worker_id = nullif(current_setting('kith.worker', true), '')::uuid
           or held.team_id = any(string_to_array(nullif(current_setting('kith.teams', true), ''), ',')::uuid[])))
$$
"""

STANDING = """
create view people_held with (security_invoker = true) as
  select baby_id, worker_id, team_id from people_involvement where until is null;
create view people_open with (security_invoker = true) as
  select baby_id, worker_id, team_id from people_involvement where until is null
"""
"""What `rls.holds` asks. A later migration says anew what stands; the policies stay as they are."""

OWN = f"(worker_id = {rls.ME} or team_id = any({rls.MY_TEAMS}) or people_holds(baby_id))"
OF_MY_BABIES = f"({rls.holds('baby_id')})"
PERSON = f"""(
  recorded_by_id = {rls.ME}
  or exists (select 1 from people_baby b where b.mother_id = people_person.id)
  or exists (select 1 from people_malecarerrecord r where r.person_id = people_person.id))"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [("people", "0001_tables")]
    operations = [
        migrations.RunSQL(STANDING, "drop view people_open; drop view people_held"),
        migrations.RunSQL(HOLDS, "drop function people_holds(uuid)"),
        rls.protect("people_involvement", using=OWN, check=rls.SOMEBODY),
        rls.protect(
            "people_baby",
            using=f"({rls.holds('people_baby.id')} or id = {rls.INVITED_BABY})",
            check=rls.SOMEBODY,
        ),
        rls.protect("people_malecarer", using=OF_MY_BABIES),
        rls.protect("people_malecarerrecord", using=OF_MY_BABIES),
        rls.protect("people_note", using=OF_MY_BABIES),
        rls.protect("people_person", using=PERSON, check=rls.SOMEBODY),
    ]
