"""The directory as SCIM's storage: an agency's workers are its Users, its teams the Groups."""

import hashlib
import json
from datetime import datetime, time
from typing import Any
from uuid import UUID

from scim2_models import (
    InvalidValueException,
    Meta,
    NotFoundException,
    PreconditionFailedException,
    Reference,
    Resource,
    ResourceType,
    ResponseParameters,
    SearchRequest,
    UniquenessException,
)
from scim2_server.storage import ScimStorage, SearchPage

from kith.access.actor import Actor
from kith.directory import actions as directory_actions
from kith.directory.models import Agency, ScimEntry, Team, Worker
from kith.kernel.clock import LONDON, day_of

from . import actions
from .words import Email, Group, Member, Name, Phone, User

NOBODY = UUID(int=0)

type Found = tuple[Worker | Team, ScimEntry | None]


class DirectoryStorage(ScimStorage):
    """Every read and write is of the actor's own agency; another's does not exist here."""

    def __init__(self, actor: Actor, at: datetime) -> None:
        self.actor, self.at = actor, at
        self.agency = Agency.objects.get(pk=actor.agency_id or NOBODY)

    # -- reading --------------------------------------------------------

    def get(
        self,
        resource_type: ResourceType,
        resource_id: str,
        *,
        response_parameters: ResponseParameters[Any] | None = None,
    ) -> Resource[Any]:
        return self._shown(*self._one(resource_type, resource_id))

    def search(
        self, resource_types: list[ResourceType], search_request: SearchRequest[Any], *, position: Any = None
    ) -> SearchPage:
        """Of one agency, so few thousand at most: read whole, then filtered, sorted and cut by the library's words."""
        found = [self._shown(*one) for kind in resource_types for one in self._all(kind.name or "")]
        if search_request.filter is not None:
            found = [one for one in found if search_request.filter.match(one)]
        if search_request.sort_by:
            descending = search_request.sort_order == SearchRequest.SortOrder.descending
            found.sort(key=lambda one: _sort_key(search_request, one), reverse=descending)
        start = search_request.start_index_0 or 0
        stop = None if search_request.count is None else start + search_request.count
        return SearchPage(len(found), found[start:stop])

    def _all(self, kind: str) -> list[Found]:
        removed = ScimEntry.objects.filter(agency=self.agency).exclude(removed_at=None).values("subject_id")
        rows: list[Worker | Team]
        if kind == "User":
            rows = list(Worker.objects.filter(team__agency=self.agency).exclude(pk__in=removed).order_by("id"))
        else:
            rows = list(Team.objects.filter(agency=self.agency, closed_on=None).order_by("id"))
        entries = ScimEntry.objects.filter(agency=self.agency).in_bulk()
        self._members = self._members_by_team() if kind == "Group" else {}
        return [(row, entries.get(row.pk)) for row in rows]

    def _members_by_team(self) -> dict[UUID, list[Worker]]:
        held: dict[UUID, list[Worker]] = {}
        for worker in self._here().order_by("id"):
            held.setdefault(worker.team_id, []).append(worker)
        return held

    def _here(self) -> Any:
        """The agency's workers who have not left."""
        today = day_of(self.at)
        return Worker.objects.filter(team__agency=self.agency).exclude(active_until__lt=today)

    def _one(self, resource_type: ResourceType, resource_id: str | None, *, lock: bool = False) -> Found:
        kind = resource_type.name
        try:
            wanted = UUID(resource_id or "")
        except ValueError:
            raise NotFoundException from None
        entry = ScimEntry.objects.filter(pk=wanted, agency=self.agency).first()
        rows = (
            Worker.objects.select_related("team__agency").filter(team__agency=self.agency)
            if kind == "User"
            else Team.objects.select_related("agency").filter(agency=self.agency, closed_on=None)
        )
        rows = rows.select_for_update(of=("self",)) if lock else rows
        row: Any = rows.filter(pk=wanted).first()
        if row is None or (entry is not None and entry.removed_at is not None):
            raise NotFoundException(detail=f"{kind} {resource_id} not found")
        self._members = {row.pk: list(self._here().filter(team=row).order_by("id"))} if kind == "Group" else {}
        return row, entry

    # -- writing --------------------------------------------------------

    def create(self, resource_type: ResourceType, resource: Resource[Any]) -> Resource[Any]:
        made = self._create_user(resource) if isinstance(resource, User) else self._create_group(resource)
        return self.get(resource_type, str(made))

    def update(
        self, resource_type: ResourceType, resource: Resource[Any], *, expected_version: str | None = None
    ) -> Resource[Any]:
        row, entry = self._one(resource_type, resource.id, lock=True)
        self._same(row, entry, expected_version)
        if isinstance(row, Worker) and isinstance(resource, User):
            self._change_user(row, entry, resource)
        elif isinstance(row, Team) and isinstance(resource, Group):
            self._change_group(row, entry, resource)
        return self.get(resource_type, str(row.pk))

    def delete(self, resource_type: ResourceType, resource_id: str, *, expected_version: str | None = None) -> None:
        row, entry = self._one(resource_type, resource_id, lock=True)
        self._same(row, entry, expected_version)
        entry = entry or self._new_entry(row)
        if isinstance(row, Worker):
            actions.leave(row, by=self.actor, at=self.at)
        else:
            if row.name == directory_actions.NOWHERE_YET:
                raise InvalidValueException(detail="Kith keeps this team for those who are in no other.")
            directory_actions.close_team(row, by=self.actor, at=self.at)
        entry.removed_at = self.at
        directory_actions.remember(entry, by=self.actor, at=self.at)

    def _create_user(self, said: User) -> UUID:
        self._free(said.user_name or "", None)
        try:
            worker = directory_actions.enter_worker(self.agency, _words(said), by=self.actor, at=self.at)
        except directory_actions.Elsewhere as error:
            raise UniquenessException(detail=str(error)) from error
        self._keep(worker, None, said)
        if said.active is False:
            actions.leave(worker, by=self.actor, at=self.at)
        return worker.pk

    def _change_user(self, worker: Worker, entry: ScimEntry | None, said: User) -> None:
        self._free(said.user_name or "", worker.pk)
        try:
            directory_actions.change_worker(worker, _words(said), by=self.actor, at=self.at)
        except directory_actions.Elsewhere as error:
            raise UniquenessException(detail=str(error)) from error
        self._keep(worker, entry, said)
        if said.active is False:
            actions.leave(worker, by=self.actor, at=self.at)
        elif said.active and worker.active_until is not None:
            directory_actions.return_to_work(worker, by=self.actor, at=self.at)

    def _create_group(self, said: Any) -> UUID:
        try:
            words = directory_actions.TeamSaid(name=said.display_name)
            team = directory_actions.enter_team(self.agency, words, by=self.actor, at=self.at)
        except directory_actions.Elsewhere as error:
            raise UniquenessException(detail=str(error)) from error
        self._keep(team, None, said)
        self._place(team, said.members)
        return team.pk

    def _change_group(self, team: Team, entry: ScimEntry | None, said: Group) -> None:
        try:
            words = directory_actions.TeamSaid(name=said.display_name or team.name)
            directory_actions.change_team(team, words, by=self.actor, at=self.at)
        except directory_actions.Elsewhere as error:
            raise UniquenessException(detail=str(error)) from error
        self._keep(team, entry, said)
        self._place(team, said.members)

    def _place(self, team: Team, members: list[Member] | None) -> None:
        """Whoever is listed is in this team and in no other; whoever was and is not listed waits to be placed."""
        wanted = {member.value for member in members or [] if member.value}
        there = {str(worker.pk): worker for worker in self._here().select_related("team__agency")}
        strangers = wanted - set(there)
        if strangers:
            raise InvalidValueException(
                detail=f"{len(strangers)} of the members are not people at work in this agency."
            )
        rest = directory_actions.unplaced(self.agency)
        for key, worker in there.items():
            if key in wanted:
                directory_actions.move(worker, team, by=self.actor, at=self.at)
            elif worker.team_id == team.pk:
                directory_actions.move(worker, rest, by=self.actor, at=self.at)

    def _free(self, user_name: str, besides: UUID | None) -> None:
        taken = ScimEntry.objects.filter(agency=self.agency, user_name__iexact=user_name, removed_at=None)
        if taken.exclude(pk=besides or NOBODY).exists():
            raise UniquenessException(detail="This userName is taken.")

    def _keep(self, row: Worker | Team, entry: ScimEntry | None, said: Any) -> None:
        entry = entry or self._new_entry(row)
        entry.external_id = (said.external_id or "")[:200]
        if isinstance(said, User):
            entry.user_name = (said.user_name or "")[:200]
            entry.display_name = (said.display_name or "")[:120]
            entry.says_active = said.active is not None
            entry.given_name = ((said.name and said.name.given_name) or "")[:100]
            entry.family_name = ((said.name and said.name.family_name) or "")[:100]
            entry.emails = [_plain(one) for one in said.emails or []]
            entry.phones = [_plain(one) for one in said.phone_numbers or []]
        directory_actions.remember(entry, by=self.actor, at=self.at)

    def _new_entry(self, row: Worker | Team) -> ScimEntry:
        kind = "User" if isinstance(row, Worker) else "Group"
        return ScimEntry(subject_id=row.pk, agency=self.agency, kind=kind, made_at=self.at, changed_at=self.at)

    # -- showing --------------------------------------------------------

    def _same(self, row: Worker | Team, entry: ScimEntry | None, expected: str | None) -> None:
        meta = self._shown(row, entry).meta
        if expected is not None and meta is not None and meta.version != expected:
            raise PreconditionFailedException

    def _shown(self, row: Worker | Team, entry: ScimEntry | None) -> Resource[Any]:
        shown: Resource[Any]
        if isinstance(row, Worker):
            shown, began = _user(row, entry, at=self.at), datetime.combine(row.active_from, time(), LONDON)
        else:
            shown, began = _group(row, entry, self._members.get(row.pk, [])), self.at.replace(month=1, day=1)
        state = json.dumps(shown.model_dump(), sort_keys=True, default=str)
        shown.meta = Meta(
            resource_type="User" if isinstance(row, Worker) else "Group",
            created=entry.made_at if entry else began,
            last_modified=entry.changed_at if entry else began,
            version=f'W/"{hashlib.sha256(state.encode()).hexdigest()[:20]}"',
        )
        return shown


