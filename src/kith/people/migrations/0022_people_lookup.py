"""The look-up: candidates by plain btrees, scored, and told as what an answer may hold and no more."""

from django.db import migrations

from kith.access import rls

KNOWS_BABY, KNOWS_PERSON = "people_may_know(WHO)", "people_may_know_person(WHO)"

RANK = """
create function people_rank(
  ask jsonb, gk text[], gw real[], gl int[], gm int[], fk text[], fw real[], fl int[], fm int[],
  ok text[], ow real[], pk text[], pw real[], sk text[], sw real[], sl int[], dk date[], dw real[], dl int[], dp date[])
returns table (subject uuid, role text, bits real, agrees int[], born date, outcode text, family text, phone text)
language plpgsql stable set search_path = public, pg_temp set jit = off set enable_seqscan = off
set plan_cache_mode = force_generic_plan as $$
declare
  probes text[] := string_to_array(ask->>'probes', ',');
  roles text[] := string_to_array(ask->>'roles', ',');
  most int := (ask->>'most')::int;
  n_words int := (ask->>'words')::int;
  gdis real := (ask->>'given_differs')::real;
  fdis real := (ask->>'family_differs')::real;
  wdis real := (ask->>'family_differs_woman')::real;
  ddis real := (ask->>'born_differs')::real;
  lo date := (ask->>'lo')::date;
  hi date := (ask->>'hi')::date;
  lo2 date := (ask->>'lo2')::date;
  hi2 date := (ask->>'hi2')::date;
  aw real[] := array[(ask->>'age_exact')::real, (ask->>'age_near')::real, (ask->>'age_differs')::real];
  day date := (ask->>'day')::date;
  ew real[] := array[(ask->>'expected_exact')::real, (ask->>'expected_near')::real,
    (ask->>'expected_half')::real, (ask->>'expected_differs')::real];
  pc text := ask->>'postcode';
  oc text := ask->>'outcode';
  cw real[] := array[(ask->>'place_exact')::real, (ask->>'place_district')::real, (ask->>'place_differs')::real];
  stw real := (ask->>'street_differs')::real;
  pa text := ask->>'phone_a';
  pb text := ask->>'phone_b';
  hw real[] := array[(ask->>'phone_exact')::real, (ask->>'phone_half')::real, (ask->>'phone_differs')::real];
  kept int := (ask->>'kept')::int;
begin
return query
with found as (
  (select t.* from people_trace t where 'fg' = any(probes) and t.family = any(fk) and t.given = any(gk) limit most)
  union all
  (select t.* from people_trace t where 'fga' = any(probes) and t.family = any(fk) and t.given = any(gk)
    and t.born between lo2 and hi2 limit most)
  union all
  (select t.* from people_trace t where 'fgn' = any(probes) and t.family = any(fk) and t.given = any(gk)
    and t.born is null limit most)
  union all
  (select t.* from people_trace t where 'fb' = any(probes) and t.family = any(fk) and t.born = any(dp) limit most)
  union all
  (select t.* from people_trace t where 'gb' = any(probes) and t.given = any(gk) and t.born = any(dp) limit most)
  union all
  (select t.* from people_trace t where 'fa' = any(probes) and t.family = any(fk) and t.born between lo2 and hi2
    limit most)
  union all
  (select t.* from people_trace t where 'ga' = any(probes) and t.given = any(gk) and t.born between lo2 and hi2
    limit most)
  union all
  (select t.* from people_trace t where 'og' = any(probes) and t.outcode = oc and t.given = any(gk) limit most)
  union all
  (select t.* from people_trace t where 'oga' = any(probes) and t.outcode = oc and t.given = any(gk)
    and t.born between lo2 and hi2 limit most)
  union all
  (select t.* from people_trace t where 'of' = any(probes) and t.outcode = oc and t.family = any(fk) limit most)
  union all
  (select t.* from people_trace t where 'sg' = any(probes) and t.street = any(sk) and t.given = any(gk) limit most)
  union all
  (select t.* from people_trace t where 'st' = any(probes) and t.street = any(sk) limit most)
  union all
  (select t.* from people_trace t where 'pa' = any(probes) and t.phone_a = pa limit most)
  union all
  (select t.* from people_trace t where 'pb' = any(probes) and t.phone_b = pb limit most)
  union all
  (select t.* from people_trace t where 'pc' = any(probes) and t.postcode = pc limit most)
  union all
  (select t.* from people_trace t where 'f' = any(probes) and t.family = any(fk) limit most)
),
weighed as (
  select t.subject as who, t.role as part, t.born as b, t.outcode as o, t.family as fa, t.phone_b as ph,
    n.name_bits
    + case when d.how is null then 0 else d.w end
    + case when pc is null and oc is null or t.outcode is null then 0
        when t.postcode = pc then cw[1] when t.outcode = oc then cw[2] else cw[3] end
    + case when cardinality(sk) = 0 or t.street is null then 0 else coalesce(sw[s.i], stw) end
    + case when pa is null and pb is null or t.phone_b is null then 0
        when t.phone_a = pa and t.phone_b = pb then hw[1]
        when t.phone_a = pa or t.phone_b = pb then hw[2] else hw[3] end
    + case when cardinality(ok) + cardinality(pk) = 0 or t.other_given is null and t.other_family is null then 0
        else coalesce(ow[array_position(ok, t.other_given)], case when cardinality(ok) > 0 then -2 else 0 end)
          + coalesce(pw[array_position(pk, t.other_family)], case when cardinality(pk) > 0 then -2 else 0 end) end
    as w,
    array[
      case when n_words = 0 then null when n.use_g then gl[g.i] when t.given is null then 0
        when n_words = 1 then null else 10 end,
      case when n_words = 0 then null when n.use_f then fl[f.i] when t.family is null then 0
        when n_words = 1 then null when t.woman then 11 else 10 end,
      d.how,
      case when pc is null and oc is null then null when t.outcode is null then 0
        when t.postcode = pc then 1 when t.outcode = oc then 8 else 10 end,
      case when cardinality(sk) = 0 then null when t.street is null then 0 else coalesce(sl[s.i], 10) end,
      case when pa is null and pb is null then null when t.phone_b is null then 0
        when t.phone_a = pa and t.phone_b = pb then 1 when t.phone_a = pa or t.phone_b = pb then 9 else 10 end,
      case when cardinality(ok) + cardinality(pk) = 0 then null
        when t.other_given is null and t.other_family is null then 0
        when t.other_given = any(ok) or t.other_family = any(pk) then 1 else 10 end
    ] as how
  from found t
  cross join lateral (select array_position(gk, t.given) as i) g
  cross join lateral (select array_position(fk, t.family) as i) f
  cross join lateral (select array_position(sk, t.street) as i) s
  cross join lateral (
    select u.use_g, u.use_f,
      case when u.use_g then gw[g.i] when n_words < 2 and (u.use_f or n_words = 0) or t.given is null then 0
        else gdis end
      + case when u.use_f then fw[f.i] when n_words < 2 and (u.use_g or n_words = 0) or t.family is null then 0
        when t.woman then wdis else fdis end as name_bits
    from (select g.i is not null and (f.i is null or (gm[g.i] & fm[f.i]) = 0 or gw[g.i] >= fw[f.i]) as use_g,
        f.i is not null and (g.i is null or (gm[g.i] & fm[f.i]) = 0 or gw[g.i] < fw[f.i]) as use_f) u) n
  cross join lateral (
    select case
      when t.role in ('p', 'c') and dk is not null then
        case when t.born is null then 0 else coalesce(dw[array_position(dk, t.born)], ddis) end
      when t.role in ('p', 'c') and lo is not null then
        case when t.born is null then 0 when t.born between lo and hi then aw[1]
          when t.born between lo2 and hi2 then aw[2] else aw[3] end
      when t.role not in ('p', 'c') and day is not null then
        case when t.born is null then 0 when t.born = day then ew[1] when abs(t.born - day) <= 14 then ew[2]
          when abs(t.born - day) <= 35 then ew[3] else ew[4] end
      end as w,
      case
      when t.role in ('p', 'c') and dk is not null then
        case when t.born is null then 0 else coalesce(dl[array_position(dk, t.born)], 10) end
      when t.role in ('p', 'c') and lo is not null then
        case when t.born is null then 0 when t.born between lo and hi then 1
          when t.born between lo2 and hi2 then 4 else 10 end
      when t.role not in ('p', 'c') and day is not null then
        case when t.born is null then 0 when t.born = day then 1 when abs(t.born - day) <= 14 then 4
          when abs(t.born - day) <= 35 then 9 else 10 end
      end as how) d
  where t.role = any(roles)
),
best as (select distinct on (who) * from weighed order by who, w desc, how desc)
select who, part::text, w::real, how, b, o, fa, ph from best order by w desc, who limit kept;
end $$;
"""
"""Ranks by Fellegi and Sunter's sum of weights. It runs as whoever asks: only the owner sees traces, so only a function
of the owner's gets rows from it."""

