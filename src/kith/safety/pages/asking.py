"""The checklist: its questions, what it advises beside what is judged, and the referral from the same facts."""

from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Cell, Link, Row, Table
from kith.kernel.handbook.safety import RiskTool
from kith.safety import doors, rules
from kith.safety.words import Gateway, Said, Source

from . import parts
from .parts import FormPage, Group, Section, ThingPage, address

ADVICE = "The count is the checklist’s own advice. Kith scores nobody."


def questions_form(file: doors.Arrangements, tool: RiskTool, form: Any, found: Any = (), *, now: datetime) -> FormPage:
    """Every question with who said so, then judgement."""
    asked = tuple(Group((f"said_{one.code}", f"source_{one.code}")) for one in tool.item)
    return FormPage(
        title="Questions",
        caption=parts.caption(file.baby, now),
        back=parts.back_to(file.baby.pk),
        form=form,
        groups=(
            Group(("presence",)),
            *asked,
            Group(("judgement", "reason", "notes"), "Your judgement"),
        ),
        intro=(f"{tool.name}, edition {tool.edition}.", tool.plain, tool.caution),
        findings=parts.findings((one, None) for one in found),
    )


def checklist_page(
    line: doors.ChecklistLine, file: doors.Arrangements, *, may_record: bool, referred: bool, now: datetime
) -> ThingPage:
    """A checklist as answered: the band it advises, what was judged, each answer with its source."""
    one = line.checklist
    refer = Link("Refer to the MARAC", address("marac_refer", one.pk))
    gateways = rules.to_marac(line.gateways, referred=referred)
    return ThingPage(
        title="Questions and answers",
        caption=parts.caption(file.baby, now),
        back=parts.back_to(one.baby_id),
        lead=(line.tool.caution,),
        links=(refer,) if may_record and not referred else (),
        findings=parts.findings(
            (
                (gateways, refer if may_record else None),
                (rules.weighs_alone(line.alone) if not line.judgement else None, None),
                (rules.asked_again(line.unknown), None),
            )
        ),
        sections=(
            Section(heading="What it comes to", rows=tuple(_rows(line))),
            Section(heading="Each answer", table=_answers(line)),
        ),
    )


def _rows(line: doors.ChecklistLine) -> tuple[Row, ...]:
    one, judged = line.checklist, line.judgement
    return (
        Row(
            "The checklist advises", (f"{line.advice.label}: {line.yes} of {len(line.tool.item)} answered yes", ADVICE)
        ),
        Row("By professional judgement", judged.label if judged else "", missing="Not raised"),
        *((Row("Why", parts.as_lines(one.judgement_reason)),) if judged else ()),
        Row("How she was asked", one.get_presence_display()),
        Row("What else she said", parts.as_lines(one.notes), missing="Nothing recorded"),
        Row("Tool", f"{line.tool.name}, edition {one.edition}"),
        Row("Answered", parts.by(one.recorded_by, one.recorded_at)),
    )


def _answers(line: doors.ChecklistLine) -> Table:
    rows = []
    for item in line.tool.item:
        given = line.checklist.answers.get(item.code, {})
        source = given.get("source", "")
        said = Said(given.get("said", Said.UNKNOWN)).label
        rows.append((Cell(item.text), Cell(said), Cell(Source(source).label if source else "Not said")))
    return Table("Answers", ("Question", "Answer", "Who said so"), tuple(rows), caption_hidden=True)


def referring_form(line: doors.ChecklistLine, file: doors.Arrangements, form: Any, *, now: datetime) -> FormPage:
    """The facts that go with the referral, and what it adds."""
    version = file.version
    ways = dict.fromkeys((*line.gateways, *file.gateways))
    open_now = wording.list_text([Gateway(one).label for one in ways])
    known = (
        Row("Why it goes", open_now, missing="No gateway is open: your reason below carries it"),
        Row(
            "Checklist",
            f"{line.yes} of {len(line.tool.item)} yes, {line.band.label.lower()}",
            href=address("checklist", line.checklist.pk),
        ),
        Row("Weigh in themselves", line.alone, missing="None"),
        Row("Safe contact", (version.when, version.how) if version else "", missing="The plan does not say yet"),
        Row(
            "Incidents",
            f"{len(file.incident_times)} known here" if file.incident_times else "",
            missing="None known here",
        ),
    )
    return FormPage(
        title="A referral",
        caption=parts.caption(file.baby, now),
        back=parts.back_to(file.baby.pk),
        form=form,
        groups=(Group(tuple(name for name in form.fields if name != "why_not_told")),),
        known=known,
        intro=(
            "These facts go with it; nothing is typed again. A MARAC does not replace a request for support or a "
            "strategy discussion about the baby.",
        ),
        button="Record the referral",
    )


def heard_form(baby: Any, form: Any, *, now: datetime) -> FormPage:
    return FormPage(
        title="A meeting",
        caption=parts.caption(baby, now),
        back=parts.back_to(baby.pk),
        form=form,
        groups=(Group(("heard_on", "words")),),
        intro=("Record only what those who work with this baby need.",),
    )
