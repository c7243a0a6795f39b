"""The demonstration's Front Door after the decision: a refused mark, agencies that were asked, disagreements."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from kith.access.words import PRACTITIONERS, Role
from kith.directory.models import Agency, Team, Worker
from kith.kernel.clock import day_of
from kith.people.models import Baby, Involvement
from kith.people.words import Part
from kith.referrals.models import (
    InformationAsk,
    InformationReply,
    MarkRefusal,
    ReferrerTold,
    Request,
    Resolution,
    ResolutionEnd,
    ResolutionStep,
    SharingDecision,
    StageHolder,
    TriageDecision,
    WaitingRequest,
)
from kith.referrals.words import (
    Agreement,
    FamilyTold,
    ResolutionStage,
    SafeMeanwhile,
    Settlement,
    Topic,
    TriageOutcome,
)

from .demo import PEOPLE

S = ResolutionStage
SEEN = (
    "A round blue bruise on the left cheek, about one centimetre. I saw it when I weighed her. Her mother did not know."
)
WORRY = "She is too young to move. Nobody could say how it came, and the explanation changed while I was there."
REASONS = "Referrer to gather more from the GP before we take this further."
PLAN = "At home with her mother and grandmother. Health visitor sees her tomorrow morning, undressed."
People = dict[Role, Worker]


def scenes(*, at: datetime) -> None:
    """Write them, where the partnership has these people and nobody has written them yet."""
    emails = {one.email: one.role for one in PEOPLE}
    found = Worker.objects.select_related("team__agency").filter(email__in=emails)
    people = {emails[worker.email]: worker for worker in found}
    wanted = (Role.HEALTH_VISITOR, Role.FRONT_DOOR_MANAGER, Role.EXECUTIVE, Role.GP, Role.MIDWIFE)
    if any(role not in people for role in wanted) or Resolution.objects.exists():
        return
    leads = _leads(people)
    _asked(people, at)
    _left(people, at - timedelta(days=2))
    refused = _refused_mark(people, at - timedelta(hours=3))
    if refused is not None:
        _follow(refused, people[Role.HEALTH_VISITOR].team.agency_id, leads, at)
    _disagreements(people, leads, at)


def _leads(people: People) -> dict[UUID, Worker]:
    """One safeguarding lead in each agency: those of the demonstration who say so, else somebody the generator made."""
    named = [people[Role.GP], *([people[Role.PAEDIATRICIAN]] if Role.PAEDIATRICIAN in people else [])]
    leads = {one.team.agency_id: one for one in named}
    mine = [worker.pk for worker in people.values()]
    for agency in Agency.objects.exclude(kind="partnership").order_by("name", "id"):
        fit = Worker.objects.filter(team__agency=agency, active_until=None, role__in=PRACTITIONERS)
        one = fit.exclude(pk__in=mine).order_by("id").first()
        if agency.pk not in leads and one is not None:
            leads[agency.pk] = one
    Worker.objects.filter(pk__in=[one.pk for one in leads.values()]).update(leads_safeguarding=True)
    return leads


def _young(worker: Worker, at: datetime, *, besides: Sequence[UUID] = (), born: bool = True) -> Baby | None:
    """The youngest baby this worker sees; an unborn one too when `born` is not asked for."""
    held = Involvement.objects.filter(worker=worker, until=None, since__lt=at).values("baby_id")
    babies = Baby.objects.filter(pk__in=held, ended_as="", same_as=None).exclude(pk__in=besides)
    if born:
        babies = babies.filter(date_of_birth__lte=day_of(at))
    return babies.order_by("-date_of_birth", "id").first()


def _number(at: datetime, of: str = "next_number") -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"select referrals_{of}(%s)", [day_of(at).year])
        return str(cursor.fetchone()[0])


def _request(baby: Baby, by: Worker, at: datetime, *, injury: bool, level: int) -> Request:
    request = Request.objects.create(
        number=_number(at),
        baby=baby,
        made_by=by,
        made_by_agency=by.team.agency,
        received_at=at,
        what_seen=SEEN if injury else "The home was cold, and he had lost weight since I last weighed him.",
        why_worried=WORRY if injury else "Third visit in a row. His mother says that nobody helps her at night.",
        seen_on=at - timedelta(hours=1),
        safe_now="At home with her mother and her grandmother.",
        strengths="Her mother rang me by herself.",
        injury=injury,
        level=level,
    )
    SharingDecision.objects.create(
        request=request,
        baby=baby,
        lawful_basis="public_task",
        agreement=Agreement.NOT_NEEDED.value,
        family_told=FamilyTold.TOLD.value,
        rationale="She may be hurt again.",
        decided_by=by,
        decided_at=at,
    )
    return request


def _refused_mark(people: People, at: datetime) -> Request | None:
    """A bruise on a baby who cannot move, sent back for more by a hurried desk."""
    visitor, manager = people[Role.HEALTH_VISITOR], people[Role.FRONT_DOOR_MANAGER]
    baby = _young(visitor, at)
    if baby is None:
        return None
    Baby.objects.filter(pk=baby.pk).update(mobility="none")
    request = _request(baby, visitor, at - timedelta(hours=2), injury=True, level=4)
    _hold(baby, manager.team, None, Part.FRONT_DOOR, f"Request for support {request.number}", request.received_at)
    decision = TriageDecision.objects.create(
        request=request,
        baby=baby,
        outcome=TriageOutcome.ADVICE.value,
        level=2,
        reasons=REASONS,
        decided_by=manager,
        decided_at=at,
    )
    ReferrerTold.objects.create(request=request, decision=decision, baby=baby, worker=visitor, told_at=at)
    MarkRefusal.objects.create(decision=decision, request=request, baby=baby, noted_at=at)
    return request


def _left(people: People, at: datetime) -> None:
    """Whoever made this request has left since; somebody else in the agency is to be told."""
    visitor, manager = people[Role.HEALTH_VISITOR], people[Role.FRONT_DOOR_MANAGER]
    gone = Worker.objects.filter(active_until__lt=day_of(at)).select_related("team__agency").order_by("id").first()
    baby = _young(visitor, at)
    if gone is None or baby is None:
        return
    request = _request(baby, gone, at - timedelta(days=1), injury=False, level=3)
    _hold(baby, manager.team, None, Part.FRONT_DOOR, f"Request for support {request.number}", request.received_at)
    TriageDecision.objects.create(
        request=request,
        baby=baby,
        outcome=TriageOutcome.EARLY_HELP.value,
        level=2,
        reasons="The Family Hub can visit this week. The mother agreed on the telephone.",
        decided_by=manager,
        decided_at=at,
    )


def _hold(baby: Baby, team: Team, worker: Worker | None, part: Part, basis: str, at: datetime) -> None:
    """Somebody works with the baby, unless they do already."""
    if not Involvement.objects.filter(baby=baby, team=team, worker=worker, until=None).exists():
        Involvement.objects.create(
            baby=baby, team=team, worker=worker, agency=team.agency, part=part.value, basis=basis, since=at
        )


def _follow(request: Request, agency_id: UUID, leads: dict[UUID, Worker], at: datetime) -> None:
    lead = leads.get(agency_id)
    if lead is not None:
        _hold(request.baby, lead.team, lead, Part.OTHER, f"A mark in {request.number}", at)


def _asked(people: People, at: datetime) -> None:
    """Two agencies were asked about a waiting request: one replied with one tap, the GP's practice is late."""
    manager = people[Role.FRONT_DOOR_MANAGER]
    waiting = WaitingRequest.objects.select_related("request__baby__mother").order_by("-received_at").first()
    if waiting is None:
        return
    police = people.get(Role.POLICE)
    for worker, hours, replied in ((people[Role.GP], 5, False), (police, 2, True)):
        if worker is None:
            continue
        mother = waiting.request.baby.mother
        ask = InformationAsk.objects.create(
            request=waiting.request,
            baby_id=waiting.baby_id,
            agency=worker.team.agency,
            team=worker.team,
            worker=worker,
            purpose="To decide today whether the baby may be at risk, and who needs to meet.",
            about=["mother"],
            who=[f"{mother.given_name} {mother.family_name}, the mother"],
            questions=["known", "violence", "mental_health"],
            asked_by=manager,
            asked_at=at - timedelta(hours=hours),
        )
        if replied:
            InformationReply.objects.create(
                ask=ask,
                baby_id=ask.baby_id,
                nothing_known=True,
                answers={},
                replied_by=worker,
                replied_at=ask.asked_at + timedelta(minutes=25),
            )


