"""How paragraphs of a slide are set: their gaps, their bullets, their inks, their links."""

import re
from dataclasses import replace

import pytest
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.oxml.slide import CT_Slide
from pptx.parts.slide import SlidePart

from kdeck.finding import Span
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.master.layout import INDENT, INNER_GAP, LINE_SPACING
from kdeck.plan.text.run import LinkTo, Run, ToSlide
from kdeck.render.pptx.package import DeckPackage, uri_of
from kdeck.render.pptx.text import Links, Setting, text_body
from kdeck.units import emu

HERE = Span("sources/topics/dose.md", 7)
SIZE = 20.0


def paragraph(
    text: str, *, bullet: bool = False, level: int = 0, follows: bool = False
) -> SlideParagraph:
    return SlideParagraph((Run(text, HERE),), bullet, level, follows=follows)


def slides(count: int) -> list[SlidePart]:
    package = DeckPackage()
    return [
        SlidePart(uri_of(f"ppt/slides/slide{n}.xml"), CT.PML_SLIDE, package, CT_Slide.new())
        for n in range(1, count + 1)
    ]


def setting(made: list[SlidePart] | None = None) -> Setting:
    made = made or slides(1)
    return Setting("en-US", Links(made[0], made), SIZE, gap=0.5)


def properties(*paragraphs: SlideParagraph, bulleted: bool = True) -> list[str]:
    return re.findall(r"<a:pPr.*?</a:pPr>", text_body(paragraphs, setting(), bulleted).xml)


def test_the_first_paragraph_has_no_gap_and_what_follows_a_smaller_one() -> None:
    found = properties(paragraph("A"), paragraph("B"), paragraph("C", follows=True))
    gaps = [re.search(r'<a:spcBef><a:spcPts val="(\d+)"/>', each) for each in found]
    points = [int(gap[1]) / 100 if gap else None for gap in gaps]
    assert points == [0, 0.5 * SIZE, pytest.approx(0.5 * SIZE * INNER_GAP, abs=0.01)]
    lines = f'<a:lnSpc><a:spcPts val="{round(SIZE * LINE_SPACING * 100)}"/></a:lnSpc>'
    assert all(lines in each for each in found)


def test_a_layout_with_bullets_places_them_and_is_told_the_level_alone() -> None:
    first, second = properties(paragraph("A", bullet=True), paragraph("B", bullet=True, level=1))
    assert first.startswith("<a:pPr><a:lnSpc>")
    assert second.startswith('<a:pPr lvl="1"><a:lnSpc>')
    assert "<a:bu" not in first + second


@pytest.mark.parametrize(("level", "mark"), [(0, "•"), (1, "–"), (2, "–")])
def test_a_box_without_bullets_of_its_own_gets_those_of_the_level(level: int, mark: str) -> None:
    (found,) = properties(paragraph("A", bullet=True, level=level), bulleted=False)
    assert f'<a:buChar char="{mark}"/>' in found
    assert f'marL="{emu(INDENT * (level + 1))}" indent="-{emu(INDENT)}"' in found


def test_a_run_has_its_ink_and_on_the_band_the_one_that_is_legible_there() -> None:
    named = SlideParagraph((Run("A", HERE, ink=PaletteRole.DANGER),))
    assert '<a:schemeClr val="accent4"/>' in text_body((named,), setting(), bulleted=False).xml
    on_band = replace(setting(), on_primary=True)
    assert "schemeClr" not in text_body((named,), on_band, bulleted=False).xml


def test_links_have_relations_from_the_first_free_one_and_the_same_target_the_same() -> None:
    trial, slide = LinkTo("https://example.org/", "The trial"), ToSlide(7, "Slide 7")
    marks = (trial, slide, trial, LinkTo("tel:988", "Call 988"))
    runs = tuple(Run("A", HERE, mark=mark) for mark in marks)
    made = slides(7)
    for number in (2, 3, 4):
        made[0].relate_to(made[number], "earlier")
    xml = text_body((SlideParagraph(runs),), setting(made), bulleted=False).xml
    assert re.findall(r'r:id="(\w+)"', xml) == ["rId4", "rId5", "rId4", "rId6"]
    assert [made[0].rels[f"rId{n}"].target_ref for n in (4, 5, 6)] == [
        "https://example.org/", "slide7.xml", "tel:988",
    ]  # fmt: skip
