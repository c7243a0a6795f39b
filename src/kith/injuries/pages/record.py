"""One record: what the procedure asks for next and why, the marks, and everything that followed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Clock, Contact, FindingView, Link, NextStep, Row, Tag
from kith.injuries import doors, rules
from kith.injuries.words import REGIONS, Alarm, Care, Read, Said, Told, Way
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.kernel.rulebook import RULEBOOK
from kith.people.words import Mobility

from . import parts
from .bodymap import BodyMap, body_map
from .parts import Section, address

WHAT: dict[Way, str] = {
    Way.EMERGENCY: "The baby is unwell, in pain or not moving a limb. Ring 999, then the Front Door.",
    Way.REFER_NOW: "You do not need to know what it is, and you do not examine further. Ring the Front Door, then send "
    "the request in writing: what you wrote here is in it already.",
    Way.REFER_AND_EXAMINE: "This mark cannot be closed as no injury of concern. Ring the Front Door, then book a "
    "paediatrician for today.",
    Way.HEALTH_DECIDES: "Close it with the earlier record and your reason; or have the baby seen today; or, when "
    "anything points to harm, ring the Front Door. When in doubt, refer.",
    Way.SECOND_CLINICIAN: "Another registered health professional, not the one who closed it, says whether they agree.",
    Way.CONFIRM_ATTENDANCE: "An appointment is not a baby seen. Ring, ask, and write it down here.",
    Way.REBOOK: "Nobody has seen this mark. Say so to the Front Door now.",
    Way.RECORD_OUTCOME: "Write down what the clinician found, and whether safeguarding is ruled out.",
    Way.REFERRED: "Social care and a paediatrician decide together whether the explanation fits.",
    Way.CLOSED: "It is on the audit list, and somebody else reads it again. A second mark is referred.",
    Way.RULED_OUT: "Write it in the baby’s records and the red book. The health visitor follows up.",
    Way.MOVES: "The procedure is for babies who cannot move. If you are worried, make a request for support.",
}


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    title: str
    caption: str
    back: Link
    tag: Tag
    next_step: NextStep
    why: str
    why_code: str
    why_source: str
    buttons: tuple[Link, ...]
    numbers: tuple[Contact, ...]
    clocks: tuple[Clock, ...]
    findings: tuple[FindingView, ...]
    map: BodyMap
    sections: tuple[Section, ...]
    ten4: tuple[tuple[str, str], ...]
    ten4_source: str


def record_page(file: doors.InjuryFile, around: "Around", *, at: datetime) -> RecordPage:
    """The page as this reader sees it."""
    injury, step = file.injury, file.next
    ten4 = doors.procedures.ten4(day_of(injury.noticed_at))
    return RecordPage(
        title=f"Mark or injury {injury.number}",
        caption=parts.caption(injury.baby, at),
        back=Link("Every mark of this baby", address("injuries_of", injury.baby_id)),
        tag=Tag("Open" if step.way.open else "Nothing waits here", "action" if step.way.open else "plain"),
        next_step=NextStep(step.way.label, WHAT[step.way], _first(file, around.may)),
        why=RULEBOOK[step.code].sentence,
        why_code=step.code,
        why_source=RULEBOOK[step.code].source,
        buttons=tuple(_buttons(file, around.may)),
        numbers=tuple(
            Contact(f"Front Door, {one.get_means_display().lower()}", number=one.value) for one in around.numbers
        ),
        clocks=tuple(_clocks(file, at)),
        findings=parts.findings(_found(file, around.unasked, at)),
        map=body_map(file.marks, around.earlier, live=False, only_marked=True),
        sections=(*_sections(file), _photographs(file, around.photographs)),
        ten4=tuple((one.label, one.hint) for one in ten4),
        ten4_source=ten4[0].source if ten4 else "",
    )


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around a record: earlier marks, adults nobody spoke of, telephone numbers, what the reader may do."""

    earlier: Iterable[Any]
    unasked: tuple[str, ...]
    numbers: Iterable[Any]
    may: doors.May
    photographs: bool = False


def _first(file: doors.InjuryFile, may: doors.May) -> Link | None:
    pk = file.injury.pk
    offers = {
        Way.REFER_NOW: (may.refer, "Write the request for support", "injury_refer"),
        Way.EMERGENCY: (may.refer, "Write the request for support", "injury_refer"),
        Way.REFER_AND_EXAMINE: (may.refer, "Write the request for support", "injury_refer"),
        Way.REBOOK: (may.refer, "Write the request for support", "injury_refer"),
        Way.HEALTH_DECIDES: (may.record, "Book who sees the baby today", "injury_review"),
        Way.SECOND_CLINICIAN: (may.close, "Look at it as a second clinician", "injury_second"),
        Way.CONFIRM_ATTENDANCE: (may.record, "Say whether the baby was seen", "injury_attendance"),
        Way.RECORD_OUTCOME: (may.record, "Record what was found", "injury_attendance"),
        Way.REFERRED: (may.record, "Book who sees the baby today", "injury_review"),
    }
    allowed, text, name = offers.get(file.next.way, (False, "", ""))
    return Link(text, address(name, pk)) if allowed else None


