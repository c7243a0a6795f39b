"""Where this room's page is."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("babies/<uuid:baby_id>/chronology", views.chronology, name="chronology"),
]
