"""The outcome of a request in a short letter, for whoever made it and may not see the file any more."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kith.design.pages import Row
from kith.design.wording import moment_text
from kith.kernel import handbook
from kith.kernel.clock import day_of

from . import shared

if TYPE_CHECKING:
    from kith.directory.models import Contact
    from kith.referrals.doors import OutcomeTold


@dataclass(frozen=True, kw_only=True)
class OutcomePage:
    title: str
    caption: str
    lead: str
    rows: tuple[Row, ...]
    calls: tuple[tuple[str, str], ...]
    closed: str = (
        "You are not recorded as working with this family now, so the file and the reasons are not open to you here. "
        "The Front Door can talk with you about what you sent."
    )


def outcome(told: "OutcomeTold", *, numbers: "list[Contact]", at: datetime) -> OutcomePage:
    plain = next(
        (
            one.plain
            for one in handbook.current().outcomes("referral", day_of(told.decided_at))
            if one.code == told.outcome
        ),
        "",
    )
    return OutcomePage(
        title="What came of your request",
        caption=f"Request for support {told.number}",
        lead=told.outcome.label,
        rows=(
            Row("You sent it", moment_text(told.received_at)),
            Row("Decided", moment_text(told.decided_at)),
            Row("You were told", moment_text(told.told_at)),
            Row("What this means", plain, missing="Ask the Front Door"),
        ),
        calls=tuple((one.value, shared.telephone(one.value)) for one in numbers),
    )
