"""The demonstration's babies under protection: an enquiry, conferences in time and late, plans in force and ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from kith.access.actor import Actor
from kith.access.words import Role
from kith.directory.models import Worker
from kith.kernel.clock import LONDON
from kith.people import doors as people_doors
from kith.people.actions import SightingSaid
from kith.people.models import Baby, Involvement
from kith.people.words import Awake, Part, Place, Undressed, YesNoUnknown
from kith.protection import actions
from kith.protection.doors import procedures
from kith.protection.models import Enquiry, Meeting, Plan, Seat
from kith.protection.words import (
    Agreement,
    Born,
    Category,
    CircumstancesOfVisit,
    Consent,
    Decision,
    EndReason,
    FathersPart,
    MedicalNeed,
    MedicalResult,
    MeetingKind,
    Shared,
)
from kith.strategy.models import Record
from kith.strategy.words import Threshold

from . import discussed
from .demo import PEOPLE

DAY = timedelta(days=1)
OUTLINES = ("plan", "new", "called", "late", "plan", "ended")
"""The first come first: a small partnership has few discussions that began an enquiry."""
AGED = {"new": (3, 19), "called": (8, 20), "late": (12, 24), "plan": (40, 400), "ended": (80, 400)}
"""How many days ago the discussion was that each outline begins with; the latest of them is taken."""
OWN = {"new": 6, "plan": 60}
"""Outlines that no demonstration is without, and how many days ago their discussion was."""
TRIGGER = "A bruise of two centimetres on the left cheek of a baby who cannot move. Nobody can say how it came about."
ANSWERS = {
    "safety_now": "With the mother at the grandmother’s, until it is known how the mark came about.",
    "baby_voice": "Wakes often and is soothed when held upright. Watches faces.",
    "next": "The medical this afternoon; the family is told by the social worker.",
}
VISIT_EVERY, LAST_VISIT, MOST_VISITS = 9, 12, 5
LAST_CORE_GROUP, REVIEW_AFTER = 20, 80


@dataclass
class Scene:
    """One baby's course: the people who act, and the discussion it begins with."""

    record: Record
    manager: Actor
    worker: Actor
    guests: tuple[Worker, ...]
    at: datetime

    @property
    def baby(self) -> Baby:
        return self.record.discussion.baby


def scenes(*, at: datetime) -> None:
    """Walk six babies through protection as far as each has come, unless somebody has been there already."""
    people = {
        one.role: worker
        for one in PEOPLE
        if (worker := Worker.objects.select_related("team__agency", "account").filter(email=one.email).first())
    }
    if Role.SOCIAL_WORKER not in people or Enquiry.objects.exists():
        return
    for outline, record in _chosen(people, at):
        _walk(outline, _scene(record, people, at))


def _chosen(people: dict[Role, Worker], at: datetime) -> Iterator[tuple[str, Record]]:
    """A different baby for each outline, whose newest discussion began an enquiry long enough ago.

    Where chance left none for a new enquiry or a plan, there is one of the demonstration's own.
    """
    rows = Record.objects.select_related("discussion__baby__mother").filter(
        threshold=Threshold.START_ENQUIRY, discussion__baby__ended_as="", discussion__baby__same_as=None
    )
    left = list({one.baby_id: one for one in rows.order_by("started_at", "id")}.values())
    for outline in OUTLINES:
        least, most = AGED[outline]
        fits = [one for one in left if least * DAY <= at - one.started_at <= most * DAY]
        if fits:
            record = max(fits, key=lambda one: one.started_at)
            left.remove(record)
            yield outline, record
        elif outline in OWN and (own := _own(outline, people, at)):
            yield outline, own


def _own(outline: str, people: dict[Role, Worker], at: datetime) -> Record | None:
    """A discussion about a baby of the usual age about whom there was none; None when there is no such baby."""
    on = ten(at - OWN[outline] * DAY)
    born = discussed.never_discussed().filter(date_of_birth__lt=(on - 30 * DAY).date(), recorded_at__lt=on - 5 * DAY)
    baby = born.order_by("-date_of_birth", "id").first()
    roles = (Role.SOCIAL_WORKER, Role.LOCALITY_MANAGER, Role.HEALTH_VISITOR, Role.POLICE, Role.PAEDIATRICIAN)
    if baby is None or not all(role in people for role in roles):
        return None
    workers = {role: people[role] for role in roles}
    return discussed.discuss(baby, workers, on, trigger=TRIGGER, answers=ANSWERS, at=at)


def _scene(record: Record, people: dict[Role, Worker], at: datetime) -> Scene:
    """The demonstration's people work with this baby from the discussion on."""
    roles = (Role.SOCIAL_WORKER, Role.LOCALITY_MANAGER, Role.HEALTH_VISITOR, Role.POLICE, Role.PAEDIATRICIAN)
    parts = (Part.SOCIAL_WORKER, Part.LOCALITY_TEAM, Part.HEALTH_VISITOR, Part.POLICE, Part.PAEDIATRICIAN)
    standing = set(people_doors.standing(record.baby_id).values_list("worker_id", flat=True))
    for role, part in zip(roles, parts, strict=True):
        if people[role].pk not in standing:
            Involvement.objects.create(
                baby_id=record.baby_id, worker=people[role], team=people[role].team, part=part.value,
                agency=people[role].team.agency, basis="Protection of this baby", since=record.ended_at,
            )  # fmt: skip
    acts = [discussed.acting(people[role], at) for role in roles[:2]]
    guests = tuple(people[role] for role in (Role.SOCIAL_WORKER, *roles[2:]))
    return Scene(record, acts[1], acts[0], guests, at)


