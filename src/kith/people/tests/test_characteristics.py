"""What people say about themselves: who may not write it, what is kept, and how an interpreter is told."""

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.people import actions, doors, rules
from kith.people.models import CharacteristicAnswer
from kith.people.words import Answer, Characteristic, ToldBy

from .factories import CharacteristicAnswerFactory, PersonFactory, baby_of

pytestmark = pytest.mark.django_db
C = Characteristic
POLISH = actions.AnswerSaid(Answer.GIVEN, ("main_language.polish",))
SPOKEN = actions.AnswerSaid(Answer.GIVEN, ("interpreter.spoken",))
NEEDS = actions.Answers(said={C.MAIN_LANGUAGE: POLISH, C.INTERPRETER: SPOKEN}, source=ToldBy.SELF)


@pytest.fixture
def worker():
    return WorkerFactory()


@pytest.fixture
def baby(worker):
    return baby_of(worker)


def record(baby, answers, worker, person_id="mother", **more):
    by = actor_of(worker)
    with acting_as(by):
        person = baby.mother_id if person_id == "mother" else person_id
        return actions.record_answers(baby.pk, person, answers, by=by, at=AT, **more)


def test_an_outsider_records_nothing_about_anybody(baby) -> None:
    with pytest.raises(Refused):
        record(baby, NEEDS, WorkerFactory())
    assert not CharacteristicAnswer.objects.exists()


def test_nobody_of_another_family_is_described(worker, baby) -> None:
    with pytest.raises(NotThere):
        record(baby, NEEDS, worker, person_id=PersonFactory().pk)


def test_the_interpreter_is_named_with_the_language(worker, baby) -> None:
    assert record(baby, NEEDS, worker) == 2
    assert record(baby, NEEDS, worker) == actions.AnsweredMeanwhile(
        tuple(doors.told_by((C.MAIN_LANGUAGE, C.INTERPRETER), person=baby.mother).values())
    )
    assert doors.interpreters_for([baby.mother_id]) == {baby.mother_id: "Needs an interpreter: Polish"}


@pytest.mark.parametrize(
    ("codes", "own", "said"),
    [
        (("interpreter.bsl",), "", "Needs a British Sign Language interpreter"),
        (("interpreter.spoken",), "Sylheti", "Needs an interpreter: Sylheti"),
        (("interpreter.spoken",), "", "Needs an interpreter: ask for which language"),
        (("interpreter.no",), "", ""),
    ],
)
def test_how_an_interpreter_is_said(codes, own, said) -> None:
    interpreter = doors.Told(question=C.INTERPRETER, answer=Answer.GIVEN, codes=codes, own_words=own)
    assert doors.interpreter_words(interpreter, doors.Told(question=C.MAIN_LANGUAGE)) == said


def test_not_asked_prefers_not_to_say_and_an_answer_are_three_things(worker, baby) -> None:
    told = doors.told_by((C.RELIGION,), person=baby.mother)[C.RELIGION]
    assert (told.answer, told.text, told.number) == (Answer.NOT_ASKED, "", 0)
    record(baby, actions.Answers(said={C.RELIGION: actions.AnswerSaid(Answer.PREFERS_NOT)}), worker)
    told = doors.told_by((C.RELIGION,), person=baby.mother)[C.RELIGION]
    assert (told.text, told.number) == ("Prefers not to say", 1)
    again = actions.AnswerSaid(Answer.GIVEN, ("religion.none",))
    record(baby, actions.Answers(said={C.RELIGION: again}, based_on={C.RELIGION: 1}), worker)
    assert doors.told_by((C.RELIGION,), person=baby.mother)[C.RELIGION].text == "No religion"
    assert CharacteristicAnswer.objects.count() == 2


def test_what_stands_is_not_written_twice_and_unknown_codes_are_refused(worker, baby) -> None:
    record(baby, NEEDS, worker)
    same = actions.Answers(said=NEEDS.said, based_on={C.MAIN_LANGUAGE: 1, C.INTERPRETER: 1})
    assert record(baby, same, worker) == 0
    wrong = actions.Answers(said={C.RELIGION: actions.AnswerSaid(Answer.GIVEN, ("religion.jedi",))})
    with pytest.raises(ValueError, match="list"):
        record(baby, wrong, worker)


def test_the_census_list_has_nineteen_ethnic_groups_in_five_parts() -> None:
    groups = doors.listed(C.ETHNIC_GROUP)
    assert (len(groups), len({one.group for one in groups})) == (19, 5)
    assert all(one.source for one in groups)


def test_his_7_an_interpreter_has_a_language(worker, baby) -> None:
    assert rules.an_interpreter_has_a_language(True, "").code == "HIS-7"
    assert rules.an_interpreter_has_a_language(True, "Polish") is None
    queried = record(baby, actions.Answers(said={C.INTERPRETER: SPOKEN}), worker)
    assert [finding.code for finding in queried.findings] == ["HIS-7"]


def test_his_8_not_asked_is_a_gap() -> None:
    asked = {"Main language": Answer.NOT_ASKED, "Interpreter": Answer.PREFERS_NOT}
    assert "Main language." in rules.not_asked_is_not_an_answer(asked).says
    assert rules.not_asked_is_not_an_answer({"Interpreter": Answer.PREFERS_NOT}) is None


def test_the_page_keeps_what_is_sent_and_the_card_says_it(client: Client, worker, baby) -> None:
    sign_in(client, worker)
    address = reverse("person_told", args=[baby.pk, baby.mother_id, "needs"])
    shown = client.get(address)
    sent = {"main_language": "main_language.polish", "interpreter": "interpreter.spoken", "source": "self",
            "communication": ["communication.time"]}  # fmt: skip
    answer = client.post(address, sent | dict(shown.page.hidden) | {"draft": shown.page.form.draft_token})
    assert answer.status_code == 302, answer.page.form.errors
    assert client.get(answer["Location"]).page.interpreter == "Needs an interpreter: Polish"
    cards = client.get(reverse("baby", args=[baby.pk])).page.family
    assert cards[0].rows[0].value == "Needs an interpreter: Polish"
    assert client.get(address).page.form.value_of("communication") == ("communication.time",)


def test_somebody_who_answered_meanwhile_is_shown(client: Client, worker, baby) -> None:
    sign_in(client, worker)
    address = reverse("person_told", args=[baby.pk, baby.mother_id, "about"])
    shown = client.get(address)
    CharacteristicAnswerFactory(
        person=baby.mother, question="religion", answer="given", codes=["religion.sikh"], recorded_by=worker
    )
    sent = {"religion": "religion.none", "source": "self", "draft": shown.page.form.draft_token}
    clash = client.post(address, sent | dict(shown.page.hidden))
    assert clash.status_code == 409
    assert (clash.page.conflict.rows[0].theirs, clash.page.conflict.rows[0].yours) == ("Sikh", "No religion")
    assert client.post(address, sent | dict(clash.page.hidden)).status_code == 302


def test_a_babys_ethnic_group_is_as_the_parents_say(client: Client, worker, baby) -> None:
    sign_in(client, worker)
    address = reverse("baby_told", args=[baby.pk])
    shown = client.get(address)
    sent = {"ethnic_group": "ethnic_group.mixed_asian", "source": "mother", "draft": shown.page.form.draft_token}
    assert client.post(address, sent | dict(shown.page.hidden)).status_code == 302
    assert doors.told_by((C.ETHNIC_GROUP,), baby=baby)[C.ETHNIC_GROUP].text.endswith("White and Asian")
    assert client.get(reverse("person_told", args=[baby.pk, baby.mother_id, "none"])).status_code == 404
