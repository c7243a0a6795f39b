"""Keeping an address back, and showing it again: both are decisions with a reason, and both are kept."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.people import doors, rules
from kith.people.models import Person, Withholding
from kith.people.words import From, ToldBy

from . import checks, history


@dataclass(frozen=True, kw_only=True)
class WithholdSaid:
    """From whom an address is kept, why, since when, and when that is looked at again."""

    kept_from: From
    reason: str
    carer_id: UUID | None = None
    from_words: str = ""
    since: date | None = None
    review_on: date | None = None
    source: ToldBy | None = None


@transaction.atomic
def withhold_address(
    about: history.About, said: WithholdSaid, *, explained: str = "", by: Actor, at: datetime
) -> Withholding | checks.Queried:
    """Keep an adult's address back from every page, list, search and document, and that of whoever lives with them.

    Raises Refused, NotThere.
    """
    person = _person(about, by, at)
    today = day_of(at)
    months = handbook.current().figure("withheld_review_months", today)
    found = [
        rules.keeping_back_and_lifting_have_a_reason(said.reason),
        rules.keeping_back_is_looked_at_again(today, said.review_on, months),
    ]
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    made = withhold(person, said, by=by, at=at)
    checks.explain(found, explained, person, by=by, at=at)
    _record(by, about, "kept an address back", made)
    return made


def withhold(person: Person, said: WithholdSaid, *, by: Actor, at: datetime) -> Withholding:
    """Write the decision and let the marks follow; the caller has asked access."""
    made = Withholding.objects.create(
        person=person,
        kept_from=said.kept_from.value,
        carer_id=said.carer_id,
        from_words=said.from_words,
        reason=said.reason[:400],
        since=said.since or day_of(at),
        review_on=said.review_on,
        source=said.source.value if said.source else "",
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )
    history.keep_back(person.pk)
    return made


@transaction.atomic
def lift_withholding(
    about: history.About, withholding_id: UUID, *, reason: str, by: Actor, at: datetime
) -> Withholding | checks.Queried:
    """Stop keeping an address back: a row is added, and the address shows where no other decision stands.

    Raises Refused, NotThere when no such decision stands.
    """
    person = _person(about, by, at)
    checks.alone("history of", person.pk)
    standing = {one.id for one in doors.withholdings_of(person)}
    before = Withholding.objects.filter(person=person, pk=withholding_id).first()
    if before is None or before.pk not in standing:
        raise NotThere
    finding = rules.keeping_back_and_lifting_have_a_reason(reason)
    if finding:
        return checks.Queried((finding,))
    made = Withholding.objects.create(
        person=person,
        replaces=before,
        lifted=True,
        kept_from=before.kept_from,
        carer_id=before.carer_id,
        from_words=before.from_words,
        reason=reason[:400],
        since=before.since,
        until=day_of(at),
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )
    history.keep_back(person.pk, clearing=True)
    _record(by, about, "showed an address again", made)
    return made


def _person(about: history.About, by: Actor, at: datetime) -> Person:
    doors.allow(by, Permission.PERSON_RECORD, about.baby_id, at=at)
    person, _relation = doors.person_for(by, about.baby_id, about.person_id)
    return person


def _record(by: Actor, about: history.About, action: str, made: Withholding) -> None:
    act = audit.Act(
        action=action,
        permission=Permission.PERSON_RECORD,
        subject_kind="withholding",
        subject_id=made.pk,
        baby_id=about.baby_id,
    )
    audit.record(by, act)
