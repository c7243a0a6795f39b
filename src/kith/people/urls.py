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
    path("babies/<uuid:baby_id>/described", views.baby_told, name="baby_told"),
    path("babies/<uuid:baby_id>/people/<uuid:person_id>", views.person, name="person"),
    path("babies/<uuid:baby_id>/people/<uuid:person_id>/told/<slug:part>", views.person_told, name="person_told"),
    path("babies/<uuid:baby_id>/people/<uuid:person_id>/withhold", views.person_withhold, name="person_withhold"),
    path(
        "babies/<uuid:baby_id>/people/<uuid:person_id>/withhold/<uuid:withholding_id>",
        views.person_lift,
        name="person_lift",
    ),
    path("babies/<uuid:baby_id>/people/<uuid:person_id>/<slug:kind>", views.history_add, name="history_add"),
    path(
        "babies/<uuid:baby_id>/people/<uuid:person_id>/<slug:kind>/<uuid:row_id>",
        views.history_change,
        name="history_change",
    ),
    path("babies/<uuid:baby_id>/seen", views.sightings, name="sightings"),
    path("babies/<uuid:baby_id>/seen/add", views.sighting_add, name="sighting_add"),
    path("babies/<uuid:baby_id>/pregnancy", views.pregnancy, name="pregnancy"),
    path("babies/<uuid:baby_id>/expected", views.expected_date, name="expected_date"),
    path("babies/<uuid:baby_id>/how-many", views.babies, name="babies_expected"),
    path("babies/<uuid:baby_id>/booking", views.booking, name="booking"),
    path("babies/<uuid:baby_id>/steps/<slug:code>", views.step, name="step"),
    path("babies/<uuid:baby_id>/steps/<slug:code>/back", views.step_back, name="step_back"),
    path("babies/<uuid:baby_id>/birth", views.birth, name="birth"),
    path("babies/<uuid:baby_id>/birth/another", views.birth_another, name="birth_another"),
    path("babies/<uuid:baby_id>/correct", views.correct, name="correct"),
    path("babies/<uuid:baby_id>/close", views.ending, name="ending"),
    path("babies/<uuid:baby_id>/close/back", views.ending_back, name="ending_back"),
    path("babies/<uuid:baby_id>/number", views.number, name="nhs_number"),
    path("babies/<uuid:baby_id>/number/mother", views.mothers_number, name="mothers_number"),
    path("babies/<uuid:baby_id>/movement", views.movement, name="movement"),
    path("babies/<uuid:baby_id>/mother", views.mother_dates, name="mother_dates"),
    path("babies/<uuid:baby_id>/notes/add", views.note_add, name="note_add"),
    path("babies/<uuid:baby_id>/twice", views.on_file_twice, name="on_file_twice"),
    path("people/<uuid:person_id>/same/<uuid:other_id>", views.same_person, name="same_person"),
    path("people/<uuid:person_id>/ask/<uuid:other_id>", views.ask_same_person, name="ask_same_person"),
    path("babies/<uuid:baby_id>/same/<uuid:other_id>", views.same_baby, name="same_baby"),
    path("baby-merges/<uuid:baby_merge_id>", views.baby_merge, name="baby_merge"),
    path("merges/<uuid:merge_id>", views.merge, name="merge"),
]
