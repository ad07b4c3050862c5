"""A layout of a deck: named placeholders on one grid, in points on a 960 by 540 slide."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Literal

from kdeck.color import Color
from kdeck.theme.decktemplate import Align

SLIDE_WIDTH = 960.0
SLIDE_HEIGHT = 540.0
MARGIN = 43.2
BODY_TOP = 138.0
BODY_BOTTOM = 480.0
FOOTER_TOP = 500.0
FOOTER_HEIGHT = 22.0
FOOTER_SIZE = 12.0
# The room for the words of the footer, inside its insets and left of the logo.
FOOTER_WIDTH = 560.0
INSET_X = 7.2
INSET_Y = 3.6
LINE_SPACING = 1.2
# A paragraph's indent for each level, in points; its gap before, as a share of its size, and the
# share of that gap before a paragraph that belongs to the one above it.
INDENT = 22.0
# The indent of an entry of a numbered list: room for three figures and a stop.
NUMBER_INDENT = 28.0
PARAGRAPH_GAP = 0.4
INNER_GAP = 0.5


@dataclass(frozen=True, slots=True)
class Rect:
    """Hold a box by its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float


class LayoutName(StrEnum):
    """Name a layout as PowerPoint shows it."""

    TITLE = "Title"
    SECTION = "Section"
    POINTS = "Assertion and points"
    FEW = "Assertion beside points"
    FIGURE = "Assertion and figure"
    COLUMNS = "Two columns"
    TABLE = "Comparison table"
    SEQUENCE = "Picture sequence"
    NUMBERS = "Numbers"
    WARNING = "Warning"
    QUOTE = "Quote"
    REFERENCES = "References"
    CONTACT = "Contact"
    TIMELINE = "Timeline"
    DRAWING = "Drawing"
    BIG_NUMBER = "Big number"
    COMPARE = "Compare"
    QUESTION = "Question and answer"
    STATEMENT = "Statement"
    PAIR = "Two tiles"
    TRIO = "Three tiles"
    ROWS = "Three rows"
    FOUR = "Four tiles"


class Idx(IntEnum):
    """Name a placeholder of a layout by its idx, which decks and templates keep."""

    TITLE = 0
    SUBTITLE = 1
    BODY = 10
    SECOND = 11
    THIRD = 12
    FOURTH = 13
    FIFTH = 14
    SIXTH = 15
    FOOT = 16


@dataclass(frozen=True, slots=True)
class Loan:
    """Say which placeholder of a template holds the text: its type and idx; without, a text box.

    What is moved does not stand where the template has it; color is that of its text where the
    template's own cannot be read or is none; plate is laid under it where nothing could be. On a
    ground that is foreign to our palette all runs have the one color.
    """

    kind: str = ""
    idx: int | None = None
    moved: bool = False
    color: Color | None = None
    align: Align = "l"
    plate: Color | None = None
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Describe one placeholder of a layout; idx is unique in the layout, the title's is 0.

    The prompt is the key of a text of the catalog: what an empty one asks for.

    Text may be set larger than its size, up to largest, where it needs no more slides. The insets
    are those of the left, the top, the right and the bottom.
    """

    idx: int
    kind: Literal["title", "ctrTitle", "subTitle", "body", "pic", "tbl", "obj", "ftr", "sldNum"]
    name: str
    rect: Rect
    size: float
    prompt: str
    bullets: bool = False
    bold: bool = False
    anchor: Literal["t", "ctr", "b"] = "t"
    largest: float = 0.0
    insets: tuple[float, float, float, float] = (INSET_X, INSET_Y, INSET_X, INSET_Y)
    loan: Loan | None = None

    @property
    def width(self) -> float:
        """Give the width that lines may have."""
        return self.rect.width - (self.insets[0] + self.insets[2])

    @property
    def room(self) -> float:
        """Give the height that paragraphs may fill."""
        return self.rect.height - (self.insets[1] + self.insets[3])


@dataclass(frozen=True, slots=True)
class LogoRoom:
    """Hold a free place for a logo; ground is what lies behind it, None where nobody can tell."""

    rect: Rect
    ground: Color | None


# Tables and steps keep off the line of sources: programs set them a little higher than we measure.
DRAWN_BOTTOM = BODY_BOTTOM - 8.0
AREA = Rect(MARGIN, BODY_TOP, SLIDE_WIDTH - 2 * MARGIN, DRAWN_BOTTOM - BODY_TOP)


@dataclass(frozen=True, slots=True)
class Layout:
    """Gather the placeholders of one layout, in reading order.

    The area is the room below the title. A layout of a template has the name of its part, and the
    places of the footer and the slide number, and of our logo where it shows none; it stands in
    where the template has none of the kind, and is added where those it has leave no room.
    """

    name: LayoutName
    placeholders: tuple[Placeholder, ...]
    area: Rect = AREA
    part: str = ""
    feet: tuple[Placeholder, ...] = ()
    stands_in: bool = False
    added: bool = False
    logo: LogoRoom | None = None

    def placeholder(self, idx: int) -> Placeholder:
        """Find a placeholder by its idx."""
        return next(p for p in self.placeholders if p.idx == idx)

    @property
    def contents(self) -> tuple[Placeholder, ...]:
        """List the placeholders but the title and the line at the foot of what is shown."""
        return tuple(p for p in self.placeholders if p.idx not in (Idx.TITLE, Idx.FOOT))

    @property
    def foot(self) -> Placeholder | None:
        """Give the line at the foot of what is shown, for its sources; None where it has none."""
        return next((p for p in self.placeholders if p.idx == Idx.FOOT), None)
