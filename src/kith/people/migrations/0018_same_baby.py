"""Two files that are one baby's: who works with one works with both, and stops when it is undone.

Done by the database, because only somebody who works with both files may say so and others' involvements are added.
"""

from django.db import migrations

from kith.access import rls

EITHER = f"({rls.holds('kept_id')} or {rls.holds('merged_id')})"
OF_MERGE = f"(exists (select 1 from people_babymerge m where m.id = {rls.TABLE}.merge_id))"  # noqa: S608

SAME = f"""
create function people_same_baby(wanted uuid) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  m people_babymerge;
  source uuid;
  target uuid;
  columns text := (
    select string_agg(quote_ident(attname), ', ') from pg_attribute
    where attrelid = 'people_involvement'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      and attname not in ('id', 'baby_id', 'since', 'basis', 'claimed', 'recorded_by_id'));
begin
  select * into m from people_babymerge where id = wanted;
  if m.id is null or m.recorded_by_id is distinct from {rls.ME}
      or exists (select 1 from people_babymergeseat s where s.merge_id = wanted)
      or exists (select 1 from people_babyunmerge u where u.merge_id = wanted)
      or not people_holds(m.kept_id) or not people_holds(m.merged_id) then
    raise exception 'this merge is not yours to carry out';
  end if;
  update people_baby set same_as_id = m.kept_id
    where id = m.merged_id and id <> m.kept_id and same_as_id is null
      and not exists (select 1 from people_baby k where k.id = m.kept_id and k.same_as_id is not null);
  if not found then
    raise exception 'one of the two is part of another file already';
  end if;
  for source, target in values (m.merged_id, m.kept_id), (m.kept_id, m.merged_id) loop
    execute format(
      $f$with added as (
        insert into people_involvement (id, baby_id, since, basis, claimed, recorded_by_id, %1$s)
        select gen_random_uuid(), $1, $2, 'Two files of this baby were found to be one baby’s', false, $3, %1$s
        from people_involvement i
        where i.baby_id = $4 and (i.until is null or i.until > $2) and not exists (
          select 1 from people_involvement o where o.baby_id = $1 and o.until is null
            and o.team_id = i.team_id and o.worker_id is not distinct from i.worker_id)
        returning id)
      insert into people_babymergeseat (id, merge_id, involvement_id) select gen_random_uuid(), $5, id from added$f$,
      columns) using target, m.recorded_at, m.recorded_by_id, source, m.id;
  end loop;
end
$$;
revoke execute on function people_same_baby(uuid) from public
"""  # noqa: S608  the parts put in are constants of the house

TWO = f"""
create function people_two_babies(wanted uuid, new_id uuid, said text, moment timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  m people_babymerge;
begin
  select * into m from people_babymerge where id = wanted;
  if m.id is null or {rls.ME} is null or exists (select 1 from people_babyunmerge u where u.merge_id = wanted)
      or not (people_holds(m.kept_id) or people_holds(m.merged_id)) then
    raise exception 'this merge is not yours to undo';
  end if;
  update people_involvement i set until = moment from people_babymergeseat s
    where s.merge_id = wanted and i.id = s.involvement_id and (i.until is null or i.until > moment);
  update people_baby set same_as_id = null where id = m.merged_id and same_as_id = m.kept_id;
  insert into people_babyunmerge (id, merge_id, why, recorded_at, recorded_by_id)
    values (new_id, wanted, said, moment, {rls.ME});
end
$$;
revoke execute on function people_two_babies(uuid, uuid, text, timestamptz) from public
"""  # noqa: S608

ONE_FILE = """
do $do$
declare
  ours text;
begin
  select pg_get_functiondef(oid) into ours from pg_proc where proname = 'people_find' and prokind = 'f';
  if position('b.same_as_id is null' in ours) = 0 then
    ours := regexp_replace(
      ours, '(from near_babies n join people_baby b using \\(id\\)[^;]*?where )', '\\1b.same_as_id is null and ');
    execute ours;
  end if;
end
$do$
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0016_keep_back")]
    operations = [
        rls.protect("people_babymerge", using=EITHER, check=rls.SOMEBODY),
        rls.protect("people_babymergeseat", using=OF_MERGE),
        rls.protect("people_babyunmerge", using=OF_MERGE),
        migrations.RunSQL(SAME, "drop function people_same_baby(uuid)"),
        migrations.RunSQL(ONE_FILE, migrations.RunSQL.noop),
        migrations.RunSQL(TWO, "drop function people_two_babies(uuid, uuid, text, timestamptz)"),
    ]
