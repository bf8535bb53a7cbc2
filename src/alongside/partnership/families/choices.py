"""What may be chosen about a person and a family."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    OTHER = "other", _("Described in another way")
    NOT_KNOWN = "not_known", _("Not known")


class Ethnicity(models.TextChoices):
    """The five groups of the 2021 census, so that disproportionality can be published."""

    ASIAN = "asian", _("Asian or Asian British")
    BLACK = "black", _("Black, Black British, Caribbean or African")
    MIXED = "mixed", _("Mixed or multiple ethnic groups")
    WHITE = "white", _("White")
    OTHER = "other", _("Other ethnic group")
    NOT_KNOWN = "not_known", _("Not asked, or not said")


class Relationship(models.TextChoices):
    CHILD = "child", _("Child or young person")
    PARENT = "parent", _("Parent")
    CARER = "carer", _("Carer")
    GRANDPARENT = "grandparent", _("Grandparent")
    SIBLING = "sibling", _("Brother or sister")
    PARTNER = "partner", _("Partner of a parent")
    OTHER = "other", _("Other person in the household")
