"""The demonstration's plan begun before birth: made for an unborn baby, written anew once the baby is there."""

from datetime import datetime, timedelta

from django.db.models import F

from kith.access.words import Role
from kith.directory.models import Worker
from kith.people.models import Baby
from kith.protection import actions
from kith.protection.models import Enquiry, Meeting, Plan, Seat
from kith.protection.words import Agreement, Born, Category, Decision, FathersPart, MeetingKind, Shared

from . import discussed, protected
from .demo import PEOPLE
from .protected import DAY, Scene, ten

BEFORE = timedelta(days=49)
"""How long before the birth the strategy discussion is."""
KNOWN_FOR, YOUNGEST, OLDEST = timedelta(days=60), 12, 80
ROLES = (Role.SOCIAL_WORKER, Role.LOCALITY_MANAGER, Role.MIDWIFE, Role.HEALTH_VISITOR, Role.POLICE, Role.GP)
TRIGGER = (
    "She came late to booking and has missed three of five appointments. The heating is off and nobody has seen where "
    "this baby will sleep. Help was offered twice and not taken up."
)
ANSWERS = {
    "safety_now": "Not born yet. The ward is told today whom to ring, at any hour.",
    "baby_voice": "Moves most in the evening, when the house is loud. Quiet when she lies down.",
    "next": "Planning with both parents on Thursday.",
}


def scenes(*, at: datetime) -> None:
    """Walk one baby from a discussion before birth to the plan as it stands today, where there is such a baby."""
    people = {
        one.role: worker
        for one in PEOPLE
        if one.role in ROLES
        and (worker := Worker.objects.select_related("team__agency", "account").filter(email=one.email).first())
    }
    baby = _born_lately(at)
    born = baby.date_of_birth if baby else None
    if len(people) < len(ROLES) or baby is None or born is None or Plan.objects.filter(before_birth=True).exists():
        return
    Baby.objects.filter(pk=baby.pk).update(date_of_birth=None)
    scene = _discussed(Baby.objects.get(pk=baby.pk), people, ten(protected.midday(born) - BEFORE), at)
    plan = _to_the_plan(scene)
    Baby.objects.filter(pk=baby.pk).update(date_of_birth=born)
    _since_birth(plan, scene, protected.midday(born))


def _born_lately(at: datetime) -> Baby | None:
    """The youngest baby on file well before birth about whom nobody has had a discussion."""
    known = F("date_of_birth") - KNOWN_FOR
    days = [(at - days * DAY).date() for days in (OLDEST, YOUNGEST)]
    found = discussed.never_discussed().filter(
        date_of_birth__range=days, recorded_at__date__lt=known, expected_on__isnull=False
    )
    return found.order_by("-date_of_birth", "id").first()


def _discussed(baby: Baby, people: dict[Role, Worker], on: datetime, at: datetime) -> Scene:
    record = discussed.discuss(baby, people, on, trigger=TRIGGER, answers=ANSWERS, at=at)
    manager, worker = (discussed.acting(people[role], at) for role in (Role.LOCALITY_MANAGER, Role.SOCIAL_WORKER))
    guests = tuple(one for role, one in people.items() if role is not Role.LOCALITY_MANAGER)
    return Scene(record, manager, worker, guests, at)


def _to_the_plan(scene: Scene) -> Plan:
    """Enquiry, conference and the plan as it was written for a baby who was not born."""
    on = scene.record.ended_at
    enquiry = actions.start_enquiry(
        discussion_id=scene.record.discussion_id, lead=scene.worker.name, by=scene.worker, at=on + timedelta(hours=1)
    )
    concluded = actions.Conclusion(
        code="s47_conference", borne_out=Born.CONTINUING, concluded_at=on + 8 * DAY,
        reasons="Nothing is ready for the baby, and the help offered so far was not taken up.",
        parents_told="The mother at home; the father by telephone. Both know what the conference is for.",
    )  # fmt: skip
    actions.conclude(enquiry_id=enquiry.pk, said=concluded, by=scene.manager, at=on + 8 * DAY)
    meeting = _conference(enquiry, scene, ten(on + 15 * DAY))
    plan = Plan.objects.get(conference=meeting)
    actions.write_plan(plan_id=plan.pk, said=_version(0, plan, BEFORE_BIRTH), by=scene.worker, at=on + 16 * DAY)
    protected.meet(plan, scene, MeetingKind.CORE_GROUP, ten(on + 25 * DAY))
    return plan


