"""The policy table: who may do what, and on which condition. Owned by information governance (CODEOWNERS)."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from .actor import Actor
from .permissions import Permission
from .words import PRACTITIONERS, Role


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The facts about a thing that a decision needs, stated by the room that owns the thing."""

    baby_id: UUID | None = None
    involved_workers: frozenset[UUID] = frozenset()
    involved_teams: frozenset[UUID] = frozenset()
    before_birth_workers: frozenset[UUID] = frozenset()
    before_birth_teams: frozenset[UUID] = frozenset()
    agency_id: UUID | None = None
    team_id: UUID | None = None
    author_ids: frozenset[UUID] = frozenset()
    invitation_id: UUID | None = None


@dataclass(frozen=True)
class Condition:
    """A named test on actor and subject; `because_not` is what the person is told when it fails."""

    name: str
    holds: Callable[[Actor, Subject], bool]
    because: str
    because_not: str


def _involved(actor: Actor, subject: Subject) -> bool:
    if actor.worker_id is not None and actor.worker_id in subject.involved_workers:
        return True
    return bool(actor.team_ids & subject.involved_teams)


ANYONE = Condition("anyone in the role", lambda _a, _s: True, "your role allows it", "")
INVOLVED = Condition(
    "involved with the baby",
    _involved,
    "you, or a team you manage, work with this family",
    "neither you nor a team you manage is recorded as working with this family",
)
BEFORE_BIRTH = Condition(
    "involved before the birth",
    lambda a, s: a.worker_id in s.before_birth_workers or bool(a.team_ids & s.before_birth_teams),
    "you, or a team you manage, worked with this family before the birth",
    "the mother's own health is for health staff, and for those who worked with her before the birth",
)
OWN_TEAM = Condition(
    "their own team's",
    lambda a, s: s.team_id is not None and (s.team_id == a.team_id or s.team_id in a.team_ids),
    "it is your team's",
    "it belongs to another team",
)
OWN_AGENCY = Condition(
    "their own agency's",
    lambda a, s: s.agency_id is not None and s.agency_id == a.agency_id,
    "it is your agency's",
    "it belongs to another agency",
)
NOT_AUTHOR = Condition(
    "not the author",
    lambda a, s: a.worker_id is not None and a.worker_id not in s.author_ids,
    "you did not write it",
    "nobody approves their own work",
)
INVITED = Condition(
    "holds the invitation",
    lambda a, s: a.invitation_id is not None and a.invitation_id == s.invitation_id,
    "you came by this invitation's link and code",
    "this invitation is not yours",
)


@dataclass(frozen=True)
class Row:
    """One line of the table. `roles` empty means a visitor by link, who has no role."""

    permission: Permission
    roles: frozenset[Role]
    condition: Condition = ANYONE


P = Permission
EVERY_ROLE = frozenset(Role)
HEALTH = frozenset({Role.MIDWIFE, Role.HEALTH_VISITOR, Role.GP, Role.PAEDIATRICIAN})
CHAIRS = frozenset({Role.FRONT_DOOR_MANAGER, Role.LOCALITY_MANAGER})
DECIDERS = frozenset({Role.FRONT_DOOR_MANAGER})
LEARNERS = EVERY_ROLE - {Role.SYSTEM_ADMINISTRATOR}
EXTRACTORS = frozenset({Role.AGENCY_ADMINISTRATOR, Role.POLICE, Role.PROBATION})
REVIEWERS = frozenset({Role.QUALITY_LEAD, Role.EXECUTIVE, Role.SCRUTINEER})

POLICY: tuple[Row, ...] = (
    Row(P.PEOPLE_SEARCH, PRACTITIONERS),
    Row(P.BABY_ADD, PRACTITIONERS),
    Row(P.BABY_JOIN, PRACTITIONERS),
    Row(P.BABY_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.CARER_RECORD, PRACTITIONERS, INVOLVED),
    Row(P.NOTE_ADD, PRACTITIONERS, INVOLVED),
    Row(P.FILE_RECORD, PRACTITIONERS, INVOLVED),
    Row(P.MOTHERS_HEALTH, HEALTH, INVOLVED),
    Row(P.MOTHERS_HEALTH, PRACTITIONERS, BEFORE_BIRTH),
    Row(P.PERSON_MERGE, PRACTITIONERS, INVOLVED),
    Row(P.EXTRACT_BRING, frozenset({Role.AGENCY_ADMINISTRATOR, Role.POLICE, Role.PROBATION}), OWN_AGENCY),
    Row(P.LINK_REVIEW, frozenset({Role.POLICE, Role.PROBATION, Role.FRONT_DOOR_MANAGER}), OWN_AGENCY),
    Row(P.REQUEST_MAKE, PRACTITIONERS, INVOLVED),
    Row(P.REQUEST_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.REQUEST_QUEUE, DECIDERS),
    Row(P.REQUEST_DECIDE, DECIDERS, INVOLVED),
    Row(P.STRATEGY_CALL, CHAIRS, INVOLVED),
    Row(P.STRATEGY_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.STRATEGY_REPLY, PRACTITIONERS, INVOLVED),
    Row(P.STRATEGY_CONTRIBUTE, PRACTITIONERS, INVOLVED),
    Row(P.STRATEGY_CONTRIBUTE, frozenset(), INVITED),
    Row(P.STRATEGY_RECORD, CHAIRS, INVOLVED),
    Row(P.EXTRACT_SEND, EXTRACTORS, OWN_AGENCY),
    Row(P.CHRONOLOGY_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.AUDIT_SEE_OPENINGS, CHAIRS, INVOLVED),
    Row(P.DIRECTORY_VIEW, LEARNERS),
    Row(P.DESK_VIEW, EVERY_ROLE),
    Row(P.GUIDANCE_VIEW, EVERY_ROLE),
    Row(P.MEASURES_VIEW, REVIEWERS | CHAIRS | {Role.TRAINING_LEAD}),
    Row(P.REVIEW_VIEW, REVIEWERS),
    Row(P.REVIEW_EDIT, frozenset({Role.QUALITY_LEAD})),
    Row(P.REVIEW_APPROVE, frozenset({Role.EXECUTIVE}), NOT_AUTHOR),
    Row(P.REPORT_VIEW, LEARNERS),
    Row(P.BRIEFING_ACKNOWLEDGE, LEARNERS - {Role.SCRUTINEER}, OWN_AGENCY),
    Row(P.SYSTEM_HEALTH, frozenset({Role.SYSTEM_ADMINISTRATOR})),
)
