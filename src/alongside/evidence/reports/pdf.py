"""A report as PDF/UA-1: tagged, in reading order, every picture with its words."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Literal

from alongside.evidence.errors import ReportRefused
from alongside.evidence.reports.report import Report

TEMPLATE = Path(__file__).with_name("report.typ")


def to_pdf(report: Report) -> bytes:
    """Set a report as a PDF on A4.

    Returns  the file. The same report gives the same bytes: only fonts that come with Typst are used, and the file's
             date is the report's own.
    Raises   ReportRefused with the setter's words, when the content cannot be set so that everybody can read it.
    Source   PDF/UA-1 (ISO 14289-1); Typst refuses a picture without words and a heading out of order.
    """
    import typst

    try:
        return _set(report, "pdf", standard="ua-1")[0]
    except typst.TypstError as refusal:
        raise ReportRefused(f'The report "{report.title}" cannot be set: {refusal}.') from refusal


def count_pages(report: Report) -> int:
    """Say how many pages a report fills."""
    return len(_set(report, "svg"))


def _set(report: Report, form: Literal["pdf", "svg"], standard: Literal["ua-1"] | None = None) -> list[bytes]:
    import typst

    pages: Any = typst.compile(
        TEMPLATE.read_bytes(),
        format=form,
        sys_inputs={"report": json.dumps(report.as_dict())},
        pdf_standards=standard,
        ignore_system_fonts=True,
        timestamp=datetime.combine(report.made_on, time(12), UTC),
    )
    return pages if isinstance(pages, list) else [pages]
