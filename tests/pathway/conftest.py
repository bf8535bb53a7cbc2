"""One young person of each agency, and the reference data of the pathway."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine

from alongside.partnership import pathway
from alongside.partnership.agencies.acting import Acting, act_as
from alongside.partnership.families.actions import record_person
from alongside.partnership.families.models import Person
from alongside.partnership.pathway.actions.contact import meet_in_custody
from alongside.partnership.pathway.actions.reference import load_clock_policy, load_screening_tool
from alongside.partnership.pathway.models import ClockPolicy, Contact, ScreeningTool
from alongside.partnership.sharing.actions.agreements import record_arrangement
from alongside.partnership.sharing.actions.law import LAW_FOLDER, load_law
from tests.partnership import Partnership

REFERENCE = Path(pathway.__file__).parent / "reference"
NOW = datetime(2019, 3, 5, 12, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def march_2019() -> Iterator[None]:
    """The rooms read the clock: it stands at noon of Tuesday 5 March 2019."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def law(partnership: Partnership) -> None:
    """The law files of the house and the arrangement under which family plans are kept together."""
    with act_as(partnership.governance) as by:
        for name in ("england.toml", "demonstration_routes.toml"):
            load_law(path=LAW_FOLDER / name, by=by)
        record_arrangement(
            code="family_plans", title="Family plans together", words="Plans are kept together.",
            purpose_code="early_help", parties=[partnership.council, partnership.hospital.controller],
            document="Shelf 4", signed_on=date(2018, 9, 1), review_on=date(2099, 9, 1), by=by,
        )  # fmt: skip


@pytest.fixture
def tool(partnership: Partnership) -> ScreeningTool:
    with act_as(partnership.governance) as by:
        return load_screening_tool(path=REFERENCE / "cce-1.toml", by=by)


@pytest.fixture
def policy(partnership: Partnership) -> ClockPolicy:
    with act_as(partnership.governance) as by:
        return load_clock_policy(path=REFERENCE / "clocks-1.toml", by=by)


@pytest.fixture
def make_person() -> Callable[..., Person]:
    def make(by: Acting, **details: Any) -> Person:
        fixed = {
            "given_name": "Invented", "family_name": "Person", "born_on": date(2003, 5, 1),
            "home_authority": "Fleetwater", "today": TODAY,
        }  # fmt: skip
        return record_person(by=by, **(fixed | details))

    return make


@pytest.fixture
def make_contact() -> Callable[..., Contact]:
    def make(person: Person, by: Acting, **details: Any) -> Contact:
        fixed = {
            "met_at": datetime(2019, 3, 4, 20, tzinfo=UTC), "suite": "Fleetwater custody suite",
            "arrested_at": datetime(2019, 3, 4, 17, tzinfo=UTC), "offence_group": "drugs",
            "appropriate_adult": "His aunt", "told": "Who I am and what I write down.", "safe_tonight": "yes",
            "now": NOW,
        }  # fmt: skip
        return meet_in_custody(person=person, by=by, **(fixed | details))

    return make
