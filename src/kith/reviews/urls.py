"""Where this room's pages are."""

from django.urls import URLPattern, path

from . import views

REVIEW = "reviews/<uuid:review_id>"
FINDING = f"{REVIEW}/findings/<slug:code>"
REQUEST = "sign-off/<uuid:request_id>"
REPORT = "reports/<uuid:version_id>"
CHART = "charts/<slug:code>/<slug:measure>.svg"

urlpatterns: list[URLPattern] = [
    path("reviews", views.reviews, name="reviews"),
    path(REVIEW, views.review, name="review"),
    path(f"{REVIEW}/sign-off", views.sign_off_ask, name="sign_off_ask"),
    path(FINDING, views.finding, name="finding"),
    path(f"{FINDING}/write", views.finding_write, name="finding_write"),
    path(f"{FINDING}/evidence", views.evidence_link, name="evidence_link"),
    path(REQUEST, views.sign_off, name="sign_off"),
    path(f"{REQUEST}/draft", views.sign_off_draft, name="sign_off_draft"),
    path(f"{REQUEST}/draft/{CHART}", views.sign_off_chart, name="sign_off_chart"),
    path("reports", views.reports, name="reports"),
    path(REPORT, views.report, name="report"),
    path(f"{REPORT}/{CHART}", views.report_chart, name="report_chart"),
    path(f"{REPORT}/report.pdf", views.report_pdf, name="report_pdf"),
    path(f"{REPORT}/report.docx", views.report_docx, name="report_docx"),
    path(f"{REPORT}/briefing", views.briefing, name="briefing"),
    path(f"{REPORT}/briefing.pdf", views.briefing_pdf, name="briefing_pdf"),
    path(f"{REPORT}/agencies", views.report_agencies, name="report_agencies"),
    path(f"{REPORT}/send", views.report_send, name="report_send"),
    path(f"{REPORT}/acknowledge", views.acknowledge, name="acknowledge"),
]
