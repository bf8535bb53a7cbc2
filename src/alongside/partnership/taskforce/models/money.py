"""Money: funds, commitments, allocations. In pence, and never counted twice.

Three locks in the database keep it so: allocations never exceed their commitment, parts never exceed their whole, and a
part has no parts of its own.
"""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from alongside.partnership.agencies.held import keep_history
from alongside.partnership.taskforce.kinds import FundKind, Overlap, RecipientKind, StatedAs
from alongside.partnership.taskforce.models.recorded import NO_PERSON, Recorded

WITHDRAWN_IS_PAIRED = Q(withdrawn_on=None, withdrawn_because="") | Q(
    withdrawn_on__isnull=False, withdrawn_because__gt=""
)

# The lock on the commitment makes two allocations at once wait for each other.
ALLOCATIONS_FIT = """
    PERFORM FROM taskforce_commitment WHERE id = NEW.commitment_id FOR UPDATE;
    IF (SELECT sum(pence) FROM taskforce_allocation
            WHERE commitment_id = NEW.commitment_id AND withdrawn_on IS NULL)
        > (SELECT CASE WHEN withdrawn_on IS NULL THEN pence ELSE 0 END FROM taskforce_commitment
            WHERE id = NEW.commitment_id)
    THEN RAISE EXCEPTION 'taskforce_allocations_fit: more is allocated than was committed'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""
COMMITMENT_FITS = """
    IF coalesce((SELECT sum(pence) FROM taskforce_allocation
            WHERE commitment_id = NEW.id AND withdrawn_on IS NULL), 0)
        > (CASE WHEN NEW.withdrawn_on IS NULL THEN NEW.pence ELSE 0 END)
    THEN RAISE EXCEPTION 'taskforce_commitment_fits: more is allocated than is committed'
        USING ERRCODE = 'check_violation';
    END IF;
    PERFORM FROM taskforce_commitment WHERE id = NEW.part_of_id FOR UPDATE;
    IF coalesce((SELECT sum(part.pence) FROM taskforce_commitment part
            WHERE part.part_of_id = coalesce(NEW.part_of_id, NEW.id) AND part.withdrawn_on IS NULL), 0)
        > (SELECT whole.pence FROM taskforce_commitment whole WHERE whole.id = coalesce(NEW.part_of_id, NEW.id))
    THEN RAISE EXCEPTION 'taskforce_parts_fit: the parts are more than the whole' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.part_of_id IS NOT NULL AND EXISTS (
        SELECT FROM taskforce_commitment other
        WHERE (other.id = NEW.part_of_id AND other.part_of_id IS NOT NULL) OR other.part_of_id = NEW.id
    ) THEN RAISE EXCEPTION 'taskforce_one_level: a part has no parts' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""
ANY_WRITE = pgtrigger.Insert | pgtrigger.Update


class Fund(Recorded):
    kept = "Where money comes from. Kept for good."
    scrub = NO_PERSON

    reference = models.SlugField(max_length=60, unique=True, help_text="A short name for figures: hospital-workers.")
    name = models.CharField(max_length=200)
    funder = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=FundKind)

    class Meta:
        ordering = ["name"]


@keep_history()
class Commitment(Recorded):
    """An amount that a document says was, or will be, spent."""

    kept = "What was committed, to whom, and which document says so. Kept for good, with every change."
    scrub = NO_PERSON

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="commitments")
    pence = models.PositiveBigIntegerField()
    stated_as = models.CharField(max_length=20, choices=StatedAs, default=StatedAs.EXACT)
    recipient = models.CharField(max_length=160)
    recipient_kind = models.CharField(max_length=20, choices=RecipientKind)
    first_year = models.PositiveSmallIntegerField(help_text="The year in which the financial year starts.")
    last_year = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()
    source_words = models.TextField(help_text="What the document says, word for word, and which document it is.")
    overlap = models.CharField(max_length=20, choices=Overlap, default=Overlap.NOT_KNOWN)
    overlap_words = models.TextField(blank=True, help_text="How we know.")
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["fund__name", "agreed_on", "recipient"]
        constraints = [
            models.CheckConstraint(condition=Q(pence__gt=0), name="taskforce_a_commitment_is_more_than_nothing"),
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="taskforce_years_run_forward"),
            models.CheckConstraint(
                condition=(Q(overlap=Overlap.PART_OF) & Q(part_of__isnull=False, overlap_words__gt=""))
                | (Q(overlap=Overlap.SEPARATE) & Q(part_of=None, overlap_words__gt=""))
                | Q(overlap=Overlap.NOT_KNOWN, part_of=None),
                name="taskforce_known_overlap_says_how",
            ),
            models.CheckConstraint(condition=~Q(part_of=F("id")), name="taskforce_nothing_is_part_of_itself"),
            models.CheckConstraint(condition=WITHDRAWN_IS_PAIRED, name="taskforce_withdrawn_commitment_says_why"),
        ]
        triggers = [
            pgtrigger.Trigger(name="commitment_fits", when=pgtrigger.After, operation=ANY_WRITE, func=COMMITMENT_FITS)
        ]


@keep_history()
class Allocation(Recorded):
    """A share of a commitment that goes to one recipient, and the recommendations it serves."""

    kept = "Which share went where. Kept for good, with every change."
    scrub = NO_PERSON

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="allocations")
    pence = models.PositiveBigIntegerField()
    recipient = models.CharField(max_length=160)
    year = models.PositiveSmallIntegerField(help_text="The year in which the financial year starts.")
    action = models.ForeignKey(
        "taskforce.Action", on_delete=models.PROTECT, null=True, blank=True, related_name="allocations"
    )
    recommendations = models.ManyToManyField("taskforce.Recommendation", related_name="allocations", blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["year", "recipient"]
        constraints = [
            models.CheckConstraint(condition=Q(pence__gt=0), name="taskforce_an_allocation_is_more_than_nothing"),
            models.CheckConstraint(condition=WITHDRAWN_IS_PAIRED, name="taskforce_withdrawn_allocation_says_why"),
        ]
        triggers = [
            pgtrigger.Trigger(name="allocations_fit", when=pgtrigger.After, operation=ANY_WRITE, func=ALLOCATIONS_FIT)
        ]
