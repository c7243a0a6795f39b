"""Letters and a virus scanner: held until it has looked, not kept when it finds something, said when there is none."""

import socket
import struct
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from kith.access.database import acting_as
from kith.access.doors import NotThere
from kith.directory.tests.factories import AT
from kith.strategy import actions, doors
from kith.strategy.actions import scanning
from kith.strategy.models import Contribution, Letter, LetterScan, OneTimeLink

from .factories import Partnership, called, partnership

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(minutes=30)
VIRUS = b"%PDF-1.4 EICAR %%EOF"


@pytest.fixture
def place() -> Partnership:
    return partnership()


class Scanner:
    """A stand-in that speaks as clamd does over a socket."""

    def __init__(self, answer: bytes | None = None) -> None:
        self.answer, self.got = answer, b""
        self.wire = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.wire.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with self.wire.accept()[0] as wire, wire.makefile("rb") as read:
            assert read.read(10) == b"zINSTREAM\0"
            while size := struct.unpack("!I", read.read(4))[0]:
                self.got += read.read(size)
            found = b"stream: Eicar-Test-Signature FOUND\0" if b"EICAR" in self.got else b"stream: OK\0"
            wire.sendall(self.answer or found)


@pytest.fixture
def scanner(settings: Any) -> Iterator[Scanner]:
    one = Scanner()
    settings.KITH_CLAMD = one.address
    yield one
    one.wire.close()


def letter_of(place: Partnership) -> Letter:
    """A letter that came with a practice's information, before any scan."""
    link = OneTimeLink.objects.select_related("invitation").get(discussion=called(place).discussion)
    of = {"invitation": link.invitation, "discussion": link.discussion, "baby": place.baby}
    Contribution.objects.create(**of, agency=link.invitation.agency, given_by_name="Dr Wren", given_at=AT, answers={})
    return Letter.objects.create(
        **of, name="letter.pdf", kind="pdf", size=20, sha256="0" * 64, content=b"%PDF-1.4 %%EOF", added_at=AT
    )


def fetch(place: Partnership, letter: Letter) -> Letter:
    with acting_as(place.by):
        return doors.letter_for(place.by, letter.discussion_id, letter.pk, at=LATER)


def test_nobody_gets_a_letter_while_a_scanner_has_not_looked(place: Partnership, settings: Any) -> None:
    letter = letter_of(place)
    assert fetch(place, letter) == letter
    settings.KITH_CLAMD = "127.0.0.1:1"
    with pytest.raises(NotThere):
        fetch(place, letter)
    assert actions.scan_waiting(at=LATER) == 0
    with pytest.raises(NotThere):
        fetch(place, letter)


def test_once_no_virus_is_found_it_is_handed_out(place: Partnership, scanner: Scanner) -> None:
    letter = letter_of(place)
    assert actions.scan_waiting(at=LATER) == 1
    assert scanner.got == bytes(letter.content)
    assert actions.scan_waiting(at=LATER) == 0
    assert fetch(place, letter) == letter


def test_something_found_later_holds_it_back_for_good(place: Partnership, scanner: Scanner, settings: Any) -> None:
    letter = letter_of(place)
    Letter.objects.filter(pk=letter.pk).update(content=VIRUS)
    actions.scan_waiting(at=LATER)
    assert LetterScan.objects.get().what == "Eicar-Test-Signature"
    settings.KITH_CLAMD = ""
    with pytest.raises(NotThere):
        fetch(place, letter)


def test_a_scanners_answer_is_read_from_its_socket(scanner: Scanner) -> None:
    assert scanning.asked_about(VIRUS) == "Eicar-Test-Signature"


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"\0"])
def test_an_answer_that_says_nothing_is_no_clean_bill(settings: Any, answer: bytes) -> None:
    one = Scanner(answer)
    settings.KITH_CLAMD = one.address
    assert scanning.asked_about(VIRUS) is None
    one.wire.close()
