"""The policy table: who may do what, and on which condition. Owned by information governance (CODEOWNERS)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from .actor import Actor
from .permissions import Permission
from .words import PRACTITIONERS, Role


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The facts about a thing that a decision needs, stated by the room that owns the thing.

    `invited` are workers and teams who work with the baby until a moment; `opened` workers who opened the file by
    break-glass, until when. A seal's lists: `excluded`, and `only_these` (None when no such list stands). `asked` is
    the worker, or else the team, that was asked for information; `holders` took up a stage of a disagreement, or have
    a part in a study.
    """

    baby_id: UUID | None = None
    involved_workers: frozenset[UUID] = frozenset()
    involved_teams: frozenset[UUID] = frozenset()
    before_birth_workers: frozenset[UUID] = frozenset()
    before_birth_teams: frozenset[UUID] = frozenset()
    involved_agencies: frozenset[UUID] = frozenset()
    invited: Mapping[UUID, datetime] = field(default_factory=dict)
    opened: Mapping[UUID, datetime] = field(default_factory=dict)
    excluded: frozenset[UUID] = frozenset()
    only_these: frozenset[UUID] | None = None
    agency_id: UUID | None = None
    team_id: UUID | None = None
    author_ids: frozenset[UUID] = frozenset()
    invitation_id: UUID | None = None
    asked: frozenset[UUID] = frozenset()
    holders: frozenset[UUID] = frozenset()


def shut_out(actor: Actor, subject: Subject) -> bool:
    """Whether a seal keeps this file from the actor. Information governance is in every "these only" list."""
    if actor.worker_id in subject.excluded:
        return True
    if subject.only_these is None or actor.role is Role.INFORMATION_GOVERNANCE:
        return False
    return actor.worker_id not in subject.only_these


@dataclass(frozen=True)
class Condition:
    """A named test on actor, subject and moment; `because_not` is what the person is told when it fails.

    One made of others (`any_of`) holds when one of them does, and says that one's `because`.
    """

    name: str
    holds: Callable[[Actor, Subject, datetime], bool]
    because: str
    because_not: str
    any_of: "tuple[Condition, ...]" = ()

    def reason(self, actor: Actor, subject: Subject, at: datetime) -> str:
        """Why it holds; "" when it does not."""
        if self.any_of:
            return next((said for one in self.any_of if (said := one.reason(actor, subject, at))), "")
        return self.because if self.holds(actor, subject, at) else ""


def either(name: str, *conditions: Condition, because_not: str) -> Condition:
    """A condition that holds when one of these does."""
    return Condition(
        name, lambda a, s, at: any(one.holds(a, s, at) for one in conditions), name, because_not, conditions
    )


def _invited(actor: Actor, subject: Subject, at: datetime) -> bool:
    mine = {*actor.team_ids, actor.worker_id}
    return any(until > at for who, until in subject.invited.items() if who in mine)


