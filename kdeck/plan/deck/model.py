"""A deck as the planner leaves it: slides with placed, fitted shapes, and their notes.

It stands in one module: whoever tells the shapes of a slide apart must know all of them.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import hypot

from kdeck.finding import Span
from kdeck.model.scene import Scene
from kdeck.plan.deck.notespage import ROOMY, NotesPage
from kdeck.plan.master.layout import INDENT, NUMBER_INDENT, PARAGRAPH_GAP, LayoutName, Rect
from kdeck.plan.master.model import OWN, Master
from kdeck.plan.text.run import Runs
from kdeck.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class SlideParagraph:
    """Hold one paragraph of a slide; level counts from 0, a bullet is the layout's.

    An entry of a numbered list has its number, from 1. What follows stands closer to what it
    belongs to: to a heading, or to the paragraph that it is a part of.
    """

    runs: Runs
    bullet: bool = False
    level: int = 0
    number: int = 0
    follows: bool = False

    @property
    def indent(self) -> float:
        """Give how far the lines stand in, in points."""
        return NUMBER_INDENT if self.number else INDENT * (self.level + self.bullet)


@dataclass(frozen=True, slots=True)
class SlideText:
    """Fill a text placeholder, at a size in points that was measured to fit.

    The gap between paragraphs is a share of the size; narrowed is what the lines lack of their
    box, in points, so that they are of a length. What is of the cut follows from how slides are
    cut: the sources of those chapters that share a slide, which the notes name, too. An icon, with
    its place, is decoration.
    """

    idx: int
    paragraphs: tuple[SlideParagraph, ...]
    size: float
    gap: float = PARAGRAPH_GAP
    narrowed: float = 0.0
    of_cut: bool = False
    icon: tuple[Scene, Rect] | None = None


@dataclass(frozen=True, slots=True)
class SlideFigure:
    """Draw a scene inside a box, as one group with one alt text."""

    scene: Scene
    alt: str
    rect: Rect
    name: str


@dataclass(frozen=True, slots=True)
class SlideTable:
    """Draw a table; widths and heights are in points, summary is its alt text."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    rect: Rect
    row_headers: bool
    summary: str


@dataclass(frozen=True, slots=True)
class SlideStep:
    """Hold one step of a timeline: its number, its time, its text, and where they stand.

    The time has no words where things are counted that have none. What is to be done in any order
    has no number: its node is a box to tick.
    """

    number: str
    time: SlideParagraph
    text: tuple[SlideParagraph, ...]
    node: Rect
    time_rect: Rect
    text_rect: Rect

    @property
    def paragraphs(self) -> tuple[SlideParagraph, ...]:
        """Give all its words as they are read."""
        return (self.time, *self.text)


@dataclass(frozen=True, slots=True)
class SlideSteps:
    """Draw steps along a line that runs down the slide.

    earlier and later say that the line comes from the slide before, or runs on to the next: from
    the top or to the foot of the area. One that is sloping goes down a hill.
    """

    steps: tuple[SlideStep, ...]
    size: float
    area: Rect
    earlier: bool
    later: bool
    sloping: bool = False

    @property
    def stretches(self) -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
        """List the stretches of the line between nodes, and beyond them, by their two ends."""
        if not all(step.number for step in self.steps):
            return ()
        nodes = [step.node for step in self.steps]
        found = [node_gap(one, next_one) for one, next_one in pairwise(nodes)]
        x, last = nodes[0].x + nodes[0].width / 2, nodes[-1].y + nodes[-1].height
        if self.earlier:
            found.insert(0, ((x, min(self.area.y - 6, nodes[0].y)), (x, nodes[0].y)))
        if self.later:
            found.append(((x, last), (x, max(self.area.y + self.area.height, last))))
        return tuple(pair for pair in found if pair[0] != pair[1])


def node_gap(one: Rect, other: Rect) -> tuple[tuple[float, float], tuple[float, float]]:
    """Give the ends of the line between two round nodes, which meet their edges."""
    start = (one.x + one.width / 2, one.y + one.height / 2)
    end = (other.x + other.width / 2, other.y + other.height / 2)
    across, down = end[0] - start[0], end[1] - start[1]
    far = hypot(across, down)
    if far <= (one.width + other.width) / 2:
        return start, start
    first, last = one.width / 2 / far, 1 - other.width / 2 / far
    return (
        (start[0] + across * first, start[1] + down * first),
        (start[0] + across * last, start[1] + down * last),
    )


@dataclass(frozen=True, slots=True)
class SlideTile:
    """Hold a box with words, and the icon that stands left of them, if any, with its place.

    left is the inset of its words from its left edge, in points.
    """

    icon: tuple[Scene, Rect] | None
    text: SlideParagraph
    rect: Rect
    left: float


@dataclass(frozen=True, slots=True)
class SlideTiles:
    """Draw tiles below a line that says what to do about them, all in type of one size.

    Those that are urgent have the color of danger.
    """

    lead: SlideParagraph
    lead_rect: Rect
    tiles: tuple[SlideTile, ...]
    size: float
    urgent: bool = True

    @property
    def paragraphs(self) -> tuple[SlideParagraph, ...]:
        """Give all its words as they are read."""
        return (self.lead, *(tile.text for tile in self.tiles))


@dataclass(frozen=True, slots=True)
class ChartRow:
    """Hold one estimate between its ends: its name in the workbook, and the lines of its label.

    What is said of it stands in a column of its own; where there is none, in the label.
    """

    name: str
    label: tuple[str, ...]
    value: Decimal
    low: Decimal
    high: Decimal
    said: str = ""


