"""Kinds of entry of the pregnancy pathway: steps from the birth on, help, risk factors, questions, answers, CP-IS."""

from dataclasses import dataclass

from kith.kernel.entries import Entry


@dataclass(frozen=True, kw_only=True)
class AfterBirth(Entry):
    """A step from the day of birth on, in days of the baby's life. `on_the_day`: a task of the day of birth itself."""

    label: str
    days_from: int
    days_to: int
    why: str
    owner: str = ""
    levels: tuple[str, ...] = ()
    on_the_day: bool = False


@dataclass(frozen=True, kw_only=True)
class Offer(Entry):
    """Help that a pathway panel can offer: for whom, and how a family comes to it."""

    label: str
    plain: str
    for_whom: str
    how: str


@dataclass(frozen=True, kw_only=True)
class BirthFactor(Entry):
    """A fact that calls for a closer look before birth; `about` says of whom. It is never counted."""

    label: str
    about: str


@dataclass(frozen=True, kw_only=True)
class AssessmentQuestion(Entry):
    """One question of the pre-birth assessment, of the part it belongs to."""

    part: str
    label: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class WhatIf(Entry):
    """What a practitioner does in a situation; `procedure` is what it rests on."""

    question: str
    does: tuple[str, ...]
    procedure: str


@dataclass(frozen=True, kw_only=True)
class Touchpoint(Entry):
    """When coping with crying, and safe sleep, are talked about; days are days of the baby's life, 0 before it."""

    label: str
    who: str
    days_from: int
    days_to: int


@dataclass(frozen=True, kw_only=True)
class RegisterField(Entry):
    """A fact that the national register needs; `of` is "mother", "baby" or "plan"."""

    label: str
    of: str
    why: str = ""


@dataclass(frozen=True)
class Pathway:
    """Everything the pathway's pages take from the handbook, beside its steps."""

    offers: tuple[Offer, ...]
    factors: tuple[BirthFactor, ...]
    asked: tuple[AssessmentQuestion, ...]
    answers: tuple[WhatIf, ...]
    touchpoints: tuple[Touchpoint, ...]
    register_fields: tuple[RegisterField, ...]


KINDS: dict[str, type[Entry]] = {
    "after_birth": AfterBirth,
    "offer": Offer,
    "birth_factor": BirthFactor,
    "assessment_question": AssessmentQuestion,
    "what_if": WhatIf,
    "touchpoint": Touchpoint,
    "register_field": RegisterField,
}
