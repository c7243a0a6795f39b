"""The readiness sheet for the national register: what it needs, and how many of our unborn plans would match."""

from collections.abc import Iterable, Mapping
from datetime import date

from kith.kernel.findings import Finding
from kith.kernel.rulebook import rule

REGISTER = "NHS Digital, London and East Riding pages on CP-IS, as read in November 2026"


@rule("PRE-50", source=REGISTER, title="What the register needs")
def register_is_ready(fields: Mapping[str, bool]) -> Finding | None:
    """A plan for a baby not born yet is found on the national register by the mother's own details; each must be known
    and her NHS number checked.
    """
    missing = tuple(label for label, known in fields.items() if not known)
    return Finding("PRE-50", f"Not ready. Missing: {'; '.join(missing)}.", missing=missing) if missing else None


@rule("PRE-51", source=f"{REGISTER}: at least 95 in 100 before an area goes live", title="How many match")
def match_rate(checked: Iterable[bool]) -> tuple[int, int]:
    """The match rate is how many mothers of unborn babies have a checked NHS number, out of all of them."""
    found = list(checked)
    return sum(found), len(found)


@rule("PRE-52", source=REGISTER, title="Replaced by the baby’s own")
def replaced_at_birth(born_on: date | None, has_number: bool, replaced: bool) -> Finding | None:
    """At the birth the entry under the mother is replaced by the baby's own record, with the baby's own NHS number."""
    if born_on is None or replaced:
        return None
    if not has_number:
        return Finding("PRE-52", "The baby is born. Record the baby’s own NHS number first.", asks=("follow_up",))
    return Finding("PRE-52", "The baby has a number. Ask the council to put the baby’s own record in place of hers.")
