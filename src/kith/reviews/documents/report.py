"""The content of a review as a report's words. Whatever is printed, shown or sent is made of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kith.design.wording import MONTHS, day_text, list_text
from kith.measures import doors as measure_doors
from kith.measures import wording
from kith.reviews import words

type Content = dict[str, Any]


@dataclass(frozen=True)
class Issue:
    """Which version this is. A draft has no number and nobody who approved it."""

    number: int = 0
    approved_by: str = ""
    approved_at: datetime | None = None
    sha256: str = ""

    @property
    def words(self) -> str:
        if self.approved_at is None:
            return "Draft, not approved"
        return f"Version {self.number}, approved by {self.approved_by} on {day_text(self.approved_at)}"


@dataclass(frozen=True)
class Exhibit:
    """A measure as it stood when it was linked: sentences, a table, and the words that stand for its picture."""

    code: str
    name: str
    question: str
    dates: str
    says: tuple[str, ...]
    note: str
    alt: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caveats: tuple[str, ...]
    source: str
    result: measure_doors.MeasureResult


@dataclass(frozen=True)
class FindingPart:
    code: str
    title: str
    statement: str
    exhibits: tuple[Exhibit, ...]
    without: str
    answered_by: str


@dataclass(frozen=True)
class Ask:
    code: str
    text: str
    owner: str
    follows_from: str


@dataclass(frozen=True)
class Section:
    title: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Method:
    name: str
    note: str
    known_from: str


@dataclass(frozen=True)
class Report:
    """Everything a report says, in order."""

    title: str
    body: str
    when: str
    issue: str
    fingerprint: str
    cohort: str
    scope: str
    builds_on: str
    priorities: tuple[str, ...]
    methods: tuple[Method, ...]
    findings: tuple[FindingPart, ...]
    asks: tuple[Ask, ...]
    sections: tuple[Section, ...]
    missing: str
    note: str
    source: str
    key: tuple[str, ...] = wording.KEY
    interval_means: str = wording.INTERVAL_MEANS


def report_of(content: Content, issue: Issue) -> Report:
    """The words of a report from a review's content, live or frozen."""
    review = content["review"]
    answers = {ask["code"]: ask for ask in content["recommendations"]}
    return Report(
        title=review["title"],
        body=review["body"],
        when=_months(review["began"], review["ended"]),
        issue=issue.words,
        fingerprint=fingerprint_text(issue.sha256),
        cohort=review["cohort"],
        scope=review["scope"],
        builds_on=review["builds_on"],
        priorities=tuple(review["priorities"]),
        methods=tuple(Method(m["name"], m["note"], m["known_from"]) for m in review["methods"]),
        findings=tuple(_finding(finding, answers) for finding in content["findings"]),
        asks=tuple(_ask(ask) for ask in answers.values()),
        sections=tuple(Section(s["title"], tuple(s["points"])) for s in content["sections"]),
        missing=_missing(content),
        note=content["note"],
        source=review["source"],
    )


def fingerprint_text(sha256: str) -> str:
    """A fingerprint in groups of eight, so that it can be read aloud and fits a phone."""
    return " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8))


def _months(began: str, ended: str) -> str:
    """December 2023 to January 2024"""
    first, last = date.fromisoformat(began), date.fromisoformat(ended)
    return f"{MONTHS[first.month - 1]} {first.year} to {MONTHS[last.month - 1]} {last.year}"


def _finding(finding: Content, answers: dict[str, Content]) -> FindingPart:
    exhibits = tuple(exhibit_of(evidence) for evidence in finding["evidence"])
    answered = [code for code, ask in answers.items() if finding["code"] in ask["findings"]]
    return FindingPart(
        code=finding["code"],
        title=finding["title"],
        statement=finding["statement"],
        exhibits=exhibits,
        without="" if exhibits else "No measure is linked to this finding.",
        answered_by=list_text(answered),
    )


def exhibit_of(evidence: Content) -> Exhibit:
    """A linked measure in words, from its frozen values."""
    result = measure_doors.from_data(evidence["values"])
    return Exhibit(
        code=result.code,
        name=result.name,
        question=result.question,
        dates=wording.dates_text(result.period),
        says=wording.sentences(result.groups, result.total),
        note=evidence["note"],
        alt=wording.alt_text(result.groups, result.total),
        head=wording.HEAD,
        rows=tuple(wording.row(group) for group in (*result.groups, result.total)),
        caveats=result.caveats,
        source=f"Counted on {day_text(result.computed_at)}. Version {result.version} of the measure.",
        result=result,
    )


def _ask(ask: Content) -> Ask:
    owner = ask["owner"] or "Nobody named yet"
    return Ask(ask["code"], ask["text"], owner, list_text(ask["findings"]))


def _missing(content: Content) -> str:
    bare = [finding["code"] for finding in content["findings"] if not finding["evidence"]]
    return f"No measure is linked to {list_text(bare)}." if bare else ""


@dataclass(frozen=True)
class Briefing:
    """The learning on one page: seven parts for seven minutes."""

    title: str
    issue: str
    minutes: str
    background: str
    why: str
    looked_at: tuple[str, ...]
    findings: tuple[tuple[str, str], ...]
    numbers: tuple[str, ...]
    asks: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]
    key: tuple[str, ...] = wording.KEY


def briefing_of(report: Report) -> Briefing:
    """The one-page learning briefing of a report."""
    strongest = [exhibit for finding in report.findings for exhibit in finding.exhibits][:2]
    return Briefing(
        title=report.title,
        issue=report.issue,
        minutes=words.BRIEFING_MINUTES,
        background=f"{report.scope} {report.body} carried it out, {report.when}.",
        why=words.BRIEFING_WHY,
        looked_at=report.priorities,
        findings=tuple((finding.title, finding.statement) for finding in report.findings),
        numbers=tuple(f"{exhibit.name}, {exhibit.dates}. {_line(exhibit)}" for exhibit in strongest),
        asks=tuple((ask.owner, ask.text) for ask in report.asks),
        questions=words.BRIEFING_QUESTIONS,
    )


def _line(exhibit: Exhibit) -> str:
    return " ".join(_place(*row) for row in exhibit.rows)


def _place(name: str, share: str, counted: str, limits: str) -> str:
    """One place in a phrase; a hidden one is its symbol alone."""
    return f"{name}: {share}." if share == limits else f"{name}: {share}, {counted}, interval {limits}."
