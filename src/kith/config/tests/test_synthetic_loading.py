"""Loading: whole or not at all, behind row-level security as before, every key leading somewhere."""

import json
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command
from django.db import connection

from kith.access.models import Account
from kith.access.words import Role
from kith.config import checks
from kith.config.synthetic import demo, load, make, rows, wall
from kith.kernel import handbook
from kith.people.models import Baby
from kith.referrals.models import Request, TriageDecision, WaitingRequest
from kith.strategy import measures

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def chunks(babies: int = 150):
    return make.generate(make.Plan(babies, TODAY), handbook.current())


def fill(babies: int = 150) -> int:
    return load.load(chunks(babies), progress=lambda _babies: None)


def ask(sql: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def forced() -> set[str]:
    return {name for (name,) in ask("select relname from pg_class where relforcerowsecurity")}


def test_interrupted_anywhere_it_leaves_nothing():
    before = forced()

    def killed():
        yield from list(chunks())[:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load.load(killed(), progress=lambda _babies: None)
    assert load.is_empty()
    assert not Account.objects.exists()
    assert forced() == before


def test_a_database_with_families_is_left_alone():
    fill()
    with pytest.raises(load.NotEmptyError):
        fill()
    assert Baby.objects.count() == 150


def test_row_level_security_is_forced_afterwards_as_before():
    before = forced()
    fill()
    assert forced() == before
    assert {"people_baby", "people_involvement", "strategy_record", "referrals_request"} <= before


def test_every_foreign_key_leads_somewhere():
    fill()
    keys = ask(
        "select conrelid::regclass, a.attname, confrelid::regclass, f.attname from pg_constraint c "
        "join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1] "
        "join pg_attribute f on f.attrelid = confrelid and f.attnum = confkey[1] where contype = 'f'"
    )
    ours = [key for key in keys if key[0] in set(rows.TABLES.values())]
    assert len(ours) > 60
    for table, column, other, key in ours:
        leads = f"exists (select 1 from {other} o where o.{key} = t.{column})"
        lost = f"select count(*) from {table} t where {column} is not null and not {leads}"
        assert ask(lost) == [(0,)], f"{table}.{column}"


def test_the_front_doors_queue_holds_what_nobody_decided():
    fill()
    undecided = set(
        Request.objects.exclude(pk__in=TriageDecision.objects.values("request_id")).values_list("pk", flat=True)
    )
    assert undecided
    assert set(WaitingRequest.objects.values_list("request_id", flat=True)) == undecided


def test_discussions_show_the_reviews_pattern():
    fill(2000)
    facts = [f for f in measures.discussion_facts(since=date(2024, 10, 1), until=TODAY) if f.started_at]
    front_door = [f for f in facts if f.held_at == "front_door"]
    locality = [f for f in facts if f.held_at == "locality"]
    assert len(front_door) > 30
    assert len(locality) > 30

    def share(name: str, some: list) -> float:
        return sum(getattr(f, name) for f in some) / len(some)

    names = ("quorate", "everyone_invited", "circulated_in_time")
    assert all(share(name, front_door) > 0.8 for name in names)
    assert all(share(name, front_door) > share(name, locality) for name in names)
    assert sum(share(name, locality) for name in names) / 3 < 0.75
    assert share("gp_attended", facts) < 0.2


def test_the_command_fills_an_empty_database_and_then_leaves_it_alone():
    out = StringIO()
    call_command("make_partnership", "--babies", "120", "--today", "2026-11-20", stdout=out)
    assert "120 babies invented" in out.getvalue()
    assert Baby.objects.count() == 120 + wall.BABIES
    again = StringIO()
    call_command("make_partnership", "--babies", "120", "--if-empty", stdout=again)
    assert "nothing was added" in again.getvalue()
    with pytest.raises(CommandError, match="nothing was added"):
        call_command("make_partnership", "--babies", "120", stdout=again)


def test_live_data_is_never_mixed_with_invented_people(settings):
    settings.LIVE = True
    with pytest.raises(CommandError, match="live"):
        call_command("make_partnership", "--babies", "10")
    with pytest.raises(CommandError, match="live"):
        call_command("demo_accounts", "--json")
    assert load.is_empty()


@pytest.mark.parametrize("babies", ["0", "-4", "9000000"])
def test_an_impossible_number_of_babies_is_refused(babies):
    with pytest.raises(CommandError, match="between"):
        call_command("make_partnership", "--babies", babies)


def test_accounts_are_listed_by_role_and_work():
    with pytest.raises(CommandError, match="make-partnership"):
        call_command("demo_accounts", "--json")
    fill(1)
    out = StringIO()
    call_command("demo_accounts", "--json", stdout=out)
    listed = json.loads(out.getvalue())
    assert [one["role"] for one in listed] == [role.value for role in Role]
    assert {one["email"] for one in listed} == {role.value.replace("_", ".") + "@demo.example" for role in Role}
    account = Account.objects.get(email=listed[0]["email"])
    assert check_password(listed[0]["password"], account.password)
    assert not check_password(demo.PASSWORD + "x", account.password)
    plain = StringIO()
    call_command("demo_accounts", stdout=plain)
    assert "Health visitor" in plain.getvalue()


def test_live_data_does_not_start_on_a_database_of_invented_people(settings):
    settings.LIVE = True
    assert checks.no_invented_people_among_real_ones(databases=["default"]) == []
    fill(1)
    assert [error.id for error in checks.no_invented_people_among_real_ones(databases=["default"])] == ["kith.E004"]
    settings.LIVE = False
    assert checks.no_invented_people_among_real_ones(databases=["default"]) == []
