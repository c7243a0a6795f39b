"""The family as a picture: who may not see it; its conventions, sign by sign; and words that try to break it."""

from datetime import date
from itertools import pairwise, product
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.models import AuditEntry
from kith.design import graphviz
from kith.directory.tests.factories import WorkerFactory, actor_of, sign_in
from kith.people import doors
from kith.people.drawing import genogram
from kith.people.drawing.graph import best, forget, graph, strain
from kith.people.drawing.plan import plan
from kith.people.words import Quality, Relationship, TieKind, UnionStatus

from .factories import BabyFactory, FamilyTieFactory, InvolvementFactory, UnbornFactory, baby_of
from .thirty import carer, thirty, tie

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def visitor(client: Client):
    worker = WorkerFactory()
    sign_in(client, worker)
    client.worker = worker
    return client


def seen(worker, baby) -> doors.Family:
    by = actor_of(worker)
    with acting_as(by):
        return doors.family_of(by, baby.pk)


def opened(visitor, baby):
    answer = visitor.get(reverse("family", args=[baby.pk]))
    assert answer.status_code == 200
    return answer


def drawn(answer) -> ElementTree.Element:
    """The picture as a browser reads it."""
    text = answer.content.decode()
    start = text.index('<svg class="kith-genogram"')
    return ElementTree.fromstring(text[start : text.index("</svg>", start) + 6])  # noqa: S314  our own page


def of_class(svg, name: str) -> list[ElementTree.Element]:
    return [one for one in svg.iter() if name in one.get("class", "").split()]


def figure(picture, name: str):
    return next(one for one in picture.people if one.says.startswith(name))


def test_somebody_who_does_not_work_with_the_family_sees_no_picture(visitor) -> None:
    baby = baby_of(WorkerFactory())
    assert visitor.get(reverse("family", args=[baby.pk])).status_code == 404
    assert AuditEntry.objects.filter(outcome="refused", baby_id=baby.pk).exists()


def test_a_brother_or_sister_of_others_is_in_no_picture_and_no_table(visitor) -> None:
    baby = baby_of(visitor.worker)
    BabyFactory(mother=baby.mother, given_name="Secretive")
    assert "Secretive" not in opened(visitor, baby).content.decode()


def test_opening_the_picture_leaves_a_line(visitor) -> None:
    baby = baby_of(visitor.worker)
    opened(visitor, baby)
    assert AuditEntry.objects.filter(action="opened a baby's file", baby_id=baby.pk).exists()


def test_no_address_is_in_the_page(visitor) -> None:
    baby = baby_of(visitor.worker)
    carer(baby, Relationship.UNCLE, "Tom", address="9 Hidden Close", postcode="EX4 1AA", withhold_address=True)
    text = opened(visitor, baby).content.decode()
    assert "Hidden Close" not in text
    assert "Example Lane" not in text


def test_each_sign_by_convention(visitor) -> None:
    baby = thirty(visitor.worker)
    picture = genogram(seen(visitor.worker, baby), TODAY)
    assert len(picture.people) == 30
    signs = {name: figure(picture, name).symbol for name in ("Jack Rowe", "Mary", "Unborn", "Owen")}
    assert signs == {"Jack Rowe": "square", "Mary": "circle", "Unborn": "triangle", "Owen": "diamond"}
    assert figure(picture, "Lowenna").main
    assert figure(picture, "Alan").died
    assert (figure(picture, "Kyle").doubtful, figure(picture, "Kyle").inside) == (True, "")
    unasked = figure(picture, "Baby's father (name")
    assert (unasked.symbol, unasked.inside, unasked.doubtful) == ("square", "?", True)
    assert "Nobody has asked" in unasked.under
    assert (figure(picture, "Mary").inside, figure(picture, "Lowenna").inside) == ("30", "10w")


