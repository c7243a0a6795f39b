"""Recording what somebody says about themselves: an answer is added where it differs from what stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import Baby, CharacteristicAnswer, Person
from kith.people.words import Answer, Characteristic, ToldBy

from . import checks


@dataclass(frozen=True)
class AnswerSaid:
    """One answer: codes of the handbook's list and own words; or that it was not given, or not asked."""

    answer: Answer
    codes: tuple[str, ...] = ()
    own_words: str = ""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Several answers at once, who gave them, and which answers the writer had seen (their numbers)."""

    said: Mapping[Characteristic, AnswerSaid]
    source: ToldBy | None = None
    based_on: Mapping[Characteristic, int] = field(default_factory=dict)


@dataclass(frozen=True)
class AnsweredMeanwhile:
    """Somebody answered some of these meanwhile. Nothing was saved, nothing is lost."""

    newer: tuple[doors.Told, ...]


@transaction.atomic
def record_answers(
    baby_id: UUID, person_id: UUID | None, answers: Answers, *, explained: str = "", by: Actor, at: datetime
) -> int | AnsweredMeanwhile | checks.Queried:
    """Keep the answers about an adult of this baby's family, or about the baby when `person_id` is None.

    Gives how many answers were added. Raises Refused, NotThere; ValueError for a code that is not on the list.
    """
    doors.allow(by, Permission.PERSON_RECORD, baby_id, at=at)
    about = _about(by, baby_id, person_id)
    checks.alone("answers about", person_id or baby_id)
    stands = doors.told_by(answers.said, **about)
    newer = tuple(told for q, told in stands.items() if told.number > answers.based_on.get(q, 0))
    if newer:
        return AnsweredMeanwhile(newer)
    found = [_interpreter_has_a_language(answers)]
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    changed = {q: said for q, said in answers.said.items() if _differs(said, stands[q])}
    for question, said in changed.items():
        _add(about, question, said, (stands[question].number + 1, answers.source), by, at)
    subject: Any = about.get("person") or about.get("baby")
    checks.explain(found, explained, subject, by=by, at=at)
    if changed:
        _record(by, baby_id, person_id, list(changed))
    return len(changed)


def _about(by: Actor, baby_id: UUID, person_id: UUID | None) -> dict[str, Person | Baby]:
    if person_id is not None:
        person, _relation = doors.person_for(by, baby_id, person_id)
        return {"person": person}
    baby = doors.visible_to(by).filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    return {"baby": baby}


def _interpreter_has_a_language(answers: Answers) -> Finding | None:
    interpreter = answers.said.get(Characteristic.INTERPRETER)
    if interpreter is None:
        return None
    language = answers.said.get(Characteristic.MAIN_LANGUAGE)
    words = interpreter.own_words or (" ".join((*language.codes, language.own_words)).strip() if language else "")
    return rules.an_interpreter_has_a_language(doors.SPOKEN in interpreter.codes, words)


def _differs(said: AnswerSaid, stands: doors.Told) -> bool:
    return (said.answer, said.codes, said.own_words) != (stands.answer, stands.codes, stands.own_words)


def _add(
    about: Mapping[str, Any], question: Characteristic, said: AnswerSaid, more: tuple[int, ToldBy | None],
    by: Actor, at: datetime,
) -> None:  # fmt: skip
    number, source = more
    if not set(said.codes) <= {one.code for one in doors.listed(question)}:
        raise ValueError("a code that is not on the list")
    given = said.answer is Answer.GIVEN
    CharacteristicAnswer.objects.create(
        **about,
        question=question.value,
        number=number,
        answer=said.answer.value,
        codes=list(said.codes) if given else [],
        own_words=said.own_words if given else "",
        source=source.value if source else "",
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )


def _record(by: Actor, baby_id: UUID, person_id: UUID | None, questions: list[Characteristic]) -> None:
    act = audit.Act(
        action="recorded what somebody says about themselves",
        permission=Permission.PERSON_RECORD,
        subject_kind="person" if person_id else "baby",
        subject_id=person_id or baby_id,
        baby_id=baby_id,
        detail={"questions": [question.value for question in questions]},
    )
    audit.record(by, act)
