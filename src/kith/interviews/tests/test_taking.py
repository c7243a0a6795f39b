"""Projects from other tools: who may not, what comes in and keeps to its words, what a hostile file does."""

from pathlib import Path
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.tests.factories import AT, sign_in
from kith.interviews import actions, doors, models
from kith.interviews.actions.reading import project_of, words_of
from kith.interviews.refi.shapes import Unreadable
from kith.interviews.rules import taking
from kith.interviews.tests import projects
from kith.interviews.tests.factories import Scene, done, give, scene
from kith.interviews.tests.projects import CHILD, SOURCE, A, packed, qde, selection
from kith.interviews.tests.test_refi import zip_of
from kith.interviews.tests.test_taguette import export
from kith.interviews.tests.test_views import send
from kith.interviews.words import FileKind, Kind, Tier

pytestmark = pytest.mark.django_db

SAID = "😀 Jenna Brook rang.\r\nNobody rang Jenna Brook back.\r\n"
QUOTE = "Nobody rang Jenna Brook back."


def file(kind: FileKind = FileKind.PROJECT, coder: str = "") -> actions.FromFile:
    return actions.FromFile(name=f"theirs.{kind.value}", kind=kind, coder=coder, tier=Tier.LEADER)


def theirs() -> bytes:
    """A project with Windows line ends, an emoji, a user in braces, a passage that moved and one that is nowhere."""
    start = SAID.index(QUOTE)
    right = selection(start, start + len(QUOTE), QUOTE).replace(A, "{" + A.upper() + "}")
    moved = selection(start - 9, start + 2, "Nobody rang", number=2, code=CHILD)
    lost = selection(0, 5, "words that nobody ever said here", number=3)
    return packed(qde(right.replace("mine", "So said Jenna Brook") + moved + lost), SAID.encode())


def taken(here: Scene, data: bytes, said: actions.FromFile | None = None) -> UUID:
    said = said or file()
    with acting_as(here.lead, AT):
        return actions.take_in(here.study, project_of(said.kind, data), said, by=here.lead, at=AT)


def masked(here: Scene) -> UUID:
    """The interview taken in, masked."""
    with acting_as(here.lead, AT):
        where = models.Transcript.objects.exclude(pk=here.transcript).latest("number").pk
        assert actions.mask(where, [("Jenna Brook", Kind.PERSON)], by=here.lead, at=AT)
    return UUID(str(where))


def seen(who: Actor, where: UUID) -> list[tuple[str, str, str]]:
    """Each coding as this person sees it: who gave it, to which words, and what they thought."""
    with acting_as(who, AT):
        shown = doors.transcript_for(who, where, at=AT)
        return [(c.coder, shown.text[c.start : c.end], c.memo) for c in shown.codings]


def test_only_whoever_leads_and_keeps_the_key_takes_a_project_in() -> None:
    here = scene()
    for who in (here.one, here.outsider):
        with acting_as(who, AT), pytest.raises((Refused, NotThere)):
            actions.take_in(here.study, project_of(FileKind.PROJECT, theirs()), file(), by=who, at=AT)
    report = taken(here, theirs())
    with acting_as(here.one, AT):
        assert not models.TakenIn.objects.exists()
        assert not models.OutsideCoding.objects.exists()
        with pytest.raises((Refused, NotThere)):
            doors.taken_for(here.one, report, at=AT)


def test_passages_keep_to_their_words_and_their_coders_when_the_words_are_masked() -> None:
    here = scene()
    report = taken(here, theirs())
    with acting_as(here.lead, AT):
        found = doors.taken_for(here.lead, report, at=AT)
    assert found.held == {"codes": 2, "interviews": 1, "codings": 2, "coders": 1}
    assert [one["problem"] for one in found.mismatches] == ["quote found elsewhere", "quote not found"]
    where = masked(here)
    expected = [
        ("Ann", "Nobody rang [person 1] back.", "So said [person 1]"),
        ("Ann", "Nobody rang", "mine"),
    ]
    assert sorted(seen(here.one, where), reverse=True) == sorted(expected, reverse=True)


def test_codes_given_elsewhere_are_hidden_from_a_coder_until_all_have_finished() -> None:
    here = scene()
    taken(here, theirs())
    where = masked(here)
    with acting_as(here.lead, AT):
        actions.assign(where, here.one_worker.pk, by=here.lead, at=AT)
    for who in (here.one, here.lead):
        assert seen(who, where) == []
        with acting_as(who, AT):
            assert not models.OutsideCoding.objects.exists()
    with acting_as(here.one, AT):
        actions.finish(where, by=here.one, at=AT)
    assert len(seen(here.one, where)) == 2
    with acting_as(here.lead, AT):
        compared = doors.agreement_for(here.lead, here.study, at=AT, draws=0)
        assert compared.coders == ("Ann", "Ann Cole")
        assert {one.gave for one in compared.differences} == {("Ann",)}