def _user(worker: Worker, entry: ScimEntry | None, *, at: datetime) -> User:
    entry = entry or ScimEntry(
        user_name=worker.email or str(worker.pk),
        display_name=worker.full_name,
        says_active=True,
        emails=[{"value": worker.email, "type": "work", "primary": True}] if worker.email else [],
        phones=[{"value": worker.phone, "type": "work", "primary": True}] if worker.phone else [],
    )
    gone = worker.active_until is not None and worker.active_until < day_of(at)
    named = entry.given_name or entry.family_name
    return User(
        id=str(worker.pk),
        external_id=entry.external_id or None,
        user_name=entry.user_name,
        name=Name(given_name=entry.given_name or None, family_name=entry.family_name or None) if named else None,
        display_name=entry.display_name or None,
        title=worker.post_title or None,
        active=not gone if entry.says_active else None,
        emails=[Email(**one) for one in entry.emails] or None,
        phone_numbers=[Phone(**one) for one in entry.phones] or None,
    )


def _group(team: Team, entry: ScimEntry | None, members: list[Worker]) -> Group:
    listed = [Member(value=str(one.pk), ref=Reference[User](f"Users/{one.pk}"), type="User") for one in members]
    external = entry.external_id if entry else ""
    return Group(id=str(team.pk), external_id=external or None, display_name=team.name, members=listed or None)


def _words(said: User) -> directory_actions.WorkerSaid:
    parts = [said.name.given_name, said.name.family_name] if said.name else []
    name = said.display_name or " ".join(part for part in parts if part) or said.user_name or ""
    return directory_actions.WorkerSaid(
        full_name=name, post_title=said.title or "", email=_first(said.emails), phone=_first(said.phone_numbers)
    )


def _first(many: Any) -> str:
    """The primary one, else the first."""
    ordered = sorted(many or [], key=lambda one: not one.primary)
    return next((str(one.value) for one in ordered if one.value), "")


def _plain(one: Email | Phone) -> dict[str, Any]:
    kept = {"value": one.value, "type": one.type, "primary": one.primary}
    return {name: value for name, value in kept.items() if value is not None}


def _sort_key(asked: SearchRequest[Any], one: Resource[Any]) -> tuple[bool, Any, str]:
    value = asked.sort_value(one)
    return value is None, value if value is not None else "", one.id or ""
