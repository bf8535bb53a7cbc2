"""What must stand before anybody shares: the law, agreements, the arrangement for plans, the tool, the clocks."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone

from alongside.partnership import pathway
from alongside.partnership.agencies.acting import act_as
from alongside.partnership.demo.fill.borough import Borough
from alongside.partnership.pathway.actions.early_help import FAMILY_PLANS
from alongside.partnership.pathway.actions.reference import load_clock_policy, load_screening_tool
from alongside.partnership.sharing.actions.agreements import record_agreement, record_arrangement
from alongside.partnership.sharing.actions.law import LAW_FOLDER, load_law

REFERENCE = Path(pathway.__file__).parent / "reference"
DOCUMENT = "Invented for the demonstration: there is no such document."
CHILDREN_AND_POLICE = "CHILDREN_AND_POLICE"


def load_reference(borough: Borough, at: datetime) -> Iterator[datetime]:
    """Load the law and the reference data of the pathway, in the name of the council's officer."""
    yield at
    with act_as(borough.acting("governance_hub")) as by:
        for name in ("england.toml", "demonstration_routes.toml"):
            load_law(path=LAW_FOLDER / name, by=by)
        load_screening_tool(path=REFERENCE / "cce-1.toml", by=by)
        load_clock_policy(path=REFERENCE / "clocks-1.toml", by=by)


def sign(borough: Borough, at: datetime, *, review_on: date) -> Iterator[datetime]:
    """Sign the agreement with the police and the arrangement for family plans, or their next versions."""
    yield at
    bodies, signed_on = borough.bodies, timezone.localdate()
    with act_as(borough.acting("governance_hub")) as by:
        record_agreement(
            code=CHILDREN_AND_POLICE, title="Agreement on children at risk, with the police",
            words="What the council and the police tell each other to protect a child, and how both keep it.",
            parties=[bodies["council"], bodies["police"]], document=DOCUMENT, signed_on=signed_on,
            review_on=review_on, by=by,
        )  # fmt: skip
        record_arrangement(
            code=FAMILY_PLANS, title="Arrangement for family plans",
            words="Early Help holds the plan; workers who are named in it read it and write into it while it runs.",
            purpose_code="early_help",
            parties=[bodies[name] for name in ("council", "police", "trust", "school", "charity")],
            document=DOCUMENT, signed_on=signed_on, review_on=review_on, by=by,
        )  # fmt: skip
