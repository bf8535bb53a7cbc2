"""A partner's files on this site: what is refused, what is never counted twice, and what a page says of them."""

import gzip
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.evidence.errors import FigureRefused, FileRefused
from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.agencies.roles import Role
from alongside.partnership.trail.words import Did
from alongside.partnership.violence import codes, jobs, refreshing
from alongside.partnership.violence import queries as see
from alongside.partnership.violence.kinds import Snapshot
from alongside.partnership.violence.models import PartnerFile, Refresh
from alongside.partnership.violence.partner_files import actions, folder, queries, showing
from tests.figures.counts import safety_of
from tests.partnership import acting, lines_of, open_site_as
from tests.violence.own_borough import credit_as_invented, write_extract, write_squares

USUAL = {"A1": 14, "A2": 16, "A3": 30}
YEAR = Period(Month(2018, 4), Month(2019, 3))
ONE = Period(Month(2019, 3), Month(2019, 3))
PEOPLE = "area_code,residents,year\nA1,1500,2018\nA2,1600,2018\nA3,1700,2018\n"


@pytest.fixture(autouse=True)
def own(settings, tmp_path):
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.OPEN_DATA_FOLDER = tmp_path / "nowhere"
    return settings.EVIDENCE_FOLDER / "own"


@pytest.fixture
def analyst(office):
    with act_as(acting(safety_of(office.partnership), Role.ANALYST)) as by:
        yield by


@pytest.fixture
def extract(tmp_path):
    """A force's extract as somebody sends it."""

    def make(name="offences.csv", months=ONE, each_month=USUAL, **more):
        return ContentFile(write_extract(tmp_path / name, each_month, months, **more).read_bytes(), name)

    return make


def people(text=PEOPLE, name="population.csv"):
    return ContentFile(text.encode(), name)


def add(upload, by, **more):
    """Within a savepoint, as a page takes the step."""
    with transaction.atomic():
        return actions.add_file(upload=upload, by=by, **more)


# Refusals


def test_who_may_not_publish_may_neither_add_nor_look_nor_count(office):
    steps = (
        lambda by: actions.add_file(upload=people(), by=by),
        lambda by: actions.remove_file(file_id=uuid4(), because="x", by=by),
        lambda by: actions.ask_for_refresh(by=by),
        lambda by: actions.begin_refresh(by=by),
        lambda by: actions.end_refresh(refresh_id=uuid4(), told=[], refused=[], by=by),
        queries.list_files, queries.counting, queries.counting_store, queries.last_refresh, queries.whose_files,
        lambda by: queries.open_file(uuid4(), by),
        lambda by: queries.open_rejects(uuid4(), by),
    )  # fmt: skip
    for step in steps:
        with act_as(office.partnership.custody_worker) as worker, pytest.raises(NotAllowed):
            step(worker)


