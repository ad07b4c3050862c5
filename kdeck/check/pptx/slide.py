"""What one slide lacks: a title, headers of tables, a language, words in its placeholders."""

from collections.abc import Iterator

from lxml import etree

from kdeck.check.pptx.names import NAMESPACES, is_true, name, text
from kdeck.check.pptx.shape import Shape, check_alt, shapes
from kdeck.finding import Finding, Severity, Span

_TITLES = frozenset({"title", "ctrTitle"})
_MERGED = ("hMerge", "vMerge")
_SPANS = ("gridSpan", "rowSpan")


def slide_title(slide: etree._Element) -> str:
    """Give the text of a slide's title placeholder; empty where there is none."""
    titles = (text(shape.element) for shape in shapes(slide) if shape.placeholder in _TITLES)
    return next(filter(None, titles), "")


def check_slide(slide: etree._Element, span: Span) -> Iterator[Finding]:
    """Judge one slide by itself."""
    if not slide_title(slide):
        hint = "fill its title placeholder; a title may stand outside the slide's edge"
        yield Finding("pptx-title-missing", "the slide has no title", hint, span)
    yield from check_alt(slide, span)
    for shape in shapes(slide):
        yield from _check_placeholder(shape, span)
        if shape.table is not None:
            yield from _check_table(shape, shape.table, span)
    yield from _check_language(slide, span)


def _check_placeholder(shape: Shape, span: Span) -> Iterator[Finding]:
    empty = shape.kind == "shape" and not text(shape.element)
    if shape.placeholder and shape.placeholder not in _TITLES and empty:
        message = f"the placeholder '{shape.name}' is empty"
        hint = "fill it or delete it"
        yield Finding("pptx-placeholder-empty", message, hint, span, Severity.WARNING)


def _check_table(shape: Shape, table: etree._Element, span: Span) -> Iterator[Finding]:
    properties = table.find("a:tblPr", NAMESPACES)
    if properties is None or not is_true(properties.get("firstRow")):
        message = f"the table '{shape.name}' has no header row"
        yield Finding("pptx-table-header", message, "turn on 'Header Row' in its design", span)
    if any(map(_is_merged, table.iter(name("a:tc")))):
        message = f"the table '{shape.name}' has merged cells"
        hint = "split them, or make two tables"
        yield Finding("pptx-cells-merged", message, hint, span, Severity.WARNING)


def _is_merged(cell: etree._Element) -> bool:
    spans = any(cell.get(key, "1") != "1" for key in _SPANS)
    return spans or any(is_true(cell.get(key)) for key in _MERGED)


def _check_language(slide: etree._Element, span: Span) -> Iterator[Finding]:
    runs = [run for run in slide.iter(name("a:r"), name("a:fld")) if text(run)]
    silent = [run for run in runs if not _language(run)]
    if silent:
        message = f"{len(silent)} of {len(runs)} pieces of text name no language, such as "
        message += f"'{text(silent[0])[:40]}'"
        hint = "select the text and set its proofing language"
        yield Finding("pptx-language", message, hint, span, Severity.WARNING)


def _language(run: etree._Element) -> str:
    properties = run.find("a:rPr", NAMESPACES)
    return properties.get("lang", "") if properties is not None else ""
