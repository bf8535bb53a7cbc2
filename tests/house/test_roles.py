"""Every permission opens something, belongs to somebody and is said in words; every role is described."""

from pathlib import Path

import pytest

import alongside.partnership
from alongside.partnership.agencies.roles import DESCRIPTIONS, MAY, Permission, Role, roles_that_may

HOUSE = Path(alongside.partnership.__file__).parent
CODE = {
    path: path.read_text(encoding="utf-8")
    for path in HOUSE.rglob("*.py")
    if path.name not in ("roles.py", "founding.py")
}


@pytest.mark.parametrize("permission", Permission, ids=lambda one: one.name.lower())
def test_a_permission_is_asked_for_somewhere_and_somebody_has_it(permission):
    asked_for = [path.name for path, code in CODE.items() if f"Permission.{permission.name}" in code]
    assert asked_for, "Nothing asks for it: hang it on a door, ask for it in an action, or take it out."
    assert roles_that_may(permission)
    assert permission.words[:1].isupper()


@pytest.mark.parametrize("role", Role)
def test_a_role_is_described_and_may_do_something(role):
    assert DESCRIPTIONS[role].endswith(".")
    assert MAY[role]


def test_no_role_opens_both_records_about_people_and_the_keeping_of_the_law():
    """Whoever writes the law of sharing does not use it, and whoever reads the trail of everybody opens no record."""
    for role in Role:
        assert not {Permission.KEEP_THE_LAW, Permission.LOOK_AT_RECORDS} <= MAY[role]


def test_maps_and_money_open_no_record_about_a_person():
    about_people = {
        Permission.LOOK_AT_RECORDS, Permission.RECORD_CONTACT, Permission.SCREEN, Permission.READ_RECEIVED,
        Permission.WORK_WITH_FAMILY, Permission.JOIN_RECORD,
    }  # fmt: skip
    for role in (Role.PARTNERSHIP_MANAGER, Role.ANALYST, Role.PARTNER):
        assert not about_people & MAY[role]
