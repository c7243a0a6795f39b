"""A section 47 enquiry: its clock, the medical, what it concluded; and the forms around it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Clock, KeyFact, Link, NextStep, Row, Tag
from kith.kernel.findings import Finding
from kith.protection import doors, rules
from kith.protection.doors import procedures
from kith.protection.words import Born, Consent, EnquiryStage, MedicalNeed

from . import parts
from .parts import FormPage, Group, Section, ThingPage, address


def enquiry_page(file: doors.EnquiryFile, *, now: datetime) -> ThingPage:
    """The page as this reader sees it."""
    about, baby = file.enquiry, file.enquiry.baby
    return ThingPage(
        title=f"Section 47 enquiry {about.number}",
        caption=parts.caption(baby, now),
        back=parts.course_link(baby),
        stage=Tag(file.stage.label, parts.tone_of(file.stage in OPEN)),
        next_step=None if baby.ended_as else _next(file, now),
        links=tuple(_links(file)),
        facts=(
            KeyFact("Started", parts.day(about.started_at), "the day of the strategy discussion that decided on it"),
            KeyFact("Who enquires", about.get_enquiry_by_display()),
            KeyFact("Who leads", about.lead, about.team.name),
        ),
        clocks=() if baby.ended_as else tuple(_clocks(file, now)),
        findings=parts.findings(_found(file, now)),
        sections=(_medical(file), _outcome(file), _meetings(file)),
    )


OPEN = {EnquiryStage.UNDER_WAY, EnquiryStage.CONFERENCE_DUE}


def _next(file: doors.EnquiryFile, now: datetime) -> NextStep | None:
    about = file.enquiry
    if file.may_medical and about.injury and file.medical is None:
        link = Link("Record the medical", address("enquiry_medical", about.pk))
        return NextStep("Say whether a medical is needed", "A mark or an injury is part of the worry.", link)
    if file.stage is EnquiryStage.CONFERENCE_DUE and not file.meetings and file.may_record:
        link = Link("Call the conference", address("conference_call", about.pk))
        by = f"By {wording.near_moment_text(file.due.due_at, now=now)}"
        return NextStep("Call the initial conference", "", link, by)
    if file.stage is EnquiryStage.UNDER_WAY and file.may_conclude:
        link = Link("Conclude the enquiry", address("enquiry_conclude", about.pk))
        return NextStep("Conclude the enquiry when it is done", "Say what it found, what follows, who was told.", link)
    return None


def _links(file: doors.EnquiryFile) -> Iterator[Link]:
    about = file.enquiry
    yield Link("The strategy discussion", address("discussion", about.discussion_id))
    if about.injury:
        yield Link("The marks, and the medical work-up", address("injuries_of", about.baby_id))
    if file.may_medical:
        yield Link("Record the medical", address("enquiry_medical", about.pk))
    if file.may_record and file.stage in OPEN and not file.meetings:
        yield Link("Call the initial conference", address("conference_call", about.pk))
    if file.may_conclude and not file.held:
        yield Link("Conclude, or put the conclusion right", address("enquiry_conclude", about.pk))
    yield parts.arrangements(about.baby_id)


def _clocks(file: doors.EnquiryFile, now: datetime) -> Iterator[Clock]:
    about = file.enquiry
    if file.stage in OPEN:
        yield parts.clock("Initial child protection conference", "CP-2", file.due, now=now)
    if file.medical is not None and file.medical.need == MedicalNeed.NEEDED:
        same_day, asked = procedures.medical_clocks(about.discussion.cause_arose_at, file.medical.asked_at)
        limit = same_day if about.injury else asked
        if limit is not None:
            yield parts.clock("Child protection medical", "CP-3", limit, now=now, done_at=file.medical.held_at)


def _found(file: doors.EnquiryFile, now: datetime) -> Iterator[Finding | None]:
    about, medical = file.enquiry, file.medical
    facts = rules.MedicalFacts(
        injury=about.injury,
        need=MedicalNeed(medical.need) if medical else None,
        asked_at=medical.asked_at if medical else None,
        held_at=medical.held_at if medical else None,
        consent=Consent(medical.consent) if medical and medical.consent else None,
        consent_reason=medical.consent_reason if medical else "",
    )
    same_day, asked = procedures.medical_clocks(about.discussion.cause_arose_at, facts.asked_at)
    yield rules.medical_in_time(facts, same_day, asked, now)
    yield rules.consent_to_medical(facts)
    if file.outcome is not None:
        yield rules.outcome_fits(Born(file.outcome.borne_out), file.outcome.code, file.outcome.why_no_conference)
        yield rules.parents_are_told(file.outcome.parents_told)


def _medical(file: doors.EnquiryFile) -> Section:
    one = file.medical
    if one is None:
        return Section(heading="Medical", empty="Nobody has said yet whether a medical is needed.")
    return Section(
        heading="Medical",
        rows=parts.rows(
            (
                ("Needed", one.get_need_display()),
                ("Why", one.need_reason),
                ("Asked for", parts.moment(one.asked_at)),
                ("Who examines, and where", ", ".join(part for part in (one.by_whom, one.place) if part)),
                ("Planned for", parts.moment(one.planned_for)),
                ("Goes with the baby", one.accompanied_by),
                ("Agreed by", ", ".join(part for part in (one.get_consent_display(), one.consent_by) if part)),
                ("What is done now", one.consent_reason),
                ("Examined", parts.moment(one.held_at)),
                ("Result", one.get_result_display()),
                ("In the paediatrician’s words", one.findings),
                ("Examined too", one.others_examined),
            )
        ),
    )


def _outcome(file: doors.EnquiryFile) -> Section:
    one = file.outcome
    if one is None:
        return Section(heading="What the enquiry concluded", empty="The enquiry is under way.")
    return Section(
        heading="What the enquiry concluded",
        rows=parts.rows(
            (
                ("What it found", one.get_borne_out_display()),
                ("What follows", procedures.outcome_label(one.code)),
                ("Why", one.reasons),
                ("Why what follows differs", one.why_no_conference),
                ("The parents were told", one.parents_told),
                ("Concluded", parts.moment(one.concluded_at)),
            )
        ),
    )


def _meetings(file: doors.EnquiryFile) -> Section:
    listed = tuple(
        Row(one.number, "Held" if file.held else "Planned", href=address("meeting", one.pk)) for one in file.meetings
    )
    return Section(heading="Initial conference", rows=listed, empty="No conference has been called.")


def start_form(file: Any, form: Any, *, now: datetime) -> FormPage:
    """Everything but the lead comes from the discussion's record."""
    about, record = file.discussion, file.newest
    due = procedures.conference_due(record.started_at)
    return FormPage(
        title="Start the section 47 enquiry",
        caption=parts.caption(about.baby, now),
        back=Link(f"Back to discussion {about.number}", address("discussion", about.pk)),
        form=form,
        groups=(Group(("lead",)),),
        button="Start the enquiry",
        known=parts.rows(
            (
                ("Decided at", f"Strategy discussion {about.number}, {parts.moment(record.started_at)}"),
                ("Who enquires", record.get_enquiry_by_display()),
                ("On what it rests", record.reasons),
                ("Not counted", parts.not_counted(record.started_at, due)),
            )
        ),
        clocks=(parts.clock("If a conference follows, it is held", "CP-2", due, now=now),),
    )


