"""A site cannot hold records of real people before its key, its address and its two documents are in order."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from alongside.partnership.config.going_live import Mode, lapsed_reviews, refuse_unless_ready

KEY = "k" * 50
BOTH = """
[dpia]
document = "DPIA of Fleetwater, version 3"
signed_by = "Data protection officer"
signed_on = 2019-01-08
review_on = 2020-01-08

[equality_analysis]
document = "Equality analysis, version 1"
signed_by = "Head of service"
signed_on = 2019-01-08
review_on = 2019-07-08
"""


@pytest.fixture
def home(tmp_path):
    (tmp_path / "going-live.toml").write_text(BOTH)
    return tmp_path


def refuse(home, **changed):
    ready = {"secret_key": KEY, "address": "https://alongside.example.org", "hosts": ["alongside.example.org"]}
    refuse_unless_ready(**{**ready, **changed}, home=home)


def test_a_site_with_everything_may_go_live(home):
    refuse(home)
    assert Mode("LIVE") is Mode.LIVE


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"secret_key": ""}, "ALONGSIDE_SECRET_KEY must hold at least 50 characters"),
        ({"secret_key": "k" * 49}, "ALONGSIDE_SECRET_KEY must hold at least 50 characters"),
        ({"address": "http://alongside.example.org"}, "start with https://"),
        ({"hosts": ["*"]}, "never \\*"),
    ],
)
def test_a_site_without_its_key_or_address_stops_and_says_so(home, changed, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        refuse(home, **changed)


def test_everything_missing_is_listed_at_once(tmp_path):
    with pytest.raises(ImproperlyConfigured) as refused:
        refuse(tmp_path, secret_key="", address="http://x", hosts=["*"])
    assert str(refused.value).count("\n- ") == 5
    assert "data protection impact assessment" in str(refused.value)
    assert "equality analysis" in str(refused.value)


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("signed_on = 2019-01-08", ""),
        ("review_on = 2020-01-08", ""),
        ("review_on = 2020-01-08", 'review_on = "in a year"'),
        ("review_on = 2020-01-08", "review_on = 2020-01-08T12:00:00Z"),
        ('document = "DPIA of Fleetwater, version 3"', 'document = " "'),
        ('signed_by = "Data protection officer"', ""),
    ],
)
def test_a_document_without_its_name_its_signature_or_its_days_does_not_count(home, words, instead):
    file = home / "going-live.toml"
    file.write_text(BOTH.replace(words, instead, 1))
    with pytest.raises(ImproperlyConfigured, match="data protection impact assessment needs"):
        refuse(home)


@pytest.mark.parametrize("instead", ['dpia = "signed"', "[[dpia]]"])
def test_a_document_that_is_no_table_does_not_count_and_breaks_nothing(home, instead):
    (home / "going-live.toml").write_text(f"{instead}\n")
    with pytest.raises(ImproperlyConfigured, match="data protection impact assessment needs"):
        refuse(home)
    assert lapsed_reviews(home, date(2021, 1, 1)) == []


def test_a_file_that_cannot_be_read_is_named(home):
    (home / "going-live.toml").write_text("[dpia")
    with pytest.raises(ImproperlyConfigured, match=r"going-live\.toml in the home folder cannot be read"):
        refuse(home)


def test_a_lapsed_review_is_told_and_does_not_stop_the_site(home):
    assert lapsed_reviews(home, date(2019, 7, 8)) == []
    assert lapsed_reviews(home, date(2019, 7, 9)) == ["The equality analysis was due for review on 8 July 2019."]
    assert len(lapsed_reviews(home, date(2021, 1, 1))) == 2
    refuse(home)


def test_without_the_file_no_review_can_lapse(tmp_path):
    assert lapsed_reviews(tmp_path, date(2019, 7, 9)) == []
