"""The annotations of pages: links, fields and notes, and their place in the structure."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from kdeck.check.pdf.plain import name_of, numbered, text_of
from kdeck.check.pdf.rolemap import way_of
from kdeck.check.pdf.structure import target_of
from kdeck.finding import Finding, Span

_QUOTED = 60
_HIDDEN = 2  # ISO 32000-1, table 165
_ELEMENTS = {"Link": "Link", "Widget": "Form"}
_NO_ELEMENT = frozenset({"PrinterMark", "Popup"})


@dataclass(frozen=True, slots=True)
class _Place:
    """Keep an annotation with the element that its page leads to."""

    annotation: pikepdf.Object
    element: pikepdf.Object | None
    role: str | None
    span: Span

    @property
    def kind(self) -> str:
        return name_of(self.annotation, "/Subtype", "Annotation")


def check_annotations(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    """Judge the annotations of every page, and the tab order of pages that have some."""
    find = _Finder(pdf)
    for index, page in enumerate(pdf.pages):
        here = Span(span.file, None, f"page {index + 1}")
        shown = [each for each in _annotations(page.obj) if not _hidden(each, page)]
        if _annotations(page.obj) and page.obj.get("/Tabs") != "/S":
            message = "the tab key does not follow the structure on a page with annotations"
            yield Finding("pdf-tab-order", message, "set Tabs to S", here)
        for each in shown:
            place = find.place(each, here)
            yield from _judge(place)


class _Finder:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        tree = pdf.Root.get("/StructTreeRoot")
        self._tree = tree if isinstance(tree, pikepdf.Dictionary) else pikepdf.Dictionary()
        self._parents = numbered(self._tree.get("/ParentTree"))

    def place(self, annotation: pikepdf.Object, span: Span) -> _Place:
        key = annotation.get("/StructParent")
        found = self._parents.get(key) if isinstance(key, int) else None
        element = found if isinstance(found, pikepdf.Dictionary) else None
        role = way_of(element, self._tree).end.role if element is not None else None
        return _Place(annotation, element, role, span)


def _annotations(page: pikepdf.Object) -> list[pikepdf.Object]:
    listed = page.get("/Annots")
    found = list(listed) if isinstance(listed, pikepdf.Array) else []
    return [each for each in found if isinstance(each, pikepdf.Dictionary)]


def _hidden(annotation: pikepdf.Object, page: pikepdf.Page) -> bool:
    flags = annotation.get("/F", 0)
    if isinstance(flags, int) and flags & _HIDDEN:
        return True
    try:
        left, bottom, right, top = (float(str(edge)) for edge in list(annotation.Rect))
        low, base, high, roof = (float(str(edge)) for edge in list(page.cropbox))
    except (AttributeError, ValueError, TypeError):
        return False
    x, y = sorted((left, right)), sorted((bottom, top))
    return x[1] <= low or x[0] >= high or y[1] <= base or y[0] >= roof


def _judge(place: _Place) -> Iterator[Finding]:
    yield from _structure(place)
    if place.kind == "Widget":
        yield from _field(place)
    elif place.kind != "Popup" and not _said(place):
        leads = f" to '{target[:_QUOTED]}'" if (target := target_of(place.annotation)) else ""
        message = f"an annotation of the kind {place.kind}{leads} has no words for it"
        yield Finding("pdf-annotation-text", message, "describe it in Contents", place.span)
    if place.kind == "TrapNet":
        message = "the PDF has an annotation for color trapping, which readers cannot skip"
        yield Finding("pdf-annotation", message, "remove it", place.span)


def _said(place: _Place) -> bool:
    words = [place.annotation.get("/Contents")]
    # A link needs words of its own (ISO 14289-1, 7.18.5).
    if place.element is not None and place.kind != "Link":
        words.append(place.element.get("/Alt"))
    return any(text_of(each).strip() for each in words if isinstance(each, pikepdf.String))


def _structure(place: _Place) -> Iterator[Finding]:
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
    hint = "put it into the structure with an object reference"
    yield Finding("pdf-annotation", message, hint, place.span)


def _is_2(place: _Place) -> bool:
    # ISO 14289-2, 8.2.5.20 lets a Reference hold a link that stays inside the document.
    return place.element is not None and "/NS" in place.element


def _field(place: _Place) -> Iterator[Finding]:
    holder: object = place.annotation
    for _ in range(32):
        if not isinstance(holder, pikepdf.Dictionary):
            break
        # A kid without a name is where a field is drawn, and no field (ISO 32000-1, 12.7.3.2).
        is_field = "/T" in holder or "/Parent" not in holder
        if is_field and text_of(holder.get("/TU", "")).strip():
            return
        holder = holder.get("/Parent")
    if place.element is not None and text_of(place.element.get("/Alt", "")).strip():
        return
    name = text_of(place.annotation.get("/T", "")).strip()[:_QUOTED]
    message = f"the form field '{name}'" if name else "a form field"
    message += " does not say what to fill in"
    yield Finding("pdf-form", message, "write it into TU, its tooltip", place.span)
