"""Where other systems speak with Kith."""

from django.urls import path

from . import views

urlpatterns = [
    path("scim/v2", views.scim, name="scim_root"),
    path("scim/v2/<path:rest>", views.scim, name="scim"),
]
