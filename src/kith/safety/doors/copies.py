"""What a copy that a parent reads must not hold."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db import connection

from kith.kernel import handbook
from kith.people.words import About, EntryKind
from kith.safety import rules


@dataclass(frozen=True, kw_only=True)
class Careful:
    """How carefully a copy of these files is made: words that tell of abuse, and whether it is known in them."""

    known: bool
    words: tuple[str, ...]

    def tells(self, *texts: str) -> bool:
        """Whether one of these texts tells of abuse."""
        return bool(_pattern(self.words).search("\n".join(texts)))

    def stays_out(
        self, texts: Iterable[str], kind: EntryKind, about: About | None, kept: Collection[EntryKind]
    ) -> bool:
        """Whether an entry stays out of a copy that a parent reads (DAS-18)."""
        of_the_baby = kind in kept and (kind is not EntryKind.EVENT or about is About.BABY)
        return rules.stays_out_of_a_copy(
            tells=self.tells(*texts), known=self.known and bool(kept), of_the_baby=of_the_baby
        )


def careful_for(baby_ids: Sequence[UUID], *, on: date) -> Careful:
    """Asked of every file of the adults in these files, also of what the one who copies may not read."""
    with connection.cursor() as cursor:
        cursor.execute("select safety_careful(%s::uuid[])", [list(baby_ids)])
        known = bool(cursor.fetchone()[0])
    return Careful(known=known, words=handbook.current().careful_words(on))


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """`stem*` begins a word; every other one stands whole. Between two words there may be any space."""
    parts = [r"\s+".join(map(re.escape, one.rstrip("*").split())) + ("" if one.endswith("*") else r"(?!\w)")
             for one in words]  # fmt: skip
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})" if parts else r"(?!)", re.IGNORECASE)
