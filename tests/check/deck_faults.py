"""What may be wrong with a deck: one fault each, planted in a good one."""

from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

from kdeck.plan.master.layout import LayoutName as On

from .broken_deck import (
    ADEC,
    block,
    copy_after,
    drop,
    fault,
    find,
    first,
    move,
    picture,
    sections,
    shape,
    slide_ids,
    solid,
    timing,
    tree,
    xml,
)


@fault("pptx-restricted")
def password_to_change(presentation: Any) -> None:
    presentation.part._element.append(xml('<p:modifyVerifier hashData="x"/>'))


@fault("pptx-properties")
def no_title_in_properties(presentation: Any) -> None:
    presentation.core_properties.title = ""


@fault("pptx-properties")
def no_keywords(presentation: Any) -> None:
    presentation.core_properties.keywords = ""


@fault("pptx-section")
def section_without_a_name(presentation: Any) -> None:
    sections(presentation, ("Untitled Section", slide_ids(presentation)))


@fault("pptx-section")
def sections_of_one_name(presentation: Any) -> None:
    keys = slide_ids(presentation)
    sections(presentation, ("What helps", keys[:3]), ("what  helps", keys[3:]))


@fault("pptx-section")
def slide_outside_of_sections(presentation: Any) -> None:
    sections(presentation, ("What helps", slide_ids(presentation)[1:]))


@fault("pptx-title-missing", On.POINTS)
def no_title(slide: Any) -> None:
    drop(shape(slide, "Title"))


@fault("pptx-title-missing", On.POINTS)
def title_in_a_box(slide: Any) -> None:
    place = first(shape(slide, "Title"), ".//p:ph")
    place.set("type", "body")
    place.set("idx", "10")
    move(shape(slide, "Title"), (43, 38, 873, 86))


@fault("pptx-title-twice", On.CONTACT)
def title_of_another_slide(slide: Any) -> None:
    first(shape(slide, "Title"), ".//a:t").text = "REFERENCES"


@fault("pptx-alt-missing", On.FIGURE)
def no_alt_text(slide: Any) -> None:
    del first(slide, ".//p:grpSp/p:nvGrpSpPr/p:cNvPr[@descr]").attrib["descr"]


@fault("pptx-alt-missing", On.QUOTE)
def connector_without_alt_text(slide: Any) -> None:
    tree(slide).insert(
        4,
        xml('<p:cxnSp ><p:nvCxnSpPr><p:cNvPr id="99" name="Way"/><p:cNvCxnSpPr/><p:nvPr/>'
            "</p:nvCxnSpPr><p:spPr/></p:cxnSp>"),
    )  # fmt: skip


@fault("pptx-alt-file-name", On.FIGURE)
def file_name_as_alt_text(slide: Any) -> None:
    first(slide, ".//p:cNvPr[@descr]").set("descr", "gate final 2.SVG")


@fault("pptx-alt-file-name", On.FIGURE)
def alt_text_by_a_machine(slide: Any) -> None:
    alt = "A close-up of a gate\n\nAI-generated content may be incorrect."
    first(slide, ".//p:cNvPr[@descr]").set("descr", alt)


@fault("pptx-alt-file-name", On.FIGURE)
def alt_text_that_says_nothing(slide: Any) -> None:
    first(slide, ".//p:cNvPr[@descr]").set("descr", "Picture 4")


@fault("pptx-decorative", On.FIGURE)
def mark_under_a_wrong_uri(slide: Any) -> None:
    first(slide, ".//p:grpSp/p:nvGrpSpPr/p:cNvPr[@descr]").append(
        xml('<a:extLst ><a:ext uri="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}">'
            f'<adec:decorative {ADEC} val="1"/></a:ext></a:extLst>')
    )  # fmt: skip


@fault("pptx-decorative", On.QUOTE)
def decoration_with_a_link(slide: Any) -> None:
    made = block("Line", (600, 470, 60, 6), solid("16262B"))
    mark = first(made, ".//p:cNvPr")
    mark.insert(0, xml('<a:hlinkClick action="ppaction://hlinkshowjump?jump=nextslide"/>'))
    tree(slide).insert(2, made)


@fault("pptx-captions", On.QUOTE)
def film_without_captions(slide: Any) -> None:
    tree(slide).insert(5, picture("Film", (860, 380, 60, 60), '<a:videoFile r:link="rId9"/>'))


@fault("pptx-placeholder-empty", On.QUOTE)
def empty_placeholder(slide: Any) -> None:
    for text in find(shape(slide, "Source"), ".//a:t"):
        text.text = " "


@fault("pptx-slide-picture", On.POINTS)
def slide_of_one_picture(slide: Any) -> None:
    for element in find(slide, ".//p:spTree/p:sp")[1:]:
        drop(element)
    move(shape(slide, "Title"), (43, 4, 873, 86))
    tree(slide).append(picture("Page", (0, 92, 960, 448)))


