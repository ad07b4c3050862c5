"""How a run of text looks, by all that it takes its looks from."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kdeck.color import BLACK
from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.fill import Fill, fill_in
from kdeck.ooxml.names import find, is_true, number, share
from kdeck.ooxml.paint import Paint
from kdeck.ooxml.shape import FOOTERS, TITLES, Shape

_SIZE = 1800.0  # ISO/IEC 29500-1, 21.1.2.3.9: eighteen points where nothing is said
_LEVELS = 9
# How large PowerPoint and LibreOffice draw what is raised or lowered.
_RAISED = 2 / 3


@dataclass(frozen=True, slots=True)
class Look:
    """Say how characters are set: size in points, weight, family, and the inks that are seen.

    Without any ink they are not drawn. raised is how far they are raised, as a share of the size,
    negative where they are lowered.
    """

    size: float
    bold: bool
    family: str
    inks: Fill
    highlight: Paint | None
    capitals: bool = False
    raised: float = 0.0

    @property
    def seen(self) -> float:
        """Give the size that they are seen in, in points."""
        return self.size * (_RAISED if self.raised else 1.0)


@dataclass(frozen=True, slots=True)
class CellStyle:
    """Hold what a table style gives to the text of a cell: its inks and its weight."""

    inks: Fill = ()
    bold: bool | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Hold what one paragraph takes its looks from, the nearest first."""

    levels: tuple[etree._Element, ...]
    cell: CellStyle
    styled: Fill
    page: Page

    def value(self, key: str, default: float) -> float:
        """Read a number that the paragraph or one of its levels says."""
        holder = next((level for level in self.levels if level.get(key)), None)
        return number(holder, key, default)

    def word(self, key: str, default: str) -> str:
        """Read a word that the paragraph or one of its levels says."""
        return next((value for level in self.levels if (value := level.get(key))), default)

    def child(self, path: str) -> etree._Element | None:
        """Find an element in the paragraph or the nearest level that has it."""
        found = (find(level, path) for level in self.levels)
        return next((element for element in found if element is not None), None)

    def look(self, run: etree._Element | None, scale: float) -> Look:
        """Tell how a run looks, whose properties are given, at a scale of autofit."""
        styles = [run] if run is not None else []
        own = len(styles)
        styles += [s for level in self.levels if (s := find(level, "a:defRPr")) is not None]
        size = number(next((s for s in styles if s.get("sz")), None), "sz", _SIZE)
        bold = next((is_true(s.get("b")) for s in styles[:own] if s.get("b")), None)
        bold = self.cell.bold if bold is None else bold
        if bold is None:
            bold = next((is_true(s.get("b")) for s in styles if s.get("b")), False)
        faces = (find(style, "a:latin") for style in styles)
        face = next((f.get("typeface", "") for f in faces if f is not None), "+mn-lt")
        return Look(
            max(size / 100 * scale, 0.1),
            bold,
            self.page.theme.families.get(face, face),
            self._inks(run, styles),
            self.page.theme.scheme.paint(find(run, "a:highlight")),
            next((s.get("cap") for s in styles if s.get("cap")), "") == "all",
            share(next((s for s in styles if s.get("baseline")), None), "baseline", 0.0),
        )

    def _inks(self, run: etree._Element | None, styles: list[etree._Element]) -> Fill:
        theme = self.page.theme
        link = find(run, "a:hlinkClick")
        if link is not None:
            color = find(link, "a:extLst/a:ext/ahyp:hlinkClr")
            if color is None or color.get("val") != "tx":
                return (theme.scheme.named("hlink"), theme.scheme.named("folHlink"))
        own = fill_in(run, theme)
        if own is not None:
            return own or self._outline(styles)
        if self.cell.inks or self.styled:
            return self.cell.inks or self.styled
        for style in styles:
            found = fill_in(style, theme)
            if found is not None:
                return found or self._outline(styles)
        return (theme.scheme.named("tx1") or Paint(BLACK),)

    def _outline(self, styles: list[etree._Element]) -> Fill:
        """Give the ink of the lines round characters that are not filled."""
        found = (fill_in(find(style, "a:ln"), self.page.theme) for style in styles)
        return next((inks for inks in found if inks is not None), ())


def chain(
    paragraph: etree._Element, shape: Shape, deck: Deck, page: Page, cell: CellStyle | None = None
) -> Chain:
    """Gather what a paragraph takes its looks from (ISO/IEC 29500-1, 21.1.2.4).

    What stands in the cell of a table has its style, and never the bullets and indents of the
    placeholder that the table is laid into.
    """
    own = find(paragraph, "a:pPr")
    level = min(max(int(number(own, "lvl")), 0), _LEVELS - 1) + 1
    above = shape.ancestors if cell is None else ()
    styles = [find(element, "p:txBody/a:lstStyle") for element in above]
    near = [own, *(find(style, f"a:lvl{level}pPr") for style in styles)]
    defaults = _defaults(shape, deck, page) if cell is None else (deck.text_style,)
    far = [find(style, f"a:lvl{level}pPr") for style in defaults]
    reference = find(shape.element, "p:style/a:fontRef")
    paint = page.theme.scheme.paint(reference)
    said = any(fill_in(find(style, "a:defRPr"), page.theme) is not None for style in near)
    styled = (paint,) if paint is not None and not said else ()
    levels = tuple(element for element in (*near, *far) if element is not None)
    return Chain(levels, cell or CellStyle(), styled, page)


def _defaults(shape: Shape, deck: Deck, page: Page) -> Iterator[etree._Element | None]:
    if shape.slot is not None:
        kind = "other" if shape.placeholder in FOOTERS else "body"
        kind = "title" if shape.placeholder in TITLES else kind
        yield find(page.master, f"p:txStyles/p:{kind}Style")
    yield deck.text_style
