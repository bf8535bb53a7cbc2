"""Counting anew: as a job, from a folder, and what stands when it breaks off."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.evidence.errors import FigureRefused, FileRefused
from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Role
from alongside.partnership.violence import codes, jobs, refreshing
from alongside.partnership.violence import queries as see
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.models import Refresh
from alongside.partnership.violence.partner_files import actions, folder, queries
from tests.figures.counts import safety_of
from tests.partnership import acting
from tests.violence.own_borough import credit_as_invented, write_extract, write_squares
from tests.violence.partner_files.conftest import USUAL

# Counting anew


def test_counting_is_asked_for_once_and_runs_as_a_job(analyst):
    refresh = actions.ask_for_refresh(by=analyst)
    job = ProcrastinateJob.objects.get(task_name="violence.refresh")
    assert job.args == {"refresh_id": str(refresh.pk)}
    assert queries.last_refresh(analyst) == refresh
    with pytest.raises(StepNotAllowed, match="are being counted already"):
        actions.ask_for_refresh(by=analyst)
    late = timezone.now() - timedelta(hours=3)
    Refresh.objects.create(asked_at=late, asked_by_id=analyst.posting_id)
    actions.end_refresh(refresh_id=refresh.pk, told=["Done."], refused=[], by=analyst)
    assert actions.ask_for_refresh(by=analyst)


def job_of(site):
    with act_as(acting(safety_of(site.partnership), Role.ANALYST)) as by:
        return actions.begin_refresh(by=by)


def outcome(refresh):
    refresh.refresh_from_db()
    assert refresh.ended_at
    return refresh.told, refresh.refused


def test_a_demonstration_counts_the_invented_borough_while_it_has_no_files(site, invented, monkeypatch):
    monkeypatch.setattr(refreshing, "fleetwater", lambda decided: invented)
    refresh = job_of(site)
    jobs.refresh(str(refresh.pk))
    told, refused = outcome(refresh)
    assert told[1].startswith("Fleetwater (invented) stands published. Figures: 12.")
    assert refused == []


def test_files_of_its_own_take_the_place_of_the_invented_borough(site, own, extract, invented, monkeypatch, settings):
    monkeypatch.setattr(refreshing, "fleetwater", lambda decided: pytest.fail("invented"))
    left_behind = (codes.HOSPITAL, codes.WORRIES)
    site.publish(Snapshot(drawn=tuple(one for one in invented.drawn if one.about.code in left_behind)))
    assert see.borough() == see.FLEETWATER
    write_squares(own)
    with act_as(site.system) as by:
        actions.add_file(upload=extract(months=Period(Month(2016, 4), Month(2019, 3))), by=by)
    refresh = job_of(site)
    jobs.refresh(str(refresh.pk))
    told, refused = outcome(refresh)
    assert told[1].startswith("This site’s borough stands published.")
    assert any("No file is read of: population by area" in sentence for sentence in refused)
    shown = see.see().measured[codes.NON_DOMESTIC].now
    assert (shown.value, shown.is_invented) == (720, False)
    assert shown.title == "Elmbridge End: violence without domestic abuse"
    settings.IS_LIVE = True
    for address in ("/see/", "/see/trend", "/see/map"):
        text = Client().get(address).text.split("<main")[1].split("</main>")[0]
        assert "Elmbridge End" in text, address
        assert "Fleetwater" not in text, address


def test_files_without_the_borough_they_are_of_are_not_counted(site, extract):
    with act_as(site.system) as by:
        actions.add_file(upload=extract(), by=by)
    refresh = job_of(site)
    jobs.refresh(str(refresh.pk))
    told, refused = outcome(refresh)
    assert len(told) == 1
    assert refused[0].startswith("This site’s borough is not counted. There is no borough.toml")


def test_in_live_an_invented_borough_is_not_counted(site, own, extract, settings):
    write_squares(own, "invented = true\n")
    settings.IS_LIVE = True
    with act_as(site.system) as by:
        actions.add_file(upload=extract(), by=by)
    refresh = job_of(site)
    jobs.refresh(str(refresh.pk))
    assert "In LIVE nothing invented is counted" in outcome(refresh)[1][0]


def test_counting_that_breaks_off_says_so(site, monkeypatch):
    def fall(decided):
        raise ZeroDivisionError

    monkeypatch.setattr(refreshing, "fleetwater", fall)
    refresh = job_of(site)
    with pytest.raises(ZeroDivisionError):
        jobs.refresh(str(refresh.pk))
    assert outcome(refresh)[1] == [refreshing.BROKE_OFF]


def test_without_an_agency_that_publishes_nothing_is_counted(fresh_database):
    with pytest.raises(FigureRefused, match="no community safety agency"):
        jobs.refresh(str(uuid4()))


# A folder at once


def test_the_command_reads_a_folder_with_its_borough_and_publishes(site, own, tmp_path, capsys):
    sent = write_squares(tmp_path / "sent", 'invented = true\ndefinitions_in = "agreed"\n')
    for name in ("areas.geojson", "wards.geojson"):
        credit_as_invented(sent / name)
    call_command("refresh_figures", "--read", str(tmp_path / "sent"))
    assert "agreed" in capsys.readouterr().err
    write_squares(sent, "invented = true\n")
    credit_as_invented(sent / "areas.geojson")
    credit_as_invented(sent / "wards.geojson")
    write_extract(sent / "offences.csv", USUAL, Period(Month(2017, 4), Month(2019, 3)))
    (sent / "nothing.csv").write_text("a,b\n1,2\n")
    call_command("refresh_figures", "--read", str(sent))
    told = capsys.readouterr()
    assert "offences.csv is read as: offences" in told.out
    assert "This site’s borough stands published." in told.out
    assert "nothing.csv has the columns" in told.err
    assert see.see().measured[codes.NON_DOMESTIC].now.is_invented


def test_the_command_takes_over_the_definitions_and_refuses_a_folder_that_lacks_what_is_named(own, tmp_path):
    sent = write_squares(tmp_path / "sent", 'definitions_in = "agreed"\n')
    (sent / "agreed").mkdir()
    (sent / "agreed" / "mine.toml").write_text("name")
    folder.take_local_file(sent)
    assert (own / "agreed" / "mine.toml").exists()
    (sent / "areas.geojson").unlink()
    with pytest.raises(FileRefused, match=r"names areas\.geojson, which does not lie beside it"):
        folder.take_local_file(sent)
