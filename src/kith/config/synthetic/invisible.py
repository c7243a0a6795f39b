"""The men nobody tied to a baby: Kith's people on one side, a police or probation extract on the other, and who is who.

A third of the men who live with a baby are in the extract, as police write them: by the short form of the name, with
a date off by a digit, at an address of two years ago, sometimes only with a telephone. Around them stand their
brothers, other men of the same name, and everybody the police know who lives with no baby at all. All are invented.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kith.kernel import handbook

from . import names
from .chance import Chance

Row = dict[str, str]
STREETS = tuple(f"{a} {b}" for a in "Oak Church Mill Fore Station Queen Hill Park Castle River".split()
                for b in "Road Street Close Lane Terrace Avenue".split())  # fmt: skip


@dataclass(frozen=True)
class Invisible:
    """`ours` is on Kith's file, `theirs` is the extract, `truth` the identifiers of one man in both."""

    ours: list[Row]
    theirs: list[Row]
    truth: list[tuple[str, str]]


def made(families: int, seed: str = "invisible men") -> Invisible:
    """So many families, each with a man who lives with the baby; the same seed gives the same rows."""
    chance = Chance(seed)
    ours, theirs, truth = [], [], []
    for number in range(families):
        home = _home(chance, number)
        ours += home
        if chance.yes(1 / 3):
            truth.append((home[1]["id"], f"T{number}"))
            theirs.append(_as_police_write(chance, home[1]) | {"id": f"T{number}"})
        if chance.yes(0.15):
            brother = _man(chance, home[1]["family_name"]) | {key: home[1][key] for key in ("postcode", "address")}
            theirs.append(_as_police_write(chance, brother) | {"id": f"B{number}"})
        for other in range(2):
            theirs.append(_as_police_write(chance, _man(chance)) | {"id": f"S{number}-{other}"})
    theirs.sort(key=lambda row: (row["family_name"], row["id"]))
    return Invisible(ours, theirs, truth)


def _home(chance: Chance, number: int) -> list[Row]:
    place = {"postcode": _postcode(chance), "address": _address(chance)}
    mother = _person(chance, names.WOMEN, "female") | place | {"id": f"M{number}"}
    man = _man(chance, mother["family_name"] if chance.yes(0.3) else "") | place | {"id": f"F{number}"}
    if chance.yes(0.2):
        man["date_of_birth"] = ""
    if chance.yes(0.4):
        man["phone"] = ""
    return [mother, man]


def _man(chance: Chance, family: str = "") -> Row:
    made = _person(chance, names.MEN, "male") | {"postcode": _postcode(chance), "address": _address(chance)}
    return made | ({"family_name": family} if family else {})


def _person(chance: Chance, given: tuple[str, ...], sex: str) -> Row:
    born = date(1968, 1, 1) + timedelta(days=chance.whole(0, 13_800))
    family = chance.pick(names.FAMILIES)
    if chance.yes(0.35):
        family = f"{family[:4]}{chance.pick(('combe', 'ford', 'ham', 'ley', 'stone', 'ton', 'well', 'worth', 'wick'))}"
    return {
        "given_name": chance.pick(given),
        "family_name": family,
        "date_of_birth": born.isoformat(),
        "sex": sex,
        "phone": f"07700 {chance.whole(100_000, 999_999)}",
    }


def _as_police_write(chance: Chance, man: Row) -> Row:
    """The same man as another agency holds him."""
    theirs = man | {"sex": "M", "family_name": man["family_name"].upper()}
    if chance.yes(0.4):
        theirs["given_name"] = _short(chance, man["given_name"])
    if chance.yes(0.12):
        theirs["family_name"] = _slip(chance, theirs["family_name"])
    if man["date_of_birth"]:
        theirs["date_of_birth"] = _written(chance, date.fromisoformat(man["date_of_birth"]))
    if chance.yes(0.45):
        theirs |= {"postcode": _postcode(chance), "address": _address(chance)}
    if chance.yes(0.5):
        theirs["phone"] = ""
    if chance.yes(0.03):
        theirs["given_name"], theirs["family_name"] = theirs["family_name"], theirs["given_name"]
    return theirs


def _short(chance: Chance, name: str) -> str:
    """Another form of the name, from the handbook; a slip of the pen where it knows none."""
    for one in handbook.current().name_sets():
        if one.kind == "given" and name.casefold() in one.names:
            others = [other for other in one.names if other.isascii() and other != name.casefold()]
            if others:
                return chance.pick(others).title()
    return _slip(chance, name)


def _slip(chance: Chance, word: str) -> str:
    if len(word) < 4:
        return word
    at = chance.whole(1, len(word) - 2)
    return word[:at] + word[at + 1 :] if chance.yes(0.5) else word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _written(chance: Chance, born: date) -> str:
    if chance.yes(0.04) and born.day <= 12:
        born = born.replace(day=born.month, month=born.day)
    elif chance.yes(0.06):
        born = born.replace(year=born.year + chance.pick((-10, -1, 1, 10)), day=min(born.day, 28))
    elif chance.yes(0.05):
        born = born.replace(day=1, month=1)
    return born.strftime("%d/%m/%Y")


def _postcode(chance: Chance) -> str:
    return f"EX{chance.whole(1, 39)} {chance.whole(1, 9)}{chance.pick('ABDEFGHJLN')}{chance.pick('PQRSTUWXYZ')}"


def _address(chance: Chance) -> str:
    return f"{chance.whole(1, 140)} {chance.pick(STREETS)}"
