"""Every agency and how right its contacts are; one agency with its teams, its people to turn to and its contacts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.design.pages import Cell, Link, Row, Table, Tag
from kith.design.wording import list_text, near_moment_text, percent_text, plural
from kith.directory import doors
from kith.directory.words import AgencyKind, Duty, Setting
from kith.kernel import handbook

from .parts import DIRECTORY, ContactLine, contact_lines

if TYPE_CHECKING:
    from kith.directory.models import Agency, Post, Team, Worker


@dataclass(frozen=True)
class DirectoryPage:
    """The way in: look somebody up, or choose an agency."""

    title: str
    form: Any
    says: str
    found: Table | None
    agencies: Table
    onward: tuple[Link, ...]


@dataclass(frozen=True)
class TeamPart:
    """One team of an agency."""

    key: str
    name: str
    lead: str
    contacts: tuple[ContactLine, ...]
    on_call: tuple[Row, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class AgencyPage:
    """An agency, its people to turn to, its teams."""

    title: str
    caption: str
    back: Link
    says: str
    leads: tuple[Row, ...]
    teams: tuple[TeamPart, ...]
    draft: str
    onward: tuple[Link, ...]


def directory_page(form: Any, found: doors.Looked | None, fresh: Sequence[doors.Freshness]) -> DirectoryPage:
    """`found` is what a search gave; None before one was made."""
    rows = tuple(
        (
            Cell(one.agency.name, href=reverse("agency", args=[one.agency.pk])),
            AgencyKind(one.agency.kind).label,
            Cell(f"{one.right} of {one.of}", number=True, tag=_tag(one)),
        )
        for one in fresh
    )
    right, of = sum(one.right for one in fresh), sum(one.of for one in fresh)
    limit = handbook.current().limit(doors.CONFIRMED_LIMIT)
    share = f" ({percent_text(right / of)})" if of else ""
    return DirectoryPage(
        title="Directory",
        form=form,
        says=f"{right:,} of {plural(of, 'contact')}{share} were confirmed in the last {limit.in_words}"
        " and nobody says that they are wrong.",
        found=None if found is None else _found(found),
        agencies=Table("Agencies", ("Agency", "Kind", "Contacts that are right"), rows, "No agency is entered."),
        onward=(
            Link("Who do I call now?", reverse("who_to_call")),
            Link("Contacts I keep right", reverse("keep_right")),
        ),
    )


def _tag(one: doors.Freshness) -> Tag | None:
    return Tag("All right", "plain") if one.right == one.of else None


def _found(found: doors.Looked) -> Table:
    rows = [(Cell(a.name, href=reverse("agency", args=[a.pk])), AgencyKind(a.kind).label, "") for a in found.agencies]
    for team in found.teams:
        rows.append((Cell(team.name, href=team_href(team)), f"Team of {team.agency.name}", ""))
    for worker in found.workers:
        said = f"{worker.post_title}, {worker.team.name}, {worker.team.agency.name}"
        rows.append((Cell(worker.full_name, href=team_href(worker.team)), said, worker.phone))
    empty = "Nothing in the directory is called that. Try a shorter word."
    return Table("What was found", ("Name", "What", "Number"), tuple(rows), empty)


def team_href(team: "Team") -> str:
    return f"{reverse('agency', args=[team.agency_id])}#team-{team.pk}"


def agency_page(actor: Actor, file: doors.AgencyFile, draft: str, *, at: datetime) -> AgencyPage:
    """`file` is the agency as it is today."""
    agency, keeps = file.agency, _keeps(actor, file.agency, at)
    lines: dict[UUID, list[doors.Standing]] = defaultdict(list)
    for one in file.standing:
        lines[one.contact.team_id].append(one)
    teams = tuple(_team(actor, file, team, lines[team.pk], keeps=keeps, at=at) for team in file.teams)
    return AgencyPage(
        title=agency.name,
        caption=AgencyKind(agency.kind).label,
        back=DIRECTORY,
        says=_freshness(file.standing),
        leads=_leads(file),
        teams=teams,
        draft=draft,
        onward=_onward(agency),
    )


def _keeps(actor: Actor, agency: "Agency", at: datetime) -> bool:
    return bool(decide(actor, Permission.DIRECTORY_KEEP, Subject(agency_id=agency.pk), at=at))


def _onward(agency: "Agency") -> tuple[Link, ...]:
    chart = Link("Organisation chart", reverse("agency_chart", args=[agency.pk]))
    return chart, Link("Who do I call now?", reverse("who_to_call"))


def _freshness(standing: Sequence[doors.Standing]) -> str:
    if not standing:
        return "No contact of this agency is entered."
    wrong = sum(one.doubt is not None for one in standing)
    late = sum(one.late and one.doubt is None for one in standing)
    right = len(standing) - wrong - late
    said = [f"{right} of {plural(len(standing), 'contact')} confirmed in time"]
    said += [f"{late} may be out of date"] if late else []
    said += [f"{wrong} said to be wrong"] if wrong else []
    return f"{list_text(said)}."


def _leads(file: doors.AgencyFile) -> tuple[Row, ...]:
    held = [post for post in file.posts if post.duty]
    by_post = {post.holder_id for post in held}
    rows = [Row(_duty(post), _who(post.holder), missing="Nobody holds this post") for post in held]
    rows += [Row("Safeguarding lead", _who(one)) for one in file.leads if one.pk not in by_post]
    return tuple(rows)


def _duty(post: "Post") -> str:
    return Duty(post.duty).label if post.duty else post.title


def _who(worker: "Worker | None") -> tuple[str, ...]:
    return (worker.full_name, worker.post_title, worker.phone) if worker else ()


def _team(
    actor: Actor, file: doors.AgencyFile, team: "Team", lines: Sequence[doors.Standing], *, keeps: bool, at: datetime
) -> TeamPart:
    add = Link("Add a contact", reverse("contact_add", args=[team.pk]), f"to {team.name}")
    rota = Link("Rota", reverse("team_rota", args=[team.pk]), f"of {team.name}")
    turns = tuple(
        Row(
            "On call now" if shift.starts_at <= at else f"From {near_moment_text(shift.starts_at, now=at)}",
            (shift.worker.full_name if shift.worker else "The team", shift.number),
        )
        for shift in file.shifts.get(team.pk, ())[:2]
    )
    return TeamPart(
        key=str(team.pk),
        name=team.name,
        lead=_lead(file, team),
        contacts=contact_lines(actor, lines, at=at),
        on_call=turns,
        links=(rota, *((add,) if keeps else ())),
    )


def _lead(file: doors.AgencyFile, team: "Team") -> str:
    serves = file.served.get(team.pk, ())
    where = f"Serves {list_text(serves)}." if serves else "Serves the whole area."
    return f"{Setting(team.setting).label}. {where}"