@fault("pptx-table-header", On.TABLE)
def no_header_row(slide: Any) -> None:
    table = first(slide, ".//a:tblPr")
    table.set("firstRow", "0")
    # The words of the header take the look of the others.
    table.set("bandRow", "0")


@fault("pptx-table-header", On.TABLE)
def header_without_words(slide: Any) -> None:
    first(slide, ".//a:tr[1]/a:tc[1]//a:t").text = ""


@fault("pptx-cells-merged", On.TABLE)
def merged_cells(slide: Any) -> None:
    cells = find(slide, ".//a:tr[3]/a:tc")
    cells[1].set("gridSpan", "2")
    cells[2].set("hMerge", "1")
    first(cells[2], ".//a:t").text = ""


@fault("pptx-list-typed", On.QUOTE)
def typed_bullets(slide: Any) -> None:
    paragraph = first(shape(slide, "Source"), ".//a:p")
    first(paragraph, ".//a:t").text = "• The first"
    copy_after(paragraph, 1)


@fault("pptx-reading-order", On.QUOTE)
def title_after_the_text(slide: Any) -> None:
    shape(slide, "Quotation").addnext(shape(slide, "Title"))


@fault("pptx-reading-order", On.COLUMNS)
def right_column_first(slide: Any) -> None:
    tree(slide).insert(3, shape(slide, "Right column"))


@fault("pptx-reading-order", On.QUOTE)
def source_before_the_quotation(slide: Any) -> None:
    tree(slide).insert(3, shape(slide, "Source"))


@fault("pptx-reading-order", On.QUOTE)
def footer_before_the_text(slide: Any) -> None:
    tree(slide).insert(3, shape(slide, "Footer"))


@fault("pptx-contrast", On.QUOTE)
def pale_text(slide: Any) -> None:
    run = first(shape(slide, "Source"), ".//a:rPr")
    for fill in find(run, "a:solidFill"):
        run.remove(fill)
    run.insert(0, xml('<a:solidFill ><a:srgbClr val="B0B8BA"/></a:solidFill>'))


@fault("pptx-contrast", On.POINTS)
def dark_shape_behind_dark_text(slide: Any) -> None:
    tree(slide).insert(2, block("Panel", (30, 130, 900, 360), solid("404A50")))


@fault("pptx-contrast", On.POINTS)
def gradient_with_one_dark_stop(slide: Any) -> None:
    stops = "".join(
        f'<a:gs pos="{at}"><a:srgbClr val="{digits}"/></a:gs>'
        for at, digits in ((0, "FFFFFF"), (100_000, "30363A"))
    )
    fill = f"<a:gradFill><a:gsLst>{stops}</a:gsLst></a:gradFill>"
    tree(slide).insert(2, block("Panel", (30, 130, 900, 360), fill))


@fault("pptx-contrast", On.POINTS)
def picture_behind_text(slide: Any) -> None:
    made = picture("Photo", (30, 130, 900, 360))
    made_mark = first(block("x", (0, 0, 1, 1), ""), ".//a:extLst")
    properties = first(made, ".//p:cNvPr")
    del properties.attrib["descr"]
    properties.append(made_mark)
    tree(slide).insert(2, made)


@fault("pptx-text-size", On.POINTS)
def small_text(slide: Any) -> None:
    for run in find(shape(slide, "Points"), ".//a:rPr"):
        run.set("sz", "1000")


@fault("pptx-text-size", On.POINTS)
def text_that_was_shrunk(slide: Any) -> None:
    body = first(shape(slide, "Points"), ".//a:bodyPr")
    body.remove(body[0])
    body.append(xml('<a:normAutofit fontScale="85000"/>'))


@fault("pptx-text-overflow", On.POINTS)
def too_many_points(slide: Any) -> None:
    copy_after(first(shape(slide, "Points"), ".//a:p[1]"), 5)


@fault("pptx-text-overlap", On.COLUMNS)
def columns_on_each_other(slide: Any) -> None:
    move(shape(slide, "Right column"), (43, 150, 422, 300))


@fault("pptx-text-overlap", On.POINTS)
def block_over_the_text(slide: Any) -> None:
    tree(slide).append(block("Cover", (60, 150, 600, 60), solid("FFFFFF")))


@fault("pptx-off-slide", On.QUOTE)
def text_over_the_edge(slide: Any) -> None:
    move(shape(slide, "Source"), (800, 370, 800, 90))


@fault("pptx-off-slide", On.QUOTE)
def picture_outside(slide: Any) -> None:
    tree(slide).insert(5, picture("Left over", (1000, 370, 60, 60)))


@fault("pptx-language", On.QUOTE)
def text_without_a_language(slide: Any) -> None:
    del first(shape(slide, "Source"), ".//a:rPr").attrib["lang"]


@fault("pptx-language", On.QUOTE)
def language_that_is_none(slide: Any) -> None:
    first(shape(slide, "Source"), ".//a:rPr").set("lang", "English (US)")


