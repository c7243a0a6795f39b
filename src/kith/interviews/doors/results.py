"""What the codings of a study say: agreement, differences, the matrix, search, and the whole as a REFI-QDA project."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.interviews.models import Coding, MaskedText, Resolution, Study, Transcript
from kith.interviews.refi import shapes, writing
from kith.interviews.rules import agreement, coding
from kith.interviews.words import Outcome, State, Tier, Unit
from kith.kernel.findings import Finding

from .studies import (
    CodeLine,
    StudyFile,
    TranscriptLine,
    codebook,
    opened,
    study_for,
    study_to,
    transcript_line,
    with_progress,
)


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


@dataclass(frozen=True)
class Hit:
    """A passage that holds the words searched for."""

    transcript: TranscriptLine
    paragraph: int
    words: str
    codes: tuple[str, ...]


def _compared(study: Study, actor: Actor) -> list[tuple[Transcript, TranscriptLine, str]]:
    """The transcripts that two or more coders have all finished, with their words."""
    texts = dict(MaskedText.objects.filter(study=study).values_list("transcript_id", "text"))
    listed = [(t, transcript_line(t, actor)) for t in with_progress(study.pk)]
    return [(t, line, texts[t.pk]) for t, line in listed if line.state is State.CODED and len(line.coders) > 1]


def _given(transcript: Transcript) -> list[coding.Given]:
    standing = Coding.objects.filter(transcript=transcript, removal=None)
    rows = standing.values_list("coder_id", "code_id", "start", "end")
    return [coding.Given(coder, code, coding.Span(start, end)) for coder, code, start, end in rows]


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
        coders = {a.coder_id: a.coder.full_name for a in transcript.assignments.all()}
        names.update(coders.values())
        spans, given = coding.units(text, file.unit), _given(transcript)
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


type Matrix = tuple[StudyFile, tuple[str, ...], tuple[tuple[str, tuple[int, ...]], ...]]


def matrix_for(actor: Actor, study_id: UUID, by: str, *, at: datetime) -> Matrix:
    """How many interviews of each agency or tier hold each code, of those open to everybody. Raises Refused."""
    file = study_for(actor, study_id, at=at)
    shown = [line for line in file.transcripts if line.state is State.CODED]
    group = {line.transcript_id: line.tier.label if by == "tier" else line.agency or "No agency" for line in shown}
    order = [tier.label for tier in Tier] if by == "tier" else sorted(set(group.values()))
    heads = tuple(name for name in order if name in group.values())
    pairs = Coding.objects.filter(transcript_id__in=group, removal=None).order_by()
    counts = Counter((code, group[where]) for code, where in pairs.values_list("code_id", "transcript_id").distinct())
    rows = tuple((c.name, tuple(counts[c.code_id, head] for head in heads)) for c in codebook(study_id))
    return file, heads, rows


def search_for(actor: Actor, study_id: UUID, words: str, *, at: datetime) -> tuple[StudyFile, tuple[Hit, ...]]:
    """Paragraphs of the study's masked interviews that hold these words. Raises Refused, NotThere."""
    file = study_for(actor, study_id, at=at)
    if len(words.strip()) < 2:
        return file, ()
    audit.record(actor, _searched(study_id, words))
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.IGNORECASE)
    by_id = {line.transcript_id: line for line in file.transcripts}
    names = {code.code_id: code.name for code in codebook(study_id)}
    hits = []
    for where, text in MaskedText.objects.filter(study_id=study_id).values_list("transcript_id", "text"):
        spans = [(n, s) for n, s in enumerate(coding.paragraphs(text), 1) if pattern.search(text, s.start, s.end)]
        seen = Coding.objects.filter(transcript_id=where, removal=None)
        seen = seen if by_id[where].state is State.CODED else seen.filter(coder_id=actor.worker_id)
        given = [(names[c], coding.Span(a, b)) for c, a, b in seen.values_list("code_id", "start", "end")]
        for number, span in spans[:50]:
            codes = tuple(sorted({name for name, own in given if own.meets(span)}))
            hits.append(Hit(by_id[where], number, text[span.start : span.end], codes))
    return file, tuple(sorted(hits, key=lambda hit: (hit.transcript.number, hit.paragraph))[:100])


