"""When a baby was seen, by whom, and what was seen; the last of each across all agencies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import rules
from kith.people.models import Baby, Sighting
from kith.people.words import Awake, Feeding, NoteKind, Place, State, Undressed, YesNoUnknown

from . import files, lists


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One sighting. An older one, written as a note before sightings had questions, has only `words`."""

    id: UUID
    seen_at: datetime
    recorded_at: datetime
    who: str
    agency: str
    agency_id: UUID | None = None
    place: Place | None = None
    awake: Awake | None = None
    undressed: Undressed | None = None
    undressed_why: str = ""
    handled_by: tuple[str, ...] = ()
    how_held: str = ""
    sleep_seen: YesNoUnknown = YesNoUnknown.UNKNOWN
    sleep_place: str = ""
    feeding: Feeding | None = None
    feeding_words: str = ""
    state: tuple[State, ...] = ()
    showed: str = ""
    voice: str = ""
    words: str = ""

    @property
    def by(self) -> str:
        return ", ".join(part for part in (self.who, self.agency) if part)

    @property
    def was_awake(self) -> bool:
        return self.awake is not None and self.awake.was_awake

    @property
    def was_undressed(self) -> bool:
        return self.undressed is Undressed.FULLY

    @property
    def sleep_place_seen(self) -> bool:
        return self.sleep_seen is YesNoUnknown.YES

    @property
    def summary(self) -> str:
        """What was seen, in a few words: "At home, awake, undressed"."""
        if self.place is None:
            return NoteKind.SIGHTING.label
        said = [self.place.label]
        said += [AWAKE_WORDS[self.awake]] if self.awake else []
        said += [UNDRESSED_WORDS[self.undressed]] if self.undressed else []
        return ", ".join(said)

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything else that was written down, a line each; the baby's own day first."""
        fed = ". ".join(part for part in (self.feeding.label if self.feeding else "", self.feeding_words) if part)
        told = (
            ("", self.words),
            ("Today for this baby", self.voice),
            ("The baby showed", self.showed),
            ("How the baby was", ", ".join(state.label.lower() for state in self.state)),
            ("Handled by", " and ".join(self.handled_by)),
            ("How", self.how_held),
            ("Sleeping place", self.sleep_place),
            ("Fed", fed),
            ("Not undressed because", self.undressed_why),
        )
        return tuple(f"{label}: {text}" if label else text for label, text in told if text)


AWAKE_WORDS = {Awake.AWAKE: "awake", Awake.ASLEEP: "asleep", Awake.BOTH: "awake and asleep"}
UNDRESSED_WORDS = {Undressed.FULLY: "undressed", Undressed.PARTLY: "partly undressed", Undressed.NO: "dressed"}


@dataclass(frozen=True, kw_only=True)
class LastSeen:
    """The newest sighting of each kind, by whichever agency; None when nobody has."""

    at_all: Seen | None = None
    awake: Seen | None = None
    undressed: Seen | None = None
    sleep_place: Seen | None = None

    @property
    def kinds(self) -> tuple[tuple[str, Seen | None], ...]:
        """Each kind as it is called on a page, the plainest first."""
        return (
            ("Last seen", self.at_all),
            ("Last seen awake", self.awake),
            ("Last seen undressed", self.undressed),
            ("Sleeping place last seen", self.sleep_place),
        )


RELATED = ("agency", "recorded_by", "held_by_carer")
MOST = 200


def sightings_of(
    actor: Actor, baby_id: UUID, *, notes: Sequence[lists.Noted] | None = None, most: int = MOST
) -> list[Seen]:
    """Every sighting of a baby, by whichever agency, newest first; older ones are among its `notes`, when at hand.

    The caller has opened the file.
    """
    new = Sighting.objects.filter(baby_id=baby_id, baby__in=files.visible_to(actor)).select_related(*RELATED)
    found = [seen(one) for one in new.order_by("-seen_at", "-id")[:most]]
    notes = lists.notes_of(actor, baby_id, most=most, kind=NoteKind.SIGHTING) if notes is None else notes
    found += [_noted(note) for note in notes if note.kind is NoteKind.SIGHTING]
    return sorted(found, key=lambda one: (one.seen_at, one.recorded_at), reverse=True)[:most]


def seen(one: Sighting) -> Seen:
    """A sighting as the rooms read it."""
    return Seen(
        id=one.pk,
        seen_at=one.seen_at,
        recorded_at=one.recorded_at,
        who=one.recorded_by.full_name if one.recorded_by else "",
        agency=one.agency.name,
        agency_id=one.agency_id,
        place=Place(one.place),
        awake=Awake(one.awake) if one.awake else None,
        undressed=Undressed(one.undressed) if one.undressed else None,
        undressed_why=one.undressed_why,
        handled_by=_handled_by(one),
        how_held=one.how_held,
        sleep_seen=YesNoUnknown(one.sleep_seen),
        sleep_place=one.sleep_place,
        feeding=Feeding(one.feeding) if one.feeding else None,
        feeding_words=one.feeding_words,
        state=tuple(State(each) for each in one.state),
        showed=one.showed,
        voice=one.voice,
    )


def _handled_by(one: Sighting) -> tuple[str, ...]:
    return (*(("Mother",) if one.held_by_mother else ()), *((one.held_by,) if one.held_by else ()))


def _noted(note: lists.Noted) -> Seen:
    return Seen(
        id=note.id,
        seen_at=note.happened_at,
        recorded_at=note.recorded_at,
        who=note.who,
        agency=note.agency,
        words=note.words,
    )


def last_of(sightings: Sequence[Seen]) -> LastSeen:
    """The newest of each kind among sightings in order, newest first."""
    return LastSeen(
        at_all=next(iter(sightings), None),
        awake=_first(one for one in sightings if one.was_awake),
        undressed=_first(one for one in sightings if one.was_undressed),
        sleep_place=_first(one for one in sightings if one.sleep_place_seen),
    )


def _first(some: Iterable[Seen]) -> Seen | None:
    return next(iter(some), None)


def not_seen_yet(baby: Baby, sightings: Sequence[Seen], *, at: datetime) -> list[Finding]:
    """What nobody has recorded seeing of a baby who has been born."""
    if baby.date_of_birth is None:
        return []
    last, today = last_of(sightings), day_of(at)
    months = rules.age_in_months(baby.date_of_birth, today)
    until = handbook.current().figure("sleep_place_until_months", today)
    found = (
        rules.somebody_has_seen_the_baby_awake_and_undressed(
            last.awake is not None, last.undressed is not None, months
        ),
        rules.somebody_has_seen_where_the_baby_sleeps(last.sleep_place is not None, months, until),
    )
    return [finding for finding in found if finding]
