"""The pages by topic about a man or another carer, the page about being seen, and both versions of a conflict."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel import handbook
from kith.kernel.findings import Finding
from kith.people.doors import Man
from kith.people.words import FACT_FIELDS, TOPIC_FIELDS, CarerKind, Fact, Topic

from .carer import back_to_carer, called, told
from .parts import FormPage, Group, asked_to_explain, finding_views

SOURCE = Group(("source", "verified"), "How we know", "For what you changed on this page.")
GROUPS: dict[Topic, tuple[Group, ...]] = {
    Topic.HOME: (
        Group(("lives_with_baby", "stays", "sole_care", "alone_when")),
        Group(("phone", "address", "postcode", "withhold_address"), "How to reach them"),
        SOURCE,
    ),
    Topic.RIGHTS: (
        Group(("parental_responsibility", "responsibility_by", "on_birth_certificate")),
        Group(("restriction", "restriction_words"), "Limits on contact"),
        SOURCE,
    ),
    Topic.PICTURE: (Group(("strengths", "worries")), Group(("factors", "other_children")), SOURCE),
    Topic.SUPPORT: (
        Group(("views",)),
        Group(("icon_given", "icon_on"), "Coping with crying"),
        Group(("support_offered", "support_accepted"), "Help"),
        Group(("invited", "attended", "told_of_plan"), "Being included"),
        SOURCE,
    ),
}


@dataclass(frozen=True)
class TopicView:
    """One page about somebody, before and after it was sent."""

    form: Form
    man: Man
    topic: Topic
    baby_name: str

    def page(self, *, queried: Iterable[Finding] = (), conflict: Man | None = None) -> FormPage:
        findings = tuple(queried)
        number = conflict.number if conflict else self.form.value_of("based_on") or 0
        icon = told(handbook.current().carer_note("icon")) if self.topic is Topic.SUPPORT else None
        return FormPage(
            title=heading(self.topic, self.man.kind),
            caption=f"{called(self.man)}, {self.baby_name}",
            form=self.form,
            groups=asked_to_explain(self.form, findings, self._groups()),
            findings=finding_views(findings),
            intro=("Everything may be left out. What you do not change stays as it is.",),
            inset_lead=icon.title if icon else "",
            inset=(*icon.says, icon.source) if icon else (),
            conflict=self._conflict(conflict) if conflict else None,
            back=back_to_carer(self.man.baby_id, self.man.carer_id, called(self.man)),
            button="Save",
            hidden=(("based_on", str(number)),),
        )

    def _groups(self) -> tuple[Group, ...]:
        if self.topic is not Topic.SOURCES:
            return GROUPS[self.topic]
        facts = facts_known(self.man)
        return tuple(Group((f"source_{fact}", f"checked_{fact}"), fact.label) for fact in facts)

    def _conflict(self, newer: Man) -> pages.Conflict:
        given = self.form.cleaned_data
        if self.topic is Topic.SOURCES:
            rows = tuple(
                pages.ConflictRow(fact.label, _source(newer, fact), given[f"source_{fact}"])
                for fact in facts_known(self.man)
            )
        else:
            names = [name for name in TOPIC_FIELDS[self.topic] if name in given]
            rows = tuple(
                pages.ConflictRow(
                    self.form.fields[name].words.label, _words(getattr(newer.detail, name)), _words(given[name])
                )
                for name in names
            )
        return pages.Conflict(newer.recorded_by or "Somebody", f"on {wording.moment_text(newer.recorded_at)}", rows)


def heading(topic: Topic, kind: CarerKind) -> str:
    """The name of a page; other carers are not called he."""
    return topic.label if kind is CarerKind.MAN else topic.label.replace("his views", "their views")


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return wording.day_text(value)
    if isinstance(value, list | tuple):
        return ", ".join(str(one).replace("_", " ") for one in value)
    return wording.upper_first(str(value or "").replace("_", " ")) if value != "unknown" else ""


def _source(man: Man, fact: Fact) -> str:
    source = man.told(fact).source
    return source.value if source else ""


def facts_known(man: Man) -> tuple[Fact, ...]:
    """The facts that are recorded, and so have a source."""
    detail = {name: getattr(man.detail, name, None) for names in FACT_FIELDS.values() for name in names}
    detail |= {"name_given": man.name, "date_of_birth": man.date_of_birth, "relationship": man.relationship}
    return tuple(
        fact
        for fact, names in FACT_FIELDS.items()
        if any(detail[name] not in (None, "", "unknown", ()) for name in names)
    )


def topic_known(man: Man, topic: Topic) -> dict[str, Any]:
    """What a page starts from: the newest record, and its number."""
    if topic is not Topic.SOURCES:
        known = {name: getattr(man.detail, name) for name in TOPIC_FIELDS[topic]}
        return {name: "" if value == "unknown" else value for name, value in known.items()} | {"based_on": man.number}
    known = {"based_on": man.number}
    for fact in facts_known(man):
        by = man.told(fact)
        known |= {f"source_{fact}": by.source.value if by.source else "", f"checked_{fact}": by.verified}
    return known


def carer_seen_page(form: Form, man: Man, baby_name: str, queried: Iterable[Finding]) -> FormPage:
    findings = tuple(queried)
    return FormPage(
        title="Seen face to face",
        caption=f"{called(man)}, {baby_name}",
        form=form,
        groups=asked_to_explain(form, findings, (Group(("agency", "seen_on", "words")),)),
        findings=finding_views(findings),
        intro=("One line for each agency that has met them. Several agencies may have.",),
        back=back_to_carer(man.baby_id, man.carer_id, called(man)),
        button="Save",
    )
