from django.db import migrations

from kith.access import rls

TODAY = f"{rls.MOMENT}::date"
MINE_FUNCTION = f"""
create function interviews_mine(parts text[]) returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
  select coalesce(array_agg(held.study_id), '{{}}') from interviews_member held
  where held.worker_id = nullif(current_setting('kith.worker', true), '')::uuid
    and (parts is null or held.part = any(parts)) and (held.until is null or held.until >= {TODAY})
$$;
create function interviews_open() returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
  select coalesce(array_agg(t.id), '{{}}') from interviews_transcript t
  where t.study_id = any(interviews_mine(null))
    and exists (select 1 from interviews_assignment a where a.transcript_id = t.id)
    and not exists (
      select 1 from interviews_assignment a where a.transcript_id = t.id and not exists (
        select 1 from interviews_finished f where f.transcript_id = t.id and f.coder_id = a.coder_id))
$$;
create function interviews_closed(masked_only boolean) returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
  select coalesce(array_agg(t.id), '{{}}') from interviews_transcript t
  where t.study_id = any(interviews_mine(null)) and (
    not exists (select 1 from interviews_maskedtext m where m.transcript_id = t.id)
    or (not masked_only and exists (
      select 1 from interviews_assignment a where a.transcript_id = t.id and not exists (
        select 1 from interviews_finished f where f.transcript_id = t.id and f.coder_id = a.coder_id))))
$$;
create function interviews_begun(wanted uuid) returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
  select exists (select 1 from interviews_member held where held.study_id = wanted)
$$
"""  # noqa: S608  our own words
DROP = """
drop function interviews_begun(uuid); drop function interviews_closed(boolean); drop function interviews_open();
drop function interviews_mine(text[])
"""

MINE = "((select interviews_mine(null))::uuid[])"
LED = "((select interviews_mine(array['lead']))::uuid[])"
KEPT = "((select interviews_mine(array['keeper']))::uuid[])"
CODED = "((select interviews_mine(array['coder']))::uuid[])"
OPEN = "((select interviews_open())::uuid[])"
CLOSED = "((select interviews_closed(false))::uuid[])"
UNMASKED = "((select interviews_closed(true))::uuid[])"


def _table(name: str, using: str, check: str) -> migrations.RunSQL:
    return rls.protect(f"interviews_{name}", using=using, check=check)


def _led(name: str) -> migrations.RunSQL:
    """Read by everybody in the study, added to by whoever leads it."""
    return _table(name, f"study_id = any{MINE}", f"study_id = any{LED}")


BEGINS = f"added_by_id = {rls.ME} and worker_id = {rls.ME} and not interviews_begun(study_id)"


class Migration(migrations.Migration):
    dependencies = [("interviews", "0001_tables"), ("access", "0003_found_in_searches")]

    operations = [
        migrations.RunSQL(MINE_FUNCTION, DROP),
        _table("study", f"id = any{MINE}", f"created_by_id = {rls.ME}"),
        _table("member", f"study_id = any{MINE}", f"study_id = any{LED} or ({BEGINS})"),
        *(_led(name) for name in ("transcript", "code", "codetext", "assignment", "resolution")),
        _table("sourcetext", f"study_id = any{KEPT}", f"study_id = any{KEPT}"),
        _table("keyentry", f"study_id = any{KEPT}", f"study_id = any{KEPT}"),
        _table("takenin", f"study_id = any{KEPT}", f"study_id = any{KEPT}"),
        _table(
            "outsidecoding",
            f"study_id = any{MINE} and (not transcript_id = any{CLOSED} "
            f"or (study_id = any{KEPT} and transcript_id = any{UNMASKED}))",
            f"study_id = any{KEPT}",
        ),
        _table("maskedtext", f"study_id = any{MINE}", f"study_id = any{KEPT}"),
        _table(
            "coding",
            f"study_id = any{MINE} and (coder_id = {rls.ME} or transcript_id = any{OPEN})",
            f"study_id = any{CODED} and coder_id = {rls.ME}",
        ),
        _table("removal", f"study_id = any{MINE}", f"study_id = any{CODED} and removed_by_id = {rls.ME}"),
        _table("finished", f"study_id = any{MINE}", f"study_id = any{CODED} and coder_id = {rls.ME}"),
    ]
