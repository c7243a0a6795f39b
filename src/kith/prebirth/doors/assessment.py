"""Reading the pre-birth assessment: its parts as they stand, what the rules say, and whether it is complete."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, gather
from kith.kernel.handbook.pathway import AssessmentQuestion, BirthFactor
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.people.words import CameToNotice
from kith.prebirth import rules
from kith.prebirth.models import AssessmentDone, AssessmentPage
from kith.prebirth.words import AssessmentPart

from .pathway import Pathway, may_record, pathway_for

STEP = "assessment"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part: whom it is about, and what stands of it. `key` is the part, or the carer's id."""

    key: str
    part: AssessmentPart
    name: str
    carer_id: UUID | None
    page: AssessmentPage | None

    @property
    def number(self) -> int:
        return self.page.number if self.page else 0

    @property
    def facts(self) -> rules.PageFacts:
        page = self.page
        return rules.PageFacts(
            key=self.key,
            name=self.name,
            part=self.part,
            written=page is not None,
            strengths=bool(page and page.strengths),
            spoken_with=bool(page and page.seen),
        )


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """The assessment of one unborn baby."""

    baby: Baby
    path: Pathway
    parts: tuple[Part, ...]
    done: AssessmentDone | None
    came: tuple[CameToNotice, ...]
    questions: tuple[AssessmentQuestion, ...]
    factors: tuple[BirthFactor, ...]
    today: date
    may_record: bool

    @property
    def findings(self) -> tuple[Finding, ...]:
        facts = [one.facts for one in self.parts]
        ticked = [factor for one in self.parts if one.page for factor in one.page.factors]
        return gather(
            rules.concealed_or_late(self.came),
            rules.everybody_is_in_it(facts),
            rules.each_adult_was_spoken_with(facts),
            rules.strengths_stand_beside_worries(facts),
            rules.factors_have_a_source(ticked),
            self._in_time(),
        )

    def _in_time(self) -> Finding | None:
        step = next((one.step for one in self.path.lines if one.step.code == STEP), None)
        if step is None or not step.state.open:
            return None
        return rules.complete_in_time(None, step.to_day, self.today)

    def part(self, key: str) -> Part:
        """Raises NotThere for a part that this assessment does not have."""
        found = next((one for one in self.parts if one.key == key), None)
        if found is None:
            raise NotThere
        return found

    def asked(self, part: AssessmentPart) -> tuple[AssessmentQuestion, ...]:
        return tuple(one for one in self.questions if one.part == part)

    def offered(self, part: AssessmentPart) -> tuple[BirthFactor, ...]:
        return tuple(one for one in self.factors if one.about == part)


def assessment_for(
    actor: Actor, baby_id: UUID, permission: Permission = Permission.PATHWAY_VIEW, *, at: datetime
) -> Assessment:
    """The assessment of a baby; the opening is recorded. Raises Refused; NotThere for a file that has ended."""
    path = pathway_for(actor, baby_id, permission, at=at, told=False)
    baby = path.baby
    if baby.ended_as:
        raise NotThere
    newest: dict[str, AssessmentPage] = {}
    rows = AssessmentPage.objects.select_related("recorded_by__team__agency").filter(baby=baby).order_by("number")
    for row in rows:
        newest[str(row.carer_id) if row.carer_id else row.part] = row
    done = AssessmentDone.objects.select_related("recorded_by__team__agency").filter(baby=baby)
    book = handbook.current().pathway_help(day_of(at))
    return Assessment(
        baby=baby,
        path=path,
        parts=_parts(actor, baby, newest),
        done=done.order_by("-recorded_at", "-id").first(),
        came=_came(actor, baby, at),
        questions=book.asked,
        factors=book.factors,
        today=path.today,
        may_record=may_record(actor, baby_id, at=at),
    )


def _parts(actor: Actor, baby: Baby, newest: dict[str, AssessmentPage]) -> tuple[Part, ...]:
    mother = f"{baby.mother.given_name} {baby.mother.family_name}, the mother"
    carers = people_doors.carers_of(actor, baby.pk)
    found: list[tuple[AssessmentPart, str, str, UUID | None]] = [
        (AssessmentPart.BABY, "baby", AssessmentPart.BABY.label, None),
        (AssessmentPart.MOTHER, "mother", mother, None),
    ]
    found += [
        (AssessmentPart.CARER, str(one.carer_id), _called(one), one.carer_id)
        for one in carers
        if not one.detail.deceased
    ]
    found.append((AssessmentPart.FAMILY, "family", AssessmentPart.FAMILY.label, None))
    return tuple(
        Part(key=key, part=part, name=name, carer_id=carer_id, page=newest.get(key))
        for part, key, name, carer_id in found
    )


def _called(one: people_doors.Man) -> str:
    relation = one.relationship.label
    return f"{one.name}, {relation[0].lower()}{relation[1:]}" if one.name else f"{relation}, name not known"


def _came(actor: Actor, baby: Baby, at: datetime) -> tuple[CameToNotice, ...]:
    """How the pregnancy came to notice: the mother's own health, for those to whom it is open (PRG-9)."""
    if baby.pregnancy_id is None or not people_doors.mothers_health_open(actor, baby, at=at):
        return ()
    care = people_doors.care_of(baby.pregnancy_id, baby.expected_on)
    return care.states if care else ()
