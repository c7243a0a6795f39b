"""A baby's own day as workers saw it, and what is known of the mother from one day to another.

Shares are near those of the Census 2021 for England, rounded; they make a believable partnership and are no statistic.
"""

import json
from datetime import date, timedelta

from kith.people.words import Characteristic, Safe, ToldBy

from . import lived_rows as lived
from . import names, rows
from .area import postcode
from .chance import Chance, Weighted
from .world import Child, Held, World, office_hours

C = Characteristic
ETHNIC = Weighted({
    "white_british": 73.5, "white_irish": 0.9, "white_traveller": 0.1, "white_roma": 0.2, "white_other": 6.3,
    "mixed_caribbean": 0.9, "mixed_african": 0.4, "mixed_asian": 0.8, "mixed_other": 0.8, "asian_indian": 3.3,
    "asian_pakistani": 2.8, "asian_bangladeshi": 1.1, "asian_chinese": 0.8, "asian_other": 1.7, "black_african": 2.6,
    "black_caribbean": 1.1, "black_other": 0.5, "other_arab": 0.6, "other_any": 1.6,
})  # fmt: skip
RELIGION = Weighted({"none": 39, "christian": 49, "muslim": 7, "hindu": 2, "sikh": 1, "buddhist": 0.5, "jewish": 0.5,
                     "other": 1})  # fmt: skip
DISABILITY = Weighted({"none": 82, "not_limiting": 7, "a_little": 7, "a_lot": 4})
MARITAL = Weighted({"never": 50, "married": 42, "partnership": 1, "separated": 4, "divorced": 3})
ORIENTATION = Weighted({"straight": 94, "bisexual": 3.5, "gay": 1.5, "other": 1})
LANGUAGE = Weighted({"english": 91, "polish": 1.6, "romanian": 1.4, "portuguese": 0.7, "arabic": 0.7, "ukrainian": 0.6,
                     "bengali": 0.5, "urdu": 0.5, "malayalam": 0.4, "kurdish": 0.4, "chinese": 0.4, "persian": 0.3,
                     "bsl": 0.3, "other": 1.2})  # fmt: skip
ASKED = {C.ETHNIC_GROUP: 0.86, C.RELIGION: 0.6, C.DISABILITY: 0.65, C.MARITAL_STATUS: 0.6, C.SEXUAL_ORIENTATION: 0.25,
         C.MAIN_LANGUAGE: 0.88}  # fmt: skip
LISTS = {C.ETHNIC_GROUP: ETHNIC, C.RELIGION: RELIGION, C.DISABILITY: DISABILITY, C.MARITAL_STATUS: MARITAL,
         C.SEXUAL_ORIENTATION: ORIENTATION, C.MAIN_LANGUAGE: LANGUAGE}  # fmt: skip
PREFERS_NOT = 0.05
NO_VISIT_SHARE = 0.12
VISITS = ((10, 14), (42, 58), (90, 120), (270, 370))
PLACES = Weighted({"home": 0.68, "clinic": 0.2, "family_hub": 0.09, "other_home": 0.03})
AWAKE = Weighted({"awake": 0.7, "asleep": 0.18, "both": 0.12})
UNDRESSED = Weighted({"fully": 0.5, "partly": 0.25, "no": 0.25})
STATES = Weighted({"settled": 0.4, "alert": 0.35, "sleepy": 0.1, "hungry": 0.08, "crying": 0.05, "watchful": 0.02})
FEEDING = Weighted({"breast": 0.42, "bottle": 0.36, "both": 0.22})
SLEEP = (
    "Own cot beside her bed, on the back, clear mattress, no loose bedding.",
    "Moses basket by the sofa for the day; by night the cot upstairs was not seen.",
    "Cot in the parents’ room, two soft toys in it; talked about taking them out.",
    "Sleeps in her bed; talked through how to make that safer and what makes it never safe.",
)
SHOWED = (
    "Followed her voice and quietened when she picked him up.",
    "Looked for her face while feeding and held her finger.",
    "Turned away when voices were raised in the next room.",
    "Smiled at everybody who bent down, and at the cat.",
    "Went stiff when changed; soft again in her arms.",
)
VOICES = (
    "I was warm and full. When I cried somebody came each time.",
    "It was loud this morning. Then she held me and we looked out of the window.",
    "I lay in my seat for most of the visit. When she laughed I laughed.",
    "I had a bath, milk and a long sleep on my back in my own bed.",
    "I was hungry for a while. The bottle came and I held her thumb.",
)
HELD = ("Gently, head supported, with words all the while.", "Close, with eye contact.", "Quickly, but kindly.")