def _searched(study_id: UUID, words: str) -> audit.Act:
    act = opened("interviews searched", "interview study", study_id)
    return audit.Act(
        action=act.action,
        permission=act.permission,
        subject_kind=act.subject_kind,
        subject_id=study_id,
        detail={"term": audit.keyed_hash(words)},
    )


def project_for(actor: Actor, study_id: UUID, *, at: datetime) -> bytes:
    """The study as a REFI-QDA project: what is masked stays masked, and only codings open to everybody go out."""
    study = study_to(actor, Permission.INTERVIEWS_LEAD, study_id, at=at)
    act = audit.Act(
        action="interview study taken out",
        permission=Permission.INTERVIEWS_LEAD,
        subject_kind="interview study",
        subject_id=study.pk,
    )
    audit.record(actor, act)
    coders: dict[UUID, str] = {}
    sources = [_source(transcript, line, coders) for transcript, line in _with_words(study, actor)]
    users = tuple(shapes.User(guid=str(pk), name=name) for pk, name in coders.items())
    project = shapes.Project(
        name=study.title,
        users=users,
        codes=_codes(study_id),
        sources=tuple(sources),
        description=study.purpose,
        more=(("origin", "Kith"),),
    )
    return writing.write_project(project)


def codebook_file_for(actor: Actor, study_id: UUID, *, at: datetime) -> bytes:
    """The codebook as a REFI-QDA file. Raises Refused, NotThere."""
    study_to(actor, Permission.INTERVIEWS_VIEW, study_id, at=at)
    codes = _codes(study_id)
    if not codes:
        raise NotThere
    return writing.write_codebook(codes)


def _codes(study_id: UUID) -> tuple[shapes.Code, ...]:
    listed = codebook(study_id)
    return tuple(shapes.Code(guid=str(one.code_id), name=one.name, description=definition(one)) for one in listed)


def definition(code: CodeLine) -> str:
    """A code's words as one description, since the format has one place for them."""
    parts = (code.definition, f"Include: {code.include}" * bool(code.include))
    return "\n".join(part for part in (*parts, f"Exclude: {code.exclude}" * bool(code.exclude)) if part)


def _with_words(study: Study, actor: Actor) -> list[tuple[Transcript, TranscriptLine]]:
    listed = [(t, transcript_line(t, actor)) for t in with_progress(study.pk)]
    return [(t, line) for t, line in listed if line.state is not State.TO_MASK]


def _source(transcript: Transcript, line: TranscriptLine, coders: dict[UUID, str]) -> shapes.Text:
    text = MaskedText.objects.get(transcript=transcript).text
    standing = Coding.objects.filter(transcript=transcript, removal=None).select_related("coder")
    shown = list(standing) if line.state is State.CODED else []
    coders.update({c.coder_id: c.coder.full_name for c in shown})
    return shapes.Text(
        guid=str(transcript.pk),
        name=line.title,
        text=text,
        path=f"internal://{transcript.pk}.txt",
        selections=tuple(_selection(c, text) for c in shown),
    )


def _selection(one: Coding, text: str) -> shapes.Selection:
    made = one.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    stamp = (("creationDateTime", made),)
    given = shapes.Coding(guid=str(one.pk), code=str(one.code_id), user=str(one.coder_id), more=stamp)
    return shapes.Selection(
        guid=str(uuid5(one.pk, "passage")),
        start=one.start,
        end=one.end,
        name=text[one.start : one.end],
        description=one.memo,
        user=str(one.coder_id),
        codings=(given,),
        more=stamp,
    )