def _walk(outline: str, scene: Scene) -> None:
    began = scene.record.ended_at
    enquiry = actions.start_enquiry(
        discussion_id=scene.record.discussion_id, lead=f"{scene.worker.name}, DC Hannah Vosper", by=scene.worker,
        at=began + timedelta(hours=1),
    )  # fmt: skip
    _medical(enquiry, scene)
    if outline == "new":
        return
    _conclude(enquiry, scene)
    due = procedures.conference_due(enquiry.started_at).due_at
    if outline == "called":
        _call(enquiry, scene, ten(min(due, scene.at + 4 * DAY)))
        _papers(Meeting.objects.get(enquiry=enquiry), scene, most=1)
        return
    if outline == "late":
        _call(enquiry, scene, ten(due + 5 * DAY), "The independent chair was ill and no other was free.")
        return
    meeting = _call(enquiry, scene, ten(enquiry.started_at + 17 * DAY))
    _papers(meeting, scene, most=3)
    _hold(meeting, scene, ten(enquiry.started_at + 17 * DAY), decision=Decision.PLAN, category=Category.PHYSICAL)
    _planned(Plan.objects.get(conference=meeting), scene, ended=outline == "ended")


def midday(day: date) -> datetime:
    return datetime.combine(day, time(12), LONDON)


def ten(moment: datetime) -> datetime:
    """Ten o'clock on that day, or on the working day before it."""
    day = moment.astimezone(LONDON)
    while not procedures.calendar().is_working_day(day.date()):
        day -= DAY
    return day.replace(hour=10, minute=0, second=0, microsecond=0)


def _medical(enquiry: Enquiry, scene: Scene) -> None:
    if not enquiry.injury:
        return
    asked = scene.record.ended_at
    said = actions.MedicalSaid(
        need=MedicalNeed.NEEDED, asked_at=asked, by_whom="Dr Hafsa Malik", place="Children’s assessment unit",
        consent=Consent.PARENT, consent_by="Mother", accompanied_by="Social worker and mother",
        held_at=asked + timedelta(hours=3), result=MedicalResult.UNCLEAR,
        findings="A bruise of two centimetres over the left cheek. No explanation so far fits it.",
        others_examined="Sister, two years: no marks",
    )  # fmt: skip
    actions.record_medical(enquiry_id=enquiry.pk, said=said, by=scene.worker, at=asked + timedelta(hours=5))


def _conclude(enquiry: Enquiry, scene: Scene) -> None:
    at = scene.record.ended_at + 5 * DAY
    said = actions.Conclusion(
        code="s47_conference", borne_out=Born.CONTINUING, concluded_at=at,
        reasons="No explanation fits the mark. There have been two calls for shouting at night since October.",
        parents_told="Both parents, at home, by the social worker on the day.",
    )  # fmt: skip
    actions.conclude(enquiry_id=enquiry.pk, said=said, by=scene.manager, at=at)


def _call(enquiry: Enquiry, scene: Scene, on: datetime, late: str = "") -> Meeting:
    safe = "The baby stays with the grandmother; seen every second day." if late else ""
    call = actions.Call(
        kind=MeetingKind.INITIAL, planned_for=on, chair="Delia Farrant, independent chair", place="Room 2 and video",
        late_reason=late, late_follow_up=safe,
        ask=tuple(actions.Ask(team=one.team, worker=one) for one in scene.guests),
    )  # fmt: skip
    at = scene.record.ended_at + 5 * DAY + timedelta(hours=1)
    return actions.call_meeting(call=call, enquiry_id=enquiry.pk, by=scene.worker, at=at)


def _papers(meeting: Meeting, scene: Scene, *, most: int) -> None:
    seats = Seat.objects.filter(meeting=meeting).exclude(worker__email="health.visitor@demo.example").order_by("id")
    at = meeting.called_at + DAY
    for number, seat in enumerate(seats[:most]):
        said = actions.ReportSaid(
            received_at=at, words="What we know of the family, the baby’s days, what is strong and what worries.",
            shared=Shared.WITH_MOTHER if number else Shared.WITH_BOTH, shared_on=(at + DAY).date(),
            why_not_shared="He could not be reached; two letters and a call." if number else "",
        )  # fmt: skip
        actions.give_report(seat_id=seat.pk, said=said, by=scene.worker, at=at)