ANYONE = Condition("anyone in the role", lambda _a, _s, _at: True, "your role allows it", "")
ALLOCATED = Condition(
    "allocated worker",
    lambda a, s, _at: a.worker_id is not None and a.worker_id in s.involved_workers,
    "you are recorded as working with this family",
    "",
)
TEAM = Condition(
    "in a team that shares its work",
    lambda a, s, _at: not a.manages and bool(a.team_ids & s.involved_teams),
    "your team shares its work, and works with this family",
    "",
)
SUPERVISOR = Condition(
    "supervisor",
    lambda a, s, _at: a.manages and bool(a.team_ids & s.involved_teams),
    "you manage a team that works with this family",
    "",
)
INVITED_UNTIL = Condition(
    "invited until a date", _invited, "you, or your team, were invited to this family until a date", ""
)
INVOLVED = either(
    "involved with the baby",
    ALLOCATED,
    SUPERVISOR,
    TEAM,
    INVITED_UNTIL,
    because_not="neither you nor a team you manage is recorded as working with this family",
)
NOT_INVOLVED = Condition(
    "not involved with the baby",
    lambda a, s, at: not INVOLVED.holds(a, s, at),
    "you are not recorded as working with this family",
    "you work with this family: its file is open to you",
)
BROKEN_GLASS = Condition(
    "break-glass runs",
    lambda a, s, at: a.worker_id is not None and (until := s.opened.get(a.worker_id)) is not None and until > at,
    "you opened this file by break-glass, to read, for a short time",
    INVOLVED.because_not,
)
SAME_AGENCY = Condition(
    "same agency",
    lambda a, s, _at: a.agency_id is not None and a.agency_id in s.involved_agencies,
    "your agency works with this family",
    "your agency is not recorded as working with this family",
)
BEFORE_BIRTH = Condition(
    "involved before the birth",
    lambda a, s, _at: a.worker_id in s.before_birth_workers or bool(a.team_ids & s.before_birth_teams),
    "you, or a team you manage, worked with this family before the birth",
    "the mother's own health is for health staff, and for those who worked with her before the birth",
)
OWN_TEAM = Condition(
    "their own team's",
    lambda a, s, _at: s.team_id is not None and (s.team_id == a.team_id or s.team_id in a.team_ids),
    "it is your team's",
    "it belongs to another team",
)
OWN_AGENCY = Condition(
    "their own agency's",
    lambda a, s, _at: s.agency_id is not None and s.agency_id == a.agency_id,
    "it is your agency's",
    "it belongs to another agency",
)
OWN_ENTRY = Condition(
    "their own agency's, involved with the baby",
    lambda a, s, at: INVOLVED.holds(a, s, at) and OWN_AGENCY.holds(a, s, at),
    "you work with this family, and it is your agency's",
    "it belongs to another agency, or you do not work with this family",
)
NOT_AUTHOR = Condition(
    "not the author",
    lambda a, s, _at: a.worker_id is not None and a.worker_id not in s.author_ids,
    "you did not write it",
    "nobody approves their own work",
)
AUTHOR = Condition(
    "the author",
    lambda a, s, _at: a.worker_id is not None and a.worker_id in s.author_ids,
    "you wrote it",
    "somebody else wrote it",
)
INVITED = Condition(
    "holds the invitation",
    lambda a, s, _at: a.invitation_id is not None and a.invitation_id == s.invitation_id,
    "you came by this invitation's link and code",
    "this invitation is not yours",
)
ASKED = Condition(
    "asked for information",
    lambda a, s, _at: a.worker_id in s.asked or a.team_id in s.asked or s.team_id in a.team_ids,
    "you, or your team, were asked",
    "somebody else was asked",
)
HOLDER = Condition(
    "takes part in the disagreement",
    lambda a, s, _at: a.worker_id is not None and a.worker_id in s.holders,
    "you take part in it",
    "you do not take part in it",
)

