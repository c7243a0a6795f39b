"""Drafts: what people type is kept on the server as they type it, and sending it twice does one thing.

A form's hidden `draft` token says whose draft it is, for which form and about what. The draft's row is locked while
its answers are being acted on, so a double click, a replay or a second tab finds it closed and is led to the same page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import connection
from django.http import QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from kith.design.wording import clock_text
from kith.kernel.ids import new_id

from .actor import Actor
from .models import Draft
from .request import Request

Answers = dict[str, list[str]]
SALT = "kith.draft"
NOT_ANSWERS = frozenset({"csrfmiddlewaretoken", "draft"})
LARGEST = 200_000


class DraftTooLarge(ValueError):
    """The answers are larger than any form of ours can be."""


@dataclass(frozen=True)
class Token:
    """What a form's hidden token says."""

    draft_id: UUID
    owner_id: UUID
    kind: str
    subject_id: UUID | None

    def signed(self) -> str:
        subject = str(self.subject_id) if self.subject_id else ""
        return signing.dumps([str(self.draft_id), str(self.owner_id), self.kind, subject], salt=SALT)


@dataclass(frozen=True)
class Sheet:
    """A draft as a form needs it: its token, what was typed before, and when."""

    token: str
    answers: Answers
    kept_at: datetime | None


def owner_of(actor: Actor) -> UUID:
    """Whose drafts these are: the account's, or the invitation's for a visitor by link."""
    owner = actor.account_id or actor.invitation_id
    if owner is None:
        raise ValueError("nobody has no drafts")
    return owner


def read_token(signed: str) -> Token | None:
    """The token, or None when it is missing, altered or malformed."""
    try:
        draft_id, owner_id, kind, subject = signing.loads(signed, salt=SALT)
        return Token(UUID(draft_id), UUID(owner_id), kind, UUID(subject) if subject else None)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def answers_in(posted: QueryDict | Mapping[str, list[str]]) -> Answers:
    """What was typed, without the form's own machinery. Raises DraftTooLarge."""
    pairs = posted.lists() if isinstance(posted, QueryDict) else posted.items()
    answers = {name: [str(value) for value in values] for name, values in pairs if name not in NOT_ANSWERS}
    if sum(len(value) for values in answers.values() for value in values) > LARGEST:
        raise DraftTooLarge
    return {name: [value.replace("\x00", "") for value in values] for name, values in answers.items()}


OPEN = """
insert into access_draft (id, owner_id, kind, subject_id, answers, updated_at, led_to)
values (%s, %s, %s, %s, '{}'::jsonb, %s, '')
on conflict (owner_id, kind, subject_id) where closed_at is null do nothing
"""


def sheet_for(request: Request, kind: str, subject_id: UUID | None = None) -> Sheet:
    """The open draft of this person for this form about this subject; begun now if there is none."""
    owner = owner_of(request.actor)
    draft = _open_draft(owner, kind, subject_id)
    if draft is None:
        with connection.cursor() as cursor:
            cursor.execute(OPEN, (new_id(), owner, kind, subject_id, request.at))
        draft = _open_draft(owner, kind, subject_id)
    if draft is None:
        raise RuntimeError("a draft was begun and is not there")
    token = Token(draft.pk, owner, kind, subject_id)
    _claim_kept(request, draft, token)
    return Sheet(token.signed(), draft.answers, draft.updated_at if draft.answers else None)


def _open_draft(owner: UUID, kind: str, subject_id: UUID | None) -> Draft | None:
    return Draft.objects.filter(owner_id=owner, kind=kind, subject_id=subject_id, closed_at=None).first()


def _claim_kept(request: Request, draft: Draft, token: Token) -> None:
    """Bring back what was sent after the session had ended, if it was this person's and about the same thing."""
    kept = request.session.get("kept", {})
    for signed, answers in list(kept.items()):
        left = read_token(signed)
        if left and (left.owner_id, left.kind, left.subject_id) == (token.owner_id, token.kind, token.subject_id):
            draft.answers, draft.updated_at = answers, request.at
            draft.save(update_fields=["answers", "updated_at"])
            request.session["kept"] = {key: value for key, value in kept.items() if key != signed}


def keep_for_later(request: Request) -> None:
    """Keep a form that arrived after the session ended, until the same person signs in again in this browser."""
    signed = request.POST.get("draft", "")
    if read_token(signed) is None:
        return
    request.session["kept"] = {signed: answers_in(request.POST)}


def save(token: Token, answers: Answers, *, at: datetime) -> bool:
    """Autosave; False when the draft has been sent already (nothing is then changed)."""
    changed = Draft.objects.filter(pk=token.draft_id, closed_at=None).update(answers=answers, updated_at=at)
    return changed == 1


def lock(token: Token) -> Draft | None:
    """The draft, its row held until this transaction ends, so that only one sending acts on it."""
    return Draft.objects.select_for_update().filter(pk=token.draft_id).first()


def close(draft: Draft, *, led_to: str, at: datetime) -> None:
    """The draft has been acted on; sending it again leads to `led_to`. What was typed is not kept twice."""
    draft.answers, draft.closed_at, draft.led_to, draft.updated_at = {}, at, led_to[:300], at
    draft.save(update_fields=["answers", "closed_at", "led_to", "updated_at"])


def gather(actor: Actor, prefix: str, subject_id: UUID | None) -> dict[str, Answers]:
    """The open drafts of a form of several pages, by page: kind `prefix/page` → answers."""
    drafts = Draft.objects.filter(
        owner_id=owner_of(actor), kind__startswith=f"{prefix}/", subject_id=subject_id, closed_at=None
    )
    return {draft.kind.removeprefix(f"{prefix}/"): draft.answers for draft in drafts if draft.answers}


def close_all(actor: Actor, prefix: str, subject_id: UUID | None, *, at: datetime, led_to: str = "/") -> None:
    """Empty and close every page's draft of a form of several pages once the whole has been sent.

    A page that is sent again from another tab leads to `led_to`.
    """
    Draft.objects.filter(
        owner_id=owner_of(actor), kind__startswith=f"{prefix}/", subject_id=subject_id, closed_at=None
    ).exclude(kind=f"{prefix}/send").update(answers={}, closed_at=at, updated_at=at, led_to=led_to[:300])


def bind(request: Request, form_class: type, kind: str, subject_id: UUID | None = None, **more: Any) -> Any:
    """The form for this request: what was posted; or else what the draft holds, not judged yet."""
    more["autosave_url"] = reverse("save_draft")
    if request.method == "POST":
        return form_class(request.POST, request.FILES, **more)
    sheet = sheet_for(request, kind, subject_id)
    entered = MultiValueDict(sheet.answers) if sheet.answers else None
    notice = f"We kept what you wrote at {clock_text(sheet.kept_at)}." if sheet.kept_at else ""
    return form_class(entered=entered, draft_token=sheet.token, draft_notice=notice, **more)


def unfinished(actor: Actor, *, most: int = 10) -> list[tuple[str, UUID | None, datetime]]:
    """What this person began and has not sent, newest first, one line per form: its kind, its subject, when kept."""
    left = Draft.objects.filter(owner_id=owner_of(actor), closed_at=None).exclude(answers={}).order_by("-updated_at")
    lines: dict[tuple[str, UUID | None], datetime] = {}
    for kind, subject, kept_at in left.values_list("kind", "subject_id", "updated_at")[: most * 5]:
        lines.setdefault((kind.split("/")[0], subject), kept_at)
    return [(kind, subject, kept_at) for (kind, subject), kept_at in list(lines.items())[:most]]
