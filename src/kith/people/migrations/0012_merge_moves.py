"""What a merge moves, and its undoing, done by the database: some of the rows belong to families the actor is not with.

Both functions look again at who acts: the merge must be the actor's own and not carried out yet, and they must work
with a baby of each of the two people.
"""

from importlib import import_module

from django.db import migrations

from kith.access import rls

BABIES = """
create function people_babies_of(wanted uuid) returns setof uuid language sql stable
set search_path = public, pg_temp as $$
  select id from people_baby where mother_id = wanted
  union
  select r.baby_id from people_malecarerrecord r where r.person_id = wanted and r.number = (
    select max(n.number) from people_malecarerrecord n where n.carer_id = r.carer_id)
$$
"""

LINE = """
create function people_line(wanted uuid) returns setof uuid language sql stable security definer
set search_path = public, pg_temp as $$
  with recursive line(id) as (
    select wanted
    union
    select p.merged_into_id from people_person p join line on p.id = line.id where p.merged_into_id is not null)
  select id from line
$$
"""

SEEN = f"""(exists (
  select 1 from people_person p
  where p.id in (select people_line({rls.TABLE}.kept_id)) or p.id = {rls.TABLE}.merged_id))"""  # noqa: S608
OF_MERGE = f"(exists (select 1 from people_personmerge m where m.id = {rls.TABLE}.merge_id))"  # noqa: S608
MOVE_SEEN = f"({OF_MERGE} and (baby_id is null or {rls.holds('baby_id')}))"
DOUBT = f"""(exists (
  select 1 from people_person p where p.id in ({rls.TABLE}.one_id, {rls.TABLE}.other_id)))"""  # noqa: S608

CARER_COLUMNS = """
  select string_agg(quote_ident(attname), ', ') from pg_attribute
  where attrelid = 'people_malecarerrecord'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    and attname not in ('id', 'number', 'person_id', 'recorded_at', 'recorded_by_id', 'about', 'name_given', 'aliases')
"""
NEWEST = "r.number = (select max(n.number) from people_malecarerrecord n where n.carer_id = r.carer_id)"

MOVE = f"""
create function people_merge_move(wanted uuid) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  m people_personmerge;
  his record;
  added uuid;
  kept_name text;
  columns text := ({CARER_COLUMNS});
begin
  select * into m from people_personmerge where id = wanted;
  if m.id is null or m.recorded_by_id is distinct from {rls.ME}
      or exists (select 1 from people_personmergemove v where v.merge_id = wanted and v.kind in ('baby', 'carer'))
      or exists (select 1 from people_personunmerge u where u.merge_id = wanted)
      or not exists (select 1 from people_babies_of(m.kept_id) b(id) where people_holds(b.id))
      or not exists (select 1 from people_babies_of(m.merged_id) b(id) where people_holds(b.id)) then
    raise exception 'this merge is not yours to carry out';
  end if;
  update people_person set merged_into_id = m.kept_id
    where id = m.merged_id and id <> m.kept_id and merged_into_id is null
      and not exists (select 1 from people_person k where k.id = m.kept_id and k.merged_into_id is not null);
  if not found then
    raise exception 'one of the two is merged already';
  end if;
  select trim(given_name || ' ' || family_name) into kept_name from people_person where id = m.kept_id;
  with moved as (update people_baby set mother_id = m.kept_id where mother_id = m.merged_id returning id)
    insert into people_personmergemove (id, merge_id, kind, baby_id, row_id)
    select gen_random_uuid(), wanted, 'baby', id, id from moved;
  with moved as (update people_pregnancy set mother_id = m.kept_id where mother_id = m.merged_id returning id)
    insert into people_personmergemove (id, merge_id, kind, row_id)
    select gen_random_uuid(), wanted, 'pregnancy', id from moved;
  for his in select r.id, r.baby_id from people_malecarerrecord r where r.person_id = m.merged_id and {NEWEST} loop
    added := gen_random_uuid();
    execute format(
      $f$insert into people_malecarerrecord
         (id, number, person_id, recorded_at, recorded_by_id, about, name_given, aliases, %1$s)
       select $1, number + 1, $2, $3, $4, 'merge', $5,
         case when name_given in ('', $5) then aliases
              else left(concat_ws(', ', nullif(aliases, ''), name_given), 200) end, %1$s
       from people_malecarerrecord where id = $6$f$, columns)
      using added, m.kept_id, m.recorded_at, m.recorded_by_id, kept_name, his.id;
    insert into people_personmergemove (id, merge_id, kind, baby_id, row_id, added_id)
      values (gen_random_uuid(), wanted, 'carer', his.baby_id, his.id, added);
  end loop;
end
$$;
revoke execute on function people_merge_move(uuid) from public
"""  # noqa: S608  the parts put in are constants of the house

