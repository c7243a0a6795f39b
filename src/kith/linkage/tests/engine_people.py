"""Invented people, and the same people as another agency wrote them."""

import random
from datetime import date, timedelta

import pyarrow as pa

MEN = "james john robert michael david daniel thomas christopher matthew anthony mark steven andrew paul kevin".split()
WOMEN = "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy margaret sandra".split()
FAMILIES = "smith jones taylor brown williams wilson johnson davies patel walker wright robinson thompson evans".split()
ENDS = "ham ton ley field worth well ford by shaw wood man ridge croft bury dale stead".split()
STREETS = ["High Street", "Church Road", "Mill Lane", "Station Road", "Fore Street", "Oak Close", "Elm Avenue"]
Rows = list[dict[str, str]]
Pairs = set[tuple[str, str]]
SHORT = {"james": "jim", "daniel": "dan", "thomas": "tommy", "elizabeth": "liz", "margaret": "maggie", "robert": "bob"}


def postcode(chance: random.Random) -> str:
    letters = chance.choice("ABDEFG") + chance.choice("HJLNP")
    return f"EX{chance.randrange(1, 40)} {chance.randrange(1, 10)}{letters}"


def people(number: int, seed: int = 1) -> list[dict[str, str]]:
    """So many invented people, in no order."""
    chance = random.Random(seed)
    made = []
    for n in range(number):
        sex = chance.choice("mf")
        family = chance.choice(FAMILIES)
        if chance.random() < 0.7:
            family = family[:4] + chance.choice(ENDS)
        born = date(1960, 1, 1) + timedelta(days=chance.randrange(18_000))
        made.append(
            {
                "id": f"P{n}",
                "given_name": chance.choice(MEN if sex == "m" else WOMEN),
                "family_name": family,
                "date_of_birth": born.isoformat(),
                "sex": sex,
                "postcode": postcode(chance),
                "address": f"{chance.randrange(1, 200)} {chance.choice(STREETS)}",
                "phone": f"07{chance.randrange(10**9):09}",
            }
        )
    return made


def rewritten(person: dict[str, str], chance: random.Random) -> dict[str, str]:
    """The same person in another agency's hand."""
    other = dict(person)
    other["given_name"] = SHORT.get(person["given_name"], person["given_name"]).title()
    other["family_name"] = person["family_name"].upper()
    born = date.fromisoformat(person["date_of_birth"])
    other["date_of_birth"] = born.strftime("%d/%m/%Y")
    if chance.random() < 0.2:
        other["family_name"] = other["family_name"][1:]
    if chance.random() < 0.2:
        other["postcode"], other["address"] = "", ""
    if chance.random() < 0.1:
        other["date_of_birth"] = born.replace(year=born.year + 1, day=min(born.day, 28)).strftime("%Y%m%d")
    return other


def two_agencies(
    number: int = 300, seed: int = 1
) -> tuple[list[dict[str, str]], list[dict[str, str]], set[tuple[str, str]]]:
    """A file, another that holds a third of it and as many strangers, and the true pairs."""
    chance = random.Random(seed)
    left = people(number, seed)
    known = chance.sample(left, number // 3)
    right = [rewritten(person, chance) for person in known + people(number // 3, seed + 1000)]
    for n, person in enumerate(right):
        person["id"] = f"Q{n}"
    truth = {(person["id"], f"Q{n}") for n, person in enumerate(known)}
    chance.shuffle(right)
    return left, right, truth


def table(rows: list[dict[str, str]]) -> pa.Table:
    return pa.Table.from_pylist([{key: value or None for key, value in row.items()} for row in rows])


def pairs_of(linked: pa.Table) -> set[tuple[str, str]]:
    rows = linked.filter(linked["linked"]).to_pylist()
    return {(row["left_id"], row["right_id"]) for row in rows}
