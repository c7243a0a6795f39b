"""Where this room's pages are."""

from django.urls import URLPattern, path

from . import views

ENTRY = "babies/<uuid:baby_id>/chronology/<slug:what>/<uuid:entry_id>"

urlpatterns: list[URLPattern] = [
    path("babies/<uuid:baby_id>/chronology", views.chronology, name="chronology"),
    path("babies/<uuid:baby_id>/chronology/copy", views.chronology_export, name="chronology_export"),
    path("babies/<uuid:baby_id>/chronology/agencies", views.chronology_lanes, name="chronology_lanes"),
    path("babies/<uuid:baby_id>/chronology/known", views.chronology_known, name="chronology_known"),
    path(ENTRY, views.chronology_entry, name="chronology_entry"),
    path(f"{ENTRY}/correct", views.chronology_correct, name="chronology_correct"),
    path(f"{ENTRY}/meaning", views.chronology_meaning, name="chronology_meaning"),
    path("involvements/<uuid:involvement_id>/summary", views.handover_write, name="handover_write"),
]
