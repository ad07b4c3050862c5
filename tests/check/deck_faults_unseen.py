"""What may be wrong with a deck where nobody looks: charts, tables, letters, fonts, the show."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from kdeck.plan.master.layout import LayoutName as On

from .broken_deck import (
    NUMBERS,
    block,
    drop,
    fault,
    find,
    first,
    shape,
    solid,
    timing,
    tree,
    xml,
)

LONG = " ".join(["the mood may lift for a day"] * 5)


@fault("pptx-section")
def many_slides_without_sections(presentation: Any) -> None:
    root = presentation.part._element
    for old in find(root, "p:extLst"):
        root.remove(old)


@fault("pptx-slide-hidden", On.QUOTE)
def hidden_slide(slide: Any) -> None:
    slide.set("show", "0")


@fault("pptx-words", On.QUOTE)
def slide_of_many_words(slide: Any) -> None:
    for order in range(5):
        box = block(f"What {order} helps", (60, 150 + 60 * order, 840, 58), "", LONG)
        first(box, ".//a:rPr").set("sz", "1800")
        first(box, ".//p:cNvPr").set("id", str(950 + order))
        tree(slide).insert(4 + order, box)
    drop(shape(slide, "Source"))
    drop(shape(slide, "Quotation"))


@fault("pptx-table-layout", On.TABLE)
def table_that_sets_columns(slide: Any) -> None:
    properties = first(slide, ".//a:tblPr")
    for key in ("firstRow", "firstCol", "bandRow"):
        properties.attrib.pop(key, None)
    for row in find(slide, ".//a:tr")[1:]:
        drop(row)


@fault("pptx-cell-empty", On.TABLE)
def cell_without_words(slide: Any) -> None:
    for words in find(find(slide, ".//a:tr[3]/a:tc")[1], ".//a:t"):
        words.text = ""


@fault("pptx-text-struck", On.QUOTE)
def dose_that_was_struck_out(slide: Any) -> None:
    first(shape(slide, "Source"), ".//a:rPr").set("strike", "sngStrike")


@fault("pptx-text-underlined", On.QUOTE)
def underlined_words(slide: Any) -> None:
    first(shape(slide, "Source"), ".//a:rPr").set("u", "sng")


@fault("pptx-text-turned", On.QUOTE)
def text_that_leans(slide: Any) -> None:
    box = block("Note", (640, 370, 200, 40), "", "Ask us")
    first(box, ".//a:xfrm").set("rot", "-900000")
    tree(slide).insert(5, box)


@fault("pptx-font-missing")
def font_that_nobody_has(presentation: Any) -> None:
    source = shape(presentation.slides[NUMBERS[On.QUOTE]]._element, "Source")
    for run in find(source, ".//a:rPr"):
        run.append(xml('<a:latin typeface="Brandon Grotesque"/>'))


@fault("pptx-font-missing")
def embedded_font_whose_file_is_gone(presentation: Any) -> None:
    font_that_nobody_has(presentation)
    listed = xml(
        '<p:embeddedFontLst ><p:embeddedFont><p:font typeface="Brandon Grotesque"/>'
        '<p:regular r:id="rId990"/></p:embeddedFont></p:embeddedFontLst>'
    )
    first(presentation.part._element, "p:notesSz").addnext(listed)


@fault("pptx-link-text", On.POINTS)
def bare_address_as_link(slide: Any) -> None:
    run = first(slide, ".//a:r[.//a:hlinkClick]")
    first(run, "a:t").text = "https://example.org"
    paragraph = run.getparent()
    for other in find(paragraph, "a:r"):
        if other is not run:
            paragraph.remove(other)


@fault("pptx-animation", On.QUOTE)
def film_that_begins_with_the_slide(slide: Any) -> None:
    """As PowerPoint writes 'Start: Automatically' for a medium on a path of its own."""
    made = timing('presetID="1" presetClass="entr" nodeType="clickEffect"')
    first(made, ".//p:cTn/p:childTnLst").append(
        xml('<p:video ><p:cMediaNode vol="80000"><p:cTn id="7" fill="hold" display="0">'
            '<p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn><p:tgtEl>'
            '<p:spTgt spid="4"/></p:tgtEl></p:cMediaNode></p:video>')
    )  # fmt: skip
    slide.append(made)


@fault("pptx-animation", On.QUOTE)
def sound_of_a_transition(slide: Any) -> None:
    sound = '<p:sndAc><p:stSnd><p:snd r:embed="rId9" name="chime.wav"/></p:stSnd></p:sndAc>'
    slide.append(xml(f"<p:transition >{sound}</p:transition>"))


def charted(slide: Any, colors: tuple[str, ...], *, legend: bool = True) -> Any:
    """Put a chart with a title and named axes on a slide, one series for each color."""
    for name in ("Source", "Quotation"):
        drop(shape(slide._element, name))
    numbers = CategoryChartData()
    numbers.categories = ["before", "after"]
    for order in range(len(colors)):
        numbers.add_series(("ketamine", "midazolam", "saline")[order], (3 + order, 1 + order))
    where = (Pt(60), Pt(150), Pt(600), Pt(300))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *where, numbers)
    frame.name = "Mood"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", "Mood improved in both groups")
    place = tree(slide._element)
    place.insert(3, frame._element)
    chart = frame.chart
    chart.has_title, chart.has_legend = True, legend
    chart.chart_title.text_frame.text = "Mood"
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = "points"
    for run in find(chart._chartSpace, ".//a:r"):
        run.get_or_add_rPr().set("lang", "en-US")
    for series, digits in zip(find(chart._chartSpace, ".//c:ser"), colors, strict=True):
        for old in find(series, "c:spPr"):
            series.remove(old)
        series.get_or_add_spPr().append(xml(solid(digits).replace(">", " >", 1)))
    return chart


@fault("pptx-chart-color", On.QUOTE, drawing=True)
def series_that_are_alike(slide: Any) -> None:
    charted(slide, ("1F6B70", "7A3B1D"))


@fault("pptx-chart-contrast", On.QUOTE, drawing=True)
def series_that_is_pale(slide: Any) -> None:
    charted(slide, ("E8F0F0",), legend=False)


@fault("pptx-chart-title", On.QUOTE, drawing=True)
def chart_without_titles(slide: Any) -> None:
    chart = charted(slide, ("1F6B70",), legend=False)
    chart.has_title = False
    chart.value_axis.has_title = False
