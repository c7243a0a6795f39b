"""The two pages of calling a discussion."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import FindingView, Link, Row
from kith.directory.words import Setting
from kith.kernel.text import in_words
from kith.people import doors as people_doors
from kith.strategy import doors, rules
from kith.strategy.doors import procedures
from kith.strategy.words import Mode

from . import parts
from .parts import address


@dataclass(frozen=True)
class DetailsPage:
    title: str
    caption: str
    back: Link
    form: Any
    button: str = "Continue to who is invited"


@dataclass(frozen=True)
class InvitationLine:
    """One line of the list: its field, and the rules behind it."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class InvitationsPage:
    title: str
    caption: str
    back: Link
    form: Any
    about: tuple[Row, ...]
    lines: tuple[InvitationLine, ...]
    nobody: tuple[str, ...]
    findings: tuple[FindingView, ...] = ()
    intro: str = (
        "The rules name these agencies for this baby today. Everyone is ticked. If you leave one out, say why: "
        "the reason is kept with the discussion."
    )
    button: str = "Call the discussion and send the invitations"


def step(name: str, setting: doors.Setting) -> str:
    """The address of one of the pages, keeping the request it came from."""
    request = f"?request={setting.request.pk}" if setting.request else ""
    return address(name, setting.baby.pk) + request


def details_page(setting: doors.Setting, form: Any, *, now: datetime) -> DetailsPage:
    return DetailsPage(
        title="Call a strategy discussion",
        caption=parts.baby_caption(setting, now),
        back=Link("Back to the baby’s file", address("baby", setting.baby.pk)),
        form=form,
    )


def invitations_page(setting: doors.Setting, details: Any, form: Any, lines: Any, *, now: datetime) -> InvitationsPage:
    said = details.cleaned_data
    change = Link("Change", step("discussion_call", setting), "what the discussion is about")
    due = procedures.due_by(_Begun(said["cause_arose_at"], details.about.injury, details.emergency_since))
    late = rules.planned_in_time(said["planned_for"], due)
    return InvitationsPage(
        title="Who is invited",
        caption=parts.baby_caption(setting, now),
        back=Link("Back to what it is about", step("discussion_call", setting)),
        form=form,
        about=(
            Row("Reasonable cause", said["trigger"], change),
            Row("Due", f"{wording.near_moment_text(due.due_at, now=now)}: {due.why}"),
            Row(
                "People meet",
                f"{wording.near_moment_text(said['planned_for'], now=now)}, {Mode(said['mode']).label.lower()}",
            ),
            Row("Held at", Setting(said["held_at"]).label),
            *_also_about(details, said),
        ),
        findings=(parts.finding(late, asks="Can people meet sooner? If not, say why on the record."),) if late else (),
        lines=_lines(lines),
        nobody=tuple(line.wanted.asked_as for line in lines if not line.options),
    )


@dataclass(frozen=True)
class _Begun:
    """What starts the clock of a discussion not called yet."""

    cause_arose_at: datetime
    injury: bool
    emergency_at: datetime | None


def _also_about(details: Any, said: dict[str, Any]) -> tuple[Row, ...]:
    names = [details.offers.babies[key] for key in said.get("babies", ())]
    return (Row("Also about", in_words(names)),) if names else ()


def triggers_offered(setting: doors.Setting) -> tuple[tuple[str, str, str], ...]:
    """Kinds of harm to choose from: an injury has a question of its own, and a birth is on file."""
    listed = procedures.triggers(setting.on)
    return tuple((one.code, one.label, one.hint) for one in listed if one.code not in ("injury", "unborn"))


def babies_offered(babies: Any) -> dict[str, str]:
    """The family's other babies by name and age."""
    return {str(one.pk): people_doors.name_of(one) for one in babies}


def more_page(file: doors.DiscussionFile, form: Any, lines: Any, *, now: datetime) -> InvitationsPage:
    """Asking more agencies in once the discussion is called."""
    about = file.discussion
    return InvitationsPage(
        title="Invite more",
        caption=f"{about.number}: {parts.baby_caption(about, now)}",
        back=Link("Back to the discussion", address("discussion", about.pk)),
        form=form,
        about=(Row("Invited already", ", ".join(one.invitation.agency.name for one in file.invited)),),
        lines=_lines(lines),
        nobody=(),
        intro="The rules name these agencies, and no invitation or reason answers for them yet."
        if lines
        else "Everyone the rules name is invited, or the reason why not is written down.",
        button="Send the invitations",
    )


def _lines(lines: Any) -> tuple[InvitationLine, ...]:
    return tuple(
        InvitationLine(f"ask_{line.key}", tuple(reason.code for reason in line.wanted.reasons))
        for line in lines
        if line.options
    )


def first_words(setting: doors.Setting, signs: tuple[str, ...] = ()) -> dict[str, Any]:
    """What the first page already knows: from the request, what is on file, and the chair's own team."""
    asked = setting.request
    known: dict[str, Any] = {"held_at": setting.chair.team.setting, "mode": Mode.VIDEO.value}
    known |= {"signs": signs, "emergency": "no"}
    if asked is None:
        return known
    return known | {
        "trigger": f"{asked.what_seen}\n\n{asked.why_worried}".strip()[:4000],
        "injury": "yes" if asked.injury else "no",
        "cause_arose_at": asked.received_at,
    }