def _disagreements(people: People, leads: dict[UUID, Worker], at: datetime) -> None:
    """One with the practitioners, one late at the executive, one resolved with something to learn."""
    visitor, midwife = people[Role.HEALTH_VISITOR], people[Role.MIDWIFE]
    taken: list[UUID] = []
    plans = (
        (visitor, Topic.THRESHOLD, 1, timedelta(hours=5), False),
        (midwife, Topic.PLAN, 4, timedelta(days=12), False),
        (visitor, Topic.NO_DISCUSSION, 2, timedelta(days=40), True),
    )
    for raiser, topic, stages, ago, ended in plans:
        baby = _young(raiser, at - ago, besides=taken, born=False)
        if baby is None:
            continue
        taken.append(baby.pk)
        _disagreement(people, leads, (baby, raiser, topic), (stages, at - ago, ended))


def _disagreement(
    people: People,
    leads: dict[UUID, Worker],
    about: tuple[Baby, Worker, Topic],
    way: tuple[int, datetime, bool],
) -> None:
    baby, raiser, topic = about
    stages, began, ended = way
    manager = people[Role.FRONT_DOOR_MANAGER]
    one = Resolution.objects.create(
        number=_number(began, "next_resolution"),
        baby=baby,
        topic=topic.value,
        what="We see the same facts and come to different levels. I think nobody has looked at the nights.",
        wanted="That somebody from social care visits this week, with me.",
        raised_by=raiser,
        raised_by_team=raiser.team,
        raised_by_agency=raiser.team.agency,
        other_team=manager.team,
        other_agency=manager.team.agency,
        raised_at=began,
    )
    sides = [leads[agency] for agency in (raiser.team.agency_id, manager.team.agency_id) if agency in leads]
    holders = ([raiser, manager], [raiser, manager], sides, [people[Role.EXECUTIVE]])
    for number, stage in enumerate(list(S)[:stages]):
        step = _step(one, stage, began + timedelta(days=number, hours=1), holders[number])
    if ended:
        ResolutionEnd.objects.create(
            resolution=one,
            baby=baby,
            stage=step.stage,
            settlement=Settlement.CHANGED.value,
            words="They visited together. A strategy discussion was held two days later.",
            safe=SafeMeanwhile.AGREED.value,
            plan=PLAN,
            learning="Ring each other before the second letter. Ten minutes on the telephone ended it.",
            ended_by=manager,
            ended_at=step.began_at + timedelta(hours=6),
        )


def _step(one: Resolution, stage: ResolutionStage, at: datetime, holders: list[Worker]) -> ResolutionStep:
    step = ResolutionStep.objects.create(
        resolution=one,
        baby=one.baby,
        stage=stage.value,
        why="" if stage is S.PRACTITIONERS else "We spoke and each stayed where they were.",
        safe=(SafeMeanwhile.NOT_AGREED if stage is S.EXECUTIVE else SafeMeanwhile.AGREED).value,
        plan=PLAN,
        began_by=one.raised_by,
        began_at=at,
    )
    for worker in {holder.pk: holder for holder in holders}.values():
        StageHolder.objects.create(step=step, resolution=one, baby=one.baby, worker=worker)
        if stage is not S.EXECUTIVE and worker.pk != one.raised_by_id:
            _hold(one.baby, worker.team, worker, Part.OTHER, f"Case resolution {one.number}", at)
    return step
