"""Whether a copy that a parent reads is made carefully: asked with the rights of the house, of all files around.

What the one who makes the copy may not read counts too, and so does what is known of an adult in another file. The
answer is one word, and neither the page nor the copy repeats it.
"""

from django.db import migrations

CAREFUL = """
create function safety_careful(wanted uuid[]) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
  with around as (
    select array_agg(distinct f.file) as files from unnest(wanted) w(id)
    cross join lateral safety_adults_of(w.id) a(person) cross join lateral safety_files_of(a.person) f(file))
  select exists (select 1 from around cross join lateral safety_signs(wanted || files) s)
    or exists (select 1 from safety_planversion p, around where p.baby_id = any(wanted || files))
$$
"""


class Migration(migrations.Migration):
    dependencies = [("safety", "0002_security")]
    operations = [migrations.RunSQL(CAREFUL, "drop function safety_careful(uuid[])")]
