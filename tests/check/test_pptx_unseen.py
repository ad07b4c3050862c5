"""Faults that PowerPoint's own checker passes over, in files as other programs write them."""

import io
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from kdeck.check.pptx.file import check_pptx
from kdeck.cli.filereport import verdict
from kdeck.finding import Finding, Severity

from .decks import cell, deck, other, run, shape, slide, table, title


def found(data: bytes, code: str) -> list[Finding]:
    return [finding for finding in check_pptx(data, "a.pptx") if finding.code == code]


def charted(kind: Any, series: int, *, labels: bool = False) -> bytes:
    """Write a chart as python-pptx does by default, without any color of its own."""
    presentation = Presentation()
    made = presentation.slides.add_slide(presentation.slide_layouts[5])
    made.shapes.title.text = "Mood"
    numbers = CategoryChartData()
    numbers.categories = ["before", "after", "later"]
    for order in range(series):
        numbers.add_series(f"group {order + 1}", (1, 2 + order, 3))
    where = (Inches(1), Inches(2), Inches(6), Inches(4))
    chart = made.shapes.add_chart(kind, *where, numbers).chart
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    if labels:
        plot = chart.plots[0]
        plot.has_data_labels = True
        plot.data_labels.show_series_name = True
        plot.data_labels.show_category_name = True
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["COLUMN_CLUSTERED", "LINE", "PIE", "AREA", "DOUGHNUT"])
def test_a_legend_alone_does_not_tell_accents_of_one_lightness_apart(kind: str) -> None:
    chart = XL_CHART_TYPE[kind]
    many = 1 if kind in {"PIE", "DOUGHNUT"} else 3
    (one,) = found(charted(chart, many), "pptx-chart-color")
    assert "differ in color alone" in one.message
    assert one.severity is Severity.WARNING
    assert found(charted(chart, many, labels=True), "pptx-chart-color") == []


def test_one_series_needs_neither_a_legend_nor_a_title() -> None:
    data = charted(XL_CHART_TYPE.COLUMN_CLUSTERED, 1)
    assert found(data, "pptx-chart-color") == []
    (one,) = found(data, "pptx-chart-title")
    assert "a title of its value axis" in one.message
    assert "have a title and" not in one.message


def test_a_deck_without_titles_and_descriptions_cannot_be_followed() -> None:
    """As Canva and tools that make slides of pictures write."""
    bare = [slide(other("pic")) for _ in range(4)]
    findings = check_pptx(deck(*bare), "a.pptx")
    assert {"pptx-deck-untitled", "pptx-deck-alt"} <= {f.code for f in findings}
    words = verdict(findings)
    assert words.startswith("a blind person cannot follow this deck, because most of its slides")
    assert "most of its pictures and charts are not described" in words


def test_slides_that_are_pictures_come_first_in_the_verdict() -> None:
    frame = (
        '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="6858000"/></a:xfrm></p:spPr>'
    )
    whole = [slide(title(f"Part {n}"), other("pic", inside=frame)) for n in range(3)]
    words = verdict(check_pptx(deck(*whole), "a.pptx"))
    assert "because its slides are pictures of text" in words
    told = [slide(title(f"Part {n}"), other("pic", inside=frame, alt="Dose: 1")) for n in range(3)]
    assert found(deck(*told), "pptx-deck-pictures") == []


@pytest.mark.parametrize("missing", [1, 2])
def test_a_deck_with_few_flaws_is_not_condemned(missing: int) -> None:
    slides = [slide(title(f"Part {n}")) for n in range(missing + 1)]
    slides += [slide(other("pic"))] * missing
    codes = {f.code for f in check_pptx(deck(*slides), "a.pptx")}
    assert codes == {"pptx-title-missing", "pptx-alt-missing"}


HEADED = table('firstRow="1"', cell("Dose") + cell("Effect"))


@pytest.mark.parametrize(
    ("thing", "code"),
    [
        # Keynote strikes words out with 'sngStrike', LibreOffice underlines with 'u="sng"'.
        (shape(run("10 mg").replace("<a:rPr ", '<a:rPr strike="sngStrike" ')), "pptx-text-struck"),
        (shape(run("10 mg").replace("<a:rPr ", '<a:rPr strike="dblStrike" ')), "pptx-text-struck"),
        (shape(run("Now").replace("<a:rPr ", '<a:rPr u="sng" ')), "pptx-text-underlined"),
        (shape(run("word " * 130)), "pptx-words"),
        (table("", cell("left") + cell("right")), "pptx-table-layout"),
        (
            HEADED.replace("</a:tbl>", f"<a:tr>{cell('1')}{cell('')}</a:tr></a:tbl>"),
            "pptx-cell-empty",
        ),
    ],
)
def test_what_is_unseen_is_found(thing: str, code: str) -> None:
    assert {f.code for f in check_pptx(deck(slide(title("Dose"), thing)), "a.pptx")} == {code}


@pytest.mark.parametrize(
    "thing",
    [
        # Google Slides and Keynote say that there is no line.
        shape(run("10 mg").replace("<a:rPr ", '<a:rPr u="none" strike="noStrike" ')),
        shape(run("word " * 110)),
        HEADED,
    ],
)
def test_what_is_right_is_not_found(thing: str) -> None:
    assert check_pptx(deck(slide(title("Dose"), thing)), "a.pptx") == ()


def test_a_slide_that_google_skips_is_hidden() -> None:
    skipped = slide(title("Dose")).replace("<p:sld ", '<p:sld show="0" ', 1)
    (one,) = check_pptx(deck(skipped), "a.pptx")
    assert (one.code, one.severity) == ("pptx-slide-hidden", Severity.NOTE)


def test_only_long_decks_need_sections() -> None:
    slides = [slide(title(f"Part {n}")) for n in range(10)]
    assert found(deck(*slides[:9]), "pptx-section") == []
    assert "10 slides and no sections" in found(deck(*slides), "pptx-section")[0].message


@pytest.mark.parametrize("there", [True, False])
def test_an_embedded_font_counts_where_its_file_is_in_the_package(there: bool) -> None:
    """As PowerPoint and Google Slides list them; other programs may drop the file on saving."""
    presentation = Presentation()
    made = presentation.slides.add_slide(presentation.slide_layouts[5])
    made.shapes.title.text = "Mood"
    made.shapes.title.text_frame.paragraphs[0].runs[0].font.name = "Brandon Grotesque"
    part = presentation.part
    kind = f"{RT.OFFICE_DOCUMENT.rpartition('/')[0]}/font"
    uri = PackURI("/ppt/fonts/font1.fntdata")
    file = Part(uri, "application/x-fontdata", part.package, b"EOT")
    key = part.relate_to(file, kind) if there else "rId99"
    listed = parse_xml(
        f'<p:embeddedFontLst {nsdecls("p", "r")}><p:embeddedFont><p:font typeface="Brandon '
        f'Grotesque"/><p:regular r:id="{key}"/></p:embeddedFont></p:embeddedFontLst>'
    )
    sizes = part._element.find(qn("p:notesSz"))
    assert sizes is not None
    sizes.addnext(listed)
    out = io.BytesIO()
    presentation.save(out)
    assert bool(found(out.getvalue(), "pptx-font-missing")) is not there
