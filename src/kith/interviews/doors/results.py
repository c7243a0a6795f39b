"""How far the coders of a study agree, and where they differ."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.interviews.models import MaskedText, Resolution, Study, Transcript
from kith.interviews.rules import agreement, coding
from kith.interviews.words import Outcome, State, Unit
from kith.kernel.findings import Finding

from .studies import (
    CodeLine,
    StudyFile,
    TranscriptLine,
    codebook,
    coders_of,
    study_for,
    study_to,
    transcript_line,
    with_progress,
)
from .texts import visible


@dataclass(frozen=True)
class CodeAgreement:
    """How far the coders of a study agree on one code."""

    code: CodeLine
    figures: agreement.Agreement
    both: int
    some: int


@dataclass(frozen=True, kw_only=True)
class Differing:
    """One unit where coders differ, in words, and what was decided if it was."""

    transcript: TranscriptLine
    code: CodeLine
    number: int
    start: int
    words: str
    gave: tuple[str, ...]
    gave_not: tuple[str, ...]
    outcome: Outcome | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class AgreementFile:
    study: StudyFile
    unit: Unit
    units: int
    coders: tuple[str, ...]
    codes: tuple[CodeAgreement, ...]
    differences: tuple[Differing, ...]
    findings: tuple[Finding, ...]


def _compared(study: Study, actor: Actor) -> list[tuple[Transcript, TranscriptLine, str]]:
    """The transcripts that two or more coders have all finished, with their words."""
    texts = dict(MaskedText.objects.filter(study=study).values_list("transcript_id", "text"))
    listed = [(t, transcript_line(t, actor)) for t in with_progress(study.pk)]
    return [(t, line, texts[t.pk]) for t, line in listed if line.state is State.CODED and len(line.coders) > 1]


def _given(transcript: Transcript, actor: Actor) -> list[coding.Given]:
    shown = visible(transcript, actor, state=State.CODED)
    return [coding.Given(one.coder_id, one.code_id, coding.Span(one.start, one.end)) for one in shown]


def agreement_for(actor: Actor, study_id: UUID, *, at: datetime, draws: int = 1000) -> AgreementFile:
    """Agreement on every code over all transcripts coded twice, and where coders differ. Raises Refused, NotThere."""
    file = study_for(actor, study_id, at=at)
    study = study_to(actor, Permission.INTERVIEWS_VIEW, study_id, at=at)
    codes = codebook(study_id)
    rated: dict[UUID, list[tuple[int, ...]]] = {code.code_id: [] for code in codes}
    differing: list[Differing] = []
    names: set[str] = set()
    settled = {(r.transcript_id, r.code_id, r.start): r for r in Resolution.objects.filter(study=study)}
    for transcript, line, text in _compared(study, actor):
        coders = coders_of(transcript)
        names.update(coders.values())
        spans, given = coding.units(text, file.unit), _given(transcript, actor)
        for code in codes:
            rated[code.code_id] += coding.ratings(spans, given, code.code_id, list(coders))
        for one in coding.differences(spans, given, rated, list(coders)):
            differing.append(_differing(one, line, text, coders, codes, settled))
    found = tuple(_on_code(code, rated[code.code_id], draws) for code in codes)
    low = coding.below_target({one.code.name: one.figures.alpha for one in found}, file.target)
    return AgreementFile(
        study=file,
        unit=file.unit,
        units=max((one.figures.units for one in found), default=0),
        coders=tuple(sorted(names)),
        codes=found,
        differences=tuple(differing),
        findings=(low,) if low else (),
    )


def _on_code(code: CodeLine, rated: list[tuple[int, ...]], draws: int) -> CodeAgreement:
    both = sum(all(unit) for unit in rated)
    some = sum(any(unit) and not all(unit) for unit in rated)
    return CodeAgreement(code, agreement.agreement(rated, categories=2, draws=draws), both, some)


def _differing(
    one: coding.Difference,
    line: TranscriptLine,
    text: str,
    coders: dict[UUID, str],
    codes: tuple[CodeLine, ...],
    settled: dict[tuple[UUID, UUID, int], Resolution],
) -> Differing:
    known = settled.get((line.transcript_id, one.code, one.span.start))
    return Differing(
        transcript=line,
        code=next(code for code in codes if code.code_id == one.code),
        number=one.number,
        start=one.span.start,
        words=text[one.span.start : one.span.end],
        gave=tuple(name for coder, name in coders.items() if coder in one.gave),
        gave_not=tuple(name for coder, name in coders.items() if coder not in one.gave),
        outcome=Outcome(known.outcome) if known else None,
        reason=known.reason if known else "",
    )


def difference_for(actor: Actor, transcript_id: UUID, code_id: UUID, start: int, *, at: datetime) -> Differing:
    """One difference, for whoever leads the study. Raises Refused, NotThere (also when it is settled)."""
    where = Transcript.objects.filter(pk=transcript_id).values_list("study_id", flat=True).first()
    if where is None:
        raise NotThere
    study_to(actor, Permission.INTERVIEWS_LEAD, where, at=at)
    for one in agreement_for(actor, where, at=at, draws=0).differences:
        if (one.transcript.transcript_id, one.code.code_id, one.start) == (transcript_id, code_id, start):
            return one
    raise NotThere
