"""Where this room's pages are."""

from django.urls import path

from . import views

urlpatterns = [
    path("babies/<uuid:baby_id>/strategy/call", views.discussion_call, name="discussion_call"),
    path("babies/<uuid:baby_id>/strategy/call/invitations", views.discussion_invite, name="discussion_invite"),
    path("strategy/<uuid:discussion_id>", views.discussion, name="discussion"),
    path("strategy/<uuid:discussion_id>/reply", views.invitation_reply, name="invitation_reply"),
    path("strategy/<uuid:discussion_id>/contribute", views.contribute, name="contribute"),
    path("strategy/<uuid:discussion_id>/invite", views.discussion_more, name="discussion_more"),
    path("strategy/<uuid:discussion_id>/record", views.discussion_record, name="discussion_record"),
    path("strategy/<uuid:discussion_id>/circulate", views.discussion_circulate, name="discussion_circulate"),
    path(
        "strategy/<uuid:discussion_id>/links/<uuid:invitation_id>",
        views.discussion_new_link,
        name="discussion_new_link",
    ),
    path("c/<str:token>", views.one_time_link, name="one_time_link"),
    path("contribution", views.link_contribution, name="link_contribution"),
    path("contribution/done", views.link_done, name="link_done"),
]