def test_lines_of_couples_by_convention(visitor) -> None:
    baby = thirty(visitor.worker)
    unions = {one.says: one for one in genogram(seen(visitor.worker, baby), TODAY).joins if "union" in one.kind}
    strokes = {says.rpartition(": ")[2]: len(one.marks) for says, one in unions.items()}
    assert strokes["Separated"] == 1
    assert strokes["Divorced"] == 2
    assert strokes["Married or civil partners"] == 0
    assert {one.kind.rpartition("--")[2] for one in unions.values()} == {"married", "together", "never", "unknown"}


def test_how_people_are_with_each_other_has_a_line_of_its_own_kind(visitor) -> None:
    baby = baby_of(visitor.worker)
    for quality in Quality:
        tie(baby, TieKind.BOND, carer(baby, Relationship.UNCLE, quality.label), quality)
    bonds = genogram(seen(visitor.worker, baby), TODAY).bonds
    kinds = {one.kind: one for one in bonds}
    assert len(kinds) == len(Quality)
    assert kinds["bond kith-bond--close"].path.count("M") == 2
    assert kinds["bond kith-bond--conflict"].path.count("L") > 10
    assert kinds["bond kith-bond--violence"].path.count("L") > 10
    assert len(kinds["bond kith-bond--cut-off"].marks) == 2
    assert len(kinds["bond kith-bond--control"].marks) == 1


def test_twins_come_from_one_point_and_others_do_not(visitor) -> None:
    baby = thirty(visitor.worker)
    family = seen(visitor.worker, baby)
    made = plan(family)
    names = {frozenset(family.person(one).name for one in pair) for pair in made.twins}
    assert names == {frozenset({"Lowenna Rowe", "Jory Rowe"}), frozenset({"Mia Vincent", "Max Vincent"})}


def test_thirty_people_read_well(visitor) -> None:
    baby = thirty(visitor.worker)
    family = seen(visitor.worker, baby)
    made = plan(family)
    laid = best(made)
    assert strain(made, laid) <= 6
    boxes = {one: laid.nodes[name] for one, name in made.names.items()}
    for (one, here), (other, there) in product(boxes.items(), boxes.items()):
        apart = (
            here.right <= there.left or there.right <= here.left or here.bottom <= there.top or there.bottom <= here.top
        )
        assert one == other or apart
    for row in set(made.rows.values()):
        assert len({round(boxes[one].y) for one, where in made.rows.items() if where == row}) == 1
    father, mother = (next(one for one in family.people if one.name == name) for name in ("Jack Rowe", "Mary Tamblyn"))
    assert boxes[father.id].x < boxes[mother.id].x
    for couple in made.couples:
        assert all(boxes[one].x < boxes[other].x for one, other in pairwise(couple.children))


def test_nobody_stands_inside_somebody_elses_household(visitor) -> None:
    baby = thirty(visitor.worker)
    family = seen(visitor.worker, baby)
    picture = genogram(family, TODAY)
    assert len(family.households) == sum("household" in home.says for home in picture.homes) == 4
    for home, drawn_home in zip(family.households, picture.homes, strict=False):
        inside = {
            one.person_id
            for one in picture.people
            if drawn_home.x < one.x < drawn_home.x + drawn_home.width
            and drawn_home.y < one.y < drawn_home.y + drawn_home.height
        }
        assert inside == set(home.members)


def test_the_picture_and_the_tables_say_the_same(visitor) -> None:
    baby = thirty(visitor.worker)
    answer = opened(visitor, baby)
    page = answer.page
    people, couples, parents, homes, bonds = (table.rows for table in page.tables)
    told = {row[0].text for row in people}
    assert len(people) == len(page.picture.people) == 30
    assert all(any(one.says.startswith(name) for name in told) for one in page.picture.people)
    assert len(bonds) == len(page.picture.bonds)
    assert len([home for home in page.picture.homes if "household" in home.says]) == len(homes)
    unions = [one.says.partition(":")[0] for one in page.picture.joins if "union" in one.kind]
    assert {row[0] for row in couples} <= {
        name for one in unions for name in (one, " and ".join(one.split(" and ")[::-1]))
    }
    assert len(parents) >= len([one for one in page.picture.joins if "union" not in one.kind])
    svg = drawn(answer)
    assert len(of_class(svg, "kith-figure")) == 30
    assert len(of_class(svg, "kith-bond")) == len(bonds)


