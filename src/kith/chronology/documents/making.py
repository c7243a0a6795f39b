"""One copy in the form that was asked for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kith.chronology.words import Format
from kith.kernel.handbook.copies import Redaction

from . import pdf, sheet, word
from .content import Asked, Copy, copy_of
from .redaction import OnFile, parents_read, redacted, text_of

if TYPE_CHECKING:
    from kith.people.doors import Remark
    from kith.people.timeline import TimelineFact


def made(
    entries: "Sequence[TimelineFact]",
    remarks: "dict[str, Sequence[Remark]]",
    profile: Redaction,
    on_file: OnFile,
    asked: Asked,
) -> Copy:
    """The content: entries and what was added to them, both with the same left out."""
    kept = redacted(entries, profile, on_file, remarks)
    if parents_read(profile) and on_file.careful and on_file.careful.tells(asked.purpose):
        asked = replace(asked, purpose="")
    keys = {one.key for one in kept.entries if one.key}
    added: dict[str, Sequence[Remark]] = {
        key: [replace(one, words=text_of(one.words, profile, on_file)) for one in said if one.corrects]
        for key, said in remarks.items()
        if key in keys
    }
    about = asked.about if profile.family_named else "The baby"
    return copy_of(kept, profile, replace(asked, about=about), added)


def as_file(copy: Copy, form: Format, asked: Asked) -> bytes:
    if form is Format.CSV:
        return sheet.copy_csv(copy)
    return word.copy_docx(copy, at=asked.at) if form is Format.DOCX else pdf.copy_pdf(copy, at=asked.at)
