"""The cells of a table, with where they stand and how their text is laid out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from kdeck.check.pptx.tablestyle import cell_look
from kdeck.check.pptx.textbox import Frame, TextBox, lay_out
from kdeck.check.pptx.wrap import is_exact
from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.fill import Fill, fill_in
from kdeck.ooxml.geometry import Place, Rect
from kdeck.ooxml.names import EMU, NAMESPACES, find, number
from kdeck.ooxml.shape import Shape
from kdeck.ooxml.textstyle import CellStyle, Chain, chain

_MARGINS = {"marL": 91_440, "marT": 45_720, "marR": 91_440, "marB": 45_720}


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold the texts of a table's cells with what each is filled with, and the whole's size.

    place is as large as the table becomes when its rows grow to hold their text.
    """

    place: Place
    cells: tuple[tuple[TextBox, Fill], ...]


def grid(shape: Shape, deck: Deck, page: Page) -> Grid | None:
    """Lay out a table; None for what is no table, or stands nowhere."""
    table = shape.table
    if table is None or shape.place is None:
        return None
    columns = [number(c, "w") / EMU for c in table.iterfind("a:tblGrid/a:gridCol", NAMESPACES)]
    rows = _Rows(shape, table, columns, deck, page)
    y = 0.0
    found: list[tuple[TextBox, Fill]] = []
    for row, entry in enumerate(table.iterfind("a:tr", NAMESPACES)):
        made = list(rows.row(entry, row, y))
        needs = (box.needed + _margins(cell, "T", "B") for cell, box, _ in made)
        height = max(number(entry, "h") / EMU, *needs, 0.0)
        found.extend((_lowered(box, cell, height), fill) for cell, box, fill in made)
        y += height
    place = Place(sum(columns) or shape.place.width, y, shape.place.matrix)
    return Grid(place, tuple((replace(box, place=place), fill) for box, fill in found))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Hold what the rows of a table share; columns are their widths in points."""

    shape: Shape
    table: etree._Element
    columns: list[float]
    deck: Deck
    page: Page

    def row(
        self, entry: etree._Element, row: int, y: float
    ) -> Iterator[tuple[etree._Element, TextBox, Fill]]:
        shape, columns, page = self.shape, self.columns, self.page
        x = 0.0
        for column, cell in enumerate(entry.iterfind("a:tc", NAMESPACES)):
            width = columns[column] if column < len(columns) else 0.0
            merged = int(min(max(number(cell, "gridSpan", 1), 1), len(columns) or 1))
            wide = sum(columns[column : column + merged])
            body = find(cell, "a:txBody")
            if body is not None:
                left, right = _margins(cell, "L"), _margins(cell, "R")
                top = y + _margins(cell, "T")
                room = Rect(x + left, top, max(x + wide - right, x + left), top)
                look = cell_look(self.table, (row, column), self.deck, page.theme)

                def chain_of(paragraph: etree._Element, text: CellStyle = look.text) -> Chain:
                    return chain(paragraph, shape, self.deck, page, text)

                laid, needed = lay_out(Frame(body, room, "t"), chain_of)
                exact = all(is_exact(paragraph.runs) for paragraph in laid)
                assert shape.place is not None
                own = fill_in(find(cell, "a:tcPr"), page.theme)
                box = TextBox(shape, shape.place, room, laid, needed, exact, bound=False)
                yield cell, box, look.fill if own is None else own
            x += width


def _margins(cell: etree._Element, *sides: str) -> float:
    properties = find(cell, "a:tcPr")
    keys = (f"mar{side}" for side in sides)
    return sum(number(properties, key, _MARGINS[key]) / EMU for key in keys)


def _lowered(box: TextBox, cell: etree._Element, height: float) -> TextBox:
    """Move text down in its row where it is anchored there."""
    properties = find(cell, "a:tcPr")
    anchor = properties.get("anchor", "t") if properties is not None else "t"
    free = height - box.needed - _margins(cell, "T", "B")
    down = free * {"ctr": 0.5, "b": 1.0}.get(anchor, 0.0)
    moved = tuple(
        replace(
            p, lines=tuple(Rect(b.left, b.top + down, b.right, b.bottom + down) for b in p.lines)
        )
        for p in box.paragraphs
    )
    return replace(box, paragraphs=moved)
