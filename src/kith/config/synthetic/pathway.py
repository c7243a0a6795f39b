"""The demonstration's pregnancies: a panel that has met once, an assessment and a birth plan on their way."""

from datetime import datetime, timedelta

from kith.access.actor import Actor
from kith.access.words import Role
from kith.directory import actors
from kith.directory.models import Worker
from kith.kernel import gestation, handbook
from kith.kernel.clock import LONDON, day_of
from kith.people.models import Baby, Involvement, MilestoneDone
from kith.people.words import Part
from kith.prebirth import actions
from kith.prebirth.models import BirthPlan, PanelMeeting
from kith.prebirth.words import MayLeave, PlanLine, SentBy, ServiceConsent, Talked
from kith.referrals import actions as referral_actions
from kith.referrals.models import ListEntry, RequestCopy
from kith.referrals.words import ListStep

from .demo import PEOPLE

DAY = timedelta(days=1)
DONE_BY_NOW = ("booking", "allocate", "assessment", "legal", "antenatal_contact")
LINES = {
    PlanLine.CALL_FIRST: "Amara Bolt, social worker, 01632 960 300",
    PlanLine.CALL_NIGHT: "Duty team, 01632 960 911",
    PlanLine.ALERTS: "He shouts when he is afraid. Speak calmly, one person at a time.",
    PlanLine.MAY_ATTEND: "Her sister Tegan; the father, with the midwife’s word on the day",
    PlanLine.MAY_NOT_ATTEND: "Nobody is kept away by an order",
    PlanLine.CONTACT: "Mother and father with somebody from the ward in the room on the first day",
    PlanLine.OBSERVATION: "Two days at least",
    PlanLine.FEEDING: "She wants to breastfeed; no scoring",
    PlanLine.LEGAL: "No order. A review conference is thought of six weeks after the birth.",
    PlanLine.CONTINGENCY: "Ward rings the duty team and 999. Police may protect the baby for up to 72 hours.",
    PlanLine.HOME: "To her sister’s flat",
    PlanLine.WISHES: "Skin to skin at once. He wishes to cut the cord.",
    PlanLine.VISITS: "Social worker on day 2, midwife on day 3, health visitor on day 11",
}
"""Two lines are not said yet, so that the sheet shows what is missing."""


def scenes(*, at: datetime) -> None:
    """Let the locality's panel meet, and one family of level 3 or 4 come near the birth, unless somebody has begun."""
    people = {
        one.role: worker
        for one in PEOPLE
        if (worker := Worker.objects.select_related("team__agency", "account").filter(email=one.email).first())
    }
    if Role.LOCALITY_MANAGER not in people or PanelMeeting.objects.exists():
        return
    _steps(people[Role.MIDWIFE], at)
    _panel(_actor(people[Role.LOCALITY_MANAGER], at), at)
    _near_birth(people, at)


def _actor(worker: Worker, at: datetime) -> Actor:
    actor = actors.actor_for(worker.account, second_factor=True, at=at)
    assert actor is not None, "the demonstration's people have accounts"
    return actor


def _ten(moment: datetime) -> datetime:
    return moment.astimezone(LONDON).replace(hour=10, minute=0, second=0, microsecond=0)


