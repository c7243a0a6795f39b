"""The men and other carers by topic: complete records of some, other carers, who was seen, ties, and gaps passed on."""

import json
from datetime import datetime, timedelta
from typing import Any

from kith.people.words import (
    CarerKind,
    GapKind,
    Knowledge,
    Living,
    Part,
    Quality,
    Relationship,
    Sex,
    Side,
    Source,
    Stays,
    Step,
    TieKind,
    Topic,
    UnionStatus,
)

from . import carer_rows, names, rows
from .chance import Weighted
from .staff import mobile
from .world import Child, World

COMPLETE_SHARE, OTHER_SHARE, SEEN_SHARE, TIE_SHARE, STEP_SHARE = 0.45, 0.16, 0.5, 0.4, 0.15
"""Known men with the pages by topic filled in; babies with another carer on file; carers met; couples; gaps handled."""
R = Relationship
OTHERS = Weighted({R.GRANDMOTHER: 0.62, R.AUNT: 0.14, R.OTHER_MOTHER: 0.1, R.FOSTER_CARER: 0.06, R.CHILDMINDER: 0.08})
STRENGTHS = (
    "He settles the baby quickly and talks to her while he does.",
    "He comes to every appointment he can and asks questions.",
    "He gets up at night so that she can sleep.",
    "He stopped drinking when he heard about the baby, and asked for help with it.",
)
WORRIES = (
    "He shouted during the visit when the baby would not stop crying.",
    "He left before anybody could speak with him, three times.",
    "He has not slept well for weeks and says so.",
)
VIEWS = (
    "“I want to do it better than it was done with me.”",
    "“Nobody asked me anything until today.”",
    "“I would come to the clinic if it were after four.”",
)
HERS = (
    "She cares for the baby on two days a week and knows her well.",
    "She is calm with the baby and with the mother.",
)
LICENCE = "Not alone with a child; until the end of his licence."
WHEN = ("Tuesday and Thursday mornings", "Friday nights", "When she works late")
MET = ("At home; the baby looked for him", "At the clinic", "At the Family Hub group", "At home, in passing")
FACTORS = ("good_with_baby", "shares_care", "asks_for_help", "mental_health", "sleep", "money", "substances",
           "care_experienced", "isolation", "supervision")  # fmt: skip
SUPPORT = ("dadpad", "family_hub", "mental_health", "housing", "parenting")
STAYS = Weighted({Stays.EVERY_NIGHT: 0.6, Stays.SOME_NIGHTS: 0.2, Stays.DAYTIME: 0.1, Stays.NEVER: 0.1})
YES = Weighted({"yes": 0.55, "no": 0.15, "unknown": 0.3})
BONDS = Weighted({Quality.WARM: 0.4, Quality.CLOSE: 0.25, Quality.CONFLICT: 0.18, Quality.DISTANT: 0.12,
                  Quality.VIOLENCE: 0.05})  # fmt: skip
UNIONS = Weighted({UnionStatus.LIVING_TOGETHER: 0.5, UnionStatus.MARRIED: 0.2, UnionStatus.SEPARATED: 0.2,
                   UnionStatus.TOGETHER: 0.1})  # fmt: skip


def around(world: World, child: Child) -> None:
    """Everything about the carers of one baby beyond the first page; the men's first pages are written already."""
    chance = world.chance
    for record in _newest(world, child):
        if record.knowledge == Knowledge.KNOWN and chance.yes(COMPLETE_SHARE):
            _complete(world, child, record)
        if record.knowledge == Knowledge.KNOWN and chance.yes(SEEN_SHARE):
            _seen(world, child, record.carer_id)
        if record.knowledge == Knowledge.KNOWN and record.relationship in {R.FATHER, R.MOTHERS_PARTNER}:
            _ties(world, child, record)
        if record.knowledge == Knowledge.NOT_ASKED and chance.yes(STEP_SHARE):
            _step(world, child, record)
    if chance.yes(OTHER_SHARE):
        _other_carer(world, child)


def _newest(world: World, child: Child) -> list[rows.MaleCarerRecord]:
    found: dict[str, rows.MaleCarerRecord] = {}
    for row in reversed(world.rows.of(rows.MaleCarerRecord)):
        record: Any = row
        if record.baby_id != child.id:
            break
        found.setdefault(record.carer_id, record)
    return list(found.values())


def _later(world: World, at: datetime) -> datetime:
    return min(world.chance.later(at, 24, 900), world.as_of - timedelta(minutes=20))


