"""What was published: the only numbers that cross from one agency's records to another's page.

A row is never changed. Publishing again adds a row that supersedes the one before, so that what a report quoted can be
found years later. The database refuses UPDATE and DELETE to the role that serves pages; see migration 0002.
"""

import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from alongside.partnership.figures.kinds import Audience, Counted, Reach, State

CODE = RegexValidator(r"^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$", "A code is the room and what it counts: pathway.families")
NO_PERSON = "Holds no person."
NEWEST = Q(superseded_by=None)


class Published(models.Model):
    """Where a publication comes from: the same for a figure and for a table."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=120, validators=[CODE])
    title = models.CharField(max_length=200)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    whose = models.CharField(max_length=120, help_text="The agency's name, or the partnership, in words.")
    period_from = models.DateField()
    period_until = models.DateField(help_text="The last day that counts.")
    definition = models.TextField()
    definition_version = models.PositiveIntegerField()
    calculation = models.TextField(blank=True, help_text="The method, whose it is, and its settings.")
    limits = models.JSONField(default=list, help_text='Limits in use: a list of {"from", "until", "because"}.')
    seed = models.BigIntegerField(null=True, blank=True, help_text="Where random numbers began.")
    simulations = models.PositiveIntegerField(null=True, blank=True, help_text="Permutations, simulations or redraws.")
    weights = models.CharField(max_length=200, blank=True, help_text="Versions of the severity weights.")
    definitions = models.CharField(max_length=200, blank=True, help_text="Names and versions of local definitions.")
    level = models.FloatField(null=True, blank=True, help_text="Of the interval: 0.95.")
    method = models.CharField(max_length=400, blank=True, help_text="How the interval was found.")
    source = models.TextField()
    cut_on = models.DateField(help_text="The day the records end. Later corrections are not in it.")
    rule = models.CharField(max_length=60, help_text="The rule for small numbers.")
    rule_words = models.TextField()
    reach = models.CharField(max_length=20, choices=Reach)
    audience = models.CharField(max_length=20, choices=Audience)
    is_invented = models.BooleanField(help_text="Counted from invented records.")
    code_version = models.CharField(max_length=80)
    inputs_checksum = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta:
        abstract = True
        ordering = ["code", "-period_until", "-published_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_until__gte=F("period_from")), name="%(app_label)s_%(class)s_period_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(definition__gt="", source__gt="", rule__gt="", inputs_checksum__gt=""),
                name="%(app_label)s_%(class)s_says_how_it_was_counted",
            ),
            models.CheckConstraint(
                condition=Q(simulations=None) | Q(simulations__gt=0, seed__isnull=False),
                name="%(app_label)s_%(class)s_is_simulated_from_a_seed",
            ),
            models.UniqueConstraint(
                fields=["code", "agency", "period_from", "period_until"],
                condition=Q(supersedes=None),
                nulls_distinct=False,
                name="%(app_label)s_%(class)s_starts_one_chain",
            ),
        ]


class PublishedFigure(Published):
    kept = "Every number that was published, with how it was counted. Kept for good: reports quote it."
    scrub = NO_PERSON

    counted = models.CharField(max_length=20, choices=Counted)
    unit = models.CharField(max_length=120, help_text="What was counted, in the plural.")
    state = models.CharField(max_length=10, choices=State)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    month = models.DateField(null=True, blank=True, help_text="The first day of it, where the answer is a month.")
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)

    class Meta(Published.Meta):
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state=State.SHOWN, value__isnull=False, month=None)
                | Q(state=State.SHOWN, value=None, month__isnull=False)
                | Q(state__in=[State.HIDDEN, State.MISSING], value=None, month=None, low=None),
                name="figures_a_shown_figure_has_one_value",
            ),
            models.CheckConstraint(
                condition=Q(low=None, high=None, level=None, method="")
                | Q(low__isnull=False, high__gte=F("low"), level__gt=0, level__lt=1, method__gt=""),
                name="figures_an_interval_is_whole",
            ),
        ]


class PublishedTable(Published):
    """A table for charts and maps. Its rows are a sealed snapshot: the checksum is of what is stored."""

    kept = "Every table that was published, with how it was counted. Kept for good: charts and maps are drawn from it."
    scrub = NO_PERSON

    columns = models.JSONField(help_text='A list of {"name", "words", "unit"}.')
    rows = models.JSONField(help_text="A list of rows, each a list in the order of the columns.")
    rows_checksum = models.CharField(max_length=64)

    class Meta(Published.Meta):
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=Q(level=None, method="") | Q(level__gt=0, level__lt=1, method__gt=""),
                name="figures_intervals_of_a_table_say_level_and_method",
            ),
        ]
