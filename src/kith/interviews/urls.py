"""Where this room's pages are."""

from django.urls import URLPattern, path

from . import views

STUDY = "interviews/<uuid:study_id>"
ONE = "interview/<uuid:transcript_id>"

urlpatterns: list[URLPattern] = [
    path("interviews", views.studies, name="interviews"),
    path("interviews/start", views.start, name="interview_start"),
    path(STUDY, views.study, name="interview_study"),
    path(f"{STUDY}/add", views.add, name="interview_add"),
    path(f"{STUDY}/take-in", views.take_in, name="interview_take_in"),
    path("interview-projects/<uuid:taken_id>", views.taken, name="interview_taken"),
    path(f"{STUDY}/member", views.member, name="interview_member"),
    path(f"{STUDY}/destroy-key", views.destroy, name="interview_destroy"),
    path(f"{STUDY}/codebook", views.codebook, name="interview_codebook"),
    path(f"{STUDY}/codebook/add", views.code_add, name="interview_code_add"),
    path(f"{STUDY}/codebook.qdc", views.qdc, name="interview_qdc"),
    path(f"{STUDY}/study.qdpx", views.qdpx, name="interview_qdpx"),
    path(f"{STUDY}/agreement", views.agreement, name="interview_agreement"),
    path(f"{STUDY}/matrix", views.matrix, name="interview_matrix"),
    path(f"{STUDY}/search", views.search, name="interview_search"),
    path("interview-codes/<uuid:code_id>", views.code_change, name="interview_code"),
    path(ONE, views.transcript, name="interview"),
    path(f"{ONE}/mask", views.mask, name="interview_mask"),
    path(f"{ONE}/assign", views.assign, name="interview_assign"),
    path(f"{ONE}/finish", views.finish, name="interview_finish"),
    path(f"{ONE}/settle/<uuid:code_id>/<int:start>", views.resolve, name="interview_resolve"),
    path("interview-codings/<uuid:coding_id>", views.coding, name="interview_coding"),
]
