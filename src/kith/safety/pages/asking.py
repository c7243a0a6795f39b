"""The checklist: its questions, what it advises beside what is judged, and the referral from the same facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kith.access.doors import NotThere
from kith.design import wording
from kith.design.pages import Link, Row, Tag
from kith.kernel.findings import Finding
from kith.kernel.handbook.safety import RiskTool
from kith.safety import doors, rules
from kith.safety.doors import procedures
from kith.safety.words import Gateway, Said, Source

from . import parts
from .parts import FormPage, Group, Section, ThingPage, address

KEPT = "What you answer is kept as you go. Stop at any time: it waits for you under “Not finished” on your desk."
ADVICE = "The count is the checklist’s own advice. Kith scores nobody."


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A tool being asked about one baby, a few questions on a page, and what the file answers already."""

    baby_id: UUID
    tool: RiskTool
    steps: tuple[procedures.Step, ...]
    known: Mapping[str, bool]

    @property
    def kind(self) -> str:
        """Whose drafts these are, among this person's."""
        return f"safety.questions.{self.tool.code}"

    def place(self, number: str) -> int:
        """Which page is meant, the last one being judgement. Raises NotThere."""
        places = {str(one): one for one in range(1, len(self.steps) + 2)}
        if number not in places:
            raise NotThere
        return places[number]

    def href(self, number: int) -> str:
        return f"{address('arrangements_questions_page', self.baby_id, number)}?tool={self.tool.code}"

    def back(self, number: int) -> Link:
        """To the page before; from the first, to the arrangements."""
        return Link("Back", self.href(number - 1)) if number > 1 else parts.back_to(self.baby_id)


def questions_form(file: doors.Arrangements, asking: Asking, number: int, form: Any, *, now: datetime) -> FormPage:
    """A few questions under one heading, each with who said so."""
    tool, step = asking.tool, asking.steps[number - 1]
    names = tuple(name for item in step.items for name in (f"said_{item.code}", f"source_{item.code}"))
    about = (f"{tool.name}, edition {tool.edition}.", tool.plain, tool.caution) if number == 1 else ()
    return FormPage(
        title="Questions",
        caption=f"{parts.caption(file.baby, now)}. Page {number} of {len(asking.steps) + 1}",
        back=asking.back(number),
        form=form,
        groups=(*((Group(("presence",)),) if number == 1 else ()), Group(names, step.title)),
        intro=(*about, KEPT) if number == 1 else (),
        button="Continue",
    )


def judging_form(
    file: doors.Arrangements, asking: Asking, form: Any, found: Sequence[Finding] = (), *, now: datetime
) -> FormPage:
    """What was answered, page by page, and judgement above it."""
    last = len(asking.steps) + 1
    return FormPage(
        title="Questions",
        caption=f"{parts.caption(file.baby, now)}. Page {last} of {last}",
        back=asking.back(last),
        form=form,
        groups=(Group(("judgement", "reason", "notes"), "Your judgement"),),
        known=tuple(_answered(asking, number, one) for number, one in enumerate(form.pages, 1)),
        intro=(asking.tool.caution,),
        findings=parts.findings((one, None) for one in found),
        button="Save the answers",
    )


def _answered(asking: Asking, number: int, page: Any) -> Row:
    """How the questions of one page were answered, and the way back to it."""
    step, whole = asking.steps[number - 1], page.is_valid()
    said = [Said(page.cleaned_data[f"said_{item.code}"]) for item in step.items] if whole else []
    counted = ", ".join(f"{said.count(one)} {one.label.lower()}" for one in Said if one in said)
    tag = None if whole else Tag("To answer", "late")
    change = Link("Change", asking.href(number), hidden=f"the answers about {wording.lower_first(step.title)}")
    return Row(step.title, counted, missing="Not answered yet", tag=tag, action=change)


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
            Section(heading="Each answer", rows=tuple(_answers(line))),
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


def _answers(line: doors.ChecklistLine) -> Iterator[Row]:
    """The questions under their answer and who gave it, those answered yes first."""
    found: dict[tuple[Said, str], list[str]] = {}
    for item in line.tool.item:
        given = line.checklist.answers.get(item.code, {})
        key = Said(given.get("said", Said.UNKNOWN)), given.get("source", "")
        found.setdefault(key, []).append(item.text)
    for said in (Said.YES, Said.UNKNOWN, Said.NO):
        for source in ("", *Source):
            if questions := found.get((said, source)):
                who = f": {wording.lower_first(Source(source).label)}" if source else ""
                yield Row(f"{said.label}{who}", tuple(questions))


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
