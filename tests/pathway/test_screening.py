"""A screening is whole or is not stored; a person chooses its level; a sign-off follows and holds nothing up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from alongside.partnership.agencies.acting import Acting, act_as
from alongside.partnership.agencies.errors import NotAllowed, StepNotAllowed
from alongside.partnership.agencies.roles import Role
from alongside.partnership.pathway.actions.reference import load_clock_policy, load_screening_tool
from alongside.partnership.pathway.actions.screening import Answer, screen, sign_off
from alongside.partnership.pathway.models import Screening, ScreeningTool
from tests.partnership import Partnership, acting
from tests.pathway.conftest import NOW, REFERENCE, TODAY

Make = Callable[..., Any]
YES = {"answer": "yes", "evidence": "He showed me two phones.", "source_type": "seen"}


def answers_to(tool: ScreeningTool, **given: dict[str, str]) -> list[Answer]:
    return [Answer(item=item["code"], **given.get(item["code"], {"answer": "not_known"})) for item in tool.items]


def make_screening(tool: ScreeningTool, make_person: Make, by: Acting, **details: Any) -> Screening:
    fixed = {
        "answers": answers_to(tool, phone_use=YES), "protective_factors": "His aunt.", "own_words": "I want out.",
        "level": "significant", "level_reasons": "Two phones and fear.", "next_step": "I refer him today.",
        "screened_on": TODAY, "today": TODAY,
    }  # fmt: skip
    return screen(person=make_person(by), tool=tool, by=by, **(fixed | details))


def test_an_adult_worker_does_not_screen(partnership: Partnership, tool: ScreeningTool, make_person: Make) -> None:
    adults = acting(partnership.adults, Role.ADULT_WORKER)
    with act_as(adults) as by, pytest.raises(NotAllowed, match="Screen for child criminal exploitation"):
        make_screening(tool, make_person, by)


@pytest.mark.parametrize(
    ("details", "sentence", "field"),
    [
        ({"protective_factors": " "}, "what protects", "protective_factors"),
        ({"own_words": ""}, "in their own words", "own_words"),
        ({"level_reasons": ""}, "why you chose this level", "level_reasons"),
        ({"next_step": ""}, "what happens next", "next_step"),
        ({"level": "99"}, "one of the levels", "level"),
        ({"screened_on": TODAY + timedelta(days=1)}, "in the future", "screened_on"),
        ({"look_again_on": TODAY + timedelta(weeks=13)}, "within twelve weeks", "look_again_on"),
        ({"look_again_on": TODAY}, "within twelve weeks", "look_again_on"),
    ],
)
def test_what_is_missing_or_impossible_is_asked_for(
    partnership: Partnership, tool: ScreeningTool, make_person: Make, details: dict[str, Any], sentence: str, field: str
) -> None:
    with act_as(partnership.custody_worker) as by, pytest.raises(StepNotAllowed, match=sentence) as refusal:
        make_screening(tool, make_person, by, **details)
    assert refusal.value.field == field


@pytest.mark.parametrize("missing", ["evidence", "source_type"])
def test_a_yes_without_its_evidence_is_refused(
    partnership: Partnership, tool: ScreeningTool, make_person: Make, missing: str
) -> None:
    bare = [replace(answer, **{missing: ""}) for answer in answers_to(tool, phone_use=YES)]
    with act_as(partnership.custody_worker) as by, pytest.raises(StepNotAllowed, match="what the yes rests on"):
        make_screening(tool, make_person, by, answers=bare)


def test_every_question_is_answered_once(partnership: Partnership, tool: ScreeningTool, make_person: Make) -> None:
    whole = answers_to(tool)
    with act_as(partnership.custody_worker) as by:
        for wrong in (whole[1:], [*whole, whole[0]]):
            with pytest.raises(StepNotAllowed, match="Answer once"):
                make_screening(tool, make_person, by, answers=wrong)
        with pytest.raises(StepNotAllowed, match="no question of this tool"):
            make_screening(tool, make_person, by, answers=[*whole, Answer("invented", "no")])


def test_the_level_is_the_workers_and_not_the_sum_of_the_answers(
    partnership: Partnership, tool: ScreeningTool, make_person: Make
) -> None:
    every_yes = [replace(answer, **YES) for answer in answers_to(tool)]
    with act_as(partnership.custody_worker) as by:
        assert make_screening(tool, make_person, by, answers=every_yes, level="none").level == "none"
        assert (
            make_screening(tool, make_person, by, answers=answers_to(tool), level="experiencing").level
            == "experiencing"
        )


def test_a_screening_without_concern_is_kept_for_a_shorter_time(
    partnership: Partnership, tool: ScreeningTool, make_person: Make
) -> None:
    with act_as(partnership.custody_worker) as by:
        concern = make_screening(tool, make_person, by)
        no_concern = make_screening(tool, make_person, by, level="none")
    assert no_concern.review_on < concern.review_on
    assert concern.look_again_on == TODAY + timedelta(weeks=12)


def test_a_manager_signs_off_once_and_never_their_own(
    partnership: Partnership, tool: ScreeningTool, make_person: Make
) -> None:
    with act_as(partnership.custody_worker) as by:
        screening = make_screening(tool, make_person, by)
        with pytest.raises(NotAllowed):
            sign_off(screening=screening, now=NOW, by=by)
    with act_as(partnership.manager) as by:
        own = make_screening(tool, make_person, by)
        with pytest.raises(StepNotAllowed, match="second person"):
            sign_off(screening=own, now=NOW, by=by)
        sign_off(screening=screening, words="Good.", now=NOW, by=by)
        with pytest.raises(StepNotAllowed, match="already"):
            sign_off(screening=screening, now=NOW, by=by)
        assert Screening.objects.get(pk=screening.pk).signed_off_by_id == by.posting_id


def test_only_information_governance_loads_a_tool(partnership: Partnership) -> None:
    with act_as(partnership.custody_worker) as by, pytest.raises(NotAllowed):
        load_screening_tool(path=REFERENCE / "cce-1.toml", by=by)


def test_the_same_version_read_again_changes_nothing(partnership: Partnership, tool: ScreeningTool) -> None:
    with act_as(partnership.governance) as by:
        assert load_screening_tool(path=REFERENCE / "cce-1.toml", by=by) == tool
    assert ScreeningTool.objects.count() == 1


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Lives in temporary", "Lives in an odd", "was loaded with another text"),
        ('code = "housing"', 'code = "disability"', "twice"),
        ('group = "vulnerability"', 'group = "indicator"', "no other group"),
    ],
)
def test_a_wrong_tool_is_refused_by_name(
    partnership: Partnership, tool: ScreeningTool, tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    file = tmp_path / "cce.toml"
    file.write_text((REFERENCE / "cce-1.toml").read_text().replace(old, new))
    with act_as(partnership.governance) as by, pytest.raises(StepNotAllowed, match=sentence):
        load_screening_tool(path=file, by=by)


def test_a_tool_without_levels_is_refused(partnership: Partnership, tmp_path: Path) -> None:
    whole = (REFERENCE / "cce-1.toml").read_text()
    head, rest = whole.split("[[levels]]", 1)
    file = tmp_path / "cce.toml"
    file.write_text(head + "levels = []\n[[items]]" + rest.split("[[items]]", 1)[1])
    with act_as(partnership.governance) as by, pytest.raises(StepNotAllowed, match="no levels"):
        load_screening_tool(path=file, by=by)


def test_a_clock_for_a_colour_that_does_not_exist_is_refused(partnership: Partnership, tmp_path: Path) -> None:
    file = tmp_path / "clocks.toml"
    file.write_text((REFERENCE / "clocks-1.toml").read_text().replace("amber =", "purple ="))
    with act_as(partnership.governance) as by, pytest.raises(StepNotAllowed, match="purple"):
        load_clock_policy(path=file, by=by)