def _steps(midwife: Worker, at: datetime) -> None:
    """Most of what belonged to the weeks before was done, in the middle of its weeks; the newest step of one family in
    four was not, so that something is to do.
    """
    today, book, made = day_of(at), handbook.current().milestones(day_of(at)), []
    unborn = Baby.objects.filter(date_of_birth=None, ended_as="", expected_on__isnull=False, pregnancy__isnull=False)
    for place, baby in enumerate(unborn.order_by("expected_on", "id").distinct("expected_on", "id")):
        assert baby.expected_on is not None, "asked for above"
        assert baby.pregnancy_id is not None, "asked for above"
        over = [
            (one, gestation.date_at(baby.expected_on, (one.weeks_from + one.weeks_to) // 2))
            for one in book
            if one.code in DONE_BY_NOW and gestation.date_at(baby.expected_on, one.weeks_to, 6) < today
        ]
        for one, on in over[: len(over) - (place % 4 == 3)]:
            made.append(
                MilestoneDone(
                    pregnancy_id=baby.pregnancy_id, code=one.code, done_on=on, judged_by=baby.expected_on,
                    gestation_days=gestation.gestation(baby.expected_on, on).total_days,
                    edition=f"{one.edition}, {one.in_force_from:%d/%m/%Y}", recorded_at=at - DAY, recorded_by=midwife,
                )
            )  # fmt: skip
    MilestoneDone.objects.bulk_create(made)


def _panel(manager: Actor, at: datetime) -> None:
    """A meeting last week and one next week; one family was helped, one was not reached, the others wait."""
    before = actions.call_meeting(
        planned_for=_ten(at - 7 * DAY), place="Family Hub, room 1", draft_id=None, by=manager, at=at - 14 * DAY
    )
    actions.call_meeting(planned_for=_ten(at + 7 * DAY), place="Family Hub, room 1", draft_id=None, by=manager, at=at)
    rows = RequestCopy.objects.filter(
        team__in=manager.team_ids, baby__date_of_birth=None, baby__ended_as="", request__to_front_door=False,
        sent_at__lt=at - 8 * DAY,
    )  # fmt: skip
    said = (
        actions.OutcomeSaid(
            based_on=0, talked=Talked.HELPED, offers=("family_hub", "fathers_support"), consent=ServiceConsent.AGREED,
            words="She and he both want the hub’s evening group. The hub looks at what they may claim.",
            actions=(
                actions.ActionSaid(what="Ring both parents", who="Josie Tancock", by_when=day_of(at - 2 * DAY)),
            ),
            look_again_on=day_of(at + 5 * DAY),
        ),
        actions.OutcomeSaid(based_on=0, talked=Talked.NOT_REACHED, words="There was no time left."),
    )  # fmt: skip
    requests = list(dict.fromkeys(rows.order_by("sent_at").values_list("request_id", flat=True)))
    for request_id, one in zip(requests, said, strict=False):
        if not ListEntry.objects.filter(request_id=request_id).exists():
            entered = referral_actions.Entered(step=ListStep.LISTED, words="For the next meeting")
            referral_actions.enter_on_list(
                request_id=request_id, entered=entered, draft_id=request_id, by=manager, at=at - 8 * DAY
            )
        actions.record_outcome(
            meeting_id=before.pk, request_id=request_id, said=one, draft_id=None, by=manager, at=at - 7 * DAY
        )


def _near_birth(people: dict[Role, Worker], at: datetime) -> None:
    """The midwife's pregnancy nearest to its birth: an assessment begun, a plan sent and half read."""
    midwife, social = people[Role.MIDWIFE], people[Role.SOCIAL_WORKER]
    babies = Baby.objects.filter(
        date_of_birth=None, ended_as="", same_as=None, involvements__worker=midwife, expected_on__gt=day_of(at)
    ).order_by("expected_on")
    baby = next(
        (one for one in babies if gestation.gestation(one.expected_on or day_of(at), day_of(at)).weeks >= 20), None
    )
    if baby is None or BirthPlan.objects.filter(baby=baby).exists():
        return
    Involvement.objects.create(
        baby=baby, worker=social, team=social.team, agency=social.team.agency, part=Part.SOCIAL_WORKER.value,
        basis="Assessment before birth", since=at - 30 * DAY,
    )  # fmt: skip
    worker, reader = _actor(social, at), _actor(midwife, at)
    part = actions.PartSaid(
        based_on=0,
        answers={
            "mother_life": "She was in care from nine to sixteen. Her sister brought her up after that.",
            "mother_health": "Low in her first pregnancy; well now, and says when she is not.",
            "mother_care": "She comes to every appointment, with a list of questions.",
        },
        strengths="She asks for help early. Her sister is there every day.",
        factors=({"code": "mother_care", "source": "self", "words": "In care from nine to sixteen"},),
        seen="At home, alone, last week",
    )
    actions.write_part(baby.pk, "mother", part, by=worker, at=at - 5 * DAY)
    _plan(baby, worker, reader, at)


def _plan(baby: Baby, worker: Actor, reader: Actor, at: datetime) -> None:
    """Written, sent to the midwife's team and to a unit outside Kith; the midwife has read it."""
    assert reader.team_id is not None, "the demonstration's midwife is in a team"
    plan = actions.BirthPlanSaid(
        based_on=0, unit="Exampleton maternity unit", lines={one.value: words for one, words in LINES.items()},
        may_leave=MayLeave.MEETING_FIRST, parents_have_it="Mother has it",
    )  # fmt: skip
    actions.write_plan(baby.pk, plan, by=worker, at=at - 3 * DAY)
    wanted = actions.CopiesSaid(
        team_ids=(reader.team_id,), outside="Maternity unit of the next county", contact="Labour ward, 01632 960 555",
        means=SentBy.SECURE_MAIL,
    )  # fmt: skip
    copies = actions.send_plan(baby.pk, wanted, draft_id=None, by=worker, at=at - 2 * DAY)
    mine = next((one for one in copies if one.team_id), None)
    if mine is not None:
        actions.read_plan(mine.pk, reader.name, draft_id=None, by=reader, at=at - DAY)
