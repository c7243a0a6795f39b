"""What the views of this room share: the draft that was sent, and what the pages know of the file."""

from typing import Any
from uuid import UUID

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.request import Request
from kith.referrals import doors, forms
from kith.referrals.pages import shared


def draft_id(request: Request, kind: str, subject: UUID | None) -> UUID:
    """The draft a form was sent from. Raises NotThere when it is another form's, or about something else."""
    token = drafts.read_token(request.POST.get("draft", ""))
    if token is None or (token.kind, token.subject_id) != (kind, subject):
        raise NotThere
    return token.draft_id


def given(request: Request, baby: Any) -> forms.Given:
    """The moment and the baby's dates: all that a page needs that offers nothing from the file."""
    born = baby.date_of_birth
    return forms.Given(at=request.at, born_or_expected=born or baby.expected_on, unborn=born is None)


def given_from_file(request: Request, baby: Any, *, words: bool = True) -> forms.Given:
    """The same, with the other children, the sightings and, when `words`, what the file has to begin with."""
    born, actor = baby.date_of_birth, request.actor
    known: dict[str, Any] = dict(doors.from_file(actor, baby, at=request.at)) if words else {}
    call = doors.open_call(actor, baby.pk) if words else None
    if call is not None:
        known |= {"phoned": "yes", "phoned_at": call.rang_at}
    return forms.Given(
        at=request.at,
        born_or_expected=born or baby.expected_on,
        unborn=born is None,
        children=tuple((str(one.pk), shared.baby_name(one)) for one in doors.others_in_family(actor, baby)),
        sightings=tuple((str(one.id), shared.sighting_text(one)) for one in doors.sightings_to_offer(actor, baby.pk)),
        known=known,
    )
