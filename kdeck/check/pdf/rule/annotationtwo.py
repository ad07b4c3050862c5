"""What PDF/UA-2 asks of annotations beyond part 1."""

from collections import defaultdict
from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.annotationplace import Place, places_of
from kdeck.check.pdf.read.content import Scope
from kdeck.check.pdf.read.plain import text_of
from kdeck.finding import Finding, Span

_BANNED = frozenset({"Sound", "Movie"})  # ISO 14289-2, 8.9.2.4.11
_QUOTED = 60
_FIELDS = 32


def check_annotations_in_part_two(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    """Judge the annotations of a file that claims part 2 (ISO 14289-2, 8.2.5.20, 8.9 and 8.10)."""
    links: defaultdict[Scope, list[Place]] = defaultdict(list)
    for place in places_of(pdf, span):
        yield from _kind(place)
        yield from _words(place)
        if place.kind == "Widget" and not place.unseen and _is_field(place.annotation):
            yield from _field(place)
        if place.kind == "Link" and place.element is not None:
            links[place.element.objgen].append(place)
    for together in links.values():
        targets = {_target(place.annotation) for place in together}
        kinds = {kind for kind, _ in targets}
        # A name and a place may be one target.
        if len(targets) > 1 and (len(kinds) == 1 or "address" in kinds):
            message = f"an element {together[0].role} holds links to {len(targets)} targets"
            hint = "give each target an element of its own"
            yield Finding("pdf-annotation", message, hint, together[0].span)


def _kind(place: Place) -> Iterator[Finding]:
    if place.kind in _BANNED:
        message = f"the PDF has an annotation of the kind {place.kind}, which few programs play"
        yield Finding("pdf-annotation", message, "use a media annotation", place.span)
    if place.unseen and place.role not in {None, "Artifact"}:
        message = f"an annotation of the kind {place.kind} that is never seen is in the structure"
        yield Finding("pdf-annotation", message, "take it out", place.span)


def _words(place: Place) -> Iterator[Finding]:
    own = place.annotation.get("/Contents")
    alt = place.element.get("/Alt") if place.element is not None else None
    if not isinstance(own, pikepdf.String) or not isinstance(alt, pikepdf.String):
        return
    if text_of(own) != text_of(alt):
        message = f"an annotation says '{text_of(own)[:_QUOTED]}', and its element other words"
        hint = "write the same words into Contents and Alt"
        yield Finding("pdf-annotation-text", message, hint, place.span)


def _field(place: Place) -> Iterator[Finding]:
    if place.role in {None, "Artifact"} or isinstance(
        place.annotation.get("/Contents"), pikepdf.String
    ):
        return
    name = text_of(place.annotation.get("/T", "")).strip()[:_QUOTED]
    field = f"the form field '{name}'" if name else "a form field"
    if "/AA" in place.annotation:
        message = f"{field} acts by itself and does not say what it is for"
        hint = "write what it does into the description of the field"
        yield Finding("pdf-field-name", message, hint, place.span)
    if not _has_label(place.element):
        message = f"{field} does not say what to fill in"
        hint = "tag its label together with it, or write it into the description of the field"
        yield Finding("pdf-field-name", message, hint, place.span)


def _has_label(element: pikepdf.Object | None) -> bool:
    kids = element.get("/K") if element is not None else None
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return any(isinstance(k, pikepdf.Dictionary) and k.get("/S") == "/Lbl" for k in listed)


def _is_field(annotation: pikepdf.Object) -> bool:
    holder: object = annotation
    for _ in range(_FIELDS):
        if not isinstance(holder, pikepdf.Dictionary):
            return False
        if "/FT" in holder:
            return True
        holder = holder.get("/Parent")
    return False


def _target(link: pikepdf.Object) -> tuple[str, str]:
    action = link.get("/A")
    if not isinstance(action, pikepdf.Dictionary):
        return _place(link.get("/Dest"))
    if "/URI" in action:
        return "address", text_of(action.get("/URI"))
    return _place(action.get("/SD", action.get("/D")))


def _place(target: object) -> tuple[str, str]:
    if isinstance(target, pikepdf.Name | pikepdf.String):
        return "name", text_of(target).removeprefix("/")
    if not isinstance(target, pikepdf.Array) or not len(target):
        return "name", ""
    first = target[0]
    # Two links to one element or page may still ask for two views of it.
    is_held = isinstance(first, pikepdf.Object) and first.is_indirect
    return "place", str(first.objgen) if is_held else text_of(first)
