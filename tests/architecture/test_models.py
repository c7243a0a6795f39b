"""Tables know their floor, their secrets and who may see their rows."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from tests.architecture import house

KINDS = {"identifying", "special", "operational", "open"}
NO_FAMILY: dict[str, str] = {
    "access": "knows no children; drafts are protected on their own",
    "directory": "holds people at work, not families",
    "reviews": "holds anonymised learning, not families",
    "measures": "keeps drawings of numbers that are already safe to show",
}
OPEN_TABLES = {"strategy_onetimelink": "holds hashes and ids only; it is read before anybody is known"}


def ours() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if model.__module__.startswith("kith."):
            yield model


@pytest.mark.parametrize("model", list(ours()), ids=lambda m: m._meta.label)
def test_every_field_is_classified(model: Any) -> None:
    said: dict[str, str] = model.classified
    assert set(said) <= KINDS
    words = [name for names in said.values() for name in names.split()]
    assert len(words) == len(set(words))
    assert set(words) == {field.name for field in model._meta.concrete_fields if not _inherited(model, field)}


def _inherited(model: Any, field: Any) -> bool:
    return field.name not in " ".join(model.classified.values()).split() and field.model is not model


@pytest.mark.parametrize("model", list(ours()), ids=lambda m: m._meta.label)
def test_foreign_keys_point_down_and_leave_no_back_stair(model: Any) -> None:
    floor = house.floors()
    for field in model._meta.concrete_fields:
        if not field.is_relation or not field.related_model.__module__.startswith("kith."):
            continue
        here, there = model._meta.app_label, field.related_model._meta.app_label
        if here != there:
            assert floor[there] < floor[here], f"{model._meta.label}.{field.name} points up"
            assert field.remote_field.related_name == "+", f"{model._meta.label}.{field.name} leaves a back stair"


@pytest.mark.django_db
def test_every_table_about_a_family_is_behind_forced_row_level_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select relname, relrowsecurity, relforcerowsecurity from pg_class where relkind = 'r'")
        state = {name: (on, forced) for name, on, forced in cursor.fetchall()}
    bare = [
        model._meta.db_table
        for model in ours()
        if model._meta.managed
        and model._meta.app_label not in NO_FAMILY
        and model._meta.db_table not in OPEN_TABLES
        and state[model._meta.db_table] != (True, True)
    ]
    assert not bare


@pytest.mark.django_db
def test_every_view_is_read_with_the_rights_of_whoever_asks() -> None:
    with connection.cursor() as cursor:
        cursor.execute("""
            select relname from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
            and not coalesce('security_invoker=true' = any(reloptions), false)""")
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_policies_ask_who_reads_and_who_works_with_a_family_of_the_two_views_alone() -> None:
    """Whoever opened a file by break-glass reads and does not write; nobody asks the involvements behind the views."""
    with connection.cursor() as cursor:
        cursor.execute("select policyname, cmd, coalesce(qual, ''), coalesce(with_check, '') from pg_policies")
        policies = cursor.fetchall()
    for name, command, using, check in policies:
        assert "people_involvement held" not in using + check, name
        assert "people_open" not in check, name
        assert "people_held" not in using if command == "SELECT" else "people_open" not in using, name


@pytest.mark.django_db
def test_the_web_role_changes_nothing_that_is_only_added_to(settings: Any) -> None:
    with connection.cursor() as cursor:
        for model in ours():
            if not getattr(model, "append_only", False):
                continue
            for privilege in ("UPDATE", "DELETE", "TRUNCATE"):
                cursor.execute(
                    "select has_table_privilege(%s, %s, %s)",
                    [settings.KITH_WEB_ROLE, model._meta.db_table, privilege],
                )
                assert cursor.fetchone() == (False,), f"{privilege} on {model._meta.db_table}"
