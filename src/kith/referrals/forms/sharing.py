"""The sharing decision, a page for each of its parts: the law, the service, an examination, telling the family."""

from kith.design import fields
from kith.design.fields import Choice
from kith.kernel.handbook import kinds
from kith.kernel.handbook.kinds import Article, ReasonFor
from kith.referrals.words import Agreement, Examination, FamilyTold

from .parts import Page


class LawfulBasis(Page):
    basis = fields.ChoiceField(label="Which basis in law lets you share this?", missing="Select the basis in law")
    rationale = fields.LongTextField(
        label="Why is it right to share this now?",
        called="why it is right to share this now",
        hint="One or two sentences. Write them as you would explain it to the family.",
        max_length=2000,
        rows=4,
    )

    gateway = fields.ChoiceField(
        label="Which Act does it rest on?",
        missing="Select the Act it rests on",
        hint="The one that fits best. A charity may choose the one under which the council or the police act.",
    )
    left_out = fields.LongTextField(
        label="Have you left anything out, and why?",
        hint="For instance what another agency told you in confidence, or what is not needed to keep the baby safe.",
        max_length=2000,
        rows=2,
        required=False,
    )
    advice_from = fields.TextField(
        label="Who advised you?", hint="Name and role, if you asked anybody.", max_length=200, required=False
    )

    def prepare(self) -> None:
        offer_law(self)


def offer_law(form: Page) -> None:
    """The bases in law of data protection, the usual one first, and the Acts: each in plain words with its source."""
    bases = [basis for basis in form.given.sharing.bases if basis.article is Article.ARTICLE_6]
    bases.sort(key=lambda basis: not basis.usual)
    form.fields["basis"].offer([Choice(b.code, b.name, hint=_plain(b)) for b in bases])
    acts = form.given.sharing.gateways
    form.fields["gateway"].offer([Choice(act.code, act.name, hint=act.plain) for act in acts])


def _plain(basis: kinds.LawfulBasis) -> str:
    usual = "The usual basis for public bodies. " if basis.usual else ""
    return f"{usual}{basis.plain} ({basis.source})"


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


class ExaminationOrTreatment(Page):
    examination = fields.ChoiceField(
        label="Is an examination or treatment talked of?",
        missing="Select whether an examination or treatment is talked of",
        choices=[Choice(answer.value, answer.label) for answer in Examination],
    )


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
    kept = fields.ChoiceField(
        label="Is there anybody who must not learn of this request?",
        hint="For instance a man she is afraid of, or a relative who would tell him.",
        missing="Select yes if there is anybody who must not learn of this",
        choices=[Choice("yes", "Yes", reveals="keep_from"), Choice("no", "No, or I do not know of anybody")],
    )
    keep_from = fields.LongTextField(
        label="Who, and what could happen if they learned of it?",
        called="who must not learn of this, and what could happen",
        hint="Everybody who opens the request is warned with these words first. No letter to parents has them.",
        max_length=1000,
        rows=3,
    )

    def prepare(self) -> None:
        self.offer_reasons("not_told_reason", ReasonFor.NOT_TELLING_FAMILY)
