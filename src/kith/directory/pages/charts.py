"""An agency's organisation chart: a picture, and the same as a table."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kith.design.graphviz import LayoutFailed
from kith.design.pages import Cell, Link, Table
from kith.design.wording import moment_text, plural
from kith.directory import doors
from kith.directory.drawing import Chart, Node, chart
from kith.directory.words import Duty, Setting

from .agencies import team_href

if TYPE_CHECKING:
    from kith.directory.models import Post, Worker

NO_PICTURE = "The picture could not be drawn this time. Everything it would show is in the table below."
ROOT = "agency"


@dataclass(frozen=True)
class ChartPage:
    """An organisation chart drawn and told."""

    title: str
    caption: str
    back: Link
    form: Any
    picture: Chart | None
    failed: str
    summary: str
    marked: frozenset[str]
    said: str
    table: Table
    drawn_at: str


@dataclass(frozen=True)
class _Line:
    """One line of the table and the box it stands for."""

    key: str
    cells: tuple[Cell | str, ...]


def chart_page(file: doors.AgencyFile, form: Any, said: str, *, at: datetime) -> ChartPage:
    """`said` marks the boxes, and keeps the lines, that hold these words."""
    nodes, lines = list(_nodes(file)), list(_lines(file))
    words = said.casefold().split()
    hits = frozenset(node.key for node in nodes if words and all(word in node.says.casefold() for word in words))
    try:
        picture = chart(nodes)
    except LayoutFailed:
        picture = None
    chosen = [line.cells for line in lines if not words or line.key in hits]
    found = f"“{said}”: {plural(len(hits), 'box', 'boxes')} marked in the picture." if words else ""
    return ChartPage(
        title="Organisation chart",
        caption=file.agency.name,
        back=Link(file.agency.name, f"/directory/agencies/{file.agency.pk}"),
        form=form,
        picture=picture,
        failed="" if picture else NO_PICTURE,
        summary=f"{plural(len(file.teams), 'team')}, {plural(len(file.workers), 'person', 'people')} at work.",
        marked=hits,
        said=found,
        table=Table("Teams, posts and people", HEAD, tuple(chosen), "Nothing in this chart holds these words."),
        drawn_at=f"As it stood on {moment_text(at)}",
    )


HEAD = ("Post", "Who", "Team", "Answers to", "Number")


def _nodes(file: doors.AgencyFile) -> Iterator[Node]:
    """The agency, posts above teams, the teams, and in each its posts and how many of each title work there."""
    yield Node(ROOT, "", "baby", (file.agency.name,), file.agency.name)
    known = {post.pk for post in file.posts}
    heads = {post.team_id: post for post in reversed(file.posts) if post.team_id and post.reports_to_id in known}
    for post in file.posts:
        above = f"p{post.reports_to_id}" if post.reports_to_id in known else ROOT
        if post.team_id and post.reports_to_id not in known:
            above = f"t{post.team_id}"
        yield Node(f"p{post.pk}", above, "near", _post_words(post), _says(post))
    for team in file.teams:
        head = heads.get(team.pk)
        says = f"{team.name}, {Setting(team.setting).label}"
        yield Node(f"t{team.pk}", f"p{head.pk}" if head else ROOT, "others", (team.name,), says)
        yield from _grouped(file, team.pk)


def _grouped(file: doors.AgencyFile, team_id: object) -> Iterator[Node]:
    rest = [one for one in _without_post(file) if one.team_id == team_id]
    for title, many in sorted(Counter(one.post_title or "Practitioner" for one in rest).items()):
        names = [one.full_name for one in rest if (one.post_title or "Practitioner") == title]
        words = (title, names[0] if many == 1 else plural(many, "person", "people"))
        yield Node(
            f"g{team_id}{title}".replace(" ", "_"), f"t{team_id}", "apart", words, f"{title}: {', '.join(names)}"
        )


def _without_post(file: doors.AgencyFile) -> "list[Worker]":
    holders = {post.holder_id for post in file.posts}
    return [one for one in file.workers if one.pk not in holders]


def _post_words(post: "Post") -> tuple[str, ...]:
    duty = Duty(post.duty).label if post.duty else ""
    return post.title, post.holder.full_name if post.holder else "Vacant", duty if duty != post.title else ""


def _says(post: "Post") -> str:
    return ", ".join(words for words in (*_post_words(post), post.team.name if post.team else "") if words)


def _lines(file: doors.AgencyFile) -> Iterator[_Line]:
    """Every post and every person, the posts first, in the order of the picture."""
    titles = {post.pk: post.title for post in file.posts}
    for post in file.posts:
        holder = post.holder.full_name if post.holder else "Vacant"
        team = Cell(post.team.name, href=team_href(post.team)) if post.team else Cell("The whole agency")
        above = titles.get(post.reports_to_id, "") if post.reports_to_id else ""
        phone = post.holder.phone if post.holder else ""
        yield _Line(f"p{post.pk}", (_titled(post), holder + _deputy(file, post.holder), team, above, phone))
    for one in _without_post(file):
        title = one.post_title or "Practitioner"
        key = f"g{one.team_id}{title}".replace(" ", "_")
        team = Cell(one.team.name, href=team_href(one.team))
        yield _Line(key, (title, one.full_name + _deputy(file, one), team, "", one.phone))


def _titled(post: "Post") -> str:
    duty = Duty(post.duty).label if post.duty else ""
    return f"{post.title} ({duty.lower()})" if duty and duty != post.title else post.title


def _deputy(file: doors.AgencyFile, worker: "Worker | None") -> str:
    deputy = file.deputies.get(worker.pk) if worker else None
    return f" (deputy: {deputy.full_name})" if deputy else ""
