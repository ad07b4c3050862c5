"""Decks that are damaged, hostile, or made by other programs: always findings, in bounded time."""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from examples import examples
from kdeck.check.pptx.file import check_pptx
from kdeck.check.rules import rules
from kdeck.ooxml import package
from kdeck.render.pptx.writer import render
from render.pptx import sample_deck
from stopwatch import within

from .decks import deck, other, pack, parts, run, shape, slide, title
from .test_pptx_contrast import box, fill, grid

# What a program, or somebody who means harm, may write where a number, a name or a share belongs.
VALUES = st.sampled_from(
    ["", "0", "1", "-1", "x", "9" * 40, "9" * 5000, "-99999999999", "1.5", "NaN", "100%", "x%",
     "nan%", "1e999%", "50000", "phClr", "accent1", "tx1", "true", "rId1", "rId99", "1003",
     "title", "body", "ctr", "vert270", "none", "0" * 300, "../../x", "\u00b2", "٣"]
)  # fmt: skip
KEYS = st.sampled_from(
    ["x", "y", "cx", "cy", "rot", "sz", "val", "idx", "type", "w", "h", "lvl", "marL", "indent",
     "fontScale", "lnSpcReduction", "gridSpan", "numCol", "id", "name", "descr", "prst", "vert",
     "wrap", "anchor", "lIns", "bIns", "typeface", "lastClr", "uri", "showMasterSp", "bg1"]
)  # fmt: skip


@cache
def members() -> dict[str, bytes]:
    rich = slide(title("Dose"), box(fill=fill("202020", 40)), grid("", 'firstRow="1"'))
    made = {name: text.encode() for name, text in parts([rich]).items()}
    whole = sample_deck.deck(sample_deck.teal_theme())
    data = render(replace(whole, slides=whole.slides[:4])).data
    with ZipFile(io.BytesIO(data)) as archive:
        built = {name: archive.read(name) for name in archive.namelist()}
    return {**built, "ppt/slides/slide1.xml": made["ppt/slides/slide1.xml"]}


@cache
def xml() -> list[str]:
    return sorted(
        name
        for name in members()
        if name.endswith((".xml", ".rels")) and "theme2" not in name and "theme3" not in name
    )


@settings(max_examples=examples(80), suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_change_of_the_xml_makes_the_judge_fail(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(xml()))
    root = etree.fromstring(members()[name])
    for _ in range(data.draw(st.integers(1, 6))):
        elements = [e for e in root.iter() if isinstance(e.tag, str)]
        change(data, data.draw(st.sampled_from(elements)), elements)
    found = check_pptx(pack({**members(), name: etree.tostring(root)}), "a.pptx")
    assert {finding.code for finding in found} <= rules().keys()


def change(data: st.DataObject, element: etree._Element, elements: list[etree._Element]) -> None:
    kind = data.draw(st.sampled_from(["set", "set", "drop", "copy", "rename", "text", "move"]))
    parent = element.getparent()
    if kind == "set":
        keys = [str(key) for key in element.attrib] or [data.draw(KEYS)]
        element.set(data.draw(st.sampled_from([*keys, data.draw(KEYS)])), data.draw(VALUES))
    elif kind == "text":
        element.text = data.draw(st.sampled_from(["", "\u2028", "a\tb", "9" * 300, "x-" * 200]))
    elif kind == "rename":
        element.tag = str(data.draw(st.sampled_from(elements)).tag)
    elif parent is not None and kind == "drop":
        parent.remove(element)
    elif parent is not None and kind == "copy":
        parent.append(etree.fromstring(etree.tostring(element)))
    elif parent is not None:
        parent.insert(0, element)


@pytest.mark.slow
@settings(max_examples=examples(40), suppress_health_check=list(HealthCheck))
@given(st.data())
def test_parts_that_lead_to_wrong_parts_do_not_make_the_judge_fail(data: st.DataObject) -> None:
    made = dict(members())
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(xml()))
        if data.draw(st.booleans()):
            made.pop(name, None)
        else:
            made[name] = members()[data.draw(st.sampled_from(xml()))]
    check_pptx(pack(made), "a.pptx")


def zeros(size: int) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts([slide(title("Dose"))]).items():
            archive.writestr(name, text)
        with archive.open("ppt/slideLayouts/slideLayout1.xml", "w", force_zip64=True) as member:
            for _ in range(size // 2**20):
                member.write(bytes(2**20))
        archive.writestr(
            "ppt/slides/_rels/slide1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="x/slideLayout" '
            'Target="/ppt/slideLayouts/slideLayout1.xml"/></Relationships>',
        )
    return out.getvalue()


def codes(data: bytes) -> set[str]:
    return {finding.code for finding in check_pptx(data, "a.pptx")}


def test_a_zip_bomb_is_refused() -> None:
    data = zeros(200 * 2**20)
    assert len(data) < 2**20
    (finding,) = check_pptx(data, "a.pptx")
    assert finding.code == "pptx-unreadable"
    assert "immense size" in finding.message


def test_a_part_of_endless_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "DECK", replace(package.DECK, tags=1000))
    (finding,) = check_pptx(deck(slide(title("Dose"), "<a:x/>" * 1000)), "a.pptx")
    assert finding.code == "pptx-unreadable"
    assert "elements" in finding.message


