"""Reading what was asked of the advice line: by who asked, who advises, and those who work with the baby once named."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.kernel.findings import Finding, gather
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.referrals import rules
from kith.referrals.models import AdviceNotFollowed, Consultation, ConsultationAdvice, ConsultationNamed, Request
from kith.referrals.words import NextStep

MOST = 50
NO_NAMES = frozenset({"may", "april", "june", "august", "tuesday", "wednesday", "sunday"})
"""Names that are also days or months are not taken for the family's."""


@dataclass(frozen=True, kw_only=True)
class Consulted:
    """A consultation with the advice given, newest first, the baby if it was named, and the request it became.

    `why_not` says why advice to make a request was not followed, the newest first.
    """

    consultation: Consultation
    advice: tuple[ConsultationAdvice, ...] = ()
    named: ConsultationNamed | None = None
    request: Request | None = None
    why_not: tuple[AdviceNotFollowed, ...] = ()

    @property
    def said_why(self) -> bool:
        """Whether a reason was given since the newest advice."""
        return bool(self.why_not and self.advice) and self.why_not[0].said_at >= self.advice[0].given_at

    @property
    def evident(self) -> bool:
        """Whether whoever asked, or whoever advised, said that harm is plain."""
        return self.consultation.evident or any(one.evident for one in self.advice)


def consultation_for(
    actor: Actor, consultation_id: UUID, permission: Permission = Permission.CONSULTATION_VIEW, *, at: datetime
) -> Consulted:
    """A consultation; the opening is recorded. Raises Refused or NotThere."""
    found = _with_all().filter(pk=consultation_id).first()
    if found is None:
        raise NotThere
    whole = _whole([found])[0]
    baby_id = whole.named.baby_id if whole.named else None
    about = people_doors.subject_of(baby_id) if baby_id else Subject()
    must(actor, permission, replace(about, author_ids=frozenset({found.asked_by_id}), team_id=found.team_id), at=at)
    audit.record(
        actor,
        audit.Act(
            action="opened a consultation",
            permission=permission,
            subject_kind="consultation",
            subject_id=found.pk,
            baby_id=baby_id,
        ),
    )
    return whole


def _with_all() -> QuerySet[Consultation]:
    return Consultation.objects.select_related("asked_by", "asked_by_agency", "recorded_by")


def _whole(found: list[Consultation]) -> list[Consulted]:
    ids = [one.pk for one in found]
    given: dict[UUID, list[ConsultationAdvice]] = {}
    for advice in ConsultationAdvice.objects.select_related("advised_by").filter(consultation_id__in=ids):
        given.setdefault(advice.consultation_id, []).append(advice)
    reasons: dict[UUID, list[AdviceNotFollowed]] = {}
    said = AdviceNotFollowed.objects.select_related("said_by").filter(consultation_id__in=ids)
    for reason in said.order_by("-said_at", "-id"):
        reasons.setdefault(reason.consultation_id, []).append(reason)
    named = {row.consultation_id: row for row in ConsultationNamed.objects.filter(consultation_id__in=ids)}
    became = {row.consultation_id: row for row in Request.objects.filter(consultation_id__in=ids)}
    return [
        Consulted(
            consultation=one,
            advice=tuple(sorted(given.get(one.pk, []), key=lambda row: row.given_at, reverse=True)),
            named=named.get(one.pk),
            request=became.get(one.pk),
            why_not=tuple(reasons.get(one.pk, ())),
        )
        for one in found
    ]


def findings_on_consultation(found: Consulted) -> tuple[Finding, ...]:
    """What the rules say of a consultation as it stands."""
    requested = found.request is not None
    step = NextStep(found.advice[0].next_step) if found.advice else None
    return gather(
        rules.plain_harm_becomes_a_request(evident=found.evident, requested=requested),
        rules.advice_leads_somewhere(step, requested=requested, said_why=found.said_why),
    )


def consultations_of(actor: Actor) -> list[Consulted]:
    """What the actor asked, newest first: for their own work."""
    if actor.worker_id is None:
        return []
    own = _with_all().filter(asked_by_id=actor.worker_id).exclude(recorded_by=F("asked_by"))
    return _whole(list(own.order_by("-asked_at", "-id")[:MOST]))


def calls_written_down(actor: Actor) -> list[Consulted]:
    """Calls that the actor's advice line wrote down, newest first."""
    rung = _with_all().filter(team_id__in=actor.team_ids, recorded_by__isnull=False)
    return _whole(list(rung.order_by("-asked_at", "-id")[:MOST]))


def consultations_waiting(actor: Actor) -> list[Consulted]:
    """Questions to the actor's advice line that nobody has answered: where harm is plain first, then the oldest."""
    waiting = _with_all().filter(team_id__in=actor.team_ids, advice=None)
    return _whole(list(waiting.order_by("-evident", "asked_at", "id")[:MOST]))


def consultations_about(baby_id: UUID) -> list[Consulted]:
    """The consultations that turned out to be about one baby; the caller has asked access for the file."""
    about = ConsultationNamed.objects.filter(baby_id=baby_id).values("consultation_id")
    return _whole(list(_with_all().filter(pk__in=about).order_by("-asked_at", "-id")[:MOST]))


def named_for(actor: Actor, baby_id: UUID) -> ConsultationNamed | None:
    """The actor's consultation about this baby that no request has come of yet."""
    named = ConsultationNamed.objects.filter(baby_id=baby_id, named_by_id=actor.worker_id, consultation__requests=None)
    return named.order_by("-named_at", "-id").first()


def own_babies(actor: Actor) -> list[Baby]:
    """The babies a consultation of the actor's may be about, by mother's name."""
    held = people_doors.one_of_each(actor).select_related("mother")
    return list(held.order_by("mother__family_name", "mother__given_name", "id")[:500])


def family_names(actor: Actor) -> frozenset[str]:
    """The names of the families the actor works with, for the rule that a consultation names nobody."""
    held = people_doors.going_on(actor)
    rows = held.values_list("given_name", "family_name", "mother__given_name", "mother__family_name")
    names = {word for row in rows for name in row for word in name.split()}
    return frozenset(name for name in names if len(name) > 2 and name.casefold() not in NO_NAMES)


def consultation_by_draft(draft_id: UUID) -> Consultation | None:
    return Consultation.objects.filter(draft_id=draft_id).first()


def advice_by_draft(draft_id: UUID) -> ConsultationAdvice | None:
    return ConsultationAdvice.objects.filter(draft_id=draft_id).first()