def _hold(meeting: Meeting, scene: Scene, on: datetime, **decided: Any) -> None:
    seats = list(Seat.objects.filter(meeting=meeting).order_by("id"))
    said = actions.MinutesSaid(
        based_on=0, held_at=on, mother=Agreement.AGREES, father=Agreement.DISAGREES,
        parents_dissent="He says the mark came from the cot bars and that nobody looked at the cot.",
        reasons="Everybody agreed that risk goes on until it is known how the mark came about.",
        baby_voice="Wakes at five. Held for most feeds. Two people she knows are there at night.",
        there=tuple(actions.There(seat_id=one.pk, attended=number != 2) for number, one in enumerate(seats)),
        **decided,
    )  # fmt: skip
    actions.record_meeting(meeting_id=meeting.pk, said=said, by=scene.worker, at=on + timedelta(hours=2))


def _planned(plan: Plan, scene: Scene, *, ended: bool) -> None:
    began = midday(plan.started_on)
    said = actions.VersionSaid(
        based_on=0, category=Category.PHYSICAL, fathers_standing=FathersPart.IN_PLAN,
        babys_day="Wakes in her own cot, on her back. Is held for every feed, by somebody who is not in a hurry. Naps "
        "where she can hear her mother. Two people she knows are there at night.",
        mothers_part="Feeds and settles her; rings her sister or the night line when it gets too much.",
        fathers_part="Takes the late feed while his mother is there; goes to the fathers’ group on Tuesdays.",
        contingency="Whoever sees a mark rings 999 if she is unwell, else the duty number, on the same day. She goes "
        "to her grandmother until the paediatrician has seen her.",
        steps=tuple(_steps(began)),
    )  # fmt: skip
    actions.write_plan(plan_id=plan.pk, said=said, by=scene.worker, at=began + DAY)
    meet(plan, scene, MeetingKind.CORE_GROUP, ten(began + 9 * DAY))
    if began + REVIEW_AFTER * DAY < scene.at:
        on, again = ten(began + REVIEW_AFTER * DAY), {"decision": Decision.CONTINUE, "category": Category.PHYSICAL}
        meet(plan, scene, MeetingKind.REVIEW, on, **again)
    if began + 2 * LAST_CORE_GROUP * DAY < scene.at:
        meet(plan, scene, MeetingKind.CORE_GROUP, ten(scene.at - LAST_CORE_GROUP * DAY))
    for number in reversed(range(MOST_VISITS)):
        on = ten(scene.at - (LAST_VISIT + number * VISIT_EVERY) * DAY)
        if on > began:
            visit(plan, scene, on, seen=number != 1)
    if ended:
        told = "Mother, father, health visitor, GP and police, by letter and by telephone."
        end = actions.EndSaid(
            ended_on=(scene.at - 3 * DAY).date(), reason=EndReason.SAFER, told=told,
            words="Three months of calm nights. She is settled, gains weight, and both parents know whom to ring.",
            what_follows="Family help, led by the Family Hub.",
        )  # fmt: skip
        actions.end_plan(plan_id=plan.pk, said=end, by=scene.manager, at=scene.at - 3 * DAY)


def _steps(began: datetime) -> Iterator[actions.StepSaid]:
    yield actions.StepSaid(
        better="She is handled gently at all times", what="Weekly visit with the “crying baby” plan gone through",
        who="Health visitor", by_when=(began + 42 * DAY).date(),
        know="She settles when held; both can say what they do",
    )  # fmt: skip
    yield actions.StepSaid(
        better="Nights are safe", what="Grandmother stays from Thursday to Sunday", who="Grandmother and mother",
        by_when=(began + 14 * DAY).date(), know="The night diary, read at each core group",
    )  # fmt: skip
    yield actions.StepSaid(
        better="It is known how the mark came about", what="Skeletal survey, second reading and eye examination",
        who="Consultant paediatrician", by_when=(began + 10 * DAY).date(), know="A written opinion with the core group",
    )  # fmt: skip


def meet(plan: Plan, scene: Scene, kind: MeetingKind, on: datetime, **decided: Any) -> None:
    call = actions.Call(
        kind=kind, planned_for=on, chair=scene.worker.name, place="Family Hub",
        ask=tuple(actions.Ask(team=one.team, worker=one) for one in scene.guests),
    )  # fmt: skip
    meeting = actions.call_meeting(call=call, plan_id=plan.pk, by=scene.worker, at=on - 5 * DAY)
    if on < scene.at:
        _hold(meeting, scene, on, **decided)


def visit(plan: Plan, scene: Scene, on: datetime, *, seen: bool) -> None:
    sighting = SightingSaid(
        seen_at=on, place=Place.HOME, awake=Awake.AWAKE, undressed=Undressed.FULLY, held_by_mother=True,
        how_held="Close, with a hand under her head", sleep_seen=YesNoUnknown.YES,
        sleep_place="Own cot in the parents’ room, nothing in it", voice="I was fed and then I looked at the window.",
    )  # fmt: skip
    found = CircumstancesOfVisit.SEEN if seen else CircumstancesOfVisit.NO_ANSWER
    said = actions.VisitSaid(
        visited_at=on, announced=not seen, found=found, seen=sighting if seen else None,
        why_not_seen="" if seen else "Rang both; seen by the health visitor the next day", explained="Seen at home",
    )  # fmt: skip
    actions.record_visit(plan_id=plan.pk, said=said, by=scene.worker, at=on + timedelta(hours=3))
