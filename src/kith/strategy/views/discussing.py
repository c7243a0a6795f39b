"""Reading a discussion and answering an invitation to it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.kernel.clock import day_of
from kith.strategy import actions, doors, forms, pages
from kith.strategy.words import LetterKind

from .inviting import CODES


@page(Permission.STRATEGY_VIEW)
def discussion(request: Request, discussion_id: UUID) -> HttpResponse:
    """One discussion. Opening it when its record has gone round is noted for the reader."""
    file = doors.file_for(request.actor, discussion_id, at=request.at)
    if file.circulation:
        actions.note_opening(circulation=file.circulation, invitation=file.mine, by=request.actor, at=request.at)
    codes = request.session.pop(f"{CODES}:{discussion_id}", {})
    return render(request, "strategy/discussion.jinja", pages.discussion_page(file, codes, now=request.at))


@page(Permission.STRATEGY_REPLY, writes=True)
def invitation_reply(request: Request, discussion_id: UUID) -> HttpResponse:
    """Will you be there?"""
    about, invitation = doors.invitation_of(request.actor, discussion_id, Permission.STRATEGY_REPLY, at=request.at)
    reasons = doors.procedures.reasons_not_to_come(day_of(about.called_at))
    form = drafts.bind(request, forms.ReplyToInvitation, "strategy.reply", discussion_id, reasons=reasons)
    if request.method == "POST" and form.is_valid():
        actions.reply(discussion_id=discussion_id, said=form.answered(), by=request.actor, at=request.at)
        return redirect("discussion", discussion_id)
    return render(request, "strategy/reply.jinja", pages.reply_page(about, invitation, form, now=request.at))


@page(Permission.STRATEGY_CONTRIBUTE, writes=True)
def contribute(request: Request, discussion_id: UUID) -> HttpResponse:
    """Give one's agency's information."""
    about, invitation = doors.invitation_of(request.actor, discussion_id, Permission.STRATEGY_CONTRIBUTE, at=request.at)
    intro, questions = doors.procedures.questions_for_agency(day_of(about.called_at))
    known = {"given_by_name": request.actor.name, "given_by_post": doors.post_of(request.actor)}
    more = {"questions": questions, "initial": known}
    form = drafts.bind(request, forms.Information, "strategy.contribution", discussion_id, **more)
    if request.method == "POST" and form.is_valid():
        actions.contribute(discussion_id=discussion_id, given=form.given(), by=request.actor, at=request.at)
        return redirect("discussion", discussion_id)
    shown = pages.information_page(about, invitation, form, intro, now=request.at)
    return render(request, "strategy/information.jinja", shown)


@page(Permission.STRATEGY_VIEW)
def discussion_letter(request: Request, discussion_id: UUID, letter_id: UUID) -> HttpResponse:
    """A letter, for those in the discussion alone; saved to disk by the browser, never shown in the page."""
    letter = doors.letter_for(request.actor, discussion_id, letter_id, at=request.at)
    headers = {
        "Content-Disposition": f'attachment; filename="letter.{letter.kind}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(letter.content), content_type=LetterKind(letter.kind).media_type, headers=headers)
