"""The pages of a request for support. They collect words and never save."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.datastructures import MultiValueDict

from kith.design import fields, forms
from kith.design.fields import Choice
from kith.design.wording import lower_first
from kith.kernel import handbook
from kith.kernel.handbook import kinds
from kith.referrals import rules
from kith.referrals.words import Agreement, Examination, FamilyTold, Step

from .parts import LONGEST, YES_NO, Given, Page
from .sharing import AgreementToService, ExaminationOrTreatment, LawfulBasis, TellingFamily


class WhatYouSaw(Page):
    saw = fields.LongTextField(
        label="What did you see or hear?",
        called="what you saw or heard",
        hint="Facts in plain words: what, where, how big, who said what. If somebody told you, say who.",
        max_length=LONGEST,
    )
    when = fields.MomentField(
        label="When did you see or hear it?",
        called="when you saw or heard it",
        hint="For example, 22 11 2026 and 2:30pm",
        latest_words="now or earlier",
        earliest_words="during the pregnancy or later",
    )
    injury = fields.ChoiceField(
        label="Is a mark or an injury part of your worry?",
        hint="Any bruise, burn, bite, graze, bleeding or swelling, however small. You do not need to know its cause.",
        missing="Select yes if a mark or an injury is part of your worry",
        choices=YES_NO,
        inline=True,
    )
    safe_now = fields.LongTextField(
        label="Where is the baby now, and who is with them?",
        called="where the baby is now and who is with them",
        hint="If you do not know, say so.",
        max_length=1000,
        rows=3,
    )
    children = fields.ManyChoiceField(
        label="Is this about other children of the same mother too?",
        hint="One request for all of them. Each child’s file shows it.",
        required=False,
    )
    sightings = fields.ManyChoiceField(
        label="Which of these on the file does your request rest on?",
        hint="Who saw the baby, and when. The Front Door reads what they wrote; you need not write it again.",
        required=False,
        small=True,
    )

    def prepare(self) -> None:
        self.offer_or_leave_out("children", self.given.children)
        self.offer_or_leave_out("sightings", self.given.sightings)
        self.fields["when"].latest = self.given.at
        self.fields["when"].earliest = self.given.earliest

    def in_words(self) -> dict[str, tuple[str, ...]]:
        return {
            f"{name}_words": tuple(words for value, words in offered if value in self.cleaned_data.get(name, ()))
            for name, offered in (("children", self.given.children), ("sightings", self.given.sightings))
        }


class WhyYouWorry(Page):
    worry = fields.LongTextField(
        label="What worries you?",
        called="what worries you",
        hint="What could happen to this baby if nothing changes, and what makes you think so.",
        max_length=LONGEST,
    )
    strengths = fields.LongTextField(
        label="What is going well for this baby?",
        hint="People, habits and help that keep this baby safe. What the file says stands here.",
        max_length=LONGEST,
        rows=4,
        required=False,
    )


class BabysDays(Page):
    lived_experience = fields.LongTextField(
        label="What is a day like for this baby?",
        called="what a day is like for this baby",
        hint="Who wakes, feeds, holds and settles them, where they sleep, what they see and hear. "
        "Before the birth: what the baby will come home to. What the file says already stands here.",
        max_length=LONGEST,
    )
    tried = fields.LongTextField(
        label="What has been tried already, and what came of it?",
        hint="Help offered, taken up or declined. Who works with the family now stands here from the file.",
        max_length=LONGEST,
        rows=4,
        required=False,
    )


class LevelOfNeed(Page):
    level = fields.ChoiceField(label="Which level of need fits best?", missing="Select the level of need")
    phoned = fields.ChoiceField(
        label="Have you rung the Front Door about this?",
        missing="Select yes if you have rung the Front Door",
        choices=[Choice("yes", "Yes", reveals="phoned_at"), Choice("no", "No, I will ring now")],
    )
    phoned_at = fields.MomentField(label="When did you ring?", called="when you rang", latest_words="now or earlier")

    def prepare(self) -> None:
        levels = handbook.current().levels(self.given.today)
        self.fields["level"].offer([self._choice(level) for level in reversed(levels)])
        self.fields["phoned_at"].latest = self.given.at

    def _choice(self, level: kinds.Level) -> Choice:
        goes_to = self.given.goes_to(level.number)
        hint = f"{level.plain} Goes to: {lower_first(goes_to)}." if goes_to else level.plain
        reveals = "phoned" if level.number == rules.HIGHEST_LEVEL else ""
        return Choice(level.code, f"Level {level.code}: {level.name}", hint=hint, reveals=reveals)


PAGES: dict[Step, type[Page]] = {
    Step.SAW: WhatYouSaw,
    Step.WORRY: WhyYouWorry,
    Step.LIFE: BabysDays,
    Step.BASIS: LawfulBasis,
    Step.AGREEMENT: AgreementToService,
    Step.EXAMINATION: ExaminationOrTreatment,
    Step.TELLING: TellingFamily,
    Step.LEVEL: LevelOfNeed,
}


class Send(forms.Form):
    """The last page: nothing to fill in, only to send."""


@dataclass(frozen=True, kw_only=True)
class Whole:
    """Every page as filled in so far."""

    pages: Mapping[Step, Page] = field(repr=False)

    @property
    def missing(self) -> tuple[Step, ...]:
        """The pages that are not answered, or not well enough to send."""
        return tuple(step for step, page in self.pages.items() if not page.is_valid())

    @property
    def begun(self) -> frozenset[Step]:
        return frozenset(step for step, page in self.pages.items() if page.is_bound)

    @property
    def answers(self) -> dict[Step, dict[str, Any]]:
        """The answers of the pages that are answered well enough."""
        return {step: page.cleaned_data | page.in_words() for step, page in self.pages.items() if page.is_valid()}

    def cleaned(self, step: Step) -> dict[str, Any]:
        """A page's answers; empty while it is missing."""
        page = self.pages[step]
        return page.cleaned_data if page.is_valid() else {}

    def asked(self) -> rules.Asked:
        """The request in the referrer's words. Raises KeyError while a page is missing."""
        saw, worry, life = (self.cleaned(step) for step in (Step.SAW, Step.WORRY, Step.LIFE))
        telling, level = self.cleaned(Step.TELLING), self.cleaned(Step.LEVEL)
        return rules.Asked(
            what_seen=saw["saw"],
            seen_on=saw["when"],
            injury=saw["injury"] == "yes",
            safe_now=saw["safe_now"],
            why_worried=worry["worry"],
            strengths=worry["strengths"],
            lived_experience=life["lived_experience"],
            tried=life["tried"],
            keep_from=telling["keep_from"],
            children=tuple(UUID(one) for one in saw.get("children", ())),
            sightings=tuple(UUID(one) for one in saw.get("sightings", ())),
            level=int(level["level"]),
            phoned_at=level["phoned_at"],
            sharing=self._sharing(),
        )

    def _sharing(self) -> rules.Sharing:
        basis, agreement, telling = (self.cleaned(step) for step in (Step.BASIS, Step.AGREEMENT, Step.TELLING))
        return rules.Sharing(
            lawful_basis=basis["basis"],
            rationale=basis["rationale"],
            gateway=basis["gateway"],
            left_out=basis["left_out"],
            advice_from=basis["advice_from"],
            examination=Examination(self.cleaned(Step.EXAMINATION)["examination"]),
            agreement=Agreement(agreement["agreement"]),
            agreement_reason=agreement["agreement_reason"],
            weighed=agreement["weighed"],
            family_told=FamilyTold(telling["told"]),
            not_told_reason=telling["not_told_reason"],
            family_said=telling["family_said"],
        )


def whole(answers: Mapping[str, dict[str, list[str]]], given: Given) -> Whole:
    """The pages from the kept drafts, page name → answers."""
    pages = {
        step: page(MultiValueDict(answers[step]) if step in answers else None, given=given)
        for step, page in PAGES.items()
    }
    return Whole(pages=pages)
