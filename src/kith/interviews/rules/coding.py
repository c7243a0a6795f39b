"""Units, passages and where coders differ. Facts in, facts out."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kith.interviews.words import State, Unit
from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule

OURS = "Our proposal, for the partnership to confirm"
RELIABILITY = "Gwet, Handbook of Inter-Rater Reliability, 4th edition, 2014, on designing reliability studies"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")


@dataclass(frozen=True)
class Span:
    """A stretch of text, from `start` up to and without `end`."""

    start: int
    end: int

    def meets(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Given:
    """A code that somebody gave to a passage."""

    coder: UUID
    code: UUID
    span: Span


@dataclass(frozen=True)
class Difference:
    """One unit that some of the coders gave a code and others did not."""

    number: int
    span: Span
    code: UUID
    gave: frozenset[UUID]


def paragraphs(text: str) -> tuple[Span, ...]:
    """Each line that holds words."""
    return tuple(Span(*match.span()) for match in re.finditer(r"[^\n]*\S[^\n]*", text))


def units(text: str, unit: Unit) -> tuple[Span, ...]:
    """What agreement is counted by. It is chosen before coding starts and printed beside every figure."""
    whole = paragraphs(text)
    if unit is Unit.PARAGRAPH:
        return whole
    found: list[Span] = []
    for span in whole:
        edge = span.start
        for match in SENTENCE_END.finditer(text, span.start, span.end):
            found.append(Span(edge, match.start()))
            edge = match.end()
        found.append(Span(edge, span.end))
    return tuple(found)


def found_in(text: str, paragraph: Span, words: str) -> list[Span]:
    """Where these words begin in this paragraph, any run of white space being one; they may run on after it."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    found, match = [], pattern.search(text, paragraph.start)
    while match and match.start() < paragraph.end:
        found.append(Span(*match.span()))
        match = pattern.search(text, match.start() + 1)
    return found


def ratings(spans: Sequence[Span], given: Sequence[Given], code: UUID, coders: Sequence[UUID]) -> list[tuple[int, ...]]:
    """For each unit, whether each coder gave it the code: 1 or 0."""
    mine = {coder: [g.span for g in given if g.coder == coder and g.code == code] for coder in coders} if coders else {}
    return [tuple(int(any(span.meets(own) for own in mine[coder])) for coder in coders) for span in spans]


def differences(
    spans: Sequence[Span], given: Sequence[Given], codes: Iterable[UUID], coders: Sequence[UUID]
) -> tuple[Difference, ...]:
    """Every unit and code where the coders differ, in the order of the text."""
    found = []
    for code in codes:
        for number, (span, said) in enumerate(zip(spans, ratings(spans, given, code, coders), strict=True), start=1):
            if len(set(said)) > 1:
                gave = frozenset(coder for coder, yes in zip(coders, said, strict=True) if yes)
                found.append(Difference(number, span, code, gave))
    return tuple(sorted(found, key=lambda d: (d.span.start, str(d.code))))


def state(*, masked: bool, coders: Collection[UUID], done: Collection[UUID]) -> State:
    """How far a transcript has come, from what was done."""
    if not masked:
        return State.TO_MASK
    if not coders:
        return State.TO_ASSIGN
    return State.CODED if set(coders) <= set(done) else State.CODING


@rule("INT-1", source=OURS)
def unmasked(*, masked: bool) -> Finding | None:
    """Nobody codes a transcript before the people, places and dates in it are masked."""
    if masked:
        return None
    return Finding(code="INT-1", says="This transcript is not masked yet.", asks=(), weight=Weight.ACT_NOW)


@rule("INT-2", source=RELIABILITY)
def still_blind(*, coders: Collection[UUID], done: Collection[UUID]) -> Finding | None:
    """Nobody sees another coder's codes of a transcript before every coder of it has finished."""
    waiting = len(set(coders) - set(done))
    if not waiting:
        return None
    says = f"{waiting} of {len(set(coders))} coders have not finished, so each sees only their own codes."
    return Finding(code="INT-2", says=says, asks=(), weight=Weight.NOTE)


@rule("INT-3", source=RELIABILITY)
def below_target(alphas: Mapping[str, float | None], target: float) -> Finding | None:
    """A code whose agreement is below the target of the study is discussed before its results are used."""
    low = sorted(name for name, alpha in alphas.items() if alpha is not None and alpha < target)
    if not low:
        return None
    says = f"Below the target of {target:.2f}: {', '.join(low)}."
    return Finding(code="INT-3", says=says, asks=(), weight=Weight.NOTE)
