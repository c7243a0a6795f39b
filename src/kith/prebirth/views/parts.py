"""What the views of this room share."""

from uuid import UUID

from kith.access import drafts
from kith.access.doors import NotThere
from kith.access.request import Request

FORM, THING = "prebirth/form.jinja", "prebirth/thing.jinja"


def draft_id(request: Request, kind: str, subject: UUID | None) -> UUID:
    """The draft a form was sent from. Raises NotThere when it is another form's, or about something else."""
    token = drafts.read_token(request.POST.get("draft", ""))
    if token is None or (token.kind, token.subject_id) != (kind, subject):
        raise NotThere
    return token.draft_id
