from uuid import uuid4

import pytest
from django.db import connection

from kith.access.actor import Actor
from kith.access.database import SETTINGS, acting_as
from kith.access.words import Role

pytestmark = pytest.mark.django_db


def now_acting() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        columns = ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in SETTINGS)
        cursor.execute(f"select current_user, {columns}")
        return cursor.fetchone()


def somebody() -> Actor:
    return Actor(name="A", role=Role.MIDWIFE, account_id=uuid4(), worker_id=uuid4(), team_ids=frozenset({uuid4()}))


def test_identity_lasts_only_inside_and_the_role_cannot_bypass(settings) -> None:
    before = now_acting()
    actor = somebody()
    with acting_as(actor):
        role, account, worker, teams, *_rest = now_acting()
        assert role == settings.KITH_WEB_ROLE
        assert (account, worker, teams) == (str(actor.account_id), str(actor.worker_id), str(*actor.team_ids))
    assert now_acting() == before


def test_identity_is_put_back_after_an_error() -> None:
    before = now_acting()
    with pytest.raises(RuntimeError), acting_as(somebody()):
        raise RuntimeError
    assert now_acting() == before


def test_one_identity_inside_another_gives_way_again() -> None:
    outer, inner = somebody(), somebody()
    with acting_as(outer):
        with acting_as(inner):
            assert now_acting()[2] == str(inner.worker_id)
        assert now_acting()[2] == str(outer.worker_id)


@pytest.mark.django_db(transaction=True)
def test_identity_ends_with_its_transaction_on_a_connection_that_is_used_again() -> None:
    before = now_acting()
    with acting_as(somebody()):
        assert now_acting() != before
    assert now_acting() == before


def test_the_web_role_is_neither_superuser_nor_able_to_bypass(settings) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper, rolbypassrls from pg_roles where rolname = %s", [settings.KITH_WEB_ROLE])
        assert cursor.fetchone() == (False, False)
