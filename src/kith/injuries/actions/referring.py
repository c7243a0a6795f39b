"""What a record puts into a request for support, so that nobody types it twice."""

from kith.design.wording import london, moment_text
from kith.injuries import doors
from kith.kernel.text import in_words
from kith.people.words import Mobility
from kith.referrals.words import FORM, Step

ROUTE_LEVEL = "4"


def answers_for_request(file: doors.InjuryFile) -> dict[str, dict[str, list[str]]]:
    """The answers by the draft they belong to; the referrer reads and changes each before sending."""
    noticed = london(file.injury.noticed_at)
    when = {
        "when-day": [str(noticed.day)],
        "when-month": [str(noticed.month)],
        "when-year": [str(noticed.year)],
        "when-time": [f"{noticed:%H:%M}"],
    }
    return {
        f"{FORM}/{Step.SAW.value}": {"saw": [_saw(file)], "injury": ["yes"], **when},
        f"{FORM}/{Step.WORRY.value}": {"worry": [_worry(file)]},
        f"{FORM}/{Step.LEVEL.value}": {"level": [ROUTE_LEVEL]},
    }


def _saw(file: doors.InjuryFile) -> str:
    lines = [f"Record {file.injury.number}, noticed {moment_text(file.injury.noticed_at)}."]
    for number, mark in enumerate(file.seen, start=1):
        size = f"{mark.size_mm} mm" if mark.size_mm else ""
        kind = mark.kind.label if mark.kind else ""
        lines.append(f"Mark {number}: " + ", ".join(p for p in (mark.where, kind, size, mark.colour, mark.shape) if p))
    account = file.account
    if account is not None and account.words:
        lines.append(f"{account.said_by or 'Somebody'} said: “{account.words}”")
    return "\n".join(lines)


def _worry(file: doors.InjuryFile) -> str:
    moves = Mobility(file.injury.mobility)
    how = (
        "Nobody has recorded how this baby moves"
        if moves is Mobility.NOT_RECORDED
        else f"Movement: {moves.label.lower()}"
    )
    lines = [f"A mark on a baby who cannot move independently. {how}."]
    if file.pointers:
        lines.append(f"On the record: {in_words(file.pointers)}.")
    if file.marks_on_file > len(file.marks):
        lines.append(f"{file.marks_on_file} marks of this baby are on file, some from other days.")
    return "\n".join(lines)
