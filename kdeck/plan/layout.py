"""The layouts of a deck: named placeholders on one grid, in points on a 960 by 540 slide."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from kdeck.color import Color

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


@dataclass(frozen=True, slots=True)
class Loan:
    """Say which placeholder of a template holds the text: its type and idx; without, a text box.

    What is moved does not stand where the template has it; color is that of its text where the
    template's own cannot be read or is none.
    """

    kind: str = ""
    idx: int | None = None
    moved: bool = False
    color: Color | None = None
    centered: bool = False


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Describe one placeholder of a layout; idx is unique in the layout, the title's is 0.

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


AREA = Rect(MARGIN, BODY_TOP, SLIDE_WIDTH - 2 * MARGIN, BODY_BOTTOM - BODY_TOP)


@dataclass(frozen=True, slots=True)
class Layout:
    """Gather the placeholders of one layout, in reading order.

    The area is the room below the title. A layout of a template has the name of its part, and the
    places of the footer and the slide number; it stands in where the template has none of the kind.
    """

    name: LayoutName
    placeholders: tuple[Placeholder, ...]
    area: Rect = AREA
    part: str = ""
    feet: tuple[Placeholder, ...] = ()
    stands_in: bool = False

    def placeholder(self, idx: int) -> Placeholder:
        """Find a placeholder by its idx."""
        return next(p for p in self.placeholders if p.idx == idx)


_WIDE = SLIDE_WIDTH - 2 * MARGIN
_BODY = BODY_BOTTOM - BODY_TOP
_GAP = 28.8
_THIRD = (_WIDE - 2 * _GAP) / 3
_HALF = (_WIDE - _GAP) / 2
_SOURCES = 94.0
# Where a panel beside the points ends: the title on it has a third of the slide and a little more.
FEW_PANEL = 372.0
_PROMPT = "One sentence that says the point"
_TITLE = Placeholder(
    0, "title", "Title", Rect(MARGIN, 38, _WIDE, 86), 32, _PROMPT, bold=True, anchor="b",
)  # fmt: skip


def _body(idx: int, name: str, rect: Rect, size: float = 24, bullets: bool = True) -> Placeholder:
    return Placeholder(idx, "body", name, rect, size, "Text", bullets=bullets)


def _third(column: int, top: float, height: float) -> Rect:
    return Rect(MARGIN + column * (_THIRD + _GAP), top, _THIRD, height)


LAYOUTS: dict[LayoutName, Layout] = {
    layout.name: layout
    for layout in (
        Layout(
            LayoutName.TITLE,
            (
                Placeholder(
                    0, "ctrTitle", "Title", Rect(MARGIN, 130, 640, 146), 40, "Title of the deck",
                    bold=True, anchor="b",
                ),
                Placeholder(
                    1, "subTitle", "Main message", Rect(MARGIN, 286, 640, 92), 24,
                    "The main message in one sentence",
                ),
                _body(10, "Details", Rect(MARGIN, 384, 640, 104), 18, bullets=False),
            ),
        ),
        Layout(
            LayoutName.SECTION,
            (
                Placeholder(
                    0, "title", "Title", Rect(MARGIN, 190, 720, 110), 40, "What this part is about",
                    bold=True, anchor="b",
                ),
                _body(10, "Summary", Rect(MARGIN, 312, 720, 110), 24, bullets=False),
            ),
        ),
        Layout(
            LayoutName.POINTS,
            (_TITLE, _body(10, "Points", Rect(MARGIN, BODY_TOP, _WIDE, _BODY))),
        ),
        Layout(
            LayoutName.FEW,
            (
                Placeholder(
                    0, "title", "Title", Rect(MARGIN, 60, FEW_PANEL - MARGIN - 12, 400), 32,
                    _PROMPT, bold=True, anchor="ctr",
                ),
                Placeholder(
                    10, "body", "Points",
                    Rect(FEW_PANEL + _GAP, 60, SLIDE_WIDTH - MARGIN - FEW_PANEL - _GAP, 400), 26,
                    "Text", bullets=True, anchor="ctr",
                ),
            ),
        ),
        Layout(
            LayoutName.FIGURE,
            (
                _TITLE,
                Placeholder(
                    10, "body", "Points", Rect(MARGIN, BODY_TOP, _THIRD, _BODY), 22, "Text",
                    bullets=True, anchor="ctr",
                ),
                Placeholder(
                    11, "obj", "Figure",
                    Rect(MARGIN + _THIRD + _GAP, BODY_TOP, 2 * _THIRD + _GAP, _BODY), 20, "Figure",
                ),
            ),
        ),
        Layout(
            LayoutName.COLUMNS,
            (
                _TITLE,
                _body(10, "Left column", Rect(MARGIN, BODY_TOP, _HALF, _BODY), 22),
                _body(11, "Right column", Rect(MARGIN + _HALF + _GAP, BODY_TOP, _HALF, _BODY), 22),
            ),
        ),
        Layout(
            LayoutName.TABLE,
            (
                _TITLE,
                Placeholder(
                    10, "tbl", "Table", Rect(MARGIN, BODY_TOP, _WIDE, _BODY), 18, "Table",
                ),
            ),
        ),
        Layout(
            LayoutName.SEQUENCE,
            (
                _TITLE,
                *(
                    place
                    for column, order in enumerate(("First", "Second", "Third"))
                    for place in (
                        Placeholder(
                            10 + 2 * column, "pic", f"{order} picture",
                            _third(column, 150, 196), 20, "Picture",
                        ),
                        _body(
                            11 + 2 * column, f"{order} text", _third(column, 358, 122), 24,
                            bullets=False,
                        ),
                    )
                ),
            ),
        ),
        Layout(
            LayoutName.NUMBERS,
            (
                _TITLE,
                Placeholder(
                    10, "obj", "Numbers", Rect(MARGIN, BODY_TOP, 2 * _THIRD + _GAP, _BODY), 20,
                    "Numbers",
                ),
                _body(
                    11, "What they mean",
                    Rect(MARGIN + 2 * (_THIRD + _GAP), BODY_TOP, _THIRD, _BODY), 22, bullets=False,
                ),
            ),
        ),
        Layout(
            LayoutName.WARNING,
            (
                _TITLE,
                Placeholder(
                    10, "body", "Warning", Rect(MARGIN + 24, BODY_TOP, _WIDE - 24, _BODY), 24,
                    "Text", bullets=True, anchor="ctr",
                ),
            ),
        ),
        Layout(
            LayoutName.QUOTE,
            (
                _TITLE,
                _body(10, "Quotation", Rect(MARGIN + 24, BODY_TOP, _WIDE - 72, 220), 28, False),
                _body(11, "Source", Rect(MARGIN + 24, 370, _WIDE - 72, 90), 18, False),
            ),
        ),
        Layout(
            LayoutName.REFERENCES,
            (
                Placeholder(
                    0, "title", "Title", Rect(MARGIN, 38, _WIDE, 48), 32, "References", bold=True,
                    anchor="b",
                ),
                *(
                    _body(10 + side, f"{name} references", rect, 16, False)
                    for side, name, rect in (
                        (0, "Left", Rect(MARGIN, _SOURCES, _HALF, BODY_BOTTOM - _SOURCES)),
                        (
                            1, "Right",
                            Rect(MARGIN + _HALF + _GAP, _SOURCES, _HALF, BODY_BOTTOM - _SOURCES),
                        ),
                    )
                ),
            ),
        ),
        Layout(
            LayoutName.CONTACT,
            (
                _TITLE,
                _body(
                    10, "Contact", Rect(MARGIN, BODY_TOP, 2 * _THIRD + _GAP / 2, _BODY), 22,
                    bullets=False,
                ),
                Placeholder(
                    11, "obj", "Code to scan", _third(2, BODY_TOP + 6, _THIRD), 20,
                    "Code to scan",
                ),
                _body(
                    12, "What the code opens", _third(2, BODY_TOP + _THIRD + 8, 62), 20,
                    bullets=False,
                ),
            ),
        ),
        Layout(LayoutName.TIMELINE, (_TITLE,)),
    )
}  # fmt: skip
