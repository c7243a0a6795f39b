"""What learning asks of this person, briefings and interviews to code, by one question for both rooms."""

from datetime import datetime
from operator import itemgetter

from django.db.models import IntegerField, Value
from django.urls import reverse

from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.permissions import Permission
from kith.design.wording import near_moment_text
from kith.interviews import doors as interview_doors
from kith.reviews import doors as review_doors

from .parts import Item, Panel

BRIEFING, INTERVIEW = 0, 1


def learning(actor: Actor, at: datetime) -> tuple[Panel, ...]:
    """Interviews only for somebody with one left to code; briefings for whoever may acknowledge them."""
    briefings = review_doors.awaiting(actor, at=at).annotate(what=Value(BRIEFING, output_field=IntegerField()))
    interviews = interview_doors.to_code_for(actor, at=at).annotate(what=Value(INTERVIEW, output_field=IntegerField()))
    found = sorted(briefings.union(interviews, all=True), key=itemgetter("since"))
    sent = tuple(
        Item(
            f"Learning briefing: {one['title']}",
            reverse("briefing", args=[one["about"]]),
            f"Acknowledge for your agency by {near_moment_text(one['since'], now=at)}" if one["since"] else "",
        )
        for one in found
        if one["what"] == BRIEFING
    )
    given = tuple(
        Item(one["title"], reverse("interview", args=[one["about"]]), one["note"])
        for one in found
        if one["what"] == INTERVIEW
    )
    panels = [Panel("Interviews to code", given, "")] if given else []
    if role_may(actor, Permission.BRIEFING_ACKNOWLEDGE):
        panels.insert(0, Panel("Learning", sent, "Your agency has acknowledged every briefing."))
    return tuple(panels)
