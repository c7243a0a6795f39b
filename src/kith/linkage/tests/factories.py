"""Extracts for tests."""

from datetime import timedelta
from typing import Any

from kith.directory.models import Worker
from kith.directory.tests.factories import AT, actor_of
from kith.linkage import actions, doors, extracts
from kith.linkage.models import CandidatePair, Extract
from kith.linkage.words import Basis

FILE = (
    "CRN,First name,Surname,DOB,Sex,Post Code\n"
    "X1,Dan,Hill,14/09/1998,M,EX4 3LS\n"
    "X2,Ali,Khan,31/02/1990,M,EX4 3LS\n"
    "X3,Ben,Rowe,1990-01-02,M,PL1 1AA\n"
)


def handed_over(worker: Worker, text: str = FILE, **more: Any) -> Extract:
    """An extract whose columns wait to be confirmed."""
    facts = {"content": text.encode(), "purpose": "Men we supervise", "basis": Basis.CHILDREN_ACT, **more}
    return actions.hand_over(actions.Handed(**facts), by=actor_of(worker), at=AT)


def checked(worker: Worker, text: str = FILE) -> Extract:
    """An extract whose rows have been checked."""
    made = handed_over(worker, text)
    actions.confirm_columns(made.pk, extracts.suggest(made.headings), by=actor_of(worker), at=AT)
    actions.check(made.pk, at=AT + timedelta(minutes=1))
    return doors.extract_for(actor_of(worker), made.pk, at=AT)


def pair_of(worker: Worker, person: Any, text: str = FILE, weight: float = 8.0, row: int = 2) -> CandidatePair:
    """A pair of an extract's row with somebody on file, as the engine would have found it."""
    extract = checked(worker, text)
    run = actions.start_run(extract.pk, by=actor_of(worker), at=AT)
    fields = [
        {"column": "given_name", "level": "variant", "label": "Another form of the same name", "weight": 4.5},
        {"column": "date_of_birth", "level": "exact", "label": "Exactly the same", "weight": weight - 4.5 + 12.0},
    ]
    found = extract.rows.get(number=row)
    facts = {"agency_id": run.agency_id, "weight": weight, "prior": -12.0, "fields": fields}
    return CandidatePair.objects.create(run=run, row=found, person=person, **facts)
