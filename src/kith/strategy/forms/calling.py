"""The two pages of calling a discussion: what it is about, and who is invited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.datastructures import MultiValueDict

from kith.design import fields, forms
from kith.directory.words import Setting
from kith.strategy import actions, doors
from kith.strategy.words import Mode

LONGEST_WHY = 240
LOOKS_BACK, LOOKS_AHEAD = timedelta(days=30), timedelta(days=60)
YES_NO = (fields.Choice("yes", "Yes"), fields.Choice("no", "No"))


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What one baby's form offers: the handbook's lists, teams with doctors, and the family's other babies."""

    triggers: tuple[tuple[str, str, str], ...] = ()
    signs: tuple[tuple[str, str, str], ...] = ()
    doctors: Mapping[str, Any] = field(default_factory=dict)
    babies: Mapping[str, str] = field(default_factory=dict)


EMPTY = Offers()


class Details(forms.Form):
    """What the discussion is about, what started its clock, where it is held and when."""

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
    triggers = fields.ManyChoiceField(
        label="What else is part of the worry?",
        hint="It decides which questions a practice is asked.",
        required=False,
        mark_optional=False,
        small=True,
    )
    cause_arose_at = fields.MomentField(
        label="When did there come to be reasonable cause?",
        called="when there came to be reasonable cause",
        hint="The clock starts here, not when this form is sent. For example, 22 11 2026 at 9:30am.",
        latest_words="now or earlier",
    )
    emergency = fields.ChoiceField(
        label="Did somebody have to act before anybody could discuss it?",
        hint="For instance, police protection or an emergency order. The clock then starts at that action.",
        required=False,
        mark_optional=False,
        choices=[fields.Choice("no", "No"), fields.Choice("yes", "Yes", reveals="emergency_at")],
    )
    emergency_at = fields.MomentField(
        label="When was that?", called="when somebody acted", latest_words="now or earlier"
    )
    signs = fields.ManyChoiceField(
        label="What is known of the family?",
        hint="Each brings somebody in. What is on file already is ticked.",
        required=False,
        mark_optional=False,
        small=True,
    )
    seen_by = fields.SelectField(
        label="Has a doctor already seen the baby about this?",
        called="where a doctor saw the baby",
        hint="Nobody else can say what was found, so they are invited.",
        required=False,
        mark_optional=False,
        prompt="No, or not known",
    )
    babies = fields.ManyChoiceField(
        label="Is it about another baby of the family too?",
        called="the other babies",
        hint="One discussion for all of them. Everybody invited can then read each file.",
        required=False,
        mark_optional=False,
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

    def __init__(self, *args: Any, at: datetime, offers: Offers = EMPTY, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers = offers
        for name in ("cause_arose_at", "emergency_at"):
            self.fields[name].latest, self.fields[name].earliest = at, at - LOOKS_BACK
        self.fields["planned_for"].earliest = at - timedelta(days=1)
        self.fields["planned_for"].latest = at + LOOKS_AHEAD
        for name, listed in (("triggers", offers.triggers), ("signs", offers.signs)):
            self.fields[name].offer(fields.Choice(code, label, hint) for code, label, hint in listed)
        self.fields["seen_by"].offer((key, team.name) for key, team in offers.doctors.items())
        self.fields["babies"].offer(offers.babies.items())
        for name, offered in (("triggers", offers.triggers), ("signs", offers.signs), ("babies", offers.babies)):
            if not offered:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cause, planned = self.cleaned_data.get("cause_arose_at"), self.cleaned_data.get("planned_for")
        if cause and planned and planned < cause:
            self.add_error("planned_for", "When people meet must be after there came to be reasonable cause")
        return self.cleaned_data

    @property
    def about(self) -> doors.About:
        """What decides who must be invited."""
        said = self.cleaned_data
        return doors.About(
            injury=said["injury"] == "yes",
            signs=frozenset(said.get("signs", ())),
            seen_by=self.offers.doctors.get(said["seen_by"]),
        )

    @property
    def emergency_since(self) -> datetime | None:
        return self.cleaned_data["emergency_at"] if self.cleaned_data["emergency"] == "yes" else None


def given(entered: dict[str, list[str]] | None, *, at: datetime, offers: Offers) -> Details | None:
    """The first page's answers from its draft, or None when they are not all there and right."""
    form = Details(MultiValueDict(entered), at=at, offers=offers) if entered else None
    return form if form is not None and form.is_valid() else None


class Invitations(forms.Form):
    """One line for each agency the rules name: invite it, and where to; or not, why, and what makes up for it."""

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
                fields.Choice("no", "Do not invite", reveals=f"why_{line.key} instead_{line.key} by_{line.key}"),
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
        self.fields[f"instead_{line.key}"] = fields.TextField(
            label="How is what they know brought in?",
            missing=f"Say how what {name} knows is brought in",
            max_length=300,
        )
        self.fields[f"by_{line.key}"] = fields.DateField(
            label="By when?", called="by when", required=False, mark_optional=False
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
                follow_up=self.cleaned_data[f"instead_{line.key}"],
                follow_up_by=self.cleaned_data[f"by_{line.key}"],
            )
            for line in self.lines
            if self.cleaned_data[f"ask_{line.key}"] == "no"
        )


def plan(details: Details, invitations: Invitations, setting: doors.Setting) -> actions.Plan:
    """The whole discussion as its chair plans it."""
    said, about = details.cleaned_data, details.about
    return actions.Plan(
        trigger=said["trigger"],
        injury=about.injury,
        triggers=tuple(said.get("triggers", ())),
        signs=tuple(said.get("signs", ())),
        seen_by=about.seen_by,
        babies=tuple(UUID(key) for key in said.get("babies", ())),
        cause_arose_at=said["cause_arose_at"],
        emergency_at=details.emergency_since,
        held_at=Setting(said["held_at"]),
        planned_for=said["planned_for"],
        mode=Mode(said["mode"]),
        join_details=said["join_details"],
        request_id=setting.request.pk if setting.request else None,
        ask=invitations.asks(),
        leave_out=invitations.left_out(),
    )
