"""A call to the Front Door before anything is written, and a decision not to share."""

from kith.design import fields
from kith.design.fields import Choice
from kith.kernel.handbook.kinds import ReasonFor
from kith.referrals import rules
from kith.referrals.words import Agreement, FamilyTold, Purpose

from .parts import YES_NO, Page
from .sharing import offer_law


class UrgentCall(Page):
    """The Front Door was rung."""

    rang_at = fields.MomentField(
        label="When did you ring?",
        called="when you rang",
        latest_words="now or earlier",
        earliest_words="during the pregnancy or later",
    )
    spoke_to = fields.TextField(label="Whom did you speak with?", max_length=120, required=False)
    said = fields.LongTextField(
        label="What did you say, and what was agreed?",
        called="what you said and what was agreed",
        hint="Who keeps the baby safe until the written request is read.",
        max_length=4000,
        rows=5,
    )

    def prepare(self) -> None:
        self.fields["rang_at"].latest = self.given.at
        self.fields["rang_at"].earliest = self.given.earliest


class NotSharing(Page):
    """Deciding not to share: the fields of a decision to share, on one page."""

    recipient = fields.TextField(
        label="Who asked, or whom would you have told?",
        called="who asked, or whom you would have told",
        hint="Name, role and agency.",
        max_length=200,
    )
    about = fields.LongTextField(
        label="What was asked for, or could you have shared?",
        called="what was asked for, or what you could have shared",
        hint="A few words are enough. Do not write it all down here.",
        max_length=2000,
        rows=3,
    )
    purpose = fields.ChoiceField(
        label="What would it have been for?",
        missing="Select what it would have been for",
        choices=[Choice(purpose.value, purpose.label) for purpose in Purpose],
    )
    harm_suspected = fields.ChoiceField(
        label="Do you suspect that the baby is being harmed, or is likely to be?",
        missing="Select yes if you suspect harm",
        choices=YES_NO,
        inline=True,
    )
    reason = fields.ChoiceField(label="Why do you not share it?", missing="Select why you do not share it")
    rationale = fields.LongTextField(
        label="Say why, in your own words",
        called="why, in your own words",
        hint="Write it as you would explain it to the family, and to a court.",
        max_length=2000,
        rows=4,
    )
    basis = fields.ChoiceField(
        label="Which basis in law did you think about?", missing="Select the basis in law", required=False
    )
    gateway = fields.ChoiceField(label="Which Act did you think about?", missing="Select the Act", required=False)
    agreement = fields.ChoiceField(
        label="Does the family agree to a service?",
        missing="Select whether the family agrees",
        choices=[
            Choice(Agreement.GIVEN.value, Agreement.GIVEN.label),
            Choice(Agreement.REFUSED.value, Agreement.REFUSED.label, reveals="weighed"),
            Choice(Agreement.NOT_SOUGHT.value, Agreement.NOT_SOUGHT.label, reveals="agreement_reason"),
            Choice(Agreement.NOT_NEEDED.value, Agreement.NOT_NEEDED.label),
        ],
    )
    weighed = fields.LongTextField(
        label="How did you weigh their refusal?", called="how you weighed their refusal", max_length=2000, rows=3
    )
    agreement_reason = fields.ChoiceField(label="Why have you not asked?", missing="Select why you have not asked")
    told = fields.ChoiceField(
        label="Does the family know of this decision?",
        missing="Select whether the family knows",
        choices=[
            Choice(FamilyTold.TOLD.value, FamilyTold.TOLD.label),
            Choice(FamilyTold.WILL_BE_TOLD.value, FamilyTold.WILL_BE_TOLD.label),
            Choice(FamilyTold.NOT_SAFE.value, FamilyTold.NOT_SAFE.label, reveals="not_told_reason"),
        ],
    )
    not_told_reason = fields.ChoiceField(
        label="Why is telling them not safe?", missing="Select why telling the family is not safe"
    )
    advice_from = fields.TextField(
        label="Who advised you?", hint="Name and role, if you asked anybody.", max_length=200, required=False
    )
    look_again_on = fields.DateField(
        label="When will you look at this again?",
        called="when you will look at this again",
        hint="A decision not to share holds until something changes.",
        required=False,
        earliest_words="today or later",
    )

    def prepare(self) -> None:
        self.offer_reasons("reason", ReasonFor.NOT_SHARING)
        self.offer_reasons("agreement_reason", ReasonFor.NOT_SEEKING_AGREEMENT)
        self.offer_reasons("not_told_reason", ReasonFor.NOT_TELLING_FAMILY)
        self.fields["look_again_on"].earliest = self.given.today
        offer_law(self)

    def decision(self) -> rules.NotSharing:
        """The decision as the rules judge it; the form is valid."""
        said = self.cleaned_data
        return rules.NotSharing(
            recipient=said["recipient"],
            about=said["about"],
            reason=said["reason"],
            harm_suspected=said["harm_suspected"] == "yes",
            look_again=said["look_again_on"] is not None,
            sharing=rules.Sharing(
                lawful_basis=said["basis"],
                gateway=said["gateway"],
                purpose=Purpose(said["purpose"]),
                rationale=said["rationale"],
                advice_from=said["advice_from"],
                agreement=Agreement(said["agreement"]),
                agreement_reason=said["agreement_reason"],
                weighed=said["weighed"],
                family_told=FamilyTold(said["told"]),
                not_told_reason=said["not_told_reason"],
            ),
        )