@dataclass(frozen=True, slots=True)
class SlideChart:
    """Draw estimates with their intervals as a chart in a placeholder, over a workbook.

    ends are those of the axis, with its step; line is what the estimates are compared with; widths
    are those of the title and of the axis title, and sizes those of the title and of all else.
    columns are the widths of the labels, left of the bars, and of what is said, right of them;
    without columns, labels stand above their bars. Without an index, the chart stands alone.
    """

    idx: int | None
    title: tuple[str, ...]
    measure: str
    rows: tuple[ChartRow, ...]
    ends: tuple[Decimal, Decimal, Decimal]
    line: Decimal
    axis_title: tuple[str, ...]
    widths: tuple[float, float]
    rect: Rect
    sizes: tuple[float, float]
    alt: str
    columns: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class BarSeries:
    """Hold what one series is called, and its value for each name, in their order.

    Of a range, the value is its high end; where one is a range, lows has the low end of each, and
    said what each is in words.
    """

    name: str
    values: tuple[Decimal, ...]
    lows: tuple[Decimal, ...] = ()
    said: tuple[str, ...] = ()

    def label(self, number: int) -> str:
        """Give one of its numbers as it is written, by its place from 0."""
        return self.said[number] if self.said else f"{self.values[number]:f}"

    @property
    def ranges(self) -> tuple[int, ...]:
        """List the places of those numbers that are ranges, from 0."""
        pairs = enumerate(zip(self.lows, self.values, strict=False))
        return tuple(number for number, (low, high) in pairs if low != high)


@dataclass(frozen=True, slots=True)
class SlideBars:
    """Draw numbers as bars over a workbook: one group of bars for each name.

    They stand in a placeholder, or alone under the title where idx is None. measure heads the names
    in the workbook; unit stands behind each number, if any. Bars that lie begin at the left, and
    have their names there, in so much of the width; end is where the axis of numbers ends.
    """

    idx: int | None
    title: tuple[str, ...]
    measure: str
    names: tuple[str, ...]
    series: tuple[BarSeries, ...]
    unit: str
    rect: Rect
    sizes: tuple[float, float]
    alt: str
    lying: float = 0.0
    end: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class SlideLines:
    """Draw numbers as lines over points in a placeholder, over a workbook.

    measure is what the points count, and scale what the numbers are; each axis has its ends and its
    step; the last point of a line has its name, in so much of the width, and its number.
    """

    idx: int
    title: tuple[str, ...]
    measure: str
    scale: str
    points: tuple[Decimal, ...]
    series: tuple[BarSeries, ...]
    unit: str
    axes: tuple[tuple[Decimal, Decimal, Decimal], tuple[Decimal, Decimal, Decimal]]
    named: float
    rect: Rect
    sizes: tuple[float, float]
    alt: str


SlideShape = (
    SlideText
    | SlideFigure
    | SlideTable
    | SlideSteps
    | SlideTiles
    | SlideChart
    | SlideBars
    | SlideLines
)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """Hold one paragraph of the notes; a label such as 'Sources' stands before it.

    What is not said is for the speaker's eyes, and takes no time. What is of the cut follows from
    how slides are cut, and is no content: a time, or that a slide goes on.
    """

    text: str
    label: str = ""
    bullet: bool = False
    said: bool = True
    of_cut: bool = False

    @property
    def words(self) -> str:
        """Give the paragraph as it is read."""
        return f"{self.lead}{self.text}"

    @property
    def lead(self) -> str:
        """Give the label as it stands before the text; a question has no colon behind it."""
        if not self.label:
            return ""
        ended = self.label.rstrip("”’)").endswith(("?", "!", ".", ":"))
        colon = "" if ended else ":"
        return f"{self.label}{colon} " if self.text else f"{self.label}{colon}"


Script = tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """Hold one slide; shapes are in reading order after the title, the script is its notes.

    narrowed is what the title's lines lack of their box, in points, so that they are of a length.
    part is the end of a title that goes on over several slides, such as '(2 of 3)'.
    cites are the sources of the rows of a table that it shows, where these name any, by their ids.
    """

    layout: LayoutName
    title: str
    title_size: float
    shapes: tuple[SlideShape, ...]
    script: Script
    span: Span
    narrowed: float = 0.0
    page: NotesPage = ROOMY
    part: str = ""
    cites: frozenset[str] = frozenset()

    @property
    def bare_title(self) -> str:
        """Give the title without the part that it counts."""
        return self.title.removesuffix(self.part).rstrip()

    @property
    def notes(self) -> tuple[str, ...]:
        """Give the paragraphs of the notes."""
        return tuple(line.words for line in self.script)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Name slides that follow one another, as a section of PowerPoint's outline."""

    name: str
    slides: int


@dataclass(frozen=True, slots=True)
class Deck:
    """Hold a whole deck; footer stands on every slide but the first.

    dated is the ISO date of its content. The notice says who reviewed it, or that it is a draft.
    Every slide is in one of the sections, or there are none. appendix is the number of slides at
    its end that a talk leads to and does not go through.
    """

    title: str
    subject: str
    author: str
    keywords: tuple[str, ...]
    language: str
    dated: str
    footer: str
    notice: str
    slides: tuple[Slide, ...]
    theme: Theme
    sections: tuple[Stretch, ...] = ()
    master: Master = OWN
    appendix: int = 0

    @property
    def gone_through(self) -> tuple[Slide, ...]:
        """Give the slides that a speaker goes through: those before the appendix."""
        return self.slides[: len(self.slides) - self.appendix]
