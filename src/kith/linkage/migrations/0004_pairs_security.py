from django.db import migrations

from kith.access import rls

MY_AGENCY = "(select nullif(current_setting('kith.agency', true), '')::uuid)"
OURS = f"(agency_id = {MY_AGENCY})"
KNOWABLE = f"({OURS} and people_may_know_person({rls.TABLE}.person_id))"
OURS_OR_AROUND_MY_BABIES = f"""({OURS} or exists (
  select 1 from people_person p where p.id = {rls.TABLE}.person_id))"""  # noqa: S608  constants of the house

NAMED = f"""
create function linkage_named(wanted uuid[])
returns table (id uuid, given_name varchar, family_name varchar, date_of_birth date, district text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.given_name, p.family_name, p.date_of_birth,
    case when p.withhold_address then '' else split_part(p.postcode, ' ', 1) end
  from people_person p
  where p.id = any(wanted) and {rls.SOMEBODY}
    and people_may_know_person(p.id)
    and exists (
      select 1 from linkage_candidatepair c where c.person_id = p.id and c.agency_id = {MY_AGENCY})
$$;
revoke execute on function linkage_named(uuid[]) from public
"""  # noqa: S608  constants of the house


class Migration(migrations.Migration):
    """A pair is its agency's, and never of somebody on a file sealed from the reader; that an agency knows somebody is
    told to those who work with the baby.
    """

    dependencies = [("linkage", "0002_row_level_security"), ("people", "0015_people_find_seals")]
    operations = [
        rls.protect("linkage_linkagerun", using=OURS),
        rls.protect("linkage_candidatepair", using=KNOWABLE),
        rls.protect("linkage_pairdecision", using=OURS),
        rls.protect("linkage_knownto", using=OURS_OR_AROUND_MY_BABIES, check=OURS),
        migrations.RunSQL(NAMED, "drop function linkage_named(uuid[])"),
    ]
