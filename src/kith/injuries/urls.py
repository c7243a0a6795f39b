"""Where this room's pages are."""

from django.urls import path

from . import views

urlpatterns = [
    path("babies/<uuid:baby_id>/injuries", views.injuries_of, name="injuries_of"),
    path("babies/<uuid:baby_id>/injuries/add", views.add, name="injury_add"),
    path("injuries", views.waiting, name="injuries_waiting"),
    path("injuries/closures", views.closures, name="injury_closures"),
    path("injuries/<uuid:injury_id>", views.injury, name="injury"),
    path("injuries/<uuid:injury_id>/account", views.account, name="injury_account"),
    path("injuries/<uuid:injury_id>/care", views.care, name="injury_care"),
    path("injuries/<uuid:injury_id>/close", views.close, name="injury_close"),
    path("injuries/<uuid:injury_id>/second", views.second, name="injury_second"),
    path("injuries/<uuid:injury_id>/read", views.read, name="injury_read"),
    path("injuries/<uuid:injury_id>/review", views.review, name="injury_review"),
    path("injuries/<uuid:injury_id>/attendance", views.attendance, name="injury_attendance"),
    path("injuries/<uuid:injury_id>/family", views.family, name="injury_family"),
    path("injuries/<uuid:injury_id>/work-up", views.work_up, name="injury_work_up"),
    path("injuries/<uuid:injury_id>/photographs", views.photographs, name="photographs"),
    path("injuries/<uuid:injury_id>/photographs/ask", views.photograph_ask, name="photograph_ask"),
    path("injuries/<uuid:injury_id>/photographs/add", views.photograph_add, name="photograph_add"),
    path("photographs/<uuid:photograph_id>", views.photograph, name="photograph"),
    path("photographs/<uuid:photograph_id>/picture", views.photograph_picture, name="photograph_picture"),
    path("photographs/<uuid:photograph_id>/take-off", views.photograph_take_off, name="photograph_take_off"),
    path("injuries/<uuid:injury_id>/refer", views.refer, name="injury_refer"),
]
