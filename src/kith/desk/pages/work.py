"""My work: what waits for me, the most pressing first, and nothing that is not mine to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kith.access import drafts
from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.permissions import Permission
from kith.design.pages import Link, Tag
from kith.design.wording import day_text, moment_text, near_moment_text, plural, upper_first
from kith.linkage import doors as linkage_doors
from kith.people import doors as people_doors
from kith.referrals import doors as referral_doors
from kith.strategy import doors as strategy_doors

from . import frontdoor, gaps, governance, injuries, keeping, learning, pathway, protection
from .guidance import RoleCardPage
from .parts import Item, Panel, clock


@dataclass(frozen=True)
class WorkPage:
    """The sign-in landing."""

    title: str
    caption: str
    panels: tuple[Panel, ...]
    actions: tuple[Link, ...]
    card: RoleCardPage | None = None


def work_page(actor: Actor, *, card: RoleCardPage | None = None, at: datetime) -> WorkPage:
    """Compose the landing from the panels this role has; `card` stands first until its reader has read it."""
    found = (panel(actor, at) for permission, panel in PANELS if role_may(actor, permission))
    panels = tuple(one for panel in found for one in (panel if isinstance(panel, tuple) else (panel,)) if one)
    actions = tuple(Link(text, reverse(name)) for text, name, permission in ACTIONS if role_may(actor, permission))
    return WorkPage("My work", moment_text(at), panels, actions, card)


ACTIONS = (
    ("Find or add a family", "people_search", Permission.PEOPLE_SEARCH),
    ("Arrangements to make", "to_arrange", Permission.SAFETY_VIEW),
    ("Ask the advice line", "consultation_ask", Permission.CONSULTATION_ASK),
    ("Who do I call now?", "who_to_call", Permission.DIRECTORY_VIEW),
    ("See whether the system is well", "healthz", Permission.SYSTEM_HEALTH),
)


def _unfinished(actor: Actor, at: datetime) -> Panel | None:
    left = drafts.unfinished(actor)
    if not left:
        return None
    items = tuple(
        Item(_draft_words(kind), _draft_address(kind, subject), f"Kept {near_moment_text(kept_at, now=at)}")
        for kind, subject, kept_at in left
        if _draft_address(kind, subject)
    )
    return Panel("Not finished", items, "") if items else None


DRAFTS: dict[str, tuple[str, str]] = {
    "referrals.request": ("A request for support", "request_start"),
    "referrals.decide": ("A decision on a request", "request_decide"),
    "referrals.ask": ("A request for information", "information_ask"),
    "referrals.reply": ("Your answer to a request for information", "information_reply"),
    "referrals.mark": ("An answer about a mark", "request_mark"),
    "referrals.reopen": ("New information on a request", "request_reopen"),
    "referrals.resolution": ("A disagreement", "resolution_start"),
    "referrals.move": ("Moving a disagreement on", "resolution_next"),
    "referrals.resolve": ("How a disagreement ended", "resolution_end"),
    "people.event": ("Something that happened, for the chronology", "event_add"),
    "people.handover": ("A handover summary", "handover_write"),
    "referrals.call": ("A call to the Front Door", "request_call"),
    "referrals.not_share": ("A decision not to share", "not_share"),
    "referrals.advise": ("An answer to a question", "consultation_advise"),
    "referrals.why_not": ("Why no request was made", "consultation_why_not"),
    "referrals.list": ("What becomes of a request", "list_enter"),
    "injuries.add": ("A mark or an injury", "injury_add"),
    "injuries.account": ("What was said about a mark", "injury_account"),
    "injuries.care": ("Who had care of a baby", "injury_care"),
    "injuries.close": ("A closure of a mark", "injury_close"),
    "injuries.attendance": ("Whether a baby was seen", "injury_attendance"),
    "injuries.family": ("What parents were told of a mark", "injury_family"),
    "injuries.work_up": ("A medical work-up", "injury_work_up"),
    "strategy.record": ("The record of a strategy discussion", "discussion_record"),
    "prebirth.plan": ("A birth plan", "birth_plan_write"),
    "prebirth.finish": ("An assessment before birth", "assessment_finish"),
    "prebirth.part": ("A part of an assessment before birth", "assessment"),
    "prebirth.crying": ("A talk about crying", "crying_add"),
    "prebirth.home": ("A meeting before going home", "going_home"),
    "protection.record": ("The record of a conference or core group", "meeting_record"),
    "protection.plan": ("A child protection plan", "plan_write"),
    "protection.visit": ("A visit of a child protection plan", "visit_add"),
    "protection.report": ("A report for a conference", "meeting_report"),
    "safety.questions": ("Questions, with arrangements", "arrangements_questions"),
    "safety.plan": ("A page of arrangements", "arrangements_write"),
    "safety.look": ("Arrangements looked at again", "arrangements_look"),
    "safety.incident": ("Something that happened, for arrangements", "arrangements_incident"),
    "safety.aside": ("Why arrangements are not needed", "arrangements_aside"),
    "safety.link": ("A worker who is close to a family", "arrangements_link"),
    "safety.marac": ("A referral, with arrangements", "marac_refer"),
    "safety.heard": ("What a meeting decided, for arrangements", "marac_heard"),
    "safety.notice": ("A notification to those who look after a baby", "arrangements_notice"),
    "safety.answer": ("An answer to a notification", "notice"),
    "interviews.code": ("A code in an interview", "interview"),
    "interviews.add": ("An interview brought in", "interview_add"),
    "interviews.mask": ("An interview being masked", "interview_mask"),
    "strategy.contribution": ("Your information for a strategy discussion", "contribute"),
}

OF_SEVERAL_PAGES = {"safety.plan"}
"""Forms of which each page has a draft and an address of its own."""


def _draft_words(kind: str) -> str:
    return DRAFTS.get(_form_of(kind), ("Something you began", ""))[0]


def _draft_address(kind: str, subject: object) -> str:
    """Where it goes on; a form's third part is the page of it, where its address takes one."""
    form = _form_of(kind)
    name = DRAFTS.get(form, ("", ""))[1]
    more = [kind.split("/")[0].removeprefix(f"{form}.")] if form in OF_SEVERAL_PAGES else []
    return reverse(name, args=[subject, *more]) if name and subject else ""