MEDICAL_GROUPS = (
    Group(("need",)),
    Group(("asked_at", "by_whom", "place", "planned_for", "accompanied_by"), "The examination"),
    Group(("consent", "consent_by"), "Agreement"),
    Group(
        ("held_at", "result", "findings", "others_examined"), "The result", "Leave empty until the baby was examined."
    ),
)


def medical_form(file: doors.EnquiryFile, form: Any, *, now: datetime) -> FormPage:
    return FormPage(
        title="Child protection medical",
        caption=parts.caption(file.enquiry.baby, now),
        back=Link(f"Back to enquiry {file.enquiry.number}", address("enquiry", file.enquiry.pk)),
        form=form,
        groups=MEDICAL_GROUPS,
        intro=("Write what is known now, and come back. Each time a line is added; nothing is overwritten.",),
        clocks=tuple(one for one in _clocks(file, now) if one.code == "CP-3"),
    )


def outcome_form(file: doors.EnquiryFile, form: Any, *, now: datetime) -> FormPage:
    names = ("borne_out", "code", "why_no_conference", "reasons", "concluded_at", "parents_told")
    asked = "why_no_conference" in form.errors if form.is_bound else False
    return FormPage(
        title="Conclude the enquiry",
        caption=parts.caption(file.enquiry.baby, now),
        back=Link(f"Back to enquiry {file.enquiry.number}", address("enquiry", file.enquiry.pk)),
        form=form,
        groups=(Group(names),),
        button="Save",
        later="Save now, give the reason later" if asked else "",
        clocks=(parts.clock("If a conference follows, it is held", "CP-2", file.due, now=now),),
    )


def emergency_form(baby: Any, form: Any, *, now: datetime) -> FormPage:
    return FormPage(
        title="Record police protection or an emergency order",
        caption=parts.caption(baby, now),
        back=parts.course_link(baby),
        form=form,
        groups=(Group(("kind", "taken_at", "taken_by", "where_now", "reason")),),
        intro=(
            "Record here what has been done; this does not ask anybody to do it. In an emergency ring 999. A strategy "
            "discussion follows as soon as possible.",
        ),
    )


def end_emergency_form(line: doors.EmergencyLine, form: Any, *, now: datetime) -> FormPage:
    step = line.step
    return FormPage(
        title=f"{step.get_kind_display()} has ended",
        caption=parts.caption(step.baby, now),
        back=parts.course_link(step.baby),
        form=form,
        groups=(Group(("ended_at", "safe_now")),),
        clocks=(parts.clock(f"{step.get_kind_display()} ends", "CP-5", line.due, now=now),),
    )
