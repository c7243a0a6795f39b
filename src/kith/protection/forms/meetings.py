"""Forms of conferences and core groups: when and who, moving it, each agency's report, the record."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from kith.design import fields, forms
from kith.kernel.limits import Deadline
from kith.protection import actions, doors, rules
from kith.protection.words import Agreement, Category, Decision, MeetingKind, Shared

from .parts import PLAIN, line, past, prose

AHEAD = timedelta(days=400)
type Started = tuple[datetime | None, Deadline | None]
"""From when a limit is counted, and when it is up."""


class Timed(forms.Form):
    """A date that may be later than its limit: then it asks why, and is saved all the same."""

    planned_for = fields.MomentField(label="When is it?", called="when it is", hint="For example, 22 11 2026 at 10am.")
    late_reason = prose("Why is it later than the limit?", "why it is later", **PLAIN)
    late_follow_up = prose("What keeps the baby safe until then?", "what keeps the baby safe", **PLAIN)

    def __init__(self, *args: Any, meeting_kind: MeetingKind, clock: Started, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, (self.started_at, self.deadline) = meeting_kind, clock
        self.fields["planned_for"].earliest = at - timedelta(days=30)
        self.fields["planned_for"].latest = at + AHEAD

    def clean(self) -> dict[str, Any]:
        if self.late and "later" not in self.data:
            self.add_error("late_reason", "Say why it is later than the limit, or save now and say it later")
        return self.cleaned_data

    @property
    def _planned(self) -> datetime | None:
        """The date as typed; before anything was typed, the date that stands."""
        return self.cleaned_data.get("planned_for") if self.is_bound else self.initial.get("planned_for")

    @cached_property
    def late(self) -> Any:
        """What the rule says of the date; None when it is in time, or has its reason."""
        if self._planned is None:
            return None
        given = self.cleaned_data.get("late_reason") if self.is_bound else self.initial.get("late_reason")
        return rules.in_time(self.kind, self.deadline, self._planned, given or "")

    @property
    def is_late(self) -> bool:
        """Whether the questions about lateness are shown."""
        if self.is_bound and not hasattr(self, "cleaned_data"):
            return False
        return bool(self._planned and self.deadline and self._planned > self.deadline.due_at)


class Moving(Timed):
    """Another date for a meeting."""


class Calling(Timed):
    """A meeting: when, where, who chairs, which agencies are asked."""

    chair = line(
        "Who chairs?", "who chairs", hint="For a conference, somebody independent of the family’s case.", most=120
    )
    place = line("Where, or how to join?", "where", hint="Shown only to those who sign in.", **PLAIN)
    asked = fields.ManyChoiceField(
        label="Who is asked?",
        hint="Everybody who works with the family is ticked.",
        missing="Select who is asked",
        called="who is asked",
    )
    also_team = fields.SelectField(
        label="Anybody else?", hint="They can then read this baby’s file.", prompt="Nobody else", **PLAIN
    )

    def __init__(self, *args: Any, involved: Iterable[Any], teams: Iterable[Any], **kwargs: Any) -> None:
        self.involved = {str(one.pk): one for one in involved}
        self.teams = {str(team.pk): team for team in teams}
        kwargs["initial"] = {"asked": list(self.involved)} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["asked"].offer((key, _who(one)) for key, one in self.involved.items())
        self.fields["also_team"].offer((key, f"{team.agency.name}: {team.name}") for key, team in self.teams.items())

    def call(self) -> actions.Call:
        said = self.cleaned_data
        asks = [actions.Ask(team=self.involved[key].team, worker=self.involved[key].worker) for key in said["asked"]]
        if said["also_team"]:
            asks.append(actions.Ask(team=self.teams[said["also_team"]], direct_contact=False))
        return actions.Call(
            kind=self.kind,
            planned_for=said["planned_for"],
            chair=said["chair"],
            place=said["place"],
            late_reason=said["late_reason"],
            late_follow_up=said["late_follow_up"],
            ask=tuple(asks),
        )


def _who(one: Any) -> str:
    return f"{one.agency.name}: {one.worker.full_name if one.worker else one.team.name}"


class Reporting(forms.Form):
    """An agency's report, and whether the parents have read it."""

    received_at = past("When was it ready, or when did it come?", "when it came")
    words = prose(
        "What it says in short",
        "what it says in short",
        hint="What your agency knows; the baby’s days; what is strong; what worries; what you think is needed.",
        rows=8,
        **PLAIN,
    )
    shared = fields.ChoiceField(
        label="Have the parents read it?",
        missing="Select whether the parents have read it",
        choices=[
            fields.Choice(one.value, one.label, reveals="why_not_shared" if one is Shared.NOT_SHARED else "")
            for one in Shared
        ],
    )
    why_not_shared = line(
        "Why not?", "why not", hint="For example, it would put the baby or a parent in danger", most=400
    )
    shared_on = fields.DateField(
        label="On which day?", called="the day it was shared", latest_words="today or earlier", **PLAIN
    )
    why_one = line("Why has only one of them, or later than the conference?", "why only one of them", most=400, **PLAIN)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_at"].latest = at

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        shared = said.get("shared")
        if shared and shared != Shared.NOT_SHARED and not said.get("shared_on") and "shared_on" not in self.errors:
            self.add_error("shared_on", "Enter the day it was shared")
        return said

    def said(self) -> actions.ReportSaid:
        given = dict(self.cleaned_data)
        why = given.pop("why_one")
        given["why_not_shared"] = given["why_not_shared"] or why
        return actions.ReportSaid(**given | {"shared": Shared(given["shared"])})


