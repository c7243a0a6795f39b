"""Studies: starting one, who has a part, bringing interviews in, masking them."""

from decimal import Decimal
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kith.access import drafts
from kith.access.decide import role_may
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.fields import Choice
from kith.design.render import render
from kith.design.wording import plural
from kith.directory import doors as directory_doors
from kith.interviews import actions, doors, forms, pages
from kith.interviews.actions.reading import words_of
from kith.interviews.actions.studies import Brought
from kith.interviews.refi.shapes import Unreadable
from kith.interviews.words import Part, State, Tier, Unit

ASK = "interviews/ask.jinja"


@page(Permission.INTERVIEWS_VIEW)
def studies(request: Request) -> HttpResponse:
    lines = doors.studies_for(request.actor, at=request.at)
    may_start = bool(role_may(request.actor, Permission.INTERVIEWS_START))
    return render(request, "interviews/studies.jinja", pages.studies_page(lines, may_start=may_start))


@page(Permission.INTERVIEWS_START, writes=True)
def start(request: Request) -> HttpResponse:
    form = drafts.bind(request, forms.StudyForm, "interviews.start")
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        plan = actions.Plan(
            title=said["title"],
            purpose=said["purpose"],
            unit=Unit(said["unit"]),
            target_alpha=Decimal(said["target"]) / 100,
            destroy_key_on=said["destroy_on"],
        )
        return redirect("interview_study", actions.start(plan, by=request.actor, at=request.at))
    return render(request, ASK, pages.asking("Start a study", reverse("interviews"), form, "Start the study"))


@page(Permission.INTERVIEWS_VIEW)
def study(request: Request, study_id: UUID) -> HttpResponse:
    file = doors.study_for(request.actor, study_id, at=request.at)
    return render(request, "interviews/study.jinja", pages.study_page(file))


@page(Permission.INTERVIEWS_LEAD, writes=True)
def member(request: Request, study_id: UUID) -> HttpResponse:
    doors.study_to(request.actor, Permission.INTERVIEWS_LEAD, study_id, at=request.at)
    form = drafts.bind(request, forms.MemberForm, "interviews.member", study_id)
    if request.method == "POST" and form.is_valid():
        email, part = form.cleaned_data["email"], Part(form.cleaned_data["part"])
        if actions.add_member(study_id, email, part, by=request.actor, at=request.at):
            return redirect("interview_study", study_id)
        form.add_error("email", "Nobody at work in Kith has this e-mail")
    back = reverse("interview_study", args=[study_id])
    return render(request, ASK, pages.asking("Give somebody a part", back, form))


@page(Permission.INTERVIEWS_LEAD, writes=True)
def add(request: Request, study_id: UUID) -> HttpResponse:
    doors.study_to(request.actor, Permission.INTERVIEWS_LEAD, study_id, at=request.at)
    agencies = tuple(Choice(str(agency.pk), agency.name) for agency in directory_doors.agencies())
    form = drafts.bind(request, forms.TranscriptForm, "interviews.add", study_id, agencies=agencies)
    if request.method == "POST" and form.is_valid() and (brought := _brought(form)):
        where = actions.add_transcript(study_id, brought, by=request.actor, at=request.at)
        return redirect("interview_mask", where)
    back = reverse("interview_study", args=[study_id])
    return render(request, ASK, pages.asking("Bring in an interview", back, form, "Bring it in"))


def _brought(form: forms.TranscriptForm) -> Brought | None:
    """The transcript out of the form; None, with the error beside its field, when its words cannot be read."""
    said = form.cleaned_data
    try:
        brought = said["file"]
        name, data = (brought.name, brought.read()) if brought else ("pasted.txt", said["words"].encode())
        text = words_of(name, data)
    except Unreadable as error:
        form.add_error("file", str(error))
        return None
    agency = UUID(said["agency"]) if said["agency"] else None
    return Brought(
        title=said["title"],
        text=text,
        tier=Tier(said["tier"]),
        agency_id=agency,
        profession=said["profession"],
    )


@page(Permission.INTERVIEWS_KEY, writes=True)
def mask(request: Request, transcript_id: UUID) -> HttpResponse:
    shown = doors.words_to_mask(request.actor, transcript_id, at=request.at)
    if shown.line.state is not State.TO_MASK:
        return _cover(request, shown)
    found = tuple(
        Choice(f"{s.kind}:{s.words}", s.words, f"{s.kind.label}, {plural(s.times, 'time')}") for s in shown.suggestions
    )
    initial = {"found": [choice.value for choice in found]}
    form = drafts.bind(request, forms.MaskForm, "interviews.mask", transcript_id, found=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.mask(transcript_id, form.chosen(), by=request.actor, at=request.at)
        return redirect("interview", transcript_id)
    return render(request, "interviews/mask.jinja", pages.mask_page(shown, form))


def _cover(request: Request, shown: doors.texts.ToMask) -> HttpResponse:
    where = shown.line.transcript_id
    form = drafts.bind(request, forms.CoverForm, "interviews.cover", where)
    if request.method == "POST" and form.is_valid():
        if actions.cover(where, form.cleaned_data["words"], by=request.actor, at=request.at):
            return redirect("interview", where)
        form.add_error("words", "These words stand nowhere in the interview")
    return render(request, "interviews/key.jinja", pages.key_page(shown, form))


@page(Permission.INTERVIEWS_KEY, writes=True)
def destroy(request: Request, study_id: UUID) -> HttpResponse:
    doors.study_to(request.actor, Permission.INTERVIEWS_KEY, study_id, at=request.at)
    form = drafts.bind(request, forms.ConfirmForm, "interviews.destroy", study_id)
    if request.method == "POST" and form.is_valid():
        actions.destroy_keys(study_id, by=request.actor, at=request.at)
        return redirect("interview_study", study_id)
    back = reverse("interview_study", args=[study_id])
    says = "The words as they were said, and what was masked in them, are emptied for good. Masked interviews stay."
    return render(request, ASK, pages.asking("Destroy the key", back, form, "Destroy it for good", intro=(says,)))


@page(Permission.INTERVIEWS_LEAD, writes=True)
def assign(request: Request, transcript_id: UUID) -> HttpResponse:
    file = doors.transcript_for(request.actor, transcript_id, at=request.at)
    everybody = doors.study_for(request.actor, file.study_id, at=request.at).members
    coders = tuple(Choice(str(m.worker_id), m.name, m.profession) for m in everybody if m.part is Part.CODER)
    form = drafts.bind(request, forms.AssignForm, "interviews.assign", transcript_id, coders=coders)
    if request.method == "POST" and form.is_valid():
        for coder in form.cleaned_data["coders"]:
            actions.assign(transcript_id, UUID(coder), by=request.actor, at=request.at)
        return redirect("interview_study", file.study_id)
    back = reverse("interview", args=[transcript_id])
    return render(request, ASK, pages.asking("Who codes this interview?", back, form))
