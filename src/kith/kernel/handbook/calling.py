"""What the handbook says of calling a strategy discussion: kinds of harm, and facts that bring somebody in."""

from dataclasses import dataclass

from kith.kernel.entries import Entry


@dataclass(frozen=True, kw_only=True)
class Trigger(Entry):
    """A kind of harm that may be part of the worry. `asks` is the question set a practice is asked because of it."""

    label: str
    hint: str = ""
    asks: str = ""


@dataclass(frozen=True, kw_only=True)
class Sign(Entry):
    """A fact about the baby or an adult that calls for an agency to be invited.

    `factors` and `restrictions` are what is recorded of a carer elsewhere that says so by itself.
    """

    label: str
    hint: str = ""
    factors: tuple[str, ...] = ()
    restrictions: tuple[str, ...] = ()


KINDS: dict[str, type[Entry]] = {"trigger": Trigger, "sign": Sign}
