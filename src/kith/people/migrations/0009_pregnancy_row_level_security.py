"""Who sees a pregnancy: those who hold one of its babies. Who sees the mother's own health in it: fewer (PRG-9)."""

from django.db import migrations

from kith.access import rls

OF_MY_PREGNANCY = (
    "exists (select 1 from people_baby b "  # noqa: S608  the parts put in are constants of the house
    f"where b.pregnancy_id = {rls.TABLE}.pregnancy_id and {rls.holds('b.id')})"
)
MY_PREGNANCY = OF_MY_PREGNANCY.replace(f"{rls.TABLE}.pregnancy_id", f"{rls.TABLE}.id")

HEALTH_ROLE = (
    f"exists (select 1 from directory_worker me where me.id = {rls.ME} "  # noqa: S608
    "and me.role in ('midwife', 'health_visitor', 'gp', 'paediatrician'))"
)


def before_birth(baby: str) -> str:
    """SQL that is true when the actor, or a team of theirs, worked with the baby of this condition before its birth."""
    return (
        "exists (select 1 from people_baby hers join people_involvement early on early.baby_id = hers.id "  # noqa: S608
        f"where {baby} and early.until is null "
        f"and (early.worker_id = {rls.ME} or early.team_id = any({rls.MY_TEAMS})) and (hers.date_of_birth is null "
        "or (early.since at time zone 'Europe/London')::date < hers.date_of_birth))"
    )


CARE = f"({OF_MY_PREGNANCY} and ({HEALTH_ROLE} or {before_birth(f'hers.pregnancy_id = {rls.TABLE}.pregnancy_id')}))"
NOTE = (
    f"({rls.holds('baby_id')} and (not {rls.TABLE}.about_mother or {HEALTH_ROLE} "
    f"or {before_birth(f'hers.id = {rls.TABLE}.baby_id')}))"
)
PERSON = (
    f"({rls.TABLE}.recorded_by_id = {rls.ME} or exists (select 1 from people_baby b "  # noqa: S608
    f"where b.mother_id = {rls.TABLE}.person_id and {rls.holds('b.id')}))"
)
NUMBER = f"(({rls.TABLE}.baby_id is not null and {rls.holds('baby_id')}) or {PERSON})"
NOTE_BEFORE = f"({rls.holds('baby_id')})"


def notes(using: str) -> str:
    """The policy of the notes, written anew."""
    using = using.replace(rls.TABLE, "people_note")
    return f"""
        alter policy people_note_seen on people_note using ({using});
        alter policy people_note_added on people_note with check ({using});
        alter policy people_note_changed on people_note using ({using}) with check ({using});
    """


class Migration(migrations.Migration):
    dependencies = [("people", "0007_dated_history"), ("directory", "0001_tables")]
    operations = [
        rls.protect("people_pregnancy", using=MY_PREGNANCY, check=rls.SOMEBODY),
        rls.protect("people_expecteddate", using=OF_MY_PREGNANCY),
        rls.protect("people_babiesexpected", using=OF_MY_PREGNANCY),
        rls.protect("people_milestonedone", using=OF_MY_PREGNANCY),
        rls.protect("people_pregnancycare", using=CARE),
        rls.protect("people_babyrecord", using=f"({rls.holds('baby_id')})"),
        rls.protect("people_babyending", using=f"({rls.holds('baby_id')})"),
        rls.protect("people_mobilityrecord", using=f"({rls.holds('baby_id')})"),
        rls.protect("people_nhsnumberrecord", using=NUMBER),
        rls.protect("people_personrecord", using=PERSON),
        migrations.RunSQL(notes(NOTE), notes(NOTE_BEFORE)),
    ]
