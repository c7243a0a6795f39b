"""A practice without an account: a link, a code, a few questions."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts, visitors
from kith.access.pages import page, public
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.messages import render_message
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.strategy import actions, doors, forms, pages
from kith.strategy.words import LinkState


@public(because="A practice has no account and comes by a link; nothing is shown before the code is right")
def one_time_link(request: Request, token: str) -> HttpResponse:
    """Ask for the code; the right one begins a short visit in a session of its own."""
    form = forms.Code(request.POST if request.method == "POST" else None)
    try:
        actions.look_at(token=token, at=request.at)
        if form.is_bound and form.is_valid():
            visit = actions.open_link(token=token, code=form.cleaned_data["code"], at=request.at)
            visitors.begin(request, visit)
            return redirect("link_contribution")
    except doors.LinkOver as over:
        return _over(request, over)
    except actions.WrongCode as wrong:
        tries = f"{wrong.left} more {'try' if wrong.left == 1 else 'tries'}"
        form.add_error("code", f"This is not the code we gave. Check it with whoever rang you. You have {tries}")
    return render(request, "strategy/code.jinja", pages.code_page(form))


def _over(request: Request, over: doors.LinkOver) -> HttpResponse:
    """Used, expired, withdrawn and unknown links look the same; a locked one says what to do about it."""
    if over.state is LinkState.LOCKED:
        return render_message(request, "link_locked", status=403)
    return render_message(request, "link_over", status=404)


@visitors.for_visitors
@page(Permission.STRATEGY_CONTRIBUTE, writes=True)
def link_contribution(request: Request) -> HttpResponse:
    """The questions that matter for this baby, on one page."""
    try:
        visit = doors.visit_for(request.actor, at=request.at)
    except doors.LinkOver as over:
        return redirect("link_done") if over.state is LinkState.USED else _over(request, over)
    intro, form = _asked(request, visit)
    if request.method == "POST":
        answer = _posted(request, form)
        if answer is not None:
            return answer
        visit = doors.visit_for(request.actor, at=request.at)
    return render(request, "strategy/visit.jinja", pages.visit_page(visit, form, intro, now=request.at))


def _asked(request: Request, visit: doors.Visit) -> tuple[str, Any]:
    """The introduction and the form for this practice, with what it told before and what a colleague prepared."""
    about, on = visit.discussion, day_of(visit.discussion.called_at)
    intro, questions = doors.procedures.questions_for_practice(on, unborn=about.unborn, about=pages.worries_of(about))
    asked = forms.Asked(
        questions=questions,
        reasons=doors.procedures.reasons_not_to_come(on),
        letters=pages.letters_attached(visit),
        most_bytes=doors.procedures.letter_bytes(on),
    )
    more = {"asked": asked, "initial": pages.told_before(visit, questions)}
    form = drafts.bind(request, forms.Practice, "strategy.contribution", visit.invitation.pk, **more)
    if visit.prepared:
        form.hand_over(visit.prepared.name)
    return intro, form


def _posted(request: Request, form: Any) -> HttpResponse | None:
    """What was sent: letters first, which are kept whatever else is missing; then keep, prepare, or send."""
    complete = form.is_valid()
    _letters(request, form)
    acting: dict[str, Any] = {"by": request.actor, "at": request.at}
    if "later" in request.POST:
        return render(request, "design/message.jinja", pages.kept(actions.next_code(**acting)))
    if not complete or form.errors or "letter_only" in request.POST:
        return None
    if form.prepares:
        who: dict[str, Any] = {"name": form.cleaned_data["given_by_name"], "post": form.cleaned_data["given_by_post"]}
        return render(request, "design/message.jinja", pages.prepared(actions.prepare_by_link(**who, **acting)))
    actions.contribute_by_link(given=form.given(), **acting)
    return redirect("link_done")


def _letters(request: Request, form: Any) -> None:
    """Take off what was ticked, and keep what was brought."""
    acting: dict[str, Any] = {"by": request.actor, "at": request.at}
    ticked = form.cleaned_data.get("take_off")
    if ticked:
        actions.take_off_by_link(letter_ids=frozenset(ticked), **acting)
    if form.brings_letter():
        file = form.cleaned_data["letter"]
        try:
            actions.attach_by_link(content=file.read(), name=file.name, **acting)
        except actions.NotALetter as refused:
            form.add_error("letter", str(refused))


@visitors.for_visitors
@page(Permission.STRATEGY_CONTRIBUTE)
def link_done(request: Request) -> HttpResponse:
    """Thank you, and what happens next."""
    about = doors.sent_by(request.actor, at=request.at)
    thanks = pages.thanks(about.planned_for, about.team.name, now=request.at)
    return render(request, "design/message.jinja", thanks)
