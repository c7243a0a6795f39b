"""The pages of a request for support. They collect words and never save."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.datastructures import MultiValueDict

from kith.design import fields, forms
from kith.design.fields import Choice
from kith.design.wording import lower_first
from kith.kernel import handbook
from kith.kernel.clock import LONDON, day_of
from kith.kernel.handbook import kinds
from kith.kernel.handbook.kinds import Article, ReasonFor
from kith.referrals import rules
from kith.referrals.words import Agreement, FamilyTold, Step

YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))


LONGEST = 6000


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the pages need to know: the moment, and when this baby was born or is expected."""

    at: datetime
    born_or_expected: date
    unborn: bool = False

    @property
    def today(self) -> date:
        return day_of(self.at)

    @property
    def earliest(self) -> datetime:
        """Nothing was seen of a baby before the longest pregnancy that could end on the day of birth."""
        longest = handbook.current().pregnancy_bounds().longest
        return datetime.combine(self.born_or_expected - timedelta(weeks=longest), time(), LONDON)

    @property
    def sharing(self) -> handbook.Sharing:
        return handbook.current().sharing(self.today)

    def goes_to(self, level: int) -> str:
        """Where a request at this level goes, for the hint; nothing when the handbook gives no route."""
        try:
            return handbook.current().route(level, unborn=self.unborn, on=self.today).goes_to
        except handbook.NotInHandbook:
            return ""


class Page(forms.Form):
    """One page of the request."""

    def __init__(self, *args: Any, given: Given, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.given = given
        self.prepare()

    def prepare(self) -> None:
        """Set what depends on the moment or the handbook."""

    def offer_reasons(self, name: str, explains: ReasonFor) -> None:
        reasons = self.given.sharing.reasons_for(explains)
        self.fields[name].offer([Choice(reason.code, reason.says) for reason in reasons])


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

    def prepare(self) -> None:
        self.fields["when"].latest = self.given.at
        self.fields["when"].earliest = self.given.earliest


class WhyYouWorry(Page):
    worry = fields.LongTextField(
        label="What worries you?",
        called="what worries you",
        hint="What could happen to this baby if nothing changes, and what makes you think so.",
        max_length=LONGEST,
    )
    strengths = fields.LongTextField(
        label="What is going well for this baby?",
        hint="People, habits and help that keep this baby safe.",
        max_length=LONGEST,
        rows=4,
        required=False,
    )


class LawfulBasis(Page):
    basis = fields.ChoiceField(label="Which basis in law lets you share this?", missing="Select the basis in law")
    rationale = fields.LongTextField(
        label="Why is it right to share this now?",
        called="why it is right to share this now",
        hint="One or two sentences. Write them as you would explain it to the family.",
        max_length=2000,
        rows=4,
    )

    def prepare(self) -> None:
        bases = [basis for basis in self.given.sharing.bases if basis.article is Article.ARTICLE_6]
        bases.sort(key=lambda basis: not basis.usual)
        self.fields["basis"].offer(
            [
                Choice(b.code, b.name, hint=f"{'The usual basis for public bodies. ' if b.usual else ''}{b.plain}")
                for b in bases
            ]
        )


class AgreementToService(Page):
    agreement = fields.ChoiceField(
        label="Does the family agree to the help you are asking for?",
        missing="Select whether the family agrees to the help",
        choices=[
            Choice(Agreement.GIVEN.value, Agreement.GIVEN.label),
            Choice(Agreement.REFUSED.value, Agreement.REFUSED.label, reveals="weighed"),
            Choice(Agreement.NOT_SOUGHT.value, Agreement.NOT_SOUGHT.label, reveals="agreement_reason"),
            Choice(Agreement.NOT_NEEDED.value, Agreement.NOT_NEEDED.label),
        ],
    )
    weighed = fields.LongTextField(
        label="How did you weigh their refusal?",
        called="how you weighed their refusal",
        hint="What they said, and whether the level of need is still right. A refusal does not stop you sending this.",
        max_length=2000,
        rows=4,
    )
    agreement_reason = fields.ChoiceField(label="Why have you not asked?", missing="Select why you have not asked")

    def prepare(self) -> None:
        self.offer_reasons("agreement_reason", ReasonFor.NOT_SEEKING_AGREEMENT)


class TellingFamily(Page):
    told = fields.ChoiceField(
        label="Have you told the family that you are sharing this, with whom and why?",
        missing="Select whether you have told the family",
        choices=[
            Choice(FamilyTold.TOLD.value, FamilyTold.TOLD.label, reveals="family_said"),
            Choice(FamilyTold.WILL_BE_TOLD.value, FamilyTold.WILL_BE_TOLD.label),
            Choice(FamilyTold.NOT_SAFE.value, FamilyTold.NOT_SAFE.label, reveals="not_told_reason"),
        ],
    )
    family_said = fields.LongTextField(
        label="What did they say?", hint="In their own words.", max_length=2000, rows=3, required=False
    )
    not_told_reason = fields.ChoiceField(
        label="Why is telling them not safe?", missing="Select why telling the family is not safe"
    )

    def prepare(self) -> None:
        self.offer_reasons("not_told_reason", ReasonFor.NOT_TELLING_FAMILY)


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
    Step.BASIS: LawfulBasis,
    Step.AGREEMENT: AgreementToService,
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
        return {step: page.cleaned_data for step, page in self.pages.items() if page.is_valid()}

    def cleaned(self, step: Step) -> dict[str, Any]:
        """A page's answers; empty while it is missing."""
        page = self.pages[step]
        return page.cleaned_data if page.is_valid() else {}

    def asked(self) -> rules.Asked:
        """The request in the referrer's words. Raises KeyError while a page is missing."""
        saw, worry, level = (self.cleaned(step) for step in (Step.SAW, Step.WORRY, Step.LEVEL))
        return rules.Asked(
            what_seen=saw["saw"],
            seen_on=saw["when"],
            injury=saw["injury"] == "yes",
            safe_now=saw["safe_now"],
            why_worried=worry["worry"],
            strengths=worry["strengths"],
            level=int(level["level"]),
            phoned_at=level["phoned_at"],
            sharing=self._sharing(),
        )

    def _sharing(self) -> rules.Sharing:
        basis, agreement, telling = (self.cleaned(step) for step in (Step.BASIS, Step.AGREEMENT, Step.TELLING))
        return rules.Sharing(
            lawful_basis=basis["basis"],
            rationale=basis["rationale"],
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
