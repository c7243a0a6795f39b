"""After a decision on the screen: telling people, a refused mark, new information, and what is left open."""

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
from kith.directory import doors as directory_doors
from kith.kernel.findings import Finding
from kith.referrals import actions, doors, forms
from kith.referrals.pages import triage
from kith.referrals.words import How, MarkAnswer

QUESTION = "referrals/triage_question.jinja"


@page(Permission.REQUEST_DECIDE, writes=True)
def told(request: Request, request_id: UUID) -> HttpResponse:
    """Whom the Front Door told of a decision, and how."""
    standing = doors.request_for(request.actor, request_id, Permission.REQUEST_DECIDE, at=request.at)
    left = doors.to_tell(standing)
    if left is None:
        return redirect(reverse("request", args=[request_id]))
    people = triage.people_to_tell(left)
    form = drafts.bind(request, forms.Told, "referrals.told", request_id, people=people)
    if request.method == "POST" and form.is_valid():
        whom, how = frozenset(form.cleaned_data["whom"]), How(form.cleaned_data["how"])
        actions.told_by_hand(request_id=request_id, whom=whom, how=how, by=request.actor, at=request.at)
        return redirect(reverse("request", args=[request_id]))
    return render(request, QUESTION, triage.told(standing, left, form, at=request.at))


@page(Permission.MARK_ANSWER, writes=True)
def mark(request: Request, request_id: UUID) -> HttpResponse:
    """Who has looked at a mark on a baby who cannot move, or why it was refused."""
    standing = doors.request_for(request.actor, request_id, Permission.MARK_ANSWER, at=request.at)
    found = doors.mark_of(standing)
    if found is None:
        raise NotThere
    closes = directory_doors.worker_of(request.actor).registered_health_professional
    form = drafts.bind(request, forms.AnswerMark, "referrals.mark", request_id, at=request.at, closes=closes)
    said = _answer(request, request_id, form) if request.method == "POST" and form.is_valid() else None
    if said is not None and not isinstance(said, Finding):
        return redirect(reverse("request", args=[request_id]))
    return render(request, QUESTION, triage.mark(standing, found, form, said, at=request.at))


def _answer(request: Request, request_id: UUID, form: forms.AnswerMark) -> object:
    given = form.cleaned_data
    answered = actions.Answered(kind=MarkAnswer(given["kind"]), words=given["words"], seen_at=given.get("seen_at"))
    return actions.answer_mark(request_id=request_id, answered=answered, by=request.actor, at=request.at)


@page(Permission.REQUEST_REOPEN, writes=True)
def reopen(request: Request, request_id: UUID) -> HttpResponse:
    """New information about a request that was decided."""
    standing = doors.request_for(request.actor, request_id, Permission.REQUEST_REOPEN, at=request.at)
    form = drafts.bind(request, forms.Reopen, "referrals.reopen", request_id)
    if request.method == "POST" and form.is_valid():
        what = form.cleaned_data["what"]
        actions.reopen_request(request_id=request_id, what=what, by=request.actor, at=request.at)
        return redirect(reverse("request", args=[request_id]))
    return render(request, QUESTION, triage.reopen(standing, form))


@page(Permission.MARK_ANSWER)
def marks(request: Request) -> HttpResponse:
    """Marks on babies one works with that were refused and that nobody has answered."""
    found, total = doors.marks_open(request.actor)
    return render(request, "referrals/left_open.jinja", triage.marks(found, total, at=request.at))


@page(Permission.REQUEST_QUEUE)
def to_tell(request: Request) -> HttpResponse:
    """Decisions of one's own that somebody has not been told of."""
    untold, total = doors.untold_by(request.actor)
    found = doors.left_to_tell(untold)
    return render(request, "referrals/left_open.jinja", triage.to_tell(found, total, at=request.at))
