"""Shares in a table are a native chart on a slide: its bars, its labels, and its workbook."""

from io import BytesIO
from pathlib import Path
from typing import cast
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.parts.chart import ChartPart

from kdeck.check.pptx.file import check_pptx
from kdeck.model.audience import Audience
from kdeck.plan.deck.model import Deck, SlideBars, SlideTable
from kdeck.render.pptx.writer import render
from planned import Planned

TABLE = """\
::: {{.claim #shares drug="ketamine" evidence="rct" refs="smith2020" as-of="2026-06"}}
:::: plain
Some felt dizzy.
::::
:::: clinician
::::: {{.table caption="What was felt" row-headers="true"}}
| {head} | The spray | Placebo |
|---|---|---|
| Dizzy | {first} | 11 |
| Sick | 27 | 10.5 |
:::::

Some felt dizzy [@smith2020].
::::
:::

::: {{.key-points}}
:::: plain
- Some felt dizzy.
::::
:::: clinician
- Some felt dizzy.
::::
:::
"""


def planned(folder: Path, head: str = "Felt, per 100", first: str = "36") -> Deck:
    return Planned(folder, TABLE.format(head=head, first=first)).deck(Audience.CLINICIAN)


def bars(deck: Deck) -> list[SlideBars]:
    return [s for slide in deck.slides for s in slide.shapes if isinstance(s, SlideBars)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return render(planned(tmp_path_factory.mktemp("bars"))).data


@pytest.fixture(scope="module")
def chart(made: bytes) -> Chart:
    slides = Presentation(BytesIO(made)).slides
    (found,) = (shape for slide in slides for shape in slide.shapes if shape.has_chart)
    return cast(Chart, found.chart)


def test_shares_are_drawn_as_bars_and_said_in_the_alt_text(tmp_path: Path) -> None:
    deck = planned(tmp_path)
    (drawn,) = bars(deck)
    assert drawn.names == ("Dizzy", "Sick")
    assert drawn.alt == (
        "What was felt. The spray: Dizzy 36, Sick 27; Placebo: Dizzy 11, Sick 10.5."
    )
    assert not any(isinstance(s, SlideTable) for slide in deck.slides for s in slide.shapes)


@pytest.mark.parametrize(
    ("head", "first"), [("Felt", "36"), ("Felt, per 100", "30 or 36"), ("Felt, per 100", "most")]
)
def test_a_table_of_anything_else_stays_a_table(tmp_path: Path, head: str, first: str) -> None:
    assert bars(planned(tmp_path, head, first)) == []


@pytest.mark.parametrize("written", ["30–36", "30 to 36"])
def test_a_range_among_shares_is_drawn_between_its_ends(tmp_path: Path, written: str) -> None:
    (drawn,) = bars(planned(tmp_path, first=written))
    first, other = drawn.series
    assert [int(first.values[0]), int(first.lows[0]), *first.ranges] == [36, 30, 0]
    assert other.ranges == ()
    assert "Dizzy 30\u00a0to\u00a036" in drawn.alt


def test_the_chart_is_one_that_office_edits(chart: Chart) -> None:
    plot = chart.plots[0]
    assert list(plot.categories) == ["Dizzy", "Sick"]
    assert [(s.name, tuple(s.values)) for s in plot.series] == [
        ("The spray", (36.0, 27.0)),
        ("Placebo", (11.0, 10.5)),
    ]
    book = cast(ChartPart, chart.part).chart_workbook.xlsx_part
    assert book is not None
    sheet = ZipFile(BytesIO(book.blob)).read("xl/worksheets/sheet1.xml").decode()
    assert "<v>10.5</v>" in sheet


def test_series_are_told_apart_in_gray_and_each_bar_has_its_number(chart: Chart) -> None:
    fills = [str(s.format.fill.fore_color.theme_color) for s in chart.plots[0].series]
    assert len(set(fills)) == 2
    assert chart.has_legend
    for series in chart.plots[0].series:
        labels = series.data_labels
        assert labels.show_value
        assert labels.number_format == "0.0"


def test_the_file_is_sound(made: bytes) -> None:
    assert [f for f in check_pptx(made, "bars.pptx") if "chart" in f.code] == []
