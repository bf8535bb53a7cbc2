"""The base of every row of the programme: its number, when it was recorded, and through which posting."""

import uuid

from django.db import models
from django.utils import timezone

NO_PERSON = "Holds no person in need. Who recorded it is a reference."


class Recorded(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey("agencies.Posting", on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True
