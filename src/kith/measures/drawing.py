"""The picture of a measure: a dot for each share, a line for its interval, the numbers written beside it.

Colour says nothing here: groups are told apart by their place and name, hidden ones by their words.
"""

from typing import Any

from .rules import Group, Month

INK, STONE, PINE, LINE = "#23211f", "#5a534b", "#0f4c47", "#e5dac6"
FONT = "Atkinson Hyperlegible, Arial, Helvetica, sans-serif"
WIDTH, STEP, ABOVE = 420, 66, -18


def svg(groups: tuple[Group, ...], total: Group) -> str:
    """The chart as an SVG document. The libraries are loaded at the first drawing: they are large."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec(groups, total))
    return drawn


def months_svg(months: tuple[Month, ...]) -> str:
    """The chart of months as an SVG document."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(months_spec(months))
    return drawn


def months_spec(months: tuple[Month, ...]) -> dict[str, Any]:
    """Month by month: the band of chance, the share over all, each month's share; a month outside is a larger ring."""
    import altair

    rows = [_month_row(one) for one in months if one.proportion is not None]
    when = altair.X("month:T", title=None, axis=_month_axis())
    scale = altair.Scale(domain=[0, 1])
    share = altair.Y("share:Q", scale=scale, title=None, axis=_share_axis("left"))
    base = altair.Chart(altair.Data(values=rows)).encode(x=when)
    band = base.mark_area(color=LINE, opacity=0.6, interpolate="step")
    marks = (
        band.encode(y=altair.Y("low:Q", scale=scale, title=None, axis=_share_axis("left")), y2="high:Q"),
        base.mark_rule(color=STONE, strokeDash=[5, 4]).encode(y=altair.Y("centre:Q", scale=scale)),
        base.mark_line(color=PINE, strokeWidth=2).encode(y=share),
        base.mark_point(size=60, filled=True, color=PINE, opacity=1).encode(y=share),
        base.transform_filter("datum.outside")
        .mark_point(size=260, color=INK, strokeWidth=2, opacity=1)
        .encode(y=share),
    )
    return _dressed(altair.layer(*marks).properties(width=WIDTH, height=220)).to_dict()


def _month_row(one: Month) -> dict[str, Any]:
    return {
        "month": one.month.isoformat(),
        "share": one.proportion,
        "low": one.low,
        "high": one.high,
        "centre": one.centre,
        "outside": one.outside,
    }


def _month_axis() -> Any:
    import altair

    return altair.Axis(
        format="%b %y", tickCount=6, labelFontSize=15, labelFont=FONT, labelColor=STONE, grid=False,
        domainColor=STONE, tickColor=STONE,
    )  # fmt: skip


def png(drawn: str) -> bytes:
    """A drawing for a Word document, sharp enough to print."""
    import vl_convert

    made: bytes = vl_convert.svg_to_png(drawn, scale=3)
    return made


def spec(groups: tuple[Group, ...], total: Group) -> dict[str, Any]:
    """The chart as Vega-Lite data: each group's name and numbers stand above its line, so that a phone can show it."""
    import altair

    cells = (*groups, total)
    place = altair.Y("name:N", sort=[cell.label for cell in cells], title=None, axis=None)
    scale = altair.Scale(domain=[0, 1])
    share = altair.X("share:Q", scale=scale, title=None, axis=_share_axis())
    low = altair.X("low:Q", scale=scale, title=None, axis=_share_axis())
    every = altair.Chart(altair.Data(values=[_row(cell) for cell in cells])).encode(y=place)
    seen, hidden = every.transform_filter("datum.shown"), every.transform_filter("!datum.shown")
    marks = (
        seen.mark_rule(strokeWidth=2, color=LINE).encode(x=altair.value(0), x2=altair.value(WIDTH)),
        seen.mark_rule(strokeWidth=3, color=PINE).encode(x=low, x2="high:Q"),
        seen.mark_point(size=150, filled=True, color=PINE, opacity=1).encode(x=share),
        _words(every, "name", INK, align="left", fontWeight="bold"),
        _words(seen, "words", INK, align="right"),
        _words(hidden, "words", STONE, align="right", fontStyle="italic"),
    )
    return _dressed(altair.layer(*marks).properties(width=WIDTH, height=altair.Step(STEP))).to_dict()


def _words(chart: Any, field: str, colour: str, **style: str) -> Any:
    import altair

    across = 0 if style["align"] == "left" else WIDTH
    mark = chart.mark_text(fontSize=16, color=colour, font=FONT, dy=ABOVE, **style)
    return mark.encode(text=f"{field}:N", x=altair.value(across))


def _row(cell: Group) -> dict[str, Any]:
    if cell.proportion is None:
        return {"name": cell.label, "shown": False, "words": f"{cell.status.symbol} {_why(cell)}"}
    words = f"{cell.proportion * 100:.0f}%  ({cell.numerator:,} of {cell.denominator:,})"
    row = {"name": cell.label, "shown": True, "words": words}
    return row | {"share": cell.proportion, "low": cell.low, "high": cell.high}


def _why(cell: Group) -> str:
    return "hidden" if cell.status.symbol == "[c]" else "nothing to count"


def _share_axis(orient: Any = "bottom") -> Any:
    import altair

    return altair.Axis(
        format="%", values=[0, 0.25, 0.5, 0.75, 1], labelFontSize=15, labelFont=FONT, labelColor=STONE, grid=False,
        domainColor=STONE, tickColor=STONE, orient=orient,
    )  # fmt: skip


def _dressed(chart: Any) -> Any:
    import altair

    padding = {"left": 4, "right": 4, "top": 8, "bottom": 4}
    return chart.configure(background="#ffffff", padding=padding, view=altair.ViewConfig(stroke=None))
