"""Where this room's pages are."""

from django.urls import path

from . import views

urlpatterns = [
    path("search", views.people_search, name="people_search"),
    path("mothers/add", views.mother_add, name="mother_add"),
    path("mothers/<uuid:mother_id>/babies/add", views.baby_add, name="baby_add"),
    path("babies/<uuid:baby_id>/join", views.baby_join, name="baby_join"),
    path("babies/<uuid:baby_id>/men", views.carers, name="carers"),
    path("babies/<uuid:baby_id>/men/add", views.carer_add, name="carer_add"),
    path("babies/<uuid:baby_id>/men/<uuid:carer_id>", views.carer_record, name="carer_record"),
    path("babies/<uuid:baby_id>/seen", views.sightings, name="sightings"),
    path("babies/<uuid:baby_id>/seen/add", views.sighting_add, name="sighting_add"),
    path("babies/<uuid:baby_id>/notes/add", views.note_add, name="note_add"),
    path("babies/<uuid:baby_id>/twice", views.on_file_twice, name="on_file_twice"),
    path("people/<uuid:person_id>/same/<uuid:other_id>", views.same_person, name="same_person"),
    path("people/<uuid:person_id>/ask/<uuid:other_id>", views.ask_same_person, name="ask_same_person"),
    path("merges/<uuid:merge_id>", views.merge, name="merge"),
]