ANSWERS = f"""
create function people_answers(
  persons uuid[], babies uuid[], carers uuid[])
returns table (
  kind text, id uuid, given_name text, family_name text, date_of_birth date, expected_on date, district text,
  mother_id uuid, baby_id uuid, held boolean, speak_with uuid[])
language sql stable set search_path = public, pg_temp set jit = off as $$
select case when a_man.yes then 'man' else 'mother' end, a.id, a.given_name::text, a.family_name::text,
    a.date_of_birth, null::date, case when people_kept_back(a.id) then '' else split_part(a.postcode, ' ', 1) end,
    null::uuid, his.baby_id, his.baby_id is not null, coalesce(his.teams, '{{}}')
  from unnest(persons) w(id) join people_person a on a.id = w.id
  cross join lateral (select exists (
    select 1 from people_malecarerrecord r where r.person_id = a.id and r.number = (
      select max(n.number) from people_malecarerrecord n where n.carer_id = r.carer_id)) as yes) a_man
  left join lateral (
    select (array_agg(r.baby_id) filter (where {rls.holds("r.baby_id")}))[1] as baby_id,
      array_agg(distinct t.team_id) filter (where t.team_id is not null) as teams
    from people_malecarerrecord r left join lateral people_speak_with(r.baby_id) t(team_id) on true
    where r.person_id = a.id and {KNOWS_BABY.replace("WHO", "r.baby_id")}) his on a_man.yes
  where {rls.SOMEBODY} and a.merged_into_id is null and (a_man.yes or a.sex <> 'male')
    and {KNOWS_PERSON.replace("WHO", "a.id")}
union all
select 'man', c.id, r.name_given::text, '', null, null,
    case when r.withhold_address or m.withhold_address then '' else split_part(r.postcode, ' ', 1) end,
    null, case when h.held then c.baby_id end, h.held, array(select people_speak_with(c.baby_id))
  from unnest(carers) w(id) join people_malecarer c on c.id = w.id
  join lateral (select * from people_malecarerrecord r where r.carer_id = c.id order by number desc limit 1) r on true
  join people_baby b on b.id = c.baby_id join people_person m on m.id = b.mother_id
  cross join lateral (select {rls.holds("c.baby_id")} as held) h
  where {rls.SOMEBODY} and {KNOWS_BABY.replace("WHO", "c.baby_id")}
union all
select 'baby', b.id, b.given_name::text, b.family_name::text, b.date_of_birth, b.expected_on,
    case when m.withhold_address then '' else split_part(b.postcode, ' ', 1) end,
    b.mother_id, b.id, h.held, array(select people_speak_with(b.id))
  from (select unnest(babies) union select id from people_baby where mother_id = any(persons)) w(id)
  join people_baby b on b.id = w.id join people_person m on m.id = b.mother_id
  cross join lateral (select {rls.holds("b.id")} as held) h
  where {rls.SOMEBODY} and (h.held or b.ended_as = '') and b.same_as_id is null and {KNOWS_BABY.replace("WHO", "b.id")}
$$;
"""  # noqa: S608  the parts put in are constants of the house

