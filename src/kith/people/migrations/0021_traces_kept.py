"""Traces of everybody on file, kept by the database itself, so that bulk loading keeps them too."""

from django.db import migrations

from kith.access import rls

PARTS = r"""
create function people_key(name text) returns text language sql immutable parallel safe
set search_path = pg_catalog, pg_temp as $$
  select trim(regexp_replace(regexp_replace(lower(regexp_replace(
    normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')), '[-–—‐‑_/,;]', ' ', 'g'),
    '[^[:alnum:] ]', '', 'g'))
$$;
create function people_street(address text) returns text language sql immutable parallel safe
set search_path = public, pg_temp as $$
  select nullif(left(replace(regexp_replace(regexp_replace(
    people_key(split_part(regexp_replace(regexp_replace(address,
      '^\s*(flat|apartment|apt|unit|room)\s*\w*\s*,?\s+', '', 'i'), '^\s*\d+\w?\s*,\s*', ''), ',', 1)),
    '^(\d+[a-z]?\s+)+', ''),
    '\s+(street|st|road|rd|lane|ln|avenue|ave|close|cl|drive|dr|way|place|pl|court|ct|terrace|crescent|gardens|hill'
    '|park|row|square|walk|view|mews|rise|grove)$', ''), ' ', ''), 60), '')
$$;
create function people_phone(value text) returns text language sql immutable parallel safe
set search_path = pg_catalog, pg_temp as $$ select nullif(right(regexp_replace(value, '[^0-9]', '', 'g'), 10), '') $$;
create function people_outcode(postcode text) returns text language sql immutable parallel safe
set search_path = pg_catalog, pg_temp as $$
  select nullif(case when length(p) > 4 then left(p, -3) else p end, '')
  from (select upper(replace(postcode, ' ', ''))) t(p)
$$;
create function people_name_pairs(key text, given_name text, family_name text) returns table (given text, family text)
language sql immutable parallel safe set search_path = public, pg_temp as $$
  with counted as (
    select regexp_split_to_array(key, ' ') as words,
      case when given_name = '' then 0 else cardinality(regexp_split_to_array(
        trim(regexp_replace(given_name, '[-–—‐‑]', ' ', 'g')), '\s+')) end as given_words,
      case when family_name = '' then 0 else cardinality(regexp_split_to_array(
        trim(regexp_replace(family_name, '[-–—‐‑]', ' ', 'g')), '\s+')) end as family_words
    where key <> ''),
  split as (
    select words, least(given_words, greatest(cardinality(words) - family_words, 0)) as n from counted),
  told as (select words[1:n] as g, words[n+1:] as f from split),
  families as (
    select nullif(left(array_to_string(f, ''), 100), '') as family, 1 as rank from told
    union all
    select part, 2 from told, unnest(f) part where cardinality(f) > 1 and length(part) > 2
      and part not in ('van','von','del','den','der','bin','ibn','bint','abu','ben','mac'))
  select distinct left(g[1], 100), family from told, families
  union
  select left(g[2], 100), family from told, families where rank = 1 and cardinality(g) > 1
  union
  select left(array_to_string(g, ''), 100), family from told, families where rank = 1 and cardinality(g) = 2
$$;
"""

