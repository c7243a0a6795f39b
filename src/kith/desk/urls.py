"""Where the desk's pages are."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("babies/<uuid:baby_id>", views.baby, name="baby"),
    path("rulebook", views.rulebook, name="rulebook"),
    path("my-role", views.role_card, name="role_card"),
]
