"""What people type when they look somebody up: each kind of question about a known person, with the usual slips."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from .people import GROUPS, TODAY, People

BABY = 100_000_000
SPELT = {"latin": "abvgdeziklmnoprstufhcy", "cyrillic": "абвгдезиклмнопрстуфхцы"}
TO_CYRILLIC = str.maketrans(SPELT["latin"], SPELT["cyrillic"])


@dataclass(frozen=True)
class Question:
    """One look-up and whom it is about; `terms` are those of the search's door."""

    kind: str
    wanted: int
    group: str
    terms: dict[str, Any]


@dataclass
class Maker:
    """Makes questions with one seed, so that every run asks the same."""

    people: People
    chance: random.Random
    forms: Any

    def some(self, kind: str, many: int) -> list[Question]:
        return [self._one(kind) for _ in range(many)]

    def _one(self, kind: str) -> Question:
        make = getattr(self, f"_{kind.split(' ')[0].lower()}")
        while True:
            who = self.chance.randrange(self.people.n)
            made = make(who)
            if made:
                wanted, terms = made if isinstance(made, tuple) else (who, made)
                about = wanted if wanted < BABY else int(self.people.col["mother"][wanted - BABY])
                return Question(kind, wanted, GROUPS[self.people.col["group"][about]], terms)

    def given(self, who: int) -> str:
        name = self.people.names.given[self.people.col["given"][who]]
        others = sorted(form for form in self.forms.of_name("given", name) if form.isascii())
        if others and self.chance.random() < 0.25:
            return self.chance.choice(others)
        return self.slip(name, 0.12)

    def family(self, who: int) -> str:
        words, col = self.people.names.family, self.people.col
        double = f" {words[col['second'][who]]}" if col["second"][who] >= 0 else ""
        return self.slip(words[col["family"][who]], 0.14) + double

    def slip(self, word: str, odds: float) -> str:
        if self.chance.random() > odds or len(word) < 4:
            return word
        n, letter = self.chance.randrange(len(word) - 1), self.chance.choice("aeiourstln")
        left, right = word[:n], word[n + 1 :]
        slips = (
            left + right,
            left + letter + right,
            word[:n] + letter + word[n:],
            left + word[n + 1] + word[n] + word[n + 2 :],
        )
        found = self.chance.choice(slips)
        return self.slip(found, 1.0) if self.chance.random() < 0.15 else found

    def born(self, who: int, odds: float = 0.12) -> date | None:
        day = self.people.born(who)
        if day is None or self.chance.random() > odds:
            return day
        early = min(day.day, 28)
        year, month = day.replace(year=day.year - 1, day=early), day.replace(month=day.month % 12 + 1, day=early)
        return self.chance.choice([day + timedelta(days=1), year, month, swapped(day)])

    def age(self, who: int) -> int | None:
        day = self.people.born(who)
        return None if day is None else (TODAY - day).days // 365 + self.chance.randint(-2, 2)

    def place(self, who: int, *, whole: bool, old: bool = False) -> str | None:
        place = self.people.col["moved" if old else "place"][who]
        if place < 0:
            return None
        if not old and self.chance.random() < 0.1:
            place = self.chance.randrange(72 * 4000)
        code = self.people.postcode(place)
        return code if whole else code.split(" ")[0]

    def street(self, who: int) -> str | None:
        place = self.people.col["place"][who]
        return None if place < 0 else self.slip(self.people.streets[self.people.street(place)], 0.1) + " road"

    def _a(self, who: int) -> Any:
        day = self.born(who)
        place = self.place(who, whole=True) if self.chance.random() < 0.5 else None
        return day and {"name": f"{self.given(who)} {self.family(who)}", "date_of_birth": day, "postcode": place or ""}

    def _b(self, who: int) -> Any:
        age, area = self.age(who), self.place(who, whole=False)
        street = self.street(who) if self.chance.random() < 0.3 else ""
        return age and area and {"name": self.given(who), "age": age, "postcode": area, "street": street or ""}

    def _c(self, who: int) -> Any:
        age = self.age(who)
        return age and {"name": f"{self.given(who)} {self.family(who)}", "age": age}

    def _d(self, who: int) -> Any:
        phone = self.people.col["phone"][who]
        return None if phone < 0 else {"name": self.given(who), "phone": f"07{phone}"}

    def _e(self, who: int) -> Any:
        area = self.place(who, whole=False)
        return area and {"name": f"{self.given(who)} {self.family(who)}", "postcode": area}

    def _f(self, who: int) -> Any:
        age, street = self.age(who), self.street(who)
        return age and street and {"name": self.given(who), "street": street, "age": age}

    def _g(self, who: int) -> Any:
        """A woman under another last name: an earlier one that is on file, or a new one that is not."""
        col, words = self.people.col, self.people.names.family
        day = self.born(who, 0.05)
        if not col["woman"][who] or day is None:
            return None
        on_file = col["old"][who] >= 0
        family = words[col["old"][who]] if on_file else self.chance.choice(words)
        place = "" if on_file else self.place(who, whole=False) or ""
        return {"name": f"{self.given(who)} {family}", "date_of_birth": day, "postcode": place}

    def _h(self, who: int) -> Any:
        """Half of a double-barrelled name, or its halves changed over."""
        col, words = self.people.col, self.people.names.family
        age = self.age(who)
        if col["second"][who] < 0 or age is None:
            return None
        one, two = words[col["family"][who]], words[col["second"][who]]
        return {
            "name": f"{self.given(who)} {self.chance.choice([one, two, f'{two} {one}', f'{one}-{two}'])}",
            "age": age,
        }

    def _i(self, who: int) -> Any:
        day = self.people.born(who)
        changed = swapped(day) if day else None
        return (
            changed and changed != day and {"name": f"{self.given(who)} {self.family(who)}", "date_of_birth": changed}
        )

    def _j(self, who: int) -> Any:
        place = self.place(who, whole=True, old=True)
        return place and {"name": f"{self.given(who)} {self.family(who)}", "postcode": place}

    def _expected(self) -> tuple[int, int, int, date]:
        col = self.people.col
        baby = self.chance.randrange(self.people.babies)
        day = date.fromordinal(719_163 + int(col["expected"][baby])) + timedelta(days=self.chance.randint(-10, 10))
        return baby + BABY, int(col["mother"][baby]), int(col["father"][baby]), day

    def _k(self, _who: int) -> Any:
        baby, mother, _father, day = self._expected()
        return baby, {"mother": f"{self.given(mother)} {self.family(mother)}", "date_of_birth": day}

    def _l(self, _who: int) -> Any:
        baby, mother, father, day = self._expected()
        area = self.place(mother, whole=False)
        return area and (baby, {"father": f"{self.given(father)} {self.family(father)}", "date_of_birth": day,
                                "postcode": area})  # fmt: skip

    def _m(self, _who: int) -> Any:
        baby, mother, _father, day = self._expected()
        place = self.place(mother, whole=self.chance.random() < 0.5)
        return place and (baby, {"mother": self.given(mother), "date_of_birth": day, "postcode": place})

    def _n(self, _who: int) -> Any:
        who = int(self.chance.choice(self.people.col["twins"])) + self.chance.randint(0, 1)
        day = self.people.born(who)
        return day and (who, {"name": f"{self.given(who)} {self.family(who)}", "date_of_birth": day})

    def _o(self, who: int) -> Any:
        """A last name written in Cyrillic letters."""
        day = self.people.born(who)
        if GROUPS[self.people.col["group"][who]] not in {"east european", "romanian", "polish"} or day is None:
            return None
        family = self.people.names.family[self.people.col["family"][who]].translate(TO_CYRILLIC)
        return {"name": f"{self.given(who)} {family}", "date_of_birth": day}

    def _p(self, who: int) -> Any:
        """A last name not typed to its end."""
        col, age, area = self.people.col, self.age(who), self.place(who, whole=False)
        family = self.people.names.family[col["family"][who]]
        if age is None or area is None or len(family) < 6:
            return None
        return {"name": f"{self.given(who)} {family[:4]}", "age": age, "postcode": area}


def swapped(day: date) -> date:
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else day


KINDS = (
    "A name, date of birth, postcode", "B first name, age, area, street", "C name, age", "D phone, first name",
    "E name, area", "F first name, street, age", "G changed last name, date of birth", "H double-barrelled, age",
    "I date turned round", "J earlier postcode", "K unborn: mother, date expected", "L unborn: father, date, area",
    "M unborn: mother's first name, date, area", "N twins", "O in Cyrillic letters", "P unfinished name, age, area",
)  # fmt: skip


def questions(people: People, each: int) -> list[Question]:
    from kith.people.doors.search import variants

    maker = Maker(people, random.Random(41), variants())
    return [question for kind in KINDS for question in maker.some(kind, each)]


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012x}"


def ranks(found: "np.ndarray[Any, Any]", most: int) -> float:
    return float(np.mean((found > 0) & (found <= most))) if len(found) else 0.0
