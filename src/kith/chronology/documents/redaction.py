"""Leaving out: kinds of entry and entries not for this reader; then names and addresses in what stays."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kith.design.wording import list_text, lower_first, plural
from kith.kernel.handbook.copies import Names, Redaction
from kith.people.words import Audience, EntryKind

if TYPE_CHECKING:
    from kith.people.doors import Named, Remark
    from kith.people.timeline import TimelineFact
    from kith.safety.doors import Careful

PLACE, WORKER = "[address left out]", "[a worker]"
POSTCODE = r"\b[A-Z]{1,2}[0-9][0-9A-Z]?\s?[0-9][A-Z]{2}\b"
STREETS = "Street|Road|Lane|Close|Avenue|Drive|Terrace|Way|Crescent|Court|Place|Gardens|Row|Hill|Grove|Park"
HOUSE = rf"\b(?:[Ff]lat\s\w+,?\s)?\d{{1,4}}[a-zA-Z]?,?\s(?:[A-Z][\w'’]+\s){{1,3}}(?:{STREETS})\b"
SHORTEST_NAME = 3


@dataclass(frozen=True, kw_only=True)
class OnFile:
    """What Kith holds of names and addresses around the baby: what can be found in free text, and no more."""

    others: "Sequence[Named]" = ()
    family: "Sequence[Named]" = ()
    workers: Sequence[str] = ()
    places: Sequence[str] = ()
    careful: "Careful | None" = None


@dataclass(frozen=True, kw_only=True)
class Redacted:
    """What stays, and in sentences what was left out."""

    entries: "tuple[TimelineFact, ...]"
    left_out: tuple[str, ...]


def redacted(
    entries: "Sequence[TimelineFact]",
    profile: Redaction,
    on_file: OnFile,
    remarks: "Mapping[str, Sequence[Remark]] | None" = None,
) -> Redacted:
    """The entries as the reader of this profile gets them. `remarks` are what was added to them, by their key."""
    kinds = {EntryKind(code) for code in profile.without_kinds}
    audiences = {Audience(code) for code in profile.without_audiences}
    entries = [one for one in entries if one.audience is not Audience.SAFETY]  # in no copy, whoever reads it
    if parents_read(profile):
        entries = [one for one in entries if not _stays_out(one, profile, on_file, (remarks or {}).get(one.key, ()))]
    by_kind = [one for one in entries if one.group in kinds]
    kept = [one for one in entries if one.group not in kinds]
    hidden = [one for one in kept if one.audience in audiences]
    stay = [one for one in kept if one.audience not in audiences]
    swaps = _Swaps(profile, on_file)
    made = tuple(swaps.of(one) for one in stay)
    return Redacted(entries=made, left_out=(*_kinds_said(by_kind), *_audiences_said(hidden, audiences), *swaps.said()))


def parents_read(profile: Redaction) -> bool:
    """Whether a parent reads what is copied by this profile."""
    return Audience.NOT_PARENTS in {Audience(code) for code in profile.without_audiences}


def _stays_out(one: "TimelineFact", profile: Redaction, on_file: OnFile, added: "Sequence[Remark]") -> bool:
    """Whether it tells of abuse, by its kind or by any word that stands with it (DAS-18)."""
    if on_file.careful is None:
        return False
    texts = [one.words, one.impact_words, one.source, one.agency_name, one.who, *(each.words for each in added)]
    if on_file.careful.known:
        texts.append(one.kind)  # our own word for police at the door tells nothing where nothing is known
    return on_file.careful.stays_out(texts, one.group, one.about, [EntryKind(code) for code in profile.careful_kinds])


def _kinds_said(gone: "Sequence[TimelineFact]") -> Iterable[str]:
    if gone:
        kinds = sorted({lower_first(one.group.label) for one in gone})
        yield f"{plural(len(gone), 'entry', 'entries')} of these kinds: {list_text(kinds)}."


def _audiences_said(hidden: "Sequence[TimelineFact]", audiences: set[Audience]) -> Iterable[str]:
    """That something may be missing is said always; how many only where the number itself gives nothing away."""
    if Audience.NOT_PARENTS in audiences:
        yield "Entries that their agency marked as not for the parents, if there are any."
        yield "Entries that somebody looks at again before a parent reads them, if there are any."
    if Audience.MOTHERS_HEALTH in audiences:
        yield "The mother’s own health, if anything is recorded about it."
    own = sum(one.audience is Audience.AGENCY for one in hidden)
    if Audience.AGENCY in audiences:
        yield (
            "Entries that an agency keeps to itself, if there are any."
            if own == 0 or (Audience.NOT_PARENTS in audiences)
            else f"{plural(own, 'entry', 'entries')} that the agency of the one who took it out keeps to itself."
        )


class _Swaps:
    """What is put in place of names and addresses, longest first."""

    def __init__(self, profile: Redaction, on_file: OnFile) -> None:
        self.profile = profile
        self.steps: list[tuple[re.Pattern[str], str]] = []
        if not profile.addresses_kept:
            self._places(on_file.places)
        named = [*on_file.others] if profile.others is Names.DESCRIBED else []
        named += [*on_file.family] if not profile.family_named else []
        spared = set() if not profile.family_named else {part for one in on_file.family for part in _parts(one)}
        for words, instead in _names(named, spared):
            self._add(rf"(?<!\w){re.escape(words)}(?!\w)", f"[{instead}]", re.IGNORECASE)
        if profile.workers is Names.DESCRIBED:
            for words in sorted({name for name in on_file.workers if name}, key=len, reverse=True):
                self._add(rf"(?<!\w){re.escape(words)}(?!\w)", WORKER, re.IGNORECASE)

    def _add(self, pattern: str, instead: str, flags: int = 0) -> None:
        self.steps.append((re.compile(pattern, flags), instead))

    def _places(self, places: Sequence[str]) -> None:
        loose = [r"[\s,]*".join(map(re.escape, re.split(r"[\s,]+", place.strip()))) for place in places if place]
        if loose:
            self._add("|".join(sorted(loose, key=len, reverse=True)), PLACE, re.IGNORECASE)
        self._add(f"{HOUSE}|{POSTCODE}", PLACE)

    def text(self, words: str) -> str:
        for pattern, instead in self.steps:
            words = pattern.sub(instead, words)
        return words

    def of(self, one: "TimelineFact") -> "TimelineFact":
        who = one.who if self.profile.workers is Names.NAMED else ""
        words, impact, source = self.text(one.words), self.text(one.impact_words), self.text(one.source)
        return replace(one, who=who, words=words, impact_words=impact, source=source)

    def said(self) -> Iterable[str]:
        if not self.profile.addresses_kept:
            yield "Addresses and postcodes, as far as a computer can find them."
        if self.profile.others is Names.DESCRIBED:
            yield "Names of men and other carers on file: each is called by who they are to the baby."
        if self.profile.workers is Names.DESCRIBED:
            yield "Names of workers on file: their agency stands instead."
        if not self.profile.family_named:
            yield "Names of the baby and the mother."


def _parts(one: "Named") -> Iterable[str]:
    return (part.casefold() for part in (one.given, one.family) if part)


def _names(named: "Iterable[Named]", spared: set[str]) -> list[tuple[str, str]]:
    """Full names, then given and family names alone unless somebody who stays named has the same."""
    found: dict[str, str] = {}
    for one in named:
        for words in (one.full, one.given, one.family):
            if len(words) >= SHORTEST_NAME and words.casefold() not in spared:
                found.setdefault(words, one.instead)
    return sorted(found.items(), key=lambda pair: len(pair[0]), reverse=True)


def text_of(words: str, profile: Redaction, on_file: OnFile) -> str:
    """Other words with the same left out."""
    return _Swaps(profile, on_file).text(words)
