import pytest

from alongside.evidence.synthetic.fleetwater import make_fleetwater
from alongside.evidence.synthetic.incidents import make_incidents


@pytest.fixture(scope="session")
def borough():
    return make_fleetwater()


@pytest.fixture(scope="session")
def incidents(borough):
    return make_incidents(borough)
