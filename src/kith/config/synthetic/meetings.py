"""What became of a strategy discussion: answers, contributions, who came, what was decided, and the record's round."""

import json
from datetime import datetime, timedelta

from kith.directory.words import AgencyKind
from kith.kernel.handbook import NotInHandbook
from kith.kernel.handbook.kinds import Answer, Question
from kith.strategy.words import EnquiryBy, Reply, Threshold

from . import rows, wording
from .chance import Chance, Weighted
from .discussions import Called, Seat
from .world import World, moment

K = AgencyKind
COMES: dict[AgencyKind, float] = {K.GENERAL_PRACTICE: 0.07, K.FAMILY_HUB: 0.72, K.VOLUNTARY: 0.6, K.HOUSING: 0.5}
"""How often an invited agency comes, where it is less than usual; practices hardly ever have the time."""
USUALLY_COMES = 0.8
GP_WRITES = 0.3
THRESHOLDS = Weighted({
    Threshold.START_ENQUIRY: 0.62, Threshold.NOT_MET: 0.26, Threshold.CONTINUE_ENQUIRY: 0.08,
    Threshold.STOP_ENQUIRY: 0.04,
})  # fmt: skip
WHO_ENQUIRES = Weighted({EnquiryBy.JOINT: 0.52, EnquiryBy.SOCIAL_CARE: 0.46, EnquiryBy.POLICE: 0.02})
ENQUIRING = frozenset({Threshold.START_ENQUIRY, Threshold.CONTINUE_ENQUIRY})
NEVER_ROUND_SHARE = 0.12
"""Of the records that were late, those that were never sent."""
OPENED_SHARE = 0.6
SHEETS = 24
"""How many different sets of answers are written; each discussion takes one of them."""


class Sheets:
    """Answers to the handbook's question sets, written once and dealt out, since each costs time to write."""

    def __init__(self, world: World) -> None:
        self.record = self._written(world, "strategy_discussion", wording.RECORD_WORDS)
        self.practice = self._written(world, "gp_contribution", wording.CONTRIBUTIONS)
        self.agency = self._written(world, "agency_contribution", wording.CONTRIBUTIONS)

    def _written(self, world: World, code: str, sentences: tuple[str, ...]) -> list[str]:
        try:
            questions = world.handbook.question_set(code).questions
        except NotInHandbook:
            return ["{}"]
        return [
            json.dumps({question.code: _answer(world.chance, question, sentences) for question in questions})
            for _ in range(SHEETS)
        ]


def _answer(chance: Chance, question: Question, sentences: tuple[str, ...]) -> str:
    if question.answer is Answer.YES_NO_UNKNOWN:
        return chance.pick(("yes", "no", "unknown"))
    if question.options:
        return chance.pick(question.options).code
    return chance.pick(sentences)


def before(world: World, sheets: Sheets, called: Called, *, quorate: bool) -> None:
    """Who will come, who has answered so far, and what was sent in writing."""
    present = _quorum(world, called, quorate)
    for seat in called.seats:
        kind = seat.team.kind
        if kind in present:
            seat.attended = present[kind]
        else:
            seat.attended = world.chance.yes(COMES.get(kind, USUALLY_COMES))
        _reply(world, sheets, called, seat)


def _quorum(world: World, called: Called, quorate: bool) -> dict[AgencyKind, bool]:
    """Whether social care, the police and health are there; when not quorate, the police or all of health stay away."""
    health = [seat.team.kind for seat in called.seats if seat.team.kind.is_health]
    present: dict[AgencyKind, bool] = {K.SOCIAL_CARE: True, K.POLICE: True}
    if quorate:
        present[K.PUBLIC_HEALTH_NURSING] = True
    elif world.chance.yes(0.45):
        present[K.POLICE] = False
    else:
        present |= dict.fromkeys(health, False)
    return present


def _reply(world: World, sheets: Sheets, called: Called, seat: Seat) -> None:
    chance, row = world.chance, called.row
    writes = not seat.attended and chance.yes(GP_WRITES if seat.team.kind is K.GENERAL_PRACTICE else 0.2)
    reply = _reply_of(chance, seat, writes)
    hours = max((row.planned_for - row.called_at).total_seconds() / 3600 - 0.2, 0.2)
    at = chance.later(row.called_at + timedelta(minutes=4), 0, hours)
    if at >= world.as_of:
        return
    by = seat.post.id if seat.post and seat.team.kind is not K.GENERAL_PRACTICE else None
    if reply is not None:
        reason = chance.pick(wording.CANNOT) if reply is Reply.CANNOT else ""
        world.rows.add(
            rows.InvitationReply(
                world.ids.new(), seat.invitation_id, row.id, row.baby_id, reply.value, "", reason, at, by
            )
        )
    if writes or (seat.attended and chance.yes(0.3)):
        _contribute(world, sheets, called, seat, at)


