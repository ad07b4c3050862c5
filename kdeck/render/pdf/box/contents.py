"""The table of contents: headings that lead to their pages, with the numbers of the pages."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kdeck.plan.handout.model import Contents, Prose
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import Run, run_text
from kdeck.plan.text.wording import wording
from kdeck.render.pdf.box.box import Box, Stack, Unparted, walk
from kdeck.render.pdf.box.textbox import TextBox, baseline
from kdeck.render.pdf.box.typesetter import Typesetter
from kdeck.render.pdf.file.annotation import LinkAnnotation, Rectangle
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.file.element import Element

# Room is left for three digits whatever the numbers, so that they cannot move what they count.
_WIDEST = "000"
_DOT, _DOT_STEP = 0.9, 4.0
# Headings at the least on either side of a break, where no page holds them all.
_FEWEST = 4


@dataclass(slots=True)
class Directory:
    """Know the destination of every heading, and once the pages are made, the page of each.

    Pages count from 1.
    """

    names: dict[Prose, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)

    def enter(self, heading: Prose, destination: str) -> None:
        """Enter a heading; the first of two that are equal holds."""
        self.names.setdefault(heading, destination)

    def number(self, pages: Iterable[Iterable[Box]]) -> None:
        """Take down on which page each destination stands."""
        for number, boxes in enumerate(pages, 1):
            for box in boxes:
                for part in walk(box):
                    if isinstance(part, TextBox) and part.destination:
                        self.pages.setdefault(part.destination, number)


@dataclass(frozen=True, slots=True)
class ContentsBuilder:
    """Build the contents, once it is known that they are wanted.

    places are where they may stand: among the boxes, the elements of the document and the
    bookmarks.
    """

    item: Contents
    places: list[tuple[int, int, int]]
    typesetter: Typesetter
    width: float

    def box(self, parent: Element, directory: Directory) -> Box:
        """Build the list: one element for each heading, with a link in it."""
        sheet = self.typesetter.sheet
        style = sheet[Role.LINE]
        zero = Run(_WIDEST, self.item.span)
        room = self.typesetter.width((zero,), style) + style.size
        listing = parent.child("TOC", self.item.span)
        lines = []
        for entry in self.item.entries:
            link = listing.child("TOCI", entry.span).child("Reference").child("Link")
            words = self.typesetter.text(entry.runs, link, style, self.width - room)
            lines.append(ContentsLine(words, entry, directory, self.typesetter, self.width))
        return Stack(tuple(lines), 0.0, 2 * sheet.unit, fewest=_FEWEST)


@dataclass(frozen=True, slots=True)
class ContentsLine(Unparted):
    """Set one heading of the contents, dots, and the number of its page at the right edge."""

    words: TextBox
    heading: Prose
    directory: Directory
    typesetter: Typesetter
    width: float
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the words."""
        return (self.words,)

    @property
    def height(self) -> float:
        """Measure the words."""
        return self.words.height

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the words and the number as one link, and the dots as decoration."""
        self.words.draw(canvas, x, y)
        name = self.directory.names[self.heading]
        page = self.directory.pages[name]
        paragraph = self.words.paragraph
        style, link = paragraph.style, paragraph.element
        number = self.typesetter.text((Run(f" {page}", link.span),), link, style, self.width)
        bottom = y + self.height
        right = x + self.width
        left = right - number.lines[-1].width
        number.draw(canvas, left, bottom - style.leading)
        last = self.words.lines[-1]
        foot = bottom - style.leading + baseline(style, last)
        with canvas.artifact():
            self._dots(canvas, (x + last.width + style.size / 2, left), foot)
        area = Rectangle(x, canvas.height - bottom, right, canvas.height - y)
        say = wording(self.typesetter.language)
        words = say("link-page", title=run_text(self.heading.runs), page=page)
        canvas.annotate(LinkAnnotation(link, canvas.page_index, (area,), f"#{name}", words))

    def _dots(self, canvas: Canvas, between: tuple[float, float], foot: float) -> None:
        """Draw dots that stand below each other from line to line."""
        start, end = between
        first = -(-start // _DOT_STEP) * _DOT_STEP
        last = first + (end - first) // _DOT_STEP * _DOT_STEP
        if last > first:
            muted = self.words.paragraph.palette.muted
            canvas.dots((first, last, foot - _DOT), _DOT_STEP, muted, _DOT)
