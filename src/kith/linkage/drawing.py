"""The waterfall of a pair: from where every pair starts, each field's step towards one person or two, to where it ends.

Direction and words say everything; colour only helps. The same facts stand in the table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

INK, STONE, PINE, SAND, LINE = "#23211f", "#5a534b", "#0f4c47", "#d68a00", "#e5dac6"
FONT = "Atkinson Hyperlegible, Arial, Helvetica, sans-serif"
WIDTH, STEP, ABOVE = 420, 52, -14


@dataclass(frozen=True)
class Bar:
    """One step: its name, how it agreed, and the bits it adds."""

    name: str
    words: str
    bits: float


def svg(prior: float, bars: Sequence[Bar]) -> str:
    """The chart as an SVG document. The libraries are loaded at the first drawing: they are large."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec(prior, bars))
    return drawn


def steps(prior: float, bars: Sequence[Bar]) -> list[dict[str, Any]]:
    """Each bar from where the one before ended; the first is where every pair starts, the last where this one ends."""
    found = [{"name": "Two people picked at random", "low": 0.0, "high": prior, "bits": prior, "kind": "whole"}]
    at = prior
    for bar in bars:
        found.append(
            {
                "name": f"{bar.name}: {bar.words}",
                "low": at,
                "high": at + bar.bits,
                "bits": bar.bits,
                "kind": "for" if bar.bits >= 0 else "against",
            }
        )
        at += bar.bits
    found.append({"name": "All together", "low": 0.0, "high": at, "bits": at, "kind": "whole"})
    return found


def spec(prior: float, bars: Sequence[Bar]) -> dict[str, Any]:
    """The chart as Vega-Lite data; each step's words stand above its bar, so that a phone can show it."""
    import altair

    rows = [row | {"said": f"{row['bits']:+.1f}"} for row in steps(prior, bars)]
    order = [row["name"] for row in rows]
    place = altair.Y("name:N", sort=order, title=None, axis=None)
    every = altair.Chart(altair.Data(values=rows)).encode(y=place)
    axis = altair.Axis(
        labelFontSize=14, labelFont=FONT, labelColor=STONE, titleFont=FONT, titleColor=STONE, titleFontSize=14,
        gridColor=LINE, domain=False, ticks=False, orient="bottom",
    )  # fmt: skip
    across = altair.X("low:Q", title="bits: each doubles the odds of one person", axis=axis)
    colours = altair.Color(
        "kind:N", legend=None, scale=altair.Scale(domain=["for", "against", "whole"], range=[PINE, SAND, STONE])
    )
    marks = (
        every.mark_bar(height=12).encode(x=across, x2="high:Q", color=colours),
        _words(every, "name", align="left"),
        _words(every, "said", align="right", fontWeight="bold"),
    )
    padding = {"left": 4, "right": 4, "top": 8, "bottom": 4}
    drawn = altair.layer(*marks).properties(width=WIDTH, height=altair.Step(STEP))
    return drawn.configure(background="#ffffff", padding=padding, view=altair.ViewConfig(stroke=None)).to_dict()


def _words(chart: Any, field: str, **style: str) -> Any:
    import altair

    at = 0 if style["align"] == "left" else WIDTH
    return chart.mark_text(fontSize=14, color=INK, font=FONT, dy=ABOVE, **style).encode(
        text=f"{field}:N", x=altair.value(at)
    )
