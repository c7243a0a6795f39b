"""A file brought by its sender."""

from collections.abc import Collection
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField

from kith.design import wording
from kith.design.fields.base import Drawn
from kith.design.fields.text import hidden_characters
from kith.design.widgets import OneFile

MEGABYTE = 1024 * 1024
STARTS = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "ods": (b"PK\x03\x04",),
    "odt": (b"PK\x03\x04",),
}


class FileField(Drawn):
    """One file. ``kinds`` are endings without the dot; its first bytes must agree with its ending."""

    macro = "govukFileUpload"
    verb = "Choose"
    widget = OneFile

    def __init__(self, *, kinds: Collection[str], most_bytes: int = 10 * MEGABYTE, **kwargs: Any) -> None:
        self.kinds = tuple(kind.lower() for kind in kinds)
        self.most_bytes = most_bytes
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> UploadedFile | None:
        if value in self.empty_values:
            return None
        kind = value.name.rpartition(".")[2].lower()
        if kind not in self.kinds:
            kinds = wording.list_text([name.upper() for name in self.kinds], joiner="or")
            raise self.refuse(f"{self.words.name_first} must be a {kinds} file", "kind")
        if hidden_characters(value.name, lines=False) or len(value.name) > 200:
            raise self.refuse("Give the file a plain name of 200 characters or fewer, then choose it again", "name")
        if not value.size:
            raise self.refuse("The file is empty. Choose another file", "empty")
        if value.size > self.most_bytes:
            raise self.refuse(f"The file must be smaller than {self.most_bytes // MEGABYTE} MB", "too_big")
        if not self.looks_like(kind, value):
            raise self.refuse(f"The file is not a {kind.upper()} file inside. Choose another file", "content")
        return value

    @staticmethod
    def looks_like(kind: str, value: UploadedFile) -> bool:
        value.seek(0)
        start = value.read(8)
        value.seek(0)
        return kind not in STARTS or any(start.startswith(known) for known in STARTS[kind])

    def own_params(self, bound: BoundField) -> dict[str, Any]:
        return {"attributes": {"accept": ",".join(f".{kind}" for kind in self.kinds)}}
