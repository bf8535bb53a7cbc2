"""A report refuses what cannot be read by everybody, and the same content is the same file."""

from datetime import date

import pyarrow as pa
import pytest

from alongside.evidence.errors import FigureRefused, ReportRefused
from alongside.evidence.pictures.picture import Picture
from alongside.evidence.reports.pdf import count_pages, to_pdf
from alongside.evidence.reports.report import Heading, Lines, Pictures, Report, Words

BAR = '<rect width="40" height="20" fill="#1d4f7c"/>'
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{BAR}</svg>'


def picture(sentence: str = "It shows one bar.", credit: str = "") -> Picture:
    return Picture(SVG, pa.table({"month": [1]}), "A bar", sentence, credit)


def report(*blocks) -> Report:
    return Report("Violence in Fleetwater", "Invented borough, April 2018 to March 2019", date(2019, 5, 1), blocks)


def test_a_row_of_another_length_is_refused_by_its_name():
    uneven = Lines("By ward", ("Ward", "Offences"), (("Herons", "12"), ("Quays", "9", "+3%")))
    with pytest.raises(FigureRefused, match='"By ward" has 2 columns, and a row of 3: Quays'):
        to_pdf(report(uneven))


@pytest.mark.parametrize("count", [0, 3])
def test_pictures_that_would_be_too_small_or_none_are_refused(count):
    with pytest.raises(FigureRefused, match=f"{count} pictures do not fit side by side"):
        to_pdf(report(Pictures((picture(),) * count)))


def test_a_picture_without_words_is_refused():
    with pytest.raises(FigureRefused, match='"A bar" says nothing to somebody who cannot see it'):
        to_pdf(report(Pictures((picture(sentence=""),))))


def test_what_is_no_picture_is_refused_with_the_reports_name():
    with pytest.raises(ReportRefused, match=r'The report "Violence in Fleetwater" cannot be set: .*SVG'):
        to_pdf(report(Pictures((Picture("no picture", pa.table({"month": [1]}), "A bar", "It shows one bar."),))))


def test_every_kind_of_block_is_set_and_the_same_report_is_the_same_file():
    blocks = (
        Heading("Year against year"),
        Words("Nothing here says what caused a change."),
        Lines("Two years", ("Offences", "Now", "Before"), (("Robbery", "1,688", "2,139"),)),
        Pictures((picture(), picture(credit="Contains OS data"))),
        Pictures((picture(),)),
        Words("Counted from the published table.", is_note=True),
    )
    made = to_pdf(report(*blocks))
    assert made.startswith(b"%PDF-")
    assert made == to_pdf(report(*blocks))
    assert b"StructTreeRoot" in made
    assert made != to_pdf(report(*blocks[:-1]))


def test_words_are_never_read_as_markup():
    assert to_pdf(report(Words("#panic(1) $x$ *bold* \\ ] <a>"))).startswith(b"%PDF-")


def test_pages_are_counted():
    assert count_pages(report(Words("One."))) == 1
    assert count_pages(report(*[Words("A paragraph of a long report. " * 12)] * 40)) > 1
