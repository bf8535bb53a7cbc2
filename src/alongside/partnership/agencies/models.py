"""What is true of the bodies, agencies, teams and workers of the partnership."""

import uuid
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from alongside.partnership.agencies.kinds import AgencyKind, ControllerKind, DutyRole
from alongside.partnership.agencies.roles import Role

NOT_PERSONAL = "Holds no person."


class Controller(models.Model):
    """A legal body that decides why and how personal data are used."""

    kept = "The legal bodies of the partnership. Kept while any record names them."
    scrub = NOT_PERSONAL

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=30, choices=ControllerKind)
    duty_role = models.CharField(max_length=20, choices=DutyRole)
    is_health_or_social_care = models.BooleanField(
        help_text="A health or social care authority within s. 16(4)(b). On unless the partnership's lawyer clears it."
    )
    is_section_11_body = models.BooleanField(help_text="Bound by Children Act 2004 s. 11, so by the duty in s. 16LA.")
    is_competent_authority = models.BooleanField(help_text="May process for law enforcement (DPA 2018, Part 3).")

    class Meta:
        ordering = ["name"]


class Agency(models.Model):
    """A part of a controller that does one kind of work and holds its own records."""

    kept = "The agencies of the partnership and the hubs of other areas. Kept while any record names them."
    scrub = NOT_PERSONAL

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = models.ForeignKey(Controller, on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=30, choices=AgencyKind)
    area = models.CharField(max_length=80, help_text="The local authority area that it serves.")
    phone = models.CharField(max_length=30)
    out_of_hours_phone = models.CharField(max_length=30, blank=True)
    is_on_this_site = models.BooleanField(default=True, help_text="Off for another area's hub, reached by phone.")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"


class Team(models.Model):
    kept = "The teams of each agency. Kept while any record names them."
    scrub = NOT_PERSONAL

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="agencies_one_team_a_name")]


class WorkerManager(BaseUserManager["Worker"]):
    def get_by_natural_key(self, username: str | None) -> "Worker":
        return self.get(email__iexact=username)


class Worker(AbstractBaseUser):
    """A person who works here. What they may do comes from their postings, never from the worker."""

    kept = "A worker's name and work e-mail. Kept while any record or trail line names them."
    scrub = "Name and e-mail are replaced by invented ones; the password is made unusable."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=200)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects = WorkerManager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="agencies_one_worker_an_email")]


class PostingQuerySet(models.QuerySet["Posting"]):
    def live(self, on: date | None = None) -> "PostingQuerySet":
        day = on or timezone.localdate()
        return self.live_or_coming(day).filter(starts_on__lte=day)

    def live_or_coming(self, on: date | None = None) -> "PostingQuerySet":
        day = on or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), worker__is_active=True)


class Posting(models.Model):
    """A worker's place: employed by one agency, acting for one, perhaps another, from a day until a day.

    A charity's youth worker inside an emergency department is employed by the charity and acts for the NHS trust.
    """

    kept = "Who acted for whom, when. Kept as long as the trail that refers to it."
    scrub = "Holds references only."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="postings")
    employer = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="employs")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="postings")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="postings")
    site = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=40, choices=Role)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = PostingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="agencies_posting_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None, ended_by=None) | Q(ends_on__isnull=False, ended_by__isnull=False),
                name="agencies_an_ended_posting_says_by_whom",
            ),
        ]


class Invitation(models.Model):
    """A place offered to somebody. The link in the e-mail holds the token; we keep only its hash."""

    kept = "Who was invited to what. Kept one year after it was accepted or ran out."
    scrub = "E-mail and name are replaced by invented ones."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=200)
    name = models.CharField(max_length=120)
    employer = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    site = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=40, choices=Role)
    invited_by = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64, unique=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="agencies_an_accepted_invitation_says_by_whom",
            )
        ]


class KeptForm(models.Model):
    """A form that was being sent when the session had timed out: encrypted, for the same worker, given back once."""

    kept = "What a worker had typed when their session timed out. Given back at the next sign-in; deleted after a day."
    scrub = "Never copied."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=300)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(default=timezone.now)


class Restriction(models.Model):
    """A lock on records: from now on only the named readers open them."""

    kept = "Why a record was restricted and who may read it. Kept as long as the record."
    scrub = "The reason is replaced by a fixed sentence."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    held_by = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="+")


class Reader(models.Model):
    """A worker who is named to read what a restriction locks."""

    kept = "Who may read a restricted record. Kept as long as the restriction."
    scrub = "Holds references only."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    held_by = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    restriction = models.ForeignKey(Restriction, on_delete=models.PROTECT, related_name="readers")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["restriction", "worker"], name="agencies_one_reader_a_restriction")
        ]


class ErasedRecord(models.Model):
    """The envelope of a record that was erased: which table, which number, when and on what ground. No content."""

    kept = "That a record was erased, when and why. Kept seven years."
    scrub = "Holds references only."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    held_by = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    table_name = models.CharField(max_length=80)
    record_id = models.UUIDField()
    ground = models.CharField(max_length=40)
    erased_at = models.DateTimeField()