KEPT_BACK = """
create function people_kept_back(person uuid) returns boolean language sql stable
set search_path = public, pg_temp as $$
  select coalesce((select withhold_address from people_person where id = person), false) or exists (
    select 1 from people_malecarerrecord r join people_baby b on b.id = r.baby_id
    join people_person m on m.id = b.mother_id
    where r.person_id = person and (r.withhold_address or (m.withhold_address and r.lives_with_baby = 'yes')))
$$;
create function people_names_of(person uuid) returns table (given text, family text) language sql stable
set search_path = public, pg_temp as $$
  select n.given, n.family from people_person p, people_name_pairs(p.name_key, p.given_name, p.family_name) n
  where p.id = person or p.merged_into_id = person
  union
  select n.given, n.family from people_personname p, people_name_pairs(p.name_key, p.given_name, p.family_name) n
  where p.person_id = person and not p.mistaken
    and not exists (select 1 from people_personname x where x.replaces_id = p.id)
$$;
create function people_places_of(person uuid) returns table (postcode text, street text, phone text) language sql stable
set search_path = public, pg_temp as $$
  with p as (select * from people_person where id = person),
  kept as (select people_kept_back(person) as back),
  places as (
    select pc, st, row_number() over (order by min(rank), pc, st) as n from (
      select nullif(upper(replace(p.postcode, ' ', '')), '') as pc, people_street(p.address) as st, 0 as rank from p
      union all
      select nullif(upper(replace(r.postcode, ' ', '')), ''), people_street(r.address), 1 from people_residence r
      where r.person_id = person and not r.withheld and not r.mistaken
        and not exists (select 1 from people_residence x where x.replaces_id = r.id)) a
    where (pc is not null or st is not null) and not (select back from kept) group by pc, st limit 12),
  phones as (
    select ph, row_number() over (order by min(rank), ph) as n from (
      select people_phone(p.phone) as ph, 0 as rank from p
      union all
      select people_phone(c.value), 1 from people_contactpoint c where c.person_id = person and c.means <> 'email'
        and not c.mistaken and not exists (select 1 from people_contactpoint x where x.replaces_id = c.id)) c
    where ph is not null group by ph limit 12)
  select places.pc, places.st, phones.ph
  from (select generate_series(1, greatest(1, (select count(*) from places), (select count(*) from phones)))) s(n)
  left join places on places.n = s.n
  left join phones on phones.n = case when s.n <= (select count(*) from phones) then s.n else 1 end
$$;
"""

