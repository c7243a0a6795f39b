"""Control charts: limits worked by hand or by other programs, rules as truth tables, files that cannot be read."""

import json
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kith.kernel.handbook import current
from kith.kernel.handbook.charts import ChartRules
from kith.measures import engine
from kith.measures.engine import Chart, Lines, Point, Rule

DAYS_BETWEEN = [
    16,
    20,
    5,
    13,
    1,
    26,
    46,
    12,
    12,
    5,
    19,
    4,
    3,
    15,
    14,
    9,
    8,
    15,
    21,
    6,
    3,
    1,
    56,
    117,
    1,
    33,
    9,
    9,
    19,
    12,
]

WITH_ONE_OUT = [4, 9, 3, 8, 5, 60, 4, 9, 3, 8, 5]


def rules(code: str = "mdc-2024") -> ChartRules:
    return current().chart_rules(code)


def points(*amounts: float | None, of: list[float] | None = None) -> list[Point]:
    return [Point(f"{n}", amount, of[n] if of else None) for n, amount in enumerate(amounts)]


def drawn(chart: Chart, *amounts: float | None, of: list[float] | None = None, screen: bool = True) -> Lines:
    return engine.lines(chart, points(*amounts, of=of), screen_ranges=screen)


def marked(found: list[engine.Signal], rule: Rule) -> list[int]:
    return [signal.index for signal in found if signal.rule is rule]


def flat(*values: float | None) -> Lines:
    """A chart whose centre is 0, whose limits are 3 away and whose near lines are 2 away."""
    n = len(values)
    return Lines(list(values), [0.0] * n, [-3.0] * n, [3.0] * n, [-2.0] * n, [2.0] * n)


def test_single_values_worked_by_hand() -> None:
    lines = drawn(Chart.XMR, 10, 12, 11, 14, 9)
    assert lines.centre == [11.2] * 5
    assert lines.upper == pytest.approx([11.2 + 3 * 2.75 / 1.128] * 5)  # ranges 2, 1, 3, 5
    assert lines.lower == pytest.approx([11.2 - 3 * 2.75 / 1.128] * 5)


def test_a_range_far_above_the_others_is_left_out_once_when_the_rules_say_so() -> None:
    amounts = [10, 11, 10, 11, 10, 11, 10, 11, 10, 30]  # ranges: eight of 1 and one of 20; their mean is 28 / 9
    assert drawn(Chart.XMR, *amounts).upper[0] == pytest.approx(12.4 + 3 * 1 / 1.128)
    assert drawn(Chart.XMR, *amounts, screen=False).upper[0] == pytest.approx(12.4 + 3 * (28 / 9) / 1.128)


def test_shares_have_limits_of_their_own_and_never_leave_nought_to_one() -> None:
    lines = drawn(Chart.P, 2, 9, 40, of=[10, 10, 50])
    assert lines.values == [0.2, 0.9, 0.8]
    assert lines.centre[0] == pytest.approx(51 / 70)
    assert lines.lower[0] == pytest.approx(51 / 70 - 3 * (51 / 70 * 19 / 70 / 10) ** 0.5)
    assert lines.upper[0] == 1.0
    assert lines.upper[2] == pytest.approx(51 / 70 + 3 * (51 / 70 * 19 / 70 / 50) ** 0.5)


def test_events_by_exposure_are_never_fewer_than_none() -> None:
    lines = drawn(Chart.U, 1, 4, of=[100, 300])
    assert lines.centre[0] == pytest.approx(0.0125)
    assert lines.lower == [0.0, 0.0]
    assert lines.upper[1] == pytest.approx(0.0125 + 3 * (0.0125 / 300) ** 0.5)


@pytest.mark.parametrize("chart", [Chart.P_PRIME, Chart.U_PRIME])
def test_laneys_limits_are_those_of_the_scores_brought_back(chart: Chart) -> None:
    counts, out_of = [512.0, 530, 489, 541, 498, 520], [1000.0, 1010, 990, 1020, 1000, 1005]
    centre = sum(counts) / sum(out_of)
    spread = centre * (1 - centre) if chart is Chart.P_PRIME else centre
    chance = [(spread / n) ** 0.5 for n in out_of]
    scores = [(c / n - centre) / s for c, n, s in zip(counts, out_of, chance, strict=True)]
    moved = sum(abs(b - a) for a, b in pairwise(scores)) / 5
    lines = drawn(chart, *counts, of=out_of)
    assert lines.upper == pytest.approx([centre + 3 * s * moved / 1.128 for s in chance])
    assert lines.lower == pytest.approx([centre - 3 * s * moved / 1.128 for s in chance])


