"""Where this room's pages are."""

from django.urls import path

from . import views

urlpatterns = [
    path("babies/<uuid:baby_id>/protection", views.protection, name="protection"),
    path("babies/<uuid:baby_id>/protection/emergency", views.emergency_add, name="emergency_add"),
    path("babies/<uuid:baby_id>/protection/take-on", views.plan_take_on, name="plan_take_on"),
    path("protection/emergency/<uuid:step_id>/end", views.emergency_end, name="emergency_end"),
    path("protection/start/<uuid:discussion_id>", views.enquiry_start, name="enquiry_start"),
    path("protection/enquiries/<uuid:enquiry_id>", views.enquiry, name="enquiry"),
    path("protection/enquiries/<uuid:enquiry_id>/medical", views.enquiry_medical, name="enquiry_medical"),
    path("protection/enquiries/<uuid:enquiry_id>/conclude", views.enquiry_conclude, name="enquiry_conclude"),
    path("protection/enquiries/<uuid:enquiry_id>/conference", views.conference_call, name="conference_call"),
    path("protection/meetings/<uuid:meeting_id>", views.meeting, name="meeting"),
    path("protection/meetings/<uuid:meeting_id>/move", views.meeting_move, name="meeting_move"),
    path("protection/meetings/<uuid:meeting_id>/record", views.meeting_record, name="meeting_record"),
    path("protection/reports/<uuid:seat_id>", views.meeting_report, name="meeting_report"),
    path("protection/reports/<uuid:seat_id>/link", views.meeting_report_link, name="meeting_report_link"),
    path("protection/reports/<uuid:seat_id>/code", views.meeting_report_code, name="meeting_report_code"),
    path("r/<str:token>", views.report_link, name="report_link"),
    path("report", views.link_report, name="link_report"),
    path("report/done", views.link_report_done, name="link_report_done"),
    path("protection/plans/<uuid:plan_id>", views.plan, name="plan"),
    path("protection/plans/<uuid:plan_id>/write", views.plan_write, name="plan_write"),
    path("protection/plans/<uuid:plan_id>/core-group", views.core_group_call, name="core_group_call"),
    path("protection/plans/<uuid:plan_id>/conference", views.transfer_call, name="transfer_call"),
    path("protection/plans/<uuid:plan_id>/review", views.review_call, name="review_call"),
    path("protection/plans/<uuid:plan_id>/visit", views.visit_add, name="visit_add"),
    path("protection/plans/<uuid:plan_id>/end", views.plan_end, name="plan_end"),
    path("protection/plans/<uuid:plan_id>/team", views.team_part_name, name="team_part_name"),
]
