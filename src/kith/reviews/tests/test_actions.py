"""Who may not write, decide, send or acknowledge; then what writing, deciding and sending do."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection

from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.directory.models import Agency, Notice
from kith.directory.tests.factories import AT, actor_of, worker_in
from kith.measures.words import PeriodCode
from kith.reviews import actions, doors, rules
from kith.reviews.models import (
    Acknowledgement,
    Evidence,
    FindingText,
    Publication,
    ReportVersion,
    Review,
    SignOffDecision,
)
from kith.reviews.tests import factories as f
from kith.reviews.words import Decision
from kith.strategy.measures import SettingCounts

pytestmark = pytest.mark.django_db
OTHERS = sorted(set(Role) - {Role.QUALITY_LEAD})


def test_only_the_quality_lead_writes_links_asks_and_sends() -> None:
    version = f.approved()
    review_id = version.review_id
    for role in OTHERS:
        actor = actor_of(worker_in(role))
        with pytest.raises(Refused):
            actions.edit_finding(review_id, "F1", statement="Mine", seen=1, by=actor, at=AT)
        with pytest.raises(Refused):
            actions.link_evidence(review_id, "F1", actions.Chosen("sd_quorate", PeriodCode.YEAR), by=actor, at=AT)
        with pytest.raises(Refused):
            actions.ask_for_sign_off(review_id, note="", by=actor, at=AT)
        with pytest.raises(Refused):
            actions.publish(version.pk, by=actor, at=AT)


def test_only_the_executive_decides() -> None:
    request = f.asked(f.loaded(), actor_of(f.quality_lead()))
    for role in sorted(set(Role) - {Role.EXECUTIVE}):
        with pytest.raises(Refused):
            f.decide(request.pk, actor_of(worker_in(role)))
    assert not SignOffDecision.objects.exists()


@pytest.mark.parametrize("part", ["wrote", "linked", "asked"])
def test_an_author_who_sits_on_the_executive_may_not_approve_her_own_work(part: str) -> None:
    review, lead = f.loaded(), f.quality_lead()
    actor = actor_of(lead)
    if part == "wrote":
        actions.edit_finding(review.pk, "F1", statement="In my words", seen=1, by=actor, at=AT)
    if part == "linked":
        f.linked(review, actor)
    request = f.asked(review, actor if part == "asked" else actor_of(f.quality_lead()))
    same_person = replace(actor, role=Role.EXECUTIVE)
    with pytest.raises(Refused):
        f.decide(request.pk, same_person)
    f.decide(request.pk, actor_of(f.executive()))


@pytest.mark.parametrize("role", [Role.SCRUTINEER, Role.SYSTEM_ADMINISTRATOR])
def test_the_scrutineer_and_the_administrator_acknowledge_for_nobody(role: Role) -> None:
    reader = worker_in(role)
    version = f.approved()
    actions.publish(version.pk, by=actor_of(f.quality_lead()), at=AT)
    with pytest.raises(Refused):
        actions.acknowledge(version.pk, changes="", by=actor_of(reader), at=AT)


def test_nobody_acknowledges_for_another_agency_or_what_was_not_sent() -> None:
    version = f.approved()
    with pytest.raises(NotThere):
        actions.acknowledge(version.pk, changes="", by=actor_of(f.agency_with_address()), at=AT)
    actions.publish(version.pk, by=actor_of(f.quality_lead()), at=AT)
    late_comer = worker_in(Role.GP)
    with pytest.raises(NotThere):
        actions.acknowledge(version.pk, changes="", by=actor_of(late_comer), at=AT)


def test_loading_twice_changes_nothing_and_keeps_edited_words() -> None:
    review = f.loaded()
    actions.edit_finding(review.pk, "F1", statement="Newer", seen=1, by=actor_of(f.quality_lead()), at=AT)
    call_command("load_reviews")
    assert actions.load_from_handbook(at=AT) == []
    assert Review.objects.count() == 1
    assert [finding.code for finding in review.findings.all()] == [f"F{n}" for n in range(1, 9)]
    assert review.recommendations.count() == 6
    assert all(r.owner for r in review.recommendations.all())
    assert review.findings.get(code="F1").texts.first().statement == "Newer"


def test_two_writers_see_each_others_words() -> None:
    review, one, other = f.loaded(), actor_of(f.quality_lead()), actor_of(f.quality_lead())
    actions.edit_finding(review.pk, "F2", statement="One writes", seen=1, by=one, at=AT)
    with pytest.raises(actions.StaleEdit) as stale:
        actions.edit_finding(review.pk, "F2", statement="Other writes", seen=1, by=other, at=AT)
    assert (stale.value.number, stale.value.theirs) == (2, "One writes")
    actions.edit_finding(review.pk, "F2", statement="Both agree", seen=2, by=other, at=AT)
    assert FindingText.objects.filter(finding__code="F2").count() == 3


def test_linked_numbers_stay_as_they_were_and_hidden_ones_stay_hidden(facts: list[SettingCounts]) -> None:
    review, lead = f.loaded(), actor_of(f.quality_lead())
    f.linked(review, lead, note="Weaker away from the Front Door")
    facts.clear()
    evidence = Evidence.objects.get()
    cells = {cell["label"]: cell for cell in evidence.values["groups"]}
    assert (cells["Front Door"]["numerator"], cells["Front Door"]["denominator"]) == (106, 120)
    assert cells["Hospital"]["status"] == "suppressed"
    assert cells["Hospital"]["denominator"] is None
    assert evidence.values["total"]["denominator"] is None
    assert evidence.measure_version == 1
    assert evidence.linked_by_id == lead.worker_id


def test_the_newest_link_of_a_measure_stands_and_the_older_is_kept() -> None:
    review, lead = f.loaded(), actor_of(f.quality_lead())
    f.linked(review, lead, note="first")
    f.linked(review, lead, note="second")
    standing = doors.content_of(review)["findings"][4]["evidence"]
    assert [one["note"] for one in standing] == ["second"]
    assert Evidence.objects.count() == 2


def test_what_is_approved_is_what_was_put_up_even_when_words_changed_since() -> None:
    review, lead = f.loaded(), actor_of(f.quality_lead())
    request = f.asked(review, lead)
    actions.edit_finding(review.pk, "F1", statement="Written too late", seen=1, by=lead, at=AT)
    f.decide(request.pk, actor_of(f.executive()))
    version = ReportVersion.objects.get()
    assert "Written too late" not in version.html
    assert version.sha256 == request.sha256 == rules.fingerprint(version.content)
    again = f.asked(review, lead)
    f.decide(again.pk, actor_of(f.executive()))
    newest = ReportVersion.objects.get(number=2)
    assert "Written too late" in newest.html
    assert ReportVersion.objects.get(number=1).html == version.html


def test_the_executive_is_told_that_something_waits_and_a_leaver_is_not() -> None:
    here = f.executive()
    gone = worker_in(Role.EXECUTIVE, active_until=date(2026, 1, 31))
    request = f.asked(f.loaded(), actor_of(f.quality_lead()))
    notice = Notice.objects.get(worker=here)
    assert str(request.pk) in notice.body
    assert "infant" not in (notice.subject + notice.body).lower()
    assert not Notice.objects.filter(worker=gone).exists()


def test_a_decision_is_made_once() -> None:
    request = f.asked(f.loaded(), actor_of(f.quality_lead()))
    f.decide(request.pk, actor_of(f.executive()))
    with pytest.raises(NotThere):
        f.decide(request.pk, actor_of(f.executive()), Decision.RETURN)
    assert SignOffDecision.objects.get().decision == Decision.APPROVE


def test_a_request_replaced_by_a_newer_one_is_not_decided_any_more() -> None:
    review, lead = f.loaded(), actor_of(f.quality_lead())
    old = f.asked(review, lead)
    f.asked(review, lead)
    with pytest.raises(NotThere):
        f.decide(old.pk, actor_of(f.executive()))


def test_a_returned_review_makes_no_report() -> None:
    request = f.asked(f.loaded(), actor_of(f.quality_lead()))
    f.decide(request.pk, actor_of(f.executive()), Decision.RETURN)
    assert not ReportVersion.objects.exists()


@pytest.mark.parametrize("column", ["content", "html"])
def test_a_report_tampered_with_in_the_database_says_so_and_is_not_sent(column: str) -> None:
    version = f.approved()
    changed = "jsonb_set(content, '{review,title}', '\"Another\"')" if column == "content" else "html || ' '"
    with connection.cursor() as cursor:
        cursor.execute(f"update reviews_reportversion set {column} = {changed} where id = %s", [version.pk])
    lead = actor_of(f.quality_lead())
    assert [found.code for found in doors.version_for(lead, version.pk, at=AT).findings] == ["REV-4"]
    with pytest.raises(NotThere):
        actions.publish(version.pk, by=lead, at=AT)


def test_a_draft_tampered_with_is_not_approved() -> None:
    request = f.asked(f.loaded(), actor_of(f.quality_lead()))
    with connection.cursor() as cursor:
        cursor.execute(
            "update reviews_signoffrequest set content = content || '{\"x\": 1}' where id = %s", [request.pk]
        )
    with pytest.raises(NotThere):
        f.decide(request.pk, actor_of(f.executive()))


def test_sending_reaches_every_agency_once_and_says_nothing_of_anybody() -> None:
    gp = f.agency_with_address()
    version, lead = f.approved(), actor_of(f.quality_lead())
    first = actions.publish(version.pk, by=lead, at=AT)
    second = actions.publish(version.pk, by=lead, at=AT)
    assert len(first) == Agency.objects.count()
    assert len(second) == Agency.objects.count() - len(first) == 0 or not {p.agency_id for p in first} & {
        p.agency_id for p in second
    }
    notice = Notice.objects.get(address="safeguarding@surgery.example")
    assert notice.key == f"briefing:{version.pk}:{gp.team.agency_id}"
    assert str(version.pk) in notice.body
    for word in ("infant", "harm", "strategy", gp.full_name, "Front Door"):
        assert word.lower() not in (notice.subject + notice.body).lower()


def test_the_first_acknowledgement_of_an_agency_stands() -> None:
    gp = f.agency_with_address()
    version = f.approved()
    actions.publish(version.pk, by=actor_of(f.quality_lead()), at=AT)
    actions.acknowledge(version.pk, changes="Briefed the practice", by=actor_of(gp), at=AT)
    colleague = worker_in(Role.GP, team=gp.team)
    actions.acknowledge(version.pk, changes="Me too", by=actor_of(colleague), at=AT)
    said = Acknowledgement.objects.get()
    assert (said.changes, said.acknowledged_by_id) == ("Briefed the practice", gp.pk)
    assert not doors.awaiting(actor_of(gp), at=AT)


def test_an_agency_without_an_address_is_listed_and_can_still_acknowledge() -> None:
    police = worker_in(Role.POLICE)
    version, lead = f.approved(), actor_of(f.quality_lead())
    actions.publish(version.pk, by=lead, at=AT)
    assert Publication.objects.get(agency=police.team.agency).address == ""
    assert [line["title"] for line in doors.awaiting(actor_of(police), at=AT)] == ["Physical harm to infants under two"]
    actions.acknowledge(version.pk, changes="", by=actor_of(police), at=AT)


def test_every_step_is_in_the_audit_with_fingerprints_and_without_words() -> None:
    version = f.approved()
    actions.publish(version.pk, by=actor_of(f.quality_lead()), at=AT)
    acts = AuditEntry.objects.filter(
        action__in=["evidence linked", "sign-off asked", "sign-off: approved", "report sent"]
    )
    assert acts.count() == 4
    assert not [entry for entry in acts if "Localities manage" in str(entry.detail)]


def test_missing_things_are_not_there() -> None:
    lead = actor_of(f.quality_lead())
    for call in (
        lambda: actions.ask_for_sign_off(uuid4(), note="", by=lead, at=AT),
        lambda: actions.publish(uuid4(), by=lead, at=AT),
        lambda: actions.edit_finding(uuid4(), "F1", statement="x", seen=1, by=lead, at=AT),
        lambda: doors.review_for(lead, uuid4(), at=AT),
    ):
        with pytest.raises(NotThere):
            call()
