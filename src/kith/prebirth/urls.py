"""Where this room's pages are."""

from django.urls import path

from . import views

urlpatterns = [
    path("pathway", views.pathways, name="pathways"),
    path("babies/<uuid:baby_id>/pathway", views.pathway, name="pathway"),
    path("babies/<uuid:baby_id>/pathway/small", views.pathway_small, name="pathway_small"),
    path("babies/<uuid:baby_id>/pathway/<slug:code>", views.pathway_step, name="pathway_step"),
]
