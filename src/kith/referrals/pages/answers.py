"""The answers of a request as people read them: before sending with "Change" beside each, afterwards without."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kith.design.pages import Link, Row
from kith.design.wording import moment_text
from kith.kernel.clock import day_of
from kith.referrals import rules
from kith.referrals.words import Agreement, Examination, FamilyTold, Step

from . import shared

if TYPE_CHECKING:
    from kith.referrals.doors import Behind
    from kith.referrals.models import Request

Answers = Mapping[Step, Mapping[str, Any]]
NO_ANSWERS: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Section:
    """One page's answers; `change` leads back to it."""

    title: str
    rows: tuple[Row, ...]
    change: Link | None = None


def sections(answers: Answers, *, at: datetime, change: Callable[[Step], Link] | None = None) -> tuple[Section, ...]:
    """Every page's answers in the form's order; what is not answered is said to be missing."""
    return tuple(
        Section(
            step.label if change else step.heading,
            ROWS[step](answers.get(step, NO_ANSWERS), at),
            change(step) if change else None,
        )
        for step in Step
    )


def _row(label: str, words: str = "", missing: str = "Not answered yet") -> Row:
    return Row(label, shared.prose(words), missing=missing)


def _saw(answers: Mapping[str, Any], _at: datetime) -> tuple[Row, ...]:
    when = answers.get("when")
    return (
        _row("What was seen or heard", answers.get("saw", "")),
        _row("When", moment_text(when) if when else ""),
        _row("A mark or an injury", {"yes": "Yes", "no": "No"}.get(answers.get("injury", ""), "")),
        _row("Where the baby is now, and with whom", answers.get("safe_now", "")),
        *_listed("Other children it is about", answers.get("children_words", ())),
        *_listed("Who saw the baby", answers.get("sightings_words", ())),
    )


def _listed(label: str, words: Sequence[str]) -> tuple[Row, ...]:
    return (Row(label, tuple(words)),) if words else ()


def _life(answers: Mapping[str, Any], _at: datetime) -> tuple[Row, ...]:
    return (
        _row("A day for this baby", answers.get("lived_experience", "")),
        _row("What has been tried", answers.get("tried", ""), missing="Nothing recorded"),
    )


def _worry(answers: Mapping[str, Any], _at: datetime) -> tuple[Row, ...]:
    return (
        _row("The worry", answers.get("worry", "")),
        _row("What is going well", answers.get("strengths", ""), missing="Nothing recorded"),
    )


def _basis(answers: Mapping[str, Any], at: datetime) -> tuple[Row, ...]:
    code = answers.get("basis", "")
    return (
        _row("Basis in law", shared.basis_text(code, at=at) if code else ""),
        _row("The Act it rests on", shared.gateway_text(answers.get("gateway", ""), at=at)),
        _row("Why it is right to share now", answers.get("rationale", "")),
        *((_row("Left out, and why", answers["left_out"]),) if answers.get("left_out") else ()),
        *((_row("Who advised", answers["advice_from"]),) if answers.get("advice_from") else ()),
    )


def _examination(answers: Mapping[str, Any], _at: datetime) -> tuple[Row, ...]:
    chosen = answers.get("examination", "")
    return (_row("An examination or treatment", Examination(chosen).label if chosen else ""),)


def _agreement(answers: Mapping[str, Any], at: datetime) -> tuple[Row, ...]:
    chosen = answers.get("agreement", "")
    rows = [_row("Does the family agree to the help?", Agreement(chosen).label if chosen else "")]
    if answers.get("agreement_reason"):
        rows.append(_row("Why they were not asked", shared.reason_text(answers["agreement_reason"], at=at)))
    if answers.get("weighed"):
        rows.append(_row("How the refusal was weighed", answers["weighed"]))
    return tuple(rows)


def _telling(answers: Mapping[str, Any], at: datetime) -> tuple[Row, ...]:
    chosen = answers.get("told", "")
    rows = [_row("Has the family been told?", FamilyTold(chosen).label if chosen else "")]
    if answers.get("not_told_reason"):
        rows.append(_row("Why telling them is not safe", shared.reason_text(answers["not_told_reason"], at=at)))
    if answers.get("family_said"):
        rows.append(_row("What the family said", answers["family_said"]))
    kept = {"no": "Nobody known"}.get(answers.get("kept", ""), "")
    rows.append(_row("Who must not learn of it", answers.get("keep_from", "") or kept))
    return tuple(rows)


def _level(answers: Mapping[str, Any], at: datetime) -> tuple[Row, ...]:
    level = answers.get("level")
    rows = [_row("Level of need", shared.level_text(int(level), on=day_of(at)) if level else "")]
    if level and int(level) == rules.HIGHEST_LEVEL:
        phoned_at = answers.get("phoned_at")
        rung = moment_text(phoned_at) if phoned_at else ""
        rows.append(_row("The Front Door was rung first", rung, missing="No call is recorded"))
    return tuple(rows)


ROWS: dict[Step, Callable[[Mapping[str, Any], datetime], tuple[Row, ...]]] = {
    Step.SAW: _saw,
    Step.WORRY: _worry,
    Step.LIFE: _life,
    Step.BASIS: _basis,
    Step.AGREEMENT: _agreement,
    Step.EXAMINATION: _examination,
    Step.TELLING: _telling,
    Step.LEVEL: _level,
}


def of_request(request: "Request", behind: "Behind | None" = None) -> Answers:
    """A sent request's answers, page by page; a request brought in from elsewhere may have no sharing decision."""
    sharing: Any = getattr(request, "sharing", None)
    answers: dict[Step, Mapping[str, Any]] = {
        Step.SAW: {
            "saw": request.what_seen,
            "when": request.seen_on,
            "injury": "yes" if request.injury else "no",
            "safe_now": request.safe_now,
        }
        | (_behind(behind) if behind else {}),
        Step.WORRY: {"worry": request.why_worried, "strengths": request.strengths},
        Step.LIFE: _attributes(request, "lived_experience", "tried"),
        Step.TELLING: {"keep_from": request.keep_from, "kept": "" if request.keep_from else "no"},
        Step.LEVEL: {"level": request.level, "phoned_at": request.phoned_at},
    }
    if sharing is not None:
        answers[Step.BASIS] = {"basis": sharing.lawful_basis} | _attributes(
            sharing, "rationale", "gateway", "left_out", "advice_from"
        )
        answers[Step.EXAMINATION] = _attributes(sharing, "examination")
        answers[Step.AGREEMENT] = _attributes(sharing, "agreement", "agreement_reason", "weighed")
        told = _attributes(sharing, "not_told_reason", "family_said") | {"told": sharing.family_told}
        answers[Step.TELLING] = told | dict(answers[Step.TELLING])
    return answers


def _behind(behind: "Behind") -> dict[str, tuple[str, ...]]:
    """The other children, and the sightings in the words of whoever saw the baby."""
    return {
        "children_words": tuple(shared.baby_name(child) for child in behind.children),
        "sightings_words": tuple(line for one in behind.sightings for line in (shared.sighting_text(one), *one.lines)),
    }


def _attributes(thing: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}
