"""Batch linkage against its peers, in one run: F1, seconds and peak memory of each on the same labelled files."""

import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from . import two_agencies
from .surroundings import ROOT, tell

PEERS = {
    "recordlinkage": ["recordlinkage==0.16", "pandas==2.3.3", "scikit-learn==1.9.1"],
    "dedupe": ["dedupe==3.0.3", "BTrees==6.4"],
}
LIMIT = 900
"""Seconds after which a peer is stopped."""
MEASURED = (
    "import resource, subprocess, sys\n"
    "code = subprocess.run(sys.argv[2:], stdout=sys.stderr, timeout=float(sys.argv[1])).returncode\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    "sys.exit(code)\n"
)


def measure(chosen: Namespace) -> dict[str, Any]:
    folder = Path(os.environ.get("KITH_DATA", ROOT / "var")) / "linkage"
    folder.mkdir(parents=True, exist_ok=True)
    pythons = {name: _interpreter(folder / name, packages) for name, packages in PEERS.items()}
    _run([pythons["recordlinkage"], *_script(), "data", str(folder), "-", "-"])
    sets = _sets(folder, chosen)
    found = {name: _one(folder, name, files, pythons, chosen.runs) for name, files in sets.items()}
    return {"sets": found, "peers": PEERS, "runs": chosen.runs, "limit_seconds": LIMIT}


def _script() -> list[str]:
    """Run with -P: beside the script lies our `queue.py`, which is not the standard library's."""
    return ["-P", str(Path(__file__).with_name("linkage_peers.py"))]


def _interpreter(folder: Path, packages: list[str]) -> str:
    """A throw-away environment of a peer's own: peers are never in ours."""
    python = folder / "bin" / "python"
    if not python.exists():
        tell(f"an environment for {folder.name}")
        uv = shutil.which("uv") or str(ROOT / ".tools" / "uv" / "bin" / "uv")
        subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(folder)], check=True)
        subprocess.run([uv, "pip", "install", "-q", "--python", str(python), *packages], check=True)
    return str(python)


def _sets(folder: Path, chosen: Namespace) -> dict[str, tuple[str, str, str]]:
    """Left, right ("-": none) and truth of each labelled set."""
    made = {}
    for name in ("febrl3", "febrl3_no_id", "febrl4", "febrl4_no_id"):
        right = f"{name.replace('febrl4', 'febrl4_right')}.csv" if "4" in name else "-"
        made[name] = (f"{name}.csv", right, f"{name.removesuffix('_no_id')}_truth.csv")
    if chosen.historical:
        _historical(folder, chosen.historical)
        made["historical_50k"] = ("historical.csv", "-", "historical_truth.csv")
    _invisible(folder)
    made["invisible_men"] = ("ours.csv", "theirs.csv", "invisible_truth.csv")
    for size in map(int, chosen.agencies.split(",")):
        made[f"two_agencies_{size}"] = two_agencies.write(folder, size)
    if chosen.only:
        made = {name: files for name, files in made.items() if name in chosen.only.split(",")}
    return {name: tuple(str(folder / f) if f != "-" else f for f in files) for name, files in made.items()}  # type: ignore[misc]  # two or three files each


def _historical(folder: Path, parquet: str) -> None:
    import duckdb

    with duckdb.connect() as con:
        con.execute(
            "copy (select unique_id as id, first_name as given_name, surname as family_name, dob as date_of_birth, "
            f"gender as sex, postcode_fake as postcode, birth_place as address from '{parquet}' order by md5(id)) "
            f"to '{folder}/historical.csv' (header)"
        )
        con.execute(
            f"copy (select a.unique_id as left_id, b.unique_id as right_id from '{parquet}' a join '{parquet}' b "
            f"on a.cluster = b.cluster and a.unique_id < b.unique_id) to '{folder}/historical_truth.csv' (header)"
        )


def _invisible(folder: Path) -> None:
    import django

    django.setup()
    from kith.config.synthetic import invisible

    made = invisible.made(5_000)
    for name, rows in (("ours", made.ours), ("theirs", made.theirs)):
        _write(folder / f"{name}.csv", rows)
    _write(folder / "invisible_truth.csv", [{"left_id": a, "right_id": b} for a, b in made.truth])


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def _one(folder: Path, name: str, files: tuple[str, str, str], pythons: dict[str, str], runs: int) -> dict[str, Any]:
    left, right, truth = files
    shutil.copy(truth, f"{left}.truth")
    out = str(folder / "links.csv")
    ours = [sys.executable, "-m", "django", "link", left, *([] if right == "-" else [right]), "--out", out]
    peers = {"kith": ours, "splink": [sys.executable, *_script(), "splink", left, right, out]}
    peers |= {peer: [python, *_script(), peer, left, right, out] for peer, python in pythons.items()}
    if name == "two_agencies_1000000":
        peers = {peer: peers[peer] for peer in ("kith", "splink")}
    result = {}
    for peer, command in peers.items():
        times = 1 if peer == "dedupe" else runs
        measured = [_timed(command, out, truth, right == "-") for _ in range(times)]
        done = [one for one in measured if "f1" in one]
        result[peer] = {key: statistics.median(one[key] for one in done) for key in done[0]} if done else measured[0]
        tell(f"{name} {peer}: {json.dumps(result[peer])}")
    return result


def _timed(command: list[str], out: str, truth: str, dedupe: bool) -> dict[str, Any]:
    Path(out).unlink(missing_ok=True)
    began = time.perf_counter()
    done = _run([sys.executable, "-c", MEASURED, str(LIMIT), *command], check=False)
    seconds = round(time.perf_counter() - began, 2)
    if done.returncode or not Path(out).exists():
        return {"failed": done.stderr[-300:], "seconds": seconds}
    peak = int(done.stdout.split()[-1]) / (2**20 if sys.platform == "darwin" else 2**10)
    return {**_judged(Path(out), Path(truth), dedupe), "seconds": seconds, "peak_mb": round(peak, 1)}


def _judged(out: Path, truth: Path, dedupe: bool) -> dict[str, float]:
    from kith.linkage import engine

    judged = engine.judge(engine.read_pairs(out), engine.read_pairs(truth), dedupe=dedupe)
    return {"precision": judged.precision, "recall": judged.recall, "f1": judged.f1}


def _run(command: list[str], *, check: bool = True) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, check=check, capture_output=True, text=True)
