"""Our own judgment of any PDF file: what a reader with assistive technology would miss."""

import logging
from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.program import advised, program_of
from kdeck.check.pdf.read.content import Scope
from kdeck.check.pdf.read.inflating import check_sizes
from kdeck.check.pdf.read.opening import open_pdf
from kdeck.check.pdf.read.painter import read_painting
from kdeck.check.pdf.read.painting import Painting
from kdeck.check.pdf.read.plain import text_of
from kdeck.check.pdf.read.structure import read_contents, read_structure
from kdeck.check.pdf.read.typeface import Typeface
from kdeck.check.pdf.rule.annotation import check_annotations
from kdeck.check.pdf.rule.bookmark import check_bookmarks
from kdeck.check.pdf.rule.catalog import check_catalog, check_header
from kdeck.check.pdf.rule.contrast import check_contrast
from kdeck.check.pdf.rule.drawing import check_drawings
from kdeck.check.pdf.rule.element import check_elements
from kdeck.check.pdf.rule.embedding import unembedded_fonts, used_fonts
from kdeck.check.pdf.rule.fontrule import check_font
from kdeck.check.pdf.rule.glyph import check_glyphs
from kdeck.check.pdf.rule.grid import check_grids
from kdeck.check.pdf.rule.link import check_links, check_lists
from kdeck.check.pdf.rule.meaning import check_meaning
from kdeck.check.pdf.rule.nesting import check_nesting
from kdeck.check.pdf.rule.packet import check_packet
from kdeck.check.pdf.rule.pagelabel import check_page_labels
from kdeck.check.pdf.rule.part import check_parts
from kdeck.check.pdf.rule.parttwo import check_part_two
from kdeck.check.pdf.rule.readingorder import check_reading_order
from kdeck.check.pdf.rule.role import check_role_map, check_roles
from kdeck.check.pdf.rule.scan import check_scans
from kdeck.check.pdf.rule.textsize import check_text_size
from kdeck.check.pdf.rule.untagged import check_content
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Span

_TREE_CHECKS = (
    check_elements,
    check_nesting,
    check_grids,
    check_links,
    check_lists,
)
# What pikepdf has to say of a file is a finding here, or of no interest.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


def check_pdf(data: bytes, file: str) -> tuple[Finding, ...]:
    """Judge a PDF; a file that cannot be opened is a finding too."""
    try:
        return tuple(_check(data, file))
    except KdeckError as error:
        return (Finding("pdf-unreadable", error.message, error.hint, Span(file)),)


def _check(data: bytes, file: str) -> Iterator[Finding]:
    span = Span(file)
    with open_pdf(data, recover=True) as pdf:
        check_sizes(pdf)
        program = program_of(pdf)
        for finding in _judge(data, pdf, span):
            yield advised(finding, program)


def _judge(data: bytes, pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    yield from check_header(data, pdf, span)
    for check in (check_catalog, check_packet, check_parts, check_role_map, _fonts):
        yield from check(pdf, span)
    yield from _damage(data, span)
    fonts: dict[Scope, Typeface] = {}
    paintings = tuple(read_painting(page, i, fonts) for i, page in enumerate(pdf.pages))
    yield from check_contrast(paintings, span.file)
    yield from check_text_size(paintings, span.file)
    yield from check_page_labels(pdf, paintings, span)
    yield from check_glyphs(pdf, paintings, fonts, span)
    yield from check_drawings(paintings, fonts, span)
    if isinstance(pdf.Root.get("/StructTreeRoot"), pikepdf.Dictionary):
        yield from _tagged(pdf, paintings, span)
    else:
        hint = "export it with tags ('tagged PDF' or 'PDF/UA')"
        yield Finding("pdf-untagged", "the PDF is not tagged", hint, span)
        yield from check_scans(pdf, paintings, frozenset(), span)


def _fonts(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    for name in unembedded_fonts(pdf):
        message = f"the font '{name}' is not embedded"
        yield Finding("pdf-font-embedded", message, "embed all fonts on export", span)
    for font in used_fonts(pdf):
        yield from check_font(font, span)


def _damage(data: bytes, span: Span) -> Iterator[Finding]:
    try:
        with open_pdf(data, recover=False):
            return
    except KdeckError as error:
        hint = "export it again, and send it whole"
        yield Finding("pdf-damaged", f"the PDF is damaged: {error.message}", hint, span)


def _tagged(pdf: pikepdf.Pdf, paintings: tuple[Painting, ...], span: Span) -> Iterator[Finding]:
    contents = read_contents(pdf)
    structure = read_structure(pdf, contents)
    hint = "export it again: editing a tagged PDF often breaks its tags"
    for problem in (*(flaw for c in contents for flaw in c.flaws), *structure.flaws):
        yield Finding("pdf-tree", problem, hint, span)
    for content in contents:
        yield from check_content(content, span.file)
    tree = structure.root
    if not any(True for _ in tree.leaves()):
        message = "the structure tree of the PDF holds no content"
        yield Finding("pdf-untagged", message, "export it with tags", span)
    for check in _TREE_CHECKS:
        yield from check(tree, span.file)
    yield from check_roles(pdf, tree, span)
    yield from check_annotations(pdf, span)
    yield from check_bookmarks(pdf, tree, span)
    language = text_of(pdf.Root.get("/Lang", ""))
    yield from check_reading_order(tree, paintings, span.file, language)
    yield from check_part_two(pdf, tree, span)
    yield from check_meaning(tree, span.file, language)
    described = {page for e in tree.elements() if e.alt for page in e.pages}
    yield from check_scans(pdf, paintings, frozenset(described), span)