def _form_of(kind: str) -> str:
    return ".".join(kind.split("/")[0].split(".")[:2])


def _invitations(actor: Actor, at: datetime) -> Panel:
    items = tuple(
        Item(
            f"Strategy discussion {one.number}: {one.baby_name}",
            reverse("discussion", args=[one.discussion_id]),
            f"{upper_first(near_moment_text(one.planned_for, now=at))}. {one.why}",
            Tag("Reply", "action") if one.needs_reply else Tag("Give information", "action"),
        )
        for one in strategy_doors.invitations_for(actor, at=at)
    )
    return Panel("Asked of me", items, "No strategy discussion waits for you.")


def _discussions(actor: Actor, at: datetime) -> Panel:
    items = tuple(
        Item(
            f"Strategy discussion {one.number}: {one.baby_name}",
            reverse("discussion", args=[one.id]),
            one.stage.label,
            clock=clock("Circulate" if one.stage == "held" else "Hold", one.due, at=at) if one.due else None,
        )
        for one in strategy_doors.discussions_for(actor, at=at)
    )
    return Panel("Discussions to hold or circulate", items, "Every discussion you called has been held and sent round.")


def _front_door(actor: Actor, at: datetime) -> Panel:
    waiting = referral_doors.waiting_count(actor, at=at)
    item = Item(f"{plural(waiting, 'request')} waiting for a decision", reverse("queue"))
    return Panel("Front Door", (item,) if waiting else (), "No request waits for a decision.")


def _handovers(actor: Actor, at: datetime) -> Panel | None:
    items = tuple(
        Item(
            people_doors.name_of(one.baby),
            reverse("handover", args=[one.pk]),
            f"{one.written_by.full_name} wrote a summary for you, {near_moment_text(one.saved_at, now=at)}",
            clock=clock("Read it", due, at=at),
        )
        for one, due in people_doors.handovers_to_read(actor)
    )
    return Panel("Handed over to me", items, "") if items else None


def _calls(actor: Actor, at: datetime) -> Panel | None:
    items = tuple(
        Item(
            f"Write to the Front Door about {people_doors.name_of(one.baby)}",
            reverse("request_start", args=[one.baby_id]),
            f"You rang {near_moment_text(one.rang_at, now=at)}",
            clock=clock("Send it in writing", referral_doors.call_clock(one), at=at),
        )
        for one in referral_doors.calls_waiting(actor)
    )
    return Panel("Calls to confirm in writing", items, "") if items else None


def _locality_list(actor: Actor, _at: datetime) -> Panel:
    new = referral_doors.new_on_list(actor)
    words = f"{plural(new, 'family', 'families')} to put on the list" if new else "Open the list"
    return Panel("The locality’s list", (Item(words, reverse("locality_list")),), "")


