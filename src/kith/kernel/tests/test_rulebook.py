"""The rulebook refuses what cannot be traced."""

import pytest

from kith.kernel import gestation, rulebook
from kith.kernel.rulebook import RULEBOOK, RuleRefused, rule


def refused(code: str, source: str, docstring: str | None) -> str:
    def function() -> None: ...

    function.__doc__ = docstring
    with pytest.raises(RuleRefused) as error:
        rule(code, source=source)(function)
    assert code not in RULEBOOK or code == "GES-1"
    return str(error.value)


def test_what_is_refused_and_why():
    assert "already kernel's rule expected_date_is_possible" in refused("GES-1", "somewhere", "It is so.")
    assert "docstring is missing" in refused("TST-1", "somewhere", None)
    assert "end with a full stop" in refused("TST-2", "somewhere", "it is so")
    assert "source is missing" in refused("TST-3", "  ", "It is so.")
    assert "capital letters" in refused("tst_4", "somewhere", "It is so.")


def test_nobody_writes_to_the_rulebook():
    with pytest.raises(TypeError):
        RULEBOOK["TST-9"] = RULEBOOK["GES-1"]


def test_the_docstring_is_the_sentence_and_the_module_the_room():
    entry = RULEBOOK["GES-2"]
    assert entry.room == "kernel"
    assert entry.function_name == gestation.birth_fits_expected_date.__name__
    assert entry.sentence.startswith("A date of birth lies between")
    assert entry.source


def test_a_registered_rule_is_kept_whole(monkeypatch: pytest.MonkeyPatch):
    shelf: dict[str, rulebook.Rule] = {}
    monkeypatch.setattr(rulebook, "_rules", shelf)

    def sentence() -> None:
        """One sentence over
        two lines.

        And what a programmer needs to know.
        """

    sentence.__module__ = "kith.strategy.rules"
    for code in ("STR-10", "STR-2"):
        assert rule(code, source="the procedures", title="Quorum")(sentence) is sentence
    assert shelf["STR-2"].sentence == "One sentence over two lines."
    assert [entry.code for entry in rulebook.by_room()["strategy"]] == ["STR-2", "STR-10"]
