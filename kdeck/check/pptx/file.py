"""Our own judgment of any PPTX file: what a reader with assistive technology would miss."""

from collections.abc import Iterator

from kdeck.check.pptx.alt import check_alt
from kdeck.check.pptx.cells import grid
from kdeck.check.pptx.chart import check_charts
from kdeck.check.pptx.contrast import Written, check_contrast
from kdeck.check.pptx.families import Families
from kdeck.check.pptx.fitting import check_edges, check_overflow, check_overlap
from kdeck.check.pptx.language import check_language
from kdeck.check.pptx.lettering import check_lines
from kdeck.check.pptx.link import check_links
from kdeck.check.pptx.media import check_media
from kdeck.check.pptx.motion import check_motion, check_show
from kdeck.check.pptx.naming import check_names
from kdeck.check.pptx.order import check_order
from kdeck.check.pptx.program import advised, program_of
from kdeck.check.pptx.properties import check_access, check_properties
from kdeck.check.pptx.section import check_sections
from kdeck.check.pptx.slide import check_slide, slide_title
from kdeck.check.pptx.stock import check_stock
from kdeck.check.pptx.table import check_tables
from kdeck.check.pptx.textbox import text_box
from kdeck.check.pptx.textsize import check_fonts, check_text_size
from kdeck.check.pptx.turned import check_turned
from kdeck.check.pptx.whole import Tally, check_whole
from kdeck.check.pptx.wordcount import check_hidden, check_words
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.ground import Ground
from kdeck.ooxml.package import Package
from kdeck.ooxml.shape import Shape, shapes

# Shapes and texts of one slide whose places are compared; what nobody draws by hand has more.
_MOST_SHAPES = 3000


def check_pptx(data: bytes, file: str) -> tuple[Finding, ...]:
    """Judge a deck; a file that cannot be opened is a finding too."""
    try:
        return tuple(_check(Package(data), file))
    except KdeckError as error:
        return (Finding("pptx-unreadable", error.message, error.hint, Span(file)),)


def _check(package: Package, file: str) -> Iterator[Finding]:
    deck = Deck(package)
    program = program_of(deck)
    families = Families(deck, measured=program is not None and program.name == "kdeck")
    for finding in _judge(deck, families, file):
        yield advised(finding, program)


def _judge(deck: Deck, families: Families, file: str) -> Iterator[Finding]:
    yield from check_properties(deck.package, Span(file))
    yield from check_access(deck, Span(file))
    yield from check_show(deck, Span(file))
    yield from check_sections(deck, Span(file))
    yield from check_stock(deck, Span(file))
    titles: dict[str, int] = {}
    tally = Tally()
    for page in deck.pages():
        span = Span(file, None, f"slide {page.number}")
        found = list(shapes(page))
        flaws = [*_check_slide(deck, page, found, span)]
        flaws += _check_looks(deck, page, found, families, span)
        tally.add(found, flaws)
        yield from flaws
        title = slide_title(found)
        first = titles.setdefault(title.casefold(), page.number)
        if title and first != page.number:
            message = f"the title '{title}' is that of slide {first}"
            hint = "word one of the two differently"
            yield Finding("pptx-title-twice", message, hint, span)
    yield from check_whole(tally, Span(file))
    yield from families.check(Span(file))


def _check_slide(deck: Deck, page: Page, found: list[Shape], span: Span) -> Iterator[Finding]:
    width, height = deck.size
    yield from check_slide(found, width * height, span)
    yield from check_hidden(page, span)
    yield from check_tables(found, span)
    yield from check_words(found, span)
    yield from check_alt(found, span)
    yield from check_media(found, span)
    yield from check_names(found, span)
    yield from check_links(page, found, span)
    yield from check_motion(page, span)
    yield from check_language(deck, page, span)
    yield from check_order(found, span)
    yield from check_turned(found, span)
    yield from check_lines(found, span)


def _check_looks(
    deck: Deck, page: Page, found: list[Shape], families: Families, span: Span
) -> Iterator[Finding]:
    """Judge what is drawn, and add the families that it is set in."""
    if len(found) > _MOST_SHAPES:
        message = f"the slide has more than {_MOST_SHAPES} shapes: its text was not judged"
        hint = "make one drawing of many small shapes"
        yield Finding("pptx-contrast", message, hint, span, Severity.NOTE)
        return
    written = list(_written(deck, page, found))
    boxes = [entry.box for entry in written]
    ground = Ground(page)
    families.add(boxes, page.theme)
    yield from check_text_size(boxes, span)
    yield from check_fonts(boxes, span)
    yield from check_overflow(boxes, span)
    yield from check_edges(boxes, found, deck.size, span)
    yield from check_overlap(boxes, ground, span)
    yield from check_contrast(written, ground, span)
    yield from check_charts(found, ground, deck, page, span)


def _written(deck: Deck, page: Page, found: list[Shape]) -> Iterator[Written]:
    for shape in found:
        box = text_box(shape, deck, page)
        if box is not None:
            yield Written(box)
        cells = grid(shape, deck, page)
        if cells is not None:
            yield from (Written(cell, fill) for cell, fill in cells.cells)
