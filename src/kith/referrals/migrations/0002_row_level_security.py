from django.db import migrations

from kith.access import rls

TABLES = ("request", "sharingdecision", "triagedecision", "referrertold")


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_tables"), ("people", "0002_row_level_security")]
    operations = [rls.protect(f"referrals_{table}", using=rls.holds("baby_id")) for table in TABLES]
