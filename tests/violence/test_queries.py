"""Looking at what was published, through the public role alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from alongside.evidence.periods import Month, twelve_months_to
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere
from alongside.partnership.agencies.roles import Role
from alongside.partnership.figures.actions import publish_table
from alongside.partnership.figures.codes import DRUGS_WORRY_RANK
from alongside.partnership.figures.kinds import Audience
from alongside.partnership.violence import codes, queries
from alongside.partnership.violence.actions import start_limits_anew
from tests.figures.counts import safety_of
from tests.partnership import acting
from tests.violence.conftest import drawn_of

LATER = twelve_months_to(Month(2020, 3))


def test_before_anything_is_published_there_is_nothing(site):
    see = queries.see()
    assert (see.measured, see.shown) == ({}, {})
    assert not see.has(codes.CAMDEN)


def test_the_public_role_suffices_and_no_other_table_is_read(site, by_hand, invented):
    site.publish(by_hand, invented)
    with (
        CaptureQueriesContext(connections["default"]) as worked,
        CaptureQueriesContext(connections["public"]) as public,
    ):
        see = queries.see()
    assert len(worked) == 0
    assert len(public) == 5  # figures, tables, drawings; twice, whether a real borough stands beside an invented one
    assert see.measured.keys() == queries.CHANGE_OF.keys() | {codes.HOURS, codes.CAMDEN_KNIFE, DRUGS_WORRY_RANK}
    with connections["public"].cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("alongside_public",)
        cursor.execute(
            "SELECT table_name FROM information_schema.role_table_grants"
            " WHERE grantee = 'alongside_public' AND privilege_type <> 'SELECT'"
        )
        assert cursor.fetchall() == []


def test_what_is_for_the_partnership_alone_is_not_on_the_page(site, by_hand):
    counts = tuple(replace(count, audience=Audience.PARTNERSHIP) for count in by_hand.counts)
    drawn = tuple(replace(one, about=replace(one.about, audience=Audience.PARTNERSHIP)) for one in by_hand.drawn)
    site.publish(replace(by_hand, counts=counts, drawn=drawn))
    assert not queries.see().has(codes.CAMDEN)
    with connections["public"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM violence_drawing")
        assert cursor.fetchone() == (0,)


def test_each_measure_has_its_latest_year_the_years_before_and_the_change_to_it(site, invented):
    site.publish(invented)
    measured = queries.see().measured["violence.knife_offences"]
    assert (measured.now.value, [before.value for before in measured.before]) == (526, [549, 574])
    assert round(measured.change.value, 1) == Decimal("-4.2")


def test_a_change_to_another_year_is_not_shown_beside_the_latest(site, by_hand):
    site.publish(by_hand)
    (current,) = (count for count in by_hand.counts[:2] if count.period.last == Month(2019, 3))
    site.publish(replace(by_hand, counts=(replace(current, period=LATER),), drawn=()))
    measured = queries.see().measured[codes.AGAINST_THE_PERSON]
    assert measured.now.period_until == LATER.last.last_day
    assert len(measured.before) == 2
    assert measured.change is None


def test_of_two_drawings_of_a_table_the_newest_is_shown(site, by_hand):
    site.publish(by_hand)
    drawn = by_hand.drawn[0]
    anew = replace(drawn, picture=replace(drawn.picture, sentence="Said better."))
    site.publish(replace(by_hand, counts=(), drawn=(anew,)))
    assert queries.see().shown[codes.CAMDEN_MONTHS].drawing.sentence == "Said better."


def test_of_two_periods_of_a_table_the_latest_is_shown(site, by_hand):
    site.publish(by_hand)
    wards = drawn_of(by_hand, codes.CAMDEN_WARDS)
    site.publish(replace(by_hand, counts=(), drawn=(replace(wards, about=replace(wards.about, period=LATER)),)))
    assert queries.see().shown[codes.CAMDEN_WARDS].table.period_until == LATER.last.last_day


def test_a_table_without_a_drawing_is_shown_as_a_table(site, by_hand):
    drawn = by_hand.drawn[0]
    with act_as(site.system) as by:
        publish_table(about=drawn.about, table=drawn.table, words=drawn.words, period=LATER, by=by)
    assert queries.see().shown[drawn.about.code].drawing is None


# Areas, months and decisions


def test_before_anything_is_published_there_is_no_area_no_month_and_no_list(site):
    assert queries.list_areas() == []
    assert queries.months_of(codes.BOROUGH_KNIFE) == []
    assert queries.neighbourhood_list() is None
    with pytest.raises(NotFoundHere):
        queries.open_area("FW-W01")


def test_every_ward_opens_with_its_row_in_each_table_and_its_line(site, invented):
    site.publish(invented)
    areas = queries.list_areas()
    assert len(areas) == 18
    assert areas == sorted(areas, key=lambda one: one[1])
    ward = queries.open_area("FW-W06")
    assert ward.rows.keys() == set(queries.OF_WARDS)
    assert ward.rows[codes.WARD_RATES]["name"] == "Whistling Hill"
    assert codes.ward_quarters("FW-W06") in ward.shown
    with pytest.raises(NotFoundHere):
        queries.open_area("E05013652")


def test_places_are_read_by_those_who_publish_and_by_no_public_look(site, invented):
    site.publish(invented)
    with act_as(acting(safety_of(site.partnership), Role.PARTNER)) as by, pytest.raises(NotAllowed):
        queries.show_places(by)
    with act_as(acting(safety_of(site.partnership), Role.ANALYST)) as by:
        shown = queries.show_places(by)
    assert shown.keys() == set(codes.PLACES)
    assert "cells" in shown[codes.HOTSPOTS].drawing.sentence
    assert shown[codes.NEAR_REPEATS].drawing is None
    assert not set(codes.PLACES) & queries.show().keys()


def test_decisions_are_read_by_office_for_the_next_publication(site, invented):
    site.publish(invented)
    with act_as(site.system) as by:
        start_limits_anew(
            measure=codes.BOROUGH_KNIFE, from_month=date(2017, 10, 1), reason="New counting rules.", by=by
        )
        (one,) = queries.rebases(by)[codes.BOROUGH_KNIFE]
    assert (one.first, one.reason) == (Month(2017, 10), "New counting rules.")
    assert one.by.startswith("System worker, ")
