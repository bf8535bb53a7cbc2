"""Addresses of the pathway. None carries a name; a record's number says nothing."""

from django.urls import path

from alongside.partnership.pathway.views import asking, contact, early_help, hub, people, referral, screening

app_name = "pathway"
urlpatterns = [
    path("help/", people.work, name="work"),
    path("help/find", people.find, name="find"),
    path("help/people", people.list_people, name="people"),
    path("help/people/new", people.new_person, name="new_person"),
    path("help/people/<uuid:person_id>", people.person, name="person"),
    path("help/people/<uuid:person_id>/details", people.change_person, name="change_person"),
    path("help/people/<uuid:person_id>/words", people.add_wish, name="add_wish"),
    path("help/people/<uuid:person_id>/custody", contact.meet_in_custody, name="meet_in_custody"),
    path("help/people/<uuid:person_id>/hospital", contact.meet_in_hospital, name="meet_in_hospital"),
    path("help/people/<uuid:person_id>/screen", screening.screen, name="screen"),
    path("help/people/<uuid:person_id>/refer", referral.choose_route, name="choose_route"),
    path("help/people/<uuid:person_id>/ask", asking.ask_governance, name="ask_governance"),
    path("help/people/<uuid:person_id>/refer/<slug:route_code>", referral.refer, name="refer"),
    path("help/people/<uuid:person_id>/family", early_help.begin, name="open_help"),
    path("help/contacts/<uuid:contact_id>/offer", contact.offer, name="offer"),
    path("help/contacts/<uuid:contact_id>/release", contact.release, name="release"),
    path("help/contacts/<uuid:contact_id>/follow-up", contact.follow_up, name="follow_up"),
    path("help/screenings/<uuid:screening_id>", screening.screening, name="screening"),
    path("help/screenings/<uuid:screening_id>/sign-off", screening.sign_off, name="sign_off"),
    path("help/referrals/<uuid:referral_id>", referral.referral, name="referral"),
    path("help/referrals/<uuid:referral_id>/phone", referral.answer_by_phone, name="answer_by_phone"),
    path("help/received/<uuid:disclosure_id>", hub.received, name="received"),
    path("help/episodes/<uuid:episode_id>", hub.episode, name="episode"),
    path("help/episodes/<uuid:episode_id>/rate", hub.rate, name="rate"),
    path("help/episodes/<uuid:episode_id>/decide", hub.decide, name="decide"),
    path("help/episodes/<uuid:episode_id>/answer", hub.answer, name="answer"),
    path("help/episodes/<uuid:episode_id>/early-help", hub.pass_on, name="pass_on"),
    path("help/families/<uuid:help_id>", early_help.help, name="help"),
    path("help/families/<uuid:help_id>/members", early_help.add_family_member, name="add_family_member"),
    path("help/families/<uuid:help_id>/agreement", early_help.agreement, name="agreement"),
    path("help/families/<uuid:help_id>/assessment", early_help.assessment, name="assessment"),
    path("help/families/<uuid:help_id>/plan", early_help.make_plan, name="make_plan"),
    path("help/families/<uuid:help_id>/end", early_help.close, name="close_help"),
    path("help/plans/<uuid:plan_id>", early_help.plan, name="plan"),
    path("help/plans/<uuid:plan_id>/note", early_help.add_note, name="add_note"),
    path("help/plans/<uuid:plan_id>/people", early_help.name_participant, name="name_participant"),
    path("help/plans/<uuid:plan_id>/people/<uuid:participant_id>", early_help.end_part, name="end_part"),
    path("help/plans/<uuid:plan_id>/review", early_help.review, name="review"),
    path("help/actions/<uuid:action_id>/done", early_help.finish_action, name="finish_action"),
    path("help/goals/<uuid:goal_id>/met", early_help.meet_goal, name="meet_goal"),
]
