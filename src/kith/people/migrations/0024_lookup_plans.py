"""The look-up's plans are made once a session: planning its questions anew took longer than answering them."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import migrations

LOOKUP: Any = import_module("kith.people.migrations.0022_people_lookup")
TRACES: Any = import_module("kith.people.migrations.0021_traces_kept")
FIRST: Any = import_module("kith.people.migrations.0004_people_find")
ASKED = (
    "people_may_know(r.baby_id)", "people_may_know(c.baby_id)", "people_may_know(b.id)", "people_may_know(r.subject)",
    "people_may_know_person(a.id)", "people_may_know_person(r.subject)",
)  # fmt: skip
TRIGGERED = (
    "people_person", "people_personname", "people_residence", "people_contactpoint", "people_baby",
    "people_malecarerrecord",
)  # fmt: skip


def planned_once(sql: str, name: str, begin: str = "return query") -> str:
    """One function in PL/pgSQL, which keeps its plan, and asking the seals only when there are any."""
    start = sql.index(f"create function {name}(")
    opened = sql.index("$$", start) + 2
    head, body = sql[start : opened - 2], sql[opened : sql.index("$$", opened)].strip().rstrip(";")
    head = head.replace("create function", "create or replace function").replace("language sql", "language plpgsql")
    head = head.replace("set search_path", "set plan_cache_mode = force_generic_plan set search_path", 1)
    for asked in ASKED:
        body = body.replace(asked, f"(not exists (select 1 from people_sealedfile) or {asked})")  # noqa: S608
    return f"{head} $$\n#variable_conflict use_column\nbegin {begin} {body}; end $$;\n"


def inside(sql: str) -> str:
    """What was asked of a function for every row, asked inside the one plan instead."""
    kept = TRACES.KEPT_BACK
    back = kept[kept.index("$$") + 2 : kept.index("$$;")].strip().removeprefix("select ")
    said = FIRST.SPEAK_WITH[FIRST.SPEAK_WITH.index("$$") + 2 : FIRST.SPEAK_WITH.index("$$;")].strip()
    sql = sql.replace("people_kept_back(a.id)", "(" + back.replace("= person", "= a.id") + ")")
    for baby in ("b.id", "c.baby_id"):
        sql = sql.replace(f"select people_speak_with({baby})", said.replace("= wanted", f"= {baby}"))
    return sql.replace(
        "lateral people_speak_with(r.baby_id) t(team_id)", f"lateral ({said.replace('= wanted', '= r.baby_id')}) t"
    )


def value_once(sql: str, name: str) -> str:
    """The same of a function of one value: its select becomes what is returned."""
    return planned_once(sql, name, "return (").replace("; end $$;", "); end $$;")


PLANNED = "".join(
    [
        planned_once(FIRST.SPEAK_WITH, "people_speak_with"),
        value_once(TRACES.KEPT_BACK, "people_kept_back"),
        planned_once(TRACES.KEPT_BACK, "people_names_of"),
        planned_once(TRACES.KEPT_BACK, "people_places_of"),
        planned_once(TRACES.ADULTS, "people_trace_adults", ""),
        planned_once(TRACES.ADULTS, "people_trace_babies", ""),
        planned_once(TRACES.ADULTS, "people_trace_carers", ""),
        planned_once(TRACES.ADULTS, "people_trace_names", ""),
        planned_once(inside(LOOKUP.ANSWERS), "people_answers"),
        planned_once(LOOKUP.FIND, "people_find"),
        *(f"alter function {table}_traced() set jit = off;" for table in TRIGGERED),
        "alter function people_person_parted() set jit = off;",
    ]
)


LEAN = f"""
do $do$ declare p record; begin
  for p in select polname, polrelid::regclass::text as held from pg_policy
    where polname !~ '_upkeep$' and polroles = '{{0}}' and polrelid::regclass::text ~ '^people_' loop
    execute format('alter policy %I on %s to %I', p.polname, p.held, '{settings.KITH_WEB_ROLE}');
  end loop;
end $do$
"""  # noqa: S608  the role's name is the house's own
"""The policies of families' tables are the web role's only. The owner has the one called upkeep: inside its functions
the others decided nothing, and preparing them took most of the time of an answer."""


class Migration(migrations.Migration):
    dependencies = [("people", "0023_may_be_told")]
    operations = [migrations.RunSQL(LEAN, migrations.RunSQL.noop), migrations.RunSQL(PLANNED, migrations.RunSQL.noop)]
