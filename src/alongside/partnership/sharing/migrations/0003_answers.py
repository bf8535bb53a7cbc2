"""A share may answer another: the hub's decision answers the referral."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sharing", "0002_locks")]
    operations = [
        migrations.AddField(
            model_name="disclosure",
            name="answers",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answered_by",
                to="sharing.disclosure",
            ),
        )
    ]
