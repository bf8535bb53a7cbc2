"""Law files are loaded whole or not at all; a change is a new version; what is not understood is refused."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, transaction

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed
from alongside.partnership.agencies.models import Worker
from alongside.partnership.sharing.actions.law import LAW_FOLDER, load_law
from alongside.partnership.sharing.law_file import LawFileWrong
from alongside.partnership.sharing.models import Gateway, Route, SharingPurpose
from alongside.partnership.trail.models import TrailLine

PURPOSE = """
[[purpose]]
code = "help"
version = {version}
title = "{title}"
words = "To help."
source = "Children Act 2004, s. 10"
valid_from = {valid_from}
"""
GATEWAY = """
[[gateway]]
code = "G"
version = 1
title = "Gateway"
nature = "power"
words = "May."
source = "An Act"
valid_from = 2018-09-01
allows_person_level = true
"""
BASIS = """
[[basis]]
code = "SCH"
version = 1
kind = "schedule_1"
title = "Condition"
words = "A condition."
source = "DPA 2018"
valid_from = 2018-09-01
"""
ROUTE = """
[[route]]
code = "r"
version = 1
title = "Route"
words = "A route."
source = "An Act"
valid_from = 2018-09-01
sender_kinds = ["hub"]
recipient_kinds = ["police"]
gateway = "G"
purpose = "help"
bases = ["SCH"]
data_classes = ["personal"]
fields = ["name"]
age_rule = "any"
acknowledge_within_hours = 24
policy_document = "Policy"
"""


def purpose(version: int = 1, title: str = "Help", valid_from: str = "2018-09-01") -> str:
    return PURPOSE.format(version=version, title=title, valid_from=valid_from)


@pytest.fixture
def load(partnership, tmp_path):
    def load(text: str):
        path = tmp_path / "law.toml"
        path.write_text(text)
        with act_as(partnership.governance) as by:
            return load_law(path=path, by=by)

    return load


def faults(load, text: str) -> str:
    with pytest.raises(LawFileWrong) as refusal:
        load(text)
    assert "nothing was changed" in refusal.value.sentence
    return refusal.value.sentence


def test_only_who_keeps_the_law_loads_it(partnership):
    with act_as(partnership.manager) as by, pytest.raises(NotAllowed):
        load_law(path=LAW_FOLDER / "england.toml", by=by)


def test_a_file_that_is_not_there_or_is_not_toml_is_refused(partnership, load):
    with act_as(partnership.governance) as by, pytest.raises(LawFileWrong, match="It cannot be read"):
        load_law(path=Path("nowhere.toml"), by=by)
    assert "It cannot be read" in faults(load, "this is no table")


def test_one_wrong_entry_keeps_the_whole_file_out(load):
    assert "purpose other version 1" in faults(load, purpose() + PURPOSE.replace('"help"', '"other"').format(
        version=1, title="Other", valid_from="2018-09-01").replace('words = "To help."', ""))  # fmt: skip
    assert not SharingPurpose.objects.exists()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[gatewya]]\ncode = 'G'", 'No kind of law is called "gatewya"'),
        (purpose() + purpose(), "purpose help version 1: it stands in the file twice."),
        (purpose() + 'colour = "red"', 'it says "colour", which nothing reads.'),
        (GATEWAY.replace('nature = "power"', ""), 'it does not say "nature".'),
        (GATEWAY.replace("power", "might"), "\"nature\" says 'might'. It may say: duty, emergency, power, within."),
        (GATEWAY.replace("true", '"yes"'), "\"allows_person_level\" is 'yes', which is not of the type bool."),
        (GATEWAY.replace("version = 1", "version = true"), '"version" is True, which is not of the type int.'),
        (GATEWAY + 'sender_kinds = ["circus"]', "\"sender_kinds\" says 'circus'."),
        (GATEWAY + 'purposes = ["help"]', 'no purpose is called "help".'),
        (GATEWAY + BASIS + ROUTE, 'no purpose is called "help".'),
        (purpose() + BASIS + ROUTE, 'no gateway is called "G".'),
        (purpose() + GATEWAY + ROUTE, 'no basis is called "SCH".'),
        (
            purpose() + GATEWAY + BASIS + ROUTE + 'obligatory_fields = ["shoe_size"]',
            "an obligatory field is not among its fields.",
        ),
        (
            purpose() + GATEWAY + BASIS + ROUTE + 'agreement = "A"\nno_agreement_because = "Duty"',
            "Keep one of the two.",
        ),
        (
            purpose() + GATEWAY + BASIS + ROUTE.replace('policy_document = "Policy"', ""),
            "needs an appropriate policy document",
        ),
        (
            purpose() + GATEWAY + BASIS + ROUTE.replace('["name"]', '["@person"]'),
            'no group of fields is called "@person".',
        ),
    ],
)
def test_what_is_not_understood_is_named_and_refused(load, text, fault):
    assert fault in faults(load, text)
    assert not SharingPurpose.objects.exists()


def test_a_changed_rule_under_its_old_version_is_refused(load):
    load(purpose())
    assert "it was loaded before and said otherwise (title). Give the change a new version." in faults(
        load, purpose(title="Help otherwise")
    )


def test_an_older_version_cannot_slip_in_behind_a_newer_one(load):
    load(purpose(version=3))
    assert "version 3 is loaded already" in faults(load, purpose(version=2))


def test_loading_twice_changes_nothing(load):
    first, second = load(purpose() + GATEWAY), load(purpose() + GATEWAY)
    assert (first.new, first.unchanged) == (2, 0)
    assert (second.new, second.unchanged) == (0, 2)
    assert SharingPurpose.objects.count() == 1
    assert TrailLine.objects.count() == 0  # read outside the agency that loaded it: nothing is seen


def test_a_new_version_stands_beside_the_old_one_and_counts_from_its_day(load):
    load(purpose())
    load(purpose(version=2, title="Help sooner", valid_from="2026-06-01"))
    titles = {day: SharingPurpose.objects.known(day).get().title for day in (date(2026, 5, 31), date(2026, 6, 1))}
    assert titles == {date(2026, 5, 31): "Help", date(2026, 6, 1): "Help sooner"}
    assert not SharingPurpose.objects.known(date(2018, 8, 31)).exists()


def test_the_database_lets_nobody_edit_a_rule(load):
    load(purpose())
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        SharingPurpose.objects.update(title="Anything")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        SharingPurpose.objects.all().delete()


def test_a_basis_loaded_before_still_asks_for_its_policy_document(load):
    load(purpose() + GATEWAY + BASIS)
    assert "appropriate policy document" in faults(load, ROUTE.replace('policy_document = "Policy"', ""))
    assert load(ROUTE).new == 1


def test_the_files_of_the_house_load(partnership):
    with act_as(partnership.governance) as by:
        for name in ("england.toml", "demonstration_routes.toml"):
            assert load_law(path=LAW_FOLDER / name, by=by).new > 5
    route = Route.objects.get(code="custody_to_hub")
    assert {"name", "interpreter", "release", "concern"} <= set(route.fields)
    assert not Gateway.objects.get(code="CDA_S17A").allows_person_level


def test_the_command_loads_in_the_name_of_an_officer_and_refuses_anybody_else(partnership, tmp_path, capsys):
    email = Worker.objects.get(pk=partnership.governance.worker_id).email
    path = tmp_path / "law.toml"
    path.write_text(purpose())
    call_command("load_law", str(path), by=email)
    assert "law.toml: 1 new, 0 unchanged." in capsys.readouterr().out
    path.write_text("[[gatewya]]")
    with pytest.raises(CommandError, match="No kind of law"):
        call_command("load_law", str(path), by=email)
    with pytest.raises(CommandError, match="No live information governance officer"):
        call_command("load_law", str(path), by="nobody@example.org")