def tell(world: World, child: Child) -> None:
    """Sightings of this baby, and once for each mother what is known of her."""
    chance = Chance(f"lived/{child.id}")
    _sightings(world, child, chance)
    baby = next(row for row in reversed(world.rows.of(rows.Baby)) if row[0] == child.id)
    mother = next(row for row in reversed(world.rows.of(rows.Person)) if row[0] == baby[1])
    assert isinstance(mother, rows.Person)
    if chance.yes(0.8):
        _answer(world, (None, child.id), C.ETHNIC_GROUP, chance.draw(ETHNIC), mother, ToldBy.MOTHER)
    if not any(row[1] == mother.id for row in world.rows.of(lived.PersonName)[-6:]):
        _mother(world, mother, chance)


def _sightings(world: World, child: Child, chance: Chance) -> None:
    if child.born is None or chance.yes(NO_VISIT_SHARE):
        return
    days = [chance.whole(*visit) for visit in VISITS if chance.yes(0.85)]
    days += [chance.whole(15, 500) for _ in range(3)] if child.worrying else []
    for day in days:
        _sighting(world, child, child.born + timedelta(days=day), chance)


def _sighting(world: World, child: Child, day: date, chance: Chance) -> None:
    seen_at = office_hours(chance, day)
    holding = [held for held in child.held if held.worker_id and held.at(seen_at)]
    if day >= world.today or seen_at < child.recorded_at or not holding:
        return
    by: Held = holding[0] if chance.yes(0.6) else chance.pick(holding)
    place, awake, undressed = chance.draw(PLACES), chance.draw(AWAKE), chance.draw(UNDRESSED)
    sleep = place == "home" and chance.yes(0.5)
    world.rows.add(
        lived.Sighting(
            world.ids.new(), child.id, seen_at, place, awake, undressed,
            "Asleep; to be seen undressed at the next visit" if undressed == "no" and chance.yes(0.7) else "",
            awake != "asleep" and chance.yes(0.8), chance.pick(HELD) if chance.yes(0.5) else "",
            "yes" if sleep else "no" if place == "home" else "unknown", chance.pick(SLEEP) if sleep else "",
            json.dumps([chance.draw(STATES)]), chance.draw(FEEDING), chance.pick(SHOWED) if awake != "asleep" else "",
            chance.pick(VOICES) if chance.yes(0.6) else "", by.team.agency_id,
            min(chance.later(seen_at, 0.1, 5), world.as_of), by.worker_id,
        )
    )  # fmt: skip


def _mother(world: World, mother: rows.Person, chance: Chance) -> None:
    _names(world, mother, chance)
    if chance.yes(0.4):
        _addresses(world, mother, chance)
    if mother.phone and chance.yes(0.6):
        _contact(world, mother, chance)
    if mother.withhold_address:
        _withheld(world, mother, chance)
    for question, share in ASKED.items():
        if chance.yes(share):
            code = "" if chance.yes(PREFERS_NOT) else chance.draw(LISTS[question])
            _answer(world, (mother.id, None), question, code, mother, ToldBy.SELF)
            if question is C.MAIN_LANGUAGE and code:
                _interpreter(world, mother, code, chance)


