"""A call to the Front Door put down first, and decisions not to share."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Clock, FindingView, Link, Row
from kith.design.wording import day_text, moment_text, plural
from kith.kernel.findings import Finding
from kith.kernel.rulebook import RULEBOOK
from kith.people import doors as people_doors
from kith.referrals.words import Agreement, FamilyTold, Purpose

from . import answers, asking, shared

if TYPE_CHECKING:
    from kith.directory.models import Contact
    from kith.kernel.limits import Deadline
    from kith.people.models import Baby
    from kith.referrals.models import SharingDecision, UrgentCall


def call(baby: "Baby", form: Form, *, numbers: "list[Contact]", at: datetime) -> asking.Ask:
    rule = RULEBOOK["ASK-3"]
    return asking.Ask(
        title="You rang the Front Door",
        caption="Urgent call",
        back=Link("Back", reverse("request_start", args=[baby.pk])),
        urgent=shared.urgent(numbers, at=at),
        about=asking.about_line(baby, at),
        form=form,
        intro=("Put the call down first, in a few words. The clock for the written request runs from the call.",),
        findings=(FindingView(text="Then send it in writing.", code=rule.code, rule=rule.sentence),),
        button="Save the call",
    )


@dataclass(frozen=True, kw_only=True)
class CallPage:
    """A call that is put down, and by when it is confirmed in writing."""

    title: str
    caption: str
    back: Link
    clock: Clock
    rows: tuple[Row, ...]
    go_on: Link
    found: tuple[FindingView, ...]


def called(one: "UrgentCall", due: "Deadline", found: Finding | None, *, at: datetime) -> CallPage:
    return CallPage(
        title="The call is put down",
        caption=asking.about_line(one.baby, at),
        back=shared.to_baby(one.baby),
        clock=shared.clock_view(due, now=at, label="Send it in writing"),
        rows=(
            Row("When you rang", moment_text(one.rang_at)),
            Row("With whom", one.spoke_to),
            Row("What was said and agreed", shared.prose(one.said)),
        ),
        go_on=Link("Write the request now", reverse("request_start", args=[one.baby_id])),
        found=(shared.finding_view(found),) if found else (),
    )


def not_share(baby: "Baby", form: Form, *, numbers: "list[Contact]", at: datetime) -> asking.Ask:
    rule = RULEBOOK["ASK-7"]
    return asking.Ask(
        title="Record a decision not to share",
        caption="Sharing decision",
        back=Link("Back", reverse("not_shared", args=[baby.pk])),
        urgent=shared.urgent(numbers, at=at),
        about=asking.about_line(baby, at),
        form=form,
        intro=("Not sharing is as much a decision as sharing. It stands on the file and is counted in the same way.",),
        findings=(FindingView(text="Say why, whether or not you share.", code=rule.code, rule=rule.sentence),),
        helps=asking.law_helps(at),
        button="Record this decision",
    )


@dataclass(frozen=True, kw_only=True)
class NotSharedPage:
    """The decisions not to share about one baby."""

    title: str
    caption: str
    back: Link
    intro: str
    decisions: tuple[answers.Section, ...]
    found: tuple[FindingView, ...]
    add: Link
    why: str
    why_code: str


NONE_YET = "No decision not to share is on file."


def not_shared(
    baby: "Baby", decisions: "list[SharingDecision]", found: tuple[Finding, ...], *, at: datetime
) -> NotSharedPage:
    rule = RULEBOOK["ASK-7"]
    return NotSharedPage(
        title="Decisions not to share",
        caption=asking.about_line(baby, at),
        back=shared.to_baby(baby),
        intro=f"{plural(len(decisions), 'decision')} on this file." if decisions else NONE_YET,
        decisions=tuple(_decision(one, at=at) for one in decisions),
        found=shared.findings_views(found),
        add=Link("Record a decision not to share", reverse("not_share", args=[baby.pk])),
        why=rule.sentence,
        why_code=rule.code,
    )


def _decision(one: "SharingDecision", *, at: datetime) -> answers.Section:
    agency = f", {one.decided_by_agency.name}" if one.decided_by_agency else ""
    rows = [
        Row("Decided by", f"{one.decided_by.full_name}{agency}"),
        Row("With whom it was not shared", one.recipient),
        Row("What it was about", shared.prose(one.about)),
        Row("What it would have been for", Purpose(one.purpose).label if one.purpose else ""),
        Row("Why not", (shared.reason_text(one.reason, at=one.decided_at), *shared.prose(one.rationale))),
        Row("Harm suspected", "Yes" if one.harm_suspected else "No"),
        Row("Basis in law thought about", shared.basis_text(one.lawful_basis, at=at) if one.lawful_basis else ""),
        Row("Act thought about", shared.gateway_text(one.gateway, at=at) if one.gateway else ""),
        Row("Agreement to a service", Agreement(one.agreement).label),
        Row("How the refusal was weighed", shared.prose(one.weighed)) if one.weighed else None,
        Row("Does the family know?", FamilyTold(one.family_told).label),
        Row("Who advised", one.advice_from, missing="Nobody"),
        Row("To be looked at again", day_text(one.look_again_on) if one.look_again_on else "", missing="No day set"),
    ]
    return answers.Section(moment_text(one.decided_at), tuple(row for row in rows if row is not None))


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the file says already."""

    profile: people_doors.BabyProfile
    around: "list[people_doors.Involved]"
    carers: "list[people_doors.Man]"


def on_file(known: Known) -> tuple[Row, ...]:
    """What the file says already, so that nobody types it again."""
    mother = known.profile.mother
    born = f", born {day_text(mother.date_of_birth)}" if mother.date_of_birth else ""
    carers = tuple(f"{one.name or 'Name not known'}, {one.relationship.label.lower()}" for one in known.carers)
    return (
        Row("Mother", f"{mother.name}{born}"),
        Row("Lives", mother.lives),
        Row("Men and other carers", carers),
        Row("Who works with the baby", tuple(f"{one.worker or one.team}, {one.agency}" for one in known.around)),
    )