class Minutes(forms.Form):
    """The record of a meeting. `base` is the number of the record that was open when writing began."""

    held_at = past("When was it held?", "when it was held")
    room = fields.ManyChoiceField(label="Who took part?", **PLAIN)
    baby_voice = prose(
        "What are this baby’s days like?",
        "what the baby’s days are like",
        hint="Sleep, feeding, being held, who is there at night. As if the baby could tell.",
        **PLAIN,
    )
    decision = fields.ChoiceField(label="What was decided?", missing="Select what was decided")
    category = fields.ChoiceField(
        label="Category", called="the category", missing="Select the category", choices=Category
    )
    reasons = prose("On what does it rest?", "what it rests on", rows=5)
    mother = fields.ChoiceField(label="The mother", called="what the mother says", choices=Agreement, inline=True)
    father = fields.ChoiceField(label="The father", called="what the father says", choices=Agreement, inline=True)
    parents_dissent = prose("What do parents who disagree say?", hint="In their own words.", **PLAIN)
    professionals_dissent = prose(
        "Did anybody from an agency disagree?", hint="Who, about what, and why. Leave empty if nobody did.", **PLAIN
    )
    not_quorate_reason = prose("Why did it go ahead without them?", **PLAIN)
    next_on = fields.DateField(label="Day of the next one", called="the day of the next one", **PLAIN)

    def __init__(self, *args: Any, file: doors.MeetingFile, at: datetime, **kwargs: Any) -> None:
        self.file = file
        kwargs["initial"] = _earlier(file) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["held_at"].latest = at
        self.base = file.record.number if file.record else 0
        typed = str((self.data if self.is_bound else (self.entered or {})).get("base", ""))
        self.base = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else self.base
        self._add_room()
        self._offer_decisions()

    def _add_room(self) -> None:
        choices = []
        for one in self.file.seats:
            key = one.seat.pk.hex
            who = f" – {one.seat.worker.full_name}" if one.seat.worker else ""
            choices.append(fields.Choice(key, f"{one.seat.agency.name}{who}", reveals=f"name_{key}"))
            self.fields[f"name_{key}"] = line("Who was it?", most=120, **PLAIN)
        self.fields["room"].offer(choices)

    def _offer_decisions(self) -> None:
        if not self.file.kind.is_conference:
            for name in ("decision", "category"):
                del self.fields[name]
            return
        if self.file.kind is MeetingKind.INITIAL:
            asked = (Decision.PLAN, Decision.NO_PLAN)
        else:
            asked = (Decision.CONTINUE, Decision.END)
        self.fields["decision"].offer(
            fields.Choice(one.value, one.label, reveals="category" if one is asked[0] else "") for one in asked
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.not_quorate and "later" not in self.data and not (said.get("not_quorate_reason") or "").strip():
            self.add_error("not_quorate_reason", "Say why it went ahead without them, or save now and say it later")
        parents = (Agreement(said.get("mother") or "not_asked"), Agreement(said.get("father") or "not_asked"))
        if Agreement.DISAGREES in parents and not said.get("parents_dissent"):
            self.add_error("parents_dissent", "Write down what the parent who disagrees says")
        return said

    @cached_property
    def not_quorate(self) -> Any:
        """What the rule says about who was there, once somebody has said who was; core groups have no quorum."""
        if not self.file.kind.is_conference:
            return None
        if not self.is_bound:
            return rules.quorum(self.file.places) if self.file.record else None
        room = set(self["room"].value() or ())
        return rules.quorum(
            rules.At(
                agency_name=one.seat.agency.name,
                kind=one.seat.agency.kind,
                attended=one.seat.pk.hex in room,
                direct_contact=one.seat.direct_contact,
            )
            for one in self.file.seats
        )

    def said(self) -> actions.MinutesSaid:
        given = self.cleaned_data
        decision, category = given.get("decision"), given.get("category")
        names = ("held_at", "reasons", "baby_voice", "parents_dissent", "professionals_dissent", "next_on")
        return actions.MinutesSaid(
            based_on=self.base,
            decision=Decision(decision) if decision else None,
            category=Category(category) if category else None,
            mother=Agreement(given["mother"]),
            father=Agreement(given["father"]),
            not_quorate_reason=given["not_quorate_reason"] if self.not_quorate else "",
            there=tuple(self._there()),
            **{name: given[name] for name in names},
        )

    def _there(self) -> Iterable[actions.There]:
        for one in self.file.seats:
            key = one.seat.pk.hex
            there = key in self.cleaned_data["room"]
            name = self.cleaned_data[f"name_{key}"] if there else ""
            yield actions.There(seat_id=one.seat.pk, attended=there, name=name)


KEPT = (
    *("held_at", "baby_voice", "decision", "category", "reasons", "mother", "father", "parents_dissent"),
    *("professionals_dissent", "not_quorate_reason", "next_on"),
)


def _earlier(file: doors.MeetingFile) -> dict[str, Any]:
    """The newest record as the form shows it, so that a correction begins from it; else what is known before."""
    shown: dict[str, Any] = {
        f"name_{one.seat.pk.hex}": one.seat.worker.full_name for one in file.seats if one.seat.worker
    }
    if file.record is None:
        return shown
    shown |= {name: getattr(file.record, name) for name in KEPT}
    shown["room"] = [one.seat.pk.hex for one in file.seats if one.presence and one.presence.attended]
    shown |= {f"name_{one.seat.pk.hex}": one.presence.name for one in file.seats if one.presence}
    return shown
