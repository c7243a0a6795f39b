"""Invented people by the million as columns of numbers: who they are, what they were called and where they lived."""

import random
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any

import numpy as np

TODAY = date(2026, 11, 24)
EPOCH = date(1970, 1, 1)
GROUPS = ("british", "polish", "south asian", "arabic", "romanian", "african", "east european")
SHARES = (0.80, 0.05, 0.05, 0.03, 0.02, 0.03, 0.02)
STEMS = {
    "british": ("ash bar black brad bran bright brook burn carl chad charl clif crow den dray el farn fen gar gil glen "
                "hal ham har hart haw hol hux kel ken lang lan lock mar mel nor pen pol pres rad red row shel stan "
                "stock thorn tre wal war wend wes whit win wol wood").split(),
    "polish": "adam bart boro dobro gra jan kal klim kos krzy lew maj mar mal nowi ostr pio rud sad wal zaw".split(),
    "south asian": "agar ban bas bhar chak dev dhar gan gup jay kap kul lak maha mish nar pras raj shar ven".split(),
    "arabic": "abd asm bak dar fak gha had ham ism jab kas lat man mus nas qas rah sal sul tah was zak".split(),
    "romanian": "alb ard bal bog cio con cris dum flor gri ilie lup mold mun neg ol pet rad sto tud ung vas".split(),
    "african": "ade aki amo asa bab chi dan eke fol gyas ibe kwar mba nko oba oko olu oni tem ugo yeb zul".split(),
    "east european": "andr bil bon chern dani fed gav hry kov kras lys mor naz ole petr rom sav sem yur zah".split(),
}  # fmt: skip
ENDS = {
    "british": "ton ford ley ham well worth field wood by ridge man son er ing combe more ick ett croft stone".split(),
    "polish": "ski icz owski czyk ak iak ewicz inski ala el".split(),
    "south asian": "wal arji esh ram yan pal dhury kar nath tra deep want".split(),
    "arabic": "ani awi eem oud ari ali in ah adi ullah bi een".split(),
    "romanian": "escu eanu ariu oiu aru ila ea an ache in".split(),
    "african": "yemi nya wole mba kwu seun tunde afor ba lu ola eze".split(),
    "east european": "enko uk chuk ov yk ko sky iv ets in".split(),
}  # fmt: skip
MIDDLES = ("", "a", "e", "o", "er", "en", "in", "ar")
STREETS_A = "fore high church mill park station queen king victoria albert chapel school new old castle bridge".split()
STREETS_B = ("", "wood", "field", "lands", "view", "mead", "brook", "side", "gate", "moor", "bank", "croft", "dale")
CONSONANTS = "ABDEFGHJLNPQRSTUWXYZ"


def zipf(n: int, flat: float) -> "np.ndarray[Any, Any]":
    weights = 1.0 / (np.arange(n) + flat)
    return weights / weights.sum()


@dataclass
class Names:
    """Vocabularies: first names of men and women and last names, each with its group and how common it is."""

    given: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)
    men: dict[str, list[int]] = field(default_factory=dict)
    women: dict[str, list[int]] = field(default_factory=dict)
    families: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def made(cls, people: int) -> "Names":
        from kith.config.synthetic import names as lists

        chance, names = random.Random(20261124), cls()
        own = {
            "polish": "AGNIESZKA KASIA KAREN KAMILA ZUZANNA",
            "arabic": "AISHA FATIMA KHADIJA LAILA NOOR HAFSA",
            "south asian": "ANJALI PRIYA SIMRAN NIMRA AYESHA",
            "romanian": "IOANA DARIA ELENA ALINA",
            "african": "AMARA ADAEZE YETUNDE TEMI WANJIRU BLESSING",
            "east european": "OKSANA SVETLANA NADIA DARIA",
        }
        his = {
            "polish": "WOJCIECH PIOTR GRZEGORZ TOMASZ MATEUSZ MAREK",
            "arabic": "MOHAMMED AHMED HASSAN OMAR IBRAHIM",
            "south asian": "ARJUN RAHUL VIKRAM SUNIL RAJESH",
            "romanian": "ANDREI MIHAI BOGDAN STEFAN",
            "african": "KOFI KWAME EMEKA CHIDI MUSA",
            "east european": "IVAN VLAD STEFAN BOGDAN",
        }
        for group in GROUPS:
            women = own[group].lower().split() if group in own else [n.lower() for n in lists.WOMEN]
            men = his[group].lower().split() if group in his else [n.lower() for n in lists.MEN]
            tail = 200 if group == "british" else 60
            names.women[group] = names._add(names.given, women + _made(group, chance, tail, "a ia elle ina".split()))
            names.men[group] = names._add(names.given, men + _made(group, chance, tail, "us an o en".split()))
            size = int(min(60_000, max(1_500, people / 60)) * SHARES[GROUPS.index(group)])
            real = (
                "smith jones taylor brown williams wilson johnson davies patel wright walker white green hall".split()
            )
            made = _made(group, chance, size, ENDS[group])
            names.families[group] = names._add(names.family, (real if group == "british" else []) + made)
        return names

    @staticmethod
    def _add(vocabulary: list[str], new: list[str]) -> list[int]:
        start = len(vocabulary)
        vocabulary.extend(name.replace("-", "") for name in new)
        return list(range(start, len(vocabulary)))


