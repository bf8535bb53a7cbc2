"""The base of all rows about a person: erasing the person finds them, restricting the person locks them."""

from django.db import models

from alongside.partnership.agencies.held import HeldRecord


class RecordAboutPerson(HeldRecord):
    person = models.ForeignKey("families.Person", on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True


class JointRecordAboutPerson(RecordAboutPerson):
    """A row that may belong to a joint record, whose named participants read it too."""

    joint_record = models.ForeignKey(
        "sharing.JointRecord", on_delete=models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )

    class Meta:
        abstract = True
