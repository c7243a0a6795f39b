"""Who may not: outsiders, coders before the mask, coders of each other; in our doors and again in the database."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.tests.factories import AT
from kith.interviews import actions, doors, models
from kith.interviews.tests.factories import MASKED_NAME, SAID, Scene, done, give, scene
from kith.interviews.words import Kind, Outcome, Part

pytestmark = pytest.mark.django_db

LEADS_ONLY: list[Callable[[Scene, Actor], object]] = [
    lambda s, a: actions.add_member(s.study, "ann@example.org", Part.LEAD, by=a, at=AT),
    lambda s, a: actions.add_code(s.study, actions.Words(name="x", definition="x"), by=a, at=AT),
    lambda s, a: actions.change_code(s.codes[0], actions.Words(name="x", definition="x"), by=a, at=AT),
    lambda s, a: actions.assign(s.transcript, s.one_worker.pk, by=a, at=AT),
    lambda s, a: actions.mask(s.transcript, [("Who", Kind.PERSON)], by=a, at=AT),
    lambda s, a: actions.cover(s.transcript, "ward", by=a, at=AT),
    lambda s, a: actions.destroy_keys(s.study, by=a, at=AT),
    lambda s, a: doors.words_to_mask(a, s.transcript, at=AT),
    lambda s, a: doors.project_for(a, s.study, at=AT),
    lambda s, a: doors.difference_for(a, s.transcript, s.codes[0], 0, at=AT),
]
ANY_PART: list[Callable[[Scene, Actor], object]] = [
    lambda s, a: doors.study_for(a, s.study, at=AT),
    lambda s, a: doors.codebook_for(a, s.study, at=AT),
    lambda s, a: doors.transcript_for(a, s.transcript, at=AT),
    lambda s, a: doors.agreement_for(a, s.study, at=AT),
    lambda s, a: doors.matrix_for(a, s.study, "tier", at=AT),
    lambda s, a: doors.search_for(a, s.study, "ring", at=AT),
]


@pytest.mark.parametrize("act", [*LEADS_ONLY, *ANY_PART])
def test_an_outsider_reads_and_does_nothing_though_their_role_could(act: Callable[[Scene, Actor], object]) -> None:
    here = scene()
    with acting_as(here.outsider, AT), pytest.raises((Refused, NotThere)):
        act(here, here.outsider)
    with acting_as(here.outsider, AT):
        assert doors.studies_for(here.outsider, at=AT) == ()


@pytest.mark.parametrize("act", LEADS_ONLY)
def test_a_coder_does_nothing_of_the_leads(act: Callable[[Scene, Actor], object]) -> None:
    here = scene()
    with acting_as(here.one, AT), pytest.raises((Refused, NotThere)):
        act(here, here.one)


def test_the_database_shows_an_outsider_no_row_and_a_coder_no_key() -> None:
    here = scene()
    give(here, here.one, 0, 0, 5)
    tables = [m for m in vars(models).values() if isinstance(m, type) and m.__module__ == models.__name__]
    ours = [m for m in tables if hasattr(m, "classified")]
    assert len(ours) == 15
    with acting_as(here.outsider, AT):
        assert [m.__name__ for m in ours if m.objects.exists()] == []
    with acting_as(here.one, AT):
        hidden = {m.__name__ for m in ours if not m.objects.exists()}
        assert {"SourceText", "KeyEntry"} <= hidden
        assert models.MaskedText.objects.exists()


def test_the_database_keeps_a_second_coder_blind() -> None:
    here = scene()
    mine = give(here, here.one, 0, 0, 5)
    for who in (here.two, here.lead):
        with acting_as(who, AT):
            assert not models.Coding.objects.exists()
            with pytest.raises(NotThere):
                doors.coding_for(who, mine, at=AT)
            assert doors.transcript_for(who, here.transcript, at=AT).codings == ()
    done(here, here.one)
    with acting_as(here.two, AT):
        assert not models.Coding.objects.exists()
    done(here, here.two)
    for who in (here.two, here.lead):
        with acting_as(who, AT):
            assert models.Coding.objects.count() == 1


@pytest.mark.parametrize("table", ["coding", "finished", "removal"])
def test_the_database_lets_nobody_code_in_anothers_name(table: str) -> None:
    here = scene()
    mine = give(here, here.one, 0, 0, 5)
    common = {"study_id": here.study}
    rows = {
        "coding": lambda: models.Coding(
            **common,
            transcript_id=here.transcript,
            code_id=here.codes[0],
            coder=here.one_worker,
            start=0,
            end=2,
            made_at=AT,
        ),
        "finished": lambda: models.Finished(**common, transcript_id=here.transcript, coder=here.one_worker, at=AT),
        "removal": lambda: models.Removal(**common, coding_id=mine, removed_by=here.one_worker, removed_at=AT),
    }
    with acting_as(here.two, AT), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        rows[table]().save(force_insert=True)


def test_the_database_lets_nobody_join_a_study_by_themselves() -> None:
    here = scene()
    me = here.outsider_worker
    joining = models.Member(
        study_id=here.study,
        worker=me,
        part=Part.KEEPER,
        profession="x",
        agency_id=me.team.agency_id,
        added_by=me,
        added_at=AT,
    )
    with acting_as(here.outsider, AT), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        joining.save(force_insert=True)


def test_int_1_nobody_codes_before_the_mask() -> None:
    here = scene(masked=False)
    with acting_as(here.one, AT), pytest.raises(NotThere):
        doors.transcript_for(here.one, here.transcript, at=AT)
    with acting_as(here.lead, AT):
        actions.assign(here.transcript, here.one_worker.pk, by=here.lead, at=AT)
    with pytest.raises(NotThere):
        give(here, here.one, 0, 0, 5)


def test_a_coder_codes_only_what_they_were_given_and_not_after_they_finished() -> None:
    here = scene(assigned=False)
    with pytest.raises(NotThere):
        give(here, here.one, 0, 0, 5)
    with acting_as(here.lead, AT):
        actions.assign(here.transcript, here.one_worker.pk, by=here.lead, at=AT)
    mine = give(here, here.one, 0, 0, 5)
    assert give(here, here.one, 0, 0, 5) == mine
    done(here, here.one)
    with pytest.raises(NotThere):
        give(here, here.one, 1, 0, 5)
    with acting_as(here.one, AT), pytest.raises(NotThere):
        actions.take_back(mine, by=here.one, at=AT)


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 2), (0, 100_000)])
def test_a_passage_outside_the_words_is_refused(start: int, end: int) -> None:
    here = scene()
    with pytest.raises(NotThere):
        give(here, here.one, 0, start, end)


def test_masking_keeps_the_key_apart_and_destroys_it() -> None:
    here = scene()
    with acting_as(here.one, AT):
        text = doors.transcript_for(here.one, here.transcript, at=AT).text
    assert "I rang [person 1] on [date 1] and nobody rang back.\nAt [place 1] we" in text
    with acting_as(here.lead, AT):
        assert ("[person 1]", MASKED_NAME) in doors.words_to_mask(here.lead, here.transcript, at=AT).key
        assert actions.cover(here.transcript, "Tuesdays", by=here.lead, at=AT)
        assert len(doors.transcript_for(here.lead, here.transcript, at=AT).text) == len(text)
        assert actions.destroy_keys(here.study, by=here.lead, at=AT) == 1
        left = doors.words_to_mask(here.lead, here.transcript, at=AT)
        assert (left.text, {original for _token, original in left.key}) == ("", {""})
        assert SAID not in str(left)


def test_the_key_is_destroyed_on_its_day_whoever_forgot_it() -> None:
    here = scene()
    day = models.Study.objects.get(pk=here.study).destroy_key_on
    when = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    assert actions.destroy_due(at=when - timedelta(days=1)) == 0
    assert models.SourceText.objects.get(transcript=here.transcript).text == SAID
    assert [actions.destroy_due(at=when), actions.destroy_due(at=when)] == [1, 0]
    assert models.SourceText.objects.get(transcript=here.transcript).text == ""
    assert set(models.KeyEntry.objects.values_list("original", flat=True)) == {""}


def test_two_coders_disagree_and_the_reason_enters_the_codebook() -> None:
    here = scene()
    for who, spans in ((here.one, [(0, 0, 10), (1, 30, 40)]), (here.two, [(0, 0, 6)])):
        for code, start, end in spans:
            give(here, who, code, start, end)
        done(here, who)
    with acting_as(here.lead, AT):
        file = doors.agreement_for(here.lead, here.study, at=AT, draws=50)
        assert [one.figures.percent for one in file.codes] == [1.0, 0.75]
        (one,) = file.differences
        assert (one.gave, one.gave_not) == (("Ann Cole",), ("Bea Dunn",))
        version = actions.resolve(one, Outcome.DOES_NOT, "A wish is not a number.", by=here.lead, at=AT)
        assert actions.resolve(one, Outcome.APPLIES, "Twice", by=here.lead, at=AT) == version
        code = doors.codebook_for(here.lead, here.study, at=AT)[1]
        assert (code.exclude, code.version) == ("A wish is not a number.", version)
        assert doors.agreement_for(here.lead, here.study, at=AT, draws=0).differences[0].outcome is Outcome.DOES_NOT