def test_taguette_names_no_coder_so_somebody_says_who_it_was(tmp_path: Path) -> None:
    here = scene()
    data = export(tmp_path)
    with pytest.raises(actions.CoderMissing):
        taken(here, data, file(FileKind.TAGUETTE))
    taken(here, data, file(FileKind.TAGUETTE, coder="The university's team"))
    assert seen(here.lead, masked(here)) == [("The university's team", "Nobody rings back", "")]


def test_a_study_goes_out_and_comes_back_whole() -> None:
    here = scene()
    said = actions.Words(name="Told", definition="Told afterwards", include="A letter\nA call", exclude="A rumour")
    with acting_as(here.lead, AT):
        actions.add_code(here.study, said, by=here.lead, at=AT)
    give(here, here.one, 0, 3, 30)
    give(here, here.two, 1, 5, 60)
    for who in (here.one, here.two):
        done(here, who)
    before = seen(here.lead, here.transcript)
    with acting_as(here.lead, AT):
        out = doors.project_for(here.lead, here.study, at=AT)
    there = scene()
    with acting_as(there.lead, AT):
        report = actions.take_in(there.study, project_of(FileKind.PROJECT, out), file(), by=there.lead, at=AT)
        assert doors.taken_for(there.lead, report, at=AT).mismatches == ()
        told = next(code for code in doors.codebook_for(there.lead, there.study, at=AT) if code.name == "Told")
        assert (told.definition, told.include, told.exclude) == (said.definition, said.include, said.exclude)
        where = models.Transcript.objects.exclude(pk=there.transcript).get(study=there.study).pk
        actions.mask(where, [], by=there.lead, at=AT)
    assert seen(there.lead, where) == before


HOSTILE = {
    "a bomb": packed(qde(), more={"sources/bomb.txt": b"0" * 30_000_000}),
    "cut short": projects.right()[:-30],
    "a path outside": packed(qde(), more={"../one.txt": "x"}),
    "entities": packed(qde(before='<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    "nothing": packed(qde(source=f'<TextSource guid="{SOURCE}" name="x"/>').replace(b"<Code ", b"<Gone "), None),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_beside_its_field_and_leaves_no_row(what: str) -> None:
    here = scene()
    client = sign_in(Client(), here.lead_worker)
    where = reverse("interview_take_in", args=[here.study])
    page = send(client, where, file=SimpleUploadedFile("theirs.qdpx", HOSTILE[what]), tier="not_said")
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert models.Transcript.objects.filter(study=here.study).count() == 1
    assert not models.TakenIn.objects.exists()


def test_scripts_in_a_project_stay_words() -> None:
    here = scene()
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;"
    xml = qde(selection(0, 5, "Who", number=1)).decode()
    xml = xml.replace('name="Ringing back"', f'name="{evil}"').replace('name="Ann"', f'name="{evil}"')
    data = packed(xml.replace("mine", evil).encode(), b"Who<script>alert(1)</script>?")
    client = sign_in(Client(), here.lead_worker)
    sent = send(
        client,
        reverse("interview_take_in", args=[here.study]),
        file=SimpleUploadedFile("theirs.qdpx", data),
        tier="leader",
    )
    assert "What came in" in client.get(sent["Location"]).content.decode()
    page = client.get(reverse("interview", args=[masked(here)])).content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3, "the code, its coder and the memo"


def test_codes_under_codes_are_named_by_their_path_and_words_come_apart_again() -> None:
    project = project_of(FileKind.PROJECT, projects.right())
    assert [words.name for _guid, words in taking.codes(project.codes)] == ["Ringing back", "Ringing back › The ward"]
    for words in (("Means", "This\nthat", "Not this"), ("Means", "", ""), ("Means", "", "Exclude: twice")):
        apart = taking.apart("x", taking.together(*words))
        assert (apart.definition, apart.include, apart.exclude) == words
    assert taking.apart("x", "").definition == taking.NOT_DEFINED


def test_a_hostile_word_document_is_refused() -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
    with pytest.raises(Unreadable):
        words_of("a.docx", zip_of({"[Content_Types].xml": evil.encode(), "word/document.xml": evil.encode()}))
    with pytest.raises(Unreadable, match="not a Word document"):
        words_of("a.docx", zip_of({"[Content_Types].xml": b"<w/>", "word/document.xml": b"<w/>"}))
    with pytest.raises(Unreadable, match="grow more than"):
        words_of("a.docx", packed(b"", more={"word/document.xml": b"0" * 30_000_000}))