def _buttons(file: doors.InjuryFile, may: doors.May) -> Iterator[Link]:
    pk = file.injury.pk
    if may.record:
        yield Link("What was said about it", address("injury_account", pk))
        yield Link("Who had care of the baby", address("injury_care", pk))
        yield Link("Tell the parents, give the leaflet", address("injury_family", pk))
        yield Link("Book who sees the baby", address("injury_review", pk))
    if may.record and file.review is not None:
        yield Link("Say whether the baby was seen", address("injury_attendance", pk))
    if may.close and file.registered:
        if file.closure is None and file.injury.non_mobile:
            yield Link("Close as no injury of concern", address("injury_close", pk))
        yield Link("Medical work-up", address("injury_work_up", pk))
    if may.close and file.closure is not None:
        yield Link("Read the closure again", address("injury_read", pk))


def _clocks(file: doors.InjuryFile, at: datetime) -> Iterator[Clock]:
    if not file.injury.non_mobile or (file.next.way in {Way.CLOSED, Way.RULED_OUT} and file.outcome is None):
        return
    seen = file.outcome.seen_at if file.outcome else None
    yield parts.clock("A clinician sees the baby", "INJ-8", file.seen_by, now=at, done_at=seen)


def _found(file: doors.InjuryFile, unasked: tuple[str, ...], at: datetime) -> Iterator[Finding | None]:
    injury, facts = file.injury, file.standing
    family = file.family
    recorded = injury.mobility != Mobility.NOT_RECORDED
    yield rules.procedure_applies(non_mobile=injury.non_mobile, recorded=recorded)
    yield rules.others_refer(facts)
    if injury.non_mobile:
        yield rules.pointers_call_for_referral(file.pointers)
        yield rules.second_mark_locks(file.marks_on_file)
        yield rules.seen_today(facts, file.seen_by, at)
        yield rules.parents_are_told(
            Told(family.told) if family else None,
            Told(family.leaflet) if family else None,
            family.reason if family else "",
        )
    yield rules.colour_says_no_age(file.seen)
    yield rules.mark_is_described(file.seen)
    yield rules.every_adult_is_asked_about(unasked)
    if file.closure is not None:
        yield from _closure(file, at)


def _closure(file: doors.InjuryFile, at: datetime) -> Iterator[Finding | None]:
    closure = file.closure
    assert closure is not None
    thinks = Read(file.reading.thinks) if file.reading else None
    yield rules.closure_is_read(thinks, doors.procedures.read_by(closure.closed_at), at)
    yield rules.second_clinician_looks(wanted=closure.second_wanted, agreed=bool(file.second and file.second.agrees))


def _sections(file: doors.InjuryFile) -> Iterator[Section]:
    yield _seen(file)
    for number, mark in enumerate(file.marks, start=1):
        yield _mark(number, mark)
    yield _account(file)
    yield _care(file)
    yield _review(file)
    if file.closure is not None:
        yield _closed(file)
    yield _family(file)
    if file.alarms:
        told = (
            (Alarm(one.cause).label, f"{parts.moment(one.raised_at)}; {one.told} people were written to")
            for one in file.alarms
        )
        yield Section(heading="What Kith did by itself", rows=parts.rows(told))


def _photographs(file: doors.InjuryFile, reads: bool) -> Section:
    """The link for those who may open them; the rule for everybody else. Nothing is counted here."""
    found = rules.pictures_by_illustration_only(illustrator=False)
    link = Link(f"Photographs of {file.injury.number}", address("photographs", file.injury.pk))
    return Section(heading="Photographs", empty=found.says if found else "", links=(link,) if reads else ())


def _seen(file: doors.InjuryFile) -> Section:
    injury = file.injury
    by = injury.noticed_by or injury.recorded_by.full_name
    moves = parts.joined(injury.mobility_said_by, parts.day(injury.mobility_on))
    return Section(
        heading="When, by whom, and how the baby moved",
        rows=(
            Row("Noticed", f"{parts.moment(injury.noticed_at)}, by {by}"),
            Row(
                "Recorded", f"{parts.moment(injury.recorded_at)}, {injury.recorded_by.full_name}, {injury.agency.name}"
            ),
            Row(
                "How the baby is", "Unwell, in pain or not moving a limb" if injury.unwell else "Not said to be unwell"
            ),
            Row("How the baby moved", parts.said(Mobility(injury.mobility).label, moves)),
        ),
    )


