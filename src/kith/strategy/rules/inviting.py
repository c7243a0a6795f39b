"""Who must be invited to a strategy discussion and why; and what follows when somebody is not, or does not answer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from kith.directory.words import AgencyKind
from kith.kernel.findings import Finding, Weight
from kith.kernel.handbook.kinds import InvitationRule, Sign, When
from kith.kernel.limits import Deadline
from kith.kernel.rulebook import rule

REVIEW = "Thematic review of physical harm to infants, on who is left out; handbook, invitations"


@dataclass(frozen=True, kw_only=True)
class Known:
    """An agency that already works with the family, or made the request."""

    agency_id: UUID
    kind: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What the invitation rules are asked about.

    `involved` work with the baby, `siblings` with a brother or a sister, `adults` know a parent or a man in contact,
    `doctor` saw the baby already; `signs` are codes of the handbook's facts.
    """

    unborn: bool = False
    injury: bool = False
    referrer: Known | None = None
    doctor: Known | None = None
    involved: tuple[Known, ...] = ()
    siblings: tuple[Known, ...] = ()
    adults: tuple[Known, ...] = ()
    signs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reason:
    """Why an agency is asked, and the rule that says so."""

    code: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """An agency that must be invited: a particular one, or (agency_id None) one of its kind."""

    kind: str
    agency_id: UUID | None
    asked_as: str
    reasons: tuple[Reason, ...]

    @property
    def key(self) -> str:
        """A stable name for this line of the list, short enough for a form field."""
        return self.agency_id.hex if self.agency_id else self.kind

    @property
    def why(self) -> str:
        return " ".join(reason.why for reason in self.reasons)

    def why_within(self, most: int) -> str:
        """As many whole sentences of the reasons as fit; the first one always, cut if it must be."""
        first, *others = [f"{part}." for reason in self.reasons for part in reason.why.rstrip(".").split(". ")]
        said = first[:most]
        for sentence in others:
            if len(said) + len(sentence) < most:
                said = f"{said} {sentence}"
        return said


@dataclass
class _Line:
    kind: str
    agency_id: UUID | None
    asked_as: str
    reasons: list[Reason] = field(default_factory=list)


@rule("STR-2", source="Handbook, invitations to strategy discussions", title="Who must be invited")
def must_be_invited(rules: Iterable[InvitationRule], about: Circumstances) -> tuple[Wanted, ...]:
    """Social care, the police and health are always invited, and so is everyone the circumstances call for
    and every agency that works with the baby, a brother or a sister, or knows a parent or a man in contact.

    Several reasons for one agency become one line with all of them.
    """
    lines: list[_Line] = []
    for entry in rules:
        for known in _picked(entry, about):
            _add(lines, entry, known)
    return tuple(
        Wanted(kind=line.kind, agency_id=line.agency_id, asked_as=line.asked_as, reasons=tuple(line.reasons))
        for line in lines
    )


def _picked(entry: InvitationRule, about: Circumstances) -> tuple[Known | None, ...]:
    """The agencies an invitation rule points at; None is "one of its kind"."""
    named: dict[When, tuple[Known | None, ...]] = {
        When.ALWAYS: (None,),
        When.SIGN: (None,) if about.signs & set(entry.signs) else (),
        When.DOCTOR: (about.doctor,) if about.doctor else (),
        When.SIBLING: about.siblings,
        When.ADULT: about.adults,
        When.INJURY: (None,) if about.injury else (),
        When.UNBORN: (None,) if about.unborn else (),
        When.REFERRER: (about.referrer,) if about.referrer else (),
        When.REGISTERED_GP: tuple(k for k in about.involved if k.kind == AgencyKind.GENERAL_PRACTICE),
        When.INVOLVED: about.involved,
    }
    if entry.when is When.INVOLVED and entry.agency:
        return tuple(k for k in about.involved if k.kind == entry.agency)
    return named[entry.when]


