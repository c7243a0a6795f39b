"""The pages by topic about a man or another carer, being seen, and how the family are to each other."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.access import drafts
from kith.access.decide import role_may
from kith.access.doors import NotThere
from kith.access.pages import page
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.design.render import render
from kith.directory import doors as directory_doors
from kith.kernel import handbook
from kith.people import actions, doors, forms, pages
from kith.people.words import TOPIC_FIELDS, Source, TieKind, Topic, YesNoUnknown

from .parts import FORM, facts_of

ANSWERS = frozenset(
    {
        "lives_with_baby", "sole_care", "parental_responsibility", "on_birth_certificate", "icon_given", "told_of_plan",
        "invited", "attended",
    }
)  # fmt: skip
"""Facts that are yes, no or not known; left out, they are not known."""


@page(Permission.CARER_RECORD, writes=True)
def carer_topic(request: Request, baby_id: UUID, carer_id: UUID, topic: str) -> HttpResponse:
    """One page about one man, or another carer."""
    baby = doors.baby_for(request.actor, baby_id, Permission.CARER_RECORD, at=request.at)
    man = _man(request, baby_id, carer_id)
    form = _topic_form(request, man, Topic(topic))
    view = pages.TopicView(form, man, Topic(topic), doors.name_of(baby))
    if not (form.is_bound and form.is_valid()):
        return render(request, FORM, view.page())
    done = _record_topic(request, man, Topic(topic), form)
    if isinstance(done, actions.Queried):
        return render(request, FORM, view.page(queried=done.findings))
    if isinstance(done, actions.Stale):
        return render(request, FORM, view.page(conflict=done.newer), status=409)
    return redirect("carer", baby_id, carer_id)


def _man(request: Request, baby_id: UUID, carer_id: UUID) -> doors.Man:
    man = doors.man_for(request.actor, baby_id, carer_id)
    if man is None:
        raise NotThere
    return man


def _topic_form(request: Request, man: doors.Man, topic: Topic) -> Any:
    known = {"at": request.at, "of": man.kind, "initial": pages.topic_known(man, topic)}
    kind = f"people.carer.{topic}"
    if topic is Topic.SOURCES:
        return drafts.bind(request, forms.Sources, kind, man.carer_id, facts=pages.facts_known(man), **known)
    form = drafts.bind(request, forms.TOPIC_FORMS[topic], kind, man.carer_id, **known)
    book = handbook.current()
    offers = {
        "factors": [(one.code, one.label) for one in book.carer_factors()],
        "support_offered": [(one.code, one.label) for one in book.carer_supports()],
        "support_accepted": [(one.code, one.label) for one in book.carer_supports()],
    }
    for name in offers.keys() & form.fields.keys():
        form.fields[name].offer(offers[name])
    return form


def _record_topic(request: Request, man: doors.Man, topic: Topic, form: Any) -> Any:
    facts, explained = facts_of(form)
    based_on = facts["based_on"] or 0
    if topic is Topic.SOURCES:
        said = actions.TopicSaid(topic=topic, facts={"facts_from": form.told})
    else:
        kept = {name: facts[name] for name in TOPIC_FIELDS[topic]}
        kept |= {name: YesNoUnknown.UNKNOWN.value for name in ANSWERS & kept.keys() if not kept[name]}
        source = Source(facts["source"]) if facts["source"] else None
        said = actions.TopicSaid(topic=topic, facts=kept, source=source, verified=facts["verified"])
    who: dict[str, Any] = {"explained": explained, "by": request.actor, "at": request.at}
    return actions.record_topic(man.carer_id, said, based_on=based_on, **who)


@page(Permission.CARER_RECORD, writes=True)
def carer_seen(request: Request, baby_id: UUID, carer_id: UUID) -> HttpResponse:
    """An agency met a man, or another carer, face to face."""
    baby = doors.baby_for(request.actor, baby_id, Permission.CARER_RECORD, at=request.at)
    man = _man(request, baby_id, carer_id)
    agencies = [(str(agency.pk), agency.name) for agency in directory_doors.agencies()]
    known = {"at": request.at, "agencies": agencies, "initial": {"agency": str(request.actor.agency_id)}}
    form = drafts.bind(request, forms.CarerSeen, "people.carer.seen", carer_id, **known)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        facts, explained = facts_of(form)
        said = actions.SeenSaid(agency_id=UUID(facts["agency"]), seen_on=facts["seen_on"], words=facts["words"])
        done = actions.record_seen(carer_id, said, explained=explained, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("carer", baby_id, carer_id)
        queried = done.findings
    return render(request, FORM, pages.carer_seen_page(form, man, doors.name_of(baby), queried))


@page(Permission.BABY_VIEW)
def ties(request: Request, baby_id: UUID) -> HttpResponse:
    """How the family are to each other."""
    baby = doors.baby_for(request.actor, baby_id, at=request.at)
    may = bool(role_may(request.actor, Permission.CARER_RECORD))
    found = doors.ties_of(request.actor, baby_id)
    return render(request, "people/ties.jinja", pages.ties_page(baby_id, doors.name_of(baby), found, may_add=may))


@page(Permission.CARER_RECORD, writes=True)
def tie_add(request: Request, baby_id: UUID) -> HttpResponse:
    """How two people are to each other."""
    baby = doors.baby_for(request.actor, baby_id, Permission.CARER_RECORD, at=request.at)
    mother = doors.profile_of(baby).mother.name
    people = pages.tie_people(mother, doors.carers_of(request.actor, baby_id))
    form = drafts.bind(request, forms.Tie, "people.tie", baby_id, at=request.at, people=people)
    queried: Any = ()
    if form.is_bound and form.is_valid():
        explained = form.cleaned_data["explained"]
        done = actions.record_tie(baby_id, _tie(form), explained=explained, by=request.actor, at=request.at)
        if not isinstance(done, actions.Queried):
            return redirect("ties", baby_id)
        queried = done.findings
    return render(request, FORM, pages.tie_form_page(form, baby_id, doors.name_of(baby), queried))


def _tie(form: Any) -> actions.TieSaid:
    given = form.cleaned_data
    one, other = (
        None if given[end] in {pages.TIE_MOTHER, pages.TIE_BABY} else UUID(given[end]) for end in ("one", "other")
    )
    return actions.TieSaid(
        kind=TieKind(given["kind"]),
        says=form.says,
        one=one,
        other=other,
        with_baby=given["other"] == pages.TIE_BABY,
        since=given["since"],
        source=Source(given["source"]) if given["source"] else None,
        verified=given["verified"],
        words=given["words"],
    )
