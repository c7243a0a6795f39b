"""The pages: who is turned away first, then the walk from a finding to an acknowledgement."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.access.words import Role
from kith.directory.models import Notice
from kith.directory.tests.factories import actor_of, sign_in, worker_in
from kith.reviews import actions
from kith.reviews.models import Acknowledgement, Evidence, FindingText, Publication, ReportVersion, SignOffRequest
from kith.reviews.tests import factories as f

pytestmark = pytest.mark.django_db


def token(answer: object) -> str:
    return re.search(r'name="draft" value="([^"]+)"', answer.content.decode()).group(1)


def send(client: Client, path: str, **words: str) -> object:
    """Open a form and send it, as a browser would."""
    opened = client.get(path)
    assert opened.status_code == 200, path
    return client.post(path, {"draft": token(opened), **words})


def addresses(version: ReportVersion, request: SignOffRequest) -> list[str]:
    review, report = f"/reviews/{version.review_id}", f"/reports/{version.pk}"
    asked = f"/sign-off/{request.pk}/draft"
    return [
        "/reviews", review, f"{review}/findings/F5", f"{review}/findings/F5/write", f"{review}/sign-off", asked,
        f"{review}/findings/F5/evidence?measure=sd_quorate", f"{asked}/charts/F5/sd_quality.svg",
        f"{report}/agencies", f"{report}/send",
    ]  # fmt: skip


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.HEALTH_VISITOR, Role.FRONT_DOOR_MANAGER])
def test_a_review_in_progress_is_not_there_for_others(client: Client, role: Role) -> None:
    version = f.approved()
    signed_in = sign_in(client, worker_in(role))
    for address in addresses(version, version.request):
        assert signed_in.get(address).status_code == 404, address


def test_the_administrator_reads_no_report_and_nobody_reads_one_before_it_is_sent(client: Client) -> None:
    version = f.approved()
    places = ["", "/briefing", "/report.pdf", "/report.docx", "/briefing.pdf", "/charts/F5/sd_quality.svg"]
    readers = [worker_in(Role.SYSTEM_ADMINISTRATOR), worker_in(Role.MIDWIFE)]
    for reader in readers:
        signed_in = sign_in(Client(), reader)
        for place in places:
            assert signed_in.get(f"/reports/{version.pk}{place}").status_code == 404
    actions.publish(version.pk, by=actor_of(f.quality_lead()), at=version.approved_at)
    midwife, administrator = sign_in(Client(), readers[1]), sign_in(Client(), readers[0])
    for place in places:
        assert midwife.get(f"/reports/{version.pk}{place}").status_code == 200
        assert administrator.get(f"/reports/{version.pk}{place}").status_code == 404


def test_the_scrutineer_reads_and_may_write_nothing(client: Client) -> None:
    version = f.approved()
    signed_in = sign_in(client, worker_in(Role.SCRUTINEER))
    review = f"/reviews/{version.review_id}"
    assert signed_in.get(review).status_code == 200
    assert signed_in.get(f"{review}/findings/F5").status_code == 200
    for path in (f"{review}/findings/F5/write", f"{review}/sign-off", f"/sign-off/{version.request_id}"):
        assert signed_in.get(path).status_code == 404
    page = signed_in.get(f"{review}/findings/F5").page
    assert page.write is None
    assert page.link is None


def test_the_walk_from_a_finding_to_an_acknowledgement() -> None:
    review = f.loaded()
    gp = f.agency_with_address()
    lead, member, surgery = (sign_in(Client(), w) for w in (f.quality_lead(), f.executive(), gp))
    here = f"/reviews/{review.pk}"

    page = lead.get(here).page
    assert "No evidence linked" in [card.tag.text for card in page.findings if card.code == "F5"]
    shown = lead.get(f"{here}/findings/F5").page
    assert shown.measure_name == "Strategy discussions done as they should be"
    assert "Front Door (88%) is higher than Locality (50%)" in " ".join(shown.figure.says)
    linked = send(lead, f"{here}/findings/F5/evidence?measure=sd_quality&period=year", note="Half as often")
    assert linked.status_code == 302

    refused = send(lead, f"{here}/sign-off", note="")
    assert "Say why the review is ready" in refused.content.decode()
    assert send(lead, f"{here}/sign-off", note="The rest are interviews").status_code == 302
    request = SignOffRequest.objects.get()
    assert lead.get(f"/sign-off/{request.pk}").status_code == 404

    todo = member.get(here).page
    assert todo.next_link.href == f"/sign-off/{request.pk}"
    incomplete = send(member, f"/sign-off/{request.pk}", decision="approve", reasons="")
    assert incomplete.status_code == 200
    assert send(member, f"/sign-off/{request.pk}", decision="approve", reasons="Clear").status_code == 302
    assert member.get(f"/sign-off/{request.pk}")["Location"] == f"/sign-off/{request.pk}/draft"

    version = ReportVersion.objects.get()
    assert surgery.get("/reports").page.reports == ()
    assert send(lead, f"/reports/{version.pk}/send")["Location"] == f"/reports/{version.pk}/agencies"
    assert Notice.objects.filter(address="safeguarding@surgery.example").count() == 1
    assert surgery.get("/reports").page.reports[0].acknowledge
    assert send(surgery, f"/reports/{version.pk}/acknowledge", changes="Briefed us all").status_code == 302
    assert surgery.get(f"/reports/{version.pk}/acknowledge").status_code == 302

    shown = lead.get(f"/reports/{version.pk}/agencies").page
    assert [finding.code for finding in shown.findings] == ["REV-7"]
    facts = {fact.label: fact.value for fact in shown.facts}
    assert facts["Acknowledged"] == "1"
    assert int(facts["Still to say"]) == Publication.objects.count() - 1
    assert Acknowledgement.objects.get().changes == "Briefed us all"


@pytest.mark.parametrize("form", ["evidence", "sign-off", "send", "acknowledge"])
def test_sending_a_form_twice_does_one_thing(form: str) -> None:
    version, gp = f.approved(), f.agency_with_address()
    lead = sign_in(Client(), f.quality_lead())
    if form == "acknowledge":
        actions.publish(version.pk, by=actor_of(f.quality_lead()), at=version.approved_at)
    client, path, words, made = {
        "evidence": (lead, f"/reviews/{version.review_id}/findings/F1/evidence?measure=sd_quorate", {}, Evidence),
        "sign-off": (lead, f"/reviews/{version.review_id}/sign-off", {"note": "Again"}, SignOffRequest),
        "send": (lead, f"/reports/{version.pk}/send", {}, Publication),
        "acknowledge": (sign_in(Client(), gp), f"/reports/{version.pk}/acknowledge", {}, Acknowledgement),
    }[form]
    posted = {"draft": token(client.get(path)), **words}
    first = client.post(path, posted)
    count = made.objects.count()
    second = client.post(path, posted)
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert made.objects.count() == count


def test_a_stale_edit_shows_both_versions_and_loses_nothing() -> None:
    review = f.loaded()
    path = f"/reviews/{review.pk}/findings/F2/write"
    one, other = sign_in(Client(), f.quality_lead()), sign_in(Client(), f.quality_lead())
    first, second = one.get(path), other.get(path)
    assert one.post(path, {"draft": token(first), "seen": "1", "statement": "One"}).status_code == 302
    stale = other.post(path, {"draft": token(second), "seen": "1", "statement": "Other"})
    assert stale.status_code == 409
    row = stale.page.conflict.rows[0]
    assert (row.theirs, row.yours) == ("One", "Other")
    assert other.post(path, {"draft": token(second), "seen": "2", "statement": "Both"}).status_code == 302
    assert FindingText.objects.filter(finding__code="F2").count() == 3


@pytest.mark.parametrize("words", ["x" * 2001, "left\u202eright", "bell\x07", "   "])
def test_words_that_cannot_be_kept_are_refused_with_a_message_and_shown_again(words: str) -> None:
    review = f.loaded()
    lead = sign_in(Client(), f.quality_lead())
    answer = send(lead, f"/reviews/{review.pk}/findings/F2/write", seen="1", statement=words)
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert FindingText.objects.filter(finding__code="F2").count() == 1


@pytest.mark.parametrize("seen", ["", "-1", "9" * 40, "one", "0"])
def test_a_forged_version_number_overwrites_nothing(seen: str) -> None:
    review = f.loaded()
    lead = sign_in(Client(), f.quality_lead())
    actions.edit_finding(review.pk, "F2", statement="Two", seen=1, by=actor_of(f.quality_lead()), at=f.AT)
    send(lead, f"/reviews/{review.pk}/findings/F2/write", seen=seen, statement="Three")
    assert "Two" in list(FindingText.objects.filter(finding__code="F2").values_list("statement", flat=True))


def test_pages_ask_the_database_little() -> None:
    version = f.approved()
    actions.publish(version.pk, by=actor_of(f.quality_lead()), at=version.approved_at)
    lead = sign_in(Client(), f.quality_lead())
    report, review = f"/reports/{version.pk}", f"/reviews/{version.review_id}"
    for path in ("/reviews", review, f"{review}/findings/F5", "/reports", report, f"{report}/briefing",
                 f"{report}/agencies", f"/sign-off/{version.request_id}/draft"):  # fmt: skip
        lead.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert lead.get(path).status_code == 200
        assert 3 < len(asked) <= 25, f"{path}: {len(asked)}"
