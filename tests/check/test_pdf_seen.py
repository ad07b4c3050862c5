"""What is judged by looking: contrast, size and place of the text of a page."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from kdeck.check.pdf.file import check_pdf
from kdeck.check.pdf.read.painter import read_painting
from kdeck.finding import Finding, Severity

from .breaking import good
from .pdfs import CLAIM, TITLE, Element, On, Sheet, e, embedded_font, save, tagged

WORD = "Ketamine"
BOX = "10 80 200 40 re f"


def page(content: str, *kids: Element, **resources: pikepdf.Object) -> Pdf:
    """Make a page: TEXT stands for a shown word, and kids for what follows the heading."""
    holder = pikepdf.new()
    font, codes = embedded_font(holder, WORD)
    root = e("Document", e("H1", On(0, 0)), *kids)
    more = dict(resources)
    sheet = Sheet(content.replace("TEXT", f"<{codes}> Tj"), resources=more)
    pdf = tagged([sheet], root, xmp=TITLE + CLAIM)
    pdf.pages[0].obj.Resources.Font["/F1"] = pdf.copy_foreign(holder.make_indirect(font))
    return pdf


def shown(before: str = "", inside: str = "", size: float = 12) -> str:
    """Show a heading after some artifact, with operators set for the text."""
    ground = f"/Artifact BMC q {before} Q EMC " if before else ""
    return f"{ground}/H1 <</MCID 0>> BDC BT /F1 {size} Tf {inside} 20 90 Td TEXT ET EMC"


def found(pdf: Pdf) -> list[Finding]:
    return list(check_pdf(save(pdf), "a.pdf"))


def codes(pdf: Pdf) -> list[str]:
    return [finding.code for finding in found(pdf)]


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    ("content", "ratio"),
    [
        (shown(inside="0.6 g"), "2.8:1"),
        (shown(inside="1 0 0 rg"), "3.9:1"),
        (shown(inside="0 0 0 0.4 k"), "2.8:1"),
        (shown(inside="/DeviceRGB cs 1 1 0 sc"), "1.0:1"),
        (shown(inside="1 g"), "1.0:1"),
        (shown(before=f"0 g {BOX}"), "1.0:1"),
        (shown(before=f"0.2 g {BOX}", inside="0 g"), "1.6:1"),
        (shown(before="0 g 10 80 m 210 80 l 210 120 l 10 120 l h f"), "1.0:1"),
        (shown(before="0 g 10 95 m 10 130 200 130 200 95 c 200 60 10 60 10 95 c f"), "1.0:1"),
        (shown(before="0 g 100 0 0 100 0 50 cm 0 0 1 1 re f"), "1.0:1"),
        (shown(before=f"0 g {BOX} 0.3 g {BOX}"), "2.4:1"),
        (shown(inside="0.55 g", size=17), "3.3:1"),
        (shown(before="0 g 40 60 9 90 re 10 80 200 40 re f"), "1.0:1"),
    ],
)
def test_text_that_is_hard_to_see_is_found(content: str, ratio: str) -> None:
    (finding,) = found(page(content))
    assert finding.code == "pdf-contrast"
    assert finding.severity is Severity.ERROR
    assert ratio in finding.message


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    "content",
    [
        shown(),
        shown(inside="0.4 g"),
        shown(inside="0.55 g", size=18),
        shown(before=f"0 g {BOX}", inside="1 g"),
        shown(before="0 g 10 200 200 40 re f"),
        shown(before="0 g 10 80 200 40 re S"),
        shown(before="0 g 10 80 200 40 re n"),
        shown(before=f"0 200 50 50 re W n 0 g {BOX}"),
        shown(before="0 g 10 60 200 80 re 12 62 196 76 re f*"),
        shown(inside="1 g 3 Tr"),
        shown() + f" /Artifact BMC 0 g {BOX} EMC",
        "q 1 g Q " + shown(),
    ],
)
def test_text_that_is_easy_to_see_is_not_found(content: str) -> None:
    assert codes(page(content)) == []


def test_pale_furniture_is_a_warning() -> None:
    foot = " /Artifact BMC BT 0.7 g /F1 12 Tf 20 20 Td TEXT ET EMC"
    (finding,) = found(page(shown() + foot))
    assert (finding.code, finding.severity) == ("pdf-contrast", Severity.WARNING)


def test_bold_text_may_be_paler() -> None:
    pdf = page(shown(inside="0.55 g", size=14))
    assert codes(pdf) == ["pdf-contrast"]
    pdf.pages[0].obj.Resources.Font.F1.BaseFont = Name("/SourceSans3-Bold")
    assert codes(pdf) == []


def test_a_veil_is_mixed_with_what_lies_below() -> None:
    veil = shown(before=f"/G gs 0 g {BOX}", inside="0.4 g")
    pdf = page(veil, ExtGState=Dictionary(G=Dictionary(ca=0.5)))
    assert codes(pdf) == ["pdf-contrast"]
    veil = shown(before=f"/G gs 0.9 g {BOX}", inside="0.2 g")
    pdf = page(veil, ExtGState=Dictionary(G=Dictionary(ca=0.5)))
    assert codes(pdf) == []


def _image(pdf: Pdf) -> Stream:
    return Stream(
        pdf, b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1,
        BitsPerComponent=8, ColorSpace=Name.DeviceGray,
    )  # fmt: skip


@pytest.mark.parametrize("content", ["200 0 0 200 0 0 cm /X Do", "/Sh sh"])
def test_text_on_an_image_cannot_be_judged(content: str) -> None:
    pdf = page(shown(before=content))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=pdf.make_indirect(_image(pdf)))
    (finding,) = found(pdf)
    assert (finding.code, finding.severity) == ("pdf-contrast", Severity.NOTE)


def test_text_on_a_form_is_judged_by_what_the_form_paints() -> None:
    pdf = page(shown(before="1 0 0 1 10 80 cm /X Do"))
    form = Stream(
        pdf, b"0 g 0 0 20 4 re f", Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 20, 4]), Matrix=Array([10, 0, 0, 10, 0, 0]),
    )  # fmt: skip
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=pdf.make_indirect(form))
    assert codes(pdf) == ["pdf-contrast"]


@pytest.mark.parametrize(
    ("content", "small"),
    [
        (shown(size=9), False),
        (shown(size=8.5), True),
        (shown(inside="0.5 0 0 0.5 0 0 Tm", size=12), True),
        ("0.5 0 0 0.5 0 0 cm " + shown(size=12), True),
        (shown(inside="12 0 0 12 0 0 Tm", size=1), False),
    ],
)
def test_small_text_is_a_warning(content: str, small: bool) -> None:
    wrong = found(page(content))
    assert [(f.code, f.severity) for f in wrong] == small * [("pdf-text-size", Severity.WARNING)]


def _at(mcid: int, x: float, y: float) -> str:
    tag = "P" if mcid else "H1"
    return f"/{tag} <</MCID {mcid}>> BDC BT /F1 12 Tf {x} {y} Td TEXT ET EMC "


@pytest.mark.parametrize(
    ("places", "wrong"),
    [
        ([(20, 250), (20, 200)], False),
        ([(20, 200), (20, 250)], True),
        ([(20, 200), (20, 220)], False),
        ([(20, 250), (20, 100), (160, 250), (160, 100)], False),
        ([(160, 250), (160, 100), (20, 250), (20, 100)], True),
        ([(20, 250), (160, 250), (20, 200), (160, 200)], False),
    ],
)
def test_tags_against_the_order_of_the_page_are_a_warning(
    places: list[tuple[float, float]], wrong: bool
) -> None:
    content = "".join(_at(mcid, *place) for mcid, place in enumerate(places))
    kids = [e("P", On(0, mcid)) for mcid in range(1, len(places))]
    expected = wrong * [("pdf-reading-order", Severity.WARNING)]
    assert [(f.code, f.severity) for f in found(page(content, *kids))] == expected


def test_columns_of_a_language_from_right_to_left_are_read_so() -> None:
    places = [(160, 250), (160, 100), (20, 250)]
    content = "".join(_at(mcid, *place) for mcid, place in enumerate(places))
    pdf = page(content, e("P", On(0, 1)), e("P", On(0, 2)))
    pdf.Root.Lang = pikepdf.String("ar")
    assert codes(pdf) == []


@pytest.mark.sampled(1)
@pytest.mark.parametrize("base", ["torture", "clinician"])
def test_every_word_of_a_handout_has_a_place_on_its_page(base: str) -> None:
    with pikepdf.open(io.BytesIO(good(base))) as pdf:
        for index, sheet in enumerate(pdf.pages):
            painting = read_painting(sheet, index, {})
            assert painting.pieces
            assert all(piece.box.left >= 0 for piece in painting.pieces)
            assert all(piece.box.right <= 612 for piece in painting.pieces)
            assert all(0 <= p.box.bottom < p.box.top <= 792 for p in painting.pieces)
