"""What a leaver worked on goes to somebody who is there, in one step, whoever's rows the asking actor may see."""

from django.db import migrations

HAND_OVER = """
create function people_hand_over_leaver(leaver uuid, successor uuid, moment timestamptz)
returns table (involvement uuid, family uuid) language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  gone directory_worker%rowtype;
  here directory_worker%rowtype;
begin
  select * into gone from directory_worker where id = leaver;
  if gone.active_until is null or gone.active_until >= (moment at time zone 'Europe/London')::date then
    raise exception 'only the families of somebody who has left are handed over so';
  end if;
  if successor is not null then
    select w.* into here from directory_worker w join directory_team t on t.id = w.team_id
    where w.id = successor and w.active_until is null
      and t.agency_id = (select agency_id from directory_team where id = gone.team_id);
    if here.id is null then
      raise exception 'whoever goes on works in the same agency';
    end if;
  end if;
  return query
  with held as (
    select i.id, i.baby_id, i.team_id, i.agency_id, i.part, i.until as ends from people_involvement i
    where i.worker_id = leaver and coalesce(i.until, 'infinity'::timestamptz) > moment for update
  ), ended as (
    update people_involvement i set until = moment from held h where i.id = h.id
  ), made as (
    insert into people_involvement
      (id, baby_id, worker_id, team_id, agency_id, part, basis, claimed, since, until, recorded_by_id)
    select gen_random_uuid(), h.baby_id, successor, coalesce(here.team_id, h.team_id), h.agency_id, h.part,
      'Goes on where a colleague has left', false, moment, h.ends, null
    from held h
    where not exists (
      select 1 from people_involvement other
      where other.baby_id = h.baby_id and coalesce(other.until, 'infinity'::timestamptz) > moment
        and other.worker_id is not distinct from successor and other.team_id = coalesce(here.team_id, h.team_id))
  )
  select h.id, h.baby_id from held h;
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0029_measures"), ("directory", "0020_scim")]
    operations = [migrations.RunSQL(HAND_OVER, "drop function people_hand_over_leaver(uuid, uuid, timestamptz)")]
