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
    path("strategy/<uuid:discussion_id>/letters/<uuid:letter_id>", views.discussion_letter, name="discussion_letter"),
    path("strategy/<uuid:discussion_id>/time", views.discussion_reschedule, name="discussion_reschedule"),
    path("strategy/<uuid:discussion_id>/call-off", views.discussion_call_off, name="discussion_call_off"),
    path(
        "strategy/<uuid:discussion_id>/invitations/<uuid:invitation_id>/withdraw",
        views.discussion_withdraw,
        name="discussion_withdraw",
    ),
    path("strategy/<uuid:discussion_id>/remind", views.discussion_remind, name="discussion_remind"),
    path("strategy/<uuid:discussion_id>/record", views.discussion_record, name="discussion_record"),
    path("strategy/<uuid:discussion_id>/circulate", views.discussion_circulate, name="discussion_circulate"),
    path("strategy/<uuid:discussion_id>/live", views.discussion_live, name="discussion_live"),
    path("strategy/<uuid:discussion_id>/live/changes", views.discussion_changes, name="discussion_changes"),
    path("strategy/<uuid:discussion_id>/live/say", views.discussion_say, name="discussion_say"),
    path("strategy/<uuid:discussion_id>/live/room", views.discussion_move, name="discussion_move"),
    path("strategy/<uuid:discussion_id>/live/answer/<str:code>", views.discussion_answer, name="discussion_answer"),
    path("strategy/<uuid:discussion_id>/live/action", views.discussion_action, name="discussion_action"),
    path(
        "strategy/<uuid:discussion_id>/live/action/<uuid:line_id>",
        views.discussion_action,
        name="discussion_action_change",
    ),
    path("strategy/<uuid:discussion_id>/live/end", views.discussion_end, name="discussion_end"),
    path("strategy/<uuid:discussion_id>/minutes", views.discussion_minutes, name="discussion_minutes"),
    path("strategy/<uuid:discussion_id>/minutes/add", views.discussion_add, name="discussion_add"),
    path("strategy/<uuid:discussion_id>/minutes/told", views.discussion_tell, name="discussion_tell"),
    path("strategy/<uuid:discussion_id>/minutes.pdf", views.discussion_minutes_pdf, name="discussion_minutes_pdf"),
    path("strategy/<uuid:discussion_id>/minutes.docx", views.discussion_minutes_docx, name="discussion_minutes_docx"),
    path("strategy/<uuid:discussion_id>/quality", views.discussion_quality, name="discussion_quality"),
    path("strategy/<uuid:discussion_id>/quality/rate", views.discussion_rate, name="discussion_rate"),
    path(
        "strategy/<uuid:discussion_id>/links/<uuid:invitation_id>",
        views.discussion_new_link,
        name="discussion_new_link",
    ),
    path("c/<str:token>", views.one_time_link, name="one_time_link"),
    path("contribution", views.link_contribution, name="link_contribution"),
    path("contribution/done", views.link_done, name="link_done"),
]