def test_the_arrow_keys_lead_to_people_in_the_picture(visitor) -> None:
    picture = genogram(seen(visitor.worker, thirty(visitor.worker)), TODAY)
    keys = {one.key for one in picture.people}
    moves = [getattr(one, way) for one in picture.people for way in ("up", "down", "left", "right")]
    assert {move for move in moves if move} <= keys
    baby = figure(picture, "Lowenna")
    assert next(one for one in picture.people if one.key == baby.up).says.startswith(("Jack", "Mary"))


def test_everybody_leads_somewhere(visitor) -> None:
    baby = thirty(visitor.worker)
    answer = opened(visitor, baby)
    hrefs = [one.get("href") for one in of_class(drawn(answer), "kith-figure")]
    assert "#people" in hrefs
    for href in {one for one in hrefs if one.startswith("/")}:
        assert visitor.get(href).status_code == 200


HOSTILE = (
    "<script>alert(1)</script>",
    'Ann "the & man" O’Neill',
    "x" * 200,
    "محمد بن عبد الرحمن",
    "A\nB\tC",
    "'><a href=javascript:alert(1)>",
    "]; p0 -> p1 {",
    "W" * 60,
    "名" * 40,
    "é",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_only_words(visitor, name) -> None:
    baby = baby_of(visitor.worker)
    carer(baby, Relationship.UNCLE, name)
    answer = opened(visitor, baby)
    svg = drawn(answer)
    assert {one.tag.removeprefix(SVG) for one in svg.iter()} <= {
        "svg", "title", "desc", "g", "path", "rect", "circle", "text", "a",
    }  # fmt: skip
    assert not [one for one in svg.iter() if any(key.startswith("on") or key == "style" for key in one.attrib)]
    spoken = [one.get("aria-label") for one in of_class(svg, "kith-figure")]
    assert any(" ".join(name.split()) in " ".join(one.split()) for one in spoken)


def test_no_name_goes_to_the_layout_library(visitor) -> None:
    made = plan(seen(visitor.worker, thirty(visitor.worker)))
    assert not any(word in graph(made) for word in ("Tamblyn", "Rowe", "Jack"))


def test_when_the_library_fails_the_tables_are_shown_and_a_sentence(visitor, monkeypatch) -> None:
    def broken(*_given):
        raise graphviz.LayoutFailed("gone")

    monkeypatch.setattr(graphviz, "laid_out", broken)
    forget()
    baby = thirty(visitor.worker)
    answer = opened(visitor, baby)
    assert answer.page.picture is None
    assert "could not be drawn" in answer.content.decode()
    assert len(answer.page.tables[0].rows) == 30


def test_a_pregnancy_alone_is_a_small_picture(visitor) -> None:
    baby = baby_of(visitor.worker)
    unborn = UnbornFactory()
    InvolvementFactory(baby=unborn, worker=visitor.worker)
    assert [one.symbol for one in genogram(seen(visitor.worker, unborn), TODAY).people] == ["circle", "triangle"]
    assert len(genogram(seen(visitor.worker, baby), TODAY).people) == 3


def test_a_widow_and_an_unknown_tie_do_not_break_it(visitor) -> None:
    baby = baby_of(visitor.worker)
    for status in UnionStatus:
        one = carer(baby, Relationship.EX_PARTNER, status.label)
        FamilyTieFactory(baby=baby, kind=TieKind.UNION.value, one=one, says=status.value)
    assert len(genogram(seen(visitor.worker, baby), TODAY).people) == 11


def test_the_picture_takes_few_queries(visitor, django_assert_max_num_queries) -> None:
    baby = thirty(visitor.worker)
    opened(visitor, baby)
    with django_assert_max_num_queries(24):
        opened(visitor, baby)
