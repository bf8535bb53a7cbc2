"""The partnership manager runs the programme: an action and how it goes, training, the steering group."""

from datetime import date

from tests.journeys.keyboard import follow, press, write, write_day
from tests.partnership import make_partnership


def test_an_action_is_added_to_a_recommendation_and_is_done(open_site):
    partnership = make_partnership()
    manager = open_site(partnership.partnership_manager)
    page = manager.page
    manager.open("/build/report/new")
    write(page, {"Title of the report": "A report", "Where it can be read": "Website"})
    write(page, {"How many recommendations does it make?": "1"})
    write_day(page, "published_on", date(2018, 9, 20))
    press(page, "Record the report")
    follow(page, "Recommendation 1")
    assert "No action is recorded for this recommendation yet." in page.inner_text("main")
    follow(page, "Add an action")
    write(page, {"What is to be done?": "Open the gym in the evening."})
    write_day(page, "due_on", date(2019, 12, 20))
    press(page, "Add the action")
    assert "Who does it? This needs an answer." in page.inner_text("main")
    manager.look("build-action-without-owner")
    page.get_by_label("Who does it?").select_option(label=partnership.youth_justice.name)
    press(page, "Add the action")
    assert f"{partnership.youth_justice.name}, by 20 December 2019." in page.inner_text("main")
    page.get_by_role("link", name="Say where it stands").last.click()
    manager.look("build-action-status")
    page.get_by_label("Done", exact=True).check()
    write(page, {"Why?": "Open since June."})
    write_day(page, "on", date(2019, 6, 3))
    press(page, "Save the status")
    assert "Open since June. (3 June 2019)" in page.inner_text("main")


def test_a_training_session_is_recorded_and_its_heads_are_counted(open_site):
    partnership = make_partnership()
    manager = open_site(partnership.partnership_manager)
    page = manager.page
    manager.open("/build/training/")
    follow(page, "Add a programme")
    write(page, {"Name of the programme": "Supervision", "Short name": "police-supervision"})
    for choice in ("Enhanced", "Police officers", "Running"):
        page.get_by_label(choice, exact=True).check()
    manager.look("build-programme-form")
    press(page, "Add the programme")
    page.get_by_role("link", name="Agree a cohort").click()
    write(page, {"Name of the cohort": "First group", "Whose people are they?": "Gangs unit"})
    write(page, {"How many weeks?": "20"})
    write_day(page, "agreed_on", date(2019, 4, 1))
    write_day(page, "starts_on", date(2019, 5, 13))
    press(page, "Record the cohort")
    page.get_by_role("link", name="First group").click()
    follow(page, "Record a session")
    write(page, {"What was it about?": "What trauma does", "Organisation 1": "Gangs unit"})
    write(page, {"How many came from organisation 1?": "25"})
    press(page, "Record the session")
    assert "Held on: this needs an answer." in page.inner_text("main")
    write_day(page, "held_on", date(2019, 5, 13))
    press(page, "Record the session")
    assert "Monday 13 May 2019. 25 came." in page.inner_text("main")
    manager.look("build-session-held")


def test_a_meeting_is_recorded_with_its_decision_and_its_action(open_site):
    partnership = make_partnership()
    manager = open_site(partnership.partnership_manager)
    page = manager.page
    manager.open("/build/steering-group/")
    manager.look("build-steering-group-empty")
    follow(page, "Give an agency a seat")
    page.get_by_label("Agency").select_option(label=partnership.youth_justice.name)
    write(page, {"Seat": "Head of youth justice"})
    write_day(page, "from_on", date(2018, 10, 1))
    press(page, "Add the seat")
    follow(page, "Record a meeting")
    write(page, {"What was it about?": "The first counts"})
    write_day(page, "held_on", date(2019, 4, 9))
    page.get_by_label(partnership.youth_justice.name).check()
    press(page, "Record the meeting")
    follow(page, "9 April 2019: The first counts")
    follow(page, "Record a decision")
    write(page, {"What was decided?": "Publish the counts with how they were made."})
    press(page, "Record the decision")
    assert "Publish the counts with how they were made." in page.inner_text("main")
    follow(page, "Ask somebody to act")
    write(page, {"What is to be done?": "Bring a plan."})
    page.get_by_label("Who does it?").select_option(label=partnership.youth_justice.name)
    write_day(page, "due_on", date(2019, 5, 28))
    press(page, "Record the action")
    manager.look("build-meeting-with-action")
    page.get_by_role("link", name="Is it done?").click()
    page.get_by_label("Done", exact=True).check()
    write(page, {"What came of it?": "It was brought."})
    write_day(page, "on", date(2019, 5, 20))
    press(page, "Save")
    follow(page, "Steering group")
    follow(page, "9 April 2019: The first counts")
    assert "It was brought." in page.inner_text("main")


def test_before_a_list_is_published_nobody_can_choose_from_it(open_site, width):
    manager = open_site(make_partnership().partnership_manager, width=width)
    assert manager.open("/build/neighbourhoods/").status == 200
    manager.look()