def _reply_of(chance: Chance, seat: Seat, writes: bool) -> Reply | None:
    if writes:
        return Reply.WRITTEN
    if seat.attended:
        return Reply.ATTENDING if chance.yes(0.85) else None
    return Reply.CANNOT if chance.yes(0.45) else None


def _contribute(world: World, sheets: Sheets, called: Called, seat: Seat, at: datetime) -> None:
    row, practice = called.row, seat.team.kind is K.GENERAL_PRACTICE
    post = seat.post or world.chance.pick(seat.team.posts)
    world.rows.add(
        rows.Contribution(
            world.ids.new(), seat.invitation_id, row.id, row.baby_id, seat.team.agency_id, None,
            world.chance.pick(sheets.practice if practice else sheets.agency), None if practice else post.id, post.name,
            post.title, at - timedelta(minutes=world.chance.whole(2, 9)), at, practice,
        )
    )  # fmt: skip


def held(world: World, sheets: Sheets, called: Called, *, quorate: bool) -> rows.Record:
    """The record: who was there, what was decided and by whom what is done."""
    chance, row = world.chance, called.row
    ended = row.planned_for + timedelta(minutes=chance.whole(35, 90))
    threshold = chance.draw(THRESHOLDS)
    enquiry = chance.draw(WHO_ENQUIRES) if threshold in ENQUIRING else EnquiryBy.NOBODY
    again = not quorate and chance.yes(0.8)
    record = rows.Record(
        world.ids.new(), row.id, row.baby_id, 1, row.planned_for, ended, chance.pick(sheets.record), threshold.value,
        enquiry.value, chance.pick(wording.RECORD_REASONS), chance.pick(wording.DISSENT) if chance.yes(0.08) else "",
        chance.pick(wording.NOT_QUORATE) if again else "", chance.pick(wording.FOLLOW_UP) if again else "",
        world.working_day_after(ended.date()) if again else None,
        ended.date() + timedelta(days=14) if threshold in ENQUIRING else None, row.called_by_id,
        ended + timedelta(minutes=chance.whole(5, 55)),
    )  # fmt: skip
    world.rows.add(record)
    for seat in called.seats:
        world.rows.add(
            rows.Attendance(
                world.ids.new(), record.id, row.id, seat.invitation_id, row.baby_id, seat.team.agency_id, seat.attended,
                seat.post.name if seat.attended and seat.post else "",
            )
        )  # fmt: skip
    _actions(world, called, record)
    return record


def _actions(world: World, called: Called, record: rows.Record) -> None:
    owners = [seat for seat in called.seats if seat.attended]
    for _ in range(world.chance.whole(2, 4)):
        seat = world.chance.pick(owners)
        due = record.ended_at.date() + timedelta(days=world.chance.whole(0, 14))
        name = seat.post.name if seat.post else ""
        world.rows.add(
            rows.Action(
                world.ids.new(), record.id, called.row.id, record.baby_id, world.chance.pick(wording.ACTIONS),
                seat.team.agency_id, name, due,
            )
        )  # fmt: skip


def round_at(world: World, called: Called, record: rows.Record) -> datetime | None:
    """When the record went round: within one working day, days later, or never."""
    chance, ended = world.chance, record.recorded_at
    if chance.yes(called.call.habit.in_time):
        next_day = moment(world.working_day_after(record.ended_at.date()), 8, 45)
        at = min(chance.later(ended, 0.3, 5), max(next_day, ended + timedelta(minutes=20)))
    elif chance.yes(NEVER_ROUND_SHARE):
        return None
    else:
        day = record.ended_at.date()
        for _ in range(chance.whole(3, 8)):
            day = world.working_day_after(day)
        at = moment(day, chance.whole(9, 16), chance.whole(0, 59))
    return at if at < world.as_of else None


def circulate(world: World, called: Called, record: rows.Record, at: datetime) -> None:
    """The record goes to everybody who was asked, and some of them open it."""
    chance, row = world.chance, called.row
    sent = rows.Circulation(world.ids.new(), row.id, record.id, row.baby_id, at, row.called_by_id)
    world.rows.add(sent)
    for seat in called.seats:
        who = seat.post.id if seat.post and seat.team.kind is not K.GENERAL_PRACTICE else None
        world.rows.add(rows.Copy(world.ids.new(), sent.id, row.id, row.baby_id, seat.invitation_id, who, None))
        opened = chance.later(at, 0.2, 60)
        if who and chance.yes(OPENED_SHARE) and opened < world.as_of:
            world.rows.add(rows.Copy(world.ids.new(), sent.id, row.id, row.baby_id, seat.invitation_id, who, opened))


def discussion(world: World, sheets: Sheets, called: Called) -> None:
    """From the invitations to the record's round, as far as it has come by now."""
    quorate = world.chance.yes(called.call.habit.quorate)
    before(world, sheets, called, quorate=quorate)
    if called.row.planned_for + timedelta(hours=2.5) >= world.as_of:
        return
    record = held(world, sheets, called, quorate=quorate)
    at = round_at(world, called, record)
    if at is not None:
        circulate(world, called, record, at)
