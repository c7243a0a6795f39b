"""A discussion while it goes on. Each form is a page of its own too, so that it works without script."""

import hashlib
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.strategy import actions, doors, forms, pages


@page(Permission.STRATEGY_VIEW)
def discussion_live(request: Request, discussion_id: UUID) -> HttpResponse:
    """The discussion, live for everybody in it."""
    return _screen(request, doors.live_for(request.actor, discussion_id, at=request.at))


@page(Permission.STRATEGY_VIEW)
def discussion_changes(request: Request, discussion_id: UUID) -> HttpResponse:
    """What is new since the numbers in `have`: 304 when nothing is, else only the parts that changed."""
    counts = doors.pulse(request.actor, discussion_id, at=request.at)
    tag = '"' + hashlib.sha256(repr(sorted(counts.items())).encode()).hexdigest()[:20] + '"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    file = doors.changes_for(request.actor, discussion_id, at=request.at)
    have = dict(one.rsplit(":", 1) for one in request.GET.get("have", "").split("~") if ":" in one)
    answer = render(request, "strategy/live_changes.jinja", pages.changes_page(file, have, now=request.at))
    answer.headers["ETag"] = tag
    return answer


@page(Permission.STRATEGY_CONTRIBUTE, writes=True)
def discussion_say(request: Request, discussion_id: UUID) -> HttpResponse:
    """What one's agency says."""
    file = doors.live_for(request.actor, discussion_id, Permission.STRATEGY_CONTRIBUTE, at=request.at)
    form = _say(request, file)
    if request.method == "POST" and form.is_valid():
        actions.say(discussion_id=discussion_id, saying=form.saying(), sent=form.sent, by=request.actor, at=request.at)
        return _back(discussion_id, form)
    return _screen(request, file, say=form)


@page(Permission.STRATEGY_REPLY, writes=True)
def discussion_move(request: Request, discussion_id: UUID) -> HttpResponse:
    """Somebody came or left."""
    file = doors.live_for(request.actor, discussion_id, Permission.STRATEGY_REPLY, at=request.at)
    more = {"seats": _seats(file), "initial": _own_seat(request, file)}
    form = drafts.bind(request, forms.Move, "strategy.move", discussion_id, **more)
    if request.method == "POST" and form.is_valid():
        actions.move(discussion_id=discussion_id, coming=form.coming(), sent=form.sent, by=request.actor, at=request.at)
        return _back(discussion_id, form)
    return _screen(request, file, opened=pages.Open("room", form, request.path, "Who came or left"))


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_answer(request: Request, discussion_id: UUID, code: str) -> HttpResponse:
    """Answer one question, or say of somebody around the baby what was said."""
    file = doors.live_for(request.actor, discussion_id, Permission.STRATEGY_RECORD, at=request.at)
    form = _answer(request, file, code)
    if request.method == "POST" and form.is_valid():
        actions.answer(
            discussion_id=discussion_id, answering=form.answering(), sent=form.sent, by=request.actor, at=request.at
        )
        return _back(discussion_id, form)
    key = code if code.startswith(doors.PERSON) else f"q-{code}"
    return _screen(request, file, opened=pages.Open(key, form, request.path, base=str(form.base)))


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_action(request: Request, discussion_id: UUID, line_id: UUID | None = None) -> HttpResponse:
    """Agree an action, or write one anew instead of a line."""
    file = doors.live_for(request.actor, discussion_id, Permission.STRATEGY_RECORD, at=request.at)
    more = {"agencies": _agencies(file), "at": request.at, "initial": _line(file, line_id)}
    form = drafts.bind(request, forms.Action, "strategy.action", line_id or discussion_id, **more)
    if request.method == "POST" and form.is_valid():
        agreeing = form.agreeing(replaces=line_id, withdrawn="withdraw" in request.POST)
        actions.agree(discussion_id=discussion_id, agreeing=agreeing, sent=form.sent, by=request.actor, at=request.at)
        return _back(discussion_id, form)
    opened = pages.Open("actions", form, request.path, "Write it anew" if line_id else "An action")
    return _screen(request, file, opened=opened)


