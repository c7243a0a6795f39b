from django.db import migrations

from kith.access import rls

MY_AGENCY = "(select nullif(current_setting('kith.agency', true), '')::uuid)"
OURS = f"(agency_id = {MY_AGENCY})"
OURS_OR_AROUND_MY_BABIES = f"""({OURS} or exists (
  select 1 from people_person p where p.id = {rls.TABLE}.person_id))"""  # noqa: S608

NAMED = f"""
create function linkage_named(wanted uuid[])
returns table (id uuid, given_name varchar, family_name varchar, date_of_birth date, district text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.given_name, p.family_name, p.date_of_birth,
    case when p.withhold_address then '' else split_part(p.postcode, ' ', 1) end
  from people_person p
  where p.id = any(wanted) and {rls.SOMEBODY}
    and exists (
      select 1 from linkage_candidatepair c where c.person_id = p.id and c.agency_id = {MY_AGENCY})
$$;
revoke execute on function linkage_named(uuid[]) from public
"""  # noqa: S608


class Migration(migrations.Migration):
    """A pair is its agency's; that an agency knows somebody is told to those who work with the baby."""

    dependencies = [("linkage", "0003_pairs")]
    operations = [
        rls.protect("linkage_linkagerun", using=OURS),
        rls.protect("linkage_candidatepair", using=OURS),
        rls.protect("linkage_pairdecision", using=OURS),
        rls.protect("linkage_knownto", using=OURS_OR_AROUND_MY_BABIES, check=OURS),
        migrations.RunSQL(NAMED, "drop function linkage_named(uuid[])"),
    ]