def _advice(actor: Actor, at: datetime) -> Panel | None:
    advises = role_may(actor, Permission.CONSULTATION_ADVISE)
    waiting = referral_doors.consultations_waiting(actor) if advises else []
    answered = [one for one in referral_doors.consultations_of(actor) if one.advice and one.request is None]
    items = [Item(f"{plural(len(waiting), 'question')} to answer", reverse("consultations"))] if waiting else []
    items += [
        Item(
            f"Advice {one.consultation.number}",
            reverse("consultation", args=[one.consultation.pk]),
            f"Asked {near_moment_text(one.consultation.asked_at, now=at)}",
            Tag("Answered", "action"),
        )
        for one in answered[:5]
    ]
    return Panel("Advice", tuple(items), "") if items else None


def _gaps(actor: Actor, at: datetime) -> tuple[Panel, ...]:
    found = gaps.of_desk(actor, at=at)
    listed = Link(found.all_unasked, reverse("gap_list") + "?whose=all&kind=not_asked") if found.all_unasked else None
    nothing = "Every man in your babies' lives has been asked about."
    unasked = Panel("Babies with a man nobody has asked about", _items(found.unasked), nothing, listed)
    if not role_may(actor, Permission.CARER_RECORD):
        return (unasked,)
    return Panel("Mine to find out", _items(found.mine), "Nothing is yours to find out.", found.all_mine), unasked


def _items(found: Iterable[gaps.GapItem]) -> tuple[Item, ...]:
    return tuple(Item(one.text, one.href, one.note, one.tag) for one in found)


def _born(baby: people_doors.BabyLine) -> str:
    when = baby.date_of_birth or baby.expected_on
    day = f"{'Born' if baby.date_of_birth else 'Expected'} {day_text(when)}" if when else "Date not recorded"
    return f"{day}. Mother: {baby.mother}"


def _pairs(actor: Actor, _at: datetime) -> Panel | None:
    waiting = linkage_doors.open_pairs(actor)
    if not waiting:
        return None
    note = "People in your agency’s extract who may be on file. Nothing is linked until one of you says so."
    item = Item(f"{plural(waiting, 'pair')} to decide", reverse("pairs"), note)
    return Panel("Is this the same person?", (item,), "")


def _babies(actor: Actor, _at: datetime) -> Panel:
    items = tuple(
        Item(one.name, reverse("baby", args=[one.id]), _born(one)) for one in people_doors.babies_for(actor, most=12)
    )
    return Panel("Babies I work with", items, "You are not recorded as working with any baby yet.")


PANELS: tuple[tuple[Permission, Callable[[Actor, datetime], Panel | tuple[Panel, ...] | None]], ...] = (
    (Permission.PEOPLE_SEARCH, _unfinished),
    (Permission.INJURY_RECORD, injuries.waiting),
    (Permission.PHOTOGRAPH_ADD, injuries.photographs),
    (Permission.MARK_ANSWER, frontdoor.marks),
    (Permission.STRATEGY_REPLY, _invitations),
    (Permission.PROTECTION_VIEW, protection.due),
    (Permission.PATHWAY_LIST, pathway.pregnancies),
    (Permission.PROTECTION_REPORT, protection.reports),
    (Permission.INFORMATION_REPLY, frontdoor.asked_of_us),
    (Permission.RESOLUTION_RECORD, frontdoor.disagreements),
    (Permission.REQUEST_QUEUE, _front_door),
    (Permission.REQUEST_DECIDE, frontdoor.untold),
    (Permission.STRATEGY_RECORD, _discussions),
    (Permission.REQUEST_MAKE, frontdoor.sent),
    (Permission.INFORMATION_ASK, frontdoor.asked_by_me),
    (Permission.REQUEST_MAKE, _calls),
    (Permission.LIST_VIEW, _locality_list),
    (Permission.CONSULTATION_ASK, _advice),
    (Permission.PAIR_REVIEW, _pairs),
    (Permission.INVOLVEMENT_CHANGE, _handovers),
    (Permission.PEOPLE_SEARCH, _gaps),
    (Permission.PEOPLE_SEARCH, _babies),
    (Permission.CONTACT_CONFIRM, keeping.stale),
    (Permission.INTERVIEWS_CODE, learning.learning),
    (Permission.INJURY_AUDIT, injuries.closures),
    (Permission.GLASS_REVIEW, governance.openings),
    (Permission.SEAL_REVIEW, governance.seals),
)
