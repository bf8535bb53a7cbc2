"""An analyst puts the police's extract on the site, sees what it came to, and publishes the figures made from it."""

import pytest

from alongside.evidence.synthetic.files import write_fleetwater
from alongside.evidence.synthetic.fleetwater import make_fleetwater
from alongside.partnership.agencies.roles import Role
from alongside.partnership.violence import jobs
from alongside.partnership.violence.models import Refresh
from alongside.partnership.violence.partner_files.folder import take_local_file
from tests.figures.counts import safety_of
from tests.partnership import acting, make_partnership, make_posting


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """Fleetwater as files, as its police would send them."""
    folder = tmp_path_factory.mktemp("sent")
    write_fleetwater(make_fleetwater(), folder)
    return folder


@pytest.fixture
def analyst(fresh_database, sent, settings, tmp_path):
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.OPEN_DATA_FOLDER = tmp_path / "nowhere"
    take_local_file(sent)
    safety = safety_of(make_partnership())
    make_posting(safety, Role.SYSTEM)
    return acting(safety, Role.ANALYST)


def test_an_analyst_adds_the_extract_and_publishes_the_figure(open_site, analyst, sent, width):
    visitor = open_site(analyst, width=width)
    page = visitor.page
    visitor.open("/see/files")
    assert page.get_by_text("The borough is Fleetwater (invented).").is_visible()
    visitor.look("files-before")

    page.get_by_role("button", name="Add a file").click()
    page.get_by_label("The file").set_input_files(sent / "fleetwater_truth.json")
    page.get_by_role("button", name="Read it").click()
    assert page.get_by_text("fleetwater_truth.json is none of .csv").first.is_visible()
    visitor.look("files-refused")

    page.get_by_label("The file").set_input_files(sent / "fleetwater_offences.csv")
    page.get_by_role("button", name="Read it").click()
    assert page.get_by_text("fleetwater_offences.csv is read as: offences, a force's own extract.").is_visible()
    assert page.get_by_text("It holds April 2016 to March 2019.").first.is_visible()

    page.get_by_role("button", name="Count and publish").click()
    assert page.get_by_text("The figures are being counted.").is_visible()
    jobs.refresh(str(Refresh.objects.get().pk))  # what the worker of the jobs does beside the site
    visitor.open("/see/files")
    assert page.get_by_text("This site’s borough stands published.").is_visible()
    assert page.get_by_text("No file is read of: population by area.").first.is_visible()
    visitor.look("files-published")

    visitor.open("/see/")
    assert page.locator("#borough").inner_text() == "Fleetwater: an invented borough"
    assert page.get_by_text("526", exact=True).first.is_visible()
