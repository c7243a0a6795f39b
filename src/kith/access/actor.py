"""Who is acting: the facts about a signed-in person that permission is decided on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from .words import Role


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person at work, or a one-time visitor who came by an invitation's link.

    `team_ids` are the teams whose work this person may see because they manage it or share it
    (a Front Door manager, a locality team manager); for others it is empty. `manages` says which of the two.
    `second_factor_at` is when the second factor was last given in this session.
    """

    name: str
    role: Role | None = None
    account_id: UUID | None = None
    worker_id: UUID | None = None
    agency_id: UUID | None = None
    team_id: UUID | None = None
    team_ids: frozenset[UUID] = frozenset()
    manages: bool = False
    second_factor: bool = False
    second_factor_at: datetime | None = None
    knows_role: bool = True  # has read the card of their role, in its edition of today
    invitation_id: UUID | None = None
    invited_baby_id: UUID | None = None

    @property
    def signed_in(self) -> bool:
        return self.account_id is not None

    @property
    def known(self) -> bool:
        """True when an act by this actor can be put to somebody's name."""
        return self.signed_in or self.invitation_id is not None


NOBODY = Actor(name="Nobody")
