"""Posts and who holds them, deputies, and the places a team serves. A change ends a row and adds one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.directory.models import Agency, AreaServed, Deputy, Post, Team, Worker
from kith.directory.words import AreaKind, Duty
from kith.kernel.clock import day_of

from .staff import Told, may_keep, record


@dataclass(frozen=True, kw_only=True)
class PostSaid:
    """A post as it is from today."""

    title: str
    team: Team | None = None
    duty: Duty | None = None
    holder: Worker | None = None
    reports_to: Post | None = None


@transaction.atomic
def enter_post(agency: Agency, said: PostSaid, *, by: Actor, at: datetime) -> Post:
    """A post of the agency; one that is there already, word for word, stays. Raises Refused."""
    may_keep(by, agency.pk, at)
    there = Post.objects.filter(agency=agency, title=said.title, team=said.team, until_on=None).first()
    if there is not None:
        return change_post(there, said, by=by, at=at)
    post = _post(agency.pk, said, by, at)
    _lead(said, at)
    record(by, Told(action="entered a post", kind="post", subject_id=post.pk))
    return post


@transaction.atomic
def change_post(post: Post, said: PostSaid, *, by: Actor, at: datetime) -> Post:
    """Another holder, duty or manager of a post from today on. Raises Refused."""
    may_keep(by, post.agency_id, at)
    if (post.holder, post.duty, post.reports_to) == (said.holder, _code(said.duty), said.reports_to):
        return post
    _ended(post, at)
    new = _post(post.agency_id, said, by, at)
    Post.objects.filter(reports_to=post, until_on=None).update(reports_to=new)
    _lead(said, at)
    record(by, Told(action="changed a post", kind="post", subject_id=new.pk, detail={"before": str(post.pk)}))
    return new


@transaction.atomic
def end_post(post_id: UUID, *, by: Actor, at: datetime) -> Post:
    """A post that is no more. Raises NotThere, Refused."""
    post = Post.objects.filter(pk=post_id, until_on=None).first()
    if post is None:
        raise NotThere
    may_keep(by, post.agency_id, at)
    _ended(post, at)
    record(by, Told(action="ended a post", kind="post", subject_id=post.pk))
    return post


def _post(agency_id: UUID, said: PostSaid, by: Actor, at: datetime) -> Post:
    return Post.objects.create(
        agency_id=agency_id,
        team=said.team,
        title=said.title[:120],
        duty=_code(said.duty),
        holder=said.holder,
        reports_to=said.reports_to,
        from_on=day_of(at),
        recorded_by_id=by.worker_id,
        recorded_at=at,
    )


def _code(duty: Duty | None) -> str:
    return duty.value if duty else ""


def _lead(said: PostSaid, at: datetime) -> None:
    """Whoever holds a post with a safeguarding duty is one of the people that other agencies turn to."""
    if said.duty is not None and said.holder is not None and not said.holder.leads_safeguarding:
        said.holder.leads_safeguarding = True
        said.holder.save(update_fields=["leads_safeguarding"])


def _ended(row: Post | AreaServed | Deputy, at: datetime) -> None:
    row.until_on = max(row.from_on, day_of(at) - timedelta(days=1))
    row.save(update_fields=["until_on"])


@transaction.atomic
def name_deputy(worker: Worker, deputy: Worker, *, by: Actor, at: datetime) -> Deputy:
    """Who stands in for somebody from today; the one before no longer does. Raises Refused."""
    may_keep(by, worker.team.agency_id, at)
    may_keep(by, deputy.team.agency_id, at)
    standing = Deputy.objects.filter(Q(until_on=None), worker=worker)
    there = standing.filter(deputy=deputy).first()
    if there is not None:
        return there
    for one in standing:
        _ended(one, at)
    made = Deputy.objects.create(
        worker=worker, deputy=deputy, from_on=day_of(at), recorded_by_id=by.worker_id, recorded_at=at
    )
    record(by, Told(action="named a deputy", kind="worker", subject_id=worker.pk, detail={"deputy": str(deputy.pk)}))
    return made


@transaction.atomic
def serve(team: Team, kind: AreaKind, code: str, *, by: Actor, at: datetime) -> AreaServed:
    """A team serves this place from today. Raises Refused."""
    may_keep(by, team.agency_id, at)
    area, made = AreaServed.objects.get_or_create(
        team=team,
        kind=kind.value,
        code=code,
        until_on=None,
        defaults={"from_on": day_of(at), "recorded_by_id": by.worker_id, "recorded_at": at},
    )
    if made:
        record(by, Told(action="entered an area served", kind="team", subject_id=team.pk, detail={"area": code}))
    return area


@transaction.atomic
def serve_no_more(team: Team, kind: AreaKind, code: str, *, by: Actor, at: datetime) -> None:
    """A team no longer serves this place. Raises Refused."""
    may_keep(by, team.agency_id, at)
    for area in AreaServed.objects.filter(team=team, kind=kind.value, code=code, until_on=None):
        _ended(area, at)
        record(by, Told(action="ended an area served", kind="team", subject_id=team.pk, detail={"area": code}))
