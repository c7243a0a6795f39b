from django.db import migrations

MADE_ONE = """
create function linkage_made_one(wanted uuid[]) returns table (id uuid, kept_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive below(id, kept_id) as (
    select one, one from unnest(wanted) one
    union
    select p.id, below.kept_id from people_person p join below on p.merged_into_id = below.id)
  select id, kept_id from below
$$;
revoke execute on function linkage_made_one(uuid[]) from public
"""

AGENCY = "agency_id = (select nullif(current_setting('kith.agency', true), '')::uuid)"
AROUND = "exists (select 1 from people_person p where p.id in (select people_line(linkage_knownto.person_id)))"
BEFORE = "exists (select 1 from people_person p where p.id = linkage_knownto.person_id)"


class Migration(migrations.Migration):
    """What an agency knows of somebody is told of the entry that theirs was made one with, too."""

    dependencies = [("linkage", "0004_pairs_security"), ("people", "0012_merge_moves")]
    operations = [
        migrations.RunSQL(MADE_ONE, "drop function linkage_made_one(uuid[])"),
        migrations.RunSQL(
            f"alter policy linkage_knownto_seen on linkage_knownto using (({AGENCY}) or {AROUND})",
            f"alter policy linkage_knownto_seen on linkage_knownto using (({AGENCY}) or {BEFORE})",
        ),
    ]
