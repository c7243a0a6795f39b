"""Where the directory's pages are."""

from django.urls import path

from . import views

urlpatterns = [
    path("directory", views.directory, name="directory"),
    path("directory/agencies/<uuid:agency_id>", views.agency, name="agency"),
    path("directory/agencies/<uuid:agency_id>/chart", views.agency_chart, name="agency_chart"),
    path("directory/keep-right", views.keep_right, name="keep_right"),
    path("directory/contacts/<uuid:contact_id>/change", views.contact_change, name="contact_change"),
    path("directory/contacts/<uuid:contact_id>/wrong", views.contact_wrong, name="contact_wrong"),
    path("directory/people/<uuid:worker_id>/wrong", views.colleague_wrong, name="colleague_wrong"),
    path("directory/wrong-number", views.number_wrong, name="number_wrong"),
    path("directory/teams/<uuid:team_id>/contacts/add", views.contact_add, name="contact_add"),
    path("directory/teams/<uuid:team_id>/rota", views.team_rota, name="team_rota"),
    path("directory/still-right/<str:signed>", views.still_right, name="still_right"),
    path("who-to-call", views.who_to_call, name="who_to_call"),
]
