"""How long it takes to draw a family of thirty: the first in a process, a new family, and one drawn before."""

import os
import shutil
import subprocess
import sys
import time
from argparse import Namespace
from statistics import median
from typing import Any

from .surroundings import ROOT, tell

COLD = """
import os, sys, time, resource
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
os.environ.setdefault("KITH_MODE", "demo")
import django; django.setup()
from datetime import date
from benchmarks.picture import thirty
from kith.people.drawing import genogram
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began, worked = time.perf_counter(), time.process_time()
genogram(thirty(), date(2026, 11, 24))
print(time.perf_counter() - began, time.process_time() - worked,
      (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def measure(chosen: Namespace) -> dict[str, Any]:
    from datetime import date

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    os.environ.setdefault("KITH_MODE", "demo")
    django.setup()
    from kith.design import graphviz
    from kith.people.drawing import genogram, graph
    from kith.people.drawing.plan import plan

    tell("the first picture of a process, three times")
    cold = [_cold() for _each in range(3)]
    family, today = thirty(), date(2026, 11, 24)
    genogram(family, today)
    new, again, one = [], [], []
    made = plan(family)
    wanted = graph.graph(made)
    for _each in range(chosen.times):
        one.append(_taken(lambda: graphviz.laid_out.__wrapped__(wanted)))
        graphviz.laid_out.cache_clear()
        graph.forget()
        new.append(_taken(lambda: genogram(family, today)))
        again.append(_taken(lambda: genogram(family, today)))
    return {
        "people": len(family.people),
        "first_in_a_process_s": round(median(each[0] for each in cold), 2),
        "first_in_a_process_cpu_s": round(median(each[1] for each in cold), 2),
        "memory_mb": round(median(each[2] for each in cold), 1),
        "new_family_ms": round(median(new), 1),
        "drawn_before_ms": round(median(again), 1),
        "one_layout_ms": round(median(one), 1),
        "orders_tried_at_most": len(graph.WISHES),
        "peer_dot_binary_ms": _peer(wanted, chosen.times),
    }


def _taken(call: Any) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def _cold() -> list[float]:
    env = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", COLD]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return [float(each) for each in done.stdout.split()]


def _peer(wanted: str, times: int) -> float | None:
    """Debian's own `dot`, a process for each layout, where it is installed."""
    dot = shutil.which("dot")
    if dot is None:
        return None
    run = [dot, "-Tjson0"]
    return round(median(_taken(lambda: subprocess.run(run, input=wanted.encode(), check=True, capture_output=True))
                        for _each in range(times)), 1)  # fmt: skip


def thirty() -> Any:
    """Thirty people in three households, without a database."""
    from uuid import UUID

    from kith.people import doors
    from kith.people.words import Member, Sex, UnionStatus

    def person(number: int, sex: Sex, member: Member) -> doors.FamilyPerson:
        key = UUID(int=number)
        baby = key if member in {Member.BABY, Member.SIBLING} else None
        return doors.FamilyPerson(
            id=key, name=f"Person {number}", sex=sex, member=member, relationship=member.label, baby_id=baby
        )

    men = [person(n, Sex.MALE, Member.MAN) for n in range(1, 9)]
    women = [person(n, Sex.FEMALE, Member.CARER) for n in range(9, 17)]
    children = [person(n, Sex.FEMALE, Member.SIBLING) for n in range(17, 31)]
    couples = [*zip(men, women, strict=True), (men[0], women[1]), (men[2], women[1])]
    unions = tuple(doors.Union(one=a.id, other=b.id, status=UnionStatus.TOGETHER) for a, b in couples)
    parentage = [
        doors.Parentage(parent=parent.id, child=child.id)
        for number, child in enumerate(children)
        for parent in couples[number % 5]
    ]
    parentage += [doors.Parentage(parent=parent.id, child=men[0].id) for parent in couples[6]]
    parentage += [doors.Parentage(parent=parent.id, child=women[1].id) for parent in couples[7]]
    homes = ((men[0], women[0], children[0], children[5]), (women[1], children[1], men[7]), (men[3], women[3]))
    return doors.Family(
        baby_id=children[0].id, people=(*men, *women, *children), unions=unions, parentage=tuple(parentage),
        households=tuple(doors.Household(members=tuple(one.id for one in home)) for home in homes), bonds=(),
    )  # fmt: skip