def linked(slide: Any) -> Any:
    return first(slide, ".//a:r[.//a:hlinkClick]")


@fault("pptx-link-text", On.POINTS)
def link_that_says_here(slide: Any) -> None:
    first(linked(slide), "a:t").text = "here"


@fault("pptx-link-text", On.POINTS)
def one_text_for_two_places(slide: Any) -> None:
    run = linked(slide)
    other = deepcopy(run)
    link = first(other, ".//a:hlinkClick")
    del link.attrib[f"{{{link.nsmap['r']}}}id"]
    link.set("action", "ppaction://hlinkshowjump?jump=firstslide")
    plain = find(slide, ".//a:r")[1]
    plain.addnext(other)


@fault("pptx-link-broken", On.POINTS)
def link_to_nowhere(slide: Any) -> None:
    link = first(slide, ".//a:hlinkClick")
    link.set(f"{{{link.nsmap['r']}}}id", "rId77")


@fault("pptx-timing", On.QUOTE)
def slide_that_turns_by_itself(slide: Any) -> None:
    slide.append(xml('<p:transition advTm="5000"/>'))


@fault("pptx-timing", On.QUOTE)
def no_turning_by_click(slide: Any) -> None:
    inner = '<mc:Choice Requires="p14"><p:transition advClick="0"/></mc:Choice>'
    slide.append(xml(f"<mc:AlternateContent >{inner}</mc:AlternateContent>"))


@fault("pptx-timing")
def show_in_a_loop(presentation: Any) -> None:
    part = presentation.part.part_related_by(RELATIONSHIP_TYPE.PRES_PROPS)
    root = etree.fromstring(part.blob)
    for old in find(root, "p:showPr"):
        root.remove(old)
    root.insert(0, xml('<p:showPr loop="1"/>'))
    part._blob = etree.tostring(root)


@fault("pptx-animation", On.QUOTE)
def animation_by_itself(slide: Any) -> None:
    slide.append(timing('presetID="1" presetClass="entr" nodeType="afterEffect"'))


@fault("pptx-animation", On.QUOTE)
def film_by_itself(slide: Any) -> None:
    slide.append(timing('presetID="1" presetClass="mediacall" nodeType="withEffect"'))


@fault("pptx-animation", On.QUOTE)
def animation_without_end(slide: Any) -> None:
    effect = 'presetID="8" presetClass="emph" nodeType="clickEffect" repeatCount="indefinite"'
    slide.append(timing(effect))


@fault("pptx-animation", On.QUOTE)
def animation_that_flashes(slide: Any) -> None:
    slide.append(timing('presetID="35" presetClass="emph" nodeType="clickEffect"'))


@fault("pptx-shape-id", On.QUOTE)
def one_id_for_two_shapes(slide: Any) -> None:
    first(shape(slide, "Source"), ".//p:cNvPr").set("id", "3")
    first(shape(slide, "Quotation"), ".//p:cNvPr").set("id", "3")


@fault("pptx-shape-name", On.FIGURE)
def name_that_nobody_gave(slide: Any) -> None:
    first(slide, ".//p:grpSp/p:nvGrpSpPr/p:cNvPr").set("name", "Rectangle 3")


@fault("pptx-contrast", On.QUOTE)
def text_without_fill(slide: Any) -> None:
    for run in find(shape(slide, "Source"), ".//a:rPr"):
        for old in find(run, "a:solidFill"):
            run.remove(old)
        run.insert(0, xml("<a:noFill />"))


@fault("pptx-text-size", On.QUOTE)
def text_that_is_lowered_as_a_whole(slide: Any) -> None:
    for run in find(shape(slide, "Source"), ".//a:rPr"):
        run.set("baseline", "-90000")


@fault("pptx-text-turned", On.QUOTE)
def title_upside_down(slide: Any) -> None:
    title = shape(slide, "Title")
    move(title, (43, 38, 873, 86))
    first(title, "p:spPr/a:xfrm").set("rot", "10800000")


@fault("pptx-text-turned", On.QUOTE)
def title_flipped_from_top_to_bottom(slide: Any) -> None:
    title = shape(slide, "Title")
    move(title, (43, 38, 873, 86))
    first(title, "p:spPr/a:xfrm").set("flipV", "1")


@fault("pptx-text-turned", On.QUOTE)
def text_turned_in_its_box(slide: Any) -> None:
    first(shape(slide, "Source"), ".//a:bodyPr").set("rot", "10800000")


@fault("pptx-stock-words")
def words_on_the_master(presentation: Any) -> None:
    words = block("Stamp", (700, 4, 240, 30), "", "Reviewed by Dr. X")
    first(presentation.slide_master._element, ".//p:spTree").append(words)


@fault("pptx-text-font", On.QUOTE)
def text_in_signs(slide: Any) -> None:
    for run in find(shape(slide, "Source"), ".//a:rPr"):
        run.append(xml('<a:latin typeface="Wingdings"/>'))
