"""A partner's files on this site: what is refused, what is never counted twice, what stays in the list."""

import gzip
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, ProgrammingError, connection, transaction

from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.trail.words import Did
from alongside.partnership.violence.models import PartnerFile
from alongside.partnership.violence.partner_files import actions, folder, queries, showing
from tests.partnership import lines_of
from tests.violence.own_borough import write_extract
from tests.violence.partner_files.conftest import ONE, PEOPLE, USUAL, YEAR, add, people

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
