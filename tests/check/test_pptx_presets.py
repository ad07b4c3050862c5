"""Where text stands in preset shapes, and decks of the strict form of Open XML."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from examples import examples
from kdeck.check.pptx.file import check_pptx
from kdeck.ooxml.geometry import Rect
from kdeck.ooxml.names import number
from kdeck.ooxml.outline import holds
from kdeck.ooxml.textrect import _FORMULAS, text_rect

from .broken_deck import FAULTS, broken, good
from .deck_faults import title_upside_down
from .decks import NS_A

STRICT = {
    "http://schemas.openxmlformats.org/presentationml/2006/": "http://purl.oclc.org/ooxml/presentationml/",
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
    "http://schemas.openxmlformats.org/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
}  # fmt: skip

MARKED = b'<p:presentation conformance="strict" '


def preset(kind: str, adjustments: str = "") -> etree._Element:
    return etree.fromstring(
        f'<p:spPr xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" {NS_A}>'
        f'<a:prstGeom prst="{kind}"><a:avLst>{adjustments}</a:avLst></a:prstGeom></p:spPr>'
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("rect", (0, 0, 200, 100)),
        ("triangle", (50, 50, 150, 100)),
        ("rtTriangle", (200 / 12, 100 * 7 / 12, 200 * 7 / 12, 100 * 11 / 12)),
        ("diamond", (50, 25, 150, 75)),
        ("ellipse", (29.29, 14.64, 170.71, 85.36)),
        ("chevron", (50, 0, 150, 100)),
        ("homePlate", (0, 0, 175, 100)),
        ("trapezoid", (200 / 12, 100 / 12, 200 - 200 / 12, 100)),
        ("hexagon", (25, 12.5, 175, 87.5)),
        ("rightArrow", (0, 25, 175, 75)),
        ("leftArrow", (25, 25, 200, 75)),
        ("downArrow", (50, 0, 150, 75)),
        ("upArrow", (50, 25, 150, 100)),
        ("octagon", (14.64, 14.64, 185.36, 85.36)),
        ("can", (0, 25, 200, 87.5)),
        ("star4", (82.32, 41.16, 117.68, 58.84)),
        ("star5", (61.8, 38.2, 138.2, 76.39)),
        ("star16", (46.97, 23.48, 153.03, 76.52)),
        ("snip1Rect", (0, 8.33, 191.67, 100)),
        ("snip2SameRect", (8.33, 8.33, 191.67, 100)),
        ("snip2DiagRect", (8.33, 8.33, 191.67, 91.67)),
        ("round2SameRect", (4.88, 4.88, 195.12, 100)),
    ],
)
def test_text_stands_in_the_text_rectangle_of_its_preset(
    kind: str, expected: tuple[float, float, float, float]
) -> None:
    rect = text_rect(preset(kind), 200, 100)
    assert (rect.left, rect.top, rect.right, rect.bottom) == pytest.approx(expected, abs=0.02)


def test_a_handle_that_was_moved_moves_the_text_and_the_outline() -> None:
    leaning = preset("triangle", '<a:gd name="adj" fmla="val 100000"/>')
    rect = text_rect(leaning, 200, 100)
    assert (rect.left, rect.right) == (100, 200)
    assert holds(leaning, (190, 60), (200, 100))
    assert not holds(preset("triangle"), (190, 60), (200, 100))


@settings(max_examples=examples(60))
@given(
    st.sampled_from(sorted(_FORMULAS)),
    st.floats(1, 2000),
    st.floats(1, 2000),
    st.integers(-500_000, 500_000),
)
def test_a_text_rectangle_keeps_within_its_box_however_it_is_adjusted(
    kind: str, width: float, height: float, value: int
) -> None:
    guides = "".join(f'<a:gd name="{n}" fmla="val {value}"/>' for n in ("adj", "adj1", "adj2"))
    rect = text_rect(preset(kind, guides), width, height)
    assert isinstance(rect, Rect)
    assert -0.01 <= rect.left <= rect.right <= width * 1.001 + 0.01
    assert -0.01 <= rect.top <= rect.bottom <= height * 1.001 + 0.01


@pytest.mark.parametrize(
    ("rect", "expected"),
    [
        ('l="l" t="t" r="r" b="b"', (0, 0, 200, 100)),
        ('l="x1" t="vc" r="r" b="b"', (50, 50, 200, 100)),
        ('l="127000" t="hd4" r="wd2" b="b"', (10, 25, 100, 100)),
        # What cannot be worked out leaves the whole box.
        ('l="nobody" t="t" r="r" b="b"', (0, 0, 200, 100)),
    ],
)
def test_a_custom_geometry_says_itself_where_its_text_stands(
    rect: str, expected: tuple[float, float, float, float]
) -> None:
    drawn = etree.fromstring(
        f"<a:spPr {NS_A}><a:custGeom><a:gdLst>"
        '<a:gd name="x1" fmla="*/ w 1 4"/></a:gdLst>'
        f"<a:rect {rect}/></a:custGeom></a:spPr>"
    )
    found = text_rect(drawn, 200, 100)
    assert (found.left, found.top, found.right, found.bottom) == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [("2cm", 720_000), ("1in", 914_400), ("-1.5pt", -19_050), ("10mm", 360_000), ("2furlong", 7)],
)
def test_measures_with_units_are_read(measure: str, expected: float) -> None:
    assert number(etree.fromstring(f'<x cx="{measure}"/>'), "cx", 7) == expected


def strict(data: bytes) -> bytes:
    """Write a deck as PowerPoint's 'Strict Open XML Presentation'."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith((".xml", ".rels")):
                for usual, other in STRICT.items():
                    content = content.replace(usual.encode(), other.encode())
                content = content.replace(b"<p:presentation ", MARKED)
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.slow
def test_a_deck_in_strict_form_is_judged_like_any_other() -> None:
    data = strict(good())
    assert b"purl.oclc.org" in ZipFile(io.BytesIO(data)).read("ppt/presentation.xml")
    assert check_pptx(data, "a.pptx") == check_pptx(good(), "a.pptx")


@pytest.mark.slow
def test_findings_of_a_deck_in_strict_form_are_those_of_the_usual_form() -> None:
    data = broken(next(one for one in FAULTS if one.apply is title_upside_down))
    assert [str(f) for f in check_pptx(strict(data), "a.pptx")] == [
        str(f) for f in check_pptx(data, "a.pptx")
    ]