def _conference(enquiry: Enquiry, scene: Scene, on: datetime) -> Meeting:
    call = actions.Call(
        kind=MeetingKind.INITIAL, planned_for=on, chair="Delia Farrant, independent chair", place="Family Hub",
        ask=tuple(actions.Ask(team=one.team, worker=one) for one in scene.guests),
    )  # fmt: skip
    meeting = actions.call_meeting(call=call, enquiry_id=enquiry.pk, by=scene.worker, at=on - 6 * DAY)
    seats = list(Seat.objects.filter(meeting=meeting).order_by("id"))
    for seat in seats:
        paper = actions.ReportSaid(
            received_at=on - 3 * DAY, words="Both parents, what is strong, and what the baby will need.",
            shared=Shared.WITH_BOTH, shared_on=(on - 2 * DAY).date(),
        )  # fmt: skip
        actions.give_report(seat_id=seat.pk, said=paper, by=scene.worker, at=on - 3 * DAY)
    said = actions.MinutesSaid(
        based_on=0, held_at=on, decision=Decision.PLAN, category=Category.NEGLECT, mother=Agreement.AGREES,
        father=Agreement.AGREES, reasons="As things are, the baby comes home to a cold room.",
        baby_voice="Growing well by the last scan. Moves when the mother sings.",
        there=tuple(actions.There(seat_id=one.pk, attended=True) for one in seats),
    )  # fmt: skip
    actions.record_meeting(meeting_id=meeting.pk, said=said, by=scene.worker, at=on + timedelta(hours=2))
    return meeting


BEFORE_BIRTH = (
    "Once born: stays on the ward until the meeting before going home. Then sleeps on the back in a cot beside the "
    "mother; is fed when hungry; is seen by somebody from the plan every second day."
)
AFTER_BIRTH = (
    "Sleeps on the back in a cot beside the mother’s bed. Is fed every three hours and held for it. Is bathed by the "
    "father in the evening. Somebody from the plan sees the baby awake and undressed each week."
)


def _version(number: int, plan: Plan, day: str) -> actions.VersionSaid:
    began = protected.midday(plan.started_on)
    return actions.VersionSaid(
        based_on=number, category=Category.NEGLECT, fathers_standing=FathersPart.IN_PLAN, babys_day=day,
        mothers_part="Comes to every appointment, with a lift; says when she has not slept.",
        fathers_part="Puts up the cot, and is at home from six in the evening.",
        contingency="An appointment missed: the midwife or the health visitor rings that day and visits the next. "
        "Nobody at home: the duty number, at once.",
        steps=(
            actions.StepSaid(
                better="A safe place to sleep is ready", what="Cot, mattress and heater, fitted and seen",
                who="Family Hub and father", by_when=(began + 21 * DAY).date(), know="Somebody from the plan saw it",
            ),
            actions.StepSaid(
                better="Fed well, and gaining weight", what="Weighed each week at home", who="Health visitor",
                by_when=(began + 90 * DAY).date(), know="The line in the red book",
            ),
        ),
    )  # fmt: skip


def _since_birth(plan: Plan, scene: Scene, born: datetime) -> None:
    """Written anew in the first week, core groups, visits that saw the baby; the review when its day has come."""
    actions.write_plan(plan_id=plan.pk, said=_version(1, plan, AFTER_BIRTH), by=scene.worker, at=born + 5 * DAY)
    protected.meet(plan, scene, MeetingKind.CORE_GROUP, ten(born + 8 * DAY))
    for days in range(3, (scene.at - born).days, 9):
        protected.visit(plan, scene, ten(born + days * DAY), seen=True)
    review = ten(protected.midday(plan.started_on) + 84 * DAY)
    if review < scene.at:
        again = {"decision": Decision.CONTINUE, "category": Category.NEGLECT}
        protected.meet(plan, scene, MeetingKind.REVIEW, review, **again)
