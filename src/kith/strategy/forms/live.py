"""What people type while a discussion goes on: who came, what their agency says, an answer, an action, the end."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from kith.design import fields, forms, wording
from kith.kernel.clock import day_of
from kith.kernel.ids import new_id
from kith.strategy import actions, doors, rules
from kith.strategy.doors import procedures
from kith.strategy.words import AnswerState, EnquiryBy, SaidKind, Threshold

MOST_DAYS = 60
CHOICES: dict[str, Any] = {"threshold": Threshold, "who_enquires": EnquiryBy}
"""Questions answered by choosing, with the words beside."""


class Sent(forms.Form):
    """A form whose sending carries a number of its own, so that a line that drops sends it once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent = _number(self.data.get("sent") if self.is_bound else None)


def _number(typed: Any) -> UUID:
    try:
        return UUID(str(typed))
    except ValueError:
        return new_id()


class Move(Sent):
    """Somebody comes or leaves."""

    seat = fields.SelectField(label="For which place on the list?", missing="Select whose place it is")
    name = fields.TextField(label="Who?", called="who it is", max_length=120)
    in_place_of = fields.TextField(
        label="In place of whom?",
        hint="When a colleague comes instead.",
        required=False,
        mark_optional=False,
        max_length=120,
    )
    came = fields.ChoiceField(
        label="Came or left?", missing="Select came or left", choices=[("yes", "Came"), ("no", "Left")], inline=True,
        small=True,
    )  # fmt: skip

    def __init__(self, *args: Any, seats: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].offer(seats)

    def coming(self) -> actions.Coming:
        said = self.cleaned_data
        return actions.Coming(
            invitation_id=UUID(said["seat"]),
            name=said["name"],
            came=said["came"] == "yes",
            in_place_of=said["in_place_of"],
        )


class Say(Sent):
    """What an agency says, under its own name."""

    kind = fields.ChoiceField(label="What is it?", missing="Select what it is", choices=SaidKind, small=True)
    words = fields.LongTextField(label="In words", called="what it is", max_length=4000, rows=4)

    def __init__(self, *args: Any, agencies: Any, questions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"] = fields.SelectField(
            label="About which question?", required=False, mark_optional=False, prompt="The whole discussion",
            choices=[(one.code, one.text) for one in questions],
        )  # fmt: skip
        self.fields["kind"].offer(
            [
                fields.Choice(one.value, one.label, reveals="about" if one is SaidKind.DISSENT else "")
                for one in SaidKind
            ]
        )
        if agencies:
            self.fields["agency"] = fields.SelectField(
                label="For which agency?", missing="Select the agency", choices=agencies
            )
            self.fields["said_by"] = fields.TextField(
                label="Who said it?", required=False, mark_optional=False, max_length=120
            )

    def saying(self) -> actions.Saying:
        said = self.cleaned_data
        agency = said.get("agency")
        return actions.Saying(
            words=said["words"],
            kind=SaidKind(said["kind"]),
            about=said.get("about") or "",
            agency_id=UUID(agency) if agency else None,
            said_by=said.get("said_by") or "",
        )


