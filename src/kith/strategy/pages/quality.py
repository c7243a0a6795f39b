"""How a discussion was held: each sentence of the standard with how it stands and why. No sum, no score."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Link, Tag, Tone
from kith.strategy import doors
from kith.strategy.words import CriterionPart, Judgement

from . import parts
from .parts import address

TONES: dict[Judgement, Tone] = {
    Judgement.MET: "action",
    Judgement.PARTLY: "soon",
    Judgement.NOT_MET: "late",
}


@dataclass(frozen=True)
class Sentence:
    says: str
    tag: Tag
    why: str
    by: str
    code: str
    rule: str
    source: str


@dataclass(frozen=True)
class PartView:
    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class QualityPage:
    title: str
    caption: str
    back: Link
    parts: tuple[PartView, ...]
    rate: Link | None


@dataclass(frozen=True)
class RatePage:
    title: str
    caption: str
    back: Link
    form: Any
    button: str = "Keep what I said"


def quality_page(file: doors.QualityFile, *, now: datetime) -> QualityPage:
    about = file.discussion
    found = []
    for part in CriterionPart:
        lines = tuple(_sentence(line) for line in file.lines if line.criterion.part == part)
        if lines:
            found.append(PartView(part.label, lines))
    return QualityPage(
        title="How this discussion was held",
        caption=f"{about.number}: {parts.baby_caption(about, now)}",
        back=Link("Back to the minutes", address("discussion_minutes", about.pk))
        if found
        else Link("Back to the discussion", address("discussion", about.pk)),
        parts=tuple(found),
        rate=Link("Say what no record can tell", address("discussion_rate", about.pk))
        if file.may_rate and found
        else None,
    )


def rate_page(file: doors.QualityFile, form: Any, *, now: datetime) -> RatePage:
    about = file.discussion
    back = Link("Back to how it was held", address("discussion_quality", about.pk))
    return RatePage("What no record can tell", f"{about.number}: {parts.baby_caption(about, now)}", back, form)


def _sentence(line: doors.QualityLine) -> Sentence:
    judgement = line.verdict.judgement
    by = f"{line.rated_by}, {wording.moment_text(line.rated_at)}" if line.rated_at else ""
    return Sentence(
        says=line.criterion.says,
        tag=Tag(judgement.label, TONES.get(judgement, "plain")),
        why=line.verdict.says,
        by=by or ("Read off the record" if not line.criterion.rated else "For the chair to say"),
        code=line.criterion.code,
        rule=line.criterion.rule,
        source=line.criterion.source,
    )
