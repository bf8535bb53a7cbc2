"""Loading the versioned reference data of the pathway: screening tools and clocks. A version is never edited."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnership.agencies.acting import Acting
from alongside.partnership.agencies.errors import StepNotAllowed
from alongside.partnership.agencies.roles import Permission
from alongside.partnership.pathway.models import Brag, ClockPolicy, ItemGroup, ScreeningTool
from alongside.partnership.trail.actions import record
from alongside.partnership.trail.words import Did


@transaction.atomic
def load_screening_tool(*, path: Path, by: Acting) -> ScreeningTool:
    """Read one version of a tool. The same version read again changes nothing; a different text under it is refused."""
    by.must(Permission.KEEP_THE_LAW)
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    _refuse_wrong_tool(words, path.name)
    return _keep_version(ScreeningTool, words, by)


@transaction.atomic
def load_clock_policy(*, path: Path, by: Acting) -> ClockPolicy:
    """Read one version of the hub's clocks."""
    by.must(Permission.KEEP_THE_LAW)
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    unknown = sorted({*words["minutes"], *words["runs_past_close"]} - set(Brag.values))
    if unknown:
        raise StepNotAllowed(
            _("{file} names colours that are not in use: {names}.").format(file=path.name, names=", ".join(unknown))
        )
    return _keep_version(ClockPolicy, words, by)


def _refuse_wrong_tool(words: dict[str, Any], file: str) -> None:
    codes = [item["code"] for item in words["items"]]
    groups = {item["group"] for item in words["items"]}
    if len(set(codes)) != len(codes):
        raise StepNotAllowed(_("{file} uses the code of a question twice.").format(file=file))
    if groups != set(ItemGroup.values):
        raise StepNotAllowed(
            _("{file} must have vulnerabilities and indicators, and no other group.").format(file=file)
        )
    if not words["levels"]:
        raise StepNotAllowed(_("{file} has no levels to choose from.").format(file=file))


def _keep_version(model: type[Any], words: dict[str, Any], by: Acting) -> Any:
    made, is_new = model.objects.get_or_create(code=words["code"], version=words["version"], defaults=words)
    differs = [name for name, value in words.items() if getattr(made, name) != value]
    if differs:
        raise StepNotAllowed(
            _("Version {version} of {code} was loaded with another text. Give the changed one a new version.").format(
                version=made.version, code=made.code
            )
        )
    if is_new:
        record(Did.RECORDED, made, by=by)
    return made
