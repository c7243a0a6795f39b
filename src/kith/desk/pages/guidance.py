"""The rulebook and the role card: guidance that every screen can point to."""

from dataclasses import dataclass

from kith.access.actor import Actor
from kith.design.pages import Link
from kith.kernel import handbook
from kith.kernel.rulebook import RULEBOOK

HOME = Link("Back to my work", "/")


@dataclass(frozen=True)
class RuleEntry:
    """One rule or time limit: its code is also its place on the page."""

    code: str
    says: str
    detail: str
    source: str
    certainty: str = ""


@dataclass(frozen=True)
class RulebookPage:
    """Every rule and limit that a screen can point to."""

    title: str
    rules: tuple[RuleEntry, ...]
    limits: tuple[RuleEntry, ...]
    back: Link


@dataclass(frozen=True)
class RoleCardPage:
    """What somebody in this role does, never does, and whom they tell."""

    title: str
    caption: str
    does: tuple[str, ...]
    never: tuple[str, ...]
    tells: tuple[str, ...]
    source: str
    back: Link
    draft: str = ""


def rulebook_page() -> RulebookPage:
    """Every rule of every room and every time limit of the handbook in use."""
    rules = tuple(
        RuleEntry(rule.code, rule.sentence, "", rule.source) for rule in sorted(RULEBOOK.values(), key=lambda r: r.code)
    )
    limits = tuple(
        RuleEntry(
            limit.code,
            f"{limit.label}: {limit.in_words}",
            f"The clock starts at: {limit.clock_starts}",
            f"{limit.source} ({limit.edition})",
            limit.certainty.label,
        )
        for limit in handbook.current().limits()
    )
    return RulebookPage("Rulebook", rules, limits, HOME)


def role_card_page(actor: Actor, draft: str = "") -> RoleCardPage:
    """The card of the actor's own role; with a draft's token it can be said to be read."""
    role = actor.role.value if actor.role else ""
    card = handbook.current().role_card(role)
    return RoleCardPage(
        card.title, "My role", card.does, card.never, card.tells, f"{card.source} · {card.certainty.label}", HOME, draft
    )


def edition_of(actor: Actor) -> str:
    """Which edition of their card somebody reads now."""
    return handbook.current().role_card(actor.role.value if actor.role else "").edition
