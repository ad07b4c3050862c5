"""Bars and lines on slides: native charts, and what their numbers are in words beside them."""

from kdeck.model.chartwords import PERCENT, axis_words, chart_alt, chart_context, chart_sentences
from kdeck.model.datafigure import Bars, Lines, Series
from kdeck.model.inline import plain_text
from kdeck.plan.deck.bars import (
    CHART_SIZES,
    LYING_SIZES,
    WIDEST,
    axis_end,
    bar_series,
    lying_share,
    stands,
)
from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.model import BarSeries, SlideBars, SlideLines, SlideParagraph, SlideText
from kdeck.plan.drawn.linescene import axes_of
from kdeck.plan.master.layout import Idx, Layout, Rect
from kdeck.plan.text.lines import Setting, natural_width, text_lines
from kdeck.plan.text.run import Run
from kdeck.plan.text.runs import RunMaker
from kdeck.theme.face import Family

_SIZES = (22.0, 20.0, 18.0)
# The names at the ends of lines have no more than this share of a chart.
_NAMED = 0.4


def slide_charted(
    chart: Bars | Lines, maker: RunMaker, family: Family, layout: Layout
) -> tuple[SlideBars | SlideLines, SlideText]:
    """Set a chart on a slide, with its numbers in words where they fit beside it."""
    language = maker.language
    said = [SlideParagraph(maker.runs(words)) for words in chart_sentences(chart, language)]
    context = SlideParagraph(maker.runs(chart_context(chart, language)))
    *ways, least = Measure(family, layout.placeholder(Idx.SECOND), _SIZES[0]).ways(_SIZES)
    tried = ((group, way) for group in ((*said, context), (context,)) for way in (*ways, least))
    found = (pair for pair in tried if pair[1].height(pair[0]) <= pair[1].room)
    group, way = next(found, ((context,), least))
    text = SlideText(Idx.SECOND, group, way.size, way.spread)
    rect = layout.placeholder(Idx.BODY).rect
    if isinstance(chart, Bars):
        return _bars(chart, family, rect, language), text
    return _lines(chart, family, rect, language), text


def _bars(chart: Bars, family: Family, rect: Rect, language: str) -> SlideBars:
    names = tuple(plain_text(name) for name in chart.names)
    series = tuple(_series(each, language) for each in chart.series)
    unit = plain_text(chart.unit) if plain_text(chart.unit) == PERCENT else ""
    upright = stands(names, series, chart.span, family, rect)
    return SlideBars(
        idx=Idx.BODY,
        title=_title(chart, family, rect),
        measure=plain_text(chart.measure),
        names=names,
        series=series,
        unit=unit,
        rect=rect,
        sizes=CHART_SIZES if upright else LYING_SIZES,
        alt=_alt(chart, language),
        lying=0.0 if upright else lying_share(names, chart.span, family, rect),
        end=axis_end(series),
    )


def _lines(chart: Lines, family: Family, rect: Rect, language: str) -> SlideLines:
    across, up = axes_of(chart)
    setting = Setting(family, CHART_SIZES[1])
    ends = (f"{plain_text(each.name)} {each.amounts[-1].high}%" for each in chart.series)
    widest = max(natural_width((Run(words, chart.span),), setting) for words in ends)
    return SlideLines(
        idx=Idx.BODY,
        title=_title(chart, family, rect),
        measure=plain_text(chart.measure),
        scale=axis_words(chart, language),
        points=chart.points,
        series=tuple(_series(each, language) for each in chart.series),
        unit=PERCENT if plain_text(chart.unit) == PERCENT else "",
        axes=((across.low, across.high, across.step), (up.low, up.high, up.step)),
        named=min(widest / rect.width + 0.03, _NAMED),
        rect=rect,
        sizes=CHART_SIZES,
        alt=_alt(chart, language),
    )


def _series(series: Series, language: str) -> BarSeries:
    return bar_series(plain_text(series.name), series.amounts, language)


def _title(chart: Bars | Lines, family: Family, rect: Rect) -> tuple[str, ...]:
    setting = Setting(family, CHART_SIZES[0], bold=True)
    caption = plain_text(chart.caption)
    return tuple(text_lines(caption, chart.span, setting, rect.width * WIDEST))


def _alt(chart: Bars | Lines, language: str) -> str:
    return f"{plain_text(chart.caption)}. {chart_alt(chart, language)}"