ADULTS = """
create function people_trace_adults(persons uuid[]) returns void language sql
set search_path = public, pg_temp as $$
  delete from people_trace where subject = any(persons) and role = 'p';
  insert into people_trace
    (role, subject, given, family, born, woman, postcode, outcode, street, phone_a, phone_b)
  select 'p', p.id, n.given, n.family, p.date_of_birth, p.sex = 'female', a.postcode, people_outcode(a.postcode),
    a.street, nullif(substr(a.phone, 2, 4), ''), nullif(right(a.phone, 5), '')
  from unnest(persons) w(id) join people_person p on p.id = w.id and p.merged_into_id is null,
    people_names_of(p.id) n, people_places_of(p.id) a;
$$;
create function people_trace_babies(babies uuid[]) returns void language sql
set search_path = public, pg_temp as $$
  delete from people_trace where subject = any(babies) and role in ('o', 'm', 'f');
  with b as (select b.*, m.withhold_address, coalesce(b.date_of_birth, b.expected_on) as day
    from unnest(babies) w(id) join people_baby b on b.id = w.id join people_person m on m.id = b.mother_id),
  fathers as (
    select distinct on (r.carer_id) r.* from b join people_malecarerrecord r on r.baby_id = b.id
    where r.relationship = 'father' order by r.carer_id, r.number desc),
  named as (
    select f.baby_id, f.person_id, n.given, n.family from fathers f, people_names_of(f.person_id) n
    where f.person_id is not null
    union
    select f.baby_id, null, split_part(people_key(f.name_given), ' ', 1),
      nullif(replace(substr(people_key(f.name_given), length(split_part(people_key(f.name_given), ' ', 1)) + 2),
        ' ', ''), '')
    from fathers f where f.person_id is null and people_key(f.name_given) <> ''),
  father as (select distinct on (baby_id) baby_id, given, family from named order by baby_id, person_id, given),
  mother as (select b.id as baby_id, split_part(m.name_key, ' ', 1) as given,
      replace(substr(m.name_key, length(split_part(m.name_key, ' ', 1)) + 2), ' ', '') as family
    from b join people_person m on m.id = b.mother_id),
  places as (
    select b.id as baby_id, a.postcode, a.street, a.phone from b, people_places_of(b.mother_id) a
    union
    select b.id, upper(replace(b.postcode, ' ', '')), null, null from b
    where b.postcode <> '' and not b.withhold_address and not exists (
      select 1 from people_person m where m.id = b.mother_id and m.postcode = b.postcode)),
  rows as (
    select 'o' as role, b.id, n.given, n.family, mother.given as og, mother.family as of, b.day,
      a.postcode, a.street, a.phone
    from b join places a on a.baby_id = b.id join mother on mother.baby_id = b.id,
      people_name_pairs(b.name_key, b.given_name, b.family_name) n
    union all
    select 'm', b.id, n.given, n.family, father.given, father.family, b.day, a.postcode, a.street, a.phone
    from b join places a on a.baby_id = b.id left join father on father.baby_id = b.id, people_names_of(b.mother_id) n
    union all
    select 'f', b.id, named.given, named.family, mother.given, mother.family, b.day, a.postcode, a.street, a.phone
    from b join named on named.baby_id = b.id join mother on mother.baby_id = b.id
    join places a on a.baby_id = b.id)
  insert into people_trace (role, subject, given, family, other_given, other_family, born, woman,
    postcode, outcode, street, phone_a, phone_b)
  select role, id, given, family, nullif(og, ''), nullif(of, ''), day, role = 'm', postcode, people_outcode(postcode),
    street, nullif(substr(phone, 2, 4), ''), nullif(right(phone, 5), '') from rows;
$$;
create function people_trace_carers(carers uuid[]) returns void language sql
set search_path = public, pg_temp as $$
  delete from people_trace where subject = any(carers) and role = 'c';
  with latest as (
    select distinct on (r.carer_id) r.*, people_key(r.name_given) as key from people_malecarerrecord r
    where r.carer_id = any(carers) order by r.carer_id, r.number desc),
  kept as (
    select l.*, l.withhold_address or (m.withhold_address and l.lives_with_baby = 'yes') as back
    from latest l join people_baby b on b.id = l.baby_id join people_person m on m.id = b.mother_id
    where l.person_id is null and l.knowledge in ('known', 'believed')),
  said as (
    select k.carer_id, key from kept k where key <> ''
    union select k.carer_id, people_key(alias) from kept k, regexp_split_to_table(k.aliases, '[,;]') alias
    where people_key(alias) <> '')
  insert into people_trace (role, subject, given, family, woman, postcode, outcode, street, phone_a, phone_b)
  select 'c', k.carer_id, left(split_part(s.key, ' ', 1), 100),
    nullif(left(replace(substr(s.key, length(split_part(s.key, ' ', 1)) + 2), ' ', ''), 100), ''), k.sex = 'female',
    case when not k.back then nullif(upper(replace(k.postcode, ' ', '')), '') end,
    case when not k.back then people_outcode(k.postcode) end,
    case when not k.back then people_street(k.address) end,
    nullif(substr(people_phone(k.phone), 2, 4), ''), nullif(right(people_phone(k.phone), 5), '')
  from kept k join said s using (carer_id);
$$;
create function people_trace_names(subjects uuid[]) returns void language sql
set search_path = public, pg_temp as $$
  insert into people_namefrequency (kind, value, often)
  select kind, value, 1 from (
    select distinct v.kind, v.value from people_trace t,
      lateral (values ('g', t.given), ('f', t.family), ('s', t.street)) v(kind, value)
    where t.subject = any(subjects) and v.value is not null) new
  where not exists (select 1 from people_namefrequency n where n.kind = new.kind and n.value = new.value)
  order by kind, value on conflict do nothing;
$$;
create function people_trace_of(persons uuid[], babies uuid[], carers uuid[]) returns void language plpgsql
set search_path = public, pg_temp as $$
begin
  persons := array(select unnest(persons)
    union select merged_into_id from people_person where id = any(persons) and merged_into_id is not null
    union select r.person_id from people_baby b join people_malecarerrecord r on r.baby_id = b.id
    where b.mother_id = any(persons) and r.person_id is not null and r.lives_with_baby = 'yes');
  carers := carers || array(
    select r.carer_id from people_baby b join people_malecarerrecord r on r.baby_id = b.id
    where b.mother_id = any(persons) and r.person_id is null);
  babies := babies || array(
    select id from people_baby where mother_id = any(persons)
    union select baby_id from people_malecarerrecord where person_id = any(persons));
  if cardinality(persons) > 0 then perform people_trace_adults(persons); end if;
  if cardinality(babies) > 0 then perform people_trace_babies(array(select distinct unnest(babies))); end if;
  if cardinality(carers) > 0 then perform people_trace_carers(array(select distinct unnest(carers))); end if;
  perform people_trace_names(persons || babies || carers);
end $$;
create function people_trace_count() returns void language sql set search_path = public, pg_temp as $$
  insert into people_namefrequency (kind, value, often)
  select kind, value, count(*) from people_trace t,
    lateral (values ('g', t.given), ('f', t.family), ('s', t.street)) v(kind, value)
  where v.value is not null and t.role in ('p', 'c', 'o') group by 1, 2
  on conflict (kind, value) do update set often = excluded.often where people_namefrequency.often <> excluded.often
$$;
"""