@page(Permission.STRATEGY_RECORD, writes=True)
def discussion_end(request: Request, discussion_id: UUID) -> HttpResponse:
    """End it: the minutes are drafted from what was put down."""
    file = doors.live_for(request.actor, discussion_id, Permission.STRATEGY_RECORD, at=request.at)
    if file.record is not None or file.begun_at is None:
        return redirect("discussion_live", discussion_id)
    form = drafts.bind(request, forms.End, "strategy.end", discussion_id, file=file, at=request.at)
    if request.method == "POST" and form.is_valid():
        actions.end(discussion_id=discussion_id, ending=form.ending(), by=request.actor, at=request.at)
        return redirect("discussion_minutes", discussion_id)
    return render(request, "strategy/live_end.jinja", pages.end_page(file, form, now=request.at))


def _screen(request: Request, file: doors.LiveFile, *, say: Any = None, opened: Any = None) -> HttpResponse:
    if say is None:
        say = _say(request, file, fresh=True)
    return render(request, "strategy/live.jinja", pages.live_page(file, now=request.at, say=say, opened=opened))


def _say(request: Request, file: doors.LiveFile, *, fresh: bool = False) -> Any:
    """The form to say something; `fresh` when another form of the page was posted."""
    agencies = _agencies(file) if file.may_record else []
    known = {"kind": "information", "agency": str(request.actor.agency_id)}
    more = {"agencies": agencies, "questions": doors.every_question(file.discussion), "initial": known}
    if fresh and request.method == "POST":
        token = drafts.sheet_for(request, "strategy.say", file.discussion.pk).token
        return forms.Say(draft_token=token, autosave_url=reverse("save_draft"), **more)
    return drafts.bind(request, forms.Say, "strategy.say", file.discussion.pk, **more)


def _answer(request: Request, file: doors.LiveFile, code: str) -> Any:
    """The form of one question, with the answer that stands. Raises NotThere for a question nobody asks."""
    asked = {one.code: one for one in doors.every_question(file.discussion)}
    asked |= {one.key: doors.about_person(one) for one in file.around}
    if code not in asked:
        raise NotThere
    newest = file.answers[code].newest if code in file.answers else None
    known = {"state": newest.state if newest else "answered"}
    known |= {"answer": newest.words, "choice": newest.choice} if newest else {}
    more = {"question": asked[code], "base": newest.number if newest else 0, "initial": known}
    return drafts.bind(request, forms.Answer, f"strategy.answer/{code}", file.discussion.pk, **more)


def _seats(file: doors.LiveFile) -> list[tuple[str, str]]:
    """The places one may write of: every one for whoever records, else one's own agency's."""
    listed = file.invitations if file.may_record else file.ours
    return [
        (str(one.pk), f"{one.agency.name}: {one.worker.full_name if one.worker else one.team.name}") for one in listed
    ]


def _own_seat(request: Request, file: doors.LiveFile) -> dict[str, str]:
    mine = file.mine or next(iter(file.ours), None)
    here = {seat.name for seat in file.seats if seat.here and mine and seat.invitation_id == mine.pk}
    known = {"came": "no" if request.actor.name in here else "yes", "name": request.actor.name}
    return known | ({"seat": str(mine.pk)} if mine else {})


def _agencies(file: doors.LiveFile) -> list[tuple[str, str]]:
    return list({str(one.agency_id): one.agency.name for one in file.invitations}.items())


def _line(file: doors.LiveFile, line_id: UUID | None) -> dict[str, Any]:
    """What a line says now. Raises NotThere for one that no longer stands."""
    if line_id is None:
        return {}
    for one in file.action_lines:
        if one.pk == line_id:
            return {"what": one.what, "owned_by": str(one.agency_id), "owner": one.owner_name}
    raise NotThere


def _back(discussion_id: UUID, form: Any) -> HttpResponse:
    """To the live page; `sent` tells the script that this sending, and not another, was kept."""
    return redirect(f"{reverse('discussion_live', args=[discussion_id])}?sent={form.sent}")