@pytest.mark.parametrize(
    ("name", "content", "refused"),
    [
        ("letter.pdf", b"%PDF", "is none of .csv"),
        ("other.csv", b"what,ever\n1,2\n", "which no source we read has"),
        ("offences.csv.gz", gzip.compress(b"incident_id,recorded_at\n" * 99)[:-20], "is cut short"),
        ("people.csv", b"area_code,residents,year,surname\nA1,1,2018,Q\n", 'has columns about a person: "surname"'),
        ("empty.csv", b"", "is empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_sentence_and_leaves_nothing(
    analyst, own, name, content, refused
):
    with pytest.raises(StepNotAllowed, match=refused) as refusal:
        add(ContentFile(content, name), analyst)
    assert refusal.value.field == "upload"
    assert not PartnerFile.objects.exists()
    assert [path for path in own.rglob("*") if path.is_file()] == []


def test_a_file_that_is_too_large_is_refused_before_it_is_laid_down(analyst, own):
    large = ContentFile(b"", "offences.csv")
    large.size = 5 * 1024**3
    with pytest.raises(StepNotAllowed, match=r"The file has 5\.0 GB; up to 2 GB are read\."):
        add(large, analyst)
    assert not own.exists()


def test_a_month_that_is_covered_already_is_not_counted_twice(analyst, extract):
    add(extract(months=YEAR), analyst)
    with pytest.raises(StepNotAllowed, match=r"offences\.csv holds 2019-03 already, and both would be counted twice"):
        add(extract("march.csv", each_month=USUAL | {"A1": 15}), analyst)
    assert [file.name for file in queries.counting(analyst)] == ["offences.csv"]
    assert len(folder.own_store().files()) == 1


def test_another_kind_of_file_cannot_stand_in(analyst, extract):
    added = add(extract(), analyst)
    with pytest.raises(StepNotAllowed, match="is population by area and cannot stand in for offences"):
        add(people(), analyst, replaces=added.file.pk)


def test_a_file_that_counts_no_longer_is_neither_replaced_nor_removed(analyst, extract):
    file = add(extract(), analyst).file
    actions.remove_file(file_id=file.pk, because="Sent by mistake.", by=analyst)
    with pytest.raises(StepNotAllowed, match="Add this one by itself"):
        add(people(), analyst, replaces=file.pk)
    with pytest.raises(StepNotAllowed, match="does not count any more"):
        actions.remove_file(file_id=file.pk, because="Again.", by=analyst)


def test_a_file_is_removed_only_for_a_reason(analyst, extract):
    file = add(extract(), analyst).file
    with pytest.raises(StepNotAllowed, match="Say why"):
        actions.remove_file(file_id=file.pk, because=" ", by=analyst)


def test_a_file_that_is_not_there_is_not_found(analyst, extract):
    with pytest.raises(NotFoundHere):
        queries.open_file(uuid4(), analyst)
    with pytest.raises(NotFoundHere):
        queries.open_rejects(add(extract(), analyst).file.pk, analyst)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE violence_partnerfile SET rows_kept = 0", "DELETE FROM violence_partnerfile",
        "UPDATE violence_refresh SET asked_at = now()", "DELETE FROM violence_refresh",
    ],
)  # fmt: skip
def test_what_was_read_and_when_it_was_counted_is_never_changed(analyst, extract, statement):
    add(extract(), analyst)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


def test_the_database_adds_up_the_rows_itself(analyst, extract):
    file = add(extract(), analyst).file
    file.pk, file.checksum, file.rows_kept = uuid4(), "other", 1
    with pytest.raises(IntegrityError, match="every_row_is_kept_or_set_aside"), transaction.atomic():
        file.save(force_insert=True)


# Adding, replacing, removing


def test_a_file_that_is_read_counts_and_leaves_a_line(analyst, extract):
    added = add(extract(months=YEAR), analyst)
    assert (added.is_new, added.file.source, added.file.rows_read) == (True, "force_extract", 720)
    assert showing.added_in_words(added) == (
        "offences.csv is read as: offences, a force's own extract. 720 rows read: 720 kept, 0 set aside. "
        "It holds April 2018 to March 2019."
    )
    assert [file.file for file in queries.counting_store(analyst).files()] == ["offences.csv"]
    line = lines_of(analyst)[-1]
    assert (line.did, line.subject_kind, line.subject_id) == (Did.RECORDED, queries.KIND, added.file.pk)


def test_the_same_content_under_another_name_changes_nothing(analyst, extract):
    first = add(extract(), analyst)
    again = add(extract("again.csv"), analyst)
    assert again == actions.Added(first.file, is_new=False)
    assert showing.added_in_words(again) == "offences.csv holds the same and counts already. Nothing was changed."
    assert PartnerFile.objects.count() == 1


def test_rows_set_aside_can_be_taken_away_with_their_reasons_and_leave_a_line(analyst):
    file = add(people(PEOPLE + "A4,many,2018\n"), analyst).file
    assert "4 rows read: 3 kept, 1 set aside. It holds 2018." in showing.rows_in_words(file)
    assert "A4,many,2018" in queries.open_rejects(file.pk, analyst).read_text()
    assert lines_of(analyst)[-1].did == Did.EXPORTED


def test_missing_months_are_named(analyst, tmp_path):
    text = write_extract(tmp_path / "a.csv", USUAL, ONE).read_text()
    text += (
        write_extract(tmp_path / "b.csv", USUAL, Period(Month(2019, 1), Month(2019, 1))).read_text().split("\n", 1)[1]
    )
    file = add(ContentFile(text.encode(), "two.csv"), analyst).file
    assert showing.rows_in_words(file).endswith("It holds January 2019 to March 2019. Missing: February 2019.")


