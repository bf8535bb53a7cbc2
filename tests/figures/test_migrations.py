"""What a migration does to rows that were published before it."""

from importlib import import_module
from types import SimpleNamespace

import pyarrow as pa
from django.apps import apps
from django.db import connection

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.figures.actions import publish_table
from alongside.partnership.figures.kinds import Audience
from alongside.partnership.figures.models import PublishedTable
from tests.figures.counts import SPRING, people, system_of
from tests.partnership import make_partnership
from tests.roles import as_role

PLACES = import_module("alongside.partnership.figures.migrations.0004_places_for_those_who_count")
KEPT = {
    "violence.hotspots": Audience.PARTNERSHIP,
    "violence.wards": Audience.PUBLIC,
    "pathway.by_area": Audience.PARTNERSHIP,
}


def audiences(database) -> dict[str, str]:
    with as_role(database, "keeper"):
        return dict(PublishedTable.objects.values_list("code", "audience"))


def test_tables_to_the_cell_that_stood_before_are_for_those_who_count_and_no_others_change(fresh_database):
    partnership = make_partnership()
    with act_as(system_of(partnership.youth_justice)) as by:
        for code, audience in KEPT.items():
            about = people(code=code, audience=audience)
            publish_table(about=about, table=pa.table({"area": ["A"]}), words={"area": "Area"}, period=SPRING, by=by)
    editor = SimpleNamespace(connection=connection)
    with as_role(fresh_database, "keeper"):
        assert PLACES.narrow(apps, editor) == 1
    assert audiences(fresh_database) == {**KEPT, "violence.hotspots": Audience.COUNTING}
    with as_role(fresh_database, "keeper"):
        assert PLACES.widen(apps, editor) == 1
    assert audiences(fresh_database) == KEPT
