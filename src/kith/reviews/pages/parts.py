"""What several pages of this room show in the same way."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from kith.design.pages import Cell, FindingView, Table, Tag
from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import RULEBOOK
from kith.measures import actions as measure_actions
from kith.measures import wording
from kith.measures.doors import MeasureResult
from kith.reviews.words import Stage

TONES = {Stage.WITH_EXECUTIVE: "action", Stage.RETURNED: "soon", Stage.APPROVED: "action"}


@dataclass(frozen=True)
class Figure:
    """A picture, the words that stand for it, its table and what both allow us to say."""

    src: str
    alt: str
    table: Table
    says: tuple[str, ...]
    caveats: tuple[str, ...]
    source: str
    key: tuple[str, ...] = wording.KEY
    interval_means: str = wording.INTERVAL_MEANS


def stage_tag(stage: Stage) -> Tag:
    return Tag(stage.label, TONES.get(stage, "plain"))  # type: ignore[arg-type]


def rule_view(finding: Finding) -> FindingView:
    """What a rule found, with the sentence it carries."""
    entry = RULEBOOK[finding.code]
    return FindingView(
        text=finding.says,
        code=finding.code,
        rule=entry.sentence,
        source=entry.source,
        serious=finding.weight is Weight.ACT_NOW,
    )


def rule_views(findings: tuple[Finding, ...]) -> tuple[FindingView, ...]:
    return tuple(rule_view(finding) for finding in findings)


def figure(result: MeasureResult) -> Figure:
    """A live measure."""
    cells = (result.groups, result.total)
    version = measure_actions.fingerprint(*cells)[:16]
    query = urlencode({"period": result.period.code.value, "v": version})
    return Figure(
        src=f"{reverse('measure_chart', args=[result.code])}?{query}",
        alt=wording.alt_text(*cells),
        table=cells_table(f"{result.name}, {wording.dates_text(result.period)}", wording.HEAD, _rows(result)),
        says=wording.sentences(*cells),
        caveats=result.caveats,
        source=f"{result.source}. Version {result.version} of this measure.",
    )


def _rows(result: MeasureResult) -> tuple[tuple[str, ...], ...]:
    return tuple(wording.row(group) for group in (*result.groups, result.total))


def cells_table(caption: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    """A table of numbers: the first column names, the rest are figures."""
    lines = tuple((Cell(name), *(Cell(words, number=True) for words in rest)) for name, *rest in rows)
    return Table(caption=caption, head=head, rows=lines, caption_hidden=True)