def _made(group: str, chance: random.Random, many: int, ends: list[str]) -> list[str]:
    combined = [
        "".join(parts) for parts in product(STEMS[group], MIDDLES, ("", "b", "l", "d", "r", "w", "th", "st"), ends)
    ]
    chance.shuffle(combined)
    return list(dict.fromkeys(name for name in combined if len(name) < 16))[:many]


@dataclass
class People:
    """Adults 1…n, and babies n+1…n+b, as arrays; -1 and 0 mean "not known"."""

    names: Names
    n: int
    babies: int
    streets: list[str]
    outcodes: list[str]
    col: dict[str, Any]

    def postcode(self, place: int) -> str:
        area, unit = divmod(int(place), 4000)
        sector, rest = divmod(unit, 400)
        return f"{self.outcodes[area]} {sector}{CONSONANTS[rest // 20]}{CONSONANTS[rest % 20]}"

    def street(self, place: int) -> int:
        return int((int(place) * 2654435761 % 4294967296) % len(self.streets))

    def born(self, who: int) -> date | None:
        days = int(self.col["born"][who])
        return None if days == 0 else date.fromordinal(EPOCH.toordinal() + days)


def people(n: int) -> People:
    chance, names = np.random.default_rng(7), Names.made(n)
    group = chance.choice(len(GROUPS), n, p=SHARES).astype(np.int8)
    woman = chance.random(n) < 0.5
    given, family = np.zeros(n, np.int32), np.zeros(n, np.int32)
    old = np.full(n, -1, np.int32)
    for number, name in enumerate(GROUPS):
        mine = group == number
        for hers, words in ((True, names.women[name]), (False, names.men[name])):
            some = np.flatnonzero(mine & (woman == hers))
            given[some] = chance.choice(words, len(some), p=zipf(len(words), 12))
        some = np.flatnonzero(mine)
        words, odds = names.families[name], zipf(len(names.families[name]), 40)
        family[some] = chance.choice(words, len(some), p=odds)
        changed = some[woman[some] & (chance.random(len(some)) < 0.15)]
        old[changed] = chance.choice(words, len(changed), p=odds)
    second = np.where(chance.random(n) < 0.05, chance.permutation(family), -1).astype(np.int32)
    outcodes = [f"{a}{k}" for a in ("EX", "PL", "TQ") for k in range(1, 25)]
    outcodes += [f"{a}{b}{k}" for a in "BCDGLMNRSW" for b in "ABDHLNRSTX" for k in range(1, 21)]
    local = chance.random(n) < 0.5
    area = np.where(local, chance.integers(0, 72, n), chance.integers(72, len(outcodes), n))
    place = (area * 4000 + chance.integers(0, 4000, n)).astype(np.int64)
    place[chance.random(n) < 0.06] = -1
    moved = np.where(chance.random(n) < 0.25, area * 4000 + chance.integers(0, 4000, n), -1).astype(np.int64)
    born = chance.integers(-7300, 14_400, n).astype(np.int32)
    born[chance.random(n) < 0.03] = 0
    phone = np.where(chance.random(n) < 0.65, chance.integers(10**8, 10**9, n), -1).astype(np.int64)
    twins = np.flatnonzero(chance.random(n // 2) < 0.01) * 2
    for column in (family, born, place, moved, old, second):
        column[twins + 1] = column[twins]
    babies = max(n // 20, 100)
    streets = list(dict.fromkeys("".join(p) for p in product(STEMS["british"], MIDDLES, STREETS_B, ("", "den", "ley"))))
    col = {
        "group": group, "woman": woman, "given": given, "family": family, "old": old, "second": second, "born": born,
        "place": place, "moved": moved, "phone": phone, "twins": twins,
        "mother": chance.choice(np.flatnonzero(woman), babies), "father": chance.choice(np.flatnonzero(~woman), babies),
        "expected": chance.integers(20_782 - 700, 20_782 + 200, babies).astype(np.int32),
    }  # fmt: skip
    return People(names, n, babies, STREETS_A + streets[:18_000], outcodes, col)
