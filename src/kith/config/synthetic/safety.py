"""The demonstration's domestic abuse: cases with and without a plan, high by judgement at six, a worker shut out."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from kith.access.actor import Actor
from kith.access.words import Role
from kith.directory import actors
from kith.directory.models import Worker
from kith.kernel.clock import day_of
from kith.people import doors as people_doors
from kith.people.models import Baby, Involvement, MaleCarerRecord
from kith.people.words import Part
from kith.safety import actions
from kith.safety.doors import procedures
from kith.safety.models import Checklist
from kith.safety.words import Channel, Closeness, HerView, Outcome, Presence, ReviewCause, Said, Source, Toward

from .demo import PEOPLE

DAY = timedelta(days=1)
SIX = frozenset({"frightened", "separated", "stalking", "pregnant", "worse", "strangled"})
HOME = {
    "if_danger": "To the hall, never the kitchen. The front door has no chain.",
    "place": "Her sister’s, by day and by night; the sister knows.",
    "help_call": "999, then 55 when she cannot speak. The neighbour knows the word “ladder”.",
    "bag": "At her sister’s: papers, cards, inhaler, charger.",
}
BABY = {
    "carries": "She does, in the sling that hangs by the door. Nobody goes back for things.",
    "baby_things": "Milk, nappies and a set of clothes are in the bag; the red book stays with the health visitor.",
    "collection": "Only she and her sister collect. The nursery has the word.",
}
RESTS = {
    "rests_on": "Nobody has told of the visits to the clinic alone.",
    "knows": "Health visitor, midwife, nursery manager, her sister. Not the other grandmother.",
}


PREGNANCY = {
    "alone": "Every time: the midwife asks for a sample, and walks with her to the room alone.",
    "alert": "On the maternity record: “Speak to the named midwife first.” It says no more. Set by the named midwife.",
    "birth": "Her aunt is with her. Nobody else is let in, and the ward tells no caller that she is there.",
    "home_after": "To her aunt’s, by the back entrance of the ward.",
}
UNBORN_CONTACT: dict[str, Any] = {
    "when": "Tuesdays, at the clinic. Never at home.",
    "how": "The clinic’s telephone, or her aunt.",
    "code_word": "Is the parcel there yet",
    "closed": (Channel.TEXT, Channel.VISIT, Channel.LETTER),
}


CONTACT: dict[str, Any] = {
    "when": "Weekday mornings, when she is alone at home.",
    "how": "Ring the nursery; they call her to the telephone.",
    "code_word": "The book is back",
    "closed": (Channel.TEXT, Channel.EMAIL, Channel.LETTER),
    "closed_addresses": ("shared.home@family.example",),
}


def scenes(*, at: datetime) -> None:
    """Write them, where the partnership has these people and babies and nobody has written them yet."""
    people = {
        one.role: worker
        for one in PEOPLE
        if (worker := Worker.objects.select_related("team__agency", "account").filter(email=one.email).first())
    }
    if Role.HEALTH_VISITOR not in people or Checklist.objects.exists():
        return
    visitor = people[Role.HEALTH_VISITOR]
    acting = actors.actor_for(visitor.account, second_factor=True, at=at)
    assert acting is not None, "the demonstration's people have accounts"
    babies = list(_babies(visitor))
    steps = (_with_plan, _by_judgement, _without, _shut_out)
    for step, baby in zip(steps, babies, strict=False):
        step(baby, acting, people, at)
    _unborn(people, at)


def _babies(visitor: Worker) -> Iterator[Baby]:
    """Babies of the health visitor's whose file goes on and is not sealed, the youngest file first."""
    held = Involvement.objects.filter(worker=visitor, until=None, sealed=False).values("baby_id")
    rows = Baby.objects.filter(pk__in=held, ended_as="", same_as=None).exclude(date_of_birth=None)
    return rows.order_by("-date_of_birth", "id")[:4].iterator()


def _asked(baby: Baby, by: Actor, at: datetime) -> Checklist:
    """Six questions answered yes, and judged high."""
    tool = procedures.tools(day_of(at))[0]
    answers: dict[str, tuple[Said, Source | None]] = {}
    for item in tool.item:
        said = Said.YES if item.code in SIX else Said.NO
        answers[item.code] = (said, Source.FILE if item.known else Source.HER)
    answers["weapons"] = (Said.UNKNOWN, None)
    said_all = actions.ChecklistSaid(
        tool=tool.code, edition=tool.edition, answers=answers, presence=Presence.ALONE, judgement="high",
        judgement_reason="He put his hands round her throat twice this month. She thinks he will do it again.",
        notes="“I sleep in my clothes.”",
    )  # fmt: skip
    made = actions.answer_checklist(baby_id=baby.pk, said=said_all, by=by, at=at)
    assert isinstance(made, Checklist)
    return made


def _to_do(at: datetime) -> tuple[actions.ActionSaid, ...]:
    """What is to be done about him, and for her."""
    return (
        actions.ActionSaid(
            toward=Toward.HARMING, what="Bail conditions are checked each week", who="Police, DC Vosper",
            by_when=day_of(at + 5 * DAY),
        ),
        actions.ActionSaid(
            toward=Toward.HARMING, what="Asked to join the programme on behaviour", who="Probation",
            by_when=day_of(at + 14 * DAY),
        ),
        actions.ActionSaid(toward=Toward.HER, what="Locks and a new number", who="Housing", by_when=day_of(at)),
    )  # fmt: skip


