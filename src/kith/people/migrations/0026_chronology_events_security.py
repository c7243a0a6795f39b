"""Who sees what an agency adds to the chronology: those who work with the baby; some of it only its own agency."""

from django.db import migrations

from kith.access import rls

MY_AGENCY = "(select nullif(current_setting('kith.agency', true), '')::uuid)"
EVENT = f"({rls.holds('baby_id')} and ({rls.TABLE}.audience <> 'agency' or {rls.TABLE}.agency_id = {MY_AGENCY}))"
REMARK = f"({rls.holds('baby_id')} and (not {rls.TABLE}.own or {rls.TABLE}.agency_id = {MY_AGENCY}))"
MINE = f"({rls.holds('baby_id')} and {rls.TABLE}.agency_id = {MY_AGENCY})"


class Migration(migrations.Migration):
    dependencies = [("people", "0024_lookup_plans")]
    operations = [
        rls.protect("people_event", using=EVENT, check=MINE),
        rls.protect("people_entryremark", using=REMARK, check=MINE),
        rls.protect("people_handover", using=f"({rls.holds('baby_id')})"),
        rls.protect("people_handoverread", using=f"({rls.holds('baby_id')})"),
    ]
