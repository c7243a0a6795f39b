"""What is said where: the matrix of codes by agency and tier, and search."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access import audit
from kith.access.actor import Actor
from kith.interviews.models import Coding, MaskedText, OutsideCoding, Transcript
from kith.interviews.rules import coding
from kith.interviews.words import State, Tier

from .studies import StudyFile, TranscriptLine, codebook, opened, study_for
from .texts import found, visible


@dataclass(frozen=True)
class Hit:
    """A passage that holds the words searched for."""

    transcript: TranscriptLine
    paragraph: int
    words: str
    codes: tuple[str, ...]


type Matrix = tuple[StudyFile, tuple[tuple[str, int], ...], tuple[tuple[str, tuple[int, ...]], ...]]


def matrix_for(actor: Actor, study_id: UUID, by: str, *, at: datetime) -> Matrix:
    """How many interviews of each agency or tier hold each code, of those open to everybody. Raises Refused."""
    file = study_for(actor, study_id, at=at)
    shown = [line for line in file.transcripts if line.state is State.CODED]
    group = {line.transcript_id: line.tier.label if by == "tier" else line.agency or "No agency" for line in shown}
    order = [tier.label for tier in Tier] if by == "tier" else sorted(set(group.values()))
    heads = tuple(name for name in order if name in group.values())
    here = Coding.objects.filter(transcript_id__in=group, removal=None).order_by()
    there = OutsideCoding.objects.filter(transcript_id__in=group).order_by()
    pairs = {pair for rows in (here, there) for pair in rows.values_list("code_id", "transcript_id").distinct()}
    counts = Counter((code, group[where]) for code, where in pairs)
    asked = Counter(group.values())
    rows = tuple((c.name, tuple(counts[c.code_id, head] for head in heads)) for c in codebook(study_id))
    return file, tuple((head, asked[head]) for head in heads), rows


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
        given = _seen(found(where), by_id[where].state, names, actor) if spans else []
        for number, span in spans[:50]:
            codes = tuple(sorted({name for name, own in given if own.meets(span)}))
            hits.append(Hit(by_id[where], number, text[span.start : span.end], codes))
    return file, tuple(sorted(hits, key=lambda hit: (hit.transcript.number, hit.paragraph))[:100])


def _seen(transcript: Transcript, state: State, names: dict[UUID, str], actor: Actor) -> list[tuple[str, coding.Span]]:
    """The codes that this person may see in it, each with its place."""
    return [(names[c.code_id], coding.Span(c.start, c.end)) for c in visible(transcript, actor, state=state)]


def _searched(study_id: UUID, words: str) -> audit.Act:
    act = opened("interviews searched", "interview study", study_id)
    return audit.Act(
        action=act.action,
        permission=act.permission,
        subject_kind=act.subject_kind,
        subject_id=study_id,
        detail={"term": audit.keyed_hash(words)},
    )
