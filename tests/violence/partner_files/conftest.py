"""Files as partners send them, a site that has none yet, and an analyst who may add them."""

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from alongside.evidence.periods import Month, Period
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.roles import Role
from alongside.partnership.violence.partner_files import actions
from tests.figures.counts import safety_of
from tests.partnership import acting
from tests.violence.own_borough import write_extract

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
