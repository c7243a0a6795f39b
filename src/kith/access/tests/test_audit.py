from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from kith.access import anchor, audit, seal
from kith.access.actor import NOBODY, Actor
from kith.access.database import acting_as
from kith.access.models import AuditEntry, Seal, SealedEntry
from kith.access.words import Outcome, Role

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def somebody() -> Actor:
    return Actor(name="A worker", role=Role.MIDWIFE, account_id=uuid4(), worker_id=uuid4(), second_factor=True)


def test_nothing_is_recorded_without_an_actor() -> None:
    with pytest.raises(audit.NoActorError):
        audit.record(NOBODY, audit.Act(action="opened a baby's file"))


def test_only_a_refusal_may_stand_without_a_name() -> None:
    with pytest.raises(audit.NoActorError):
        audit.record_refusal_of_nobody(audit.Act(action="opened a link"))
    audit.record_refusal_of_nobody(audit.Act(action="opened a link", outcome=Outcome.REFUSED))
    assert AuditEntry.objects.get().outcome == "refused"


@pytest.mark.parametrize("statement", ["update access_auditentry set action = 'x'", "delete from access_auditentry"])
def test_the_web_role_can_neither_change_nor_remove_an_entry(statement: str) -> None:
    audit.record(somebody(), audit.Act(action="opened a baby's file"))
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), acting_as(somebody()):
        connection.cursor().execute(statement)


def test_the_web_role_cannot_write_a_seal() -> None:
    with pytest.raises(DatabaseError, match="permission denied"), acting_as(somebody()):
        Seal.objects.create(sealed_at=AT, size=1, root="x", head="y")


def sealed(number: int = 5) -> None:
    for _ in range(number):
        audit.record(somebody(), audit.Act(action="opened a baby's file", detail={"n": 1}))
    seal.seal(at=AT)


def test_every_entry_is_sealed_once_and_the_seals_are_chained() -> None:
    sealed(5)
    sealed(3)
    assert seal.seal(at=AT) is None
    assert [made.size for made in Seal.objects.order_by("id")] == [5, 3]
    assert SealedEntry.objects.count() == 8
    assert list(seal.verify()) == []


ONE = "id = (select min(id::text)::uuid from access_auditentry)"
TAMPERINGS = {
    "edited": f"update access_auditentry set outcome = 'refused' where {ONE}",
    "removed": f"delete from access_auditentry where {ONE}",
    "back-dated": "update access_auditentry set at = at - interval '1 day'",
    "given to somebody else": "update access_auditentry set worker_id = gen_random_uuid()",
    "detail changed": """update access_auditentry set detail = '{"n": 2}'""",
    "swapped": "update access_sealedentry set position = 4 - position",
    "root rewritten": "update access_seal set root = repeat('0', 64)",
    "seal removed": "delete from access_sealedentry where seal_id = (select min(id) from access_seal); "
    "delete from access_seal where id = (select min(id) from access_seal)",
}


@pytest.mark.parametrize("how", TAMPERINGS)
def test_tampering_by_the_owner_of_the_tables_is_found(how: str) -> None:
    sealed()
    sealed()
    connection.cursor().execute(TAMPERINGS[how])
    assert list(seal.verify())


def test_whoever_rewrites_every_seal_is_found_by_the_heads_kept_outside(tmp_path: Path) -> None:
    file = tmp_path / "heads.txt"
    sealed()
    kept = anchor.keep(Seal.objects.get(), file, None)
    assert anchor.strangers(file) == []
    sealed()
    assert anchor.keep(Seal.objects.latest("id"), file, kept) == kept
    for table in ("access_sealedentry", "access_seal", "access_auditentry"):
        connection.cursor().execute(f"delete from {table}")
    connection.cursor().execute("alter sequence access_seal_id_seq restart with 1")
    sealed()
    assert list(seal.verify()) == []
    assert len(anchor.strangers(file)) == 1


def test_a_tree_of_any_size_depends_on_every_leaf() -> None:
    for size in range(1, 20):
        leaves = [f"{n:064x}" for n in range(size)]
        roots = {seal.root([*leaves[:n], "f" * 64, *leaves[n + 1 :]]) for n in range(size)}
        assert len(roots | {seal.root(leaves)}) == size + 1
    with pytest.raises(ValueError, match="leaves"):
        seal.root([])


def test_search_terms_leave_a_keyed_hash_and_not_the_word() -> None:
    assert audit.keyed_hash(" Ann ") == audit.keyed_hash("ann")
    assert audit.keyed_hash("ann") != audit.keyed_hash("anne")
    assert "ann" not in audit.keyed_hash("ann")
