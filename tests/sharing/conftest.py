"""What the tests of sharing have in common."""

from datetime import date

import pytest
from django.utils import timezone

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.sharing.actions.agreements import record_arrangement
from alongside.partnership.sharing.models import JointArrangement, SharingPurpose

SIGNED = date(2018, 9, 1)


@pytest.fixture
def arrangement(partnership) -> JointArrangement:
    """The council and the hospital trust keep family plans together. The police have not signed."""
    with act_as(partnership.governance) as by:
        SharingPurpose.objects.create(
            code="early_help", version=1, title="Early Help", words="Help early.", source="Children Act 2004, s. 10",
            valid_from=SIGNED, loaded_at=timezone.now(), loaded_by_id=by.posting_id,
        )  # fmt: skip
        return record_arrangement(
            code="FAMILY_PLANS", title="Family plans together", words="Plans are kept together.",
            purpose_code="early_help", parties=[partnership.council, partnership.hospital.controller],
            document="Shelf 4", signed_on=SIGNED, review_on=date(2099, 9, 1), by=by,
        )  # fmt: skip
