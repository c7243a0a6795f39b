"""Taking in a project of another tool: its codes, its texts (to be masked here), and who gave which code to what."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.interviews.doors.studies import codebook, study_to
from kith.interviews.models import Code, OutsideCoding, TakenIn
from kith.interviews.refi import checking, quotes
from kith.interviews.refi.shapes import Project, Text, Unreadable
from kith.interviews.rules import taking
from kith.interviews.words import FileKind, Tier

from .codebook import Words, add_code
from .reading import LARGEST
from .studies import Brought, add_transcript, record

MOST_TEXTS = 200


@dataclass(frozen=True, kw_only=True)
class FromFile:
    """Which file it came in, and what a file does not say: who was spoken with, and who coded where nobody is named."""

    name: str
    kind: FileKind
    coder: str = ""
    tier: Tier = Tier.NOT_SAID
    agency_id: UUID | None = None


class CoderMissing(Unreadable):
    """The file does not say who coded, so whoever takes it in has to."""


@transaction.atomic
def take_in(study_id: UUID, project: Project, said: FromFile, *, by: Actor, at: datetime) -> UUID:
    """Take a project into a study; the id of its report. Texts wait to be masked. Raises Refused, Unreadable."""
    study = study_to(by, Permission.INTERVIEWS_LEAD, study_id, at=at)
    study_to(by, Permission.INTERVIEWS_KEY, study_id, at=at)
    texts = [text for text in project.texts if text.text and text.text.strip()]
    _judge(project, texts, said)
    ids = _codes(study_id, project, said, by, at)
    taken = TakenIn(
        study=study,
        file_name=said.name[:200],
        kind=said.kind.value,
        held={},
        left=_left(project, len(texts)),
        mismatches=[asdict(one) for one in quotes.mismatches(project)],
        taken_by=directory_doors.worker_of(by),
        taken_at=at,
    )
    taken.save(force_insert=True)
    coders: set[str] = set()
    number = 0
    for text in texts:
        given = [one for one in taking.passages(project, text) if one.code in ids]
        names = {one.coder or said.coder for one in given}
        transcript = add_transcript(study_id, _brought(text, said, names), by=by, at=at)
        OutsideCoding.objects.bulk_create(_row(taken, transcript, one, ids, said) for one in given)
        coders |= names
        number += len(given)
    taken.held = {"codes": len(ids), "interviews": len(texts), "codings": number, "coders": len(coders)}
    taken.save(update_fields=["held"])
    record(by, Permission.INTERVIEWS_LEAD, "project taken in", study_id, codes=len(ids), interviews=len(texts))
    return taken.pk


def _judge(project: Project, texts: Sequence[Text], said: FromFile) -> None:
    if not texts and not project.codes:
        raise Unreadable("It holds no codes and no text.")
    if len(texts) > MOST_TEXTS or any(len(text.text or "") > LARGEST for text in texts):
        raise Unreadable("It holds more than a study of interviews can.")
    nameless = any(not one.coder for text in texts for one in taking.passages(project, text))
    if nameless and not said.coder:
        raise CoderMissing("The file does not say who coded. Say who did")


def _codes(study_id: UUID, project: Project, said: FromFile, by: Actor, at: datetime) -> dict[str, Code]:
    """The study's code for each code of the project: one of the same name, or a new one."""
    known = {line.name.casefold(): line.code_id for line in codebook(study_id)}
    ids: dict[str, UUID] = {}
    for guid, words in taking.codes(project.codes):
        key = words.name.casefold()
        if key not in known:
            known[key] = add_code(study_id, Words(**vars(words), reason=f"Taken in from {said.name}"), by=by, at=at)
        ids[guid] = known[key]
    rows = Code.objects.in_bulk(set(ids.values()))
    return {guid: rows[pk] for guid, pk in ids.items()}


def _brought(text: Text, said: FromFile, names: set[str]) -> Brought:
    return Brought(
        title=(text.name.strip() or "Without a name")[:200],
        text=taking.plain(text.text or ""),
        tier=said.tier,
        agency_id=said.agency_id,
        outside_coders=tuple(sorted(names)),
    )


def _row(
    taken: TakenIn, transcript_id: UUID, one: taking.Outside, ids: dict[str, Code], said: FromFile
) -> OutsideCoding:
    return OutsideCoding(
        study_id=taken.study_id,
        transcript_id=transcript_id,
        code=ids[one.code],
        coder=(one.coder or said.coder)[:200],
        start=one.start,
        end=one.end,
        memo=one.memo.replace("\x00", ""),
        taken=taken,
    )


def _left(project: Project, texts: int) -> dict[str, int]:
    """What the file holds that a study has no place for, counted by its name in the file."""
    left = checking.handed_on(project)
    left |= {
        "PlainTextSelection without a code": taking.uncoded(project),
        "Text without words": len(project.texts) - texts,
    }
    return {name: number for name, number in left.items() if number}