def test_times_between_rare_events_agree_with_another_program() -> None:
    lines = drawn(Chart.T, *DAYS_BETWEEN, screen=False)
    assert lines.values == DAYS_BETWEEN
    # abspc 1.1.0 on the same days
    assert (lines.lower[0], lines.centre[0], lines.upper[0]) == pytest.approx(
        (0.008103, 11.944751, 113.322813), abs=1e-6
    )


def test_cases_between_rare_events_worked_by_hand() -> None:
    lines = drawn(Chart.G, 3, 0, 12, 5)
    assert (lines.centre[0], lines.lower[0]) == (5.0, 0.0)
    assert lines.upper[0] == pytest.approx(5 + 3 * 30**0.5)


@pytest.mark.parametrize("chart", list(Chart))
def test_one_point_or_none_draws_what_can_be_drawn(chart: Chart) -> None:
    of = [10.0, 0.0] if chart.needs_denominator else None
    alone = drawn(chart, 4, None, of=of)
    assert alone.values[1] is None
    assert alone.centre[0] is not None
    nothing = drawn(chart, None, None, of=of)
    assert nothing.centre == nothing.upper == nothing.lower == [None, None]
    assert engine.signals(chart, alone, rules()) == engine.signals(chart, nothing, rules()) == []


def test_a_point_on_its_limit_is_not_outside_it() -> None:
    found = engine.signals(Chart.XMR, flat(3.0, 3.1, -3.0, -3.1), rules())
    assert marked(found, Rule.OUTSIDE) == [1, 3]


@pytest.mark.parametrize(("code", "long_enough"), [("mdc-2024", 7), ("nhsr-0.2", 7), ("abuhb-1.1", 8)])
def test_a_shift_is_as_many_points_as_its_publisher_says(code: str, long_enough: int) -> None:
    beside = [1.0, 0.5] * 4
    short = engine.signals(Chart.XMR, flat(-1.0, *beside[: long_enough - 1], -1.0), rules(code))
    assert marked(short, Rule.SHIFT) == []
    full = engine.signals(Chart.XMR, flat(-1.0, *beside[:long_enough], -1.0), rules(code))
    assert marked(full, Rule.SHIFT) == list(range(1, long_enough + 1))


def test_a_point_on_the_centre_ends_a_shift_and_an_unknown_one_does_not() -> None:
    assert marked(engine.signals(Chart.XMR, flat(*[1.0] * 4, 0.0, *[1.0] * 4), rules()), Rule.SHIFT) == []
    found = engine.signals(Chart.XMR, flat(*[1.0] * 4, None, *[1.0] * 3), rules())
    assert marked(found, Rule.SHIFT) == [0, 1, 2, 3, 5, 6, 7]


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        ("mdc-2024", [-0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.4], list(range(7))),
        ("mdc-2024", [-0.2, -0.1, 0.1, 0.2, 0.3, 0.4], []),
        ("abuhb-1.1", [-0.2, -0.1, 0.1, 0.2, 0.3, 0.4], list(range(6))),
        ("mdc-2024", [0.4, 0.3, 0.2, 0.1, -0.1, -0.2, -0.3], list(range(7))),
        ("mdc-2024", [-0.3, -0.2, -0.1, -0.1, 0.1, 0.2, 0.3, 0.4], list(range(8))),  # equal values are passed over
        ("nhsr-0.2", [-0.3, -0.2, -0.1, -0.1, 0.1, 0.2, 0.3, 0.4], []),  # equal values end it
    ],
)
def test_a_trend_rises_or_falls_all_the_way(code: str, values: list[float], expected: list[int]) -> None:
    assert marked(engine.signals(Chart.XMR, flat(*values), rules(code)), Rule.TREND) == expected


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        ("mdc-2024", [2.1, 0.1, 2.5], [0, 2]),
        ("mdc-2024", [2.1, -0.1, 2.5], []),  # the third is on the other side
        ("mdc-2024", [2.1, 0.1, 0.2, 2.5], []),  # not within three
        ("mdc-2024", [2.1, 0.1, 3.5], [0, 2]),  # beyond the limit counts
        ("nhsr-0.2", [2.1, 0.1, 3.5], []),  # beyond the limit does not
        ("nhsr-0.2", [-2.1, -2.2, -0.1], [0, 1]),
    ],
)
def test_two_of_three_near_a_limit(code: str, values: list[float], expected: list[int]) -> None:
    assert marked(engine.signals(Chart.XMR, flat(*values), rules(code)), Rule.NEAR) == expected


