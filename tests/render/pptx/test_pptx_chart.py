"""Intervals on a slide are a native chart: its colors, its words, and its workbook."""

import json
import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import cast
from zipfile import ZipFile

import pytest
from lxml import etree

from kdeck.check.pptx.file import check_pptx
from kdeck.model.audience import Audience
from kdeck.plan.deck.model import Deck, SlideChart
from kdeck.render.pptx.workbook import workbook
from kdeck.render.pptx.writer import render
from plan.drawn.test_interval import TRIALS
from planned import Planned

VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
# Both trials have room on one slide.
TWO = TRIALS.replace("A trial masked by anesthesia", "A masked trial")
LINKED = TWO.replace("KARMA-Dep 2 (n", "[doi.org/10.1001/x](https://doi.org/10.1001/x) (n")


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    body = f"{TWO}\n{LINKED}"
    return Planned(tmp_path_factory.mktemp("trials"), body).deck(Audience.CLINICIAN)


@pytest.fixture(scope="module")
def members(deck: Deck) -> dict[str, bytes]:
    with ZipFile(BytesIO(render(deck).data)) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.fixture(scope="module")
def chart(members: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(members["ppt/charts/chart1.xml"])


def values(root: etree._Element, path: str) -> list[str]:
    return [str(value) for value in cast(list[str], root.xpath(path, namespaces=NS))]


def charts(deck: Deck) -> list[SlideChart]:
    return [s for slide in deck.slides for s in slide.shapes if isinstance(s, SlideChart)]


def cells(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        shared = etree.fromstring(book.read("xl/sharedStrings.xml"))
    strings = values(shared, "//s:si/s:t/text()")
    found = {}
    for cell in cast(list[etree._Element], sheet.xpath("//s:c", namespaces=NS)):
        text = values(cell, "s:v/text()")[0]
        found[cell.get("r", "")] = strings[int(text)] if cell.get("t") == "s" else text
    return found


def test_every_color_is_the_themes_so_that_changing_it_recolors_the_chart(
    chart: etree._Element,
) -> None:
    assert not values(chart, "//a:srgbClr/@val | //a:sysClr/@val | //a:prstClr/@val")
    assert set(values(chart, "//a:schemeClr/@val")) == {"bg1", "tx1", "accent1", "accent3"}


def test_axes_have_positive_ids_that_name_each_other(chart: etree._Element) -> None:
    ids = values(chart, "//c:scatterChart/c:axId/@val")
    assert ids == values(chart, "//c:valAx/c:axId/@val")
    assert ids == values(chart, "//c:valAx/c:crossAx/@val")[::-1]
    assert all(identity.isdigit() for identity in ids)
    assert len(set(ids)) == 2


def test_the_line_stands_where_the_estimates_are_compared(chart: etree._Element) -> None:
    assert values(chart, "//c:valAx/c:crossesAt/@val") == ["0"]
    assert values(chart, "//c:valAx[1]/c:scaling/c:min/@val") == ["-10"]
    assert values(chart, "//c:valAx[1]/c:scaling/c:max/@val") == ["5"]


def test_words_have_a_language_a_size_and_no_typeface_of_their_own(chart: etree._Element) -> None:
    runs = cast(list[etree._Element], chart.xpath("//a:r/a:rPr", namespaces=NS))
    assert {run.get("lang") for run in runs} == {"en-US"}
    assert min(int(run.get("sz", "0")) for run in runs) >= 1800
    assert set(values(chart, "//a:latin/@typeface")) == {"+mn-lt"}
    assert values(chart, "//c:title//a:t/text()")[0] == "Against midazolam"
    assert values(chart, "//c:dLbl//a:t/text()") == [
        "KARMA-Dep 2 (n\u00a0=\u00a062)", "−3.16 (−8.54\u00a0to\u00a02.22)",
        "A masked trial (n\u00a0=\u00a040)", "−0.50 (−4.0\u00a0to\u00a03.1)",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    row = "| KARMA-Dep 2 (n = 62) | -3.16 | -8.54 | 2.22 |"
    rows = [row.replace("Dep 2", f"Dep {number}") for number in range(1, 6)]
    body = TRIALS.replace(row, "\n".join(rows)).replace("| A trial masked", "| A masked")
    body = body.replace("| A masked by anesthesia (n = 40) | -0.50 | -4.0 | 3.1 |\n", "")
    deck = Planned(tmp_path_factory.mktemp("five"), body).deck(Audience.CLINICIAN)
    with ZipFile(BytesIO(render(deck).data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_many_estimates_stand_in_columns_names_left_of_the_axis_and_numbers_right_of_it(
    five: dict[str, bytes],
) -> None:
    chart = etree.fromstring(five["ppt/charts/chart1.xml"])
    labeled = cast(list[etree._Element], chart.xpath("//c:ser[c:dLbls]", namespaces=NS))
    sides: dict[str, list[tuple[str, str]]] = {"l": [], "r": []}
    for series in labeled:
        (side,) = values(series, "c:dLbls/c:dLbl/c:dLblPos/@val")
        words = "".join(values(series, "c:dLbls/c:dLbl//a:t/text()")).replace("\u00a0", " ")
        (x,) = values(series, "c:xVal//c:v/text()")
        sides[side].append((words, x))
    ends = values(chart, "//c:valAx[c:axPos/@val='b']/c:scaling/*/@val")
    assert [words for words, _ in sides["l"]] == [f"KARMA-Dep {n} (n = 62)" for n in range(1, 6)]
    assert {words for words, _ in sides["r"]} == {"−3.16 (−8.54 to 2.22)"}
    assert {x for _, x in sides["r"]} | {x for _, x in sides["l"]} == set(ends) - {"minMax"}
    check_workbook(five, chart, count=5 * (3 + 3 + 3 + 3))


def test_what_the_chart_shows_is_what_its_workbook_holds(
    members: dict[str, bytes], chart: etree._Element
) -> None:
    check_workbook(members, chart, count=3 * 2 * 2)


def check_workbook(members: dict[str, bytes], chart: etree._Element, *, count: int) -> None:
    relations = etree.fromstring(members["ppt/charts/_rels/chart1.xml.rels"])
    target = values(relations, "rel:Relationship/@Target")[0].removeprefix("../")
    held = cells(members[f"ppt/{target}"])
    references = cast(list[etree._Element], chart.xpath("//c:numRef | //c:strRef", namespaces=NS))
    assert len(references) == count
    for reference in references:
        sheet, _, place = values(reference, "c:f/text()")[0].replace("$", "").partition("!")
        assert sheet == "Numbers"
        shown = values(reference, ".//c:v/text()")
        assert [_same(held[name]) for name in _between(place)] == [_same(text) for text in shown]


def _same(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _between(place: str) -> list[str]:
    first, _, last = place.partition(":")
    last = last or first
    columns = range(ord(first[0]), ord(last[0]) + 1)
    rows = range(int(first[1:]), int(last[1:]) + 1)
    return [f"{chr(column)}{row}" for row in rows for column in columns]


def test_the_workbook_and_the_deck_repeat_to_the_byte(deck: Deck) -> None:
    first, second = charts(deck)
    made = workbook(first)
    workbook.cache_clear()
    assert workbook(first) == made
    assert render(deck).data == render(deck).data
    assert [(r.value, r.low, r.high) for r in first.rows] == [
        (r.value, r.low, r.high) for r in second.rows
    ]


def test_two_charts_on_two_slides_have_parts_of_their_own_and_links_lead_where_they_should(
    members: dict[str, bytes],
) -> None:
    assert sum(name.startswith("ppt/charts/chart") for name in members) == 2
    for number in (1, 2):
        found = [n for n in members if f"chart{number}.xml".encode() in members[n]]
        assert len([n for n in found if n.startswith("ppt/slides/_rels")]) == 1
    slide = next(n for n in members if b"10.1001" in members[n] and n.endswith(".rels"))
    relations = etree.fromstring(members[slide])
    kinds = values(relations, "rel:Relationship/@Type")
    assert {kind.rpartition("/")[2] for kind in kinds} == {
        "slideLayout", "notesSlide", "chart", "hyperlink",
    }  # fmt: skip


def test_a_chart_stands_in_the_placeholder_for_it_and_says_how_it_is_drawn(
    members: dict[str, bytes],
) -> None:
    slide = next(n for n in members if n.startswith("ppt/slides/s") and b"c:chart" in members[n])
    root = etree.fromstring(members[slide])
    assert values(root, "//p:graphicFrame/p:nvGraphicFramePr/p:nvPr/p:ph/@idx") == ["10"]
    (alt,) = values(root, "//p:graphicFrame//p:cNvPr/@descr")
    assert alt.replace("\u00a0", " ").startswith(
        "Against midazolam. Points with bars for their intervals. KARMA-Dep 2 (n = 62): "
        "across the line at 0, no difference."
    )


def test_our_own_check_finds_nothing(deck: Deck) -> None:
    assert check_pptx(render(deck).data, "deck.pptx") == ()


@pytest.mark.slow
@pytest.mark.rendered
@pytest.mark.skipif(
    VALIDATOR is None and not os.environ.get("CI"),
    reason="ooxml-validator is not on PATH and OOXML_VALIDATOR is not set",
)
def test_the_sdk_finds_nothing_in_a_deck_with_charts(deck: Deck, tmp_path: Path) -> None:
    assert VALIDATOR, "ooxml-validator is missing"
    path = tmp_path / "deck.pptx"
    path.write_bytes(render(deck).data)
    done = subprocess.run(
        [VALIDATOR, str(path), "Microsoft365"], capture_output=True, text=True, check=False
    )
    assert json.loads(done.stdout)["errors"] == []
