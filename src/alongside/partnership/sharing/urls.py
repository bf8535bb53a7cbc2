"""Addresses of sharing. None carries a name; a record's number says nothing."""

from django.urls import path

from alongside.partnership.sharing.views import asked, desk, received, sent, urgent

app_name = "sharing"
urlpatterns = [
    path("find/received", received.received, name="received"),
    path("find/received/<uuid:disclosure_id>", received.read, name="read"),
    path("find/notices/<uuid:notice_id>", received.decide, name="decide"),
    path("find/sent", sent.sent, name="sent"),
    path("find/sent/<uuid:disclosure_id>", sent.receipt, name="receipt"),
    path("find/sent/<uuid:disclosure_id>/chase", sent.chase, name="chase"),
    path("find/sent/<uuid:disclosure_id>/arrived", sent.from_outside, name="from_outside"),
    path("find/sent/<uuid:disclosure_id>/withdraw", sent.withdraw, name="withdraw"),
    path("find/sent/<uuid:disclosure_id>/lock", sent.lock, name="lock"),
    path("find/sent/<uuid:disclosure_id>/correct", sent.correct, name="correct"),
    path("find/urgent", urgent.record_urgent, name="record_urgent"),
    path("find/asked", asked.asked, name="asked"),
    path("find/asked/<uuid:asked_id>", asked.approve, name="approve"),
    path("find/asked/<uuid:asked_id>/decline", asked.decline, name="decline"),
    path("find/desk", desk.desk, name="desk"),
    path("find/desk/urgent/<uuid:disclosure_id>", desk.complete, name="complete"),
    path("find/desk/asked/<uuid:asked_id>", desk.one_off, name="one_off"),
    path("find/desk/asked/<uuid:asked_id>/decline", desk.decline, name="decline_one_off"),
    path("find/desk/who/<uuid:disclosure_id>", desk.who, name="who"),
    path("find/law", desk.law, name="law"),
    path("find/overdue", desk.overdue, name="overdue"),
    path("find/overdue/<str:label>/<uuid:record_id>", desk.keep, name="keep"),
    path("find/people/<uuid:person_id>/erase", desk.erase, name="erase"),
]
