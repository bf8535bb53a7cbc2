"""What is true of sharing: the law in versions, what was disclosed, and records that agencies keep together."""

from alongside.partnership.sharing.models.asked import AskedShare
from alongside.partnership.sharing.models.disclosures import Disclosure, SealedCopy
from alongside.partnership.sharing.models.follow_up import Chase, LegalRecord, Notice
from alongside.partnership.sharing.models.joint import JointRecord, Participant
from alongside.partnership.sharing.models.law import (
    Agreement,
    Gateway,
    JointArrangement,
    LawfulBasis,
    Route,
    SharingPurpose,
)

__all__ = [
    "Agreement",
    "AskedShare",
    "Chase",
    "Disclosure",
    "Gateway",
    "JointArrangement",
    "JointRecord",
    "LawfulBasis",
    "LegalRecord",
    "Notice",
    "Participant",
    "Route",
    "SealedCopy",
    "SharingPurpose",
]
