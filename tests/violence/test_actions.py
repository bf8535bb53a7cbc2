"""Publishing: who may, that nothing is published twice, and that a drawing is never changed."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed
from alongside.partnership.trail.words import Did
from alongside.partnership.violence import codes
from alongside.partnership.violence.actions import publish_snapshot
from alongside.partnership.violence.kinds import Ground
from alongside.partnership.violence.models import Drawing
from tests.partnership import lines_of


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
    assert [drawing.title for drawing in drawings] == [drawn.about.title for drawn in by_hand.drawn]
    assert all(drawing.svg.startswith("<svg") for drawing in drawings)


def test_publishing_leaves_a_line_for_each_row(office, by_hand):
    office.publish(by_hand)
    lines = [line.subject_kind for line in lines_of(office.system) if line.did == Did.PUBLISHED]
    assert lines.count("violence.drawing") == len(by_hand.drawn)
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
    numbers = {"count", "knife", "against_the_person", "with_sexual_offences"}
    for drawing in Drawing.objects.select_related("table"):
        columns = {column["name"]: column["unit"] for column in drawing.table.columns}
        assert {name for name, unit in columns.items() if unit} == numbers & columns.keys()
