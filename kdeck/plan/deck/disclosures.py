"""The slide on which a speaker says who pays: what the theme says of it, or lines to fill."""

from collections.abc import Iterator
from dataclasses import replace

from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import NoteLine, Slide, SlideTable
from kdeck.plan.deck.table import SMALLER, slide_tables
from kdeck.plan.master.layout import Idx, LayoutName, Rect
from kdeck.plan.text.run import Run, Runs

# What everybody in the room is to read.
_SIZE = 22.0
# Rows that have the room are so high, and end so far above the foot.
_HIGH, _ABOVE = 74.0, 8.0


def disclosures(make: SlideMaker) -> Iterator[Slide]:
    """Plan the slide, or as many as hold all that is said in the smallest type of tables."""
    words, document, span = make.words, make.document, make.document.span
    disclosed = make.theme.clinic.disclosures

    def cell(text: str, *, bold: bool = False) -> Runs:
        return (Run(text, span, bold=bold),)

    checked = words(
        "disclosures-checked", version=document.version, month=words.month(document.checked)
    )
    told = (
        (words("disclosures-speaker"), disclosed.speaker or words("disclosures-ties")),
        (words("disclosures-funding"), disclosed.funding or words("disclosures-paid")),
        (words("disclosures-facts"), checked),
        (words("disclosures-review"), words.review(document.review)),
    )
    rows = tuple((cell(name, bold=True), cell(text)) for name, text in told)
    head = (cell(words("about"), bold=True), cell(document.kind, bold=True))
    place = make.master.place(LayoutName.TABLE, Idx.BODY)
    summary, tables = words("disclosures-summary"), tuple[SlideTable, ...]()
    for size in (max(place.size, _SIZE), place.size, *SMALLER):
        set_in = replace(place, size=size)
        tables = tuple(slide_tables(head, rows, summary, True, make.theme.deck_body, set_in))
        if len(tables) == 1:
            break
    said = NoteLine(words("disclosures-said"), said=False)
    for number, table in enumerate(tables, 1):
        title = make.numbered(words("disclosures"), number, len(tables))
        shown = _spread(table, place.rect)
        yield make.slide(LayoutName.TABLE, title, (shown,), (said,), span)


def _spread(table: SlideTable, room: Rect) -> SlideTable:
    """Let the rows below the header fill the slide, the low ones first, up to a height each."""
    head, *rows = table.heights
    tall, level = sorted(rows, reverse=True), 0.0
    for kept, highest in enumerate(tall):
        level = (room.height - _ABOVE - head - sum(tall[:kept])) / (len(rows) - kept)
        if level >= highest:
            break
    heights = (head, *(max(height, min(level, _HIGH)) for height in rows))
    return replace(table, heights=heights, rect=replace(table.rect, height=sum(heights)))