def _interpreter(world: World, mother: rows.Person, language: str, chance: Chance) -> None:
    code = "no"
    if language == "bsl":
        code = "bsl"
    elif language != "english" and chance.yes(0.45):
        code = "spoken"
    _answer(world, (mother.id, None), C.INTERPRETER, code, mother, ToldBy.SELF)


def _answer(
    world: World, about: tuple[str | None, str | None], question: Characteristic, code: str, mother: rows.Person,
    source: ToldBy,
) -> None:  # fmt: skip
    codes = json.dumps([f"{question.value}.{code}"] if code else [])
    own = "Sylheti" if code == "other" and question is C.MAIN_LANGUAGE else ""
    world.rows.add(
        lived.CharacteristicAnswer(
            world.ids.new(), *about, question.value, "given" if code else "prefers_not", codes, own, source.value,
            mother.recorded_at, mother.recorded_by_id,
        )
    )  # fmt: skip


def _names(world: World, mother: rows.Person, chance: Chance) -> None:
    """For a quarter a name at birth; for some another earlier name, from a marriage that ended."""
    on = mother.recorded_at
    since = on.date() - timedelta(days=chance.whole(300, 3000))
    earlier: list[tuple[str, date | None, date]] = [("birth", None, since)] if chance.yes(0.25) else []
    earlier += [("former", since, on.date() - timedelta(days=chance.whole(30, 290)))] if chance.yes(0.07) else []
    usual = since if earlier else None
    who = (on, mother.recorded_by_id)
    given = mother.given_name
    for kind, begun, ended in earlier:
        family = chance.pick(names.FAMILIES)
        key = mother.name_key.split(" ")[0] + " " + family.casefold()
        world.rows.add(
            lived.PersonName(world.ids.new(), mother.id, given, family, key, kind, begun, ended, "self", *who)
        )
    world.rows.add(
        lived.PersonName(
            world.ids.new(), mother.id, given, mother.family_name, mother.name_key, "usual", usual, None, "self", *who
        )
    )


def _addresses(world: World, mother: rows.Person, chance: Chance) -> None:
    moved = since = mother.recorded_at.date() - timedelta(days=chance.whole(20, 700))
    who = (mother.recorded_at, mother.recorded_by_id)
    for _ in range(2 if chance.yes(0.25) else 1):
        begun = moved - timedelta(days=chance.whole(120, 1500))
        street = f"{chance.whole(1, 140)} {chance.pick(names.STREETS)} {chance.pick(names.STREET_ENDS)}"
        code = postcode(chance, chance.pick(world.area.places))
        world.rows.add(lived.Residence(world.ids.new(), mother.id, street, code, begun, moved, ToldBy.SELF.value, *who))
        since, moved = max(since, moved), begun
    world.rows.add(
        lived.Residence(
            world.ids.new(), mother.id, mother.address, mother.postcode, since, None, ToldBy.SELF.value, *who
        )
    )


def _contact(world: World, mother: rows.Person, chance: Chance) -> None:
    afraid = mother.withhold_address
    safe = Safe.LIMITS if afraid or chance.yes(0.05) else chance.pick((Safe.YES, Safe.YES, Safe.NOT_ASKED))
    words = (
        "Weekdays between 9 and 2. Never leave a message. Say it is about the baby group."
        if safe is Safe.LIMITS
        else ""
    )
    world.rows.add(
        lived.ContactPoint(
            world.ids.new(), mother.id, "phone", mother.phone, safe.value, words, True, ToldBy.SELF.value,
            mother.recorded_at, mother.recorded_by_id,
        )
    )  # fmt: skip


def _withheld(world: World, mother: rows.Person, chance: Chance) -> None:
    everyone = chance.yes(0.6)
    world.rows.add(
        lived.Withholding(
            world.ids.new(), mother.id, "everyone" if everyone else "somebody",
            "" if everyone else "Her former partner",
            "She left because of violence and he is looking for her.", mother.recorded_at.date(),
            world.today + timedelta(days=chance.whole(-10, 150)), ToldBy.SELF.value, mother.recorded_at,
            mother.recorded_by_id,
        )
    )  # fmt: skip
