"""Where this room's pages are."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("measures", views.measures, name="measures"),
    path("measures/<slug:code>", views.measure, name="measure"),
    path("measures/<slug:code>/chart.svg", views.measure_chart, name="measure_chart"),
    path("measures/<slug:code>/months.svg", views.measure_months, name="measure_months"),
]