def _with_plan(baby: Baby, by: Actor, _people: dict[Role, Worker], at: datetime) -> None:
    """A plan written a month ago from a MARAC referral, looked at again after an incident."""
    began = at - 30 * DAY
    asked = _asked(baby, by, began)
    pages: tuple[tuple[str, dict[str, Any]], ...] = (
        ("contact", CONTACT), ("home", {"words": HOME}), ("baby", {"words": BABY}),
        ("actions", {"actions": _to_do(at)}), ("rests", {"words": RESTS}),
    )  # fmt: skip
    for number, (section, said) in enumerate(pages):
        page = actions.SectionSaid(section=section, based_on=number, **said)
        actions.write_section(baby_id=baby.pk, said=page, by=by, at=began + timedelta(hours=1 + number))
    marac = actions.MaracSaid(
        her_view=HerView.AGREES, why="He has keys to the home and waits at the nursery.",
        wishes="To stay in her home, without him.", sent_to="The MARAC of her district, by secure e-mail",
    )  # fmt: skip
    actions.refer_to_marac(checklist_id=asked.pk, said=marac, by=by, at=began + DAY)
    actions.record_incident(
        baby_id=baby.pk, happened_at=at - 9 * DAY, words="Shouting at the door at night; the baby was asleep upstairs.",
        source="She, at the clinic", by=by, at=at - 8 * DAY,
    )  # fmt: skip
    actions.look_again(
        baby_id=baby.pk, cause=ReviewCause.INCIDENT, outcome=Outcome.HOLDS,
        words="With her, alone. The neighbour came when called; the locks are changed.", by=by, at=at - 7 * DAY,
    )  # fmt: skip


def _by_judgement(baby: Baby, by: Actor, people: dict[Role, Worker], at: datetime) -> None:
    """High by judgement at six, four days ago, and no plan yet: late on the list. The police were called since."""
    _asked(baby, by, at - 4 * DAY)
    if Role.POLICE in people:
        _notified(baby, by, people[Role.POLICE], at)


def _unborn(people: dict[Role, Worker], at: datetime) -> None:
    """A midwife's plan for a baby who is not born yet: seen alone, the alert, who is at the birth."""
    midwife = people.get(Role.MIDWIFE)
    acting = actors.actor_for(midwife.account, second_factor=True, at=at) if midwife else None
    held = Involvement.objects.filter(worker=midwife, until=None, sealed=False).values("baby_id")
    rows = Baby.objects.filter(pk__in=held, ended_as="", same_as=None, date_of_birth=None)
    baby = rows.order_by("recorded_at", "id").first()
    if acting is None or baby is None:
        return
    pages: tuple[tuple[str, dict[str, Any]], ...] = (
        ("contact", UNBORN_CONTACT), ("home", {"words": HOME}), ("pregnancy", {"words": PREGNANCY}),
        ("actions", {"actions": _to_do(at)}), ("rests", {"words": RESTS}),
    )  # fmt: skip
    for number, (section, said) in enumerate(pages):
        page = actions.SectionSaid(section=section, based_on=number, **said)
        actions.write_section(baby_id=baby.pk, said=page, by=acting, at=at - 6 * DAY + timedelta(hours=number))


def _notified(baby: Baby, by: Actor, police: Worker, at: datetime) -> None:
    """The police tell midwife, health visitor and GP; the health visitor reads it and says what was done."""
    acting = actors.actor_for(police.account, second_factor=True, at=at)
    assert acting is not None, "the demonstration's people have accounts"
    if police.pk not in set(people_doors.standing(baby.pk).values_list("worker_id", flat=True)):
        Involvement.objects.create(
            baby=baby, worker=police, team=police.team, agency=police.team.agency, part=Part.POLICE.value,
            basis="Called to the home", since=at - 3 * DAY,
        )  # fmt: skip
    said = actions.NoticeSaid(
        incident_at=at - 3 * DAY, reference="Log 0412", baby_there="In her arms, crying",
        words="Shouting and something thrown. He left before the officers came; she had a red mark on her neck.",
    )  # fmt: skip
    if procedures.notices_on(day_of(at)):
        made = actions.send_notice(baby_id=baby.pk, said=said, by=acting, at=at - 2 * DAY)
        actions.answer_notice(
            notice_id=made.pk, words="Saw her alone at the clinic the same day, and asked the questions with her.",
            by=by, at=at - 2 * DAY + timedelta(hours=3),
        )  # fmt: skip


def _without(baby: Baby, by: Actor, _people: dict[Role, Worker], at: datetime) -> None:
    """An incident yesterday, and no plan yet."""
    actions.record_incident(
        baby_id=baby.pk, happened_at=at - 2 * DAY, words="A neighbour heard screams; she had a bruise on her arm.",
        source="A neighbour, to the nursery", by=by, at=at - DAY,
    )  # fmt: skip


def _shut_out(baby: Baby, by: Actor, people: dict[Role, Worker], at: datetime) -> None:
    """The Family Hub worker is close to an adult of this family, and sees nothing of it."""
    worker = people.get(Role.FAMILY_HUB_WORKER)
    man = MaleCarerRecord.objects.filter(baby=baby).exclude(person=None).order_by("number").first()
    person_id = man.person_id if man else baby.mother_id
    if worker is None or person_id is None or worker.pk == by.worker_id:
        return
    if worker.pk not in set(people_doors.standing(baby.pk).values_list("worker_id", flat=True)):
        Involvement.objects.create(
            baby=baby, worker=worker, team=worker.team, agency=worker.team.agency, part=Part.FAMILY_HUB.value,
            basis="Came to the group for new parents", since=at - 20 * DAY,
        )  # fmt: skip
    said = actions.LinkSaid(person_id=person_id, worker=worker, closeness=Closeness.FAMILY, source="The mother")
    actions.link_worker(baby_id=baby.pk, said=said, by=by, at=at - 3 * DAY)
