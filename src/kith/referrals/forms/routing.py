"""What becomes of a request on a locality's list."""

from kith.design import fields, forms
from kith.design.fields import Choice
from kith.referrals.words import ListStep


class EnterOnList(forms.Form):
    """The coordinator's answer."""

    step = fields.ChoiceField(
        label="What becomes of this request?",
        missing="Select what becomes of this request",
        choices=[
            Choice(ListStep.LISTED.value, "It is on the list for the next meeting"),
            Choice(
                ListStep.TO_FRONT_DOOR.value,
                "It goes to the Front Door",
                hint="The worry sounds like level 3 or 4. The Front Door reads it and decides.",
            ),
            Choice(
                ListStep.TAKEN_OFF.value,
                "It comes off the list",
                hint="For instance the family has changed its mind, or has moved away.",
            ),
        ],
    )
    words = fields.LongTextField(
        label="What should they know?",
        called="what they should know",
        hint="Whoever sent the request reads this: when the meeting is, what happens until then, or why not.",
        max_length=2000,
        rows=4,
    )
