"""The demonstration's interview study: four interviews coded apart by two, one coded by one, one not masked yet."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from kith.access.actor import Actor
from kith.access.words import Role
from kith.directory import actors
from kith.directory.models import Agency, Worker
from kith.interviews import actions, doors
from kith.interviews.models import MaskedText, Study
from kith.interviews.words import Outcome, Part, Unit
from kith.kernel.clock import day_of

from . import demo
from .interview_rows import CODED, CODES, LAST, NEW, TOLD, WORKER, Said

DAY = timedelta(days=1)
LEAD, FIRST, SECOND = Role.QUALITY_LEAD, Role.TRAINING_LEAD, Role.DOMESTIC_ABUSE_ADVISER


def scenes(*, at: datetime) -> None:
    """Write the study, where the partnership has these people and nobody has begun one."""
    emails = {one.role: one.email for one in demo.PEOPLE if one.role in {LEAD, FIRST, SECOND}}
    found = Worker.objects.select_related("team__agency", "account").filter(email__in=emails.values())
    workers = {one.email: one for one in found}
    if len(workers) < len(emails) or Study.objects.exists():
        return
    lead, first, second = (_actor(workers[emails[role]], at) for role in (LEAD, FIRST, SECOND))
    study = _study(lead, (emails[FIRST], emails[SECOND]), at - 40 * DAY)
    codes = [
        actions.add_code(
            study,
            actions.Words(name=name, definition=definition, include=include, exclude=exclude),
            by=lead,
            at=at - 39 * DAY,
        )
        for name, definition, include, exclude in CODES
    ]
    for said in (*CODED, WORKER):
        transcript = _brought(study, said, lead, at - 30 * DAY)
        actions.mask(transcript, list(said.masked), by=lead, at=at - 29 * DAY)
        for coder in (first, second):
            actions.assign(transcript, _worker_id(coder), by=lead, at=at - 28 * DAY)
        _coded(transcript, said, codes, first, at - 20 * DAY)
        if said.second is not None:
            _coded(transcript, said, codes, second, at - 18 * DAY)
    _brought(study, NEW, lead, at - 2 * DAY)
    _settled(study, codes[TOLD], lead, at - 10 * DAY)


def _actor(worker: Worker, at: datetime) -> Actor:
    actor = actors.actor_for(worker.account, second_factor=True, at=at)
    assert actor is not None, "the demonstration's people have accounts"
    return actor


def _worker_id(actor: Actor) -> UUID:
    assert actor.worker_id is not None, "the demonstration's coders are workers"
    return actor.worker_id


def _study(lead: Actor, coders: tuple[str, ...], at: datetime) -> UUID:
    today = day_of(at)
    plan = actions.Plan(
        title="Babies under two: leaders and practitioners",
        purpose="What do leaders believe is in place for unborn babies and babies under two, and what do "
        "practitioners meet?",
        unit=Unit.SENTENCE,
        target_alpha=Decimal("0.67"),
        destroy_key_on=date(today.year + 1, today.month, min(today.day, 28)),
    )
    study = actions.start(plan, by=lead, at=at)
    for email in coders:
        actions.add_member(study, email, Part.CODER, by=lead, at=at)
    return study


def _brought(study: UUID, said: Said, lead: Actor, at: datetime) -> UUID:
    agency = Agency.objects.filter(kind=said.kind).order_by("name").first() if said.kind else None
    brought = actions.Brought(
        title=said.title,
        text=said.words,
        tier=said.tier,
        agency_id=agency.pk if agency else None,
        profession=said.profession,
    )
    return actions.add_transcript(study, brought, by=lead, at=at)


def _coded(transcript: UUID, said: Said, codes: list[UUID], coder: Actor, at: datetime) -> None:
    text = MaskedText.objects.get(transcript_id=transcript).text
    mine = said.first if coder.role == FIRST else said.second or ()
    memos = dict(said.memos) if coder.role == FIRST else {}
    for number, words in mine:
        start = text.index(words)
        passage = actions.Passage(codes[number], start, start + len(words), memos.get(words, ""))
        actions.code(transcript, passage, by=coder, at=at)
    actions.finish(transcript, by=coder, at=at)


def _settled(study: UUID, code: UUID, lead: Actor, at: datetime) -> None:
    """One difference has been talked about: its reason stands in the codebook."""
    differences = doors.agreement_for(lead, study, at=at, draws=0).differences
    one = next(one for one in differences if one.code.code_id == code)
    actions.resolve(one, Outcome.DOES_NOT, LAST, by=lead, at=at)
