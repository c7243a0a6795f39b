"""The pages: who is turned away, what they say, how few queries they ask."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.access.words import Role
from kith.directory.tests.factories import sign_in, worker_in
from kith.measures.models import Chart
from kith.measures.tests.factories import PATTERN
from kith.strategy import measures as strategy_measures

pytestmark = pytest.mark.django_db
PLACES = ["/measures", "/measures/sd_quorate", "/measures/sd_quorate/chart.svg", "/measures/sd_quorate/months.svg"]


@pytest.fixture(autouse=True)
def _pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strategy_measures, "counts_by_setting", lambda **_: list(PATTERN))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", [Role.HEALTH_VISITOR, Role.AGENCY_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR])
def test_others_are_told_there_is_no_such_page(client: Client, place: str, role: Role) -> None:
    assert sign_in(client, worker_in(role)).get(place).status_code == 404


@pytest.mark.parametrize("place", PLACES)
def test_a_stranger_is_sent_to_sign_in(client: Client, place: str) -> None:
    assert client.get(place).status_code == 302


@pytest.mark.parametrize("period", ["", "quarter", "year", "two-years"])
def test_a_measure_says_what_it_means_and_what_it_cannot_show(client: Client, period: str) -> None:
    answer = sign_in(client, worker_in(Role.QUALITY_LEAD)).get("/measures/sd_quorate", {"period": period})
    words = answer.content.decode()
    assert "What this cannot show" in words
    assert "A quorate discussion may still be a poor one" in words
    assert "95% interval" in words


def test_the_picture_and_the_table_tell_the_same_facts(client: Client) -> None:
    shown = sign_in(client, worker_in(Role.QUALITY_LEAD)).get("/measures/sd_quorate").page
    assert "Front Door: 88%, 106 of 120, interval 81% to 93%." in shown.figure.alt
    assert "Locality: 50%, 52 of 105, interval 40% to 59%." in shown.figure.alt
    front = [cell.text for cell in shown.figure.table.rows[0]]
    assert front == ["Front Door", "88%", "106 of 120", "81% to 93%"]
    assert "Front Door (88%) is higher than Locality (50%), by more than chance is likely to make." in shown.says


@pytest.mark.parametrize("period", ["always", "year'--", "1e9"])
def test_a_period_we_do_not_offer_is_not_there(client: Client, period: str) -> None:
    signed_in = sign_in(client, worker_in(Role.QUALITY_LEAD))
    assert signed_in.get("/measures", {"period": period}).status_code == 404


def test_the_picture_is_drawn_once_and_may_be_kept_by_the_browser(client: Client) -> None:
    signed_in = sign_in(client, worker_in(Role.EXECUTIVE))
    src = signed_in.get("/measures/sd_quorate").page.figure.src
    first, second = signed_in.get(src), signed_in.get(src)
    assert first["Content-Type"] == "image/svg+xml"
    assert first.content == second.content
    assert b"106 of 120" in first.content
    assert "immutable" in first["Cache-Control"]
    assert Chart.objects.count() == 1


@pytest.mark.parametrize("place", PLACES)
def test_pages_ask_the_database_little(client: Client, place: str) -> None:
    signed_in = sign_in(client, worker_in(Role.QUALITY_LEAD))
    signed_in.get(place)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        signed_in.get(place)
    assert 3 < len(asked) <= 20


def test_a_measure_is_read_month_by_month_with_where_chance_would_leave_it(client: Client) -> None:
    signed_in = sign_in(client, worker_in(Role.QUALITY_LEAD))
    months = signed_in.get("/measures/sd_quorate").page.months
    assert [[cell.text for cell in row] for row in months.table.rows if row[1].text != "[z]"] == [
        ["October 2026", "71%", "39 of 55", "51% to 88%"],
        ["May 2026", "70%", "119 of 170", "59% to 80%"],
        ["March 2025", "69%", "48 of 70", "53% to 86%"],
    ]
    assert months.says == ("The months differ by no more than chance is likely to make them.",)
    drawn = signed_in.get(months.src)
    assert drawn.status_code == 200
    assert drawn.content.startswith(b"<svg")


def test_measures_stand_under_what_they_are_about(client: Client) -> None:
    page = sign_in(client, worker_in(Role.QUALITY_LEAD)).get("/measures").page
    assert [topic.name for topic in page.topics] == [
        "Strategy discussions", "Front Door", "Protection", "Babies and men", "Domestic abuse",
        "Pregnancy and birth",
    ]  # fmt: skip


@pytest.mark.parametrize("by", ["agency", "locality", "baby", "1' or '1"])
def test_a_cut_that_is_not_offered_is_not_there(client: Client, by: str) -> None:
    signed_in = sign_in(client, worker_in(Role.QUALITY_LEAD))
    assert signed_in.get("/measures/cp_visit_in_time", {"by": by}).status_code == (200 if by == "locality" else 404)
