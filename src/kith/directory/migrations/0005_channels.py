from django.db import migrations

OPEN = """
create function directory_channel_open(about uuid, channel text, address text, worker uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$ select true $$
"""


class Migration(migrations.Migration):
    """Whether a message about a file may leave by this channel for this address. Rooms above say it anew."""

    dependencies = [("directory", "0004_may_be_told")]
    operations = [migrations.RunSQL(OPEN, "drop function directory_channel_open(uuid, text, text, uuid)")]
