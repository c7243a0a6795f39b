"""A checklist answered, and a MARAC referral made from the same facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.safety import doors, rules
from kith.safety.doors import procedures
from kith.safety.models import Checklist, MaracHeard, MaracReferral
from kith.safety.words import HerView, Presence, Said, Source

from .parts import note, one_at_a_time

MAY = Permission.SAFETY_RECORD


@dataclass(frozen=True)
class NeedsReason:
    """Nothing was saved yet: the judgement needs its reason."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class ChecklistSaid:
    """A checklist as answered: each answer with who gave it, how she was asked, and what is judged above it."""

    tool: str
    edition: str
    answers: Mapping[str, tuple[Said, Source | None]]
    presence: Presence
    judgement: str = ""
    judgement_reason: str = ""
    notes: str = ""


@transaction.atomic
def answer_checklist(*, baby_id: UUID, said: ChecklistSaid, by: Actor, at: datetime) -> Checklist | NeedsReason:
    """Keep a checklist with the edition of its tool. What the file answers is answered. Raises Refused, NotThere."""
    one_at_a_time(baby_id)
    file = doors.arrangements_for(by, baby_id, MAY, at=at)
    tool = next((one for one in procedures.tools(day_of(at)) if one.code == said.tool), None)
    if tool is None or file.baby.ended_as:
        raise NotThere
    bands = procedures.bands(tool)
    yes = sum(1 for answer, _source in said.answers.values() if answer is Said.YES)
    judgement = next((one for one in bands if one.code == said.judgement), None)
    finding = rules.raising_has_a_reason(rules.advised(yes, bands), judgement, said.judgement_reason)
    if finding:
        return NeedsReason((finding,))
    made = Checklist.objects.create(
        baby=file.baby,
        number=len(file.checklists) + 1,
        tool=tool.code,
        edition=tool.edition,
        answers={
            code: {"said": answer.value, "source": source.value if source else ""}
            for code, (answer, source) in said.answers.items()
        },
        presence=said.presence.value,
        judgement=judgement.code if judgement else "",
        judgement_reason=said.judgement_reason,
        notes=said.notes,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(by, "answered a checklist", MAY, made, {"tool": tool.code, "edition": tool.edition})
    return made


@dataclass(frozen=True, kw_only=True)
class MaracSaid:
    """What is added to the facts that a referral points to."""

    her_view: HerView
    why: str
    sent_to: str
    why_not_told: str = ""
    wishes: str = ""


@transaction.atomic
def refer_to_marac(*, checklist_id: UUID, said: MaracSaid, by: Actor, at: datetime) -> MaracReferral:
    """Refer; twice is once. The checklist and the plan are pointed to. Raises Refused, NotThere."""
    one_at_a_time(checklist_id)
    line, file = doors.checklist_for(by, checklist_id, MAY, at=at)
    made = MaracReferral.objects.filter(checklist_id=checklist_id).first()
    if made is not None:
        return made
    gateways = dict.fromkeys((*line.gateways, *file.gateways))
    made = MaracReferral.objects.create(
        baby=file.baby, checklist=line.checklist, gateways=[one.value for one in gateways],
        her_view=said.her_view.value, why_not_told=said.why_not_told, wishes=said.wishes, why=said.why,
        sent_to=said.sent_to, referred_by=directory_doors.worker_of(by), referred_at=at,
    )  # fmt: skip
    note(by, "referred to a MARAC", MAY, made)
    return made


@transaction.atomic
def record_heard(*, referral_id: UUID, heard_on: date, words: str, by: Actor, at: datetime) -> MaracHeard:
    """What the MARAC decided for those who work with this baby; the first record stands. Raises Refused, NotThere."""
    one_at_a_time(referral_id)
    referral = doors.referral_for(by, referral_id, MAY, at=at)
    made = MaracHeard.objects.filter(referral=referral).first()
    if made is None:
        made = MaracHeard.objects.create(
            baby_id=referral.baby_id, referral=referral, heard_on=heard_on, words=words,
            recorded_by=directory_doors.worker_of(by), recorded_at=at,
        )  # fmt: skip
        note(by, "recorded what a MARAC decided", MAY, made)
    return made
