"""An expected date that moves, moves for every baby of the pregnancy: also for a twin the actor does not hold."""

from django.db import migrations

EXPECT = """
create function people_expect(wanted uuid, day date) returns void language sql volatile security definer
set search_path = public, pg_temp as $$
  update people_baby b set expected_on = day
  where b.pregnancy_id = wanted and b.date_of_birth is null and b.ended_as = '' and b.expected_on is distinct from day
    and exists (select 1 from people_baby mine where mine.pregnancy_id = wanted and people_holds(mine.id))
$$;
revoke execute on function people_expect(uuid, date) from public
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0009_pregnancy_row_level_security")]
    operations = [
        # Django asks a column that has a default of its own back from the database, and a baby may not be read before
        # somebody works with it: the default stays in the database only, for rows that are copied in.
        migrations.RunSQL("alter table people_baby alter ended_as set default ''", migrations.RunSQL.noop),
        migrations.RunSQL(EXPECT, "drop function people_expect(uuid, date)"),
    ]
