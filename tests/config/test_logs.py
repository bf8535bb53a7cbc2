"""The log says what happened to a request, and nothing that could tell about whom."""

import json
import logging
import logging.config

import pytest
import structlog
from django.test import Client
from django.urls import reverse

from alongside.partnership.config.logs import json_lines
from tests.partnership import open_site_as

PERSONAL = ("Okoro", "okoro", "Invented", "example.org", "family_name", "127.0.0.1", "three-grey-herons")


@pytest.fixture
def log(tmp_path):
    """What the site's formatter writes, a line at a time."""
    file = tmp_path / "site.log"
    handler = logging.FileHandler(file)
    maker = json_lines()
    handler.setFormatter(maker.pop("()")(**maker))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)

    def lines() -> list[dict]:
        handler.flush()
        return [json.loads(line) for line in file.read_text().splitlines()]

    yield lines
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


def test_a_request_is_logged_by_its_number_its_page_and_its_answer(log, db):
    Client(headers={"user-agent": "Okoro's phone"}).get(reverse("pages:urgent") + "?family_name=Okoro")
    finished = [line for line in log() if line["event"] == "request_finished"]
    assert len(finished) == 1
    assert finished[0]["page"] == "pages:urgent"
    assert finished[0]["code"] == 200
    assert finished[0]["request_id"]
    assert not any(word in json.dumps(log()) for word in PERSONAL)


@pytest.mark.urls("tests.agencies.addresses")
def test_what_broke_is_logged_by_type_and_place_without_its_words(log, partnership):
    open_site_as(partnership.custody_worker).get("/test/broken?family_name=Okoro")
    failed = next(line for line in log() if line["event"] == "request_failed")
    assert failed["exception"] == "ValueError"
    assert failed["places"][-1].endswith("broken")
    assert failed["page"] == "tests.agencies.addresses.broken"
    assert not any(word in json.dumps(log()) for word in PERSONAL)


def test_a_failed_sign_in_does_not_log_who_tried(log, db):
    typed = {"login": "okoro@example.org", "password": "three-grey-herons"}
    for _ in range(5):
        Client().post(reverse("account_login"), typed)
    assert "locked_out" in [line["event"] for line in log()]
    assert not any(word in json.dumps(log()) for word in PERSONAL)


def test_an_address_that_does_not_exist_is_not_repeated(log, db):
    Client().get("/join-typed-wrong/adaeze-okoro")
    assert [line["code"] for line in log() if line["event"] == "request_finished"] == [404]
    assert not any(word in json.dumps(log()) for word in PERSONAL)


def test_of_a_library_only_the_sentence_stays(log):
    logging.getLogger("some.library").warning("Could not write %s to %s", "Adaeze Okoro", "okoro@example.org")
    assert log()[0]["event"] == "Could not write %s to %s"


def test_of_a_librarys_sentence_without_gaps_only_its_place_stays(log):
    name = "Okoro"
    logging.getLogger("some.library").warning(f"Could not write {name}")
    assert log()[0]["event"].startswith("test_logs:test_of_a_librarys_sentence")


def test_our_own_words_stay_whole(log):
    logging.getLogger("alongside.partnership.trail").error("The trail does not verify: %s fault(s).", 2)
    logging.getLogger("alongside.partnership.trail").error("No key.")
    assert [line["event"] for line in log()] == ["The trail does not verify: 2 fault(s).", "No key."]


def test_a_library_that_logs_its_exception_gives_type_and_place(log):
    try:
        raise KeyError("Okoro")
    except KeyError as error:
        logging.getLogger("some.library").exception("Failed: %s", error)
        structlog.get_logger("alongside").error("failed", exc_info=error)
    assert [line["exception"] for line in log()] == ["KeyError", "KeyError"]
    assert not any(word in json.dumps(log()) for word in PERSONAL)
