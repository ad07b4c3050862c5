"""What a series of a native chart refers to: cells of its workbook, with their values at hand."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from kdeck.render.pptx.markup import Markup
from kdeck.render.pptx.workbook import SHEET


def head(number: int, cell: str, name: str) -> Markup:
    """Open a series and name it by a cell of the workbook."""
    return Markup(
        '<c:ser><c:idx val="{}"/><c:order val="{}"/><c:tx><c:strRef><c:f>{}!{}</c:f>'
        '<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>",
        number,
        number,
        SHEET,
        cell,
        name,
    )


def numbers(cells: str, values: Iterable[Decimal]) -> Markup:
    """Refer to cells of the workbook, with their numbers at hand."""
    found = dict(enumerate(values))
    return some_numbers(cells, found, len(found))


def some_numbers(cells: str, values: Mapping[int, Decimal], count: int) -> Markup:
    """Refer to so many cells of which some are empty, with the numbers of the others at hand."""
    points = Markup.join(
        Markup('<c:pt idx="{}"><c:v>{}</c:v></c:pt>', number, f"{value:f}")
        for number, value in values.items()
    )
    return Markup(
        "<c:numRef><c:f>{}!{}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount"
        ' val="{}"/>{}</c:numCache></c:numRef>',
        SHEET,
        cells,
        count,
        points,
    )
