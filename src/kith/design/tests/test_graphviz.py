"""The layout library in its sandbox: it answers, it is bounded, and its failure is one kind of error."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from kith.design import graphviz

GRAPH = "digraph {{ node [width=1 height=1 fixedsize=true]; a -> b [id=e]; subgraph cluster_0 {{ b; c{number} }} }}"


def test_it_says_where_everything_goes() -> None:
    laid = graphviz.laid_out(GRAPH.format(number=0))
    assert laid.nodes["a"].y < laid.nodes["b"].y
    assert (laid.nodes["a"].width, laid.nodes["a"].height) == (72, 72)
    home = laid.clusters["cluster_0"]
    assert home.left < laid.nodes["b"].left
    assert home.bottom > laid.nodes["b"].bottom
    assert len(laid.curves["e"]) >= 4


def test_it_answers_several_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(graphviz.laid_out, [GRAPH.format(number=n) for n in range(1, 17)]))
    assert len({tuple(laid.nodes) for laid in found}) == 16


def test_a_graph_it_cannot_read_is_one_kind_of_error() -> None:
    with pytest.raises(graphviz.LayoutFailed):
        graphviz.laid_out("digraph {")


def test_work_without_end_is_stopped(monkeypatch) -> None:
    monkeypatch.setattr(graphviz, "MOST_WORK", 1_000_000)
    with pytest.raises(graphviz.LayoutFailed):
        graphviz.laid_out(GRAPH.format(number=100))


def test_memory_without_end_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(graphviz, "MOST_MEMORY", 1024)
    with pytest.raises(graphviz.LayoutFailed):
        graphviz.laid_out(GRAPH.format(number=101))
