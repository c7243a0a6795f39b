"""What agencies really send: empty, repeated, foreign, broken."""

from pathlib import Path

import pyarrow as pa
import pytest

from kith.linkage import engine

from .engine_people import pairs_of, people, table


def test_forty_thousand_rows_that_are_the_same_do_not_blow_up() -> None:
    same = {"given_name": "John", "family_name": "Smith", "date_of_birth": "1980-02-03", "postcode": "EX1 1AA"}
    rows = [{"id": str(n)} | same for n in range(40_000)] + people(50)
    result = engine.link(table(rows))
    assert result.figures.rows_left == 40_050
    assert 39_999 <= result.figures.linked < 60_000
    groups = {row["id"]: row["cluster"] for row in result.clusters.to_pylist()}
    assert len({groups[str(n)] for n in range(40_000)}) == 1


def test_different_rows_that_share_everything_else_do_not_blow_up() -> None:
    rows = [{"id": str(n), "given_name": "John", "family_name": "Smith", "phone": f"07{n:09}"} for n in range(5_000)]
    assert engine.link(table(rows)).figures.candidates < 1_000_000


@pytest.mark.parametrize("count", [0, 1, 2, 5, 20])
def test_a_few_rows_are_judged_by_the_weights_we_start_from(count: int) -> None:
    left = people(count)
    right = [person | {"id": f"Q{n}", "given_name": person["given_name"].upper()} for n, person in enumerate(left)]
    schema = pa.schema([(name, pa.string()) for name in people(1)[0]])
    result = engine.link(pa.Table.from_pylist(left, schema=schema), pa.Table.from_pylist(right, schema=schema))
    assert pairs_of(result.pairs) == {(f"P{n}", f"Q{n}") for n in range(count)}
    assert not result.figures.trained


@pytest.mark.parametrize("missing", ["given_name", "family_name", "date_of_birth", "postcode"])
def test_a_missing_column_is_no_trouble(missing: str) -> None:
    left = people(40)
    right = [{key: value for key, value in person.items() if key != missing} for person in left]
    assert len(pairs_of(engine.link(table(left), table(right)).pairs)) >= 38


def test_nothing_but_identifiers_links_nobody() -> None:
    assert engine.link(pa.table({"id": ["1", "2"]})).pairs.num_rows == 0


def test_empty_and_unvarying_columns_say_nothing() -> None:
    rows = [person | {"sex": "m", "address": "", "postcode": "EX1 1AA"} for person in people(60)]
    assert engine.link(table(rows)).figures.linked <= 2


def test_names_of_one_letter_two_hundred_and_in_arabic() -> None:
    names = [("A", "B"), ("x" * 200, "y" * 200), ("محمد", "العلي"), ("Siân", "O'Brien-Łukasz"), ("'", "-")]
    left = [
        {"id": str(n), "given_name": a, "family_name": b, "date_of_birth": "1990-05-06"}
        for n, (a, b) in enumerate(names)
    ]
    found = pairs_of(engine.link(table(left), table(left)).pairs)
    assert {("1", "1"), ("2", "2"), ("3", "3")} <= found


def test_dates_in_any_usual_form() -> None:
    forms = ["1990-03-14", "14/03/1990", "19900314", "14.3.1990", "14 March 1990", "14031990"]
    name = {"given_name": "Rhiannon", "family_name": "Trevelyan"}
    left = table([{"id": "a", "date_of_birth": forms[0]} | name])
    right = table([{"id": f"{n}", "date_of_birth": form} | name for n, form in enumerate(forms)])
    links = list(engine.link(left, right).links())
    assert len(links) == len(forms)
    for link in links:
        assert {field.column: field.level for field in link.fields}["date_of_birth"] == "exact"


def test_an_id_that_stands_twice_is_told() -> None:
    with pytest.raises(engine.BadTable, match="same id twice: 7"):
        engine.link(pa.table({"id": ["7", "7"], "given_name": ["a", "b"]}))


def test_rows_without_an_id_and_tables_without_ids_are_told() -> None:
    with pytest.raises(engine.BadTable, match="without an id"):
        engine.link(pa.table({"id": ["1", None]}))
    with pytest.raises(engine.BadTable, match="no column"):
        engine.link(pa.table({"name": ["1"]}))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_files_in_other_encodings_and_with_other_separators(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("ID;Forename;Surname;DOB\n1;Zoë;Müller;1990-01-02\n2;;;\n".encode(encoding))
    read = engine.read_table(path).to_pylist()
    assert read[0] == {"id": "1", "given_name": "Zoë", "family_name": "Müller", "date_of_birth": "1990-01-02"}
    assert read[1]["given_name"] is None


def test_files_that_are_no_tables_are_told(tmp_path: Path) -> None:
    empty, ragged = tmp_path / "empty.csv", tmp_path / "ragged.csv"
    empty.write_text("")
    ragged.write_text("id,given_name\n1,a\n2,b,c,d\n")
    for path in (empty, ragged, tmp_path / "absent.csv"):
        with pytest.raises(engine.BadTable):
            engine.read_table(path)
