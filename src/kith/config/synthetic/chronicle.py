"""The demonstration's chronology: a baby of the health visitor's whom several agencies know, and a family handed over.

What happened before an agency began to work with the family was known to it and not to others: the slider shows it.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count

from kith.access.words import Role
from kith.directory.models import Worker
from kith.kernel.clock import LONDON, day_of
from kith.people.models import Baby, EntryRemark, Event, Handover, Involvement
from kith.people.words import About, Audience, EventSource, EventTopic, Impact, Part, Significance

from .demo import MOTHER_FAMILY, PEOPLE

T, S, M, A = EventTopic, Significance, Impact, About


@dataclass(frozen=True, kw_only=True)
class Told:
    """One event: by whom, how many days ago, after how many days known and entered, and what it is."""

    by: Role
    ago: int
    known: int = 0
    entered: int = 0
    topic: EventTopic
    about: About
    words: str
    weight: Significance = S.SIGNIFICANT
    impact: Impact = M.UNKNOWN
    impact_words: str = ""
    source: EventSource = EventSource.OWN
    source_words: str = ""
    audience: Audience = Audience.FILE


EVENTS = (
    Told(by=Role.GP, ago=300, entered=210, topic=T.HEALTH, about=A.MOTHER,
         words="Came about poor sleep and low mood. Offered talking therapy; she said she would think about it.",
         weight=S.BACKGROUND),
    Told(by=Role.MIDWIFE, ago=260, topic=T.MISSED, about=A.MOTHER, weight=S.BACKGROUND,
         words="Not in at the second of two booked visits. Came to the clinic the next day."),
    Told(by=Role.POLICE, ago=238, known=0, entered=140, topic=T.ABUSE, about=A.HOUSEHOLD, weight=S.TURNING_POINT,
         words="A neighbour called at 23:40: shouting and something breaking. Both adults said it was over. No arrest. "
         "It was not known to us then that she was pregnant.",
         impact=M.HARDER, impact_words="Frightened before birth; her sleep was poor for weeks."),
    Told(by=Role.POLICE, ago=96, known=0, entered=60, topic=T.POLICE, about=A.CARER, weight=S.TURNING_POINT,
         words="Called again. The baby was upstairs and cried throughout. He left before we came.",
         impact=M.HARMED, impact_words="Cried alone for about an hour.", audience=Audience.NOT_PARENTS),
    Told(by=Role.FAMILY_HUB_WORKER, ago=88, topic=T.SUPPORT, about=A.MOTHER, impact=M.BETTER,
         words="Came to the group for the first time with her sister and stayed to the end.",
         impact_words="On her lap, watching the others, for most of the hour."),
    Told(by=Role.HEALTH_VISITOR, ago=70, topic=T.CONTACT, about=A.BABY, impact=M.NONE, weight=S.BACKGROUND,
         words="Telephone call: feeding well, no worries raised. The father was at work."),
    Told(by=Role.GP, ago=58, known=3, topic=T.MISSED, about=A.BABY, weight=S.SIGNIFICANT, impact=M.HARDER,
         words="Not brought to the eight-week check. A second date was sent by text.",
         source=EventSource.RECORD, source_words="The appointments list"),
    Told(by=Role.FAMILY_HUB_WORKER, ago=40, known=2, topic=T.FAMILY, about=A.HOUSEHOLD,
         words="Her sister moved in for some weeks to help with the nights.", impact=M.BETTER,
         source=EventSource.FAMILY, source_words="The mother, at the group"),
    Told(by=Role.GP, ago=33, topic=T.HEALTH, about=A.BABY, impact=M.BETTER, weight=S.BACKGROUND,
         words="Brought to the check by the aunt. Growing along the line; immunised."),
    Told(by=Role.POLICE, ago=20, known=9, topic=T.DECISION, about=A.CARER, impact=M.UNKNOWN,
         words="Bail conditions: not to go to the home. They end in eight weeks.",
         source=EventSource.AGENCY, source_words="The court’s list"),
    Told(by=Role.HEALTH_VISITOR, ago=12, topic=T.HOME, about=A.HOUSEHOLD, impact=M.HARDER,
         words="No heating upstairs since the weekend; the cot was moved into the kitchen.",
         impact_words="Slept badly, cold hands at the visit."),
    Told(by=Role.POLICE, ago=5, topic=T.OTHER, about=A.SERVICES, weight=S.BACKGROUND,
         words="Our officer changes on Monday. For our own planning.", audience=Audience.AGENCY),
)  # fmt: skip
JOINED = {Role.POLICE: (Part.POLICE, 140), Role.GP: (Part.GP, 210), Role.FAMILY_HUB_WORKER: (Part.FAMILY_HUB, 90),
          Role.MIDWIFE: (Part.MIDWIFE, 280)}  # fmt: skip


def tell(*, at: datetime) -> None:
    """Write it, where the partnership has these people and babies and nobody has written it yet."""
    emails = {one.email: one.role for one in PEOPLE}
    found = Worker.objects.select_related("team__agency").filter(email__in=emails)
    people = {emails[worker.email]: worker for worker in found}
    if Event.objects.exists() or Role.HEALTH_VISITOR not in people:
        return
    babies = list(_babies(people[Role.HEALTH_VISITOR]))
    if not babies:
        return
    _join(babies[0], people, at)
    _events(babies[0], people, at)
    if len(babies) > 1:
        _handed_over(babies[1], people[Role.HEALTH_VISITOR], at)


def _babies(visitor: Worker) -> list[Baby]:
    """Babies of hers, born, that most others work with: always the same ones."""
    held = Baby.objects.filter(involvements__worker=visitor, involvements__until=None, ended_as="", same_as=None)
    born = held.filter(date_of_birth__isnull=False).exclude(mother__family_name=MOTHER_FAMILY)
    counted = Baby.objects.filter(pk__in=born.values("pk")).annotate(others=Count("involvements"))
    return list(counted.order_by("-others", "recorded_at", "id")[:2])


def _join(baby: Baby, people: dict[Role, Worker], at: datetime) -> None:
    for role, (part, ago) in JOINED.items():
        if role in people and not baby.involvements.filter(worker=people[role], until=None).exists():
            Involvement.objects.create(
                baby=baby,
                worker=people[role],
                team=people[role].team,
                agency=people[role].team.agency,
                part=part.value,
                basis="Came to know the family",
                since=at - timedelta(days=ago),
            )


def _events(baby: Baby, people: dict[Role, Worker], at: datetime) -> None:
    for told in EVENTS:
        worker = people.get(told.by)
        if worker is None:
            continue
        happened = datetime.combine(day_of(at) - timedelta(days=told.ago), time(12), LONDON)
        known = happened + timedelta(days=told.known)
        made = Event.objects.create(
            baby=baby,
            topic=told.topic.value,
            about=told.about.value,
            words=told.words,
            happened_at=happened,
            known_at=known,
            source=told.source.value,
            source_words=told.source_words,
            significance=told.weight.value,
            impact=told.impact.value,
            impact_words=told.impact_words,
            audience=told.audience.value,
            agency=worker.team.agency,
            recorded_at=at - timedelta(days=told.entered) if told.entered else known,
            recorded_by=worker,
        )
        if told.topic is T.MISSED and told.by is Role.GP:
            _corrected(made, at)


def _corrected(event: Event, at: datetime) -> None:
    EntryRemark.objects.create(
        baby=event.baby,
        entry=f"event.{event.pk}",
        words="It was the first of two dates: the letter had gone to the old address.",
        reason="We had not seen that the letter came back",
        agency=event.agency,
        recorded_at=at - timedelta(days=30),
        recorded_by=event.recorded_by,
    )


def _handed_over(baby: Baby, visitor: Worker, at: datetime) -> None:
    """A colleague of the health visitor stopped two days ago and left a summary that waits to be read."""
    colleague = (
        Worker.objects.filter(team=visitor.team, role=visitor.role).exclude(pk=visitor.pk).order_by("id").first()
    )
    if colleague is None:
        return
    held = Involvement.objects.create(
        baby=baby,
        worker=colleague,
        team=visitor.team,
        agency=visitor.team.agency,
        part=Part.HEALTH_VISITOR.value,
        basis="Allocated at the birth visit",
        since=at - timedelta(days=60),
        until=at - timedelta(days=2),
    )
    Handover.objects.create(
        baby=baby,
        involvement=held,
        team=visitor.team,
        number=1,
        who="The mother opens the door to those she knows. Her own mother is there on Tuesdays.\nRing before you come.",
        seen="At home last Thursday, awake, in her arms, alert and warm.",
        worries="She is alone at night, and tired. She says so only when her mother is out of the room.",
        strengths="She reads the baby well and asks for help in time.",
        significant="The move in spring: she knew nobody here until the group.",
        still_open="Whether the father comes at weekends. He was invited to the next visit and has not answered.",
        next_dates="The review at the clinic is in two weeks; she would rather have it at home.",
        words="Begin with the baby. Everything else comes by itself after that.",
        written_by=colleague,
        saved_at=at - timedelta(days=2, hours=1),
    )
