"""Conferences and core groups."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.protection import actions, doors, forms, pages
from kith.protection.words import MeetingKind

from .enquiring import FORM, THING


@page(Permission.PROTECTION_VIEW)
def meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """One conference or core group."""
    file = doors.meeting_for(request.actor, meeting_id, at=request.at)
    return render(request, THING, pages.meeting_page(file, now=request.at))


@page(Permission.PROTECTION_RECORD, writes=True)
def conference_call(request: Request, enquiry_id: UUID) -> HttpResponse:
    """Call the initial conference."""
    file = doors.enquiry_for(request.actor, enquiry_id, Permission.PROTECTION_RECORD, at=request.at)
    source = {"enquiry": file.enquiry, "plan": None}
    return _call(request, MeetingKind.INITIAL, file.enquiry, source)


@page(Permission.PROTECTION_RECORD, writes=True)
def transfer_call(request: Request, plan_id: UUID) -> HttpResponse:
    """Call our own conference about a plan that was taken on from another area."""
    file = doors.plan_for(request.actor, plan_id, Permission.PROTECTION_RECORD, at=request.at)
    return _call(request, MeetingKind.INITIAL, file.plan, {"enquiry": None, "plan": file.plan})


@page(Permission.PROTECTION_RECORD, writes=True)
def core_group_call(request: Request, plan_id: UUID) -> HttpResponse:
    """Call the next core group."""
    file = doors.plan_for(request.actor, plan_id, Permission.PROTECTION_RECORD, at=request.at)
    return _call(request, MeetingKind.CORE_GROUP, file.plan, {"enquiry": None, "plan": file.plan})


@page(Permission.PROTECTION_RECORD, writes=True)
def review_call(request: Request, plan_id: UUID) -> HttpResponse:
    """Call the next review conference."""
    file = doors.plan_for(request.actor, plan_id, Permission.PROTECTION_RECORD, at=request.at)
    return _call(request, MeetingKind.REVIEW, file.plan, {"enquiry": None, "plan": file.plan})


def _call(request: Request, kind: MeetingKind, source: Any, leads: dict[str, Any]) -> HttpResponse:
    more = doors.to_ask(source.baby_id) | {
        "meeting_kind": kind,
        "clock": doors.next_meeting(kind, **leads),
        "at": request.at,
    }
    form = drafts.bind(request, forms.Calling, f"protection.call_{kind.value}", source.pk, **more)
    if form.is_bound and form.is_valid():
        ids = {f"{name}_id": one.pk if one else None for name, one in leads.items()}
        made = actions.call_meeting(call=form.call(), **ids, by=request.actor, at=request.at)
        return redirect("meeting", made.pk)
    return render(request, FORM, pages.call_form(kind, source, form, now=request.at))


@page(Permission.PROTECTION_RECORD, writes=True)
def meeting_move(request: Request, meeting_id: UUID) -> HttpResponse:
    """Another date; later than the limit is asked about and saved all the same."""
    file = doors.meeting_for(request.actor, meeting_id, Permission.PROTECTION_RECORD, at=request.at)
    clock = (file.meeting.clock_started_at, file.due)
    more: dict[str, Any] = {"meeting_kind": file.kind, "clock": clock, "at": request.at}
    more["initial"] = {name: getattr(file.dates[0], name) for name in ("planned_for", "late_reason", "late_follow_up")}
    form = drafts.bind(request, forms.Moving, "protection.move", meeting_id, **more)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        words = {"reason": said["late_reason"], "follow_up": said["late_follow_up"]}
        act: dict[str, Any] = {"planned_for": said["planned_for"], "by": request.actor, "at": request.at}
        actions.move_meeting(meeting_id=meeting_id, **words, **act)
        return redirect("meeting", meeting_id)
    return render(request, FORM, pages.move_form(file, form, now=request.at))


@page(Permission.PROTECTION_REPORT, writes=True)
def meeting_report(request: Request, seat_id: UUID) -> HttpResponse:
    """An agency's report, and whether the parents have read it."""
    file, line = doors.seat_for(request.actor, seat_id, at=request.at)
    more: dict[str, Any] = {"at": request.at, "initial": doors.report_words(line.report)}
    form = drafts.bind(request, forms.Reporting, "protection.report", seat_id, **more)
    if form.is_bound and form.is_valid():
        actions.give_report(seat_id=seat_id, said=form.said(), by=request.actor, at=request.at)
        return redirect("meeting", file.meeting.pk)
    return render(request, FORM, pages.report_form(file, line, form, now=request.at))


@page(Permission.PROTECTION_RECORD, writes=True)
def meeting_record(request: Request, meeting_id: UUID) -> HttpResponse:
    """The record on one page. A newer record saved meanwhile is shown beside what was typed."""
    file = doors.meeting_for(request.actor, meeting_id, Permission.PROTECTION_RECORD, at=request.at)
    form = drafts.bind(request, forms.Minutes, "protection.record", meeting_id, file=file, at=request.at)
    if form.is_bound and form.is_valid():
        try:
            actions.record_meeting(meeting_id=meeting_id, said=form.said(), by=request.actor, at=request.at)
        except actions.Stale:
            conflict = pages.minutes_conflict(file, form)
            form.base = file.record.number if file.record else 0
            shown = pages.minutes_form(file, form, now=request.at, conflict=conflict)
            return render(request, FORM, shown, status=409)
        return redirect("meeting", meeting_id)
    return render(request, FORM, pages.minutes_form(file, form, now=request.at))
