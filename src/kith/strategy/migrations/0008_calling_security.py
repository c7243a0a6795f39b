"""Who reads and writes what comes before a discussion, and what linkage and a practice's own past words may add."""

from django.db import migrations

from kith.access import rls

HELD = rls.holds("baby_id")
OF_MY_INVITATION = f"invitation_id = {rls.MY_INVITATION}"
IN_MY_DISCUSSION = (
    f"exists (select 1 from strategy_invitation i where i.discussion_id = {rls.TABLE}.discussion_id "  # noqa: S608
    f"and i.id = {rls.MY_INVITATION})"
)
HELD_TABLES = ("discussedbaby", "reminder")
MINE_TOO = ("preparation", "letter", "lettertakenoff")

OFF = "".join(f"drop policy strategy_invitationreply_{name} on strategy_invitationreply;" for name in ("seen", "added"))
ON = f"""
create policy strategy_invitationreply_seen on strategy_invitationreply
  for select using ({rls.reading(HELD.replace(rls.TABLE, "strategy_invitationreply"))} or {OF_MY_INVITATION});
create policy strategy_invitationreply_added on strategy_invitationreply
  for insert with check ({HELD.replace(rls.TABLE, "strategy_invitationreply")} or {OF_MY_INVITATION});
"""
BEFORE = f"""
create policy strategy_invitationreply_seen on strategy_invitationreply
  for select using ({rls.reading(HELD.replace(rls.TABLE, "strategy_invitationreply"))});
create policy strategy_invitationreply_added on strategy_invitationreply
  for insert with check ({HELD.replace(rls.TABLE, "strategy_invitationreply")});
"""

KNOWN_ADULTS = """
create function strategy_known_adults(wanted uuid)
returns table (person_id uuid, agency_id uuid, team_id uuid, worker_id uuid)
language sql stable set search_path = public, pg_temp as $$
  select null::uuid, null::uuid, null::uuid, null::uuid where false
$$
"""
"""Empty here: the room above that knows which agency knows whom replaces it. The reader's own row security holds."""

TOLD_BEFORE = f"""
create function strategy_told_before()
returns table (answers jsonb, given_at timestamptz, given_by_name varchar, given_by_post varchar)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.answers, k.given_at, k.given_by_name, k.given_by_post
  from strategy_invitation i
  join strategy_contribution k on k.baby_id = i.baby_id and k.agency_id = i.agency_id and k.by_link
  join strategy_invitation j on j.id = k.invitation_id and j.team_id = i.team_id and j.id <> i.id
  where i.id = {rls.MY_INVITATION}
  order by k.given_at desc limit 1
$$;
revoke execute on function strategy_told_before() from public
"""  # noqa: S608  constants of the house


class Migration(migrations.Migration):
    dependencies = [("strategy", "0006_live_security")]
    operations = [
        *(rls.protect(f"strategy_{table}", using=HELD) for table in HELD_TABLES),
        *(rls.protect(f"strategy_{table}", using=f"({HELD} or {OF_MY_INVITATION})") for table in MINE_TOO),
        rls.protect("strategy_rescheduling", using=f"({HELD} or {IN_MY_DISCUSSION})", check=HELD),
        migrations.RunSQL(OFF + ON, OFF + BEFORE),
        migrations.RunSQL(KNOWN_ADULTS, "drop function strategy_known_adults(uuid)"),
        migrations.RunSQL(TOLD_BEFORE, "drop function strategy_told_before()"),
    ]
