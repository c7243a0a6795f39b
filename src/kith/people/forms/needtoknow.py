"""Inviting, handing over and ending; break-glass and its review; seals."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from kith.design import fields, forms
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.people.words import Judgement, Purpose, SealCause, SealKind, SealStepKind

from .parts import Queryable

NOBODY_WITH = "Nobody in the directory has the work e-mail {address}. Check it, or ask them for it"


def because_field(label: str, hint: str) -> fields.LongTextField:
    return fields.LongTextField(label=label, called="the reason", hint=hint, max_length=200, rows=3)


class WorkersField(fields.LongTextField):
    """Work e-mails, one on a line. Gives the workers. `most` is how many there may be."""

    def __init__(self, *, most: int = 50, **more: Any) -> None:
        self.most = most
        super().__init__(max_length=4000, **more)

    def understand(self, text: str) -> Any:
        addresses = [line.strip().lower() for line in text.replace(",", "\n").splitlines() if line.strip()]
        found = directory_doors.workers_by_email(addresses)
        missing = next((address for address in addresses if address not in found), None)
        if missing:
            raise self.refuse(NOBODY_WITH.format(address=missing))
        if len(found) > self.most:
            raise self.refuse("Enter one work e-mail" if self.most == 1 else f"Enter at most {self.most} people")
        return tuple(found.values())


class Invite(forms.Form):
    """Somebody is invited to a baby until a date."""

    worker = WorkersField(
        label="Who? Their work e-mail", called="their work e-mail", hint="One address.", rows=1, most=1
    )
    until = fields.DateField(label="Until when?", called="the last day", hint="The file closes to them after this day.")
    reason = because_field("Why are they needed?", "Everybody who works with this baby sees it.")

    def __init__(self, *args: Any, at: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].earliest = day_of(at)


class HandOver(forms.Form):
    """A colleague goes on."""

    to = fields.SelectField(label="Who goes on?", called="who goes on", choices=[], prompt="Choose a colleague")
    reason = because_field("Why?", "For example, “I am moving to another team on Monday”.")

    def __init__(self, *args: Any, colleagues: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [
            fields.Choice(str(one.pk), f"{one.full_name}, {one.post_title or one.get_role_display()}")
            for one in colleagues
        ]


class EndInvolvement(Queryable):
    """Nobody stops by mistake: the button is the question."""


class BreakGlass(forms.Form):
    """Why somebody opens a file without working with the family."""

    purpose = fields.ChoiceField(label="What for?", called="what it is for", choices=list(Purpose))
    reason = fields.LongTextField(
        label="What has happened, and why can you not wait?",
        called="what has happened",
        hint="Do not name anybody. Somebody reads it within two working days.",
        max_length=400,
        rows=4,
    )


class ReviewOpening(forms.Form):
    """What a reviewer found."""

    judgement = fields.ChoiceField(label="Was it needed?", called="whether it was needed", choices=list(Judgement))
    words = fields.LongTextField(label="What did you find?", max_length=400, rows=3, required=False)


class Seal(forms.Form):
    """A file is kept from some people, or for some people only."""

    cause = fields.ChoiceField(label="Why is this file sealed?", called="why it is sealed", choices=list(SealCause))
    kind = fields.ChoiceField(label="Who may know of it?", called="who may know of it", choices=list(SealKind))
    workers = WorkersField(
        label="The people, by work e-mail",
        called="the people’s work e-mails",
        hint="One on a line. For “These people only”, name everybody who works with the baby, yourself too.",
        rows=4,
    )
    reason = fields.LongTextField(label="The reason in words", called="the reason", max_length=400, rows=3)
    source = fields.TextField(label="Who told us?", called="who told us", max_length=200)
    ask = fields.TextField(
        label="Whom to ask about this file",
        called="whom to ask",
        hint="Only information governance sees this.",
        max_length=200,
    )
    review_on = fields.DateField(
        label="When is it looked at again?", called="the day", hint="At most six months ahead."
    )

    def __init__(self, *args: Any, at: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].earliest = day_of(at) + timedelta(days=1)


CHANGES = {
    SealStepKind.KEPT.value: "Keep it, and look again later",
    "add": "Put people on the list",
    "remove": "Take people off the list",
    SealStepKind.LIFTED.value: "Lift it: the file is like any other again",
}


class ReviewSeal(forms.Form):
    """What is done about a standing seal."""

    step = fields.ChoiceField(
        label="What is done?",
        called="what is done",
        choices=[
            fields.Choice(SealStepKind.KEPT.value, CHANGES[SealStepKind.KEPT.value], reveals="review_on"),
            fields.Choice("add", CHANGES["add"], reveals="workers"),
            fields.Choice("remove", CHANGES["remove"], reveals="leavers"),
            fields.Choice(SealStepKind.LIFTED.value, CHANGES[SealStepKind.LIFTED.value]),
        ],
    )
    review_on = fields.DateField(label="When is it looked at again?", called="the day")
    workers = WorkersField(label="Work e-mails to put on the list", called="the work e-mails", rows=3)
    leavers = WorkersField(label="Work e-mails to take off the list", called="the work e-mails", rows=3)
    reason = fields.LongTextField(label="Why?", called="the reason", max_length=400, rows=3)


class LooksFilter(forms.Form):
    """Which acts to list."""

    who = fields.TextField(
        label="Whose name has",
        called="the name",
        max_length=100,
        width="two-thirds",
        required=False,
        mark_optional=False,
    )
    agency = fields.SelectField(label="Agency", prompt="Every agency", required=False, mark_optional=False)
    since = fields.DateField(label="From", required=False, mark_optional=False)
    until = fields.DateField(label="Until", required=False, mark_optional=False)

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].offer(agencies)
