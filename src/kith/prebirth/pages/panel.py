"""The panel's meetings, an agenda with each family's few lines, and what was agreed about a baby."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kith.design import wording
from kith.design.pages import Conflict, ConflictRow, Link, Row, Tag
from kith.kernel import handbook
from kith.kernel.rulebook import RULEBOOK
from kith.prebirth import rules
from kith.prebirth.words import ServiceConsent, Talked
from kith.referrals.words import Agreement

from . import parts
from .parts import FormPage, Group, Section, ThingPage, address

if TYPE_CHECKING:
    from kith.prebirth.doors import ActionLine, Agenda, AgendaItem, Agreed, Panel

LONG = 240


def panel_page(found: "Panel", *, now: datetime) -> ThingPage:
    ahead = tuple(_meeting_row(one, now) for one in found.ahead)
    before = tuple(_meeting_row(one, now) for one in found.before)
    new = f"{wording.plural(found.new_on_list, 'request')} on the list must be answered first."
    waiting = wording.plural(found.waiting, "family waits", "families wait")
    return ThingPage(
        title="Pathway panel",
        caption="Your locality",
        back=Link("My work", address("desk")),
        links=(Link("Call a meeting", address("panel_call")), Link("The locality’s list", address("locality_list"))),
        sections=(
            Section(
                heading="Meetings ahead",
                words=f"{waiting} to be talked about. {new if found.new_on_list else ''}".strip(),
                rows=ahead,
                empty="No meeting is called.",
            ),
            Section(heading="Meetings before", rows=before, empty="None yet."),
        ),
    )


def _meeting_row(one: Any, now: datetime) -> Row:
    return Row(
        wording.upper_first(wording.near_moment_text(one.planned_for, now=now)),
        one.place or "Place not said",
        action=Link("Agenda", address("panel_meeting", one.pk), hidden=wording.moment_text(one.planned_for)),
    )


def call_form(form: Any) -> FormPage:
    return FormPage(
        title="Call a meeting of the panel",
        caption="Pathway panel",
        back=Link("Back to the panel", address("panel")),
        form=form,
        groups=(Group(("planned_for", "place")),),
        button="Call the meeting",
        intro=("The agenda makes itself: everybody on the list who was not talked about, and whoever is due again.",),
    )


@dataclass(frozen=True, kw_only=True)
class Family:
    """One family on the agenda: enough to know whom to talk about, with whom, and what was promised."""

    name: str
    href: str
    lines: tuple[str, ...]
    by: str
    tags: tuple[Tag, ...]
    action: Link | None
    recorded: str = ""


@dataclass(frozen=True, kw_only=True)
class AgendaPage:
    title: str
    caption: str
    back: Link
    summary: str
    families: tuple[Family, ...]
    notice: Link | None
    why: str
    source: str


def agenda_page(found: "Agenda", *, now: datetime) -> AgendaPage:
    open_ones = sum(1 for one in found.items if one.here is None)
    new = f"{wording.plural(found.new_on_list, 'request')} on the list must be answered before it stands here"
    rule = RULEBOOK["PRE-20"]
    return AgendaPage(
        title="Agenda",
        caption=f"Pathway panel, {wording.moment_text(found.meeting.planned_for)}",
        back=Link("Back to the panel", address("panel")),
        summary=f"{wording.plural(open_ones, 'family', 'families')} to talk about; "
        f"{len(found.items) - open_ones} recorded.",
        families=tuple(_family(one, found, now) for one in found.items),
        notice=Link(new, address("locality_list")) if found.new_on_list else None,
        why=rule.sentence,
        source=rule.source,
    )


def _family(one: "AgendaItem", agenda: "Agenda", now: datetime) -> Family:
    asked, path = one.request, one.pathway
    far = f"{path.gestation.in_words}, expected {wording.day_text(path.facts.edd)}" if path.gestation else "Born"
    sharing = getattr(asked, "sharing", None)
    agreed = f"Agreement to the help: {wording.lower_first(Agreement(sharing.agreement).label)}" if sharing else ""
    last = one.last
    before = f"Last time: {Talked(last.talked).label}. {short(last.words)}" if last else ""
    lines = (
        far,
        labelled("The worry", asked.why_worried),
        labelled("What is strong", asked.strengths),
        agreed,
        before,
        *(_promised(line, agenda.today) for line in one.actions if line.done is None),
    )
    words = "Record again" if one.here else "Record what became of it"
    return Family(
        name=parts.name_of(asked.baby),
        href=address("pathway", asked.baby_id),
        lines=tuple(line for line in lines if line),
        by=f"{asked.made_by.full_name}, {asked.made_by_agency.name}, {asked.number}",
        tags=_tags(one, agenda.today),
        action=Link(words, address("panel_record", agenda.meeting.pk, asked.pk), hidden=asked.number),
        recorded=f"{Talked(one.here.talked).label}. {short(one.here.words)}" if one.here else "",
    )


def _tags(one: "AgendaItem", today: date) -> tuple[Tag, ...]:
    found = []
    if one.here:
        found.append(Tag("Recorded", "plain"))
    if one.not_reached:
        found.append(Tag(f"Not reached {wording.plural(one.not_reached, 'time')} before", "late"))
    if one.copy:
        found.append(Tag("Copy: the Front Door decides", "plain"))
    if one.request.keep_from:
        found.append(Tag("Somebody must not learn of it", "late"))
    if any(line.late(today) for line in one.actions):
        found.append(Tag("Something promised is late", "soon"))
    return tuple(found)


def _promised(line: "ActionLine", today: date) -> str:
    late = ", past its day" if line.late(today) else ""
    return f"Promised: {line.action.what} ({line.action.who}, by {wording.day_text(line.action.by_when)}{late})"


def labelled(label: str, words: str) -> str:
    return f"{label}: {short(words)}" if words.strip() else ""


def short(words: str) -> str:
    first = words.strip().splitlines()[0] if words.strip() else ""
    return first if len(first) <= LONG else f"{first[:LONG].rsplit(' ', 1)[0]} …"


def record_form(item: "AgendaItem", meeting: Any, form: Any, *, conflict: Conflict | None = None) -> FormPage:
    asked = item.request
    reachable = rules.referrer_is_told(asked.made_by.full_name, reachable=bool(asked.made_by.email))
    known = (
        Row("Worry", asked.why_worried),
        Row("What is strong", asked.strengths),
        Row("Asked by", f"{asked.made_by.full_name}, {asked.made_by_agency.name}"),
        *((Row("Must not learn of it", asked.keep_from),) if asked.keep_from else ()),
    )
    return FormPage(
        title="What became of this family?",
        caption=parts.caption(asked.baby, item.pathway.today),
        back=Link("Back to the agenda", address("panel_meeting", meeting.pk)),
        form=form,
        known=known,
        findings=parts.findings((reachable,)),
        groups=(
            Group(("talked", "words")),
            Group(("offers", "consent", "consent_words"), "Help"),
            *(Group((f"what_{n}", f"who_{n}", f"by_when_{n}"), f"Action {n + 1}", "", True) for n in range(3)),
            Group(("look_again_on",), "Next look"),
        ),
        button="Save and tell whoever asked",
        intro=(f"Whoever made request {asked.number} gets an e-mail without a name in it, and reads the rest here.",),
        base=form.base,
        conflict=conflict,
    )


def panel_conflict(item: "AgendaItem", form: Any) -> Conflict:
    """What somebody recorded meanwhile, beside what was typed."""
    newest = item.outcomes[0]
    typed = str(form.value_of("talked") or "")
    mine = Talked(typed).label if typed in set(Talked) else ""
    rows = (
        ConflictRow("What became of it", Talked(newest.talked).label, mine),
        ConflictRow("What was said", newest.words, str(form.value_of("words") or "")),
    )
    return Conflict(newest.recorded_by.full_name, wording.moment_text(newest.recorded_at), rows)


def offer_labels(codes: Iterable[str]) -> str:
    names = {one.code: one.label for one in handbook.current().pathway_help().offers}
    return wording.list_text([names.get(code, code) for code in codes])


def agreed_section(found: "Agreed", *, now: datetime, may_record: bool) -> Section | None:
    """What the panel agreed, on the pathway's page: the feedback to whoever asked."""
    if not found.outcomes:
        return None
    newest = found.outcomes[0]
    rows = [
        Row("What became of it", Talked(newest.talked).label),
        Row("What was said", parts.as_lines(newest.words)),
        Row("Help offered", offer_labels(newest.offers), missing="None"),
        Row("Does the family agree?", _consent(newest)),
        Row(
            "The panel looks again",
            wording.day_text(newest.look_again_on) if newest.look_again_on else "",
            missing="No",
        ),
        Row("Recorded by", parts.by(newest.recorded_by, newest.recorded_at, now=now)),
    ]
    rows += [_action_row(line, may_record) for line in found.actions]
    return Section(heading="What the pathway panel agreed", rows=tuple(rows))


def _consent(one: Any) -> tuple[str, ...]:
    said = ServiceConsent(one.consent).label
    return (said, one.consent_words) if one.consent_words else (said,)


def _action_row(line: "ActionLine", may_record: bool) -> Row:
    one = line.action
    stands = f"{one.who}, by {wording.day_text(one.by_when)}"
    if line.done is not None:
        stands = f"{'Done' if line.done.done else 'Will not be done'}: {line.done.words}"
        return Row(one.what, stands)
    link = (
        Link("Say whether it was done", address("panel_action", one.pk), hidden=f": {one.what}") if may_record else None
    )
    return Row(one.what, stands, action=link)


def action_form(action: Any, form: Any, today: date) -> FormPage:
    return FormPage(
        title=action.what,
        caption=parts.caption(action.baby, today),
        back=parts.back_to_pathway(action.baby_id),
        form=form,
        groups=(Group(("done", "words")),),
        intro=(f"{action.who}, by {wording.day_text(action.by_when)}.",),
    )
