"""A discussion with fifteen people live: its page, the question for news, and two hundred contributions at once."""

import json
import subprocess
import sys
from argparse import Namespace
from typing import Any
from uuid import uuid4

from . import partnership
from .surroundings import ROOT, tell

PEOPLE, AT_ONCE = 15, 200


def measure(chosen: Namespace) -> dict[str, Any]:
    babies = partnership.ensure(chosen.babies)
    wanted = _fifteen() | {"times": chosen.times, "at_once": AT_ONCE}
    tell("the live page and its news, as the web role, in one process without a network")
    inside = subprocess.run(
        [sys.executable, "-m", "benchmarks.discussion_inside"], input=json.dumps(wanted),
        env=partnership.web_environment() | {"KITH_POOL": "24"}, cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = json.loads(inside.stdout)
    errors = found["at_once"]["lost"] + found["peer_bare_insert"]["lost"]
    return {"babies": babies, "people": PEOPLE, **found, "errors": errors}


def _fifteen() -> dict[str, Any]:
    """A new discussion of the demonstration's locality manager, fifteen there, each having said four things."""
    partnership.connection()
    from kith.directory.models import Worker
    from kith.kernel import clock
    from kith.people.models import Involvement
    from kith.strategy.models import Discussion, Invitation, Presence, Said

    at = clock.now()
    chair = Worker.objects.select_related("team").get(account__email="locality.manager@demo.example")
    held = Involvement.objects.filter(team=chair.team, until=None, baby__ended_as="").order_by("-since").first()
    assert held is not None, "the demonstration's locality manager works with nobody"
    about = Discussion.objects.create(
        number=f"SD-B-{uuid4().hex[:8]}", baby_id=held.baby_id, trigger="Measured.", cause_arose_at=at, called_at=at,
        called_by=chair, held_at="locality", team=chair.team, planned_for=at, mode="video",
    )  # fmt: skip
    others = Worker.objects.select_related("team").exclude(pk=chair.pk).order_by("team__agency_id", "id")
    people = [chair, *others.distinct("team__agency_id")[: PEOPLE - 1]]
    for one in people:
        common = {"discussion": about, "baby_id": about.baby_id}
        asked = Invitation.objects.create(
            **common, agency_id=one.team.agency_id, team=one.team, worker=one, asked_as="Measured", why="Measured.",
            invited_at=at, invited_by=chair,
        )  # fmt: skip
        Presence.objects.create(
            **common, invitation=asked, agency_id=one.team.agency_id, name=one.full_name, came=True, at=at,
            recorded_by=chair, sent=uuid4(),
        )  # fmt: skip
        Said.objects.bulk_create(
            Said(
                **common, agency_id=one.team.agency_id, kind="information", words="What we know of it. " * 10,
                said_by=one.full_name, written_by=one, said_at=at, sent=uuid4(),
            )
            for _ in range(4)
        )  # fmt: skip
    return {"discussion": str(about.pk), "baby": str(about.baby_id)}
