"""The showcase of asking: families on a locality's list, advice asked and given, a call to confirm, and not sharing.

Everything goes the way of the real thing: through the rooms' own actions, as the demonstration's people.
"""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.words import Role
from kith.directory import actors
from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.people import doors as people_doors
from kith.referrals import actions, doors, rules
from kith.referrals.words import Agreement, Examination, FamilyTold, ListStep, NextStep, Whom

from . import demo

FRIGHTENED = "The baby’s father. She is afraid of what he does when he hears that she has asked for help."


class Worry(NamedTuple):
    """What a midwife writes about a family that needs a little more."""

    level: int
    seen: str
    worried: str
    days: str
    tried: str
    strengths: str
    keep_from: str = ""


WORRIES = (
    Worry(
        2,
        "She came to two of four appointments and says that the bus costs too much.",
        "A first baby, her own mother is far away, and nobody will be there in the first weeks.",
        "The baby will come home to one warm room. The cot is bought and stands by her bed.",
        "We moved the appointments to the Family Hub near her. She came to the last one.",
        "She asks good questions and rings back when she misses somebody.",
    ),
    Worry(
        2,
        "She cried at the visit and said that she sleeps three hours a night.",
        "Low mood that is being treated. She worries that she will not manage alone with two.",
        "The baby will share a room with a two-year-old who wakes early.",
        "The GP has begun treatment. The perinatal team has her on its list.",
        "Her sister takes the older child every Wednesday.",
        FRIGHTENED,
    ),
    Worry(
        3,
        "The landlord has given notice. There was shouting when I rang the bell, and it stopped.",
        "Money, housing and quarrels at once, and the baby comes in ten weeks.",
        "Nobody can say yet where the baby will sleep.",
        "Housing advice in October. They did not go back.",
        "They both come to the scan and hold hands.",
    ),
)


def ask(*, at: datetime) -> None:
    """Requests about unborn babies, the locality's answer, advice, a call and a decision not to share."""
    midwife, visitor = _actor(Role.MIDWIFE, at), _actor(Role.HEALTH_VISITOR, at)
    if midwife is None or visitor is None:
        return
    sent = [
        _send(midwife, baby_id, worry, at=at - timedelta(hours=5 + 20 * number))
        for number, (baby_id, worry) in enumerate(zip(_unborn(midwife), WORRIES, strict=False))
    ]
    coordinator = _actor(Role.LOCALITY_MANAGER, at)
    if coordinator is not None and len(sent) > 1:
        _answer(coordinator, sent[0], at=at - timedelta(hours=1))
    _advice(midwife, visitor, at=at)
    _own_baby(visitor, at=at)


def _actor(role: Role, at: datetime) -> Actor | None:
    email = next((person.email for person in demo.PEOPLE if person.role is role), "")
    worker = Worker.objects.filter(account__email=email).first()
    return actors.actor_for(worker.account, second_factor=True, at=at) if worker else None


def _unborn(actor: Actor) -> list[UUID]:
    """Her unborn babies in her own locality without a request yet."""
    babies = (
        people_doors.one_of_each(actor).filter(date_of_birth=None).exclude(locality="").order_by("recorded_at", "id")
    )
    return [baby.pk for baby in babies if not doors.requests_about(actor, baby.pk)][: len(WORRIES)]


def _send(by: Actor, baby_id: UUID, worry: Worry, *, at: datetime) -> UUID:
    unsafe = bool(worry.keep_from)
    asked = rules.Asked(
        what_seen=worry.seen,
        seen_on=at - timedelta(hours=3),
        injury=False,
        safe_now="She is at home.",
        why_worried=worry.worried,
        strengths=worry.strengths,
        lived_experience=worry.days,
        tried=worry.tried,
        keep_from=worry.keep_from,
        level=worry.level,
        sharing=rules.Sharing(
            lawful_basis="public_task",
            gateway="children_act_2004_s10",
            rationale="So that the right people can offer help before the birth.",
            agreement=Agreement.GIVEN,
            examination=Examination.NONE_PLANNED,
            family_told=FamilyTold.NOT_SAFE if unsafe else FamilyTold.TOLD,
            not_told_reason="tell_risk_to_adult" if unsafe else "",
        ),
    )
    with transaction.atomic(), acting_as(by, at):
        return actions.send_request(baby_id=baby_id, asked=asked, draft_id=new_id(), by=by, at=at).pk


def _answer(by: Actor, request_id: UUID, *, at: datetime) -> None:
    words = "We talk about the family on Thursday. Her Family Hub worker will ring her before then."
    entered = actions.Entered(step=ListStep.LISTED, words=words)
    with transaction.atomic(), acting_as(by, at):
        if doors.new_on_list(by):
            actions.enter_on_list(request_id=request_id, entered=entered, draft_id=new_id(), by=by, at=at)


def _advice(midwife: Actor, visitor: Actor, *, at: datetime) -> None:
    """One question that waits for an answer, and one answered by telephone with the advice to make a request."""
    waiting = actions.Question(
        whom=Whom.BABY,
        seen="A baby of four months is often left with an older neighbour. The mother says it is only for an hour.",
        worry="I do not know who the neighbour is, and whether it is only an hour.",
        strengths="The baby is well, fed and clean at every visit.",
        tried="I asked twice, and she changed the subject.",
        evident=False,
    )
    advised = actions.Advised(
        advice="Ask her at the next visit who helps her, and name the neighbour. If she cannot say, make a request.",
        next_step=NextStep.REQUEST,
        evident=False,
        adviser="The duty manager at the Front Door",
    )
    answered = actions.Question(
        whom=Whom.UNBORN,
        seen="She said that she does not want her partner at the birth, and would not say why.",
        worry="He answers every question for her.",
        strengths="She came alone today, for the first time.",
        tried="A visit without him at the clinic.",
        evident=False,
        advised=advised,
    )
    for by, question, before in ((visitor, waiting, 3), (midwife, answered, 26)):
        with transaction.atomic(), acting_as(by, at):
            when = at - timedelta(hours=before)
            actions.ask_advice(question=question, draft_id=new_id(), by=by, at=when)


def _own_baby(visitor: Actor, *, at: datetime) -> None:
    """The health visitor rang about one baby and has to write; about another she decided not to share."""
    babies = [one.id for one in people_doors.babies_for(visitor, most=6) if one.date_of_birth]
    if len(babies) < 2:
        return
    rang = actions.Rang(
        at=at - timedelta(hours=2),
        spoke_to="The duty manager",
        said="A small bruise on the arm at the weigh-in. The grandmother stays with the baby until the form is read.",
    )
    kept = rules.NotSharing(
        recipient="A housing officer, who rang",
        about="Whether the family keeps its appointments",
        reason="not_relevant",
        harm_suspected=False,
        look_again=False,
        sharing=rules.Sharing(
            lawful_basis="public_task",
            rationale="It has nothing to do with keeping the baby safe, and the mother does not want it.",
            advice_from="The named nurse",
            agreement=Agreement.REFUSED,
            weighed="She does not want it shared, and nothing speaks against her.",
            family_told=FamilyTold.TOLD,
        ),
    )
    with transaction.atomic(), acting_as(visitor, at):
        actions.record_call(baby_id=babies[0], rang=rang, draft_id=new_id(), by=visitor, at=at - timedelta(hours=1))
        not_shared = actions.NotShared(decision=kept, look_again_on=None)
        actions.decide_not_to_share(baby_id=babies[1], kept=not_shared, draft_id=new_id(), by=visitor, at=at)
