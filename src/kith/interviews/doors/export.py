"""A study and its codebook as REFI-QDA: what is masked stays masked, and only codings open to everybody go out."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.interviews.models import MaskedText, Study, Transcript
from kith.interviews.refi import shapes, writing
from kith.interviews.rules import taking
from kith.interviews.words import State

from .studies import CodeLine, TranscriptLine, codebook, study_to, transcript_line, with_progress
from .texts import CodingLine, visible


def project_for(actor: Actor, study_id: UUID, *, at: datetime) -> bytes:
    """The study as a REFI-QDA project: what is masked stays masked, and only codings open to everybody go out."""
    study = study_to(actor, Permission.INTERVIEWS_LEAD, study_id, at=at)
    act = audit.Act(
        action="interview study taken out",
        permission=Permission.INTERVIEWS_LEAD,
        subject_kind="interview study",
        subject_id=study.pk,
    )
    audit.record(actor, act)
    coders: dict[UUID, str] = {}
    sources = [_source(transcript, line, actor, coders) for transcript, line in _with_words(study, actor)]
    users = tuple(shapes.User(guid=str(pk), name=name) for pk, name in coders.items())
    project = shapes.Project(
        name=study.title,
        users=users,
        codes=_codes(study_id),
        sources=tuple(sources),
        description=study.purpose,
        more=(("origin", "Kith"),),
    )
    return writing.write_project(project)


def codebook_file_for(actor: Actor, study_id: UUID, *, at: datetime) -> bytes:
    """The codebook as a REFI-QDA file. Raises Refused, NotThere."""
    study_to(actor, Permission.INTERVIEWS_VIEW, study_id, at=at)
    codes = _codes(study_id)
    if not codes:
        raise NotThere
    return writing.write_codebook(codes)


def _codes(study_id: UUID) -> tuple[shapes.Code, ...]:
    listed = codebook(study_id)
    return tuple(shapes.Code(guid=str(one.code_id), name=one.name, description=_description(one)) for one in listed)


def _description(code: CodeLine) -> str:
    return taking.together(code.definition, code.include, code.exclude)


def _with_words(study: Study, actor: Actor) -> list[tuple[Transcript, TranscriptLine]]:
    listed = [(t, transcript_line(t, actor)) for t in with_progress(study.pk)]
    return [(t, line) for t, line in listed if line.state is not State.TO_MASK]


def _source(transcript: Transcript, line: TranscriptLine, actor: Actor, coders: dict[UUID, str]) -> shapes.Text:
    text = MaskedText.objects.get(transcript=transcript).text
    shown = visible(transcript, actor, state=State.CODED) if line.state is State.CODED else ()
    coders.update({one.coder_id: one.coder for one in shown})
    return shapes.Text(
        guid=str(transcript.pk),
        name=line.title,
        text=text,
        path=f"internal://{transcript.pk}.txt",
        description=", ".join(filter(None, (line.agency, line.profession, line.tier.label))),
        selections=tuple(_selection(one, text) for one in shown),
    )


def _selection(one: CodingLine, text: str) -> shapes.Selection:
    made = one.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if one.made_at else ""
    stamp = (("creationDateTime", made),) if made else ()
    given = shapes.Coding(guid=str(one.coding_id), code=str(one.code_id), user=str(one.coder_id), more=stamp)
    return shapes.Selection(
        guid=str(uuid5(one.coding_id, "passage")),
        start=one.start,
        end=one.end,
        name=text[one.start : one.end],
        description=one.memo,
        user=str(one.coder_id),
        codings=(given,),
        more=stamp,
    )
