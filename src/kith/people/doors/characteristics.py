"""What adults say of themselves, what they need to be understood, and a baby's ethnic group as its parents say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.kernel import handbook
from kith.kernel.handbook import kinds
from kith.people.models import CharacteristicAnswer
from kith.people.words import Answer, Characteristic, ToldBy


@dataclass(frozen=True, kw_only=True)
class Told:
    """The answer that stands to one question; NOT_ASKED with number 0 when nobody has asked."""

    question: Characteristic
    answer: Answer = Answer.NOT_ASKED
    codes: tuple[str, ...] = ()
    own_words: str = ""
    source: ToldBy | None = None
    number: int = 0
    recorded_at: datetime | None = None
    recorded_by: str = ""

    @property
    def text(self) -> str:
        """The answer in words; empty when nobody has asked."""
        if self.answer is not Answer.GIVEN:
            return self.answer.label if self.answer is Answer.PREFERS_NOT else ""
        labels = labels_of(self.question)
        return "; ".join(part for part in (*(labels.get(code, code) for code in self.codes), self.own_words) if part)


def listed(question: Characteristic, on: date | None = None) -> tuple[kinds.Listed, ...]:
    """The handbook's list for a question."""
    return handbook.current().listed(question.value, on)


def labels_of(question: Characteristic) -> dict[str, str]:
    return {one.code: f"{one.group}: {one.label}" if one.group else one.label for one in listed(question)}


def newest_answers(**about: Any) -> QuerySet[CharacteristicAnswer]:
    """The answers that stand."""
    newer = CharacteristicAnswer.objects.filter(
        Q(person=OuterRef("person")) | Q(baby=OuterRef("baby")),
        question=OuterRef("question"), number__gt=OuterRef("number"),
    )  # fmt: skip
    return CharacteristicAnswer.objects.filter(~Exists(newer), **about).select_related("recorded_by")


def told_by(questions: Iterable[Characteristic], **about: Any) -> dict[Characteristic, Told]:
    """What stands for each of these questions about one adult (`person=`) or one baby (`baby=`), asked or not."""
    wanted = tuple(questions)
    found = {one.question: told(one) for one in newest_answers(question__in=[q.value for q in wanted], **about)}
    return {question: found.get(question.value) or Told(question=question) for question in wanted}


def told(row: CharacteristicAnswer) -> Told:
    return Told(
        question=Characteristic(row.question),
        answer=Answer(row.answer),
        codes=tuple(row.codes),
        own_words=row.own_words,
        source=ToldBy(row.source) if row.source else None,
        number=row.number,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by.full_name if row.recorded_by else "",
    )


SPOKEN, SIGNED, OTHER_SIGN = "interpreter.spoken", "interpreter.bsl", "interpreter.other_sign"


def interpreter_words(interpreter: Told, language: Told) -> str:
    """ "Needs a Polish interpreter", or nothing when none is needed or nobody has asked."""
    if interpreter.answer is not Answer.GIVEN:
        return ""
    if SIGNED in interpreter.codes:
        return "Needs a British Sign Language interpreter"
    if OTHER_SIGN in interpreter.codes:
        return f"Needs a communication professional: {interpreter.own_words or 'ask which'}"
    if SPOKEN not in interpreter.codes:
        return ""
    spoken = interpreter.own_words or _language(language)
    return f"Needs an interpreter: {spoken}" if spoken else "Needs an interpreter: ask for which language"


def _language(language: Told) -> str:
    labels = labels_of(Characteristic.MAIN_LANGUAGE)
    known = [labels.get(code, "") for code in language.codes if not code.endswith(".other")]
    return language.own_words or ", ".join(known)


def interpreters_for(person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """For each adult who needs one, the interpreter in words; one query for all of them."""
    asked = [Characteristic.INTERPRETER, Characteristic.MAIN_LANGUAGE]
    rows = newest_answers(person_id__in=list(person_ids), question__in=[one.value for one in asked])
    by_person: dict[UUID, dict[Characteristic, Told]] = {}
    for row in rows:
        if row.person_id:
            by_person.setdefault(row.person_id, {})[Characteristic(row.question)] = told(row)
    said = {
        person: interpreter_words(*(answers.get(one) or Told(question=one) for one in asked))
        for person, answers in by_person.items()
    }
    return {person: words for person, words in said.items() if words}
