"""Tables to the cell were for every worker of the partnership. They are for those who count and plan."""

from django.db import migrations

from alongside.partnership.config.database.data_migration import ChangeRows


def narrow(apps, schema_editor):
    tables = apps.get_model("figures", "PublishedTable").objects.using(schema_editor.connection.alias)
    return tables.filter(audience="partnership", code__startswith="violence.").update(audience="counting")


def widen(apps, schema_editor):
    tables = apps.get_model("figures", "PublishedTable").objects.using(schema_editor.connection.alias)
    return tables.filter(audience="counting").update(audience="partnership")


class Migration(migrations.Migration):
    dependencies = [("figures", "0003_how_counted")]
    operations = [
        ChangeRows(
            "figures.PublishedTable",
            narrow,
            backwards=widen,
            none_is_right_when="A site that publishes no places to the cell has no such table.",
        )
    ]
