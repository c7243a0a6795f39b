"""The rules about asking for support: the sharing decision, the level, the route, ringing first."""

from datetime import datetime

from kith.kernel.findings import Finding, Weight, gather
from kith.kernel.handbook.kinds import Route
from kith.kernel.limits import Deadline, due
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.referrals.words import Agreement, Examination, FamilyTold

from . import routing
from .deciding import asked_before
from .parts import (
    CONSENT,
    DEVON_ROUTES,
    HIGHEST_LEVEL,
    SHARING_ADVICE,
    About,
    Asked,
    Procedures,
    Sharing,
    cannot_move,
)


@rule("REF-2", source=SHARING_ADVICE, title="Three consents, kept apart")
def three_parts_answered(sharing: Sharing) -> Finding | None:
    """The lawful basis, agreement to a service and telling the family are three decisions, each with its own answer."""
    missing = tuple(
        name
        for name, answered in (
            ("lawful basis", sharing.lawful_basis),
            ("reasons for sharing", sharing.rationale.strip()),
            ("agreement to a service", sharing.agreement),
            ("telling the family", sharing.family_told),
        )
        if not answered
    )
    if not missing:
        return None
    return Finding("REF-2", f"The sharing decision does not say: {in_words(missing)}.", missing=missing)


@rule("REF-3", source=f"{SHARING_ADVICE}; Devon one-minute guide 4 (read in an excerpt)", title="Not asked, and why")
def agreement_not_sought(sharing: Sharing) -> Finding | None:
    """When agreement to a service was not sought, the reason is written down."""
    if sharing.agreement is not Agreement.NOT_SOUGHT or sharing.agreement_reason:
        return None
    return Finding("REF-3", "You have not asked the family. Say why.", asks=("reason",), missing=("reason not asked",))


@rule("REF-4", source=f"{SHARING_ADVICE}; Devon one-minute guide 4 (read in an excerpt)", title="Not told, and why")
def not_safe_to_tell(sharing: Sharing) -> Finding | None:
    """The family is told unless telling them is not safe; then the reason is one of those listed, and written down."""
    if sharing.family_told is FamilyTold.WILL_BE_TOLD:
        says = "The family has not been told yet. Tell them before somebody else does, unless it stops being safe."
        return Finding("REF-4", says, asks=("follow_up",), weight=Weight.NOTE)
    if sharing.family_told is FamilyTold.NOT_SAFE and not sharing.not_told_reason:
        says = "You say it is not safe to tell the family. Choose the reason."
        return Finding("REF-4", says, asks=("reason",), missing=("reason not told",))
    return None


@rule("REF-5", source=f"{SHARING_ADVICE}; weighing a refusal", title="A refusal is weighed")
def refusal_is_weighed(sharing: Sharing, level: int) -> Finding | None:
    """A refused service is weighed against the level of need and the weighing recorded; it never stops sharing."""
    if sharing.agreement is not Agreement.REFUSED:
        return None
    if not sharing.weighed.strip():
        return Finding("REF-5", "The family refused. Say how you weighed it.", asks=("reason",), missing=("weighing",))
    if level >= HIGHEST_LEVEL:
        says = "The family refused a service. At this level the Front Door decides without their agreement."
    else:
        says = "The family refused a service. The Front Door weighs whether the level of need still stands."
    return Finding("REF-5", says, asks=(), weight=Weight.NOTE)


@rule("REF-6", source=DEVON_ROUTES, title="The level decides the route")
def route_of_level(level: int, route: Route | None) -> Finding:
    """The level of need decides where a request goes and who gets a copy."""
    if route is None:
        says = f"The handbook gives no route for level {level}. The Front Door reads it and decides."
        return Finding("REF-6", says, asks=("follow_up",))
    says = f"Level {level}: {route.goes_to}. {route.what_happens}"
    return Finding("REF-6", says, asks=(), weight=Weight.NOTE)


