"""A child protection plan: the baby's day, the steps, the parents' parts, what is next, visits and meetings."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Cell, Clock, KeyFact, Link, NextStep, Row, Table, Tag
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people.words import Awake, Undressed, YesNoUnknown
from kith.protection import doors, rules
from kith.protection.doors import procedures
from kith.protection.words import EndReason, FathersPart, MeetingKind, TeamRole

from . import parts
from .parts import Section, ThingPage, address

CODES = {"Core group": "CP-23", "Review conference": "CP-24", "Visit": "CP-25", doors.OWN: "CP-10"}
CALLS = {"Core group": "core_group_call", "Review conference": "review_call", doors.OWN: "transfer_call"}


def plan_page(file: doors.PlanFile, *, now: datetime) -> ThingPage:
    """The page as this reader sees it."""
    about, stage = file.plan, file.stage
    return ThingPage(
        title=f"Child protection plan {about.number}",
        caption=parts.caption(about.baby, now),
        back=parts.course_link(about.baby),
        stage=Tag(stage.label, parts.tone_of(stage.is_current)),
        next_step=_next(file, now) if stage.is_current and not about.baby.ended_as else None,
        links=tuple(_links(file, now)),
        facts=tuple(_facts(file)),
        due_heading="What is next" if stage.is_current else "What the rules say",
        clocks=_clocks(file, now),
        findings=parts.findings(_found(file, now)) if not about.baby.ended_as else (),
        sections=tuple(_sections(file, now)),
    )


def _next(file: doors.PlanFile, now: datetime) -> NextStep | None:
    about = file.plan
    if file.version is None and file.may_record:
        link = Link("Write the plan", address("plan_write", about.pk))
        return NextStep("Write the plan", "Steps an outsider can follow, and the baby’s own day.", link)
    if not file.may_record or not file.clocks:
        return None
    label, due = file.clocks[0]
    link = Link("Record a visit" if label == "Visit" else "Call it", address(CALLS.get(label, "visit_add"), about.pk))
    title = "Visit and see the baby" if label == "Visit" else f"{label} comes next"
    return NextStep(title, wording.upper_first(due.why), link, f"By {wording.near_moment_text(due.due_at, now=now)}")


def _links(file: doors.PlanFile, now: datetime) -> Iterator[Link]:
    about = file.plan
    yield parts.arrangements(about.baby_id)
    if not file.stage.is_current:
        return
    if file.may_record:
        yield Link("Write the next version" if file.version else "Write the plan", address("plan_write", about.pk))
        yield Link("Record a visit", address("visit_add", about.pk))
        yield Link("Call a core group", address("core_group_call", about.pk))
        if file.waits_for_conference:
            yield Link("Call our own conference", address("transfer_call", about.pk))
        else:
            yield Link("Call the review conference", address("review_call", about.pk))
    if file.may_decide:
        yield Link("End it, or hand it to another area", address("plan_end", about.pk))
    if file.may_record and procedures.parts_switched_on(day_of(now)):
        yield Link("Name the child protection team", address("team_part_name", about.pk))


def _facts(file: doors.PlanFile) -> Iterator[KeyFact]:
    about = file.plan
    category = file.version.get_category_display() if file.version else about.get_category_display()
    changed = category != about.get_category_display()
    yield KeyFact("Category", category, f"at the start: {about.get_category_display().lower()}" if changed else "")
    began = "before birth, on the baby’s own record" if about.before_birth else ""
    came = f"from {about.came_from}" if about.came_from else ""
    yield KeyFact(
        "In force from", wording.day_text(about.started_on), ". ".join(part for part in (began, came) if part)
    )
    yield KeyFact("Held by", about.team.agency.name, about.team.name)
    yield KeyFact("Kept where", "In Kith", parts.ENTERED)


def _clocks(file: doors.PlanFile, now: datetime) -> tuple[Clock, ...]:
    return tuple(parts.clock(label, CODES[label], due, now=now) for label, due in file.clocks)


def _found(file: doors.PlanFile, now: datetime) -> Iterator[Finding | None]:
    if file.end is not None:
        end = file.end
        yield rules.end_says_who_was_told(EndReason(end.reason), end.words, end.told, end.went_to)
        return
    about, version = file.plan, file.version
    written = day_of(version.recorded_at) if version else None
    yield rules.renewed_after_birth(about.before_birth, about.baby.date_of_birth, written)
    yield rules.baby_seen_on_visit(file.seen)
    lead = file.team.get(TeamRole.LEAD_PROTECTION)
    switched_on = TeamRole.LEAD_PROTECTION in procedures.parts_switched_on(day_of(now))
    yield rules.lead_practitioner(switched_on, lead.name if lead else "")
    if version is None:
        return
    steps = (rules.StepFacts(what=one.what, who=one.who, by_when=one.by_when, know=one.know) for one in file.steps)
    yield rules.steps_can_be_followed(steps)
    yield rules.plan_has_the_babys_day(version.babys_day, version.contingency)
    yield rules.fathers_part(FathersPart(version.fathers_standing), version.fathers_part, version.mothers_part)


def _sections(file: doors.PlanFile, now: datetime) -> Iterator[Section]:
    if file.end is not None:
        yield _end(file.end)
    if file.version is None:
        yield Section(heading="The plan", empty="It has not been written yet.")
    else:
        yield from _written(file)
    if procedures.parts_switched_on(day_of(now)):
        yield _team(file, now)
    yield _meetings(file)
    yield _visits(file)


def _written(file: doors.PlanFile) -> Iterator[Section]:
    version = file.version
    assert version is not None, "asked only of a plan that is written"
    yield Section(heading="What this baby’s day should be like", words=parts.as_lines(version.babys_day))
    head = ("What shall be better", "What is done, and by whom", "By when", "How we shall know")
    listed = tuple(
        (
            Cell(one.better),
            Cell(one.what, note=one.who),
            Cell(wording.day_text(one.by_when) if one.by_when else "Not said"),
            Cell(one.know or "Not said"),
        )
        for one in file.steps
    )
    table = Table("Steps", head, listed, caption_hidden=True) if listed else None
    yield Section(heading="Steps", table=table, empty="There are no steps yet.")
    yield Section(heading="The mother’s part", words=parts.as_lines(version.mothers_part))
    standing = FathersPart(version.fathers_standing).label
    yield Section(heading="The father’s part", words=(f"{standing}.", *str(version.fathers_part).split("\n")))
    yield Section(heading="What happens at once when the plan does not hold", words=parts.as_lines(version.contingency))
    said = f"Version {version.number}, {version.recorded_by.full_name}, {parts.moment(version.recorded_at)}."
    yield Section(heading="Which version this is", words=f"{said} Earlier ones are kept.")


def _end(end: Any) -> Section:
    return Section(
        heading="The end",
        rows=parts.rows(
            (
                ("Ended", parts.day(end.ended_on)),
                ("Why", end.get_reason_display()),
                ("What has changed for the baby", end.words),
                ("Taken on by", end.went_to),
                ("What follows", end.what_follows),
                ("Who was told", end.told),
            )
        ),
    )


def _team(file: doors.PlanFile, now: datetime) -> Section:
    rows = []
    for part in procedures.parts_switched_on(day_of(now)):
        held = file.team.get(part)
        name = f"{held.name}, {held.agency_name}" if held and held.agency_name else held.name if held else ""
        rows.append(Row(part.label, name, missing="Nobody named"))
    return Section(heading="Multi-agency child protection team", rows=tuple(rows))


def _meetings(file: doors.PlanFile) -> Section:
    listed = []
    for one in file.meetings:
        record = file.held.get(one.pk)
        when = f"Held {wording.day_text(record.held_at)}" if record else "Planned"
        listed.append((Cell(one.number, address("meeting", one.pk)), Cell(MeetingKind(one.kind).label), Cell(when)))
    table = Table("Meetings", ("Meeting", "Kind", "When"), tuple(listed), caption_hidden=True) if listed else None
    return Section(heading="Core groups and reviews", table=table, empty="None has been called yet.")


def _visits(file: doors.PlanFile) -> Section:
    """When the baby was seen awake, undressed, handled and where it sleeps; a visit that found nobody is a line too."""
    head = ("Visit", "Awake", "Undressed", "Handled by", "Sleeping place seen")
    listed = tuple((_when(one), *_seen(one)) for one in file.visits)
    table = Table("Visits", head, listed, caption_hidden=True) if listed else None
    seen = Link("All sightings of this baby, by whichever agency", address("sightings", file.plan.baby_id))
    return Section(heading="Visits", table=table, empty="No visit has been recorded yet.", links=(seen,))


def _when(one: Any) -> Cell:
    known = "" if one.announced else ", not announced"
    return Cell(parts.moment(one.visited_at), note=f"{one.visited_by.full_name}{known}")


def _seen(one: Any) -> tuple[Cell, ...]:
    if one.sighting is None:
        return (Cell("", tag=Tag("Not seen", "soon"), note=one.why_not_seen), Cell("–"), Cell("–"), Cell("–"))
    seen = one.sighting
    handled = ["mother"] if seen.held_by_mother else []
    handled += ["a man or carer on file"] if seen.held_by_carer_id else []
    handled += [seen.held_by] if seen.held_by else []
    return (
        Cell(Awake(seen.awake).label if seen.awake else "Not recorded"),
        Cell(Undressed(seen.undressed).label if seen.undressed else "Not recorded"),
        Cell(wording.upper_first(wording.list_text(handled)) if handled else "Nobody, or not recorded"),
        Cell("Yes" if seen.sleep_seen == YesNoUnknown.YES else "No", note=seen.sleep_place),
    )
