"""What one entry cannot say about itself: dates that overlap, references that lead nowhere, numbers that cannot be."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from kith.kernel.entries import Entry
from kith.kernel.limits import TimeLimit, Unit

from .around import CarerPrompt, GapGuide
from .charts import ChartRules
from .errors import Problem
from .kinds import (
    AgencyType,
    Answer,
    InvitationRule,
    Level,
    Locality,
    Measure,
    Milestone,
    QuestionSet,
    Review,
    RoleCard,
    Route,
    StartChance,
    Trigger,
    When,
)
from .reader import Found
from .standards import Criterion
from .whom import EMERGENCY, SETTINGS, Need, Postcodes

QUORUM_PARTS = ("social_care", "police", "health")
Fault = tuple[str, str]


def problems_of(found: Iterable[Found]) -> list[Problem]:
    """Every mistake that shows only when entries are seen together, or as the sense of one entry."""
    everything = list(found)
    codes: dict[str, set[str]] = defaultdict(set)
    for item in everything:
        codes[item.kind].add(item.entry.code)
    problems = list(_overlaps(everything))
    for item in everything:
        faults = [*_dates(item.entry), *_sense(item.entry, codes)]
        problems.extend(Problem(item.file, f"{item.key}.{name}", reason) for name, reason in faults)
    return problems


def _overlaps(found: list[Found]) -> Iterator[Problem]:
    """Within one layer a code says one thing on one day."""
    same: dict[tuple[int, str, str], list[Found]] = defaultdict(list)
    for item in found:
        same[item.layer, item.kind, item.entry.code].append(item)
    for versions in same.values():
        versions.sort(key=lambda item: item.entry.in_force_from)
        for earlier, later in pairwise(versions):
            ends = earlier.entry.in_force_to
            if ends is None or ends >= later.entry.in_force_from:
                when = f"{later.entry.in_force_from:%d/%m/%Y}"
                reason = f"overlaps another entry of this code (in {earlier.file}); end that one before {when}"
                yield Problem(later.file, f"{later.key}.in_force_from", reason)


def _dates(entry: Entry) -> Iterator[Fault]:
    if entry.in_force_to is not None and entry.in_force_to < entry.in_force_from:
        yield "in_force_to", "is before in_force_from"


def _sense(entry: Entry, codes: dict[str, set[str]]) -> Iterator[Fault]:
    for kind, check in _CHECKS.items():
        if isinstance(entry, kind):
            yield from check(entry, codes)


def _time_limit(entry: TimeLimit, codes: dict[str, set[str]]) -> Iterator[Fault]:
    if entry.amount < 1 and entry.unit is not Unit.SAME_DAY:
        yield "amount", "must be at least 1"
    if entry.amount != 0 and entry.unit is Unit.SAME_DAY:
        yield "amount", "must be 0 when the unit is same_day"


def _level(entry: Level, codes: dict[str, set[str]]) -> Iterator[Fault]:
    if not entry.code.isdigit():
        yield "code", "must be the level's number"


def _milestone(entry: Milestone, codes: dict[str, set[str]]) -> Iterator[Fault]:
    if entry.weeks_to < entry.weeks_from:
        yield "weeks_to", "is before weeks_from"
    if entry.late_days < 0:
        yield "late_days", "must be 0 or more"
    for level in entry.levels:
        yield from _known("levels", level, "level", codes)


def _route(entry: Route, codes: dict[str, set[str]]) -> Iterator[Fault]:
    yield from _known("level", entry.level, "level", codes)
    yield from _known("destination", entry.destination, "body", codes)
    for copy in entry.copies:
        yield from _known("copies", copy, "body", codes)


def _invitation(entry: InvitationRule, codes: dict[str, set[str]]) -> Iterator[Fault]:
    if entry.agency:
        yield from _known("agency", entry.agency, "agency_type", codes)
    if entry.role:
        yield from _known("role", entry.role, "role_card", codes)
    for sign in entry.signs:
        yield from _known("signs", sign, "sign", codes)
    if bool(entry.signs) != (entry.when is When.SIGN):
        yield "signs", 'belong to the condition "sign", and it needs at least one'
    yield from _quorum(entry.quorum)


def _trigger(entry: Trigger, codes: dict[str, set[str]]) -> Iterator[Fault]:
    if entry.asks:
        yield from _known("asks", entry.asks, "question_set", codes)


def _agency_type(entry: AgencyType, codes: dict[str, set[str]]) -> Iterator[Fault]:
    yield from _quorum(entry.quorum)


def _quorum(part: str) -> Iterator[Fault]:
    if part and part not in QUORUM_PARTS:
        yield "quorum", f"{part!r} is not one of {', '.join(QUORUM_PARTS)}"


def _locality(entry: Locality, codes: dict[str, set[str]]) -> Iterator[Fault]:
    for district in entry.districts:
        yield from _known("districts", district, "district", codes)


def _role_card(entry: RoleCard, codes: dict[str, set[str]]) -> Iterator[Fault]:
    yield from _known("agency", entry.agency, "agency_type", codes)


def _measure(entry: Measure, codes: dict[str, set[str]]) -> Iterator[Fault]:
    if entry.minimum_group < 1:
        yield "minimum_group", "must be at least 1"


def _question_set(entry: QuestionSet, codes: dict[str, set[str]]) -> Iterator[Fault]:
    yield from _repeated("question", [question.code for question in entry.questions])
    for question in entry.questions:
        wants_options = question.answer in {Answer.ONE_OF, Answer.SOME_OF}
        if wants_options != bool(question.options):
            reason = "needs options to choose from" if wants_options else "has options nobody can choose"
            yield f"question[{question.code}].options", reason


def _review(entry: Review, codes: dict[str, set[str]]) -> Iterator[Fault]:
    if entry.ended < entry.began:
        yield "ended", "is before began"
    own = {finding.code for finding in entry.finding}
    yield from _repeated("finding", [finding.code for finding in entry.finding])
    yield from _repeated("recommendation", [each.code for each in entry.recommendation])
    for finding in entry.finding:
        if finding.measure:
            yield from _known(f"finding[{finding.code}].measure", finding.measure, "measure", codes)
    for each in entry.recommendation:
        where = f"recommendation[{each.code}]"
        yield from _known(f"{where}.owner_agency", each.owner_agency, "agency_type", codes)
        for code in each.findings:
            if code not in own:
                yield f"{where}.findings", f"{code} is not a finding of this review"


def _gap(entry: GapGuide, codes: dict[str, set[str]]) -> Iterator[Fault]:
    yield from _known("limit", entry.limit, "time_limit", codes)


def _prompt(entry: CarerPrompt, codes: dict[str, set[str]]) -> Iterator[Fault]:
    yield from _known("code", entry.code, "role_card", codes)


def _criterion(entry: Criterion, codes: dict[str, set[str]]) -> Iterator[Fault]:
    anchors = (entry.met, entry.partly, entry.not_met)
    if entry.rated and not all(anchors):
        yield "met", "a sentence that somebody rates needs words for met, partly and not_met"
    if not entry.rated and any(anchors):
        yield "rule", "a sentence that a rule reads off the record has no anchors"


def _start_chance(entry: StartChance, codes: dict[str, set[str]]) -> Iterator[Fault]:
    for name, amount in (("m", entry.m), ("u", entry.u), ("kin", entry.kin)):
        if not 0 < amount < 1_000_000:
            yield name, "must be a share in parts per million, more than none and less than all"


def _chart_rules(entry: ChartRules, codes: dict[str, set[str]]) -> Iterator[Fault]:
    for name, amount in (("shift", entry.shift), ("trend", entry.trend), ("fewest", entry.fewest)):
        if amount < 3:
            yield name, "fewer than three points show nothing"


def _postcodes(entry: Postcodes, codes: dict[str, set[str]]) -> Iterator[Fault]:
    if entry.district:
        yield from _known("district", entry.district, "district", codes)


def _need(entry: Need, codes: dict[str, set[str]]) -> Iterator[Fault]:
    for way in entry.ask:
        if way not in {EMERGENCY, *SETTINGS}:
            yield from _known("ask", way, "agency_type", codes)


def _known(name: str, code: str, kind: str, codes: dict[str, set[str]]) -> Iterator[Fault]:
    if code not in codes[kind]:
        yield name, f"{code!r} is no {kind.replace('_', ' ')} of the handbook"


def _repeated(name: str, listed: list[str]) -> Iterator[Fault]:
    for code in sorted({code for code in listed if listed.count(code) > 1}):
        yield f"{name}[{code}]", "is there twice"


_CHECKS: dict[type[Entry], Callable[..., Iterator[Fault]]] = {
    TimeLimit: _time_limit,
    Level: _level,
    Milestone: _milestone,
    Route: _route,
    InvitationRule: _invitation,
    Trigger: _trigger,
    AgencyType: _agency_type,
    Locality: _locality,
    RoleCard: _role_card,
    Measure: _measure,
    QuestionSet: _question_set,
    Review: _review,
    GapGuide: _gap,
    CarerPrompt: _prompt,
    Criterion: _criterion,
    StartChance: _start_chance,
    ChartRules: _chart_rules,
    Postcodes: _postcodes,
    Need: _need,
}
