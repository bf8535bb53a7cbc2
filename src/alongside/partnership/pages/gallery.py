"""Every component with long names, empty states and errors, all on one page. All invented."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator

from alongside.evidence.tables import HIDDEN, MISSING
from alongside.partnership.pages import formatters
from alongside.partnership.pages.fields import DayField, MomentField
from alongside.partnership.pages.formatters import LONDON
from alongside.partnership.pages.pieces import (
    Answered,
    Choice,
    Column,
    Fact,
    Happened,
    NextStep,
    Step,
    StepState,
    Tone,
)

NOW = datetime(2019, 2, 8, 15, 40, tzinfo=LONDON)
LONG_NAME = "Oluwaseun-Alexandria Featherstonehaugh-Wolverhampton"
LONG_AGENCY = "Fleetwater and Upper Marshside Hospitals NHS Foundation Trust"


class GalleryForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="As the young person gives it.", max_length=120)
    told = forms.CharField(
        label="What the young person was told, and what they want",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=400,
        help_text="In their own words where you can.",
    )
    notes = forms.CharField(label="Notes", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    offence_group = forms.ChoiceField(
        label="Offence group",
        choices=[("", "Choose one"), ("weapon", "Possession of a weapon"), ("drugs", "Drugs"), ("other", "Other")],
    )
    offer = forms.ChoiceField(
        label="Was help offered?",
        widget=forms.RadioSelect,
        choices=[("accepted", "Offered and accepted"), ("declined", "Offered and declined"), ("not", "Not offered")],
    )
    reason = forms.CharField(label="Why was it declined?", required=False)
    needs = forms.MultipleChoiceField(
        label="What would help?",
        widget=forms.CheckboxSelectMultiple,
        choices=[("home", "A safe place to stay"), ("school", "School or training"), ("health", "Health")],
    )
    safe = forms.BooleanField(label="It is safe to write to this address", help_text="Ask each time.")
    born_on = DayField(label="Born on", help_text="For example, 14 2 2005", latest=NOW.date())
    arrested_at = MomentField(label="Arrested at", help_text="For example, 7 2 2019, 11:20pm")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    letter = forms.FileField(label="Agreement, signed", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {"not": "Say in the notes what stood in the way."}
        self.fields["offer"].choice_hints = hints  # type: ignore[attr-defined]


def examples() -> dict[str, Any]:
    """Everything the gallery page shows."""
    wrong = GalleryForm(
        {
            "wrong-name": LONG_NAME,
            "wrong-told": "He said he was tired.\nHe wants to go home.",
            "wrong-offer": "declined",
            "wrong-born_on-day": "31", "wrong-born_on-month": "2", "wrong-born_on-year": "2005",
            "wrong-arrested_at-day": "7", "wrong-arrested_at-month": "2", "wrong-arrested_at-year": "2019",
            "wrong-arrested_at-time": "3:40",
        },
        prefix="wrong",
    )  # fmt: skip
    return {
        "now": NOW,
        "empty_form": GalleryForm(initial={"born_on": date(2005, 2, 14), "arrested_at": NOW}, prefix="fresh"),
        "wrong_form": wrong,
        "steps": _steps(),
        "next_steps": _next_steps(),
        "facts": [
            Fact("Born on", "14 February 2005 (13 years old)"),
            Fact("Held by", LONG_AGENCY),
            Fact("Works with", "Maya Osei-Bonsu"),
        ],
        "questions": _questions(),
        "entries": _entries(),
        "tones": list(Tone),
        **_tables(),
        "sums": _sums(),
        "choice": Choice("Record a first contact", "#"),
        "back": Choice("Go back without sending", "#"),
        "pages": Paginator(range(230), 10).page(7),
    }


def _steps() -> list[Step]:
    return [
        Step("First contact", StepState.DONE, "Friday 8 February 2019, in custody", "#"),
        Step("Screening for child criminal exploitation", StepState.DONE, "Waits for a manager’s sign-off", "#"),
        Step("Referral to the hub", StepState.NOW, "Sent 2 hours ago; no answer yet", "#"),
        Step("Adult safeguarding", StepState.NOT_NEEDED, "Under 18"),
        Step("Early Help and a family plan", StepState.TO_COME),
    ]


def _next_steps() -> list[NextStep]:
    return [
        NextStep("Rate the referral", "Fleetwater hub", NOW - timedelta(hours=2), NOW + timedelta(hours=2), "#"),
        NextStep("Follow up after release", LONG_NAME, NOW - timedelta(days=3), NOW - timedelta(hours=30)),
        NextStep("Say when the young person was released", "Fleetwater Youth Justice", NOW - timedelta(hours=1)),
    ]


def _questions() -> list[Answered]:
    return [
        Answered("Is the child found in areas with no known link to them?", "yes", "Seen twice at a coach station.",
                 "professional, first hand", "#"),
        Answered("Has the child unexplained money, clothes or phones?", "no"),
        Answered("Is the child missing from home or care?", "not_known", "The school has not been asked yet."),
        Answered("Is the child carrying, or afraid and therefore carrying, a weapon of any kind?"),
    ]  # fmt: skip


def _entries() -> list[Happened]:
    return [
        Happened("Referral sent to the hub", NOW, f"Maya Osei-Bonsu, custody youth worker, {LONG_AGENCY}",
                 "Along the route “custody referral to the hub”. The young person was told.", "#"),
        Happened("Screening completed", NOW - timedelta(hours=3), "Maya Osei-Bonsu, custody youth worker"),
        Happened("Born", date(2005, 2, 14), "As given by the young person"),
    ]  # fmt: skip


def _tables() -> dict[str, Any]:
    rows = [
        ["Upper Marshside and the Old Ropeworks", formatters.count(120), formatters.change(2.04)],
        ["Quay", formatters.count(None, HIDDEN), "not compared"],
        ["Heath", formatters.count(0), formatters.change(-3.1)],
        ["Station", formatters.count(None, MISSING), "not compared"],
    ]
    return {
        "columns": [Column("Ward"), Column("Offences", True), Column("Change on the year before", True)],
        "rows": rows,
        "drawing": _drawing([41, 44, 39, 47, 45, 43, 40, 46, 44, 42, 41, 54]),
    }


def _drawing(counts: list[int]) -> str:
    bars = "".join(
        f'<rect x="{20 + i * 48}" y="{160 - n * 2}" width="34" height="{n * 2}" fill="#0d5c55"/>'
        f'<text x="{37 + i * 48}" y="{154 - n * 2}" font-size="13" text-anchor="middle" fill="#1f2a2c">{n}</text>'
        for i, n in enumerate(counts)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 180" role="img" aria-label="Bars, one a month">'
        f'{bars}<path d="M12 160.5h576" stroke="#4a5859"/></svg>'
    )


def _sums() -> list[tuple[int, str, str]]:
    return [
        (50_000_000, "Fleetwater Council, to carry out the recommendations of the taskforce’s report", "From 2018"),
        (40_000_000, LONG_AGENCY, "Youth workers in the emergency department"),
        (1_250, "Alder Street Youth Trust", "Travel to a first meeting, 2019"),
    ]
