"""Where this room's pages are."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("babies/<uuid:baby_id>/request", views.start, name="request_start"),
    path("babies/<uuid:baby_id>/request/check", views.check, name="request_check"),
    path("babies/<uuid:baby_id>/request/<slug:step>", views.step, name="request_step"),
    path("requests/<uuid:request_id>/receipt", views.receipt, name="request_receipt"),
    path("requests/<uuid:request_id>", views.read, name="request"),
    path("requests/<uuid:request_id>/decide", views.decide, name="request_decide"),
    path("front-door", views.queue, name="queue"),
]
