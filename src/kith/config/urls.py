"""Where everything is."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from kith.access.pages import public
from kith.design import views as design_views

from . import demonstration, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", views.healthz, name="healthz"),
    path("drafts/save", views.save_draft, name="save_draft"),
    path("account/second-factor/", views.second_factor, name="second_factor"),
    path("account/", include("allauth.urls")),
    path("", include("kith.desk.urls")),
    path("", include("kith.people.urls")),
    path("", include("kith.referrals.urls")),
    path("", include("kith.safety.urls")),
    path("", include("kith.injuries.urls")),
    path("", include("kith.strategy.urls")),
    path("", include("kith.protection.urls")),
    path("", include("kith.prebirth.urls")),
    path("", include("kith.chronology.urls")),
    path("", include("kith.measures.urls")),
    path("", include("kith.linkage.urls")),
    path("", include("kith.reviews.urls")),
    path("", include("kith.directory.urls")),
    path("", include("kith.exchange.urls")),
    path("", include("kith.interviews.urls")),
]

if settings.KITH_MODE != "live":
    shown = public(because="Invented examples of our components; not mounted with live data")
    urlpatterns.append(path("outbox", demonstration.outbox, name="outbox"))
    urlpatterns.append(path("account/demonstration/", demonstration.choose_role, name="demonstration"))
    urlpatterns.append(path("design", shown(design_views.components), name="design"))
