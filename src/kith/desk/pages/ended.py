"""The quiet page of a file that has ended: what happened, on whose word, what has stopped, and who helps."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.design.pages import Contact, Link
from kith.design.wording import day_text, moment_text
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.people import doors as people_doors
from kith.people.words import Ending

STOPPED = (
    "Reminders and time limits, here and on every list.",
    "Emails, letters and calendar files, also those already on their way.",
    "Tasks and questions about this baby, for everybody.",
)


@dataclass(frozen=True, kw_only=True)
class EndedPage:
    """No age, no weeks, nothing due."""

    title: str
    says: str
    when: str
    told: tuple[str, ...]
    family: str
    stopped: tuple[str, ...]
    grief: bool
    support: tuple[Contact, ...]
    contacts: tuple[Contact, ...]
    links: tuple[Link, ...]


def ended_page(profile: people_doors.BabyProfile, contacts: tuple[Contact, ...], *, at: datetime) -> EndedPage:
    """The page of a file already opened; the newest record of the ending speaks."""
    kind = Ending(profile.ended_as)
    newest = next(iter(people_doors.endings_of(profile.id)), None)
    support = handbook.current().support(kind.value, day_of(at))
    return EndedPage(
        title=_title(profile, kind),
        says=kind.says,
        when=day_text(newest.ended_on) if newest and newest.ended_on else "",
        told=_told(newest),
        family=newest.words if newest else "",
        stopped=STOPPED,
        grief=kind.is_loss,
        support=tuple(Contact(name=one.name, number=one.contact, note=one.plain) for one in support),
        contacts=contacts,
        links=_links(profile.id),
    )


def _title(profile: people_doors.BabyProfile, kind: Ending) -> str:
    """A baby that was lost is not called unborn."""
    if kind.is_loss and not profile.born:
        return profile.name.replace("Unborn baby", "Baby", 1)
    return profile.name


def _told(newest: people_doors.EndingLine | None) -> tuple[str, ...]:
    if newest is None:
        return ()
    who = f"{newest.who}, {newest.agency}" if newest.agency else newest.who
    return (f"Told by: {newest.said_by}", f"Recorded by {who} on {moment_text(newest.recorded_at)}")


def _links(baby_id: UUID) -> tuple[Link, ...]:
    return (
        Link("Read what was recorded", reverse("chronology", args=[baby_id])),
        Link("Dates, births and how the file was closed", reverse("pregnancy", args=[baby_id])),
        Link("This was recorded in error", reverse("ending_back", args=[baby_id])),
    )
