"""Part of a phone number and a first name are found by one index: of ten million people a thousand share the part."""

from importlib import import_module
from typing import Any

from django.db import migrations

LOOKUP: Any = import_module("kith.people.migrations.0022_people_lookup")
LAST = "  (select t.* from people_trace t where 'pb' = any(probes)"
ALSO = """  (select t.* from people_trace t where 'pag' = any(probes) and t.phone_a = pa and t.given = any(gk)
    limit most)
  union all
"""
RANK = LOOKUP.RANK.replace("create function", "create or replace function").replace(LAST, ALSO + LAST)


class Migration(migrations.Migration):
    dependencies = [("people", "0027_identifiers")]
    operations = [
        migrations.RunSQL(RANK, migrations.RunSQL.noop),
    ]