def test_a_corrected_file_takes_the_place_of_the_earlier_whose_rows_are_deleted(
    analyst, extract, django_capture_on_commit_callbacks
):
    old = add(extract(), analyst).file
    with django_capture_on_commit_callbacks(execute=True):
        new = add(extract("corrected.csv", each_month=USUAL | {"A1": 15}), analyst, replaces=old.pk).file
    old.refresh_from_db()
    assert (old.counts, old.stopped_because, new.replaces) == (False, "Replaced by corrected.csv.", old)
    assert [file.name for file in queries.list_files(analyst)] == ["corrected.csv", "offences.csv"]
    assert [read.file for read in folder.own_store().files()] == ["corrected.csv"]
    assert lines_of(analyst)[-1].did == Did.CHANGED


def test_a_removed_file_stays_in_the_list_with_its_reason_and_can_come_back(
    analyst, extract, django_capture_on_commit_callbacks
):
    file = add(extract(), analyst).file
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_file(file_id=file.pk, because="Of another force.", by=analyst)
    assert [one.stopped_because for one in queries.list_files(analyst)] == ["Of another force."]
    assert folder.own_store().files() == []
    assert lines_of(analyst)[-1].did == Did.WITHDREW
    folder.forget(file.checksum)
    assert add(extract(), analyst).is_new


def test_a_source_that_is_read_no_longer_is_named_as_it_was(analyst, extract):
    file = add(extract(), analyst).file
    file.source = "of_old"
    assert showing.source_in_words(file) == "of_old"


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


# The pages


@pytest.fixture
def browser(office):
    return open_site_as(acting(safety_of(office.partnership), Role.ANALYST))


def test_a_page_says_what_is_missing_before_anything_is_there(browser):
    text = browser.get("/see/files").text
    assert "There is no borough.toml" in text
    assert "None yet." in text
    assert "Nobody has counted from this page yet." in text


def test_a_file_is_added_replaced_and_removed_on_pages(browser, extract, own):
    write_squares(own)
    answer = browser.post("/see/files/add", {"upload": extract()}, follow=True)
    assert "60 rows read: 60 kept, 0 set aside." in answer.text
    assert "The borough is Elmbridge End." in answer.text
    file = PartnerFile.objects.get()
    corrected = extract("corrected.csv", each_month=USUAL | {"A1": 15})
    assert "offences.csv" in browser.get(f"/see/files/{file.pk}/replace").text
    answer = browser.post(f"/see/files/{file.pk}/replace", {"upload": corrected}, follow=True)
    assert "Replaced by corrected.csv." in answer.text
    new = PartnerFile.objects.get(stopped_at=None)
    answer = browser.post(f"/see/files/{new.pk}/remove", {"because": "Of another force."}, follow=True)
    assert "Counts no longer since" in answer.text
    assert "Of another force." in answer.text


def test_a_refused_file_stands_on_its_page_with_the_sentence(browser):
    answer = browser.post("/see/files/add", {"upload": ContentFile(b"a,surname\n1,Q\n", "people.csv")})
    assert "has columns about a person" in answer.text
    assert "There is a problem" in answer.text
    assert 'enctype="multipart/form-data"' in browser.get("/see/files/add").text


def test_rejects_are_a_file_to_download(browser):
    browser.post("/see/files/add", {"upload": people(PEOPLE + "A4,many,2018\n")})
    file = PartnerFile.objects.get()
    answer = browser.get(f"/see/files/{file.pk}/rejects")
    assert b"A4,many,2018" in b"".join(answer.streaming_content)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "Rows set aside, with their reasons" in browser.get("/see/files").text


def test_counting_is_asked_for_on_the_page_and_a_second_time_refused(browser, analyst):
    assert "The figures are being counted." in browser.post("/see/files/refresh", follow=True).text
    answer = browser.post("/see/files/refresh", follow=True)
    assert "are being counted already" in answer.text
    assert "not ended yet" in answer.text
    last = Refresh.objects.get()
    actions.end_refresh(refresh_id=last.pk, told=["All of it."], refused=["Not this."], by=analyst)
    text = browser.get("/see/files").text
    assert "Last counted on" in text
    assert "All of it." in text
    assert "Not this." in text


def test_the_room_leads_to_the_files_for_those_who_count_alone(site):
    browser = open_site_as(acting(safety_of(site.partnership), Role.ANALYST))
    assert "/see/files" in browser.get("/see/").text
    assert "/see/files" not in open_site_as(site.partnership.custody_worker).get("/see/").text
