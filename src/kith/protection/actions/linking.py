"""One-time links for conference reports: a token by e-mail, a code by phone, one report. Only hashes are kept."""

import secrets
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from kith.access import audit, visitors
from kith.access.actor import NOBODY, Actor
from kith.access.database import acting_as
from kith.access.permissions import Permission
from kith.access.words import Outcome
from kith.directory import doors as directory_doors
from kith.protection import doors
from kith.protection.models import Report, ReportLink, Seat
from kith.protection.words import Shared
from kith.strategy import actions as strategy_actions
from kith.strategy import doors as strategy_doors
from kith.strategy.doors import procedures

from . import notices
from .parts import note


@transaction.atomic
def make_report_link(*, seat_id: UUID, by: Actor, at: datetime) -> str:
    """Send a team its link, which withdraws an earlier one; the code is returned, and kept nowhere.

    Raises NotThere when the place has somebody with a sign-in, its report, or a conference that was held; Refused.
    """
    file, line = doors.linkable_seat(by, seat_id, at=at)
    ReportLink.objects.filter(seat=line.seat, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    token, code = secrets.token_urlsafe(strategy_actions.TOKEN_BYTES), strategy_actions.new_code()
    link = ReportLink.objects.create(
        seat=line.seat,
        meeting=file.meeting,
        baby_id=file.meeting.baby_id,
        token_hash=strategy_actions.hash_of(token),
        code_hash=make_password(code),
        made_by=directory_doors.worker_of(by),
        made_at=at,
        expires_at=procedures.link_ends(at),
    )
    notices.send_link(link, token, file.planned_for, at=at)
    note(by, "made a one-time link for a conference report", Permission.PROTECTION_RECORD, link)
    return code


def look_at_report_link(*, token: str, at: datetime) -> None:
    """Whether a link still opens. Raises LinkOver, after leaving a line in the audit."""
    try:
        with acting_as(NOBODY):
            doors.report_link_held(strategy_actions.hash_of(token), at=at)
    except strategy_doors.LinkOver as over:
        _note_refusal(over)
        raise


def open_report_link(*, token: str, code: str, at: datetime) -> dict[str, str]:
    """Try a code on a link; what the session is to remember of the visitor when it is right.

    Raises WrongCode, or LinkOver. The link's row is held while a code is tried, so that five wrong codes are five.
    """
    try:
        with acting_as(NOBODY):
            link = doors.report_link_held(strategy_actions.hash_of(token), at=at, for_update=True)
            if check_password(code, link.code_hash):
                return _opened(link, at)
            left = _count_wrong(link, at)
    except strategy_doors.LinkOver as over:
        _note_refusal(over)
        raise
    if not left:
        raise strategy_doors.LinkOver(strategy_doors.state_of(link, at=at), link)
    raise strategy_actions.WrongCode(left)


@transaction.atomic
def give_report_by_link(
    *, words: str, shared: Shared, why_not_shared: str, name: str, by: Actor, at: datetime
) -> Report:
    """Add an agency's report by its one-time link, which is then used. Raises Refused, NotThere, LinkOver."""
    visit = doors.report_visit_for(by, at=at)
    link = ReportLink.objects.select_for_update().get(pk=visit.link.pk)
    if link.used_at is not None:
        raise strategy_doors.LinkOver(strategy_doors.state_of(link, at=at), link)
    made = Report.objects.create(
        seat=visit.seat,
        meeting_id=visit.seat.meeting_id,
        baby_id=visit.seat.baby_id,
        agency_id=visit.seat.agency_id,
        received_at=at,
        words=words,
        shared=shared.value,
        why_not_shared=why_not_shared,
        given_by_name=name,
        recorded_by=None,
        recorded_at=at,
    )
    link.used_at = at
    link.save(update_fields=["used_at"])
    note(by, "gave a report for a conference by one-time link", Permission.PROTECTION_REPORT, made)
    return made


def withdraw_links(meeting_id: UUID, *, at: datetime) -> None:
    """No link opens once the conference was held; the caller has asked access."""
    ReportLink.objects.filter(meeting_id=meeting_id, used_at=None, withdrawn_at=None).update(withdrawn_at=at)


def _opened(link: ReportLink, at: datetime) -> dict[str, str]:
    if link.opened_at is None:
        link.opened_at = at
    link.wrong_codes = 0
    link.save(update_fields=["opened_at", "wrong_codes"])
    guest = Actor(name="An agency", invitation_id=link.seat_id, invited_baby_id=link.baby_id)
    with acting_as(guest):
        team = Seat.objects.select_related("team").get(pk=link.seat_id).team.name
        audit.record(guest, _act("opened a one-time link for a report", link))
    until = procedures.visit_ends(at)
    return visitors.visit(
        invitation_id=link.seat_id, baby_id=link.baby_id, name=f"{team}, by one-time link", until=until
    )


def _count_wrong(link: ReportLink, at: datetime) -> int:
    """Count a wrong code and, at the last one allowed, lock the link. How many are left."""
    link.wrong_codes += 1
    left = strategy_doors.codes_left(link)
    if not left:
        link.locked_at = at
    link.save(update_fields=["wrong_codes", "locked_at"])
    because = "wrong code" if left else "wrong code; the link is now locked"
    _note_nobody(link, because)
    return left


def _note_refusal(over: strategy_doors.LinkOver) -> None:
    with acting_as(NOBODY):
        _note_nobody(over.link, str(over))


def _note_nobody(link: ReportLink | None, because: str) -> None:
    audit.record_refusal_of_nobody(
        _act("tried a one-time link for a report", link, outcome=Outcome.REFUSED, because=because)
    )


def _act(action: str, link: ReportLink | None, *, outcome: Outcome = Outcome.DONE, because: str = "") -> audit.Act:
    return audit.Act(
        action=action,
        permission=Permission.PROTECTION_REPORT,
        outcome=outcome,
        because=because,
        subject_kind="seat" if link else "link",
        subject_id=link.seat_id if link else None,
        baby_id=link.baby_id if link else None,
    )
