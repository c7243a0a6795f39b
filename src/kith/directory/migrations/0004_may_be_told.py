from django.db import migrations

TOLD = """
create function directory_may_be_told(about uuid, worker uuid) returns boolean language sql stable
set search_path = public, pg_temp as $$ select true $$
"""


class Migration(migrations.Migration):
    """Whether somebody may be written to about a file. The room that knows families says it anew in its migrations."""

    dependencies = [("directory", "0001_tables")]
    operations = [migrations.RunSQL(TOLD, "drop function directory_may_be_told(uuid, uuid)")]
