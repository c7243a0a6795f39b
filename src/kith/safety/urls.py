"""Where this room's pages are. The addresses are neutral: a history or a shared screen tells nothing."""

from django.urls import path

from . import views

BABY = "babies/<uuid:baby_id>/arrangements"

urlpatterns = [
    path("arrangements", views.to_arrange, name="to_arrange"),
    path("arrangements/questions/<uuid:checklist_id>", views.checklist, name="checklist"),
    path("arrangements/questions/<uuid:checklist_id>/refer", views.marac_refer, name="marac_refer"),
    path("arrangements/referrals/<uuid:referral_id>/heard", views.marac_heard, name="marac_heard"),
    path("arrangements/notices/<uuid:notice_id>", views.notice, name="notice"),
    path(BABY, views.arrangements, name="arrangements"),
    path(f"{BABY}/small", views.arrangements_small, name="arrangements_small"),
    path(f"{BABY}/write/<slug:section>", views.arrangements_write, name="arrangements_write"),
    path(f"{BABY}/look", views.arrangements_look, name="arrangements_look"),
    path(f"{BABY}/happened", views.arrangements_incident, name="arrangements_incident"),
    path(f"{BABY}/aside", views.arrangements_aside, name="arrangements_aside"),
    path(f"{BABY}/questions", views.arrangements_questions, name="arrangements_questions"),
    path(f"{BABY}/questions/<slug:number>", views.arrangements_questions, name="arrangements_questions_page"),
    path(f"{BABY}/print", views.arrangements_print, name="arrangements_print"),
    path(f"{BABY}/card", views.arrangements_card, name="arrangements_card"),
    path(f"{BABY}/notice", views.arrangements_notice, name="arrangements_notice"),
    path(f"{BABY}/close", views.arrangements_link, name="arrangements_link"),
    path(f"{BABY}/close/<uuid:link_id>", views.arrangements_unlink, name="arrangements_unlink"),
]
