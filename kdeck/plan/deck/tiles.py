"""Tiles, three in a row: the signs of an emergency, each with its icon, or what one may go to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kdeck.model.block import Listing, ListItem, Panel, PanelKind, Paragraph
from kdeck.model.document import Chapter
from kdeck.model.inline import Inlines
from kdeck.model.walk import inner_blocks, walk_blocks
from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.model import SlideParagraph, SlideTile, SlideTiles
from kdeck.plan.drawn.signicon import sign_icon
from kdeck.plan.master.layout import INSET_X, INSET_Y, Placeholder, Rect
from kdeck.plan.text.run import Runs
from kdeck.plan.text.runs import RunMaker
from kdeck.theme.face import Family

# The sides of icons: the first that leaves words room is taken.
_ICONS = (64.0, 58.0, 52.0, 46.0, 40.0, 34.0)
_ACROSS, _MOST, _FEWEST = 3, 12, 4
_SIZES = (22.0, 20.0)
_GAP = 12.0
# Between the edge of a tile, its icon and its words.
_PAD = 12.0
_LEAST_HIGH = _ICONS[-1] + 2 * _PAD
# What programs that set lines higher than we measure take.
_AIR = 6.0


@dataclass(frozen=True, slots=True)
class Signs:
    """Hold the signs of a chapter, and the words that say what to do about them."""

    lead: Inlines
    items: tuple[ListItem, ...]


def signs_of(chapter: Chapter) -> Signs | None:
    """Find the emergency signs of a chapter, where each has a key and none more than a sentence."""
    for panel in walk_blocks(chapter.blocks):
        if not (isinstance(panel, Panel) and panel.kind is PanelKind.CALL_NOW):
            continue
        lead: Inlines = ()
        for block in (inner for own in panel.blocks for inner in (own, *inner_blocks(own))):
            if isinstance(block, Paragraph) and not lead:
                lead = block.inlines
            if isinstance(block, Listing) and lead and _are_signs(block):
                return Signs(lead, block.items)
    return None


def _are_signs(listing: Listing) -> bool:
    return _FEWEST <= len(listing.items) <= _MOST and all(
        item.keys and len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph)
        for item in listing.items
    )


def sign_tiles(signs: Signs, maker: RunMaker, family: Family, area: Rect) -> SlideTiles | None:
    """Set signs as tiles in the largest type that fits an area; None where none does."""
    lead = SlideParagraph(maker.runs(signs.lead, bold=True))
    words = [SlideParagraph(_alone(maker.runs(_words(item)))) for item in signs.items]
    keys = [item.keys for item in signs.items]
    grids = [_Grid(size, family, area, icon) for size in _SIZES for icon in _ICONS]
    even = (grid.set(lead, words, keys, even=True) for grid in grids)
    made = next((tiles for tiles in even if tiles is not None), None)
    if made is not None:
        return made
    uneven = [grid.set(lead, words, keys, even=False) for grid in grids]
    return min((tiles for tiles in uneven if tiles is not None), key=_spread, default=None)


def _spread(tiles: SlideTiles) -> float:
    """Give how much higher the highest tile is than the lowest, to a point."""
    heights = [tile.rect.height for tile in tiles.tiles]
    return round(max(heights) - min(heights))


def link_tiles(
    lead: SlideParagraph, links: Sequence[SlideParagraph], family: Family, area: Rect
) -> SlideTiles | None:
    """Set links as tiles in the largest type that fits an area; None where none does."""
    if not _FEWEST <= len(links) <= _MOST:
        return None
    made = (_Grid(size, family, area).set(lead, links, None, even=False) for size in _SIZES)
    found = next((tiles for tiles in made if tiles is not None), None)
    return replace(found, urgent=False) if found else None


def _words(item: ListItem) -> Inlines:
    (block,) = item.blocks
    assert isinstance(block, Paragraph)
    return block.inlines


def _alone(runs: Runs) -> Runs:
    """Begin with a capital what stands alone, and end it without a stop."""
    first, *rest = runs
    made = [replace(first, text=first.text[:1].upper() + first.text[1:]), *rest]
    made[-1] = replace(made[-1], text=made[-1].text.rstrip(" ."))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Set tiles in rows, in type of a size, below each other in an area; icons have a side."""

    size: float
    family: Family
    area: Rect
    icon: float = 0.0

    @property
    def width(self) -> float:
        return (self.area.width - (_ACROSS - 1) * _GAP) / _ACROSS

    def high(self, text: SlideParagraph, width: float) -> float:
        place = Placeholder(10, "body", "Tile", replace(self.area, width=width), self.size, "")
        return Measure(self.family, place, self.size).height((text,)) + 2 * INSET_Y

    def set(
        self,
        lead: SlideParagraph,
        words: Sequence[SlideParagraph],
        keys: Sequence[tuple[str, ...]] | None,
        *,
        even: bool,
    ) -> SlideTiles | None:
        """Set words in tiles, with the icons of their keys if they have any.

        Rows of even height share the room; others are each as high as its words need.
        """
        left = 2 * _PAD + self.icon - INSET_X if keys else _PAD
        least = self.icon + 2 * _PAD if keys else _LEAST_HIGH - _PAD
        area = self.area
        top = self.high(lead, area.width)
        tall = [max(self.high(each, self.width - left) + _AIR, least) for each in words]
        rows = [max(tall[start : start + _ACROSS]) for start in range(0, len(tall), _ACROSS)]
        if even:
            rows = [max(rows)] * len(rows)
        free = area.height - top - sum(rows) - _GAP * len(rows)
        if free < 0:
            return None
        more = min(free / len(rows), _LEAST_HIGH / 2)
        tops = [area.y + top + _GAP / 2]
        for height in rows:
            tops.append(tops[-1] + height + more + _GAP)
        tiles: list[SlideTile] = []
        for number, text in enumerate(words):
            row, column = divmod(number, _ACROSS)
            x = area.x + column * (self.width + _GAP)
            rect = Rect(x, tops[row], self.width, rows[row] + more)
            place = Rect(x + _PAD, rect.y + (rect.height - self.icon) / 2, self.icon, self.icon)
            icon = (sign_icon(keys[number]), place) if keys else None
            tiles.append(SlideTile(icon, text, rect, left))
        return SlideTiles(lead, replace(area, height=top), tuple(tiles), self.size)
