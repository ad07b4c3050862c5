"""A clinic's own PowerPoint template, as far as decks are made from it."""

from dataclasses import dataclass, field
from typing import Literal

from kdeck.color import Color
from kdeck.finding import Span

# Left, top, width and height in points.
Box = tuple[float, float, float, float]
# The corners of an area on a slide.
Outline = tuple[tuple[float, float], ...]
# Where lines of text stand, as DrawingML names it.
Align = Literal["l", "ctr", "r"]
FEET = frozenset({"dt", "ftr", "sldNum"})
TITLES = frozenset({"title", "ctrTitle"})
TEXTS = frozenset({"body", "obj", "subTitle"})


@dataclass(frozen=True, slots=True)
class TemplatePlace:
    """Describe a placeholder of a layout: where it stands, and how text in it looks.

    kind is its type, 'obj' where it names none; size is that of the first level in points, insets
    are those of the left, the top, the right and the bottom. Of the colors of its text and of what
    lies behind it, None is one that nobody can tell, such as that of a picture.
    Where no text could be read on what lies behind, plate is the color that is laid under it, and
    its only ground.
    """

    kind: str
    idx: int
    name: str
    box: Box
    size: float
    family: str
    bold: bool
    align: Align
    bulleted: bool
    anchor: Literal["t", "ctr", "b"]
    insets: Box
    upright: bool
    inks: tuple[Color | None, ...]
    grounds: tuple[Color | None, ...]
    plate: Color | None = None


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Hold what a template draws behind words: areas of a color or a gradient, or a picture.

    The colors shade across the box at an angle in degrees, clockwise from the left. picture names
    a part, '' where decks keep none; crop takes shares of its sides off, at the left, the top, the
    right and the bottom.
    """

    outlines: tuple[Outline, ...]
    box: Box
    colors: tuple[Color, ...] = ()
    angle: float = 0.0
    picture: str = ""
    crop: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class TemplateLayout:
    """Gather the placeholders of one layout; art is where it draws beside what lies behind them.

    scenery is what it draws there, as far as a preview shows it; strip is the foot of its slides
    from edge to edge, as a place for text; murky names what has a picture or unlike colors behind
    it where figures and tables are drawn; flaw says why no text can be set in it.
    """

    part: str
    name: str
    kind: str
    places: tuple[TemplatePlace, ...]
    art: tuple[Box, ...] = ()
    strip: TemplatePlace | None = None
    murky: str = ""
    flaw: str = ""
    scenery: tuple[Backdrop, ...] = field(default=(), repr=False, compare=False)

    @property
    def title(self) -> TemplatePlace | None:
        """Find the place of the title."""
        return next((place for place in self.places if place.kind in TITLES), None)

    @property
    def contents(self) -> tuple[TemplatePlace, ...]:
        """List what is neither title nor footer, in reading order."""
        other = (p for p in self.places if p.kind not in TITLES | FEET)
        return tuple(sorted(other, key=lambda place: (round(place.box[1] / 40), place.box[0])))

    @property
    def is_usable(self) -> bool:
        """Say whether it has a title that is read from left to right."""
        return self.title is not None and not self.flaw

    def foot(self, kind: str) -> TemplatePlace | None:
        """Find the place of the footer, the date or the slide number."""
        return next((place for place in self.places if place.kind == kind), None)


@dataclass(frozen=True, slots=True)
class TemplateLink:
    """Lead from a part to another by its name; type is the whole address of the relationship."""

    id: str
    type: str
    target: str


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """Hold a part that decks keep, freed of what they do not."""

    name: str
    content_type: str
    data: bytes = field(repr=False)
    links: tuple[TemplateLink, ...] = ()


@dataclass(frozen=True, slots=True)
class SpareLayout:
    """Hold a layout that a template has not, for what its own leave no room.

    parts are the layout, and its master in place of the one that does not know it.
    """

    layout: TemplateLayout
    parts: tuple[TemplatePart, ...]


@dataclass(frozen=True, slots=True)
class DeckTemplate:
    """Hold a template: the size of its slides, its layouts, its colors by their names, its parts.

    masters, notes and handout name parts, the last two empty where it has none; text_style is that
    of what is no placeholder, as XML; dropped says in words what decks do not keep of the file, and
    mended what they set plain; leveled names the layouts whose ground they make plain, and words
    are those that stand on its masters and layouts, outside placeholders. spare is a layout that
    decks add to its first master in use where they need it. strict makes a color that cannot be
    read an error.
    """

    file: str
    size: tuple[float, float]
    notes_size: tuple[float, float]
    layouts: tuple[TemplateLayout, ...]
    colors: tuple[tuple[str, Color], ...]
    parts: tuple[TemplatePart, ...]
    masters: tuple[str, ...]
    notes: str = ""
    handout: str = ""
    text_style: bytes = field(default=b"", repr=False)
    dropped: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    leveled: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    spare: SpareLayout | None = None
    strict: bool = False
    span: Span | None = field(default=None, compare=False)

    def of_part(self, part: str) -> TemplateLayout | None:
        """Find a layout by the name of its part, that which is added among them."""
        added = () if self.spare is None else (self.spare.layout,)
        return next((layout for layout in (*self.layouts, *added) if layout.part == part), None)
