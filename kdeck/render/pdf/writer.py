"""From a handout to a tagged PDF file."""

from dataclasses import replace

from kdeck.color import WHITE
from kdeck.finding import Span
from kdeck.plan.emblem import Emblem, plate_color
from kdeck.plan.handout import Furniture, Handout
from kdeck.plan.lines import Setting, break_lines, natural_width
from kdeck.plan.run import Run, run_text
from kdeck.plan.shorten import shortened
from kdeck.plan.style import MARGIN, Role
from kdeck.render.artifact import Artifact
from kdeck.render.pdf.box import Box, walk
from kdeck.render.pdf.builder import Builder
from kdeck.render.pdf.canvas import Canvas, Pen
from kdeck.render.pdf.drawing import Drawing
from kdeck.render.pdf.element import Element
from kdeck.render.pdf.file import FileWriter
from kdeck.render.pdf.fonts import FontBook
from kdeck.render.pdf.ledger import Ledger
from kdeck.render.pdf.pager import Frame, Page, overflowing, paginate
from kdeck.render.pdf.picture import PictureBox
from kdeck.render.pdf.textbox import TextBox, ink_color
from kdeck.render.pdf.typesetter import Typesetter
from kdeck.standard import DEFAULT_STANDARD, Standard
from kdeck.units import mm

MEDIA_TYPE = "application/pdf"
_LEAST_BAND = 64.0
_BAND_PAD = 12.0
_APART = 18.0
_LEAST_SAFE = 10.0
_HEAD = mm(12)
_FOOT = mm(14)


def render(handout: Handout, standard: Standard = DEFAULT_STANDARD) -> Artifact:
    """Render a handout as a PDF file that keeps a set of standards."""
    ledger = Ledger()
    ledger.title(handout.title, handout.span)
    ledger.language(handout.language, handout.span)
    canvas = Canvas(handout.theme.page, FontBook(ledger, handout.span))
    builder = Builder(handout, standard, ledger)
    masthead = _Masthead(handout, builder)
    boxes = builder.boxes(handout.items)
    bottom = canvas.height - MARGIN
    first = Frame(masthead.height + 2 * handout.sheet.unit, bottom)
    pages = _pages(builder, boxes, first, Frame(MARGIN, bottom))
    for box in overflowing(pages, bottom):
        ledger.overflow(_span(box) or handout.span)
    handout = replace(handout, furniture=_settable(handout, builder.typesetter))
    _draw(canvas, handout, masthead, pages)
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
    pages: tuple[Page, ...],
) -> None:
    for number, page in enumerate(pages, 1):
        canvas.new_page()
        _ground(canvas, handout)
        if number == 1:
            masthead.draw(canvas)
        for placed in page:
            placed.box.draw(canvas, MARGIN, placed.y)
        _furniture(canvas, handout, number, len(pages))
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
                offset += _LEAST_SAFE
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


def _furniture(canvas: Canvas, handout: Handout, number: int, count: int) -> None:
    """Draw the head and the foot of a page, as artifacts."""
    words = handout.furniture
    page = words.page.format(page=number, pages=count)
    with canvas.artifact("/Type/Pagination/Subtype/Footer"):
        _pair(canvas, handout, (words.foot_left, page), canvas.height - _FOOT)
    if number > 1:
        with canvas.artifact("/Type/Pagination/Subtype/Header"):
            _pair(canvas, handout, (words.head_left, words.head_right), _HEAD)


def _pair(canvas: Canvas, handout: Handout, words: tuple[str, str], y: float) -> None:
    """Draw a line at the left and one at the right, neither over the other."""
    sheet = handout.sheet
    style = sheet[Role.FURNITURE]
    setting = Setting(handout.sheet.family(style), style.size, style.bold)
    room = canvas.width - 2 * MARGIN - _APART
    left, right = words
    right = shortened(right, setting, room / 2)
    width = natural_width((Run(right, handout.span),), setting)
    left = shortened(left, setting, room - width)
    for text, x in ((left, MARGIN), (right, canvas.width - MARGIN - width)):
        lines = break_lines((Run(text, handout.span),), setting, canvas.width)
        for piece in (piece for line in lines for piece in line.pieces):
            ink = ink_color(handout.theme.palette, style.ink)
            pen = Pen(piece.face, style.size, ink, sheet.letter, sheet.word)
            canvas.text((x, y), piece.text, pen)
            x += piece.width  # noqa: PLW2901