def _add(lines: list[_Line], entry: InvitationRule, known: Known | None) -> None:
    reason = Reason(entry.code, entry.why)
    if known is None:
        same = [line for line in lines if line.kind == entry.agency]
    else:
        same = [line for line in lines if line.agency_id == known.agency_id] or [
            line for line in lines if line.kind == known.kind and line.agency_id is None
        ]
    line = same[0] if same else None
    if line is None:
        line = _Line(known.kind if known else entry.agency, None, known.name if known else entry.label)
        lines.append(line)
    if known is not None:
        line.agency_id = known.agency_id
    if reason not in line.reasons:
        line.reasons.append(reason)


@rule("STR-3", source="Thematic review of physical harm to infants, on who is left out; handbook, invitations")
def left_out(wanted: Iterable[Wanted], invited: Collection[UUID], explained: Collection[UUID]) -> tuple[Finding, ...]:
    """An agency that the rules name is invited, or the chair writes down why it is not."""
    return tuple(
        Finding(
            "STR-3",
            f"{want.asked_as} is not invited, and no reason is written.",
            asks=("reason", "follow_up"),
            missing=(want.key,),
        )
        for want in wanted
        if want.agency_id and want.agency_id not in invited and want.agency_id not in explained
    )


def working_uninvited(names: Iterable[str]) -> tuple[Finding, ...]:
    """The same, once a discussion is called: agencies that work with the baby and are neither invited nor explained."""
    return tuple(
        Finding("STR-3", f"{name} works with this family and is not invited.", missing=(name,)) for name in names
    )


@dataclass(frozen=True, kw_only=True)
class Left:
    """An agency the chair did not invite, and what is written about it."""

    name: str
    reason: str = ""
    follow_up: str = ""


@rule("STR-21", source=REVIEW, title="What somebody not invited knows is brought in another way")
def brought_in_otherwise(left: Iterable[Left]) -> tuple[Finding, ...]:
    """Whoever is left out with a reason has a follow-up: how what they know reaches the discussion, and by when."""
    return tuple(
        Finding(
            "STR-21",
            f"It is not written how what {one.name} knows is brought in.",
            asks=("follow_up",),
            missing=(one.name,),
            weight=Weight.NOTE,
        )
        for one in left
        if one.reason and not one.follow_up.strip()
    )


@rule("STR-22", source="Handbook, time limits for a strategy discussion", title="Planned within its time")
def planned_in_time(planned_for: datetime, deadline: Deadline) -> Finding | None:
    """A discussion is planned for before it is due; nights, weekends and bank holidays do not stop its clock."""
    if planned_for <= deadline.due_at:
        return None
    return Finding("STR-22", "It is planned for after it is due.", asks=("reason",), weight=Weight.ACT_NOW)


@rule("STR-23", source="Kith's proposal, for the partnership to confirm; handbook, reply_chaser", title="Reminders")
def to_be_reminded(
    invited_at: datetime, planned_for: datetime, now: datetime, *, after: timedelta, answered: bool, reminded: bool
) -> bool:
    """Whoever has not answered after the handbook's time, or half-way to the discussion when that is sooner, is
    reminded once, and never after it has begun."""
    if answered or reminded or now >= planned_for:
        return False
    return now >= min(invited_at + after, invited_at + (planned_for - invited_at) / 2)


@rule("STR-24", source="Kith's proposal, for practices to try", title="A clinician stands by it")
def confirmed_by_a_clinician(practice: str, prepared_by: str, *, confirmed: bool) -> Finding | None:
    """What somebody prepared for a practice is confirmed by a clinician of the practice; until then it says so."""
    if confirmed:
        return None
    says = f"{prepared_by} sent what {practice} knows, and no clinician has confirmed it."
    return Finding("STR-24", says, asks=(), weight=Weight.NOTE)


@rule("STR-25", source="Handbook, facts that bring somebody in", title="Facts already on file")
def signs_on_file(signs: Iterable[Sign], factors: Collection[str], restrictions: Collection[str]) -> tuple[str, ...]:
    """What is already recorded of a man or another carer counts when it is asked who must be invited."""
    return tuple(
        sign.code for sign in signs if set(sign.factors) & set(factors) or set(sign.restrictions) & set(restrictions)
    )
