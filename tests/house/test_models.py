"""Every model says what it keeps; every table about people is locked row by row and can be erased."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import ForeignKey, Model

from alongside.partnership.agencies.held import HeldRecord

OURS = "alongside.partnership."
MODELS = [model for model in apps.get_models() if model.__module__.startswith(OURS)]
EVENTS = [model for model in MODELS if hasattr(model, "pgh_tracked_model")]
KEPT = [model for model in MODELS if model not in EVENTS]
PERSON = "families.person"

# Owned by the room that wrote why: an envelope or a frame without content, locked by its own policies.
LOCKED_OTHERWISE = {
    "agencies.restriction", "agencies.reader", "agencies.keptform", "agencies.erasedrecord",
    "sharing.disclosure", "sharing.chase", "sharing.legalrecord", "sharing.notice",
    "sharing.jointrecord", "sharing.participant", "trail.trailline", "trail.trailhead",
}  # fmt: skip


def is_about_a_person(model: type[Model]) -> bool:
    links = [one for one in model._meta.get_fields() if isinstance(one, ForeignKey)]
    return issubclass(model, HeldRecord) or any(one.related_model._meta.label_lower == PERSON for one in links)


ABOUT_PEOPLE = [model for model in KEPT if is_about_a_person(model)]
HISTORY = [model for model in EVENTS if model.pgh_tracked_model in ABOUT_PEOPLE]
LOCKED = [*ABOUT_PEOPLE, *HISTORY, *(apps.get_model(label) for label in sorted(LOCKED_OTHERWISE))]


def by_label(model: type[Model]) -> str:
    return model._meta.label_lower


def asked(statement: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_there_are_models_to_look_at():
    assert {"families.person", "families.wish"} <= {by_label(model) for model in ABOUT_PEOPLE}
    assert len(HISTORY) >= len(ABOUT_PEOPLE) - 1


@pytest.mark.parametrize("model", KEPT, ids=by_label)
@pytest.mark.parametrize("question", ["kept", "scrub"])
def test_a_model_says_what_it_keeps_for_how_long_and_how_a_test_copy_hides_it(model, question):
    answer = getattr(model, question, "")
    assert len(answer) >= 10
    assert answer.endswith("."), f"{by_label(model)}.{question} is not a sentence"


@pytest.mark.parametrize("model", KEPT, ids=by_label)
def test_what_is_kept_says_until_when(model):
    words = model.kept.lower()
    says = ("kept", "deleted", "until", "while", "as long as", "as its class says")
    assert any(one in words for one in says), model.kept


@pytest.mark.parametrize("model", ABOUT_PEOPLE, ids=by_label)
def test_a_table_about_people_keeps_its_history(model):
    assert any(event.pgh_tracked_model is model for event in EVENTS)


@pytest.mark.parametrize("model", LOCKED, ids=by_label)
def test_a_table_about_people_is_locked_row_by_row_also_for_its_owner(model, db):
    [(enabled, forced)] = asked(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", model._meta.db_table
    )
    assert enabled, f"Lock it with agencies.held.lock_rows('{model._meta.db_table}') in a migration."
    assert forced
    commands = {
        command for (command,) in asked("SELECT cmd FROM pg_policies WHERE tablename = %s", model._meta.db_table)
    }
    assert commands & {"SELECT", "ALL"}


@pytest.mark.parametrize("model", [*ABOUT_PEOPLE, *HISTORY], ids=by_label)
def test_the_site_deletes_no_row_about_a_person(model, db):
    for right in ("DELETE", "TRUNCATE"):
        assert asked("SELECT has_table_privilege('alongside_app', %s, %s)", model._meta.db_table, right) == [(False,)]


@pytest.mark.parametrize("model", HISTORY, ids=by_label)
def test_the_site_changes_no_earlier_state(model, db):
    assert asked("SELECT has_any_column_privilege('alongside_app', %s, 'UPDATE')", model._meta.db_table) == [(False,)]


def test_every_table_about_people_is_in_the_register_of_what_erasure_removes(fresh_database):
    with fresh_database.connect("owner") as owner:
        register = dict(owner.execute("SELECT table_name, person_columns FROM agencies_erasable").fetchall())
        places = [name for (name,) in owner.execute("SELECT table_name FROM agencies_erasable ORDER BY place")]
    missing = [by_label(model) for model in ABOUT_PEOPLE if model._meta.db_table not in register]
    assert not missing
    for model in ABOUT_PEOPLE:
        named = {name.strip() for name in register[model._meta.db_table].split(",")}
        links = _links_to_people(model)
        assert links <= named, f"{by_label(model)}: erasing would miss {links - named}"
        for other in _links_to(model):
            if other in places:
                assert places.index(other) < places.index(model._meta.db_table), f"{model} is erased after {other}"


def _links_to_people(model: type[Model]) -> set[str]:
    if by_label(model) == PERSON:
        return {"id"}
    keys = [one for one in model._meta.get_fields() if isinstance(one, ForeignKey)]
    return {one.column for one in keys if one.related_model._meta.label_lower == PERSON}


def _links_to(model: type[Model]) -> set[str]:
    keys = [one for one in model._meta.get_fields() if isinstance(one, ForeignKey)]
    return {one.related_model._meta.db_table for one in keys} - {model._meta.db_table}


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
