"""Photographs: written by medical illustration alone, read by health, social care and medical illustration."""

from django.db import migrations

from kith.access import rls

HOLDS = rls.holds("injuries_photograph.baby_id")


def role(*names: str) -> str:
    """SQL that is true when the actor is at work in one of these roles."""
    listed = ", ".join(f"'{name}'" for name in names)
    return f"exists (select 1 from directory_worker w where w.id = {rls.ME} and w.role in ({listed}))"  # noqa: S608  our own names


WRITES = role("medical_illustration")
READS = role(
    *("health_visitor", "midwife", "gp", "paediatrician"),
    *("social_worker", "locality_manager", "front_door_manager", "medical_illustration"),
)
NARROW = f"""
alter policy injuries_photograph_seen on injuries_photograph using ({rls.reading(HOLDS)} and {READS});
alter policy injuries_photograph_added on injuries_photograph with check ({HOLDS} and {WRITES});
"""
WIDE = f"""
alter policy injuries_photograph_seen on injuries_photograph using ({rls.reading(HOLDS)});
alter policy injuries_photograph_added on injuries_photograph with check ({HOLDS});
"""


class Migration(migrations.Migration):
    dependencies = [("injuries", "0003_photographs")]
    operations = [
        rls.protect("injuries_photographrequest", using=rls.holds("baby_id")),
        rls.protect("injuries_photographtakenoff", using=rls.holds("baby_id")),
        migrations.RunSQL(NARROW, WIDE),
    ]