@rule("REF-7", source="Devon, making a contact with the Front Door (read in an excerpt); limit R2", title="Phone first")
def phone_first(asked: Asked, about: About, procedures: Procedures, received_at: datetime) -> Finding | None:
    """At level 4, and for a mark on a baby who cannot move, ring the Front Door first and follow in writing in time."""
    marked = asked.injury and cannot_move(about)
    if asked.level < HIGHEST_LEVEL and not marked:
        return None
    limit = procedures.written_after_phoning
    if asked.phoned_at is None:
        why = "A mark on a baby who cannot move needs" if marked else "Level 4 needs"
        says = f"{why} a phone call to the Front Door now. This form follows the call within {limit.in_words}."
        return Finding("REF-7", says, asks=("follow_up",), weight=Weight.ACT_NOW)
    if received_at > due(limit, asked.phoned_at, procedures.calendar).due_at:
        says = f"The form came more than {limit.in_words} after the phone call."
        return Finding("REF-7", says, asks=("reason",))
    return None


@rule("ASK-4", source=f"{SHARING_ADVICE}; UK GDPR article 6(1)(a)", title="Consent that was refused")
def consent_is_not_refused(sharing: Sharing) -> Finding | None:
    """Consent is a basis in law for sharing only while the person gives it freely."""
    if sharing.lawful_basis != CONSENT or sharing.agreement not in {Agreement.REFUSED, Agreement.NOT_SOUGHT}:
        return None
    says = "You chose consent as the basis in law, and the family has not agreed. Choose the basis you share on."
    return Finding("ASK-4", says, asks=("reason",))


@rule("ASK-5", source=f"{SHARING_ADVICE}; consent to medical care is separate law", title="An examination apart")
def examination_is_asked_apart(asked: Asked, about: About) -> Finding | None:
    """Consent to an examination is asked by the clinician who will do it, and a refusal of it does not stop sharing."""
    answer = asked.sharing.examination
    if answer is Examination.REFUSED:
        says = "A parent refused an examination. The Front Door and the clinician decide what the law lets them do."
        return Finding("ASK-5", says, asks=("follow_up",))
    if asked.injury and cannot_move(about) and answer is Examination.NONE_PLANNED:
        says = "A mark on a baby who cannot move is seen by a paediatrician. The clinician asks for consent, not you."
        return Finding("ASK-5", says, asks=("follow_up",))
    return None


@rule("ASK-6", source=f"{SHARING_ADVICE}; golden rule 5", title="Who must not learn of it")
def kept_from_somebody(asked: Asked) -> Finding | None:
    """When somebody must not learn of a request, everybody who reads it is warned, and no letter to parents has it."""
    if not asked.keep_from.strip():
        return None
    says = "Somebody must not learn of this request. Everybody who opens it is warned first."
    if asked.sharing.family_told is not FamilyTold.NOT_SAFE:
        says += " You have told the family, or will: say only what this person may hear."
    return Finding("ASK-6", says, asks=(), weight=Weight.NOTE)


@rule("ASK-3", source="Devon, making a contact with the Front Door (read in an excerpt); limit R2", title="In writing")
def call_is_confirmed(deadline: Deadline, written_at: datetime | None, now: datetime) -> Finding | None:
    """An urgent call to the Front Door is confirmed in writing within the time limit that starts with the call."""
    if written_at is not None:
        late = written_at > deadline.due_at
        return Finding("ASK-3", "The call was confirmed in writing late.", asks=("reason",)) if late else None
    if now > deadline.due_at:
        says = "You rang and have not written. The time for it has passed: send the request now."
        return Finding("ASK-3", says, asks=("follow_up",), weight=Weight.ACT_NOW)
    return Finding("ASK-3", "You rang about this baby. Send the request in writing.", asks=("follow_up",))


def on_sending(asked: Asked, about: About, procedures: Procedures, *, at: datetime) -> tuple[Finding, ...]:
    """Everything the rules say about a request as it is sent, the most pressing first."""
    return gather(
        phone_first(asked, about, procedures, at),
        three_parts_answered(asked.sharing),
        agreement_not_sought(asked.sharing),
        not_safe_to_tell(asked.sharing),
        refusal_is_weighed(asked.sharing, asked.level),
        asked_before(about),
        consent_is_not_refused(asked.sharing),
        examination_is_asked_apart(asked, about),
        kept_from_somebody(asked),
        route_of_level(asked.level, procedures.route),
        *routing.on_routing(asked, about, procedures),
    )
