"""The kinds of entry about the men and other carers around a baby: how to close a gap, what to record, what helps."""

from dataclasses import dataclass

from kith.kernel.entries import Entry


@dataclass(frozen=True, kw_only=True)
class GapGuide(Entry):
    """A kind of gap: why it matters, how to close it, by when, and who is best placed, in order.

    `limit` is the code of a time limit. The parts are those that people play for a baby; `supervised` come first when
    the man is on bail, on licence or under supervision. `from_weeks` and `until_months` bound when the gap is one.
    """

    name: str
    why: str
    close: tuple[str, ...]
    limit: str
    before_birth: tuple[str, ...]
    after_birth: tuple[str, ...]
    supervised: tuple[str, ...] = ()
    from_weeks: int = 0
    until_months: int = 0

    def placed(self, *, born: bool, supervised: bool) -> tuple[str, ...]:
        """The parts best placed to close it, in order, each once."""
        usual = self.after_birth if born else self.before_birth
        return tuple(dict.fromkeys((*self.supervised, *usual) if supervised else usual))


@dataclass(frozen=True, kw_only=True)
class CarerPrompt(Entry):
    """What somebody in a role records about a man or another carer. The code is the role."""

    says: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CarerFactor(Entry):
    """Something that may be known of somebody's life; ticked, never scored. `strength` puts it among the strengths."""

    label: str
    hint: str = ""
    strength: bool = False


@dataclass(frozen=True, kw_only=True)
class CarerSupport(Entry):
    """Help that may be offered to a man or another carer."""

    label: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class CarerNote(Entry):
    """What a page about a man or another carer tells the worker, such as that it is lawful to hold this."""

    title: str
    says: tuple[str, ...]


KINDS: dict[str, type[Entry]] = {
    "gap": GapGuide,
    "carer_prompt": CarerPrompt,
    "carer_factor": CarerFactor,
    "carer_support": CarerSupport,
    "carer_note": CarerNote,
}
"""The tables of these kinds."""
