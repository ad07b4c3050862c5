"""A handout as the planner leaves it: items in reading order, and the furniture of its pages.

It stands in one module: items hold each other, and whoever tells them apart must know them all.
"""

from dataclasses import dataclass
from enum import StrEnum

from kdeck.finding import Span
from kdeck.model.block import PanelKind
from kdeck.model.safetynote import GroupIcon
from kdeck.model.scene import Scene
from kdeck.plan.drawn.naming import Masthead
from kdeck.plan.look.style import Role, Stylesheet
from kdeck.plan.text.run import Mark, Runs
from kdeck.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Prose:
    """Set one paragraph or heading; level is that of a heading, 0 for a paragraph."""

    runs: Runs
    role: Role
    span: Span
    level: int = 0


class ListKind(StrEnum):
    """Name what stands before the items of a list."""

    BULLETS = "bullets"
    NUMBERS = "numbers"
    BOXES = "boxes"
    LINES = "lines"
    TERMS = "terms"
    RUN_ON = "run-on"
    REFERENCES = "references"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one item of a list; the label is set in front of it, and empty where none is.

    mark is what the label means beside being a label. A question that is answered has no line to
    write on.
    """

    label: str
    items: tuple["Item", ...]
    span: Span
    mark: Mark = None
    answered: bool = False


@dataclass(frozen=True, slots=True)
class ItemList:
    """List entries."""

    entries: tuple[Entry, ...]
    kind: ListKind
    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class StepEntry:
    """Hold one step: its number, when it happens, what happens, and the words about it."""

    label: str
    time: Prose
    title: Prose
    items: tuple["Item", ...]
    span: Span

    @property
    def in_order(self) -> "tuple[Item, ...]":
        """Give all that it holds as it is read."""
        return (self.time, self.title, *self.items)


@dataclass(frozen=True, slots=True)
class StepList:
    """List steps along a line, in the order in which they happen."""

    entries: tuple[StepEntry, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Grid:
    """Set a table; every cell is a paragraph, and widths share out the whole width.

    of is the whole of which all its numbers are shares, and which a sheet draws as bars; 0 for a
    table of another kind.
    """

    header: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]
    widths: tuple[float, ...]
    caption: Prose | None
    row_headers: bool
    span: Span
    of: float = 0.0


@dataclass(frozen=True, slots=True)
class Illustration:
    """Draw a scene with its alt text and caption; an empty alt makes it decoration.

    reduced marks a picture of something larger, whose words are not there to be read.
    """

    scene: Scene
    alt: str
    caption: Prose | None
    span: Span
    reduced: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """Set illustrations side by side, each with the words under it.

    On a rail, they are small, and arrows lead from one to the next.
    """

    frames: tuple[tuple[Illustration, tuple["Item", ...]], ...]
    span: Span
    rail: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Set items apart on a ground of their own, or in a frame on a sheet.

    number is one of those that its words name, shown large beside them.
    """

    kind: PanelKind
    heading: Prose | None
    items: tuple["Item", ...]
    span: Span
    number: Prose | None = None


@dataclass(frozen=True, slots=True)
class SideRow:
    """Set items in the text column, with others beside their first line in the side column."""

    side: tuple["Item", ...]
    main: tuple["Item", ...]
    span: Span

    @property
    def in_order(self) -> "tuple[Item, ...]":
        """Give all that it holds as it is read."""
        return (*self.side, *self.main)

    @property
    def leads(self) -> bool:
        """Say whether it has nothing but headings, which stay with what follows."""
        return all(isinstance(item, Prose) and item.level > 0 for item in self.main)


@dataclass(frozen=True, slots=True)
class Kept:
    """Keep items on one page where one page holds them.

    tears says that they part, too, where much of a page would stay empty otherwise.
    """

    items: tuple["Item", ...]
    span: Span
    tears: bool = False


@dataclass(frozen=True, slots=True)
class Flank:
    """Set an illustration of a width, in points, at the right of items; it is read after them."""

    items: tuple["Item", ...]
    picture: Illustration
    width: float
    span: Span


@dataclass(frozen=True, slots=True)
class Contents:
    """List the headings of the sections with their pages, where the file has enough pages.

    entries are the words of headings that stand further down, in order; from_pages is the number
    of pages, without the contents, from which a reader needs them.
    """

    heading: Prose
    entries: tuple[Prose, ...]
    from_pages: int
    span: Span


class Align(StrEnum):
    """Say how columns stand: from their tops, ending level, or each in the middle of the row."""

    TOP = "top"
    LEVEL = "level"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Columns:
    """Set items in columns of a sheet that are read one after the other.

    shares are their widths, out of all of it but the gutters.
    """

    columns: tuple[tuple["Item", ...], ...]
    shares: tuple[float, ...]
    span: Span
    align: Align = Align.TOP

    @property
    def in_order(self) -> "tuple[Item, ...]":
        """Give all that it holds as it is read."""
        return tuple(item for column in self.columns for item in column)


@dataclass(frozen=True, slots=True)
class Flow:
    """Share out items over the columns of a sheet, in order, so that these are of like height.

    Where it parts, an item may begin in one column and end in the next. What is close stands near
    the heading that leads it.
    """

    items: tuple["Item", ...]
    span: Span
    parts: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Set items under a heading with an icon and a rule."""

    icon: GroupIcon | None
    heading: Prose
    items: tuple["Item", ...]
    span: Span

    @property
    def in_order(self) -> "tuple[Item, ...]":
        """Give all that it holds as it is read."""
        return (self.heading, *self.items)


@dataclass(frozen=True, slots=True)
class Side:
    """Hold what stands on one side of a sheet, the last of it at the foot.

    overleaf tells whoever holds the paper what is on its other side; a screen has none.
    """

    items: tuple["Item", ...]
    span: Span
    overleaf: Prose | None = None


Item = (
    Prose
    | ItemList
    | StepList
    | Grid
    | Illustration
    | Frames
    | Box
    | SideRow
    | Kept
    | Flank
    | Columns
    | Flow
    | Group
    | Side
    | Contents
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Hold the words that repeat on pages; page has places {page} and {pages}."""

    head_left: str
    head_right: str
    foot_left: str
    page: str


@dataclass(frozen=True, slots=True)
class Handout:
    """Hold a whole handout; language is a BCP 47 tag, dated the ISO date of its content.

    larger are the sheets that it may be set in instead, if it takes no more pages so; called, the
    numbers to call, which a voice reads digit by digit wherever they stand. Boxes to tick and lines
    to write on are fields of a fillable one.
    """

    title: str
    subject: str
    author: str
    keywords: tuple[str, ...]
    language: str
    dated: str
    masthead: Masthead
    items: tuple[Item, ...]
    furniture: Furniture
    sheet: Stylesheet
    theme: Theme
    span: Span
    larger: tuple[Stylesheet, ...] = ()
    called: tuple[str, ...] = ()
    fillable: bool = False
