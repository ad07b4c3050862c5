"""From a handout to a tagged PDF file."""

from dataclasses import replace

from kdeck.color import WHITE
from kdeck.finding import Span
from kdeck.plan.emblem import Emblem, plate_color
from kdeck.plan.handout import Furniture, Handout
from kdeck.plan.run import Run, run_text
from kdeck.plan.style import MARGIN, Role
from kdeck.render.artifact import Artifact
from kdeck.render.pdf.box import Box, walk
from kdeck.render.pdf.builder import Builder
from kdeck.render.pdf.canvas import Canvas
from kdeck.render.pdf.drawing import Drawing
from kdeck.render.pdf.element import Element
from kdeck.render.pdf.file import FileWriter
from kdeck.render.pdf.fonts import FontBook
from kdeck.render.pdf.furniture import PageFurniture
from kdeck.render.pdf.ledger import Ledger
from kdeck.render.pdf.pager import Frame, Page, overflowing, paginate
from kdeck.render.pdf.picture import PictureBox
from kdeck.render.pdf.textbox import TextBox
from kdeck.render.pdf.typesetter import Typesetter
from kdeck.standard import DEFAULT_STANDARD, Standard

MEDIA_TYPE = "application/pdf"
_LEAST_BAND = 64.0
_BAND_PAD = 12.0
_LEAST_SAFE = 10.0
_BESIDE_PLATE = 14.0


def render(handout: Handout, standard: Standard = DEFAULT_STANDARD) -> Artifact:
    """Render a handout as a PDF file that keeps a set of standards."""
    ledger = Ledger()
    ledger.title(handout.title, handout.span)
    ledger.language(handout.language, handout.span)
    canvas = Canvas(handout.theme.page, FontBook(ledger, handout.span))
    builder = Builder(handout, standard, ledger)
    masthead = _Masthead(handout, builder)
    boxes = builder.boxes(handout.items)
    handout = replace(handout, furniture=_settable(handout, builder.typesetter))
    furniture = PageFurniture(handout)
    bottom = canvas.height - furniture.height
    first = Frame(masthead.height + 2 * handout.sheet.unit, bottom)
    pages = _pages(builder, boxes, first, Frame(MARGIN, bottom))
    for box in overflowing(pages, bottom):
        ledger.overflow(_span(box) or handout.span)
    _draw(canvas, handout, masthead, furniture, pages)
    _connect(canvas, ledger)
    sources = (("Document", handout.span),)
    if ledger.findings:
        return Artifact(b"", MEDIA_TYPE, sources, ledger.findings)
    data = FileWriter(canvas, builder.root, standard).write(handout, builder.bookmarks)
    return Artifact(data, MEDIA_TYPE, sources)


def _pages(
    builder: Builder, boxes: tuple[Box, ...], first: Frame, other: Frame
) -> tuple[Page, ...]:
    """Place the boxes, with the contents where there are enough pages for them."""
    pages = paginate(boxes, first, other)
    if builder.contents and len(pages) >= builder.contents.item.from_pages:
        pages = paginate(builder.with_contents(boxes), first, other)
        builder.directory.number((placed.box for placed in page) for page in pages)
    return pages


def _span(box: Box) -> Span | None:
    """Find the place in the sources of the first words or drawing of a box."""
    for part in walk(box):
        if isinstance(part, TextBox):
            return part.paragraph.element.span
        if isinstance(part, Drawing) and part.element:
            return part.element.span
    return None


def _settable(handout: Handout, typesetter: Typesetter) -> Furniture:
    """Leave out of the words on every page what no font can show."""
    style, words = handout.sheet[Role.FURNITURE], handout.furniture
    return Furniture(
        *(
            run_text(typesetter.settable((Run(text, handout.span),), style))
            for text in (words.head_left, words.head_right, words.foot_left, words.page)
        )
    )