IN_STUDY = Condition(
    "has this part in the study",
    lambda a, s, _at: a.worker_id is not None and a.worker_id in s.holders,
    "you have this part in the study",
    "you do not have this part in the study",
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
JUSTICE = CHAIRS | {Role.POLICE, Role.PROBATION, Role.SOCIAL_WORKER}
SOCIAL_CARE = CHAIRS | {Role.SOCIAL_WORKER}
ILLUSTRATORS = frozenset({Role.MEDICAL_ILLUSTRATION})
NOTIFIERS = frozenset({Role.POLICE, Role.FRONT_DOOR_MANAGER})
DECIDERS = frozenset({Role.FRONT_DOOR_MANAGER})
COORDINATORS = frozenset({Role.LOCALITY_MANAGER})
GOVERNORS = frozenset({Role.INFORMATION_GOVERNANCE})
LEARNERS = EVERY_ROLE - {Role.SYSTEM_ADMINISTRATOR}
EXTRACTORS = frozenset({Role.AGENCY_ADMINISTRATOR, Role.POLICE, Role.PROBATION})
REVIEWERS = frozenset({Role.QUALITY_LEAD, Role.EXECUTIVE, Role.SCRUTINEER})

POLICY: tuple[Row, ...] = (
    Row(P.PEOPLE_SEARCH, PRACTITIONERS | GOVERNORS),
    Row(P.BABY_ADD, PRACTITIONERS),
    Row(P.BABY_JOIN, PRACTITIONERS),
    Row(P.AGENCY_KNOW, PRACTITIONERS, INVOLVED),
    Row(P.AGENCY_KNOW, PRACTITIONERS, SAME_AGENCY),
    Row(P.BABY_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.BABY_VIEW, PRACTITIONERS, BROKEN_GLASS),
    Row(P.INVOLVEMENT_CHANGE, PRACTITIONERS, INVOLVED),
    Row(P.GLASS_BREAK, PRACTITIONERS, NOT_INVOLVED),
    Row(P.GLASS_REVIEW, GOVERNORS, NOT_AUTHOR),
    Row(P.SEAL_SET, CHAIRS, INVOLVED),
    Row(P.SEAL_SET, GOVERNORS),
    Row(P.SEAL_REVIEW, GOVERNORS),
    Row(P.CARER_RECORD, PRACTITIONERS, INVOLVED),
    Row(P.PERSON_RECORD, PRACTITIONERS, INVOLVED),
    Row(P.JUSTICE_NUMBERS, JUSTICE, INVOLVED),
    Row(P.NOTE_ADD, PRACTITIONERS, INVOLVED),
    Row(P.EVENT_ADD, PRACTITIONERS, INVOLVED),
    Row(P.ENTRY_CORRECT, PRACTITIONERS, OWN_ENTRY),
    Row(P.FILE_RECORD, PRACTITIONERS, INVOLVED),
    Row(P.MOTHERS_HEALTH, HEALTH, INVOLVED),
    Row(P.MOTHERS_HEALTH, PRACTITIONERS, BEFORE_BIRTH),
    Row(P.PERSON_MERGE, PRACTITIONERS, INVOLVED),
    Row(P.REQUEST_MAKE, PRACTITIONERS, INVOLVED),
    Row(P.OUTCOME_READ, PRACTITIONERS, AUTHOR),
    Row(P.REQUEST_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.REQUEST_VIEW, PRACTITIONERS, BROKEN_GLASS),
    Row(P.REQUEST_QUEUE, DECIDERS),
    Row(P.REQUEST_DECIDE, DECIDERS, INVOLVED),
    Row(P.REQUEST_REOPEN, PRACTITIONERS, INVOLVED),
    Row(P.INFORMATION_ASK, DECIDERS, INVOLVED),
    Row(P.INFORMATION_REPLY, PRACTITIONERS, ASKED),
    Row(P.MARK_ANSWER, PRACTITIONERS, INVOLVED),
    Row(P.RESOLUTION_START, PRACTITIONERS, INVOLVED),
    Row(P.RESOLUTION_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.RESOLUTION_VIEW, PRACTITIONERS, BROKEN_GLASS),
    Row(P.RESOLUTION_VIEW, PRACTITIONERS | {Role.EXECUTIVE}, HOLDER),
    Row(P.RESOLUTION_RECORD, PRACTITIONERS | {Role.EXECUTIVE}, HOLDER),
    Row(P.SHARING_DECIDE, PRACTITIONERS, INVOLVED),
    Row(P.LIST_VIEW, COORDINATORS),
    Row(P.LIST_ENTER, COORDINATORS, INVOLVED),
    Row(P.CONSULTATION_ASK, PRACTITIONERS),
    Row(P.CONSULTATION_VIEW, PRACTITIONERS, AUTHOR),
    Row(P.CONSULTATION_VIEW, DECIDERS, OWN_TEAM),
    Row(P.CONSULTATION_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.CONSULTATION_ADVISE, DECIDERS, OWN_TEAM),
    Row(P.PATHWAY_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.PATHWAY_VIEW, PRACTITIONERS, BROKEN_GLASS),
    Row(P.PATHWAY_RECORD, PRACTITIONERS, INVOLVED),
    Row(P.PATHWAY_LIST, PRACTITIONERS),
    Row(P.PANEL_RUN, COORDINATORS),
    Row(P.PANEL_RECORD, COORDINATORS, INVOLVED),
    Row(P.SAFETY_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.SAFETY_VIEW, PRACTITIONERS, BROKEN_GLASS),
    Row(P.SAFETY_RECORD, PRACTITIONERS, INVOLVED),
    Row(P.SAFETY_NOTIFY, NOTIFIERS, INVOLVED),
    Row(P.SAFETY_ANSWER, PRACTITIONERS, INVOLVED),
    Row(P.INJURY_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.INJURY_VIEW, PRACTITIONERS, BROKEN_GLASS),
    Row(P.INJURY_RECORD, PRACTITIONERS, INVOLVED),
    Row(P.INJURY_CLOSE, HEALTH, INVOLVED),
    Row(P.PHOTOGRAPH_ASK, HEALTH | SOCIAL_CARE, INVOLVED),
    Row(P.PHOTOGRAPH_ADD, ILLUSTRATORS, INVOLVED),
    Row(P.PHOTOGRAPH_VIEW, HEALTH | SOCIAL_CARE | ILLUSTRATORS, INVOLVED),
    Row(P.PHOTOGRAPH_VIEW, HEALTH | SOCIAL_CARE, BROKEN_GLASS),
    Row(P.INJURY_AUDIT, HEALTH | {Role.QUALITY_LEAD}),
    Row(P.STRATEGY_CALL, CHAIRS, INVOLVED),
    Row(P.STRATEGY_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.STRATEGY_VIEW, PRACTITIONERS, BROKEN_GLASS),
    Row(P.STRATEGY_REPLY, PRACTITIONERS, INVOLVED),
    Row(P.STRATEGY_CONTRIBUTE, PRACTITIONERS, INVOLVED),
    Row(P.STRATEGY_CONTRIBUTE, frozenset(), INVITED),
    Row(P.STRATEGY_RECORD, CHAIRS, INVOLVED),
    Row(P.PROTECTION_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.PROTECTION_VIEW, PRACTITIONERS, BROKEN_GLASS),
    Row(P.PROTECTION_RECORD, SOCIAL_CARE, INVOLVED),
    Row(P.PROTECTION_DECIDE, CHAIRS, INVOLVED),
    Row(P.PROTECTION_MEDICAL, SOCIAL_CARE | {Role.PAEDIATRICIAN}, INVOLVED),
    Row(P.PROTECTION_EMERGENCY, SOCIAL_CARE | {Role.POLICE}, INVOLVED),
    Row(P.PROTECTION_REPORT, PRACTITIONERS, INVOLVED),
    Row(P.PROTECTION_REPORT, frozenset(), INVITED),
    Row(P.EXTRACT_SEND, EXTRACTORS, OWN_AGENCY),
    Row(P.PAIR_REVIEW, PRACTITIONERS, OWN_AGENCY),
    Row(P.CHRONOLOGY_VIEW, PRACTITIONERS, INVOLVED),
    Row(P.CHRONOLOGY_VIEW, PRACTITIONERS, BROKEN_GLASS),
    Row(P.CHRONOLOGY_EXPORT, PRACTITIONERS, INVOLVED),
    Row(P.AUDIT_SEE_OPENINGS, PRACTITIONERS, INVOLVED),
    Row(P.DIRECTORY_VIEW, LEARNERS),
    Row(P.DIRECTORY_KEEP, frozenset({Role.AGENCY_ADMINISTRATOR}), OWN_AGENCY),
    Row(P.CONTACT_CONFIRM, frozenset({Role.AGENCY_ADMINISTRATOR}), OWN_AGENCY),
    Row(P.CONTACT_CONFIRM, LEARNERS - {Role.AGENCY_ADMINISTRATOR}, ASKED),
    Row(P.CONTACT_DOUBT, LEARNERS),
    Row(P.DESK_VIEW, EVERY_ROLE),
    Row(P.GUIDANCE_VIEW, EVERY_ROLE),
    Row(P.MEASURES_VIEW, REVIEWERS | CHAIRS | {Role.TRAINING_LEAD}),
    Row(P.REVIEW_VIEW, REVIEWERS),
    Row(P.REVIEW_EDIT, frozenset({Role.QUALITY_LEAD})),
    Row(P.REVIEW_APPROVE, frozenset({Role.EXECUTIVE}), NOT_AUTHOR),
    Row(P.REPORT_VIEW, LEARNERS),
    Row(P.BRIEFING_ACKNOWLEDGE, LEARNERS - {Role.SCRUTINEER}, OWN_AGENCY),
    Row(P.INTERVIEWS_VIEW, LEARNERS, IN_STUDY),
    Row(P.INTERVIEWS_CODE, LEARNERS, IN_STUDY),
    Row(P.INTERVIEWS_START, frozenset({Role.QUALITY_LEAD})),
    Row(P.INTERVIEWS_LEAD, frozenset({Role.QUALITY_LEAD}), IN_STUDY),
    Row(P.INTERVIEWS_KEY, frozenset({Role.QUALITY_LEAD}) | GOVERNORS, IN_STUDY),
    Row(P.SYSTEM_HEALTH, frozenset({Role.SYSTEM_ADMINISTRATOR})),
)
