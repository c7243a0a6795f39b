"""Every rule is a sentence with a source, and a test that carries its code."""

import importlib
import re
from pathlib import Path

import pytest

from kith.kernel.rulebook import RULEBOOK
from tests.architecture import house

for _room in house.rooms():
    if (_room / "rules.py").exists() or (_room / "rules").is_dir():
        importlib.import_module(f"kith.{_room.name}.rules")

TESTS = "\n".join(path.read_text() for path in house.files(tests=True))
CODES = [code for code, rule in RULEBOOK.items() if rule.room != "kernel"]


def test_there_are_rules() -> None:
    assert len(CODES) > 10


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_sentence_a_source_and_a_test(code: str) -> None:
    rule = RULEBOOK[code]
    assert rule.sentence.strip().endswith((".", "?"))
    assert rule.source
    name = "test_" + code.lower().replace("-", "_")
    assert re.search(rf"def {name}[_(]", TESTS), f"no test is called {name}_…"


def test_rules_ask_for_no_clock() -> None:
    offenders: list[Path] = []
    for room in house.rooms():
        for path in [room / "rules.py", *(room / "rules").glob("*.py")]:
            if path.exists() and re.search(r"\bclock\.now\(|settings\.", path.read_text()):
                offenders.append(path)
    assert not offenders
