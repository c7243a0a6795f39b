"""Several tables in one step of a migration: made whole, and taken away again."""

import pytest
from django.db import connection, models
from django.db.migrations.operations import AddConstraint, AddField, CreateModel
from django.db.migrations.state import ProjectState

from kith.access.tables import CreateTables

NUMBER = ("id", models.BigAutoField(primary_key=True))


def a_pair_that_point_at_each_other() -> CreateTables:
    return CreateTables(
        [
            CreateModel("Boat", [NUMBER]),
            CreateModel("Oar", [NUMBER, ("boat", models.ForeignKey("access.Boat", models.PROTECT, related_name="+"))]),
            AddField("Boat", "spare", models.ForeignKey("access.Oar", models.PROTECT, null=True, related_name="+")),
            AddConstraint("Boat", models.UniqueConstraint(fields=["spare"], name="one_boat_of_a_spare")),
            CreateModel("Elsewhere", [NUMBER], options={"managed": False}),
        ]
    )


def tables() -> set[str]:
    return {name for name in connection.introspection.table_names() if name.startswith("access_")}


@pytest.mark.django_db(transaction=True)
def test_tables_that_point_at_each_other_are_made_whole_and_taken_away_again() -> None:
    step, before, after = a_pair_that_point_at_each_other(), ProjectState(), ProjectState()
    step.state_forwards("access", after)
    there = tables()
    with connection.schema_editor() as editor:
        step.database_forwards("access", editor, before, after)
    try:
        assert tables() - there == {"access_boat", "access_oar"}  # not the one that Django does not manage
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(cursor, "access_boat")
        assert found["one_boat_of_a_spare"]["unique"]
        assert ("access_oar", "id") in {c["foreign_key"] for c in found.values()}
    finally:
        with connection.schema_editor() as editor:
            step.database_backwards("access", editor, after, before)
    assert tables() == there


def test_the_state_is_what_the_steps_one_by_one_would_have_made() -> None:
    step, one_by_one, together = a_pair_that_point_at_each_other(), ProjectState(), ProjectState()
    for each in step.steps:
        each.state_forwards("access", one_by_one)
    assert together.apps.get_models() == []  # drawn already, as in a real migration
    step.state_forwards("access", together)
    assert together == one_by_one
    assert {m.__name__ for m in together.apps.get_models()} == {"Boat", "Oar", "Elsewhere"}
