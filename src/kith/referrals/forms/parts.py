"""What every page of a request shares: the moment, what is on the file, the listed reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from kith.design import forms
from kith.design.fields import Choice
from kith.kernel import handbook
from kith.kernel.clock import LONDON, day_of
from kith.kernel.handbook.kinds import ReasonFor

YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))


LONGEST = 6000


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the pages need to know: the moment, the baby's dates, and what is on the file already.

    `children` are the mother's other babies, `sightings` the newest on file: each an id and its words.
    `known` are a field's name and the words to begin with.
    """

    at: datetime
    born_or_expected: date
    unborn: bool = False
    children: tuple[tuple[str, str], ...] = ()
    sightings: tuple[tuple[str, str], ...] = ()
    known: Mapping[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return day_of(self.at)

    @property
    def earliest(self) -> datetime:
        """Nothing was seen of a baby before the longest pregnancy that could end on the day of birth."""
        longest = handbook.current().pregnancy_bounds().longest
        return datetime.combine(self.born_or_expected - timedelta(weeks=longest), time(), LONDON)

    @property
    def sharing(self) -> handbook.Sharing:
        return handbook.current().sharing(self.today)

    def goes_to(self, level: int) -> str:
        """Where a request at this level goes, for the hint; nothing when the handbook gives no route."""
        try:
            return handbook.current().route(level, unborn=self.unborn, on=self.today).goes_to
        except handbook.NotInHandbook:
            return ""


class Page(forms.Form):
    """One page of the request."""

    def __init__(self, *args: Any, given: Given, **kwargs: Any) -> None:
        kwargs.setdefault("initial", dict(given.known))
        super().__init__(*args, **kwargs)
        self.given = given
        self.prepare()

    def prepare(self) -> None:
        """Set what depends on the moment or the handbook."""

    def in_words(self) -> dict[str, tuple[str, ...]]:
        """Answers that are ids, as people read them: field name and "_words" → words."""
        return {}

    def offer_reasons(self, name: str, explains: ReasonFor) -> None:
        reasons = self.given.sharing.reasons_for(explains)
        self.fields[name].offer([Choice(reason.code, reason.says) for reason in reasons])

    def offer_or_leave_out(self, name: str, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer what there is on the file; without any, the question is not asked."""
        if choices:
            self.fields[name].offer([Choice(value, words) for value, words in choices])
        else:
            del self.fields[name]