def test_rare_events_are_judged_beside_their_median_where_the_rules_say_so() -> None:
    amounts = [0, 2, 90, *[9] * 4, 5, 9, 9, 1, 80, 3]  # the mean is 17.4, the median 9
    lines = drawn(Chart.G, *amounts)
    assert marked(engine.signals(Chart.G, lines, rules("abuhb-1.1")), Rule.SHIFT) == list(range(3, 11))
    assert marked(engine.signals(Chart.G, lines, rules("mdc-2024")), Rule.SHIFT) == []


def told(path: Path, chart: str, *more: str) -> dict[str, Any]:
    out = StringIO()
    call_command("spc", str(path), "--chart", chart, "--json", *more, stdout=out)
    said: dict[str, Any] = json.loads(out.getvalue())
    return said


def a_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "points.csv"
    path.write_text(text)
    return path


def test_the_command_says_everything_once_a_point(tmp_path: Path) -> None:
    rows = "".join(f"2026-{month:02},{value}\n" for month, value in enumerate(WITH_ONE_OUT, start=1))
    said = told(a_file(tmp_path, "date,value\n" + rows), "xmr", "--rules", "nhsr-0.2")
    assert said["rules"]["code"] == "nhsr-0.2"
    assert len(said["centre"]) == len(said["lower"]) == len(said["upper"]) == 11
    assert said["signals"] == [{"index": 5, "rule": "outside"}]
    assert said["provisional"] is True


def test_the_command_says_null_where_there_is_nothing(tmp_path: Path) -> None:
    said = told(a_file(tmp_path, "date,numerator,denominator\n1,1,10\n2,0,0\n3,,10\n4,2,10\n"), "p")
    assert said["values"] == [0.1, None, None, 0.2]
    assert said["upper"][1] is None


def test_dates_alone_are_enough_for_times_between_events(tmp_path: Path) -> None:
    said = told(a_file(tmp_path, "\ufeffDate\n2026-01-01\n2026-01-11\n01/03/2026\n"), "t")
    assert said["values"] == [10.0, 49.0]


@pytest.mark.parametrize(
    ("text", "chart", "says"),
    [
        ("", "xmr", "no rows"),
        ("date,value\n", "xmr", "no rows"),
        ("date,value\na,1\nb,many\nc,inf\n", "xmr", "Row 3: 'many' is not a number.\nRow 4: 'inf' is not a number."),
        ("date,value\na,1\n", "p", "needs the columns date, numerator and denominator"),
        ("month,count\na,1\n", "xmr", "needs the columns date, value"),
        ("date,numerator,denominator\na,11,10\n", "p", "a: 11 of 10 is more than all."),
        ("date,numerator,denominator\na,-1,10\n", "u", "a: a count is never less than none."),
        ("date,value\na,-1\n", "t", "a: -1 is less than none."),
        ("date\n2026-01-02\n2026-01-01\nsoon\n", "t", "Row 4: 'soon' is not a date"),
        ("date\n2026-01-02\n2026-01-01\n", "t", "2026-01-01 stands after 2026-01-02."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_row_by_row(tmp_path: Path, text: str, chart: str, says: str) -> None:
    with pytest.raises(CommandError) as problem:
        told(a_file(tmp_path, text), chart)
    assert says in str(problem.value)


def test_not_a_file_and_not_a_rule_set(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        told(tmp_path / "nowhere.csv", "xmr")
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(CommandError, match="not a CSV file in UTF-8"):
        told(tmp_path / "picture.csv", "xmr")
    with pytest.raises(CommandError, match=r"There is no rule set 'mine'\. There are: mdc-2024, nhsr-0.2, abuhb-1.1"):
        told(a_file(tmp_path, "date,value\na,1\n"), "xmr", "--rules", "mine")


def test_for_people_it_speaks_in_sentences(tmp_path: Path) -> None:
    out = StringIO()
    path = a_file(tmp_path, "date,value\n" + "".join(f"m{n},{value}\n" for n, value in enumerate(WITH_ONE_OUT)))
    call_command("spc", str(path), "--chart", "xmr", stdout=out)
    assert out.getvalue().splitlines() == [
        "Single values (XmR), read by Making Data Count (mdc-2024)",
        "Under 13 points: the limits are provisional.",
        "m5: A point outside the limits",
    ]
