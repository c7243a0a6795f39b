"""The component page; config mounts it in demo mode only."""

from django.urls import path

from kith.design import views

urlpatterns = [path("", views.components, name="design_components")]
