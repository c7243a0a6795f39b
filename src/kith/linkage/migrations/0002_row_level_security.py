from django.db import migrations

from kith.access import rls

MY_AGENCY = "(select nullif(current_setting('kith.agency', true), '')::uuid)"
OURS = f"(agency_id = {MY_AGENCY})"
OF_OURS = f"""(exists (
  select 1 from linkage_extract e where e.id = {rls.TABLE}.extract_id and e.agency_id = {MY_AGENCY}))"""  # noqa: S608  constants of the house


class Migration(migrations.Migration):
    """An extract is its agency's: nobody else's rows show it, or that it is there."""

    dependencies = [("linkage", "0001_tables")]
    operations = [
        rls.protect("linkage_extract", using=OURS),
        rls.protect("linkage_columnmapping", using=OURS),
        rls.protect("linkage_extractfile", using=OF_OURS),
        rls.protect("linkage_extractrow", using=OF_OURS),
        rls.protect("linkage_extractrefusal", using=OF_OURS),
    ]
