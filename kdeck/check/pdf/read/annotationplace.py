"""The annotations of pages, each with its place in the structure."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from kdeck.check.pdf.read.plain import name_of, numbered
from kdeck.check.pdf.read.rolemap import way_of
from kdeck.finding import Span

_HIDDEN = 2  # ISO 32000-1, table 165
_INVISIBLE, _NO_VIEW, _TOGGLE = 1, 32, 256


@dataclass(frozen=True, slots=True)
class Place:
    """Keep an annotation of a page with the element that its number leads to."""

    annotation: pikepdf.Object
    element: pikepdf.Object | None
    role: str | None
    span: Span

    @property
    def kind(self) -> str:
        """Name the kind of the annotation."""
        return name_of(self.annotation, "/Subtype", "Annotation")

    @property
    def flags(self) -> int:
        """Give the flags of the annotation; 0 where there are none."""
        value = self.annotation.get("/F", 0)
        return int(value) if isinstance(value, int) else 0

    @property
    def unseen(self) -> bool:
        """Say whether no reader program shows it, so that it is no content (PDF/UA-2, 8.9.2)."""
        secret = bool(self.flags & _NO_VIEW) and not self.flags & _TOGGLE
        empty = self.kind == "Widget" and all(side == 0 for side in _sides(self.annotation))
        return bool(self.flags & _INVISIBLE) or secret or empty


def places_of(pdf: pikepdf.Pdf, span: Span) -> Iterator[Place]:
    """Walk the annotations that are not hidden and that lie on their page."""
    find = _Finder(pdf)
    for index, page in enumerate(pdf.pages):
        here = Span(span.file, None, f"page {index + 1}")
        for each in annotations_of(page.obj):
            if not _hidden(each, page):
                yield find.place(each, here)


def annotations_of(page: pikepdf.Object) -> list[pikepdf.Object]:
    """List the annotations of a page, hidden ones too."""
    listed = page.get("/Annots")
    found = list(listed) if isinstance(listed, pikepdf.Array) else []
    return [each for each in found if isinstance(each, pikepdf.Dictionary)]


class _Finder:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        tree = pdf.Root.get("/StructTreeRoot")
        self._tree = tree if isinstance(tree, pikepdf.Dictionary) else pikepdf.Dictionary()
        self._parents = numbered(self._tree.get("/ParentTree"))

    def place(self, annotation: pikepdf.Object, span: Span) -> Place:
        key = annotation.get("/StructParent")
        found = self._parents.get(key) if isinstance(key, int) else None
        element = found if isinstance(found, pikepdf.Dictionary) else None
        role = way_of(element, self._tree).end.role if element is not None else None
        return Place(annotation, element, role, span)


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


def _sides(annotation: pikepdf.Object) -> tuple[float, float]:
    try:
        left, bottom, right, top = (float(str(edge)) for edge in list(annotation.Rect))
    except (AttributeError, ValueError, TypeError):
        return 1, 1
    return right - left, top - bottom
