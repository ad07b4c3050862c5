"""A deck as the planner leaves it: slides with placed, fitted shapes, and their notes."""

from dataclasses import dataclass
from decimal import Decimal

from kdeck.finding import Span
from kdeck.model.scene import Scene
from kdeck.plan.layout import LayoutName, Rect
from kdeck.plan.run import Runs
from kdeck.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class SlideParagraph:
    """Hold one paragraph of a slide; level counts from 0, a bullet is the layout's."""

    runs: Runs
    bullet: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class SlideText:
    """Fill a text placeholder, at a size in points that was measured to fit."""

    idx: int
    paragraphs: tuple[SlideParagraph, ...]
    size: float


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
    """Hold one step of a timeline: its number, its time, its text, and where they stand."""

    number: str
    time: SlideParagraph
    text: tuple[SlideParagraph, ...]
    node: Rect
    time_rect: Rect
    text_rect: Rect


@dataclass(frozen=True, slots=True)
class SlideSteps:
    """Draw steps along a line that runs down the slide.

    earlier and later say that the line comes from the slide before, or runs on to the next.
    """

    steps: tuple[SlideStep, ...]
    size: float
    earlier: bool
    later: bool


@dataclass(frozen=True, slots=True)
class ChartRow:
    """Hold one estimate between its ends: its name in the workbook, and the lines of its label."""

    name: str
    label: tuple[str, ...]
    value: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class SlideChart:
    """Draw estimates with their intervals as a chart in a placeholder, over a workbook.

    ends are those of the axis, with its step; line is what the estimates are compared with; widths
    are those of the title and of the axis title, and sizes those of the title and of all else.
    """

    idx: int
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


SlideShape = SlideText | SlideFigure | SlideTable | SlideSteps | SlideChart


@dataclass(frozen=True, slots=True)
class Slide:
    """Hold one slide; shapes are in reading order after the title."""

    layout: LayoutName
    title: str
    title_size: float
    shapes: tuple[SlideShape, ...]
    notes: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Deck:
    """Hold a whole deck; footer stands on every slide but the first."""

    title: str
    subject: str
    author: str
    keywords: tuple[str, ...]
    language: str
    footer: str
    draft: str
    slides: tuple[Slide, ...]
    theme: Theme