def _complete(world: World, child: Child, before: rows.MaleCarerRecord) -> None:
    """The pages by topic, as somebody filled them in at a later visit."""
    chance, at = world.chance, _later(world, before.recorded_at)
    by = child.health_visitor(at)
    supervised = child.worrying and chance.yes(0.25)
    factors = sorted(
        {chance.pick(FACTORS) for _ in range(chance.whole(1, 4))} | ({"supervision"} if supervised else set())
    )
    offered = sorted({chance.pick(SUPPORT) for _ in range(chance.whole(0, 2))})
    talked = child.born is not None and chance.yes(0.6)
    told = {"address": [Source.MOTHER.value, False], "sole_care": [Source.HIMSELF.value, True]}
    world.rows.add(
        carer_rows.FullRecord(
            world.ids.new(), before.carer_id, child.id, before.number + 1, before.knowledge, before.relationship, at,
            by.worker_id, before.person_id, before.name_given, before.lives_with_baby, before.sole_care, before.source,
            before.verified or chance.yes(0.5), Topic.SUPPORT.value, Sex.MALE.value, Side.UNKNOWN.value, mobile(chance),
            chance.draw(STAYS).value if before.lives_with_baby == "yes" else "",
            chance.pick(WHEN) if before.sole_care == "yes" else "", chance.draw(YES), "", chance.draw(YES),
            "licence" if supervised else "", LICENCE if supervised else "",
            chance.pick(STRENGTHS), chance.pick(WORRIES) if child.worrying else "", json.dumps(factors), "",
            json.dumps(offered), json.dumps(offered[:1]), "yes" if talked else "unknown",
            at.date() if talked else None, chance.pick(VIEWS) if chance.yes(0.55) else "", chance.draw(YES),
            chance.draw(YES), chance.draw(YES), json.dumps(told),
        )
    )  # fmt: skip


def _seen(world: World, child: Child, carer_id: str) -> None:
    """By one agency, or by several."""
    chance = world.chance
    for held in child.held[: chance.whole(1, 3)]:
        at = min(chance.later(max(held.since, child.recorded_at), 24, 1200), world.as_of - timedelta(minutes=30))
        world.rows.add(
            carer_rows.CarerSeen(
                world.ids.new(), carer_id, child.id, held.team.agency_id, at.date(), chance.pick(MET), at,
                held.worker_id,
            )
        )  # fmt: skip


def _ties(world: World, child: Child, record: rows.MaleCarerRecord) -> None:
    chance, at = world.chance, _later(world, record.recorded_at)
    if not chance.yes(TIE_SHARE):
        return
    status = chance.draw(UNIONS)
    together = status in {UnionStatus.LIVING_TOGETHER, UnionStatus.MARRIED}
    said = [(TieKind.UNION, status.value, ""), (TieKind.BOND, chance.draw(BONDS).value, "As she told it, alone")]
    if record.lives_with_baby == "unknown":
        said.append((TieKind.HOUSEHOLD, (Living.TOGETHER if together else Living.APART).value, ""))
    for kind, says, words in said:
        world.rows.add(
            carer_rows.FamilyTie(
                world.ids.new(), child.id, kind.value, None, record.carer_id, False, says, None, Source.MOTHER.value,
                False, words, at, child.health_visitor(at).worker_id,
            )
        )  # fmt: skip


def _step(world: World, child: Child, record: rows.MaleCarerRecord) -> None:
    """Somebody took the gap on, or passed it to another who works with the family."""
    chance, at = world.chance, _later(world, record.recorded_at)
    mine = child.health_visitor(at)
    others = [
        held for held in child.held if held.part in {Part.GP, Part.FAMILY_HUB, Part.MIDWIFE} and held.at(world.as_of)
    ]
    passed = chance.pick(others) if others and chance.yes(0.6) else None
    to = passed or mine
    world.rows.add(
        carer_rows.GapStep(
            world.ids.new(), child.id, record.carer_id, GapKind.NOT_ASKED.value,
            (Step.PASSED if passed else Step.TAKEN).value, to.worker_id, to.team.id, to.team.agency_id,
            "They see the family every week" if passed else "", "Ask alone at the next visit", at, mine.worker_id,
        )
    )  # fmt: skip


def _other_carer(world: World, child: Child) -> None:
    """A grandmother, an aunt, the baby's other mother: never a man."""
    chance, at = world.chance, _later(world, child.recorded_at)
    by, relationship = child.health_visitor(at), chance.draw(OTHERS)
    carer = rows.MaleCarer(world.ids.new(), child.id, at, by.worker_id, CarerKind.OTHER.value)
    side = chance.pick((Side.MOTHERS, Side.FATHERS)) if relationship in {R.GRANDMOTHER, R.AUNT} else Side.UNKNOWN
    lives = "yes" if relationship in {R.OTHER_MOTHER, R.FOSTER_CARER} else chance.draw(YES)
    name = f"{chance.pick(names.WOMEN)} {chance.pick(names.FAMILIES)}"
    world.rows.add(carer)
    world.rows.add(
        carer_rows.FullRecord(
            world.ids.new(), carer.id, child.id, 1, Knowledge.KNOWN.value, relationship.value, at, by.worker_id, None,
            name, lives, chance.draw(YES), Source.MOTHER.value, chance.yes(0.4), "", Sex.FEMALE.value, side.value,
            "", "", "", "unknown", "", "unknown", "", "", chance.pick(HERS), "", "[]", "", "[]", "[]",
            chance.draw(YES), None, "", "unknown", "unknown", "unknown", "{}",
        )
    )  # fmt: skip
    if chance.yes(0.5):
        _seen(world, child, carer.id)
