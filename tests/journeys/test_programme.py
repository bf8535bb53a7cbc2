"""The partnership manager runs the programme and keeps the register; everybody reads where we stand."""

from datetime import date

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.demo.duty import fill_duty
from alongside.partnership.figures import publishing
from alongside.partnership.figures.queries import list_figures
from tests.duty.conftest import agencies_of, fill
from tests.figures.counts import SPRING
from tests.journeys.keyboard import follow, press, write, write_day
from tests.partnership import Partnership, make_partnership


def filled() -> Partnership:
    """The invented programme, published, and the register on top of it."""
    partnership = make_partnership()
    publishing.publish_partnership(fill(partnership), SPRING)
    with act_as(partnership.partnership_manager) as manager:
        fill_duty(agencies=agencies_of(partnership), today=date(2024, 2, 1), by=manager)
    return partnership


def test_every_page_of_the_programme_is_looked_at(open_site, width):
    partnership = filled()
    reader = open_site(partnership.custody_worker, width=width)
    reader.open("/build/")
    reader.look("build")
    follow(reader.page, "Recommendation 5")
    reader.look("build-recommendation")
    follow(reader.page, "Money")
    reader.look("build-money")
    follow(reader.page, "Projects for the recommendations")
    reader.look("build-commitment")
    follow(reader.page, "Training")
    reader.look("build-training")
    reader.page.get_by_role("link", name="First session").click()
    reader.look("build-cohort")
    follow(reader.page, "Steering group")
    reader.look("build-steering-group")
    follow(reader.page, "9 April 2019: The first counts")
    reader.look("build-meeting")


def test_every_page_of_the_duty_is_looked_at(open_site, width):
    partnership = filled()
    reader = open_site(partnership.custody_worker, width=width)
    reader.open("/prove/")
    reader.look("prove")
    follow(reader.page, "Register of duties")
    reader.look("prove-register")
    reader.page.get_by_role("link", name="Carry out the strategy.").click()
    assert "17 recommendations" in reader.page.inner_text("main")
    reader.look("prove-obligation")


def test_anyone_follows_a_claim_to_how_it_was_counted(open_site, width):
    filled()
    visitor = open_site(width=width)
    visitor.open("/prove/")
    card = visitor.page.locator("#officers")
    assert "25 officers" in card.inner_text()
    card.get_by_role("link").click()
    assert "Heads counted at the first session held." in visitor.page.inner_text("main")
    visitor.look("figure")
    follow(visitor.page, "Everything published under this name")
    visitor.look("figure-history")
    follow(visitor.page, "Published figures")
    assert visitor.page.locator("main li").count() == list_figures(None).count()
    visitor.look("figures")


def test_the_manager_fills_a_recommendation_and_money_serves_it(open_site):
    partnership = make_partnership()
    manager = open_site(partnership.partnership_manager)
    page = manager.page
    manager.open("/build/")
    manager.look("build-empty")
    follow(page, "Record a report")
    press(page, "Record the report")
    manager.look("build-report-wrong")
    write(page, {"Title of the report": "A report", "Where it can be read": "Website"})
    write(page, {"How many recommendations does it make?": "2"})
    write_day(page, "published_on", date(2018, 9, 20))
    press(page, "Record the report")
    follow(page, "Recommendation 1")
    follow(page, "Say where it stands")
    page.get_by_label("Under way").check()
    write(page, {"Why?": "It has begun."})
    write_day(page, "on", date(2019, 5, 1))
    manager.look("build-status")
    press(page, "Save the status")
    assert "since 1 May 2019: It has begun." in page.inner_text("main")
    follow(page, "Money")
    follow(page, "Add a fund")
    write(page, {"Name of the fund": "New fund", "Short name": "new-fund", "Who pays?": "Council"})
    page.get_by_label("Council budget").check()
    press(page, "Add the fund")
    page.get_by_role("link", name="Record a commitment").click()
    write(page, {"Amount in pounds": "500,000", "Who receives it?": "Clubs"})
    page.get_by_label("The document gives this amount").check()
    page.get_by_label("Community", exact=True).check()
    for name in ("first_year", "last_year"):
        page.locator(f"[name={name}]").select_option("2019")
    write_day(page, "agreed_on", date(2019, 4, 1))
    page.locator("[name=source_words]").fill("“£500,000”, minutes of April.")
    manager.look("build-commitment-form")
    press(page, "Record the commitment")
    follow(page, "Clubs")
    follow(page, "Give a share of it")
    write(page, {"Amount in pounds": "600,000", "Who receives it?": "Boxing"})
    page.locator("[name=year]").select_option("2019")
    page.get_by_label("1.", exact=False).first.check()
    press(page, "Record the share")
    assert "Only £500,000 of this commitment is left to allocate." in page.inner_text("main")
    manager.look("build-share-too-large")
    write(page, {"Amount in pounds": "200,000"})
    press(page, "Record the share")
    follow(page, "Recommendation 1")
    assert "£200,000. Each share is counted once." in page.inner_text("main")


def test_the_manager_shows_that_a_duty_is_met(open_site):
    partnership = make_partnership()
    manager = open_site(partnership.partnership_manager)
    page = manager.page
    manager.open("/prove/register/")
    press(page, "Bring the register up to date")
    page.get_by_role("link", name="Publish the strategy.").click()
    follow(page, "Add a document")
    write(page, {"Title of the document": "Strategy", "Where it can be read": "Website"})
    write_day(page, "dated_on", date(2024, 1, 31))
    press(page, "Add the document")
    follow(page, "Say where it stands")
    page.get_by_label("Met", exact=True).check()
    write(page, {"Why?": "Published in January."})
    write_day(page, "on", date(2024, 1, 31))
    press(page, "Save the status")
    assert "since 31 January 2024: Published in January." in page.inner_text("main")
    manager.look("prove-met")
