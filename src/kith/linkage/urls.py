"""Where this room's pages are."""

from django.urls import path

from . import views

urlpatterns = [
    path("extracts", views.extracts, name="extracts"),
    path("extracts/send", views.extract_send, name="extract_send"),
    path("extracts/<uuid:extract_id>", views.extract, name="extract"),
    path("extracts/<uuid:extract_id>/columns", views.extract_columns, name="extract_columns"),
    path("extracts/<uuid:extract_id>/refused.csv", views.extract_refused, name="extract_refused"),
    path("extracts/<uuid:extract_id>/compare", views.extract_compare, name="extract_compare"),
    path("pairs", views.pairs, name="pairs"),
    path("pairs/<uuid:pair_id>", views.pair, name="pair"),
    path("pairs/<uuid:pair_id>/chart.svg", views.pair_chart, name="pair_chart"),
    path("extracts/<uuid:extract_id>/destroy", views.extract_destroy, name="extract_destroy"),
]
