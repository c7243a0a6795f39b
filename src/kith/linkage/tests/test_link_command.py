"""./run manage link, from files to figures."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from .engine_people import two_agencies


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_two_files_with_the_truth_print_one_json_object(tmp_path: Path) -> None:
    left, right, truth = two_agencies(200)
    pairs = [{"left_id": a, "right_id": b} for a, b in sorted(truth)]
    files = [write(tmp_path / f"{n}.csv", rows) for n, rows in enumerate((left, right, pairs))]
    said, out = io.StringIO(), tmp_path / "links.csv"
    call_command("link", files[0], files[1], "--out", out, "--truth", files[2], "--json", stdout=said)
    figures = json.loads(said.getvalue())
    assert {"precision", "recall", "f1", "seconds", "peak_mb"} <= figures.keys()
    assert figures["f1"] > 0.95
    with out.open(newline="") as file:
        links = list(csv.DictReader(file))
    assert len(links) == figures["links"]
    assert links[0].keys() >= {"left_id", "right_id", "match_weight", "probability", "level_given_name"}


def test_a_file_that_cannot_be_linked_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("id,given_name\n1,a\n1,b\n")
    with pytest.raises(CommandError, match="same id twice"):
        call_command("link", path, "--out", tmp_path / "links.csv")
