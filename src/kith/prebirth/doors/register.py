"""Reading the readiness sheet for the national register. There is no link to it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, gather
from kith.kernel.handbook.pathway import RegisterField
from kith.people import doors as people_doors
from kith.people.models import Baby, PersonIdentifier
from kith.people.words import IdentifierKind
from kith.prebirth import rules
from kith.prebirth.models import RegisterEntry
from kith.prebirth.words import RegisterStatus

from .pathway import may_record

CHECKED = Q(person=OuterRef("mother_id"), kind=IdentifierKind.NHS_NUMBER.value, verified=True)


@dataclass(frozen=True, kw_only=True)
class RegisterLine:
    """One field that the register needs, what is known, and whether it will do."""

    field: RegisterField
    value: str
    known: bool


@dataclass(frozen=True, kw_only=True)
class Register:
    """The sheet of one baby, and how many mothers of unborn babies have a checked number."""

    baby: Baby
    lines: tuple[RegisterLine, ...]
    entry: RegisterEntry | None
    matched: int
    of: int
    wanted: int
    today: date
    may_record: bool

    @property
    def findings(self) -> tuple[Finding, ...]:
        replaced = self.entry is not None and self.entry.status == RegisterStatus.REPLACED
        born = self.baby.date_of_birth
        ready = rules.register_is_ready({one.field.label: one.known for one in self.lines})
        return gather(None if born else ready, rules.replaced_at_birth(born, bool(self.baby.nhs_number), replaced))


def register_for(
    actor: Actor, baby_id: UUID, permission: Permission = Permission.PATHWAY_VIEW, *, at: datetime
) -> Register:
    """The sheet of one baby. Raises Refused; NotThere for a file that has ended."""
    baby = people_doors.baby_for(actor, baby_id, permission, at=at)
    if baby.ended_as:
        raise NotThere
    rows = RegisterEntry.objects.select_related("recorded_by__team__agency").filter(baby=baby)
    entry = rows.order_by("-recorded_at", "-id").first()
    numbers = people_doors.identifiers_of(baby.mother_id, (IdentifierKind.NHS_NUMBER,))
    unborn = people_doors.one_of_each(actor).filter(date_of_birth=None)
    checked = unborn.annotate(checked=Exists(PersonIdentifier.objects.filter(CHECKED))).values_list(
        "checked", flat=True
    )
    matched, of = rules.match_rate(checked)
    on = day_of(at)
    return Register(
        baby=baby,
        lines=tuple(
            RegisterLine(field=one, value=value, known=known)
            for one in handbook.current().pathway_help(on).register_fields
            for value, known in [_value(one.code, baby, entry, numbers[0] if numbers else None)]
        ),
        entry=entry,
        matched=matched,
        of=of,
        wanted=handbook.current().figure("register_match", on),
        today=on,
        may_record=may_record(actor, baby_id, at=at),
    )


def _day(on: date | None) -> str:
    return f"{on.day} {on:%B %Y}" if on else ""


def _value(
    code: str, baby: Baby, entry: RegisterEntry | None, number: people_doors.Identifier | None
) -> tuple[str, bool]:
    mother = baby.mother
    if code == "mother_number":
        shown = number.value if number else people_doors.spaced(mother.nhs_number)
        checked = number is not None and number.verified
        return (f"{shown} ({'checked' if checked else 'not checked'})" if shown else ""), checked
    days = {"mother_born": mother.date_of_birth, "expected_on": baby.expected_on}
    if code in days:
        return _day(days[code]), days[code] is not None
    if code == "plan_began":
        began = entry.plan_began if entry else None
        return _day(began), began is not None
    words = {
        "mother_name": f"{mother.given_name} {mother.family_name}".strip(),
        "council_contact": entry.council_contact if entry else "",
    }.get(code, "")
    return words, bool(words)
