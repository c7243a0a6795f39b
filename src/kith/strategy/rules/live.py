"""A discussion while it goes on: who is in the room, which answer stands, and whom it has spoken of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import rule
from kith.strategy.words import AnswerState

PRACTICE = "Kith's proposal for the partnership, after published practice standards for strategy discussions"


@dataclass(frozen=True, kw_only=True)
class Move:
    """Somebody came into the room for an invited agency, or left it."""

    invitation_id: UUID
    agency_id: UUID
    name: str
    came: bool
    at: datetime
    in_place_of: str = ""


@dataclass(frozen=True, kw_only=True)
class Seated:
    """Somebody who came: since when, and until when if they left."""

    invitation_id: UUID
    agency_id: UUID
    name: str
    in_place_of: str
    came_at: datetime
    left_at: datetime | None = None

    @property
    def here(self) -> bool:
        return self.left_at is None


@rule("SDL-1", source=PRACTICE, title="Who is in the room")
def in_the_room(moves: Iterable[Move]) -> tuple[Seated, ...]:
    """Whoever came and has not left is in the room, and everybody who came at any time took part."""
    seats: dict[tuple[UUID, str], Seated] = {}
    for move in sorted(moves, key=lambda one: one.at):
        key = (move.invitation_id, move.name.casefold())
        seated = seats.get(key)
        if move.came and (seated is None or not seated.here):
            seats[key] = _seat(move, seated.came_at if seated else move.at)
        elif not move.came and seated is not None and seated.here:
            seats[key] = _seat(move, seated.came_at, left_at=move.at, in_place_of=seated.in_place_of)
    return tuple(seats.values())


def _seat(move: Move, came_at: datetime, *, left_at: datetime | None = None, in_place_of: str = "") -> Seated:
    return Seated(
        invitation_id=move.invitation_id,
        agency_id=move.agency_id,
        name=move.name,
        in_place_of=in_place_of or move.in_place_of,
        came_at=came_at,
        left_at=left_at,
    )


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of the answer to a question, and the version its writer had before them (0 for none)."""

    number: int
    based_on: int
    state: AnswerState
    choice: str
    words: str
    by: str
    at: datetime
    more: Mapping[str, str]


@dataclass(frozen=True)
class StandingAnswer:
    """The newest version, and those that its writer had not seen."""

    newest: Version
    rivals: tuple[Version, ...] = ()


@rule("SDL-2", source="Kith's design: nobody's words overwrite another's", title="Two people write the same answer")
def standing(versions: Sequence[Version]) -> StandingAnswer | None:
    """An answer written while somebody else wrote the same one stands beside theirs, until one is written by somebody
    who saw both."""
    if not versions:
        return None
    in_order = sorted(versions, key=lambda one: one.number)
    newest = in_order[-1]
    unseen = tuple(one for one in in_order[:-1] if one.number > newest.based_on)
    return StandingAnswer(newest, unseen)


@rule("SDL-3", source=PRACTICE, title="Not decided, and why")
def without_reason(answers: Mapping[str, StandingAnswer]) -> tuple[Finding, ...]:
    """A question that is not decided has the reason why, and who will find out."""
    return tuple(
        Finding("SDL-3", "Not decided, and no reason is written.", asks=("reason",), missing=(code,))
        for code, answer in answers.items()
        if answer.newest.state is AnswerState.NOT_DECIDED and not answer.newest.words.strip()
    )


@dataclass(frozen=True, kw_only=True)
class OnFile:
    """A child or an adult on file around the baby."""

    key: str
    name: str
    man: bool = False


@rule("SDL-4", source="Practice standards for strategy discussions; reviews on unseen men", title="Everybody around")
def not_spoken_of(people: Iterable[OnFile], spoken: Iterable[str]) -> Finding | None:
    """Every child and every adult on file around the baby is spoken of, each man by name or as one still to be found
    out."""
    said = set(spoken)
    left = tuple(one for one in people if one.key not in said)
    if not left:
        return None
    names = ", ".join(one.name for one in left)
    weight = Weight.EXPLAIN if any(one.man for one in left) else Weight.NOTE
    return Finding(
        "SDL-4", f"Not spoken of yet: {names}.", asks=(), missing=tuple(one.key for one in left), weight=weight
    )


@rule("SDL-5", source=PRACTICE, title="An action has an owner")
def without_owner(lines: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
    """An action names who does it, beside the agency and the day."""
    return tuple(
        Finding("SDL-5", f"Nobody is named to do this: {what}", asks=("reason",), missing=(what,), weight=Weight.NOTE)
        for what, owner in lines
        if not owner.strip()
    )
