"""Warnings on the words and shapes of a tagged PDF."""

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from kdeck.check.pdf.file import check_pdf
from kdeck.finding import Severity

from .pdfs import Element, Link, On, e, save
from .test_pdf_seen import page, shown

WORDS = "/P <</MCID 1>> BDC EMC"
DISC = Dictionary(O=Name.List, ListNumbering=Name.Disc)
BOX = Dictionary(O=Name.Layout, BBox=Array([0, 0, 9, 9]))


def found(pdf: Pdf) -> list[tuple[str, Severity]]:
    return [(finding.code, finding.severity) for finding in check_pdf(save(pdf), "a.pdf")]


def items(*labels: str) -> list[Element]:
    return [e("LI", e("Lbl", ActualText=String(label)), e("LBody")) for label in labels]


@pytest.mark.parametrize(
    ("kid", "code"),
    [
        (e("Figure", On(0, 1), Alt=String("A door")), "pdf-figure-box"),
        (e("L", *items("•", "2."), A=DISC), "pdf-list"),
        (e("L", *items("•", "•")), "pdf-list"),
        (e("P", e("Link", Link(0, "https://a.org"), ActualText=String("here"))), "pdf-link-text"),
        (e("P", e("Link", Link(0, "https://a.org"))), "pdf-link-text"),
    ],
)
def test_an_element_is_warned_of(kid: Element, code: str) -> None:
    content = shown() + (WORDS if kid.kind == "Figure" else "")
    assert found(page(content, kid)) == [(code, Severity.WARNING)]


@pytest.mark.parametrize(
    "kid",
    [
        e("Figure", On(0, 1), Alt=String("A door"), A=BOX),
        e("L", *items("•", "•"), A=DISC),
        e("L", *items("1.", "2."), A=DISC),
        e("L", *items("Dose", "Time 2")),
        e("P", e("Link", Link(0, "https://a.org"), ActualText=String("The clinic's page"))),
    ],
)
def test_an_element_is_not_warned_of(kid: Element) -> None:
    content = shown() + (WORDS if kid.kind == "Figure" else "")
    assert found(page(content, kid)) == []


def test_a_script_is_noted() -> None:
    pdf = page(shown())
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([])))
    assert found(pdf) == [("pdf-script", Severity.NOTE)]


def test_a_long_file_needs_bookmarks_of_its_headings() -> None:
    pdf = page(shown())
    for _ in range(9):
        pdf.add_blank_page()
    assert found(pdf) == [("pdf-bookmarks", Severity.WARNING)]
    with pdf.open_outline() as outline:
        outline.add("KETAMINE ", 0)
    assert found(pdf) == []
    with pdf.open_outline() as outline:
        outline.add("Elsewhere", 0)
    assert found(pdf) == [("pdf-bookmarks", Severity.WARNING)]


def test_a_broken_map_of_glyphs_is_no_crash() -> None:
    pdf = page(shown())
    inner = pdf.pages[0].obj.Resources.Font.F1.DescendantFonts[0]
    inner.FontDescriptor.FontFile2 = Stream(pdf, b"\0\1\0\0\0\2")
    assert found(pdf) == []
