from django.db import migrations

from kith.access import rls

HELD = rls.holds("baby_id")
INVITED = f"id = {rls.MY_INVITATION}"
OF_MY_INVITATION = f"invitation_id = {rls.MY_INVITATION}"
INVITED_TO = (
    f"exists (select 1 from strategy_invitation i where i.discussion_id = strategy_discussion.id and i.{INVITED})"  # noqa: S608  constants of the house
)
TABLES = ("notinvited", "invitationreply", "record", "attendance", "action", "circulation", "copy")


class Migration(migrations.Migration):
    dependencies = [("strategy", "0001_tables"), ("people", "0002_row_level_security")]
    operations = [
        rls.protect("strategy_invitation", using=f"({HELD} or {INVITED})", check=HELD),
        rls.protect("strategy_discussion", using=f"({HELD} or {INVITED_TO})", check=HELD),
        rls.protect("strategy_contribution", using=f"({HELD} or {OF_MY_INVITATION})"),
        *(rls.protect(f"strategy_{table}", using=HELD) for table in TABLES),
    ]
