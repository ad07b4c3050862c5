"""What the style of a table gives to each of its cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kdeck.ooxml.deck import Deck, Themed
from kdeck.ooxml.fill import Fill, fill_in, styled_fill
from kdeck.ooxml.names import NAMESPACES, find, is_true
from kdeck.ooxml.paint import Paint, Scheme
from kdeck.ooxml.textstyle import CellStyle

# The styles of PowerPoint's gallery are in no file. These are those that decks use most.
_MEDIUM = {
    "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}": "dk1",
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1",
    "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3",
    "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5",
    "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}": "accent6",
}
_PLAIN = frozenset(
    {"", "{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}"}
)


@dataclass(frozen=True, slots=True)
class CellLook:
    """Hold what may be seen behind a cell, and how its text looks; fill None is unknown."""

    fill: Fill
    text: CellStyle


def cell_look(table: etree._Element, place: tuple[int, int], deck: Deck, theme: Themed) -> CellLook:
    """Find the look of a cell by its row and column.

    Where a header row and a header column cross, programs differ on which of the two wins: both
    may be seen.
    """
    properties = find(table, "a:tblPr")
    reference = find(properties, "a:tableStyleId")
    key = (reference.text or "").strip() if reference is not None else ""
    style = deck.table_styles.get(key)
    names = list(_parts(table, properties, place))
    if style is None and key in _MEDIUM:
        return _medium(_MEDIUM[key], names, theme.scheme)
    if style is None:
        return CellLook(() if key in _PLAIN else (None,), CellStyle())
    fills = [_fill(style, name, theme) for name in (*names, "wholeTbl", "tblBg")]
    inks = [_inks(style, name, theme) for name in (*names, "wholeTbl")]
    bold = any(_is_bold(style, name) for name in (*names, "wholeTbl"))
    crossing = 2 if {"firstRow", "firstCol"} <= set(names) else 1
    return CellLook(
        next((fill for fill in fills if fill is not None), ()),
        CellStyle(_first(inks, crossing), bold or None),
    )


def _first(inks: list[Fill | None], crossing: int) -> Fill:
    """Join the inks of the first parts, where two cross, or else take the strongest."""
    strong = [ink for ink in inks[:crossing] if ink]
    if strong:
        return tuple(paint for ink in strong for paint in ink)
    return next((ink for ink in inks[crossing:] if ink), ())


def _parts(
    table: etree._Element, properties: etree._Element | None, place: tuple[int, int]
) -> Iterator[str]:
    """Name the parts of a style that a cell belongs to, the strongest first."""
    row, column = place
    rows = len(table.findall("a:tr", NAMESPACES))
    columns = len(table.findall("a:tblGrid/a:gridCol", NAMESPACES))

    def on(flag: str) -> bool:
        return properties is not None and is_true(properties.get(flag))

    if on("firstRow") and row == 0:
        yield "firstRow"
    if on("lastRow") and row == rows - 1:
        yield "lastRow"
    if on("firstCol") and column == 0:
        yield "firstCol"
    if on("lastCol") and column == columns - 1:
        yield "lastCol"
    if on("bandRow"):
        yield "band1H" if (row - on("firstRow")) % 2 == 0 else "band2H"
    if on("bandCol"):
        yield "band1V" if (column - on("firstCol")) % 2 == 0 else "band2V"


def _fill(style: etree._Element, part: str, theme: Themed) -> Fill | None:
    holder = find(style, f"a:{part}") if part == "tblBg" else find(style, f"a:{part}/a:tcStyle")
    own = fill_in(find(holder, "a:fill"), theme)
    return own if own is not None else styled_fill(find(holder, "a:fillRef"), theme)


def _inks(style: etree._Element, part: str, theme: Themed) -> Fill | None:
    holder = find(style, f"a:{part}/a:tcTxStyle")
    paint = theme.scheme.paint(holder) or theme.scheme.paint(find(holder, "a:fontRef"))
    return (paint,) if paint is not None else None


def _is_bold(style: etree._Element, part: str) -> bool:
    holder = find(style, f"a:{part}/a:tcTxStyle")
    return holder is not None and holder.get("b") == "on"


def _medium(accent: str, names: list[str], scheme: Scheme) -> CellLook:
    """Look as 'Medium Style 2' does: strong headers, bands in tints of one color."""
    strong = {"firstRow", "lastRow", "firstCol", "lastCol"} & set(names)
    tint = 40 if {"band1H", "band1V"} & set(names) else 20
    change = "" if strong else f'<a:tint val="{tint}000"/>'
    holder = etree.fromstring(
        f'<a:fill xmlns:a="{NAMESPACES["a"]}"><a:schemeClr val="{accent}">{change}</a:schemeClr>'
        "</a:fill>"
    )
    ink: Paint | None = scheme.named("lt1" if strong else "dk1")
    return CellLook((scheme.paint(holder),), CellStyle((ink,), bool(strong) or None))
