"""The plan: every case has one, it says what it must, somebody acts on the harm, and nothing goes the wrong way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.kernel.calendar import WorkingCalendar
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline, TimeLimit, due
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.safety.words import Channel, Sign, Toward

REVIEW = "The 2024 review: abuse is identified more often, planning for safety has to catch up; limit DA-PLAN"
MEDWAY = "Medway and Plymouth safeguarding procedures on safety planning; parts in handbook/england/safety.toml"
RECORDS = "Plymouth: keep the person who causes harm from getting at records; DfE 2024, golden rule on identities"
TWELVE = "Plymouth safeguarding children procedures; limits R17 and DA-INCIDENT of the handbook"
ENCOMPASS = "Operation Encompass extended to the youngest babies, where a force does so; limit DA-NOTICE"


@rule("DAS-10", source=REVIEW, title="A plan for every case")
def every_case_has_a_plan(signs: Sequence[Sign], *, has_plan: bool) -> Finding | None:
    """Every case in which abuse is identified has a plan, also when she stays and whatever a checklist counts."""
    if not signs or has_plan:
        return None
    where = in_words([sign.label for sign in dict.fromkeys(signs)])
    says = f"Abuse was identified by {where}, and there is no plan yet."
    return Finding("DAS-10", says, weight=Weight.ACT_NOW)


@rule("DAS-11", source=MEDWAY, title="What a plan says")
def plan_says(needed: Iterable[tuple[str, str]], words: dict[str, str], *, when: str, how: str) -> Finding | None:
    """A plan says when and how she is reached safely, and each part that the handbook asks of every plan."""
    parts = [("when it is safe to reach her", when), ("how she is reached", how)]
    parts += [(label[0].lower() + label[1:], words.get(code, "")) for code, label in needed]
    missing = tuple(label for label, said in parts if not said.strip())
    return Finding("DAS-11", f"The plan does not say: {'; '.join(missing)}.", missing=missing) if missing else None


@dataclass(frozen=True, kw_only=True)
class ActionFacts:
    """One action of a plan."""

    toward: Toward
    what: str
    who: str = ""
    by_when: date | None = None


@rule("DAS-12", source=MEDWAY, title="Somebody acts on the harm")
def actions_have_owners(actions: Iterable[ActionFacts]) -> Finding | None:
    """A plan has actions about the person who causes harm, each with somebody who does it and a day."""
    about = [one for one in actions if one.toward is Toward.HARMING]
    if not about:
        says = "Nothing is planned about the person who causes harm. The work of safety is not hers alone."
        return Finding("DAS-12", says)
    wanting = tuple(one.what for one in about if not (one.who.strip() and one.by_when))
    if not wanting:
        return None
    named = in_words([f"“{what}”" for what in wanting])
    return Finding("DAS-12", f"Nobody, or no day, is named for {named}.", missing=wanting)


@rule("DAS-13", source=TWELVE, title="Looked at again")
def look_again(
    looked_at: datetime,
    incidents: Iterable[datetime],
    *,
    limit: TimeLimit,
    after_incident: TimeLimit,
    calendar: WorkingCalendar,
) -> Deadline:
    """A plan is looked at again within the handbook's weeks, and sooner after each incident."""
    usual = due(limit, looked_at, calendar)
    since = sorted(one for one in incidents if one > looked_at)
    return min([usual, *(due(after_incident, one, calendar) for one in since[:1])], key=lambda one: one.due_at)


@rule("DAS-14", source=RECORDS, title="One way is open")
def one_channel_is_open(closed: Iterable[Channel], how: str) -> Finding | None:
    """When ways to reach her are closed, the plan says which way is open."""
    shut = tuple(closed)
    if not shut or how.strip():
        return None
    says = f"Closed: {in_words([one.label.lower() for one in shut])}. The plan does not say which way is open."
    return Finding("DAS-14", says, missing=("how",))


@dataclass(frozen=True, kw_only=True)
class Post:
    """A message about to leave: by which channel, to which address, and whether that is one of people at work."""

    channel: str
    address: str
    at_work: bool


@rule("DAS-15", source=RECORDS, title="Nothing leaves by a closed channel")
def may_leave(post: Post, closed: Iterable[str], closed_addresses: Iterable[str]) -> bool:
    """No message about a family leaves for an address that is closed, nor by a closed channel but to people at work."""
    if post.address.strip().lower() in {one.strip().lower() for one in closed_addresses}:
        return False
    return post.at_work or post.channel not in set(closed)


@rule("DAS-16", source=RECORDS, title="A worker who is close to the family")
def shuts_out(worker: UUID | None, linked: Iterable[UUID]) -> bool:
    """A worker who is an adult of the family, or close to one, sees nothing of its file, whatever their agency."""
    return worker is not None and worker in set(linked)


@rule("DAS-17", source=ENCOMPASS, title="A police notification is read")
def police_notice_is_read(told: Sequence[str], unread: Sequence[str]) -> Finding | None:
    """A police notification reaches midwife, health visitor and GP; each says that they read it and what was done."""
    if not told:
        says = (
            "No midwife, health visitor or GP works with this baby in Kith. Tell the practice and the community team."
        )
        return Finding("DAS-17", says, weight=Weight.ACT_NOW)
    if not unread:
        return None
    return Finding("DAS-17", f"Not answered yet: {in_words(list(unread))}.", missing=tuple(unread))


@rule("DAS-18", source=RECORDS, title="Nothing in a parent’s copy")
def stays_out_of_a_copy(*, tells: bool, known: bool, of_the_baby: bool) -> bool:
    """A copy that a parent reads holds nothing that tells of abuse; where abuse is known, nothing but what is the
    baby's own: what people wrote of adults, of worries and of decisions stays out."""
    return tells or (known and not of_the_baby)
