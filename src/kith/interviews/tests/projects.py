"""Small REFI-QDA projects in our own invented words."""

import io
import zipfile

A, B = "11111111-1111-4111-8111-111111111111", "{22222222-2222-4222-8222-222222222222}"
CODE, CHILD = "33333333-3333-4333-8333-333333333333", "44444444-4444-4444-8444-444444444444"
SOURCE = "55555555-5555-4555-8555-555555555555"
TEXT = "Who rings whom?\nWe ring the ward, and nobody rings back.\nThat is how Tuesdays go."
QUOTE = "nobody rings back"


def selection(start: int, end: int, name: str = "", number: int = 1, code: str = CODE) -> str:
    guid = f"66666666-6666-4666-8666-{number:012d}"
    coding = f"77777777-7777-4777-8777-{number:012d}"
    return (
        f'<PlainTextSelection guid="{guid}" name="{name}" startPosition="{start}" endPosition="{end}" '
        f'creatingUser="{A}" creationDateTime="2026-03-02T10:00:00Z"><Description>mine</Description>'
        f'<Coding guid="{coding}" creatingUser="{A}"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )


def qde(selections: str = "", *, source: str = "", after: str = "", before: str = "") -> bytes:
    source = source or (
        f'<TextSource guid="{SOURCE}" name="Interview 1" plainTextPath="internal://one.txt">{selections}</TextSource>'
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{before}<Project name="Test" xmlns="urn:QDA-XML:project:1.0">'
        f'<Users><User guid="{A}" name="Ann"/><User guid="{B}" name="Bea"/></Users><CodeBook><Codes>'
        f'<Code guid="{CODE}" name="Ringing back" isCodable="true" color="#1d70b8"><Description>Says so</Description>'
        f'<Code guid="{CHILD}" name="The ward" isCodable="false"/></Code></Codes></CodeBook>'
        f"<Sources>{source}</Sources>{after}</Project>"
    ).encode()


def packed(
    xml: bytes, text: bytes | None = TEXT.encode(), *, folder: str = "sources", more: dict | None = None
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", xml)
        if text is not None:
            archive.writestr(f"{folder}/one.txt", text)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def right() -> bytes:
    start = TEXT.index(QUOTE)
    return packed(qde(selection(start, start + len(QUOTE), QUOTE)))