class Answer(Sent):
    """One question: answered, or not decided and why. `base` is the version that was on the page."""

    state = fields.ChoiceField(
        label="Is it decided?", missing="Select whether it is decided", choices=AnswerState, inline=True, small=True
    )
    answer = fields.LongTextField(
        label="The answer, or why there is none", hint="If nobody can say yet: why not, and who finds out.",
        called="the answer, or why not", max_length=4000, rows=4,
    )  # fmt: skip

    def __init__(self, *args: Any, question: Any, base: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        typed = str((self.data if self.is_bound else {}).get("base", ""))
        self.base = int(typed) if typed.isdecimal() and len(typed) < 5 else base
        if question.hint:
            self.fields["answer"].words = replace(self.fields["answer"].words, hint=question.hint)
        if question.code in CHOICES:
            label = "What was decided?" if question.code == "threshold" else "Who enquires?"
            listed = [one for one in CHOICES[question.code] if one is not Threshold.NOT_DECIDED]
            chosen = fields.ChoiceField(label=label, choices=listed, required=False, mark_optional=False, small=True)
            self.fields = {"state": self.fields["state"], "choice": chosen, "answer": self.fields["answer"]}

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        decided = said.get("state") == AnswerState.ANSWERED
        if "choice" in self.fields and decided and not said.get("choice"):
            self.add_error("choice", "Select what was decided, or “Not decided”")
        return said

    def answering(self) -> actions.Answering:
        said = self.cleaned_data
        state = AnswerState(said["state"])
        return actions.Answering(
            question=self.question.code,
            based_on=self.base,
            state=state,
            words=said["answer"],
            choice=said.get("choice", "") if state is AnswerState.ANSWERED else "",
        )


class Action(Sent):
    """An action: what, by which agency, who there, in how many working days."""

    what = fields.TextField(label="What will be done?", called="what will be done", max_length=300)
    owned_by = fields.SelectField(label="Which agency?", missing="Select which agency does it")
    owner = fields.TextField(label="Who there?", required=False, mark_optional=False, max_length=120)
    days = fields.WholeNumberField(
        label="In how many working days?", called="in how many working days", least=0, most=MOST_DAYS, width=2
    )

    def __init__(self, *args: Any, agencies: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owned_by"].offer(agencies)
        self.at = at
        tomorrow = wording.weekday_text(procedures.calendar().add_working_days(at, 1))
        words = replace(self.fields["days"].words, hint=f"0 is today. 1 is {tomorrow}. Bank holidays do not count.")
        self.fields["days"].words = words

    def agreeing(self, *, replaces: UUID | None = None, withdrawn: bool = False) -> actions.Agreeing:
        said, calendar = self.cleaned_data, procedures.calendar()
        due = calendar.add_working_days(self.at, said["days"]) if said["days"] else self.at
        return actions.Agreeing(
            what=said["what"],
            agency_id=UUID(said["owned_by"]),
            owner_name=said["owner"],
            due_on=day_of(due),
            replaces=replaces,
            withdrawn=withdrawn,
        )


class End(forms.Form):
    """The end of the discussion. Nothing here stops it: a reason can follow."""

    ended_at = fields.MomentField(label="When did it end?", called="when it ended", latest_words="now or earlier")
    not_quorate_reason = fields.LongTextField(
        label="Why did it go ahead without them?", required=False, mark_optional=False, max_length=2000, rows=3
    )
    follow_up = fields.LongTextField(
        label="How will what they know be brought in?", required=False, mark_optional=False, max_length=2000, rows=3
    )
    follow_up_by = fields.DateField(label="By when?", called="by when", required=False, mark_optional=False)
    next_discussion_on = fields.DateField(label="Date of the next discussion", required=False)

    def __init__(self, *args: Any, file: doors.LiveFile, at: datetime, **kwargs: Any) -> None:
        kwargs["initial"] = {"ended_at": at}
        super().__init__(*args, **kwargs)
        self.file = file
        self.not_quorate = rules.quorum(file.places)
        self.fields["ended_at"].latest = at
        self.fields["ended_at"].earliest = file.begun_at
        if not self.not_quorate:
            for name in ("not_quorate_reason", "follow_up", "follow_up_by"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.not_quorate and "later" not in self.data and not (said.get("not_quorate_reason") or "").strip():
            self.add_error("not_quorate_reason", "Say why it went ahead without them, or end now and say it later")
        return said

    def ending(self) -> actions.Ending:
        said = self.cleaned_data
        return actions.Ending(
            ended_at=said["ended_at"],
            not_quorate_reason=said.get("not_quorate_reason") or "",
            follow_up=said.get("follow_up") or "",
            follow_up_by=said.get("follow_up_by"),
            next_discussion_on=said.get("next_discussion_on"),
        )
