"""A letter a practice attaches: what sort of file it is, by its content, and what in it is not let in."""

import hashlib
import io
import zipfile
from datetime import datetime

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.kernel.clock import day_of
from kith.strategy import doors
from kith.strategy.doors import procedures
from kith.strategy.models import Letter, LetterTakenOff
from kith.strategy.words import LetterKind

from . import scanning

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
ACTIVE_IN_PDF = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"/RichMedia", b"/XFA")
TIMES_LARGER, MOST_PARTS = 50, 2_000
"""A Word file that unpacks to more than this many times its size, or to this many parts, is no letter."""


class NotALetter(Exception):
    """The file is none of the kinds a practice may attach, or holds something that could run; says so in words."""


def kind_of(content: bytes) -> LetterKind:
    """What sort of letter this is, by its content alone. Raises NotALetter."""
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(PNG) and content.rstrip(b"\0").endswith(b"IEND\xaeB`\x82"):
        return LetterKind.PNG
    if content.startswith(JPEG) and b"\xff\xd9" in content[-64:]:
        return LetterKind.JPEG
    if content.startswith(b"PK\x03\x04"):
        return _docx(content)
    raise NotALetter("The letter must be a PDF, a Word document (DOCX), a PNG or a JPEG that is whole")


def _pdf(content: bytes) -> LetterKind:
    if b"%%EOF" not in content[-2048:]:
        raise NotALetter("The PDF is not whole. Save it again, then choose it again")
    if any(word in content for word in ACTIVE_IN_PDF):
        raise NotALetter("The PDF holds something that can run. Print it to a new PDF, then choose that one")
    return LetterKind.PDF


def _docx(content: bytes) -> LetterKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as broken:
        raise NotALetter("The Word document cannot be read. Save it again, then choose it again") from broken
    names = {one.filename for one in parts}
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        raise NotALetter("The file is not a Word document inside. Choose another file")
    if any(name.lower().endswith(("vbaproject.bin", ".exe", ".ole")) for name in names):
        raise NotALetter("The Word document holds macros. Save it without them, then choose it again")
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > TIMES_LARGER * max(len(content), 20_000):
        raise NotALetter("The Word document unpacks to far more than a letter. Choose another file")
    return LetterKind.DOCX


def attach_by_link(*, content: bytes, name: str, by: Actor, at: datetime) -> Letter:
    """Keep a letter; the same letter twice is one. One with a virus is not kept. Raises NotALetter, Refused, NotThere,
    LinkOver."""
    kind = kind_of(content)
    visit = doors.visit_for(by, at=at)
    if len(visit.letters) >= procedures.most_letters(day_of(at)):
        raise NotALetter("There are as many letters as can be attached. Take one off first")
    digest = hashlib.sha256(content).hexdigest()
    same = next((one for one in visit.letters if one.sha256 == digest), None)
    if same is not None:
        return same
    what = scanning.asked_about(content)
    if what:
        raise NotALetter(f"The virus scanner found something in this file ({what}). Choose another file")
    made = Letter.objects.create(
        invitation=visit.invitation,
        discussion_id=visit.discussion.pk,
        baby_id=visit.invitation.baby_id,
        name=name[:200],
        kind=kind,
        size=len(content),
        sha256=digest if not _was_there(visit, digest) else hashlib.sha256(f"{digest}{at}".encode()).hexdigest(),
        content=content,
        added_at=at,
    )
    scanning.write_down(made, what, at=at)
    _note(by, "attached a letter", made)
    return made


def take_off_by_link(*, letter_ids: frozenset[str], by: Actor, at: datetime) -> int:
    """Take letters off again before sending. How many. Raises Refused, NotThere, LinkOver."""
    visit = doors.visit_for(by, at=at)
    wanted = [one for one in visit.letters if str(one.pk) in letter_ids]
    for one in wanted:
        LetterTakenOff.objects.create(letter=one, invitation=visit.invitation, baby_id=one.baby_id, at=at)
        _note(by, "took a letter off again", one)
    return len(wanted)


def _was_there(visit: doors.Visit, digest: str) -> bool:
    """Whether this letter was attached before and taken off again."""
    return Letter.objects.filter(invitation=visit.invitation, sha256=digest).exists()


def _note(by: Actor, action: str, letter: Letter) -> None:
    audit.record(
        by,
        audit.Act(
            action=action,
            permission=Permission.STRATEGY_CONTRIBUTE,
            subject_kind="invitation",
            subject_id=letter.invitation_id,
            baby_id=letter.baby_id,
            detail={"kind": str(letter.kind), "size": letter.size},
        ),
    )