def _connect(canvas: Canvas, ledger: Ledger) -> None:
    """Let elements point to those their links lead to; notes point back (ISO 14289-2, 8.2.5.14)."""
    for link in canvas.annotations:
        if not link.target.startswith("#"):
            continue
        place = canvas.destinations.get(link.target[1:])
        if place is None:
            ledger.nowhere(link.description, link.element.span)
            continue
        link.element.refer_to(place.element)
        if place.element.tag == "FENote":
            place.element.refer_to(link.element)


def _draw(
    canvas: Canvas,
    handout: Handout,
    masthead: "_Masthead",
    furniture: PageFurniture,
    pages: tuple[Page, ...],
) -> None:
    for number, page in enumerate(pages, 1):
        canvas.new_page()
        _ground(canvas, handout)
        if number == 1:
            masthead.draw(canvas)
        for placed in page:
            placed.box.draw(canvas, MARGIN, placed.y)
        furniture.draw(canvas, number, len(pages))
    canvas.close_page()


def _ground(canvas: Canvas, handout: Handout) -> None:
    """Tint the page where the edition's paper is not white."""
    if handout.theme.palette.paper != WHITE:
        with canvas.artifact("/Type/Background"):
            canvas.rectangle((0, 0, canvas.width, canvas.height), handout.theme.palette.paper)


class _Masthead:
    """Draw the band at the head of the first page."""

    def __init__(self, handout: Handout, builder: Builder) -> None:
        self._handout = handout
        masthead, width = handout.masthead, handout.theme.page[0] - 2 * MARGIN
        self._logo: Box | None = None
        offset = 0.0
        if masthead.emblem:
            figure = builder.root.child("Figure", handout.span)
            figure.alt = masthead.emblem.logo.alt
            self._logo = _logo(masthead.emblem, handout, figure)
            offset = masthead.emblem.width + max(masthead.emblem.safe, _LEAST_SAFE)
            if masthead.emblem.plate:
                offset += _BESIDE_PLATE
        self._offset = offset
        half = (width - offset) * 0.6
        self._clinic = builder.line(masthead.clinic, Role.MASTHEAD, handout.span, half)
        self._kind = builder.line(masthead.kind, Role.MASTHEAD, handout.span, width - offset - half)

    @property
    def height(self) -> float:
        """Measure the band."""
        tallest = max(self._clinic.height, self._kind.height)
        emblem = self._handout.masthead.emblem
        logo = emblem.height + 2 * max(emblem.safe, _LEAST_SAFE) if emblem else 0.0
        return max(_LEAST_BAND, tallest + 2 * _BAND_PAD, logo)

    def draw(self, canvas: Canvas) -> None:
        """Draw the ground, the logo, the clinic's name and the kind of document."""
        palette = self._handout.theme.palette
        with canvas.artifact():
            canvas.rectangle((0, 0, canvas.width, self.height), palette.band)
            canvas.rectangle((0, self.height, canvas.width, 3), palette.accent)
        if self._logo:
            self._plate(canvas)
            self._logo.draw(canvas, MARGIN, (self.height - self._logo.height) / 2)
        self._centered(canvas, self._clinic, MARGIN + self._offset)
        widest = max(line.width for line in self._kind.lines)
        self._centered(canvas, self._kind, canvas.width - MARGIN - widest)

    def _plate(self, canvas: Canvas) -> None:
        """Part the logo's end of the band from the rest where the logo needs another ground."""
        emblem = self._handout.masthead.emblem
        if emblem and emblem.plate:
            width = MARGIN + emblem.width + max(emblem.safe, _LEAST_SAFE)
            ground = plate_color(emblem.plate, self._handout.theme.palette)
            with canvas.artifact():
                canvas.rectangle((0, 0, width, self.height), ground)

    def _centered(self, canvas: Canvas, box: TextBox, x: float) -> None:
        box.draw(canvas, x, (self.height - box.height) / 2)


def _logo(emblem: Emblem, handout: Handout, figure: Element) -> Box:
    if emblem.scene:
        palette, family = handout.theme.palette, handout.sheet.body
        return Drawing(emblem.scene, emblem.width, palette, family, figure)
    return PictureBox(emblem.picture, emblem.width, emblem.height, figure)
