from django.db import migrations

TOLD = """
create or replace function directory_may_be_told(about uuid, worker uuid) returns boolean language sql stable
set search_path = public, pg_temp as $$
  select not exists (
    select 1 from people_sealedfile s
    where s.baby_id = about
      and (coalesce(worker = any(s.excluded), false)
           or (s.only_these is not null and worker is not null and not worker = any(s.only_these))))
$$
"""
BEFORE = """
create or replace function directory_may_be_told(about uuid, worker uuid) returns boolean language sql stable
set search_path = public, pg_temp as $$ select true $$
"""
SHARE = """
create or replace function people_share_seals(given uuid, wanted uuid) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
declare one record; copied uuid;
begin
  if not exists (select 1 from people_baby a join people_baby b on a.pregnancy_id = b.pregnancy_id
                 where a.id = given and b.id = wanted) then
    return;
  end if;
  for one in select s.* from people_seal s join people_standing_seals(given) using (id) loop
    copied := gen_random_uuid();
    insert into people_seal (id, baby_id, kind, cause, reason, source, ask, review_on, set_by_id, set_at)
    values (copied, wanted, one.kind, one.cause, one.reason, one.source, one.ask, one.review_on, one.set_by_id,
            one.set_at);
    insert into people_sealname (id, seal_id, worker_id, named, reason, recorded_by_id, recorded_at)
    select gen_random_uuid(), copied, n.worker_id, n.named, n.reason, n.recorded_by_id, n.recorded_at
    from people_sealname n where n.seal_id = one.id;
  end loop;
end
$$
"""


class Migration(migrations.Migration):
    """No letter about a sealed file goes to somebody whom the seal shuts out, also when it was in the post already."""

    dependencies = [("people", "0022_people_lookup"), ("directory", "0004_may_be_told")]
    operations = [
        migrations.RunSQL(TOLD, BEFORE),
        migrations.RunSQL(SHARE, migrations.RunSQL.noop),
    ]