FIND = f"""
create function people_find(
  ask jsonb, gk text[], gw real[], gl int[], gm int[], fk text[], fw real[], fl int[], fm int[],
  ok text[], ow real[], pk text[], pw real[], sk text[], sw real[], sl int[], dk date[], dw real[], dl int[], dp date[])
returns table (
  kind text, id uuid, given_name text, family_name text, date_of_birth date, expected_on date, district text,
  mother_id uuid, baby_id uuid, held boolean, speak_with uuid[],
  bits real, role text, agrees int[], fits int, dates int, areas int, families int, phones int,
  by_number boolean)
language sql stable security definer set search_path = public, pg_temp set jit = off as $$
with ranked as materialized (
  select r.* from people_rank(ask, gk, gw, gl, gm, fk, fw, fl, fm, ok, ow, pk, pw, sk, sw, sl, dk, dw, dl, dp) r
  where {rls.SOMEBODY}),
numbered as materialized (
  select case when p.id is not null then 'mother' end, p.id, b.id as baby
  from (select nullif(ask->>'number', '') as n) q
  left join people_person p on p.nhs_number = q.n left join people_baby b on b.nhs_number = q.n where q.n is not null),
known as materialized (
  select r.* from ranked r where case
    when r.role = 'p' then {KNOWS_PERSON.replace("WHO", "r.subject")} and exists (
      select 1 from people_person p where p.id = r.subject and (p.sex <> 'male' or exists (
        select 1 from people_malecarerrecord m where m.person_id = p.id and m.number = (
          select max(n.number) from people_malecarerrecord n where n.carer_id = m.carer_id))))
    when r.role = 'c' then (
      select {KNOWS_BABY.replace("WHO", "c.baby_id")} from people_malecarer c where c.id = r.subject)
    else {KNOWS_BABY.replace("WHO", "r.subject")} end),
counted as (
  select count(*)::int as fits, count(distinct k.born)::int as dates, count(distinct k.outcode)::int as areas,
    count(distinct k.family)::int as families, count(distinct k.phone)::int as phones
  from known k where k.bits >= (select max(x.bits) from known x) - 1),
shown as materialized (select k.* from known k order by k.bits desc, k.subject limit (ask->>'shown')::int)
select a.*, s.bits, s.role, s.agrees, c.fits, c.dates, c.areas, c.families, c.phones,
  exists (select 1 from numbered n where a.id in (n.id, n.baby))
from people_answers(
    array(select s.subject from shown s where s.role = 'p')
      || array(select n.id from numbered n where n.id is not null),
    array(select s.subject from shown s where s.role in ('o', 'm', 'f'))
      || array(select n.baby from numbered n where n.baby is not null),
    array(select s.subject from shown s where s.role = 'c')) a
  left join shown s on s.subject = a.id cross join counted c
$$;
revoke execute on function people_find(jsonb, text[], real[], int[], int[], text[], real[], int[], int[], text[],
  real[], text[], real[], text[], real[], int[], date[], real[], int[], date[]) from public;
create function people_exists(wanted uuid)
returns table (
  kind text, id uuid, given_name text, family_name text, date_of_birth date, expected_on date, district text,
  mother_id uuid, baby_id uuid, held boolean, speak_with uuid[])
language sql stable security definer set search_path = public, pg_temp set jit = off as $$
  select * from people_answers(array[wanted], array[wanted], '{{}}') where {rls.SOMEBODY}
$$;
revoke execute on function people_exists(uuid) from public;
create function people_names(after bigint) returns table (id bigint, kind text, value text, often int)
language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, n.kind::text, n.value, n.often from people_namefrequency n where n.id > after
$$;
revoke execute on function people_names(bigint) from public;
create function people_trace_size() returns bigint language sql stable security definer
set search_path = public, pg_temp as $$
  select greatest(reltuples, 0)::bigint from pg_class where oid = 'people_trace'::regclass
$$;
revoke execute on function people_trace_size() from public
"""  # noqa: S608  the parts put in are constants of the house

OLD_FIND = """
drop function people_find(text[], text[], date[], text, text, uuid, integer);
drop function people_closeness(boolean, text, text[], boolean, boolean)
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0021_traces_kept")]
    operations = [
        migrations.RunSQL(OLD_FIND, migrations.RunSQL.noop),
        migrations.RunSQL(RANK, migrations.RunSQL.noop),
        migrations.RunSQL(ANSWERS, migrations.RunSQL.noop),
        migrations.RunSQL(FIND, migrations.RunSQL.noop),
    ]