def _mark(number: int, mark: Any) -> Section:
    region = REGIONS.get(mark.region)
    size = f"{mark.size_mm} mm the longest way" if mark.size_mm else ""
    return Section(
        heading=f"Mark {number}",
        rows=(
            Row("Where", region.full_label if region else ""),
            Row("What", mark.get_kind_display()),
            Row("Size", size),
            Row("Colour", (mark.colour, "Colour cannot tell how old a mark is.") if mark.colour else ""),
            Row("Shape or pattern", mark.shape),
            Row("Looks like a hand, a thing or a line", mark.get_patterned_display()),
        ),
    )


def _account(file: doors.InjuryFile) -> Section:
    one = file.account
    if one is None:
        return Section(heading="What was said about it", empty="Nothing has been recorded yet.")
    words = f"“{one.words}”" if one.said == Said.EXPLAINED and one.words else ""
    return Section(
        heading="What was said about it",
        rows=parts.rows(
            (
                ("Explained", one.get_said_display()),
                ("Word for word", words),
                ("Said by", one.said_by),
                ("When it happened, as they say", one.happened),
                ("It changed", parts.said(one.get_changed_display(), one.changed_words)),
                ("Somebody saw it happen", parts.said(one.get_witnessed_display(), one.witnessed_by)),
                ("It fits what this baby can do", parts.said(one.get_plausible_display(), one.plausible_words)),
                ("A delay before asking for help", parts.said(one.get_delay_display(), one.delay_words)),
                ("Birth, vitamin K, bleeding in the family", one.birth_history),
                ("Earlier visits", one.presented),
                ("Brothers and sisters", one.siblings),
                ("Recorded", f"{one.recorded_by.full_name}, {parts.moment(one.recorded_at)}"),
            )
        ),
    )


def _care(file: doors.InjuryFile) -> Section:
    listed = doors.care_now(file)
    rows = parts.rows((one.name, parts.said(Care(one.had_care).label, one.words)) for one in listed)
    return Section(
        heading="Who had care when the mark may have come", rows=rows, empty="Nobody has been asked about yet."
    )


def _review(file: doors.InjuryFile) -> Section:
    review, outcome = file.review, file.outcome
    asked = file.request.number if file.request else ""
    rung = parts.moment(file.call.rang_at) if file.call else ""
    ruled = {True: "Yes", False: "No, or not sure", None: ""}[outcome.ruled_out if outcome else None]
    rows = parts.rows(
        (
            ("Front Door rung", rung),
            ("Request for support", asked),
            ("Booked", parts.joined(review.get_clinic_display(), review.by_whom, review.place) if review else ""),
            ("For", parts.moment(review.planned_for) if review else ""),
            ("The baby was seen", outcome.get_came_display() if outcome else ""),
            ("When", parts.moment(outcome.seen_at) if outcome else ""),
            ("By", outcome.clinician if outcome else ""),
            ("Found", outcome.get_found_display() if outcome else ""),
            ("Safeguarding ruled out", ruled),
            ("In the clinician’s words", outcome.words if outcome else ""),
        )
    )
    href = address("request", file.request.pk) if file.request else ""
    links = (Link("Open the request", href),) if href else ()
    return Section(heading="Referral and review", rows=rows, empty="Nobody was asked to see the baby yet.", links=links)


def _closed(file: doors.InjuryFile) -> Section:
    one, second, read = file.closure, file.second, file.reading
    assert one is not None
    agrees = (
        "" if second is None else f"{'Agrees' if second.agrees else 'Does not agree'}: {second.looked_by.full_name}"
    )
    thinks = "" if read is None else f"{read.get_thinks_display()}: {read.read_by.full_name}"
    return Section(
        heading="Closed as no injury of concern",
        rows=parts.rows(
            (
                ("Why", one.get_kind_display()),
                ("Documented before in", parts.joined(one.earlier_where, parts.day(one.earlier_on))),
                ("Reason", one.reason),
                ("By", f"{one.closed_by.full_name}, {parts.moment(one.closed_at)}"),
                ("Second clinician", parts.said(agrees, second.words if second else "")),
                ("Read again", parts.said(thinks, read.words if read else "")),
            )
        ),
    )


def _family(file: doors.InjuryFile) -> Section:
    one = file.family
    if one is None:
        return Section(heading="The parents", empty="Nobody has recorded what the parents were told.")
    return Section(
        heading="The parents",
        rows=parts.rows(
            (
                ("Told what happens next", parts.joined(one.get_told_display(), one.told_whom)),
                ("They said", one.family_said),
                ("Leaflet", one.get_leaflet_display()),
                ("Why not, and who will when", one.reason),
                ("Recorded", f"{one.told_by.full_name}, {wording.moment_text(one.told_at)}"),
            )
        ),
    )
