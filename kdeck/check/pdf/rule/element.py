"""What the elements of a tagged PDF lack: headings in order, alternatives, table headers."""

import re
from collections.abc import Iterator

from kdeck.check.pdf.read.node import Annotation, Node
from kdeck.check.pdf.read.rolemap import MATHML, PDF_2
from kdeck.check.pdf.read.tagtree import tree_text
from kdeck.finding import Finding, Severity, Span

_LEVEL = re.compile(r"H([1-9]\d?)")
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|bmp|tiff?|emf|wmf|webp|pdf)", re.IGNORECASE)
_SHOWN = 60
_QUOTED = 40


def check_elements(root: Node, file: str) -> Iterator[Finding]:
    """Judge the headings, figures and tables of a structure tree."""
    elements = tuple(root.elements())
    yield from _headings(elements, file)
    yield from _notes(elements, file)
    before = ""
    for element in elements:
        if element.role == "Formula" and not _says_formula(element):
            hint = "say it in words, as alt text"
            yield Finding("pdf-formula", "a formula has no alt text", hint, _span(element, file))
        if element.role == "Form" and element.attribute("Role") is None and _is_shared(element):
            message = "a form element holds more than its one field"
            hint = "give each field an element of its own"
            yield Finding("pdf-form", message, hint, _span(element, file))
        if element.role == "P" or _LEVEL.fullmatch(element.role):
            before = _words(element) or before
        if element.role == "Figure":
            yield from _figure(element, before, file)
        if element.role == "Table":
            yield from _table(element, file)


def _is_shared(form: Node) -> bool:
    # In PDF 2.0 the label of a field stands beside it (ISO 14289-2, 8.10).
    if form.role_space == PDF_2:
        return sum(isinstance(kid, Annotation) for kid in form.kids) > 1
    return len(form.kids) > 1


def _says_formula(formula: Node) -> bool:
    # ISO 14289-2, 8.2.5.29: MathML in the structure needs no words beside it.
    math = any(isinstance(kid, Node) and kid.space == MATHML for kid in formula.kids)
    return math or bool((formula.alt or formula.actual_text or "").strip())


def is_file_name(alt: str) -> bool:
    """Say whether an alternative text is no more than the name of a file."""
    return bool(_FILE_NAME.fullmatch(alt.strip()))


def _headings(elements: tuple[Node, ...], file: str) -> Iterator[Finding]:
    above = 0
    plain = [element for element in elements if element.role == "H"]
    if plain and any(_LEVEL.fullmatch(element.role) for element in elements):
        message = "the PDF mixes headings H with headings of levels"
        yield Finding("pdf-heading-mixed", message, "use H1 to H6 alone", _span(plain[0], file))
    for element in elements:
        found = _LEVEL.fullmatch(element.role)
        if not found:
            continue
        level, words = int(found[1]), _words(element)
        if above == 0 and level > 1:
            message = f"the first heading '{words}' is of level {level}, not 1"
            yield Finding("pdf-heading-first", message, "tag it as H1", _span(element, file))
        elif level > above + 1:
            message = f"the heading '{words}' goes from level {above} to {level}"
            hint = f"tag it as H{above + 1}"
            yield Finding("pdf-heading-skip", message, hint, _span(element, file))
        above = level


def _notes(elements: tuple[Node, ...], file: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for note in elements:
        if note.role != "Note":
            continue
        if not note.id or note.id in seen:
            problem = f"has the id '{note.id}' of another" if note.id else "has no id"
            hint = "give each note an ID of its own"
            yield Finding("pdf-note", f"a note {problem}", hint, _span(note, file))
        seen.add(note.id or "")


def _figure(figure: Node, before: str, file: str) -> Iterator[Finding]:
    if figure.attribute("BBox") is None and figure.pages:
        message = "a figure does not say which part of the page it fills"
        hint = "give it the attribute BBox, so that it can be reflowed and zoomed"
        yield Finding("pdf-figure-box", message, hint, _span(figure, file), Severity.WARNING)
    alt = (figure.alt or figure.actual_text or "").strip()
    if not alt:
        problem = "has no alt text"
    elif is_file_name(alt):
        problem = f"has the name of a file as alt text: '{alt[:_SHOWN]}'"
    else:
        return
    hint = "describe it in one or two sentences, or mark it as an artifact"
    place = f"the figure after '{before[:_QUOTED]}'" if before else "a figure"
    yield Finding("pdf-figure-alt", f"{place} {problem}", hint, _span(figure, file))


def _table(table: Node, file: str) -> Iterator[Finding]:
    cells = [element for element in table.elements() if element.role in {"TH", "TD"}]
    headers = [cell for cell in cells if cell.role == "TH"]
    hint = "tag header cells as TH, with the scope Column or Row"
    if cells and not headers:
        first = next(filter(None, map(_words, cells)), "")[:_QUOTED]
        begins = f" that begins with '{first}'" if first else ""
        message = f"a table{begins} has no header cells"
        yield Finding("pdf-table-header", message, hint, _span(table, file))
    known = {header.id for header in headers}
    named = [cell.attribute("Headers") for cell in cells]
    lost = [name for names in named if isinstance(names, tuple) for name in names]
    if not known.issuperset(map(str, lost)):
        message = "a cell of a table names a header that is not there"
        yield Finding("pdf-table-header", message, hint, _span(table, file))
    # Cells that name their headers need no scope (ISO 14289-1, 7.5).
    if any(cell.attribute("Headers") for cell in cells):
        return
    for header in headers:
        if header.attribute("Scope") is None:
            message = f"the header cell '{_words(header)}' does not say what it heads"
            yield Finding("pdf-table-header", message, hint, _span(header, file))


def _words(element: Node) -> str:
    return " ".join(tree_text(element).split())[:_SHOWN]


def _span(element: Node, file: str) -> Span:
    pages = element.pages
    return Span(file, None, f"page {pages[0] + 1}" if pages else None)
