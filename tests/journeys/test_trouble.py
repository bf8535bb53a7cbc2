"""The pages that only trouble shows: they fit, axe finds nothing, and each has the numbers to ring."""

import pytest

from tests.journeys.addresses import TROUBLE
from tests.partnership import make_partnership

pytestmark = pytest.mark.urls("tests.journeys.addresses")


def test_every_page_of_trouble_fits_and_has_the_numbers_to_ring(open_site, width):
    make_partnership()
    visitor = open_site(width=width)
    for name in TROUBLE:
        visitor.open(f"/test/trouble/{name}")
        visitor.look()
        assert visitor.page.locator('a[href="tel:999"]').count(), name
