"""A run of the engine, and decisions about the pairs it found."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

import pyarrow as pa
from django.db import connection, transaction
from procrastinate.contrib.django import app

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, gather
from kith.linkage import doors, engine, extracts, rules
from kith.linkage.models import CandidatePair, Extract, ExtractRow, KnownTo, LinkageRun, PairDecision
from kith.linkage.words import Answer, Stage
from kith.people import doors as people_doors

BATCH = 1_000
COLUMNS = ("id", *(name.value for name in extracts.COLUMNS if name.value != "id"))


@transaction.atomic
def start_run(extract_id: UUID, *, by: Actor, at: datetime) -> LinkageRun:
    """Compare a checked extract with everybody on file, in the background; asking twice compares once.

    Raises Refused, and NotThere when there is no such extract or its rows are not checked.
    """
    extract = Extract.objects.select_for_update().get(pk=doors.extract_for(by, extract_id, at=at).pk)
    if extract.stage is not Stage.CHECKED:
        raise NotThere
    worker = directory_doors.worker_of(by)
    wanted = {"agency_id": extract.agency_id, "wanted_by": worker, "wanted_at": at}
    run, made = LinkageRun.objects.get_or_create(extract=extract, defaults=wanted)
    if made:
        act = audit.Act(
            action="compared an extract with who is on file",
            permission=Permission.EXTRACT_SEND,
            subject_kind="extract",
            subject_id=extract.pk,
            detail={"rows": extract.used},
        )
        audit.record(by, act)
        lock = f"run:{run.pk}"
        app.configure_task("compare_extract", queueing_lock=lock, lock=lock).defer(run_id=str(run.pk))
    return run


def compare(run_id: UUID, *, at: datetime) -> None:
    """Compare, in the background. Running it twice does it once; the pairs are there whole or not at all."""
    run = LinkageRun.objects.select_related("extract").filter(pk=run_id, done_at=None, failed="").first()
    if run is None or run.extract.destroyed_at is not None:
        return
    LinkageRun.objects.filter(pk=run_id).update(begun_at=at)
    people = list(people_doors.linkable())
    theirs = _table(_theirs(run.extract))
    ours = _table(_ours(people))
    pairing = doors.pairing(day_of(at))
    found = engine.link(theirs, ours, engine.Settings(review_from=pairing.shown))
    pairs = _strongest(run, found, pairing.shown)
    with transaction.atomic():
        CandidatePair.objects.filter(run=run, decisions=None).delete()
        CandidatePair.objects.bulk_create(pairs, batch_size=BATCH)
        figures = {key: value for key, value in asdict(found.figures).items() if key != "clusters"}
        LinkageRun.objects.filter(pk=run_id).update(
            done_at=at, pairs=len(pairs), compared=len({one.person_id for one in people}), figures=figures
        )


def note_failure(run_id: UUID) -> None:
    """Tell the agency that the comparison failed; the worker's log holds why."""
    says = "The comparison failed, and nothing was linked. Whoever runs Kith can see why in its log."
    LinkageRun.objects.filter(pk=run_id, done_at=None).update(failed=says)


def _theirs(extract: Extract) -> Iterable[Mapping[str, str]]:
    for row in ExtractRow.objects.filter(extract=extract).iterator():
        born = row.date_of_birth.isoformat() if row.date_of_birth else ""
        same = {name: getattr(row, name) for name in COLUMNS if name not in ("id", "date_of_birth")}
        yield {"id": str(row.pk), "date_of_birth": born} | same


def _ours(people: Iterable[people_doors.Linkable]) -> Iterable[Mapping[str, str]]:
    """Each name and address of somebody is an entry of its own: "id:number"."""
    for number, one in enumerate(people):
        born = one.date_of_birth.isoformat() if one.date_of_birth else ""
        same = {name: getattr(one, name) for name in COLUMNS if name not in ("id", "date_of_birth")}
        yield {"id": f"{one.person_id}:{number}", "date_of_birth": born} | same


def _table(rows: Iterable[Mapping[str, str]]) -> pa.Table:
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    return pa.Table.from_pylist([dict(row) for row in rows], schema=schema)


def _strongest(run: LinkageRun, found: engine.Result, shown: float) -> list[CandidatePair]:
    """One pair for each row and person: the entry that agrees best."""
    kept: dict[tuple[str, str], CandidatePair] = {}
    for link in found.links():
        person_id = link.right_id.partition(":")[0]
        before = kept.get((link.left_id, person_id))
        if link.match_weight < shown or (before and before.weight >= link.match_weight):
            continue
        kept[link.left_id, person_id] = CandidatePair(
            run=run,
            agency_id=run.agency_id,
            row_id=UUID(link.left_id),
            person_id=UUID(person_id),
            weight=link.match_weight,
            prior=link.prior,
            fields=[asdict(field) for field in link.fields],
        )
    return list(kept.values())


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What somebody says about a pair, having seen decision number `based_on` (0: none)."""

    answer: Answer
    reason: str = ""
    based_on: int = 0


@dataclass(frozen=True)
class Stale:
    """Somebody decided meanwhile: `newer` is theirs. Nothing was saved, nothing is lost."""

    newer: PairDecision


@dataclass(frozen=True)
class Queried:
    """Nothing was saved yet: these findings ask for a reason."""

    findings: tuple[Finding, ...]


@transaction.atomic
def decide(pair_id: UUID, decided: Decided, *, by: Actor, at: datetime) -> PairDecision | Stale | Queried:
    """Say whether a pair is one person. “The same person” tells those who work with the baby whom to speak with at the
    agency, and opens nobody's file. It can be decided anew at any time. Raises Refused, NotThere.
    """
    pair = doors.pair_for(by, pair_id, at=at).pair
    _alone(pair_id)
    newest = pair.decisions.select_related("decided_by").order_by("-number").first()
    if newest is not None and newest.number > decided.based_on:
        return Stale(newest)
    others = doors.same_elsewhere(pair)
    findings = gather(rules.a_decision_has_its_reason(decided.answer, decided.reason))
    if not decided.reason.strip():
        findings += gather(rules.one_row_is_one_person(decided.answer, others))
    if findings:
        return Queried(tuple(findings))
    worker = directory_doors.worker_of(by)
    made = PairDecision.objects.create(
        pair=pair,
        agency_id=pair.agency_id,
        number=newest.number + 1 if newest else 1,
        answer=decided.answer.value,
        reason=decided.reason.strip()[:400],
        decided_by=worker,
        decided_at=at,
    )
    _tell(pair, newest, made)
    act = audit.Act(
        action="decided about a pair",
        permission=Permission.PAIR_REVIEW,
        subject_kind="pair",
        subject_id=pair.pk,
        detail={"answer": made.answer, "number": made.number, "person": str(pair.person_id)},
    )
    audit.record(by, act)
    return made


def _tell(pair: CandidatePair, before: PairDecision | None, now: PairDecision) -> None:
    """That the agency knows somebody on file stands while its decision does."""
    was, is_now = (one is not None and one.answer == Answer.SAME for one in (before, now))
    if was == is_now:
        return
    worker = now.decided_by
    KnownTo.objects.create(
        person_id=pair.person_id,
        agency_id=pair.agency_id,
        team_id=worker.team_id,
        worker=worker,
        withdrawn=not is_now,
        recorded_at=now.decided_at,
    )


def _alone(pair_id: UUID) -> None:
    """Two people deciding about one pair go one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"pair:{pair_id}"])
