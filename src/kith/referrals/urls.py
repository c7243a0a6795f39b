"""Where this room's pages are."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("babies/<uuid:baby_id>/request", views.start, name="request_start"),
    path("babies/<uuid:baby_id>/request/call", views.request_call, name="request_call"),
    path("babies/<uuid:baby_id>/request/called", views.request_called, name="request_called"),
    path("babies/<uuid:baby_id>/not-shared", views.not_shared, name="not_shared"),
    path("babies/<uuid:baby_id>/not-shared/add", views.not_share, name="not_share"),
    path("advice", views.consultations, name="consultations"),
    path("advice/ask", views.consultation_ask, name="consultation_ask"),
    path("advice/call", views.consultation_call, name="consultation_call"),
    path("advice/<uuid:consultation_id>", views.consultation, name="consultation"),
    path("advice/<uuid:consultation_id>/answer", views.consultation_advise, name="consultation_advise"),
    path("advice/<uuid:consultation_id>/request", views.consultation_name, name="consultation_name"),
    path("advice/<uuid:consultation_id>/why-not", views.consultation_why_not, name="consultation_why_not"),
    path("locality-list", views.locality_list, name="locality_list"),
    path("requests/<uuid:request_id>/list", views.list_enter, name="list_enter"),
    path("babies/<uuid:baby_id>/request/check", views.check, name="request_check"),
    path("babies/<uuid:baby_id>/request/<slug:step>", views.step, name="request_step"),
    path("requests/<uuid:request_id>/receipt", views.receipt, name="request_receipt"),
    path("requests/<uuid:request_id>", views.read, name="request"),
    path("requests/<uuid:request_id>/outcome", views.outcome, name="request_outcome"),
    path("requests/<uuid:request_id>/decide", views.decide, name="request_decide"),
    path("front-door", views.queue, name="queue"),
    path("front-door/to-tell", views.to_tell, name="to_tell"),
    path("marks", views.marks, name="marks"),
    path("requests/<uuid:request_id>/told", views.told, name="request_told"),
    path("requests/<uuid:request_id>/mark", views.mark, name="request_mark"),
    path("requests/<uuid:request_id>/new", views.reopen, name="request_reopen"),
    path("requests/<uuid:request_id>/ask", views.ask, name="information_ask"),
    path("information/<uuid:ask_id>", views.reply, name="information_reply"),
    path("information/<uuid:ask_id>/sent", views.replied, name="information_replied"),
    path("babies/<uuid:baby_id>/disagree", views.resolution_start, name="resolution_start"),
    path("disagreements/<uuid:resolution_id>", views.resolution, name="resolution"),
    path("disagreements/<uuid:resolution_id>/next", views.resolution_next, name="resolution_next"),
    path("disagreements/<uuid:resolution_id>/end", views.resolution_end, name="resolution_end"),
]
