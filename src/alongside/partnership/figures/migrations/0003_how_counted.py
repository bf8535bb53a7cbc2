"""How a figure or a table was counted, field by field; and an audience for what only those who count may open."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_locks"),
        ("figures", "0002_locks"),
    ]

    operations = [
        migrations.AddField(
            model_name="publishedfigure",
            name="calculation",
            field=models.TextField(blank=True, help_text="The method, whose it is, and its settings."),
        ),
        migrations.AddField(
            model_name="publishedfigure",
            name="definitions",
            field=models.CharField(blank=True, help_text="Names and versions of local definitions.", max_length=200),
        ),
        migrations.AddField(
            model_name="publishedfigure",
            name="limits",
            field=models.JSONField(default=list, help_text='Limits in use: a list of {"from", "until", "because"}.'),
        ),
        migrations.AddField(
            model_name="publishedfigure",
            name="seed",
            field=models.BigIntegerField(blank=True, help_text="Where random numbers began.", null=True),
        ),
        migrations.AddField(
            model_name="publishedfigure",
            name="simulations",
            field=models.PositiveIntegerField(blank=True, help_text="Permutations, simulations or redraws.", null=True),
        ),
        migrations.AddField(
            model_name="publishedfigure",
            name="weights",
            field=models.CharField(blank=True, help_text="Versions of the severity weights.", max_length=200),
        ),
        migrations.AddField(
            model_name="publishedtable",
            name="calculation",
            field=models.TextField(blank=True, help_text="The method, whose it is, and its settings."),
        ),
        migrations.AddField(
            model_name="publishedtable",
            name="definitions",
            field=models.CharField(blank=True, help_text="Names and versions of local definitions.", max_length=200),
        ),
        migrations.AddField(
            model_name="publishedtable",
            name="level",
            field=models.FloatField(blank=True, help_text="Of the interval: 0.95.", null=True),
        ),
        migrations.AddField(
            model_name="publishedtable",
            name="limits",
            field=models.JSONField(default=list, help_text='Limits in use: a list of {"from", "until", "because"}.'),
        ),
        migrations.AddField(
            model_name="publishedtable",
            name="method",
            field=models.CharField(blank=True, help_text="How the interval was found.", max_length=400),
        ),
        migrations.AddField(
            model_name="publishedtable",
            name="seed",
            field=models.BigIntegerField(blank=True, help_text="Where random numbers began.", null=True),
        ),
        migrations.AddField(
            model_name="publishedtable",
            name="simulations",
            field=models.PositiveIntegerField(blank=True, help_text="Permutations, simulations or redraws.", null=True),
        ),
        migrations.AddField(
            model_name="publishedtable",
            name="weights",
            field=models.CharField(blank=True, help_text="Versions of the severity weights.", max_length=200),
        ),
        migrations.AlterField(
            model_name="publishedfigure",
            name="audience",
            field=models.CharField(
                choices=[
                    ("public", "Everybody"),
                    ("partnership", "Workers of the partnership"),
                    ("counting", "Workers who count and plan"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="publishedfigure",
            name="level",
            field=models.FloatField(blank=True, help_text="Of the interval: 0.95.", null=True),
        ),
        migrations.AlterField(
            model_name="publishedfigure",
            name="method",
            field=models.CharField(blank=True, help_text="How the interval was found.", max_length=400),
        ),
        migrations.AlterField(
            model_name="publishedtable",
            name="audience",
            field=models.CharField(
                choices=[
                    ("public", "Everybody"),
                    ("partnership", "Workers of the partnership"),
                    ("counting", "Workers who count and plan"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("simulations", None), models.Q(("seed__isnull", False), ("simulations__gt", 0)), _connector="OR"
                ),
                name="figures_publishedfigure_is_simulated_from_a_seed",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedtable",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("simulations", None), models.Q(("seed__isnull", False), ("simulations__gt", 0)), _connector="OR"
                ),
                name="figures_publishedtable_is_simulated_from_a_seed",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedtable",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", None), ("method", "")),
                    models.Q(("level__gt", 0), ("level__lt", 1), ("method__gt", "")),
                    _connector="OR",
                ),
                name="figures_intervals_of_a_table_say_level_and_method",
            ),
        ),
    ]
