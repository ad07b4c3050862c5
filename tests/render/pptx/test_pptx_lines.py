"""Lines and bars of an author are native charts: over a workbook, sound, and legible in gray."""

from io import BytesIO
from typing import cast
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.parts.chart import ChartPart

from kdeck.check.pptx.file import check_pptx
from kdeck.model.audience import Audience
from kdeck.render.pptx.writer import render
from plan.drawn.test_charts import BODY
from planned import Planned

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return render(Planned(tmp_path_factory.mktemp("lines"), BODY).deck(Audience.PLAIN)).data


@pytest.fixture(scope="module")
def charts(made: bytes) -> list[Chart]:
    slides = Presentation(BytesIO(made)).slides
    found = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    return cast("list[Chart]", found)


def sheet(chart: Chart) -> str:
    book = cast(ChartPart, chart.part).chart_workbook.xlsx_part
    assert book is not None
    return ZipFile(BytesIO(book.blob)).read("xl/worksheets/sheet1.xml").decode()


def test_lines_stand_over_a_workbook_and_are_named_where_they_end(charts: list[Chart]) -> None:
    _, lines = charts
    series = list(lines.plots[0].series)
    assert [(s.name, tuple(s.values)) for s in series] == [
        ("Ketamine", (33.0, 18.0, 24.0)),
        ("Midazolam", (32.0, 26.0, 25.0)),
    ]
    assert "<v>28</v>" in sheet(lines)
    for each in series:
        (label,) = each._element.iter(f"{C}dLbl")
        assert label.find(f"{C}idx").get("val") == "2"
        assert label.find(f"{C}showSerName").get("val") == "1"


def test_lines_differ_by_dash_and_mark_and_bars_by_fill(charts: list[Chart]) -> None:
    bars, lines = charts
    looks = [
        (s._element.find(f".//{A}prstDash").get("val"), s._element.find(f".//{C}symbol").get("val"))
        for s in lines.plots[0].series
    ]
    assert len(set(looks)) == len({dash for dash, _ in looks}) == len({m for _, m in looks}) == 2
    fills = [str(s.format.fill.fore_color.theme_color) for s in bars.plots[0].series]
    assert len(set(fills)) == 2


def test_a_range_has_its_words_and_a_line_down_to_its_low_end(charts: list[Chart]) -> None:
    bars, _ = charts
    element = next(iter(bars.plots[0].series))._element
    (label,) = element.iter(f"{C}dLbl")
    assert "".join(t.text for t in label.iter(f"{A}t")) == "8\u00a0to\u00a019"
    (minus,) = element.iter(f"{C}minus")
    points = {p.get("idx"): p.findtext(f"{C}v") for p in minus.iter(f"{C}pt")}
    assert points == {"1": "11"}
    assert "<v>11</v>" in sheet(bars)


def test_no_name_beside_a_bar_is_left_out(charts: list[Chart]) -> None:
    bars, _ = charts
    space = etree.tostring(bars._chartSpace).decode()
    assert 'tickLblSkip val="1"' in space


def test_the_file_is_sound(made: bytes) -> None:
    assert [f for f in check_pptx(made, "lines.pptx") if "chart" in f.code] == []
