"""From a handout to a tagged PDF file."""

from kdeck.color import WHITE
from kdeck.finding import Span
from kdeck.plan.handout.model import Handout
from kdeck.render.artifact import Artifact
from kdeck.render.pdf.box.box import Box, walk
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.box.framed import FramedBox
from kdeck.render.pdf.box.page import Page
from kdeck.render.pdf.box.pager import overflowing
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.builder.cardhead import places
from kdeck.render.pdf.file.annotation import FieldAnnotation, LinkAnnotation
from kdeck.render.pdf.file.body import FileWriter
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.file.document import Document
from kdeck.render.pdf.file.fonts import FontBook
from kdeck.render.pdf.file.ledger import Ledger, begin_ledger
from kdeck.render.pdf.layout import Layout, lay_out
from kdeck.variants import DEFAULT_STANDARD, Standard

MEDIA_TYPE = "application/pdf"
# Cut marks of cards, in points.
_EDGE, _CUT, _HAIR = 18.0, 14.0, 0.75


def render(
    handout: Handout, standard: Standard = DEFAULT_STANDARD, laid_out: Layout | None = None
) -> Artifact:
    """Render a handout as a PDF file that keeps a set of standards.

    Where it has been laid out by that standard, and not drawn yet, that need not be done again.
    """
    ledger = begin_ledger(handout.title, handout.language, handout.span)
    sources = (("Document", handout.span),)
    if any(finding.code.startswith("pdf-language") for finding in ledger.findings):
        # The words of links are taken from a language.
        return Artifact(b"", MEDIA_TYPE, sources, ledger.findings)
    layout = laid_out or lay_out(handout, standard)
    ledger = layout.ledger
    for box in overflowing(layout.pages, layout.other.bottom):
        ledger.overflow(_span(box) or handout.span)
    handout = layout.handout
    document = Document(standard, handout.theme.page)
    canvas = Canvas(handout.theme.page, FontBook(document, ledger, handout.span))
    _draw(canvas, handout, layout)
    _connect(canvas, ledger)
    if handout.fillable:
        count = sum(isinstance(each, FieldAnnotation) for each in canvas.annotations)
        ledger.fields(count, handout.title, handout.span)
    if ledger.findings:
        return Artifact(b"", MEDIA_TYPE, sources, ledger.findings)
    builder = layout.builder
    data = FileWriter(document, canvas, builder.root).write(handout, builder.bookmarks)
    return Artifact(data, MEDIA_TYPE, sources, length=len(layout.pages))


def _span(box: Box) -> Span | None:
    """Find the place in the sources of the first words or drawing of a box."""
    for part in walk(box):
        if isinstance(part, TextBox):
            return part.paragraph.element.span
        if isinstance(part, Drawing) and part.element:
            return part.element.span
    return None


def _connect(canvas: Canvas, ledger: Ledger) -> None:
    """Let elements point to those their links lead to; notes point back (ISO 14289-2, 8.2.5.14)."""
    for link in canvas.annotations:
        if not isinstance(link, LinkAnnotation) or not link.target.startswith("#"):
            continue
        place = canvas.destinations.get(link.target[1:])
        if place is None:
            ledger.nowhere(link.description, link.element.span)
            continue
        link.element.refer_to(place.element)
        if place.element.tag == "FENote":
            place.element.refer_to(link.element)


def _draw(canvas: Canvas, handout: Handout, layout: Layout) -> None:
    for number, page in enumerate(layout.pages, 1):
        canvas.new_page()
        _ground(canvas, handout)
        if number == 1:
            layout.masthead.draw(canvas)
        for copy, (x, y) in enumerate(places(handout)):
            canvas.copying(copy > 0)
            for placed in page:
                placed.box.draw(canvas, handout.sheet.margin + x, placed.y + y)
        canvas.copying(False)
        _marks(canvas, handout, page)
        layout.furniture.draw(canvas, number, len(layout.pages))
    canvas.close_page()


def _marks(canvas: Canvas, handout: Handout, page: Page) -> None:
    """Mark where cards are cut, and by broken lines where each is folded."""
    if handout.sheet.cells == 1:
        return
    color = handout.theme.palette.rule
    x, y = canvas.width / 2, canvas.height / 2
    with canvas.artifact():
        for left in (_EDGE, x - _CUT / 2, canvas.width - _EDGE - _CUT):
            canvas.rectangle((left, y - _HAIR / 2, _CUT, _HAIR), color)
        for top in (_EDGE, y - _CUT / 2, canvas.height - _EDGE - _CUT):
            canvas.rectangle((x - _HAIR / 2, top, _HAIR, _CUT), color)
        fold = _fold(page, y / 2, handout.sheet.unit)
        for top in (fold, y + fold) if fold else ():
            for left in (_EDGE, x - _CUT, x + _CUT / 2, canvas.width - _EDGE - _CUT / 2):
                canvas.dots((left - _CUT / 2, left + _CUT / 2, top), 3.0, color, _HAIR)


def _fold(page: Page, middle: float, gap: float) -> float:
    """Place the fold of a card: in its middle, or above its signs where something stands there."""
    if not any(placed.y < middle < placed.y + placed.box.height for placed in page):
        return middle
    below = next((placed.y for placed in page if isinstance(placed.box, FramedBox)), 0.0)
    return below - gap if below else 0.0


def _ground(canvas: Canvas, handout: Handout) -> None:
    """Tint the page where the edition's paper is not white."""
    if handout.theme.palette.paper != WHITE:
        with canvas.artifact("/Type/Background"):
            canvas.rectangle((0, 0, canvas.width, canvas.height), handout.theme.palette.paper)
