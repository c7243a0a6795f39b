"""Words in a picture: short enough to stand under a symbol. The whole words are in its title and in the table."""

import unicodedata
from datetime import date

from kith.design.wording import age_text, day_text
from kith.people import doors
from kith.people.words import Knowledge, Member

MOST_LINES = 2
WIDEST = 16.0
"""In average letters; the name is bold."""
WIDEST_PLAIN = 17.5
LINE = 15


def width(words: str) -> float:
    """About how many average letters wide."""
    return sum(_width(letter) for letter in words)


def _width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 2.0
    return 1.35 if letter.isupper() or letter in "mwMW@%—" else 0.6 if letter in "iljtfrI'’.,:;|! " else 1.05


def wrapped(words: str, widest: float = WIDEST, most: int = MOST_LINES) -> tuple[str, ...]:
    """Words in at most so many lines; what does not fit is cut with an ellipsis."""
    lines: list[str] = []
    for word in words.split():
        if lines and width(f"{lines[-1]} {word}") <= widest:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    shown = lines[:most]
    if len(lines) > most:
        shown[-1] = f"{shown[-1]}…"
    return tuple(_cut(line, widest) for line in shown)


def _cut(line: str, widest: float) -> str:
    if width(line) <= widest:
        return line
    while line and width(f"{line}…") > widest:
        line = line[:-1]
    return f"{line.rstrip('…')}…"


def called(person: doors.FamilyPerson) -> str:
    """A person in a sentence: the name, or else who this is."""
    return person.name or f"{person.relationship} (name not known)"


def under(person: doors.FamilyPerson) -> tuple[str, ...]:
    """What stands under a symbol: the name, and who this is, or that nobody has asked."""
    role = _ROLES.get(person.relationship, person.relationship)
    if not person.name:
        return (*_plain(role), *_plain(_UNKNOWN.get(person.knowledge, "Name not known")))
    third = _DOUBT.get(person.knowledge, "")
    if person.unborn and person.expected_on:
        third = f"due {day_text(person.expected_on)}"
    return (*wrapped(person.name), *_plain(role), *_plain(third))


def _plain(words: str) -> tuple[str, ...]:
    return wrapped(words, WIDEST_PLAIN, 1)


_ROLES = {
    "Mother of a half-brother or half-sister": "",
    "Brother or sister": "",
    "Half-brother or half-sister": "",
    "Mother's former partner": "Former partner",
    "Lodger or housemate": "Lodger",
    "Friend of the family": "Friend",
}
"""What the lines of the picture already say, or a shorter way to say it."""

_UNKNOWN = {
    Knowledge.NOT_ASKED: "Nobody has asked",
    Knowledge.DECLINED_BY_MOTHER: "She declined to say",
    Knowledge.DOES_NOT_APPLY: "Does not apply",
}
_DOUBT = {
    Knowledge.NOT_ASKED: "not asked about",
    Knowledge.BELIEVED: "not confirmed",
    Knowledge.DECLINED_BY_MOTHER: "not confirmed",
}


def age(person: doors.FamilyPerson, today: date) -> str:
    """What stands inside a symbol: years, or months and weeks of a baby; nothing for somebody who has died."""
    born = person.date_of_birth
    if born is None or person.deceased or born > today:
        return ""
    if person.member not in {Member.BABY, Member.SIBLING}:
        return str(today.year - born.year - ((today.month, today.day) < (born.month, born.day)))
    days = (today - born).days
    if days < 7 * 13:
        return f"{days // 7}w"
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    return f"{months}m" if months < 24 else str(months // 12)


def age_words(person: doors.FamilyPerson, today: date) -> str:
    """The age in words, or when the birth is expected."""
    if person.date_of_birth and not person.deceased and person.date_of_birth <= today:
        return age_text(person.date_of_birth, on=today)
    return f"expected {day_text(person.expected_on)}" if person.unborn and person.expected_on else ""
