"""Measures are named for a site's own borough, whichever it is; decisions on their limits keep their measure."""

from typing import Any

from django.db import migrations, models

from alongside.partnership.config.database.data_migration import ChangeRows

MEASURES = ("borough.non_domestic", "borough.injury", "borough.knife", "camden.person")
BEFORE, NOW = "fleetwater.", "borough."


def rename(apps: Any, _editor: Any, before: str = BEFORE, now: str = NOW) -> int:
    rebasings = apps.get_model("violence", "Rebasing").objects.filter(measure__startswith=before)
    for one in rebasings:
        one.measure = now + one.measure.removeprefix(before)
        one.save(update_fields=["measure"])
    return len(rebasings)


def rename_back(apps: Any, editor: Any) -> int:
    return rename(apps, editor, NOW, BEFORE)


class Migration(migrations.Migration):
    dependencies = [("violence", "0006_partner_file_locks")]
    operations = [
        ChangeRows(
            "violence.Rebasing", rename, backwards=rename_back,
            none_is_right_when="limits were started anew for Camden alone, or by nobody",
        ),
        migrations.AlterField(
            model_name="rebasing",
            name="measure",
            field=models.CharField(choices=[(name, name) for name in MEASURES], max_length=60),
        ),
    ]  # fmt: skip
