"""Publishing: who may, that nothing is published twice, and that a drawing is never changed."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from alongside.evidence.disclosure import UNDER_FIVE_HIDDEN, protect
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, StepNotAllowed
from alongside.partnership.figures.models import PublishedTable
from alongside.partnership.trail.words import Did
from alongside.partnership.violence import codes
from alongside.partnership.violence.actions import publish_snapshot, start_limits_anew
from alongside.partnership.violence.kinds import Ground, Snapshot
from alongside.partnership.violence.models import Drawing
from tests.partnership import lines_of, make_partnership
from tests.violence.conftest import site_of


@pytest.fixture
def by(office):
    with act_as(office.system) as acting:
        yield acting


def test_a_youth_worker_may_not_publish(office, invented):
    with act_as(office.partnership.custody_worker) as worker, pytest.raises(NotAllowed):
        publish_snapshot(snapshot=invented, by=worker)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE violence_drawing SET sentence = 'x'", "DELETE FROM violence_drawing", "TRUNCATE violence_drawing"],
)
def test_a_drawing_is_never_changed(invented, by, statement):
    publish_snapshot(snapshot=invented, by=by)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


def draw(by_hand, by, **changed):
    publish_snapshot(snapshot=by_hand, by=by)
    table = Drawing.objects.get(table__code=codes.CAMDEN_WARDS).table
    fixed = {"title": "T", "sentence": "S.", "svg": "<svg/>", "credit": "OS", "ground": Ground.REAL}
    fixed |= {"is_invented": False, "drawn_at": timezone.now(), "drawn_by_id": by.posting_id}
    with transaction.atomic():
        return Drawing.objects.create(table=table, **(fixed | changed))


def test_the_database_refuses_invented_records_on_a_real_place(by_hand, by):
    with pytest.raises(IntegrityError, match="violence_nothing_invented_on_a_real_place"):
        draw(by_hand, by, ground=Ground.INVENTED)


def test_the_database_refuses_a_drawing_that_is_less_real_than_its_table(by_hand, by):
    with pytest.raises(ProgrammingError, match="row-level security"):
        draw(by_hand, by, ground=Ground.INVENTED, is_invented=True)


def test_the_database_refuses_a_map_without_credit_and_a_drawing_without_its_sentence(by_hand, by):
    with pytest.raises(IntegrityError, match="violence_a_map_credits_its_boundaries"):
        draw(by_hand, by, credit="")
    with pytest.raises(IntegrityError, match="violence_a_drawing_has_its_sentence"):
        draw(by_hand, by, sentence="")


def test_with_nobody_acting_nothing_is_drawn(office, by_hand):
    office.publish(by_hand)
    drawing = Drawing.objects.first()
    drawing.pk = None
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        drawing.save(force_insert=True)


def test_figures_and_drawings_are_published_for_the_partnership(by_hand, by):
    figures, drawings = publish_snapshot(snapshot=by_hand, by=by)
    assert {figure.whose for figure in figures} == {"The partnership"}
    assert [drawing.title for drawing in drawings] == [drawn.about.title for drawn in by_hand.drawn if drawn.picture]
    assert all(drawing.svg.startswith("<svg") for drawing in drawings)


def test_publishing_leaves_a_line_for_each_row(office, by_hand):
    office.publish(by_hand)
    lines = [line.subject_kind for line in lines_of(office.system) if line.did == Did.PUBLISHED]
    assert lines.count("violence.drawing") == len([drawn for drawn in by_hand.drawn if drawn.picture])
    assert lines.count("figures.publishedfigure") == len(by_hand.counts)


def test_what_has_not_changed_is_not_published_twice(by_hand, by):
    first = publish_snapshot(snapshot=by_hand, by=by)
    assert publish_snapshot(snapshot=by_hand, by=by) == first


def test_a_picture_drawn_anew_stands_beside_the_earlier_one(by_hand, by):
    publish_snapshot(snapshot=by_hand, by=by)
    drawn = by_hand.drawn[0]
    anew = replace(drawn, picture=replace(drawn.picture, sentence="Said better."))
    _, (newest,) = publish_snapshot(snapshot=replace(by_hand, counts=(), drawn=(anew,)), by=by)
    both = Drawing.objects.filter(table=newest.table)
    assert [drawing.sentence for drawing in both] == ["Said better.", drawn.picture.sentence]


def test_every_table_of_numbers_says_what_they_are(by_hand, invented, by):
    for snapshot in (by_hand, invented):
        publish_snapshot(snapshot=snapshot, by=by)
        for drawn in snapshot.drawn:
            for field in drawn.table.schema:
                is_number = str(field.type) in ("int64", "double")
                assert is_number is (field.name in drawn.units) or field.name == "limits", drawn.about.code


def test_what_an_earlier_map_hid_stays_hidden_in_the_next_and_in_its_picture(invented, by):
    (knives,) = (drawn for drawn in invented.drawn if drawn.about.code == codes.KNIFE_WARDS)
    smallest = min(knives.table["count"].to_pylist())
    fewer = [n if n != smallest else 3 for n in knives.table["count"].to_pylist()]
    plain = knives.table.drop(["count_state"]).set_column(2, "count", pa.array(fewer, pa.int64()))
    before = replace(knives, table=protect(plain, "count", UNDER_FIVE_HIDDEN))
    publish_snapshot(snapshot=Snapshot(drawn=(before,)), by=by)
    _, (drawing,) = publish_snapshot(snapshot=Snapshot(drawn=(knives,)), by=by)
    assert sum(row[3] == "hidden" for row in drawing.table.rows) >= 2
    assert "hidden, to protect people" in drawing.svg


# Starting limits anew


@pytest.fixture
def charted(fresh_database, invented):
    """The months are read through the public role, so the chart is published for real."""
    site = site_of(make_partnership())
    site.publish(invented)
    return site


def start(by, **changed):
    asked = {"measure": codes.BOROUGH_KNIFE, "from_month": date(2017, 10, 1), "reason": "New counting rules."}
    return start_limits_anew(**(asked | changed), by=by)


def test_a_youth_worker_starts_no_limits_anew(office):
    with act_as(office.partnership.custody_worker) as worker, pytest.raises(NotAllowed):
        start(worker)


def test_limits_start_anew_only_in_a_month_of_the_chart_with_a_year_on_either_side_for_a_reason_and_once(charted):
    with act_as(charted.system) as by:
        with pytest.raises(StepNotAllowed, match="no such month"):
            start(by, from_month=date(2030, 1, 1))
        with pytest.raises(StepNotAllowed, match="12 months on either side"):
            start(by, from_month=date(2018, 10, 1))
        with pytest.raises(StepNotAllowed, match="Say what changed"):
            start(by, reason=" ")
        rebasing = start(by)
        with pytest.raises(StepNotAllowed, match="already"):
            start(by)
        assert rebasing.decided_by_id == by.posting_id
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute("UPDATE violence_rebasing SET reason = 'x'")
    assert [line.subject_id for line in lines_of(charted.system) if line.did == Did.DECIDED] == [rebasing.pk]


def test_published_together_no_ward_is_hidden_that_another_table_shows(office, invented):
    """Small areas are protected under the wards' totals, so that the tables of wards have nothing to hold back."""
    office.publish(invented)
    (years,) = PublishedTable.objects.filter(code=codes.WARD_YEARS)
    place = [column["name"] for column in years.columns].index("count_state")
    assert {row[place] for row in years.rows} == {"shown"}
