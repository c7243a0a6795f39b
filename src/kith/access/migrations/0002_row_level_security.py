from django.db import migrations

from kith.access import rls

MINE = f"(owner_id = {rls.MY_ACCOUNT} or owner_id = {rls.MY_INVITATION})"


class Migration(migrations.Migration):
    dependencies = [("access", "0001_tables")]
    operations = [rls.protect("access_draft", using=MINE)]
