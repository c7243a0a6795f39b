"""Requests for information: what an agency was asked and replied, for the asker and for the team that was asked."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.access.words import PRACTITIONERS
from kith.directory import doors as directory_doors
from kith.directory.models import Team, Worker
from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.kernel.handbook.kinds import Question
from kith.kernel.limits import Deadline, due
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.referrals import rules
from kith.referrals.models import AgencyTold, InformationAsk, InformationReply
from kith.referrals.words import AboutWhom, AskStage

INFORMATION_LIMIT = "INFO"
REMINDER_LIMIT = "INFOREM"
QUESTIONS = "information_request"
MOST = 20


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What one agency was asked, its newest reply, and its clocks."""

    ask: InformationAsk
    reply: InformationReply | None
    replies: int
    clock: Deadline
    reminder: Deadline
    told: tuple[AgencyTold, ...] = ()

    @property
    def stage(self) -> AskStage:
        if self.reply is None:
            return AskStage.ASKED
        return AskStage.NOTHING_KNOWN if self.reply.nothing_known else AskStage.REPLIED

    def finding(self, *, at: datetime) -> Finding | None:
        return rules.replied_in_time(self.clock, self.reply.replied_at if self.reply else None, at)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions asked, as the handbook had them that day."""
        offered = offered_questions(day_of(self.ask.asked_at))
        return tuple(question for question in offered if question.code in self.ask.questions)


def offered_questions(on: date) -> tuple[Question, ...]:
    """What an agency may be asked."""
    return handbook.current().question_set(QUESTIONS, on).questions


def named_people(baby: Baby, about: list[AboutWhom], others: str) -> list[str]:
    """The people an agency is told of, so that it can look them up: names and dates of birth, no address.

    Only those it is asked about. The caller has opened the file.
    """
    profile = people_doors.profile_of(baby)
    said = []
    if AboutWhom.BABY in about:
        born, expected = profile.date_of_birth, profile.expected_on
        when = f"born {_day(born)}" if born else f"expected {_day(expected)}" if expected else "date not recorded"
        said.append(f"{profile.name}, {when}")
    if AboutWhom.MOTHER in about:
        born = profile.mother.date_of_birth
        said.append(f"{profile.mother.name}, the mother" + (f", born {_day(born)}" if born else ""))
    if AboutWhom.OTHERS in about:
        said.extend(line.strip() for line in others.splitlines() if line.strip())
    return said


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def teams_to_ask(actor: Actor) -> list[Team]:
    """Every team but one's own, by agency."""
    teams = Team.objects.select_related("agency").exclude(agency__kind=AgencyKind.PARTNERSHIP)
    return [team for team in teams.order_by("agency__name", "name", "id") if team.pk != actor.team_id]


def person_to_ask(team_id: UUID, said: str, *, at: datetime) -> list[Worker]:
    """Those of a team whom these words may mean, and who may reply; none for no words."""
    return [one for one in directory_doors.named_in_team(team_id, said, at=at) if one.role in PRACTITIONERS]


def _asks() -> QuerySet[InformationAsk]:
    return InformationAsk.objects.select_related("agency", "team", "worker", "asked_by__team__agency")


def _standing(asks: list[InformationAsk]) -> list[Asking]:
    if not asks:
        return []
    book = handbook.current()
    replies: dict[UUID, list[InformationReply]] = {}
    told: dict[UUID, list[AgencyTold]] = {}
    ids = [ask.pk for ask in asks]
    by_time = InformationReply.objects.select_related("replied_by__team").filter(ask_id__in=ids)
    for reply in by_time.order_by("-replied_at", "-id"):
        replies.setdefault(reply.ask_id, []).append(reply)
    for telling in AgencyTold.objects.filter(ask_id__in=ids).order_by("-told_at", "-id"):
        told.setdefault(telling.ask_id, []).append(telling)
    return [
        Asking(
            ask=ask,
            reply=next(iter(replies.get(ask.pk, ())), None),
            replies=len(replies.get(ask.pk, ())),
            clock=due(book.limit(INFORMATION_LIMIT, day_of(ask.asked_at)), ask.asked_at, book.calendar()),
            reminder=due(book.limit(REMINDER_LIMIT, day_of(ask.asked_at)), ask.asked_at, book.calendar()),
            told=tuple(told.get(ask.pk, ())),
        )
        for ask in asks
    ]


def asks_about(request_id: UUID) -> list[Asking]:
    """What agencies were asked about a request, and replied; the caller has opened the request."""
    return _standing(list(_asks().filter(request_id=request_id).order_by("asked_at", "id")[:MOST]))


def asks_of(request_ids: list[UUID]) -> dict[UUID, list[Asking]]:
    """The same for several requests, by request; the caller may read them."""
    found: dict[UUID, list[Asking]] = {}
    for one in _standing(list(_asks().filter(request_id__in=request_ids).order_by("asked_at", "id"))):
        found.setdefault(one.ask.request_id, []).append(one)
    return found


def ask_for(actor: Actor, ask_id: UUID, *, at: datetime) -> Asking:
    """What this person's team is asked. It opens no file, and its opening is recorded. Raises Refused or NotThere."""
    ask = _asks().filter(pk=ask_id).first()
    if ask is None:
        raise NotThere
    subject = _subject(ask)
    must(actor, Permission.INFORMATION_REPLY, subject, at=at)
    act = audit.Act(
        action="opened a request for information",
        permission=Permission.INFORMATION_REPLY,
        subject_kind="information",
        subject_id=ask.pk,
        baby_id=ask.baby_id,
    )
    audit.record(actor, act)
    return _standing([ask])[0]


def _subject(ask: InformationAsk) -> Subject:
    """Who is asked. Whoever a seal keeps from the file does not find the ask at all: the database hides it."""
    return Subject(asked=frozenset({ask.worker_id or ask.team_id}), team_id=ask.team_id)


def asked_of(actor: Actor, *, most: int = MOST) -> list[Asking]:
    """What this person, or their team, is asked and has not answered: the longest waiting first."""
    if actor.worker_id is None:
        return []
    teams = {*actor.team_ids, *([actor.team_id] if actor.team_id else [])}
    found = _unanswered().filter(team_id__in=teams).order_by("asked_at", "id")
    mine = [ask for ask in found[: most * 2] if _mine(actor, ask)]
    return _standing(mine[:most])


def _mine(actor: Actor, ask: InformationAsk) -> bool:
    return ask.worker_id in {None, actor.worker_id} or ask.team_id in actor.team_ids


def _unanswered() -> QuerySet[InformationAsk]:
    return _asks().filter(~Exists(InformationReply.objects.filter(ask_id=OuterRef("pk"))))


def unanswered_by(actor: Actor, *, most: int = MOST) -> list[Asking]:
    """What this person asked agencies and nobody has answered, for requests that still wait: the oldest first."""
    if actor.worker_id is None:
        return []
    own = _unanswered().filter(asked_by_id=actor.worker_id, request__waiting__isnull=False)
    return _standing(list(own.select_related("request").order_by("asked_at", "id")[:most]))
