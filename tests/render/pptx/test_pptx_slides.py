"""What a screen reader and the person who edits a slide find on it."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import cast
from zipfile import ZipFile

import pytest
from lxml import etree

from kdeck.plan.deck.model import NoteLine, Slide, SlideParagraph, SlideText, Stretch
from kdeck.plan.deck.notespage import DENSE
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.run import LinkTo, ToSlide
from kdeck.render.pptx.writer import render
from kdeck.theme.theme import Theme
from render.pptx.sample_deck import (
    SPAN,
    amber_theme,
    deck,
    run,
    slide,
    teal_theme,
    violet_theme,
    words,
)

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
SLIDES = deck(teal_theme()).slides
BY_LAYOUT = {s.layout: f"ppt/slides/slide{n}.xml" for n, s in enumerate(SLIDES, 1)}


@cache
def package() -> dict[str, bytes]:
    return unpack(render(deck(teal_theme())).data)


def unpack(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def tree(name: str, members: dict[str, bytes] | None = None) -> etree._Element:
    return etree.fromstring((members or package())[name])


def on(layout: LayoutName) -> etree._Element:
    return tree(BY_LAYOUT[layout])


def find(root: etree._Element, path: str) -> list[etree._Element]:
    return cast(list[etree._Element], root.xpath(path, namespaces=NS))


def values(root: etree._Element, path: str) -> list[str]:
    return [str(value) for value in cast(list[str], root.xpath(path, namespaces=NS))]


def texts(root: etree._Element) -> str:
    return "".join(t.text or "" for t in find(root, ".//a:t"))


def members(*folders: str) -> list[str]:
    parts = [n for n in package() if n.startswith("ppt/") and not n.endswith((".rels", ".png"))]
    return [n for n in parts if n.split("/")[1] in folders]


def only(*shapes: SlideText, layout: LayoutName = LayoutName.POINTS) -> etree._Element:
    one: tuple[Slide, ...] = (slide(layout, "A title", *shapes),)
    return tree(
        "ppt/slides/slide1.xml", unpack(render(replace(deck(teal_theme()), slides=one)).data)
    )


@pytest.mark.parametrize("number", range(1, len(SLIDES) + 1))
def test_the_title_stands_first_in_a_title_placeholder(number: int) -> None:
    first = find(tree(f"ppt/slides/slide{number}.xml"), "/p:sld/p:cSld/p:spTree/p:sp")[0]
    assert values(first, ".//p:ph/@type")[0] in {"title", "ctrTitle"}
    assert texts(first) == SLIDES[number - 1].title


@pytest.mark.parametrize("number", range(1, len(SLIDES) + 1))
def test_no_placeholder_is_left_empty(number: int) -> None:
    for shape in find(tree(f"ppt/slides/slide{number}.xml"), ".//p:sp[.//p:ph]"):
        assert texts(shape).strip()


@pytest.mark.parametrize("number", range(1, len(SLIDES) + 1))
def test_every_placeholder_on_a_slide_exists_on_its_layout(number: int) -> None:
    relations = tree(f"ppt/slides/_rels/slide{number}.xml.rels")
    target = values(relations, "rel:Relationship[contains(@Type, '/slideLayout')]/@Target")[0]
    layout = tree(f"ppt/{target.removeprefix('../')}")
    offered = {_place(p) for p in find(layout, ".//p:ph")}
    used = [_place(p) for p in find(tree(f"ppt/slides/slide{number}.xml"), ".//p:ph")]
    assert set(used) <= offered
    assert len(set(used)) == len(used)
    assert values(layout, "/p:sldLayout/p:cSld/@name") == [str(SLIDES[number - 1].layout)]


def _place(element: etree._Element) -> tuple[str | None, str | None]:
    return element.get("type"), element.get("idx")


def test_ids_and_names_do_not_repeat_on_a_slide_or_a_layout() -> None:
    for name in members("slides", "slideLayouts", "slideMasters", "notesSlides"):
        shapes = find(tree(name), ".//p:cNvPr[@id != '1']")
        for attribute in ("id", "name"):
            assert max(Counter(s.get(attribute) for s in shapes).values()) == 1
        assert all((s.get("name") or "").strip() for s in shapes)


def test_every_run_says_its_language() -> None:
    parts = members("slides", "slideLayouts", "slideMasters", "notesSlides", "notesMasters",
                    "handoutMasters")  # fmt: skip
    for name in parts:
        properties = find(tree(name), ".//a:rPr | .//a:endParaRPr")
        assert properties
        assert all(p.get("lang") for p in properties)
        assert not find(tree(name), ".//a:r[not(a:rPr)] | .//a:fld[not(a:rPr)]")


def test_a_run_in_another_language_says_so() -> None:
    languages = values(on(LayoutName.REFERENCES), ".//a:r[a:t='Mol Psychiatry']/a:rPr/@lang")
    assert languages == ["en-GB"]


def test_the_decks_language_reaches_slides_layouts_and_notes() -> None:
    british = unpack(render(deck(teal_theme(), "en-GB")).data)
    for name in ("slides/slide3", "slideLayouts/slideLayout3", "notesSlides/notesSlide3"):
        assert b'lang="en-GB"' in british[f"ppt/{name}.xml"]
        assert b'lang="en-US"' not in british[f"ppt/{name}.xml"]


def test_slides_layouts_and_masters_take_colors_and_fonts_from_the_theme() -> None:
    for name in members(
        "slides", "slideLayouts", "slideMasters", "notesMasters", "tableStyles.xml"
    ):
        root = tree(name)
        assert not find(root, ".//a:srgbClr | .//a:sysClr | .//a:prstClr")
        assert all(f.startswith("+") for f in values(root, ".//a:latin/@typeface"))


def test_a_figure_is_one_group_with_the_only_alt_text() -> None:
    groups = find(on(LayoutName.FIGURE), ".//p:grpSp")
    assert [g.get("descr") for g in find(groups[0], "p:nvGrpSpPr/p:cNvPr")] == [
        "A gate in a nerve cell’s wall with ketamine in its opening."
    ]
    assert len(groups) == 1
    assert not values(groups[0], "p:sp//p:cNvPr/@descr")
    assert not find(on(LayoutName.FIGURE), ".//adec:decorative")


def test_the_parts_of_a_figure_stay_inside_the_box_it_was_given() -> None:
    rect = LAYOUTS[LayoutName.NUMBERS].placeholder(10).rect
    group = find(on(LayoutName.NUMBERS), ".//p:grpSp/p:grpSpPr/a:xfrm")[0]
    x, y = (int(v) for v in (*values(group, "a:off/@x"), *values(group, "a:off/@y")))
    width, height = (int(v) for v in (*values(group, "a:ext/@cx"), *values(group, "a:ext/@cy")))
    slack = 12700 * 12  # a label may rise above its box by part of its line
    assert x >= rect.x * 12700 - slack
    assert y >= rect.y * 12700 - slack
    assert x + width <= (rect.x + rect.width) * 12700 + slack
    assert y + height <= (rect.y + rect.height) * 12700 + slack


def test_a_table_marks_its_header_row_and_column() -> None:
    frame = find(on(LayoutName.TABLE), ".//p:graphicFrame")[0]
    flags = find(frame, ".//a:tblPr")[0]
    assert (flags.get("firstRow"), flags.get("firstCol"), flags.get("bandRow")) == ("1", "1", "0")
    assert values(frame, ".//p:cNvPr/@descr")[0]
    assert not find(frame, ".//a:tc[@gridSpan or @rowSpan or @hMerge or @vMerge]")
    style = find(frame, ".//a:tableStyleId")[0].text
    assert style in values(tree("ppt/tableStyles.xml"), "//a:tblStyle/@styleId")


def test_text_keeps_signs_that_mean_something_to_xml() -> None:
    text = 'a < b & c > d, "quoted", it’s 5 µg → naïve Żółć'
    root = only(SlideText(10, words(text), 24))
    assert text in texts(root)


def test_characters_that_xml_cannot_hold_are_dropped() -> None:
    assert "ab" in texts(only(SlideText(10, words("a\x00\x0b\x1fb".replace("\x0b", "")), 24)))


def test_a_soft_break_becomes_a_line_break_in_one_paragraph() -> None:
    paragraph = find(on(LayoutName.CONTACT), ".//a:p[a:br]")
    assert [texts(p) for p in paragraph] == ["12 Mill LaneSpringfield, OR 97477"]


def test_a_link_leads_to_its_address_and_says_where_it_goes() -> None:
    link = find(on(LayoutName.POINTS), ".//a:hlinkClick")[0]
    assert link.get("tooltip") == "988 Lifeline"
    number = BY_LAYOUT[LayoutName.POINTS].rpartition("/")[2]
    relation = find(
        tree(f"ppt/slides/_rels/{number}.rels"),
        f"rel:Relationship[@Id='{values(link, '@r:id')[0]}']",
    )[0]
    assert relation.get("Target") == "https://988lifeline.org"
    assert relation.get("TargetMode") == "External"


def test_two_runs_with_one_address_share_one_relation() -> None:
    link = LinkTo("https://example.org/?a=1&b=2", "An example")
    root = only(SlideText(10, words((run("one", mark=link), run(" two", mark=link))), 24))
    assert len(set(values(root, ".//a:hlinkClick/@r:id"))) == 1


def test_text_on_the_primary_color_keeps_the_color_that_is_legible_there() -> None:
    paragraph = words((run("muted", ink="muted"), run("x", mark=LinkTo("tel:1", "Call"))))
    root = only(SlideText(10, paragraph, 24), layout=LayoutName.SECTION)
    assert not find(root, ".//a:rPr/a:solidFill")
    assert values(root, ".//a:hlinkClick//*[local-name()='hlinkClr']/@val") == ["tx"]


@pytest.mark.parametrize(
    ("theme", "slot"), [(violet_theme, "bg1"), (amber_theme, "tx1")], ids=["dark", "light"]
)
def test_the_section_title_takes_the_slot_that_is_legible_on_primary(
    theme: Callable[[], Theme], slot: str
) -> None:
    layout = tree("ppt/slideLayouts/slideLayout2.xml", unpack(render(deck(theme())).data))
    title = values(layout, ".//p:sp[.//p:ph[@type='title']]//a:defRPr//a:schemeClr/@val")
    assert title == [slot]


def test_bullets_are_real_and_can_be_off() -> None:
    root = only(SlideText(10, (*words("with"), *words("without", bullet=False)), 24))
    body = find(root, ".//p:sp")[1]
    assert not find(body, ".//a:buChar")
    assert [len(find(p, ".//a:buNone")) for p in find(body, ".//a:p")] == [0, 1]
    assert "•" not in texts(body)


def test_sizes_are_the_planners_and_nothing_shrinks() -> None:
    root = only(SlideText(10, words("text"), 21))
    assert values(find(root, ".//p:sp")[1], ".//a:rPr/@sz") == ["2100"]
    for name in members("slides", "slideLayouts", "slideMasters"):
        assert not find(tree(name), ".//a:normAutofit | .//a:spAutoFit")


def test_footer_and_number_come_last_on_every_slide_but_the_first() -> None:
    for number in range(1, len(SLIDES) + 1):
        shapes = find(tree(f"ppt/slides/slide{number}.xml"), "/p:sld/p:cSld/p:spTree/*[.//p:cNvPr]")
        kinds = [(values(s, ".//p:ph/@type") or [""])[0] for s in shapes]
        if SLIDES[number - 1].layout is LayoutName.TITLE:
            assert not {"ftr", "sldNum"} & set(kinds)
        else:
            assert kinds[-2:] == ["ftr", "sldNum"]
            assert values(shapes[-1], ".//a:fld/@type") == ["slidenum"]
            assert texts(shapes[-2]) == deck(teal_theme()).footer


def test_the_notes_hold_every_paragraph() -> None:
    notes = tree("ppt/notesSlides/notesSlide3.xml")
    body = find(notes, ".//p:sp[.//p:ph[@type='body']]")[0]
    assert tuple(texts(p) for p in find(body, ".//a:p")) == SLIDES[2].notes
    assert values(notes, ".//p:ph/@type") == ["sldImg", "body", "sldNum"]


def test_the_shapes_of_the_brand_are_decorative_and_never_on_a_slide() -> None:
    for name in members("slideLayouts", "slideMasters"):
        for shape in find(tree(name), "/*/p:cSld/p:spTree/*[not(.//p:ph)][.//p:cNvPr[@id != '1']]"):
            assert find(shape, "*[1]/p:cNvPr//adec:decorative[@val='1']")
            assert not values(shape, "*[1]/p:cNvPr/@descr")
    drawn = {n for n in members("slides") if find(tree(n), ".//adec:decorative")}
    assert drawn == {BY_LAYOUT[LayoutName.TIMELINE]}


def test_a_timeline_reads_time_number_and_text_step_by_step() -> None:
    shapes = find(on(LayoutName.TIMELINE), "/p:sld/p:cSld/p:spTree/*[.//p:cNvPr[@id != '1']]")
    lines = [s for s in shapes if find(s, "p:nvCxnSpPr/p:cNvPr//adec:decorative[@val='1']")]
    assert shapes[1 : 1 + len(lines)] == lines
    assert len(lines) == 2
    assert [texts(s) for s in shapes[1 + len(lines) : -2]] == [
        "Before you come", "1", "Plan your rideSomeone else must drive you home.",
        "About 40 minutes", "2", "The drip runsYou rest in a chair, and a nurse is near.",
        "At least 2 hours", "3", "We watch youWe check your blood pressure again.",
    ]  # fmt: skip
    sizes = {int(v) for v in values(on(LayoutName.TIMELINE), ".//p:sp[not(.//p:ph)]//a:rPr/@sz")}
    assert min(sizes) >= 2000


def test_a_timeline_number_is_legible_on_its_node() -> None:
    path = ".//p:sp[starts-with(p:nvSpPr/p:cNvPr/@name, 'Step') and .//a:ln/a:noFill]"
    light = tree(BY_LAYOUT[LayoutName.TIMELINE], unpack(render(deck(amber_theme())).data))
    for root, slot in ((on(LayoutName.TIMELINE), "bg1"), (light, "tx1")):
        for node in find(root, path):
            assert values(node, "p:spPr/a:solidFill/a:schemeClr/@val") == ["accent5"]
            assert values(node, ".//a:rPr//a:schemeClr/@val") == [slot]


def test_each_slide_leads_back_to_its_source() -> None:
    sources = render(deck(teal_theme())).sources
    assert sources == tuple((f"slide-{n}", SPAN) for n in range(1, len(SLIDES) + 1))


def test_notes_have_real_bullets_bold_labels_and_the_minor_font() -> None:
    script = (NoteLine("about 1 minute.", "Time"), NoteLine("First.", bullet=True))
    made = replace(slide(LayoutName.POINTS, "A title"), script=script, page=DENSE)
    parts = unpack(render(replace(deck(teal_theme()), slides=(made,))).data)
    notes = tree("ppt/notesSlides/notesSlide1.xml", parts)
    body = find(notes, ".//p:sp[.//p:ph[@type='body']]")[0]
    time, first = find(body, ".//a:p")
    assert (texts(time), texts(first)) == ("Time: about 1 minute.", "First.")
    assert [bool(find(p, "a:pPr/a:buChar")) for p in (time, first)] == [False, True]
    assert values(time, "a:r/a:rPr/@b") == ["1"]
    assert texts(find(time, "a:r[a:rPr/@b]")[0]) == "Time: "
    runs = find(notes, ".//a:rPr")
    assert all(values(r, "a:latin/@typeface") == ["+mn-lt"] for r in runs)
    assert set(values(body, ".//a:r/a:rPr/@sz")) == {"1200"}


def test_a_title_is_narrowed_by_its_right_margin_and_keeps_its_text() -> None:
    made = replace(slide(LayoutName.POINTS, "A title of two lines"), narrowed=120.0)
    parts = unpack(render(replace(deck(teal_theme()), slides=(made,))).data)
    (title,) = find(tree("ppt/slides/slide1.xml", parts), ".//p:sp[.//p:ph[@type='title']]")
    assert texts(title) == "A title of two lines"
    left, right = (int(values(title, f".//a:bodyPr/@{side}")[0]) for side in ("lIns", "rIns"))
    assert right - left == 120 * 12700


def test_an_entry_of_the_agenda_leads_to_its_slide_inside_the_file() -> None:
    lines = [SlideParagraph((run(f"Part {n}", mark=ToSlide(n, f"Slide {n}")),)) for n in (3, 2, 3)]
    first = slide(LayoutName.POINTS, "Agenda", SlideText(10, tuple(lines), 24))
    made = (first, slide(LayoutName.POINTS, "Second"), slide(LayoutName.POINTS, "Third"))
    parts = unpack(render(replace(deck(teal_theme()), slides=made)).data)
    links = find(tree("ppt/slides/slide1.xml", parts), ".//a:hlinkClick")
    assert {link.get("action") for link in links} == {"ppaction://hlinksldjump"}
    assert [link.get("tooltip") for link in links] == ["Slide 3", "Slide 2", "Slide 3"]
    relations = {
        entry.get("Id"): (entry.get("Target"), str(entry.get("Type")).rpartition("/")[2])
        for entry in tree("ppt/slides/_rels/slide1.xml.rels", parts)
    }
    targets = [relations[link.get(f"{{{NS['r']}}}id")] for link in links]
    assert targets == [(f"slide{n}.xml", "slide") for n in (3, 2, 3)]


def test_the_outline_holds_every_slide_once_in_sections_with_ids_that_repeat() -> None:
    sample = deck(teal_theme())
    stretches = (Stretch("Opening", 2), Stretch("What helps & what does not", 11))
    assert sum(stretch.slides for stretch in stretches) == len(sample.slides)
    made = replace(sample, sections=stretches)
    root = tree("ppt/presentation.xml", unpack(render(made).data))
    assert values(root, "//p14:section/@name") == [stretch.name for stretch in stretches]
    ids = values(root, "//p14:section/@id")
    assert len(set(ids)) == 2
    assert all(re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", i) for i in ids)
    assert values(root, "//p14:sldId/@id") == values(root, "/p:presentation/p:sldIdLst/p:sldId/@id")
    assert values(root, "/p:presentation/*[last()]/p:ext/@uri") == [
        "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
    ]
    assert render(made).data == render(made).data
    assert b"sectionLst" not in package()["ppt/presentation.xml"]
