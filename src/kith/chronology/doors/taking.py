"""Taking a chronology out of Kith: what is on file to leave out, and the line in the audit."""

from datetime import date
from uuid import UUID

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.chronology.documents.redaction import OnFile
from kith.chronology.words import Format
from kith.people import doors as people_doors
from kith.safety import doors as safety_doors

from .gathering import Chronology


def on_file(found: Chronology, *, on: date) -> OnFile:
    """Names and addresses around the baby, to be left out. The caller has opened the file."""
    baby, mother = found.baby, found.baby.mother
    named = people_doors.Named
    return OnFile(
        others=people_doors.others_of(found.baby_ids),
        family=(
            named(given=baby.given_name, family=baby.family_name, instead="the baby"),
            named(given=mother.given_name, family=mother.family_name, instead="the mother"),
        ),
        workers=tuple({one.who for one in found.entries if one.who}),
        places=people_doors.places_of(found.baby_ids, kept_back_only=False),
        careful=safety_doors.careful_for(found.baby_ids, on=on),
    )


def record_taking(actor: Actor, baby_id: UUID, profile: str, form: Format, entries: int) -> None:
    """Who took what out, for whom and how many entries: codes and counts, no words. Seen by all who work with it."""
    act = audit.Act(
        action="exported a chronology",
        permission=Permission.CHRONOLOGY_EXPORT,
        subject_kind="baby",
        baby_id=baby_id,
        detail={"profile": profile, "form": form.value, "entries": entries},
    )
    audit.record(actor, act)