def trigger(table: str, call: str) -> str:
    """After rows of `table` are added or changed, however many at once, the traces follow in the same transaction."""
    return f"""
    create function {table}_traced() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$ begin {call} return null; end $$;
    revoke execute on function {table}_traced() from public;
    create trigger traced_added after insert on {table} referencing new table as new_rows
      for each statement execute function {table}_traced();
    create trigger traced_changed after update on {table} referencing new table as new_rows
      for each statement execute function {table}_traced();
    """


MERGED = """
create function people_person_parted() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$ begin
  perform people_trace_of(array(select distinct o.merged_into_id from old_rows o join new_rows n on n.id = o.id
    where o.merged_into_id is distinct from n.merged_into_id and o.merged_into_id is not null), '{}', '{}');
  return null;
end $$;
revoke execute on function people_person_parted() from public;
create trigger traced_parted after update on people_person referencing old table as old_rows new table as new_rows
  for each statement execute function people_person_parted();
"""
"""When a merge is undone, the one that was kept gives the other's names back."""


def of_persons(column: str) -> str:
    return f"perform people_trace_of(array(select distinct {column} from new_rows), '{{}}', '{{}}');"  # noqa: S608


TRIGGERS = "".join(
    [
        trigger("people_person", of_persons("id")),
        trigger("people_personname", of_persons("person_id")),
        trigger("people_residence", of_persons("person_id")),
        trigger("people_contactpoint", of_persons("person_id")),
        trigger("people_baby", "perform people_trace_of('{}', array(select id from new_rows), '{}');"),
        trigger(
            "people_malecarerrecord",
            "perform people_trace_of(array(select distinct person_id from new_rows where person_id is not null), "
            "array(select distinct baby_id from new_rows), array(select distinct carer_id from new_rows));",
        ),
    ]
)

OLD = """
select people_trace_of(array(select id from people_person), array(select id from people_baby),
  array(select id from people_malecarer));
select people_trace_count();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0018_same_baby")]
    operations = [
        migrations.RunSQL(PARTS + KEPT_BACK, migrations.RunSQL.noop),
        migrations.RunSQL(ADULTS, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS + MERGED, migrations.RunSQL.noop),
        migrations.RunSQL(OLD, migrations.RunSQL.noop),
        rls.protect("people_trace", using="false"),
        rls.protect("people_namefrequency", using="false"),
        rls.protect("people_matchweight", using=rls.SOMEBODY, check="false"),
        rls.protect("people_searchtally", using=f"worker_id = {rls.ME}"),
    ]
