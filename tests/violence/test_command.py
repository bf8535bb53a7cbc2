"""manage.py refresh_figures: it says what it read, what it went without, and what stands published."""

import io

import pytest
from django.core.management import call_command

from alongside.partnership.violence import codes, queries, refreshing
from tests.violence.conftest import FILES


@pytest.fixture
def run(settings, folder, tmp_path, invented, monkeypatch):
    """Run the command on the files made by hand, and give what it wrote: told, complained."""
    settings.OPEN_DATA_FOLDER = folder
    settings.EVIDENCE_FOLDER = tmp_path / "store"
    monkeypatch.setattr(refreshing, "fleetwater", lambda decided: invented)

    def write() -> tuple[str, str]:
        told, complained = io.StringIO(), io.StringIO()
        call_command("refresh_figures", stdout=told, stderr=complained)
        return told.getvalue(), complained.getvalue()

    return write


def test_without_an_agency_that_can_publish_it_says_so(fresh_database, run):
    told, complained = run()
    assert "Nothing is published yet: no community safety agency" in told
    assert "manage.py fill_demo" in told
    assert complained == ""
    assert queries.see().measured == {}


def test_without_the_folder_the_invented_borough_stands_alone(site, run, settings, tmp_path):
    settings.OPEN_DATA_FOLDER = tmp_path / "nowhere"
    told, _ = run()
    assert "There is no folder of open police files, so Camden is not counted." in told
    assert "docs/how-to/read-police-figures.md" in told
    assert "Camden stands published" not in told
    see = queries.see()
    assert not see.has(codes.CAMDEN)
    assert see.measured["violence.knife_offences"].now.value == 526


def test_a_refused_file_is_told_and_the_rest_is_published(site, run, folder):
    (folder / FILES["ward"]).write_text("not,what,it,was\n1,2,3,4\n")
    told, complained = run()
    assert "recorded-crime-ward-historical.csv has the columns" in complained
    assert "Camden stands published. Figures: 21. Pictures: 17." in told


def test_trouble_with_camden_does_not_keep_fleetwater_back(site, run, folder):
    (folder / FILES["boundaries"]).write_text("{}")
    told, complained = run()
    assert complained.startswith("Camden is not counted. camden_wards_2025.geojson is not")
    assert "Fleetwater (invented) stands published. Figures: 12." in told
    assert not queries.see().has(codes.CAMDEN)


def test_in_live_nothing_invented_is_counted(site, run, settings):
    settings.IS_LIVE = True
    told, _ = run()
    assert "Fleetwater" not in told
    assert queries.see().measured.keys() == {
        codes.AGAINST_THE_PERSON, codes.WITH_SEXUAL_OFFENCES, codes.CAMDEN_INJURED, codes.CAMDEN_ROBBERY,
        codes.CAMDEN_WEAPONS, codes.CAMDEN_DRUGS, codes.CAMDEN_KNIFE,
    }  # fmt: skip


def test_it_tells_what_was_read_and_publishes_once(site, run):
    told, complained = run()
    assert "Recorded-Crime-BOROUGH-historical.csv: 20 rows read, 20 kept, 0 set aside" in told
    assert "Camden stands published. Figures: 21. Pictures: 19." in told
    assert complained == ""
    before = queries.see()
    told, _ = run()
    assert told.count("Read before: nothing changed.") == 12
    assert queries.see() == before