def in_groups(depth: int) -> str:
    begin = '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="3" name="G"/></p:nvGrpSpPr>'
    return slide(title("A"), begin * depth + "</p:grpSp>" * depth)


def numbered(made: Callable[[int], str], number: int) -> str:
    return slide(title("A"), *(made(order) for order in range(number)))


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(lambda: in_groups(200), id="groups in groups"),
        pytest.param(lambda: in_groups(4000), id="very deep"),
        pytest.param(lambda: numbered(lambda _: box(), 2500), id="many texts in one place"),
        pytest.param(lambda: numbered(lambda _: other("pic"), 20_000), id="many pictures"),
        pytest.param(
            lambda: numbered(lambda n: box(text="", fill=fill("808080", 50)), 2500),
            id="many fills in one place",
        ),
        pytest.param(lambda: slide(title("A"), box(text="word " * 60_000)), id="much text"),
        pytest.param(lambda: slide(title("A"), box(text="x" * 200_000)), id="one word"),
        pytest.param(lambda: slide(title("A"), shape(run("x") * 20_000)), id="many paragraphs"),
    ],
)
def test_an_immense_slide_takes_bounded_time(hostile: Callable[[], str]) -> None:
    data = deck(hostile())
    within(60, lambda: check_pptx(data, "a.pptx"))


JUMP = '<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/>'


def of_runs(runs: str) -> bytes:
    """Make a deck whose one text has a single paragraph of runs, in a place of its own."""
    where = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="3000000"/></a:xfrm>'
    words = shape(f"<a:p>{runs}</a:p>").replace("<p:spPr/>", f"<p:spPr>{where}</p:spPr>")
    return deck(slide(title("Dose"), words))


# A text that comes out of another program may have a run for every letter, or a break for every
# line: this one took fourteen seconds when every line looked at every run.
@pytest.mark.slow
def test_many_runs_in_one_paragraph_take_time_in_proportion() -> None:
    data = of_runs("<a:r><a:t>a</a:t></a:r><a:br/>" * 5_000)
    found = within(4, lambda: check_pptx(data, "a.pptx"))
    assert "pptx-text-overflow" in {finding.code for finding in found}


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize(
    "runs",
    [
        pytest.param("<a:r><a:t>a </a:t></a:r>", id="words"),
        pytest.param(f'<a:r><a:rPr lang="en-US">{JUMP}</a:rPr><a:t>on </a:t></a:r>', id="one link"),
    ],
)
def test_two_hundred_thousand_runs_in_one_paragraph_are_judged(runs: str) -> None:
    data = of_runs(runs * 200_000)
    within(60, lambda: check_pptx(data, "a.pptx"))


def test_a_deck_of_python_pptx_with_all_that_it_offers_is_judged() -> None:
    presentation = Presentation()
    for layout in presentation.slide_layouts:
        made = presentation.slides.add_slide(layout)
        for place, number in zip(made.placeholders, count(1), strict=False):
            if place.has_text_frame:
                place.text_frame.text = f"{layout.name} {number}"
    last = presentation.slides[-1].shapes
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "navy").save(picture, "PNG")
    picture.seek(0)
    last.add_picture(picture, Inches(1), Inches(5))
    numbers = CategoryChartData()
    numbers.categories = ["before", "after"]
    numbers.add_series("mood", (1, 2))
    where = (Inches(5), Inches(5), Inches(3), Inches(2))
    last.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *where, numbers)
    last.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(1))
    out = io.BytesIO()
    presentation.save(out)
    found = check_pptx(out.getvalue(), "a.pptx")
    # The picture stands below the table, whose cells are empty, and is read before it.
    assert {f.code for f in found} == {
        "pptx-cell-empty", "pptx-chart-title", "pptx-section",
        "pptx-alt-file-name", "pptx-alt-missing", "pptx-language", "pptx-properties",
        "pptx-reading-order", "pptx-shape-name", "pptx-table-header", "pptx-text-size",
        "pptx-title-missing",
    }  # fmt: skip
    missing = [f.message for f in found if f.code == "pptx-alt-missing"]
    assert len(missing) == 1
    assert "chart" in missing[0]
