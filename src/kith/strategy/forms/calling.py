"""The two pages of calling a discussion: what it is about, and who is invited."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils.datastructures import MultiValueDict

from kith.design import fields, forms
from kith.directory.words import Setting
from kith.strategy import actions, doors
from kith.strategy.words import Mode

LONGEST_WHY = 240
LOOKS_BACK, LOOKS_AHEAD = timedelta(days=30), timedelta(days=60)
YES_NO = (fields.Choice("yes", "Yes"), fields.Choice("no", "No"))


class Details(forms.Form):
    """What the discussion is about, where it is held and when."""

    trigger = fields.LongTextField(
        label="What gives reasonable cause to suspect significant harm?",
        called="what gives reasonable cause",
        hint="In plain words: what was seen or said, by whom, and why it may mean harm.",
        max_length=4000,
        rows=5,
    )
    injury = fields.ChoiceField(
        label="Is a mark or an injury part of the worry?",
        hint="If it is, a consultant paediatrician is invited and the discussion is due on the same day.",
        missing="Select whether a mark or an injury is part of the worry",
        choices=YES_NO,
    )
    cause_arose_at = fields.MomentField(
        label="When did there come to be reasonable cause?",
        called="when there came to be reasonable cause",
        hint="The clock starts here, not when this form is sent. For example, 22 11 2026 at 9:30am.",
        latest_words="now or earlier",
    )
    held_at = fields.ChoiceField(label="Where is it held?", missing="Select where it is held", choices=Setting)
    planned_for = fields.MomentField(
        label="When do people meet?", called="when people meet", hint="For example, 22 11 2026 at 2pm."
    )
    mode = fields.ChoiceField(label="How do they meet?", missing="Select how people meet", choices=Mode)
    join_details = fields.TextField(
        label="Room, link or number to join by",
        hint="Shown only to those who sign in. It is never put into an e-mail or a calendar.",
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cause, planned = self.fields["cause_arose_at"], self.fields["planned_for"]
        cause.latest, cause.earliest = at, at - LOOKS_BACK
        planned.earliest, planned.latest = at - timedelta(days=1), at + LOOKS_AHEAD


def given(entered: dict[str, list[str]] | None, *, at: datetime) -> Details | None:
    """The first page's answers from its draft, or None when they are not all there and right."""
    form = Details(MultiValueDict(entered), at=at) if entered else None
    return form if form is not None and form.is_valid() else None


class Invitations(forms.Form):
    """One line for each agency the rules name: invite it, and where to; or not, and why."""

    also_team = fields.SelectField(
        label="Anybody else to invite?", called="the team to invite", required=False, prompt="Nobody else"
    )
    also_why = fields.TextField(
        label="Why are they invited?", called="why they are invited", required=False, max_length=200
    )

    def __init__(self, *args: Any, lines: Iterable[doors.Line], teams: Iterable[Any], **kwargs: Any) -> None:
        self.lines = tuple(line for line in lines if line.options)
        self.teams = {str(team.pk): team for team in teams}
        super().__init__(*args, **kwargs)
        also = {name: self.fields.pop(name) for name in ("also_team", "also_why")}
        for line in self.lines:
            self._add(line)
        self.fields |= also
        self.fields["also_team"].offer((key, f"{team.agency.name}: {team.name}") for key, team in self.teams.items())

    def _add(self, line: doors.Line) -> None:
        name = line.wanted.asked_as
        self.fields[f"ask_{line.key}"] = fields.ChoiceField(
            label=name,
            hint=line.wanted.why,
            initial="yes",
            missing=f"Select whether {name} is invited",
            choices=[
                fields.Choice("yes", "Invite", reveals=f"to_{line.key}"),
                fields.Choice("no", "Do not invite", reveals=f"why_{line.key}"),
            ],
        )
        self.fields[f"to_{line.key}"] = fields.SelectField(
            label="Send the invitation to",
            missing=f"Select who is invited for {name}",
            choices=[(option.value, option.label) for option in line.options],
            initial=line.options[0].value,
            prompt="",
        )
        self.fields[f"why_{line.key}"] = fields.TextField(
            label="Why not?", missing=f"Say why {name} is not invited", max_length=300
        )

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("also_team") and not self.cleaned_data.get("also_why"):
            self.add_error("also_why", "Say why they are invited")
        return self.cleaned_data

    def asks(self) -> tuple[actions.Ask, ...]:
        """The invitations to make."""
        made = []
        for line in self.lines:
            if self.cleaned_data[f"ask_{line.key}"] == "yes":
                option = line.option(self.cleaned_data[f"to_{line.key}"])
                made.append(
                    actions.Ask(
                        team=option.team,
                        worker=option.worker,
                        asked_as=line.wanted.asked_as,
                        rule_code=line.wanted.reasons[0].code,
                        why=line.wanted.why_within(LONGEST_WHY),
                    )
                )
        team = self.teams.get(self.cleaned_data["also_team"])
        if team is not None:
            made.append(actions.Ask(team=team, asked_as=team.agency.name, why=self.cleaned_data["also_why"]))
        return tuple(made)

    def left_out(self) -> tuple[actions.LeaveOut, ...]:
        """The agencies the rules name that are not invited, each with its reason."""
        return tuple(
            actions.LeaveOut(
                agency_id=line.wanted.agency_id or line.options[0].team.agency_id,
                rule_code=line.wanted.reasons[0].code,
                reason=self.cleaned_data[f"why_{line.key}"],
            )
            for line in self.lines
            if self.cleaned_data[f"ask_{line.key}"] == "no"
        )


def plan(details: Details, invitations: Invitations, setting: doors.Setting) -> actions.Plan:
    """The whole discussion as its chair plans it."""
    said = details.cleaned_data
    return actions.Plan(
        trigger=said["trigger"],
        injury=said["injury"] == "yes",
        cause_arose_at=said["cause_arose_at"],
        held_at=Setting(said["held_at"]),
        planned_for=said["planned_for"],
        mode=Mode(said["mode"]),
        join_details=said["join_details"],
        request_id=setting.request.pk if setting.request else None,
        ask=invitations.asks(),
        leave_out=invitations.left_out(),
    )
