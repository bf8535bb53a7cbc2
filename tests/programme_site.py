"""Walking pages of forms in tests: send a form as a browser would, and read what the page says."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client


def day(name: str, value: date) -> dict[str, str]:
    """A day in its three boxes."""
    return {f"{name}-day": str(value.day), f"{name}-month": str(value.month), f"{name}-year": str(value.year)}


def send(site: Client, address: str, **answers: Any) -> HttpResponse:
    """Open the form, send it, and follow to the page it leads to."""
    assert site.get(address).status_code == 200, address
    sent: dict[str, Any] = {}
    for name, value in answers.items():
        sent |= day(name, value) if isinstance(value, date) else {name: value}
    return site.post(address, sent, follow=True)
