"""A discussion that goes on right now, and how those that were held stand against the published standard."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid5

from django.db.models import Exists, OuterRef, QuerySet

from kith.access.words import Role
from kith.directory.models import Worker
from kith.directory.words import AgencyKind
from kith.kernel import calendar
from kith.kernel.clock import day_of
from kith.strategy import actions, doors
from kith.strategy.models import ActionLine, Answer, Discussion, Invitation, Judged, Presence, Rating, Record, Said
from kith.strategy.words import AnswerState, Judgement, SaidKind

from .demo import PEOPLE

CHUNK = 500
BEGAN = timedelta(minutes=20)
RATED_SHARE = 3
"""One discussion in so many was rated by its chair."""
RATINGS = (
    (Judgement.MET, "Read out at the end, and everybody agreed."),
    (Judgement.PARTLY, "The police and health did; one agency had to ask first."),
    (Judgement.NOT_MET, "We ran out of time, and said so."),
    (Judgement.CANNOT_TELL, ""),
)
SAID: dict[str, tuple[tuple[SaidKind, str], ...]] = {
    AgencyKind.SOCIAL_CARE: (
        (SaidKind.INFORMATION, "Open to us since the spring. Visited on Friday: the baby slept in a clean cot."),
        (SaidKind.WORRY, "We have met the mother three times and the father never."),
    ),
    AgencyKind.POLICE: ((SaidKind.INFORMATION, "Two calls to the address this year; shouting heard, no arrest."),),
    AgencyKind.PUBLIC_HEALTH_NURSING: (
        (SaidKind.STRENGTH, "Weighed last week and gaining well. She comes to every clinic."),
        (SaidKind.WORRY, "The baby startles and is slow to settle when voices are raised."),
    ),
    AgencyKind.FAMILY_HUB: ((SaidKind.STRENGTH, "She has come to the group for six weeks, and talks to two others."),),
}
ANSWERS = (
    ("safety_now", AnswerState.ANSWERED, "With the mother at her sister's. The father does not know the address."),
    ("medical", AnswerState.NOT_DECIDED, "Nobody has looked at the baby undressed. The midwife does so today."),
    (
        "baby_voice",
        AnswerState.ANSWERED,
        "Wakes often, is soothed when held upright. Watches faces. Seen on Friday.",
    ),
    ("father_voice", AnswerState.NOT_DECIDED, "Nobody has spoken with him. The police ring him this afternoon."),
)


def scenes(*, at: datetime) -> None:
    """Write them, where there are discussions and nobody has written them yet."""
    _held(at)
    _goes_on(at)


def _held(at: datetime) -> None:
    records = Record.objects.filter(discussion=OuterRef("pk"))
    judged = Judged.objects.filter(discussion=OuterRef("pk"))
    every = Discussion.objects.select_related("request__made_by__team__agency").filter(Exists(records), ~Exists(judged))
    listed = list(every.order_by("id"))
    for first in range(0, len(listed), CHUNK):
        _judge(listed[first : first + CHUNK], at)


def _judge(some: list[Discussion], at: datetime) -> None:
    newest = {one.discussion_id: one for one in Record.objects.filter(discussion__in=some).order_by("number")}
    Rating.objects.bulk_create(
        rating for about in some if about.pk.int % RATED_SHARE == 0 for rating in _ratings(about, newest[about.pk])
    )
    lines = doors.lines_of_many(some, at=at)
    Judged.objects.bulk_create(
        actions.judged(line, about, newest[about.pk], at=newest[about.pk].recorded_at)
        for about in some
        for line in lines.get(about.pk, ())
    )


def _ratings(about: Discussion, record: Record) -> Iterable[Rating]:
    for place, one in enumerate(doors.criteria(day_of(about.called_at))):
        if one.rated:
            rating, why = RATINGS[(about.pk.int // RATED_SHARE + place) % len(RATINGS)]
            yield Rating(
                discussion=about,
                baby_id=about.baby_id,
                criterion=one.code,
                rating=rating.value,
                why=why,
                rated_by_id=about.called_by_id,
                rated_at=record.recorded_at,
            )


def _goes_on(at: datetime) -> None:
    """The locality manager's discussion: some are there, two have written the same answer, one disagrees."""
    person = next((one for one in PEOPLE if one.role is Role.LOCALITY_MANAGER), None)
    chair = Worker.objects.filter(email=person.email).first() if person else None
    records = Record.objects.filter(discussion=OuterRef("pk"))
    open_ones = Discussion.objects.filter(~Exists(records), called_by=chair, baby__ended_as="")
    going_on = open_ones.filter(Exists(Presence.objects.filter(discussion=OuterRef("pk"))))
    about = None if going_on.exists() else _with_the_hub(open_ones).order_by("-called_at").first()
    if chair is None or about is None:
        return
    asked = list(Invitation.objects.select_related("agency", "worker").filter(discussion=about, worker__isnull=False))
    began = at - BEGAN
    there = [one for one in asked if one.agency.kind in SAID]
    common: dict[str, Any] = {"discussion": about, "baby_id": about.baby_id}
    Presence.objects.bulk_create(
        Presence(
            **common, invitation=one, agency=one.agency, name=one.worker.full_name if one.worker else "", came=True,
            at=began + timedelta(minutes=place), recorded_by=chair, sent=uuid5(about.pk, f"came {place}"),
        )
        for place, one in enumerate(there)
    )  # fmt: skip
    Said.objects.bulk_create(
        Said(
            **common, agency=one.agency, kind=kind.value, words=words, said_by=one.worker.full_name,
            written_by=one.worker, said_at=began + timedelta(minutes=4 + place), sent=uuid5(about.pk, words),
        )
        for place, one in enumerate(there)
        if one.worker is not None
        for kind, words in SAID[one.agency.kind]
    )  # fmt: skip
    _answers(about, chair, common, began)
    if there:
        due = calendar.england().add_working_days(at, 1)
        ActionLine.objects.create(
            **common, what="See the baby undressed and awake, at the aunt's", agency=there[-1].agency,
            owner_name=there[-1].worker.full_name if there[-1].worker else "", due_on=day_of(due), written_by=chair,
            written_at=began + timedelta(minutes=15), sent=uuid5(about.pk, "action"),
        )  # fmt: skip


def _with_the_hub(some: QuerySet[Discussion]) -> QuerySet[Discussion]:
    """Those to which the demonstration's Family Hub worker is asked."""
    hub = [one.email for one in PEOPLE if one.role is Role.FAMILY_HUB_WORKER]
    return some.filter(Exists(Invitation.objects.filter(discussion=OuterRef("pk"), worker__email__in=hub)))


def _answers(about: Discussion, chair: Worker, common: dict[str, Any], began: datetime) -> None:
    """Four answers, one of which two people wrote at the same time."""
    others = (("safety_now", "With the mother, at home.", 0), ("safety_now", ANSWERS[0][2], 0))
    rows = [(code, state, words, 0) for code, state, words in ANSWERS[1:]]
    rows += [(code, AnswerState.ANSWERED, words, based_on) for code, words, based_on in others]
    numbers: dict[str, int] = {}
    for place, (code, state, words, based_on) in enumerate(rows):
        numbers[code] = numbers.get(code, 0) + 1
        Answer.objects.create(
            **common, question=code, number=numbers[code], based_on=based_on, state=state.value, words=words,
            written_by=chair, written_at=began + timedelta(minutes=8 + place), sent=uuid5(about.pk, f"{code} {place}"),
        )  # fmt: skip
