"""The report and the briefing as tagged PDF (PDF/UA-1), set by Typst from data: words are never read as markup."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from kith.measures import actions as measure_actions

from .report import Briefing, Exhibit, Report

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[1] / "design" / "static" / "kith" / "fonts-pdf"
HOUSE_FONT = "Atkinson Hyperlegible"
SPARE_FONT = "Libertinus Serif"


def report_pdf(report: Report, *, at: datetime) -> bytes:
    """The report as PDF. `at` is the moment it is made, written into the file."""
    data = asdict(report)
    for finding, part in zip(data["findings"], report.findings, strict=True):
        finding["exhibits"] = [_exhibit(exhibit, at) for exhibit in part.exhibits]
    return _set("report.typ", data, at)


def _exhibit(exhibit: Exhibit, at: datetime) -> dict[str, Any]:
    data = asdict(exhibit)
    data.pop("result")
    result = exhibit.result
    return data | {"svg": measure_actions.chart(result.groups, result.total, at=at)}


def briefing_pdf(briefing: Briefing, *, at: datetime) -> bytes:
    """The briefing as PDF, on one page."""
    return _set("briefing.typ", asdict(briefing), at)


def _set(name: str, data: dict[str, Any], at: datetime) -> bytes:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS] if FONTS.is_dir() else [])
    face = HOUSE_FONT if HOUSE_FONT in fonts.families() else SPARE_FONT
    made: bytes = typst.compile(
        HERE / name,
        root=HERE,
        font_paths=fonts,
        sys_inputs={"data": json.dumps(data | {"face": face})},
        pdf_standards=["ua-1"],
        timestamp=int(at.timestamp()),
    )
    return made
