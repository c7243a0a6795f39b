"""The minutes as tagged PDF (PDF/UA-1), set by Typst from data: words are never read as markup."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[1] / "design" / "static" / "kith" / "fonts-pdf"
HOUSE_FONT, SPARE_FONT = "Atkinson Hyperlegible", "Libertinus Serif"


def pdf(written: Any, *, at: datetime) -> bytes:
    """The minutes as PDF. `at` is the moment it is made, written into the file."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS] if FONTS.is_dir() else [])
    face = HOUSE_FONT if HOUSE_FONT in fonts.families() else SPARE_FONT
    made: bytes = typst.compile(
        HERE / "minutes.typ",
        root=HERE,
        font_paths=fonts,
        sys_inputs={"data": json.dumps(asdict(written) | {"face": face})},
        pdf_standards=["ua-1"],
        timestamp=int(at.timestamp()),
    )
    return made
