"""Who is involved, from which agency: who may not see it first; what is drawn is what is told."""

from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.models import AuditEntry
from kith.design import graphviz
from kith.directory.tests.factories import WorkerFactory, sign_in
from kith.people.drawing import Agency, Party, network

from .factories import BabyFactory, InvolvementFactory, baby_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(client: Client):
    worker = WorkerFactory()
    sign_in(client, worker)
    client.worker = worker
    return client


def opened(visitor, baby):
    answer = visitor.get(reverse("network", args=[baby.pk]))
    assert answer.status_code == 200
    return answer


def drawn(answer) -> ElementTree.Element:
    text = answer.content.decode()
    start = text.index('<svg class="kith-network"')
    return ElementTree.fromstring(text[start : text.index("</svg>", start) + 6])  # noqa: S314  our own page


def test_somebody_who_does_not_work_with_the_family_sees_nothing(visitor) -> None:
    baby = baby_of(WorkerFactory())
    assert visitor.get(reverse("network", args=[baby.pk])).status_code == 404
    assert AuditEntry.objects.filter(outcome="refused", baby_id=baby.pk).exists()


def test_of_a_brother_or_sister_only_the_agency_is_named(visitor) -> None:
    baby = baby_of(visitor.worker)
    other = WorkerFactory()
    InvolvementFactory(baby=BabyFactory(mother=baby.mother, given_name="Secretive"), worker=other)
    text = opened(visitor, baby).content.decode()
    assert other.team.agency.name in text
    assert "With a brother or sister" in text
    assert other.full_name not in text
    assert "Secretive" not in text


def test_everybody_is_in_the_picture_and_in_the_table(visitor) -> None:
    baby = baby_of(visitor.worker)
    others = [InvolvementFactory(baby=baby) for _each in range(6)]
    answer = opened(visitor, baby)
    names = {row[2] for row in answer.page.tables[0].rows}
    assert {one.worker.full_name for one in others} <= names
    spoken = " ".join(one.get("aria-label", "") for one in drawn(answer).iter())
    assert all(name in spoken for name in names)
    assert len(answer.page.picture.places) == len(names) + 1


def test_no_two_boxes_overlap_and_the_arrow_keys_lead_to_boxes() -> None:
    agencies = [Agency(f"Agency {n}", (Party(("Part", "Name"), "x"),) * (n % 3 + 1), n < 7) for n in range(10)]
    picture = network("Lowenna Rowe", agencies)
    for one in picture.places:
        for other in picture.places:
            beside = abs(one.x - other.x) >= (one.width + other.width) / 2
            assert one is other or beside or abs(one.y - other.y) >= (one.height + other.height) / 2
    keys = {one.key for one in picture.places}
    assert {getattr(one, way) for one in picture.places for way in ("up", "down", "left", "right")} - {""} <= keys


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "x" * 120, "محمد", "A & B \"C\" 'D'", "]; h0 -> w0 {"])
def test_hostile_names_are_only_words(visitor, name) -> None:
    baby = baby_of(visitor.worker)
    worker = WorkerFactory(full_name=name)
    worker.team.agency.name = name[:100]
    worker.team.agency.save()
    InvolvementFactory(baby=baby, worker=worker)
    svg = drawn(opened(visitor, baby))
    assert not [one for one in svg.iter() if one.tag.endswith("script") or "style" in one.attrib]


def test_when_the_library_fails_the_table_is_shown(visitor, monkeypatch) -> None:
    def broken(*_given):
        raise graphviz.LayoutFailed("gone")

    monkeypatch.setattr(graphviz, "laid_out", broken)
    answer = opened(visitor, baby_of(visitor.worker))
    assert answer.page.picture is None
    assert "could not be drawn" in answer.content.decode()


def test_the_page_takes_few_queries(visitor, django_assert_max_num_queries) -> None:
    baby = baby_of(visitor.worker)
    opened(visitor, baby)
    with django_assert_max_num_queries(24):
        opened(visitor, baby)
