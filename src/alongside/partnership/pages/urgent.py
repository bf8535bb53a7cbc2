"""Who to ring when a child is in danger now. 999 stands even when nothing else is known."""

from dataclasses import dataclass


@dataclass(frozen=True)
class UrgentNumbers:
    """The numbers that stand on every refusal, every error and every foot of a page."""

    hub_name: str = ""
    hub: str = ""
    out_of_hours: str = ""
    emergency: str = "999"
