"""The baby's page: who is this, what is next, who is around them, what is worrying, what is strong, whom to call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.permissions import Permission
from kith.design.pages import (
    Clock,
    Contact,
    FindingView,
    KeyFact,
    Link,
    NextStep,
    PersonCard,
    Row,
    Tag,
    TimelineEntry,
)
from kith.design.wording import day_text, lower_first, near_moment_text, upper_first
from kith.directory import doors as directory_doors
from kith.directory.words import ContactMeans
from kith.kernel import handbook, limits
from kith.kernel.clock import LONDON
from kith.kernel.limits import Deadline, TimeState
from kith.kernel.rulebook import RULEBOOK
from kith.people import doors as people_doors
from kith.people.words import NoteKind
from kith.referrals import doors as referral_doors
from kith.referrals.words import RequestStage
from kith.strategy import doors as strategy_doors

from . import beginnings
from .ended import EndedPage, ended_page
from .gaps import gap_panel
from .injuries import InjuriesPanel, injuries_panel
from .known import known_to
from .lived import LivedPanel, lived_panel, with_interpreters
from .parts import clock
from .pathway import PathwayPanel
from .protection import ProtectionPanel, protection_panel
from .twofiles import TwoFilesLine, two_files

if TYPE_CHECKING:
    from kith.directory.models import Contact as TeamContact
    from kith.people.models import Baby

MOST_NOTES = 5
CONFIRMED_LIMIT = "CONTACT"


@dataclass(frozen=True)
class Picture:
    """The small family picture: fetched after the page, with the link that stands there until then."""

    baby_id: UUID

    @property
    def small(self) -> str:
        return reverse("family_small", args=[self.baby_id])

    @property
    def link(self) -> Link:
        return Link("Family picture", reverse("family", args=[self.baby_id]))

    @property
    def arrangements(self) -> str:
        """The small panel of how to reach the mother, fetched in the same way."""
        return reverse("arrangements_small", args=[self.baby_id])


@dataclass(frozen=True)
class BabyPage:
    """Everything about one baby in one look."""

    title: str
    caption: str
    facts: tuple[KeyFact, ...]
    next_step: NextStep | None
    clocks: tuple[Clock, ...]
    gaps: tuple[FindingView, ...]
    all_gaps: Link | None
    family: tuple[PersonCard, ...]
    picture: "Picture"
    worries: tuple[TimelineEntry, ...]
    strengths: tuple[TimelineEntry, ...]
    lived: LivedPanel | None
    two_files: tuple[TwoFilesLine, ...]
    contacts: tuple[Contact, ...]
    known: tuple[Contact, ...]
    requests: tuple[Row, ...]
    discussions: tuple[Row, ...]
    injuries: InjuriesPanel | None
    protection: ProtectionPanel | None
    actions: tuple[Link, ...]
    links: tuple[Link, ...]

    @property
    def pathway(self) -> PathwayPanel:
        return PathwayPanel(self.picture.baby_id)


def baby_page(actor: Actor, baby_id: UUID, *, at: datetime) -> BabyPage | EndedPage:
    """Compose the page from the rooms below; the opening is asked of access and recorded by people's door.

    A file that has ended is the quiet page instead: nothing is counted there and nothing is due.
    """
    baby = people_doors.baby_for(actor, baby_id, at=at)
    profile = people_doors.profile_of(baby)
    contacts = _contacts(people_doors.involved_with(baby_id), at=at)
    if profile.ended_as:
        return ended_page(profile, contacts, at=at)
    carers, found = people_doors.around_of(actor, baby_id, at=at)
    notes = people_doors.notes_of(actor, baby_id)
    requests = referral_doors.requests_about(actor, baby_id)
    discussions = strategy_doors.discussions_about(actor, baby_id)
    gaps = gap_panel(baby_id, found, at=at)
    injuries, protection = injuries_panel(actor, baby_id, at=at), protection_panel(actor, baby_id, discussions, at=at)
    first = injuries.next_step or protection.next_step or _next_step(discussions, requests, gaps.shown, at=at)
    return BabyPage(
        title=profile.name,
        caption=beginnings.caption(profile, at=at),
        facts=beginnings.facts(profile, at=at),
        next_step=first,
        clocks=(*injuries.clocks, *protection.clocks, *_clocks(discussions, requests, at=at)),
        gaps=_gaps(baby, requests, gaps.shown, first),
        all_gaps=gaps.more,
        family=_around(profile, carers),
        picture=Picture(baby_id),
        **_heaps(notes, requests, at=at),
        lived=lived_panel(baby_id, people_doors.sightings_of(actor, baby_id, notes=notes), born=profile.born, at=at),
        two_files=two_files(actor, baby),
        contacts=contacts,
        known=known_to(actor, baby_id, _people(profile, carers)),
        requests=tuple(_request(one, at=at) for one in requests),
        injuries=injuries.panel,
        protection=protection.panel,
        discussions=tuple(_discussion(one, at=at) for one in discussions),
        actions=_actions(actor, baby_id, born=profile.born),
        links=_links(baby_id),
    )


def _heaps(
    notes: Sequence[people_doors.Noted], requests: Sequence[referral_doors.Standing], *, at: datetime
) -> dict[str, tuple[TimelineEntry, ...]]:
    """What is worrying and what is strong, from notes and requests, the newest first."""
    return {
        "worries": _newest([*_noted(notes, NoteKind.WORRY, at=at), *_worries_of(requests, at=at)]),
        "strengths": _newest([*_noted(notes, NoteKind.STRENGTH, at=at), *_strengths_of(requests, at=at)]),
    }


def _gaps(
    baby: "Baby", requests: Sequence[referral_doors.Standing], shown: Sequence[FindingView], first: NextStep | None
) -> tuple[FindingView, ...]:
    """What must be known first; a gap that is the next step already is not said twice."""
    rest = (one for one in shown if first is None or one.text != first.title)
    return (*_cautions(requests), *_came_to_notice(baby), *rest)


def _people(profile: people_doors.BabyProfile, carers: Sequence[people_doors.Man]) -> dict[UUID, str]:
    """The mother, and every man and other carer who is a person on file, by name."""
    men = {man.person_id: man.name for man in carers if man.person_id is not None}
    return {profile.mother.id: profile.mother.name, **men}


def _cautions(requests: Sequence[referral_doors.Standing]) -> tuple[FindingView, ...]:
    """Who must not learn of a request: said first, to everybody who opens the file."""
    return tuple(
        FindingView(
            text=f"Somebody must not learn of request {one.request.number}.",
            code="ASK-6",
            rule=RULEBOOK["ASK-6"].sentence,
            serious=True,
            asks=one.request.keep_from,
        )
        for one in requests
        if one.request.keep_from
    )


def _links(baby_id: UUID) -> tuple[Link, ...]:
    return (
        Link("Disagreements between professionals", reverse("resolution_start", args=[baby_id])),
        Link("Chronology", reverse("chronology", args=[baby_id])),
        Link("Pregnancy pathway, birth plan and going home", reverse("pathway", args=[baby_id])),
        Link("Marks and injuries", reverse("injuries_of", args=[baby_id])),
        Link("Protection: enquiries, conferences, plans", reverse("protection", args=[baby_id])),
        Link("Arrangements", reverse("arrangements", args=[baby_id])),
        Link("Who is involved", reverse("network", args=[baby_id])),
        Link("Decisions not to share", reverse("not_shared", args=[baby_id])),
        Link("Who works with this baby, and why", reverse("working", args=[baby_id])),
        Link("Is somebody on file twice?", reverse("on_file_twice", args=[baby_id])),
        Link("Pregnancy, birth and details", reverse("pregnancy", args=[baby_id])),
    )


def _came_to_notice(baby: "Baby") -> tuple[FindingView, ...]:
    """Concealed, booked late or unbooked: asked only before the birth, while everybody here may know."""
    unborn = baby.date_of_birth is None and baby.pregnancy_id is not None
    care = people_doors.care_of(baby.pregnancy_id, baby.expected_on) if unborn and baby.pregnancy_id else None
    return beginnings.came_to_notice(care, baby.pk)


def _around(profile: people_doors.BabyProfile, carers: Sequence[people_doors.Man]) -> tuple[PersonCard, ...]:
    """The mother, the men and the other carers as cards, with who needs an interpreter."""
    men = ((man.person_id, _man(man, profile.id)) for man in carers)
    return with_interpreters(((profile.mother.id, _mother(profile)), *men))


def _mother(profile: people_doors.BabyProfile) -> PersonCard:
    mother = profile.mother
    born = day_text(mother.date_of_birth) if mother.date_of_birth else ""
    rows = (Row("Born", born), Row("Phone", mother.phone), Row("Lives", mother.lives))
    return PersonCard(mother.name, "Mother", rows, reverse("person", args=[profile.id, mother.id]))


def _man(man: people_doors.Man, baby_id: UUID) -> PersonCard:
    known = man.gap is None
    rows = (
        Row("Lives with the baby", man.lives_with_baby.label),
        Row("Seen", f"{day_text(man.seen_on)} by {man.seen_by}" if man.seen_on else "", missing="Not seen by anybody"),
    )
    return PersonCard(
        man.name or "Name not known",
        man.relationship.label,
        rows if known or man.name else (),
        reverse("carer", args=[baby_id, man.carer_id]),
        Tag(man.knowledge.label, "plain" if known else "soon"),
        man.next_step if not known else "",
    )


def _clocks(
    discussions: Sequence[strategy_doors.DiscussionLine], requests: Sequence[referral_doors.Standing], *, at: datetime
) -> tuple[Clock, ...]:
    """Every open clock, the one that runs out first at the top."""
    running = [
        (one.due, f"Strategy discussion {one.number}: {'circulate the record' if one.stage == 'held' else 'hold it'}")
        for one in discussions
        if one.due
    ]
    running += [
        (one.clock, f"{_decider(one)} on {one.request.number}") for one in requests if one.stage is RequestStage.WAITING
    ]
    return tuple(clock(label, due, at=at) for due, label in sorted(running, key=lambda pair: pair[0].due_at))


def _decider(one: referral_doors.Standing) -> str:
    return "Locality answers" if one.on_list else "Front Door decides"


def _next_step(
    discussions: Sequence[strategy_doors.DiscussionLine],
    requests: Sequence[referral_doors.Standing],
    gaps: Sequence[FindingView],
    *,
    at: datetime,
) -> NextStep | None:
    """The one thing to do first: an open discussion, then a waiting request, then the first gap."""
    for line in discussions:
        if line.due:
            verb = "Send round the record of" if line.stage == "held" else "Hold"
            link = Link("Open the discussion", reverse("discussion", args=[line.id]))
            return NextStep(f"{verb} strategy discussion {line.number}", line.due.why, link, _by(line.due, at=at))
    for one in requests:
        if one.stage is RequestStage.WAITING:
            link = Link("Open the request", reverse("request", args=[one.request.pk]))
            title = (
                f"The {lower_first(_decider(one)) if one.on_list else _decider(one)} on request {one.request.number}"
            )
            return NextStep(title, one.clock.why, link, _by(one.clock, at=at))
    return NextStep(gaps[0].text, gaps[0].asks, gaps[0].action) if gaps else None


def _by(deadline: Deadline, *, at: datetime) -> str:
    return f"By {near_moment_text(deadline.due_at, now=at)}"


def _noted(notes: Sequence[people_doors.Noted], kind: NoteKind, *, at: datetime) -> list[TimelineEntry]:
    chosen = [note for note in notes if note.kind is kind]
    return [_entry(note.words, note.happened_at, note.who, note.agency, at=at) for note in chosen]


def _worries_of(requests: Sequence[referral_doors.Standing], *, at: datetime) -> list[TimelineEntry]:
    """What made somebody ask for support is a worry, in their words."""
    return [
        _entry(one.what_seen, one.seen_on, one.made_by.full_name, one.made_by_agency.name, at=at)
        for one in (standing.request for standing in requests)
    ]


def _strengths_of(requests: Sequence[referral_doors.Standing], *, at: datetime) -> list[TimelineEntry]:
    return [
        _entry(one.strengths, one.received_at, one.made_by.full_name, one.made_by_agency.name, at=at)
        for one in (standing.request for standing in requests)
        if one.strengths
    ]


def _entry(words: str, when: datetime, who: str, agency: str, *, at: datetime) -> TimelineEntry:
    said = upper_first(near_moment_text(when, now=at))
    return TimelineEntry(when=said, title=words, by=who, agency=agency, datetime=when.isoformat())


def _newest(entries: Sequence[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: datetime.fromisoformat(entry.datetime), reverse=True)[:MOST_NOTES])


def _contacts(involved: Sequence[people_doors.Involved], *, at: datetime) -> tuple[Contact, ...]:
    kept = directory_doors.contacts_of({one.team_id for one in involved})
    phones = {contact.team_id: contact for contact in kept if contact.means == ContactMeans.PHONE}
    return tuple(
        Contact(
            one.worker or one.team,
            lower_first(one.part.label),
            one.agency,
            one.phone,
            _confirmed(phones[one.team_id].last_confirmed_on, at=at) if one.team_id in phones else "",
            _wrong(one, phones.get(one.team_id)),
        )
        for one in involved
    )


def _wrong(one: people_doors.Involved, contact: "TeamContact | None") -> Link | None:
    """Where to say that the number shown is wrong: the team's, or the colleague's own."""
    words = ("This number was wrong", f": {one.worker or one.team}")
    if contact is not None and contact.value == one.phone:
        return Link(words[0], reverse("contact_wrong", args=[contact.pk]), words[1])
    if one.worker_id is not None and one.phone:
        return Link(words[0], reverse("colleague_wrong", args=[one.worker_id]), words[1])
    return None


def _confirmed(on: date, *, at: datetime) -> str:
    """How old the team's number is, by the handbook's limit for confirming contacts."""
    book = handbook.current()
    again = limits.due(book.limit(CONFIRMED_LIMIT), datetime.combine(on, time(9), tzinfo=LONDON), book.calendar())
    if limits.state(again, at) is TimeState.LATE:
        return f"Team's number last confirmed {day_text(on)}: it may be out of date"
    return f"Team's number confirmed {day_text(on)}"


def _request(one: referral_doors.Standing, *, at: datetime) -> Row:
    said = f"{one.stage.label}, sent {near_moment_text(one.request.received_at, now=at)}"
    return Row(one.request.number, said, href=reverse("request", args=[one.request.pk]))


def _discussion(one: strategy_doors.DiscussionLine, *, at: datetime) -> Row:
    said = f"{one.stage.label}, {one.held_at}, {near_moment_text(one.planned_for, now=at)}"
    return Row(one.number, said, href=reverse("discussion", args=[one.id]))


def _actions(actor: Actor, baby_id: UUID, *, born: bool) -> tuple[Link, ...]:
    """What the reader's role does here; the template leaves out what somebody who only reads may not follow."""
    offers = (
        (Permission.REQUEST_MAKE, "Make a request for support", "request_start"),
        *([(Permission.INJURY_RECORD, "Record a mark or an injury", "injury_add")] if born else []),
        (Permission.STRATEGY_CALL, "Call a strategy discussion", "discussion_call"),
        (Permission.NOTE_ADD, "Record that you saw the baby", "sighting_add"),
        (Permission.NOTE_ADD, "Add a worry or a strength", "note_add"),
        (Permission.CARER_RECORD, "Men and other carers", "carers"),
    )
    return tuple(Link(text, reverse(name, args=[baby_id])) for may, text, name in offers if role_may(actor, may))
