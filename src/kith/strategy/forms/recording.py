"""The record of a discussion on one page: who was there, the questions, the decision, what was agreed."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from kith.design import fields, forms
from kith.kernel.clock import day_of
from kith.strategy import actions, doors, rules
from kith.strategy.doors import procedures
from kith.strategy.words import EnquiryBy, Threshold

FIRST_ROWS, MORE_ROWS, MOST_ROWS = 3, 2, 20
DECIDED_BY_CHOICE = ("threshold", "who_enquires")
"""Questions answered by the decision itself, so that nobody writes the same thing twice."""

OF_A_RECORD = (
    *("started_at", "ended_at", "threshold", "enquiry_by", "reasons", "dissent"),
    *("not_quorate_reason", "follow_up", "follow_up_by", "next_discussion_on"),
)


class Minutes(forms.Form):
    """The record. `base` is the number of the record that was open when writing began."""

    started_at = fields.MomentField(label="When did it begin?", called="when it began", latest_words="now or earlier")
    ended_at = fields.MomentField(label="When did it end?", called="when it ended", latest_words="now or earlier")
    room = fields.ManyChoiceField(
        label="Who took part?",
        hint="In the room, on the call or on the line. Sending information is not taking part.",
        required=False,
        mark_optional=False,
    )
    threshold = fields.ChoiceField(
        label="What was decided?", missing="Select what was decided about the threshold", choices=Threshold
    )
    reasons = fields.LongTextField(
        label="On what does the decision rest?", called="what the decision rests on", max_length=6000, rows=5
    )
    enquiry_by = fields.ChoiceField(label="Who enquires?", missing="Select who enquires", choices=EnquiryBy)
    dissent = fields.LongTextField(
        label="Did anybody disagree?",
        hint="Who, about what, and why. Leave empty if everybody agreed.",
        required=False,
        mark_optional=False,
        max_length=4000,
        rows=3,
    )
    not_quorate_reason = fields.LongTextField(
        label="Why did it go ahead without them?", required=False, mark_optional=False, max_length=2000, rows=3
    )
    follow_up = fields.LongTextField(
        label="How will what they know be brought in?", required=False, mark_optional=False, max_length=2000, rows=3
    )
    follow_up_by = fields.DateField(label="By when?", called="by when", required=False, mark_optional=False)
    next_discussion_on = fields.DateField(label="Date of the next discussion", required=False)

    def __init__(self, *args: Any, file: doors.DiscussionFile, at: datetime, **kwargs: Any) -> None:
        self.file = file
        self.questions = procedures.ten_questions(day_of(file.discussion.called_at)).questions
        kwargs["initial"] = earlier_answers(file) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.base = self._base()
        self.rows = self._rows()
        for name in ("started_at", "ended_at"):
            self.fields[name].latest = at
        self._add_room()
        self._add_questions()
        for number in range(self.rows):
            self._add_action(number)

    @property
    def said(self) -> Any:
        """What was typed, whether it is being judged or only shown again."""
        return self.data if self.is_bound else (self.entered or {})

    def _base(self) -> int:
        newest = self.file.record.number if self.file.record else 0
        typed = str(self.said.get("base", ""))
        return int(typed) if re.fullmatch(r"[0-9]{1,6}", typed) else newest

    def _rows(self) -> int:
        typed = [int(found[1]) for name in self.said if (found := re.fullmatch(r"what_([0-9]{1,2})-?.*", name))]
        shown = max([FIRST_ROWS, len(self.file.actions), *(number + 1 for number in typed)])
        more = MORE_ROWS if "more" in self.said else 0
        return min(MOST_ROWS, shown + more)

    def _add_room(self) -> None:
        choices = []
        for one in self.file.invited:
            asked = one.invitation
            key = asked.pk.hex
            who = f" – {asked.worker.full_name}" if asked.worker else ""
            choices.append(fields.Choice(key, f"{asked.agency.name}{who}", reveals=f"name_{key}"))
            self.fields[f"name_{key}"] = fields.TextField(
                label="Who was it?", required=False, mark_optional=False, max_length=120
            )
        self.fields["room"].offer(choices)

    def _add_questions(self) -> None:
        for question in self.open_questions:
            self.fields[f"q_{question.code}"] = fields.LongTextField(
                label=question.text, hint=question.hint, required=False, mark_optional=False, max_length=4000, rows=3
            )
        words = next((question.hint for question in self.questions if question.code == "threshold"), "")
        self.fields["reasons"].words = replace(self.fields["reasons"].words, hint=words)

    @property
    def open_questions(self) -> tuple[Any, ...]:
        return tuple(question for question in self.questions if question.code not in DECIDED_BY_CHOICE)

    def _add_action(self, number: int) -> None:
        agencies = {str(one.invitation.agency_id): one.invitation.agency.name for one in self.file.invited}
        self.fields[f"what_{number}"] = fields.TextField(
            label="What will be done?",
            called=f"action {number + 1}",
            required=False,
            mark_optional=False,
            max_length=300,
        )
        self.fields[f"agency_{number}"] = fields.SelectField(
            label="Which agency?", called=f"which agency owns action {number + 1}", required=False, mark_optional=False,
            choices=list(agencies.items()),
        )  # fmt: skip
        self.fields[f"owner_{number}"] = fields.TextField(
            label="Who there?",
            called=f"who does action {number + 1}",
            required=False,
            mark_optional=False,
            max_length=120,
        )
        self.fields[f"due_{number}"] = fields.DateField(
            label="By when?", called=f"the day action {number + 1} is due", required=False, mark_optional=False
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("started_at") and said.get("ended_at") and said["ended_at"] < said["started_at"]:
            self.add_error("ended_at", "When it ended must be after it began")
        for number in range(self.rows):
            self._check_action(number, said)
        if self.not_quorate and "later" not in self.data and not (said.get("not_quorate_reason") or "").strip():
            self.add_error("not_quorate_reason", "Say why it went ahead without them, or save now and say it later")
        return said

    def _check_action(self, number: int, said: dict[str, Any]) -> None:
        if not said.get(f"what_{number}"):
            if said.get(f"owner_{number}") or said.get(f"due_{number}"):
                self.add_error(f"what_{number}", f"Say what action {number + 1} is")
            return
        if not said.get(f"agency_{number}"):
            self.add_error(f"agency_{number}", f"Select which agency owns action {number + 1}")
        if not said.get(f"due_{number}") and f"due_{number}" not in self.errors:
            self.add_error(f"due_{number}", f"Enter the day action {number + 1} is due")

    @cached_property
    def not_quorate(self) -> Any:
        """What the rule says about who was in the room, once somebody has said who was; else None."""
        if not self.is_bound:
            return rules.quorum(self.file.places) if self.file.record else None
        room = set(self["room"].value() or ())
        return rules.quorum(
            rules.Place(
                agency_name=one.invitation.agency.name,
                kind=one.invitation.agency.kind,
                attended=one.invitation.pk.hex in room,
            )
            for one in self.file.invited
        )

    def minutes(self) -> actions.Minutes:
        """The record as it is to be kept."""
        said = self.cleaned_data
        threshold, enquiry_by = Threshold(said["threshold"]), EnquiryBy(said["enquiry_by"])
        asked = {question.code for question in self.questions}
        earlier = self.file.record.answers if self.file.record else {}
        answers = {code: words for code, words in earlier.items() if code not in asked}
        answers |= {question.code: said[f"q_{question.code}"] for question in self.open_questions}
        answers |= {"threshold": said["reasons"], "who_enquires": enquiry_by.label}
        return actions.Minutes(
            based_on=self.base,
            started_at=said["started_at"],
            ended_at=said["ended_at"],
            answers={code: words for code, words in answers.items() if words},
            threshold=threshold,
            enquiry_by=enquiry_by,
            reasons=said["reasons"],
            dissent=said["dissent"],
            not_quorate_reason=said["not_quorate_reason"] if self.not_quorate else "",
            follow_up=said["follow_up"] if self.not_quorate else "",
            follow_up_by=said["follow_up_by"] if self.not_quorate else None,
            next_discussion_on=said["next_discussion_on"],
            attendance=tuple(self._room()),
            actions=tuple(self._agreed()),
        )

    def _room(self) -> Iterable[actions.InTheRoom]:
        for one in self.file.invited:
            key = one.invitation.pk.hex
            there = key in self.cleaned_data["room"]
            name = self.cleaned_data[f"name_{key}"] if there else ""
            yield actions.InTheRoom(invitation_id=one.invitation.pk, attended=there, name=name)

    def _agreed(self) -> Iterable[actions.Agreed]:
        said = self.cleaned_data
        for number in range(self.rows):
            if said[f"what_{number}"]:
                yield actions.Agreed(
                    what=said[f"what_{number}"],
                    agency_id=UUID(said[f"agency_{number}"]),
                    owner_name=said[f"owner_{number}"],
                    due_on=said[f"due_{number}"],
                )


def earlier_answers(file: doors.DiscussionFile) -> dict[str, Any]:
    """The newest record as the form shows it, so that a correction begins from it."""
    record = file.record
    if record is None:
        return {
            f"name_{one.invitation.pk.hex}": one.invitation.worker.full_name
            for one in file.invited
            if one.invitation.worker
        }
    shown: dict[str, Any] = {name: getattr(record, name) for name in OF_A_RECORD}
    shown |= {f"q_{code}": words for code, words in record.answers.items()}
    shown["room"] = [one.invitation_id.hex for one in file.attendance if one.attended]
    shown |= {f"name_{one.invitation_id.hex}": one.name for one in file.attendance}
    for number, one in enumerate(file.actions):
        shown |= {
            f"what_{number}": one.what,
            f"agency_{number}": str(one.agency_id),
            f"owner_{number}": one.owner_name,
            f"due_{number}": one.due_on,
        }
    return shown
