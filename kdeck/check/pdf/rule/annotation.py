"""The annotations of pages: links, fields and notes, and their place in the structure."""

from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.annotationplace import Place, annotations_of, places_of
from kdeck.check.pdf.read.plain import text_of
from kdeck.check.pdf.read.structure import target_of
from kdeck.check.pdf.rule.packet import parts_claimed, read_packet
from kdeck.finding import Finding, Severity, Span

_QUOTED, _DEEPEST = 60, 32
_ELEMENTS = {"Link": "Link", "Widget": "Form"}
_NO_ELEMENT = frozenset({"PrinterMark", "Popup"})
_ORDERS = {False: frozenset({"/S"}), True: frozenset({"/A", "/S", "/W"})}  # ISO 14289-2, 8.9.3.3


def check_annotations(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    """Judge the annotations of every page, and the tab order of pages that have some."""
    is_2 = "2" in parts_claimed(read_packet(pdf.Root.get("/Metadata")))
    for index, page in enumerate(pdf.pages):
        tabs = page.obj.get("/Tabs")
        if annotations_of(page.obj) and not any(tabs == order for order in _ORDERS[is_2]):
            message = "the tab key does not follow the structure on a page with annotations"
            here = Span(span.file, None, f"page {index + 1}")
            yield Finding("pdf-tab-order", message, "set Tabs to S", here)
    for place in places_of(pdf, span):
        yield from _judge(place, is_2=is_2)


def _judge(place: Place, *, is_2: bool) -> Iterator[Finding]:
    # In part 2 what is never seen is an artifact, and a field has words of another kind.
    if not (is_2 and place.unseen):
        yield from _structure(place)
    if place.kind == "Widget":
        yield from () if is_2 else _field(place)
        yield from _use(place)
    elif place.kind != "Popup" and not _said(place):
        leads = f" to '{target[:_QUOTED]}'" if (target := target_of(place.annotation)) else ""
        message = f"an annotation of the kind {place.kind}{leads} has no words for it"
        hint = "say in words what it is, or where it leads"
        yield Finding("pdf-annotation-text", message, hint, place.span)
    if place.kind == "TrapNet":
        message = "the PDF has an annotation for color trapping, which readers cannot skip"
        yield Finding("pdf-annotation", message, "remove it", place.span)


def _said(place: Place) -> bool:
    words = [place.annotation.get("/Contents")]
    # A link needs words of its own (ISO 14289-1, 7.18.5).
    if place.element is not None and place.kind != "Link":
        words.append(place.element.get("/Alt"))
    return any(text_of(each).strip() for each in words if isinstance(each, pikepdf.String))


def _structure(place: Place) -> Iterator[Finding]:
    if place.kind in _NO_ELEMENT:
        if place.role is not None:
            message = f"an annotation of the kind {place.kind} is in the structure"
            yield Finding("pdf-annotation", message, "take it out", place.span)
        return
    wanted = _ELEMENTS.get(place.kind, "Annot")
    found = place.role
    if found == wanted or (found == "Reference" and wanted == "Link" and _is_2(place)):
        return
    where = f"in an element {found}" if found else "in no element"
    message = f"an annotation of the kind {place.kind} is {where}, not in {wanted}"
    hint = "tag it where it stands in the text"
    yield Finding("pdf-annotation-tag", message, hint, place.span)


def _is_2(place: Place) -> bool:
    # ISO 14289-2, 8.2.5.20 lets a Reference hold a link that stays inside the document.
    return place.element is not None and "/NS" in place.element


def _holders(place: Place) -> Iterator[pikepdf.Dictionary]:
    """Give what a field is drawn by, and what holds it, up to the form."""
    holder: object = place.annotation
    for _ in range(_DEEPEST):
        if not isinstance(holder, pikepdf.Dictionary):
            return
        yield holder
        holder = holder.get("/Parent")


def _use(place: Place) -> Iterator[Finding]:
    """Find a field that keeps nothing, since it has no name, and one that runs a script."""
    holders = tuple(_holders(place))
    named = [name for each in holders if (name := text_of(each.get("/T", "")).strip())]
    if not named:
        message = "a form field has no name, so that nothing typed into it is kept"
        hint = "name the field in the program that made the form"
        yield Finding("pdf-field-unnamed", message, hint, place.span, Severity.WARNING)
    if any(_runs_script(each) for each in holders):
        field = f"the form field '{named[0][:_QUOTED]}'" if named else "a form field"
        message = f"{field} runs a script, which cannot be judged here"
        hint = "see that it needs no mouse and changes nothing in silence"
        yield Finding("pdf-script", message, hint, place.span, Severity.NOTE)


def _runs_script(holder: pikepdf.Dictionary) -> bool:
    further = holder.get("/AA")
    events = list(further.values()) if isinstance(further, pikepdf.Dictionary) else []
    return any(
        isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/JavaScript"
        for each in (holder.get("/A"), *events)
    )


def _field(place: Place) -> Iterator[Finding]:
    for holder in _holders(place):
        # A kid without a name is where a field is drawn, and no field (ISO 32000-1, 12.7.3.2).
        is_field = "/T" in holder or "/Parent" not in holder
        if is_field and text_of(holder.get("/TU", "")).strip():
            return
    if place.element is not None and text_of(place.element.get("/Alt", "")).strip():
        return
    name = text_of(place.annotation.get("/T", "")).strip()[:_QUOTED]
    message = f"the form field '{name}'" if name else "a form field"
    message += " does not say what to fill in"
    yield Finding("pdf-field-name", message, "write it into the tooltip of the field", place.span)
