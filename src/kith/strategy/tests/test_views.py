"""Every page of the room: second factor first, few queries, and what lists and chronology are told."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.access.database import acting_as
from kith.directory.tests.factories import AT, actor_of, sign_in
from kith.strategy import actions, doors, timeline
from kith.strategy.models import Answer, Discussion, Said
from kith.strategy.tests.factories import CirculationFactory, Partnership, RecordFactory, called, partnership
from kith.strategy.words import DiscussionStage, Reply

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25
LATER = AT + timedelta(hours=4)


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kith.kernel.clock.now", lambda: LATER)


@pytest.fixture
def place() -> Partnership:
    return partnership()


@pytest.fixture
def discussion(place: Partnership) -> Discussion:
    return called(place).discussion


PAGES = ("", "/reply", "/contribute", "/record", "/circulate", "/invite")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_opens_without_a_second_factor(
    client: Client, place: Partnership, discussion: Discussion, path: str
) -> None:
    sign_in(client, place.chair, second_factor=False)
    answer = client.get(f"/strategy/{discussion.pk}{path}")
    assert answer.status_code == 302
    assert "second-factor" in answer["Location"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_ask_the_database_few_questions(
    client: Client, place: Partnership, discussion: Discussion, path: str
) -> None:
    sign_in(client, place.chair)
    address = f"/strategy/{discussion.pk}{path}"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][:150] for query in asked)


def test_no_browser_keeps_a_page_about_a_family(client: Client, place: Partnership, discussion: Discussion) -> None:
    sign_in(client, place.chair)
    assert client.get(f"/strategy/{discussion.pk}")["Cache-Control"] == "no-store"


def test_the_call_pages_ask_few_questions(client: Client, place: Partnership) -> None:
    sign_in(client, place.chair)
    address = f"/babies/{place.baby.pk}/strategy/call"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= MOST_QUERIES


def test_the_desk_is_told_what_waits(place: Partnership, discussion: Discussion) -> None:
    with acting_as(actor_of(place.police)):
        waiting = doors.invitations_for(actor_of(place.police), at=LATER)
    assert [(one.number, one.needs_reply, one.needs_contribution) for one in waiting] == [
        (discussion.number, True, True)
    ]
    with acting_as(place.by):
        mine = doors.discussions_for(place.by, at=LATER)
        about = doors.discussions_about(place.by, place.baby.pk)
    assert [one.stage for one in mine] == [DiscussionStage.CALLED]
    assert about[0].due is not None
    stranger = partnership()
    with acting_as(stranger.by):
        assert not doors.discussions_for(stranger.by, at=LATER)
        assert not doors.discussions_about(stranger.by, place.baby.pk)


def test_a_reply_and_information_take_it_off_the_desk(place: Partnership, discussion: Discussion) -> None:
    by = actor_of(place.police)
    said = actions.Answered(reply=Reply.ATTENDING)
    actions.reply(discussion_id=discussion.pk, said=said, by=by, at=LATER)
    given = actions.Given(answers={"knows": "Nothing."}, name="Piran", post="Sergeant")
    actions.contribute(discussion_id=discussion.pk, given=given, by=by, at=LATER)
    assert not doors.invitations_for(by, at=LATER)


def test_the_chronology_is_told_each_agencys_part(place: Partnership, discussion: Discussion) -> None:
    given = actions.Given(answers={"knows": "Nothing."}, name="Piran", post="Sergeant")
    actions.contribute(discussion_id=discussion.pk, given=given, by=actor_of(place.police), at=LATER)
    with acting_as(place.by):
        entries = timeline.entries_for(place.by, place.baby.pk)
    assert {entry.agency_name for entry in entries} == {"East locality agency", "Police protection desk agency"}
    with acting_as(partnership().by):
        assert not timeline.entries_for(place.by, place.baby.pk)


def test_what_was_said_live_is_told_once_the_minutes_are_out(place: Partnership, discussion: Discussion) -> None:
    about = {"discussion": discussion, "baby": place.baby}
    written = {"written_by": place.police, "sent": uuid4()}
    Said.objects.create(
        **about, **written, agency=place.police.team.agency, kind="worry", words="He was bailed on Monday.",
        said_by="Piran", said_at=LATER,
    )  # fmt: skip
    for number, words in ((1, "At home."), (2, "With her grandmother.")):
        written["sent"] = uuid4()
        Answer.objects.create(
            **about, **written, question="safety_now", number=number, based_on=number - 1, state="answered",
            words=words, written_at=LATER,
        )  # fmt: skip

    def live() -> dict[str, str]:
        with acting_as(place.by):
            entries = timeline.entries_for(place.by, place.baby.pk)
        return {one.agency_name: one.words for one in entries if one.key.startswith(("said.", "answer."))}

    assert live() == {}
    CirculationFactory(record=RecordFactory(discussion=discussion))
    told = live()
    assert told[place.police.team.agency.name] == "He was bailed on Monday."
    assert told[place.chair.team.agency.name].endswith(" With her grandmother.")
