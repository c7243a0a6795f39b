"""Where this room's pages are."""

from django.urls import path

from . import views

urlpatterns = [
    path("pathway", views.pathways, name="pathways"),
    path("pathway/what-if", views.what_if, name="what_if"),
    path("pathway/what-if/<slug:code>", views.what_if_answer, name="what_if_answer"),
    path("panel", views.panel, name="panel"),
    path("panel/call", views.panel_call, name="panel_call"),
    path("panel/<uuid:meeting_id>", views.panel_meeting, name="panel_meeting"),
    path("panel/<uuid:meeting_id>/<uuid:request_id>", views.panel_record, name="panel_record"),
    path("panel/actions/<uuid:action_id>", views.panel_action, name="panel_action"),
    path("babies/<uuid:baby_id>/pathway", views.pathway, name="pathway"),
    path("babies/<uuid:baby_id>/pathway/small", views.pathway_small, name="pathway_small"),
    path("babies/<uuid:baby_id>/pathway/<slug:code>", views.pathway_step, name="pathway_step"),
    path("babies/<uuid:baby_id>/assessment", views.assessment, name="assessment"),
    path("babies/<uuid:baby_id>/assessment/complete", views.assessment_finish, name="assessment_finish"),
    path("babies/<uuid:baby_id>/assessment/<slug:key>", views.assessment_part, name="assessment_part"),
    path("babies/<uuid:baby_id>/birth-plan", views.birth_plan, name="birth_plan"),
    path("babies/<uuid:baby_id>/birth-plan/write", views.birth_plan_write, name="birth_plan_write"),
    path("babies/<uuid:baby_id>/birth-plan/send", views.birth_plan_send, name="birth_plan_send"),
    path("birth-plan/copies/<uuid:copy_id>/read", views.birth_plan_read, name="birth_plan_read"),
    path("babies/<uuid:baby_id>/going-home", views.going_home, name="going_home"),
    path("babies/<uuid:baby_id>/crying", views.crying, name="crying"),
    path("babies/<uuid:baby_id>/crying/add", views.crying_add, name="crying_add"),
    path("babies/<uuid:baby_id>/register", views.register, name="register"),
    path("babies/<uuid:baby_id>/register/enter", views.register_enter, name="register_enter"),
]
