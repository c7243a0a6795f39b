"""Keeping an address back: the mark on each person follows the decisions that stand in their household."""

from django.db import migrations


def living(record: str) -> str:
    """SQL for the newest record of a carer who lives with the baby, or at the postcode of the baby's mother."""
    return (
        f"({record}.lives_with_baby = 'yes' or exists (select 1 from people_person him, people_person her, "  # noqa: S608
        f"people_baby hb where him.id = {record}.person_id and hb.id = {record}.baby_id and her.id = hb.mother_id "
        "and him.postcode <> '' and him.postcode = her.postcode)) "
        "and not exists (select 1 from people_malecarerrecord later "
        f"where later.carer_id = {record}.carer_id and later.number > {record}.number)"
    )


def stands(row: str, table: str) -> str:
    """SQL that is true of a row that nothing replaces, that is no mistake and has not ended."""
    return (
        f"not {row}.mistaken and ({row}.until is null or {row}.until > current_date) "  # noqa: S608
        f"and not exists (select 1 from {table} n where n.replaces_id = {row}.id)"
    )


OWN = f"""(
  exists (select 1 from people_withholding w where w.person_id = mates.mate and not w.lifted
          and {stands("w", "people_withholding")})
  or exists (select 1 from people_residence a where a.person_id = mates.mate and a.withheld
             and {stands("a", "people_residence")})
  or exists (select 1 from people_malecarerrecord o where o.person_id = mates.mate and o.withhold_address
             and not exists (select 1 from people_malecarerrecord later
                             where later.carer_id = o.carer_id and later.number > o.number)))"""  # noqa: S608

KEEP_BACK = f"""
create function people_keep_back(wanted uuid, clearing boolean) returns void language sql security definer
set search_path = public, pg_temp as $$
with
homes as materialized (
  select b.id as baby from people_baby b where b.mother_id = wanted
  union select r.baby_id from people_malecarerrecord r where r.person_id = wanted and {living("r")}),
members as materialized (
  select wanted as person
  union select b.mother_id from people_baby b join homes on homes.baby = b.id
  union select r.person_id from people_malecarerrecord r join homes on homes.baby = r.baby_id
    where r.person_id is not null and {living("r")}),
their_homes as materialized (
  select m.person, b.id as baby from members m join people_baby b on b.mother_id = m.person
  union select m.person, r.baby_id from members m join people_malecarerrecord r on r.person_id = m.person
    where {living("r")}),
mates as materialized (
  select m.person, m.person as mate from members m
  union select h.person, b.mother_id from their_homes h join people_baby b on b.id = h.baby
  union select h.person, r.person_id from their_homes h join people_malecarerrecord r on r.baby_id = h.baby
    where r.person_id is not null and {living("r")}),
marks as (
  select m.person, (
    exists (select 1 from mates where mates.person = m.person and {OWN})
    or exists (select 1 from their_homes h join people_malecarerrecord r on r.baby_id = h.baby
               where h.person = m.person and r.withhold_address and {living("r")})) as kept
  from members m)
update people_person p set withhold_address = marks.kept from marks
where p.id = marks.person and p.withhold_address is distinct from marks.kept and (marks.kept or clearing)
$$;
revoke execute on function people_keep_back(uuid, boolean) from public
"""  # noqa: S608  the parts put in are constants of the house

WRITE_DOWN = """
insert into people_withholding
  (id, person_id, kept_from, reason, from_words, source, since, lifted, mistaken, recorded_at, recorded_by_id)
select gen_random_uuid(), p.id, 'everyone', 'Marked before reasons were kept', '', '', p.recorded_at::date, false,
  false, p.recorded_at, p.recorded_by_id
from people_person p where p.withhold_address
  and not exists (select 1 from people_withholding w where w.person_id = p.id)
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0015_people_find_seals")]
    operations = [
        migrations.RunSQL(KEEP_BACK, "drop function people_keep_back(uuid, boolean)"),
        migrations.RunSQL(WRITE_DOWN, migrations.RunSQL.noop),
    ]