UNDO = f"""
create function people_merge_undo(wanted uuid, new_id uuid, said text, more jsonb, moment timestamptz)
returns void language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  m people_personmerge;
  v people_personmergemove;
  was people_malecarerrecord;
  newest people_malecarerrecord;
  line uuid[];
  placed integer;
  its_table text;
  columns text := ({CARER_COLUMNS});
  their_columns text;
  left_over jsonb := more;
begin
  select * into m from people_personmerge where id = wanted;
  line := array(select people_line(m.kept_id));
  if m.id is null or {rls.ME} is null or exists (select 1 from people_personunmerge u where u.merge_id = wanted)
      or not exists (
        select 1 from unnest(line) p(id), people_babies_of(p.id) b(id) where people_holds(b.id)) then
    raise exception 'this merge is not yours to undo';
  end if;
  update people_person set merged_into_id = null where id = m.merged_id and merged_into_id = m.kept_id;
  for v in select * from people_personmergemove where merge_id = wanted order by id loop
    if v.kind = 'baby' then
      update people_baby set mother_id = m.merged_id where id = v.row_id and mother_id = any(line);
      get diagnostics placed = row_count;
    elsif v.kind = 'pregnancy' then
      update people_pregnancy set mother_id = m.merged_id where id = v.row_id and mother_id = any(line);
      get diagnostics placed = row_count;
    elsif v.kind = 'carer' then
      select * into was from people_malecarerrecord where id = v.row_id;
      select * into newest from people_malecarerrecord r where r.carer_id = was.carer_id and {NEWEST};
      placed := 0;
      if newest.person_id = any(line) then
        execute format(
          $f$insert into people_malecarerrecord
             (id, number, person_id, recorded_at, recorded_by_id, about, name_given, aliases, %1$s)
           select gen_random_uuid(), number + 1, $1, $2, $3, 'merge', $4, $5, %1$s
           from people_malecarerrecord where id = $6$f$, columns)
          using m.merged_id, moment, {rls.ME}, was.name_given, was.aliases, newest.id;
        placed := 1;
      end if;
    else
      its_table := case v.kind when 'name' then 'people_personname' when 'residence' then 'people_residence'
        when 'contact' then 'people_contactpoint' else 'people_withholding' end;
      select string_agg(quote_ident(attname), ', ') into their_columns from pg_attribute
        where attrelid = its_table::regclass and attnum > 0 and not attisdropped
          and attname not in ('id', 'replaces_id', 'mistaken', 'recorded_at', 'recorded_by_id');
      execute format(
        $f$insert into %1$I (id, replaces_id, mistaken, recorded_at, recorded_by_id, %2$s)
         select gen_random_uuid(), t.id, true, $1, $2, %2$s from %1$I t
         where t.id = $3 and not exists (select 1 from %1$I n where n.replaces_id = $3)$f$, its_table, their_columns)
        using moment, {rls.ME}, v.added_id;
      get diagnostics placed = row_count;
    end if;
    if placed = 0 then
      left_over := left_over || jsonb_build_object('kind', v.kind, 'id', v.row_id, 'baby', v.baby_id);
    end if;
  end loop;
  select left_over || coalesce(jsonb_agg(jsonb_build_object('kind', 'baby_since', 'id', b.id, 'baby', b.id)), '[]')
    into left_over from people_baby b where b.mother_id = any(line) and b.recorded_at > m.recorded_at;
  insert into people_personunmerge (id, merge_id, why, "left", recorded_at, recorded_by_id)
    values (new_id, wanted, said, left_over, moment, {rls.ME});
end
$$;
revoke execute on function people_merge_undo(uuid, uuid, text, jsonb, timestamptz) from public
"""  # noqa: S608  the parts put in are constants of the house

FIND = import_module("kith.people.migrations.0004_people_find").FIND.replace(
    "create function", "create or replace function"
)
FIND_STANDING = FIND.replace(
    "from adult_ids join people_person p using (id)),",
    """from adult_ids join people_person p using (id)
  where p.merged_into_id is null),""",
)


class Migration(migrations.Migration):
    dependencies = [("people", "0010_people_expect")]
    operations = [
        migrations.RunSQL(BABIES, "drop function people_babies_of(uuid)"),
        migrations.RunSQL(LINE, "drop function people_line(uuid)"),
        rls.protect("people_personmerge", using=SEEN, check=rls.SOMEBODY),
        rls.protect("people_personmergemove", using=MOVE_SEEN, check=OF_MERGE),
        rls.protect("people_personunmerge", using=OF_MERGE),
        rls.protect("people_samepersondoubt", using=DOUBT, check=rls.SOMEBODY),
        migrations.RunSQL(FIND_STANDING, FIND),
        migrations.RunSQL(MOVE, "drop function people_merge_move(uuid)"),
        migrations.RunSQL(UNDO, "drop function people_merge_undo(uuid, uuid, text, jsonb, timestamptz)"),
    ]
