"""The handbook's review becomes the partnership's. Doing it twice changes nothing; words edited since are kept."""

from datetime import datetime

from django.db import transaction

from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.handbook import kinds
from kith.kernel.handbook.errors import NotInHandbook
from kith.reviews.models import Finding, FindingText, FocusSection, Recommendation, Review
from kith.reviews.words import OWNER_KINDS


@transaction.atomic
def load_from_handbook(*, at: datetime) -> list[Review]:
    """Enter every review of the handbook that is not there yet. Returns those entered now."""
    book = handbook.current()
    known = set(Review.objects.values_list("code", flat=True))
    return [_load(book, entry, at) for entry in book.reviews(day_of(at)) if entry.code not in known]


def _load(book: handbook.Handbook, entry: kinds.Review, at: datetime) -> Review:
    review = Review.objects.create(
        code=entry.code,
        title=entry.title,
        body=_body_name(book, entry.body),
        began=entry.began,
        ended=entry.ended,
        cohort=entry.cohort,
        scope=entry.scope,
        priorities=list(entry.priorities),
        builds_on=entry.builds_on,
        stands=entry.stands,
        methods=[{"name": m.name, "note": m.note, "known_from": m.known_from} for m in entry.method],
        source=f"{entry.source}, {entry.edition}, in our own words",
        loaded_at=at,
    )
    _load_findings(review, entry, at)
    _load_asks(review, entry)
    FocusSection.objects.bulk_create(
        FocusSection(review=review, code=f.code, title=f.title, points=list(f.points), place=place)
        for place, f in enumerate(entry.focus)
    )
    return review


def _body_name(book: handbook.Handbook, code: str) -> str:
    try:
        return book.places().body(code).name
    except NotInHandbook:
        return code


def _load_findings(review: Review, entry: kinds.Review, at: datetime) -> None:
    for place, found in enumerate(entry.finding):
        finding = Finding.objects.create(
            review=review,
            code=found.code,
            title=found.title,
            section=found.section,
            measure_code=found.measure,
            place=place,
        )
        FindingText.objects.create(finding=finding, number=1, statement=found.statement, written_at=at)


def _load_asks(review: Review, entry: kinds.Review) -> None:
    measures = {found.code: found.measure for found in entry.finding}
    Recommendation.objects.bulk_create(
        Recommendation(
            review=review,
            code=ask.code,
            text=ask.text,
            owner=ask.owner,
            owner_kind=_kind_label(ask.owner_agency),
            section=ask.section,
            finding_codes=list(ask.findings),
            measure_code=next((measures[code] for code in ask.findings if measures.get(code)), ""),
            place=place,
        )
        for place, ask in enumerate(entry.recommendation)
    )


def _kind_label(code: str) -> str:
    if code in AgencyKind:
        return AgencyKind(code).label
    return OWNER_KINDS.get(code, code)
