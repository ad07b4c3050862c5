"""The shapes of a slide in reading order, with where they stand and what they inherit."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from kdeck.matrix import Matrix
from kdeck.ooxml.deck import Page
from kdeck.ooxml.geometry import Place, inside_group, place_of
from kdeck.ooxml.names import find, is_true, name, text
from kdeck.ooxml.placeholder import Slot, slot_of

_KINDS = {
    name("p:sp"): "shape",
    name("p:pic"): "picture",
    name("p:graphicFrame"): "graphic",
    name("p:grpSp"): "group",
    name("p:cxnSp"): "connector",
    name("p:contentPart"): "ink",
}
_GRAPHICS = {"table": "table", "chart": "chart", "chartex": "chart", "diagram": "SmartArt"}
_GRAPHICS["ole"] = "object"
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
TITLES = frozenset({"title", "ctrTitle"})
FOOTERS = frozenset({"ftr", "sldNum", "dt", "hdr"})


@dataclass(frozen=True)
class Shape:
    """Hold one shape with its element; outer is the group that it stands in."""

    element: etree._Element
    kind: str
    properties: etree._Element
    slot: Slot | None
    place: Place | None
    outer: "Shape | None"

    @property
    def name(self) -> str:
        """Give its name in the selection pane."""
        return self.properties.get("name", "")

    @property
    def alt(self) -> str:
        """Give its alt text."""
        return (self.properties.get("descr") or "").strip()

    @property
    def placeholder(self) -> str | None:
        """Give the type of what it is a placeholder for."""
        return self.slot.kind if self.slot else None

    @property
    def is_title(self) -> bool:
        """Say whether it is the placeholder of a title."""
        return self.placeholder in TITLES

    @cached_property
    def words(self) -> str:
        """Give the text in it."""
        return text(self.element)

    @cached_property
    def mark(self) -> etree._Element | None:
        """Find the mark that says that it is, or is not, decorative."""
        return self.properties.find(f".//{name('adec:decorative')}")

    @property
    def decorative(self) -> bool:
        """Say whether it is marked as decorative, where PowerPoint looks for the mark."""
        if self.mark is None or not is_true(self.mark.get("val")):
            return False
        holder = self.mark.getparent()
        return holder is not None and holder.get("uri") == _DECORATIVE

    @property
    def in_decoration(self) -> bool:
        """Say whether it or a group round it is decorative."""
        return self.decorative or (self.outer is not None and self.outer.in_decoration)

    @property
    def table(self) -> etree._Element | None:
        """Give the table that it holds."""
        return find(self.element, "a:graphic/a:graphicData/a:tbl")

    @cached_property
    def ancestors(self) -> tuple[etree._Element, ...]:
        """List what it takes its looks from: itself, then the placeholders below it."""
        return (self.element, *(self.slot.parents if self.slot else ()))


def shapes(page: Page) -> Iterator[Shape]:
    """Walk the shapes of a slide that are not hidden; a group comes before what is in it."""
    yield from drawn(page.slide, page)


def drawn(part: etree._Element, page: Page) -> Iterator[Shape]:
    """Walk the shapes of a slide, a layout or a master."""
    tree = find(part, "p:cSld/p:spTree")
    if tree is not None:
        yield from _shapes(tree, page, Matrix(), None)


def _shapes(
    parent: etree._Element, page: Page, matrix: Matrix, outer: Shape | None
) -> Iterator[Shape]:
    for child in parent:
        if child.tag == name("mc:AlternateContent"):
            branch = find(child, "mc:Choice")
            yield from _shapes(branch, page, matrix, outer) if branch is not None else ()
        elif child.tag in _KINDS:
            shape = _shape(child, page, matrix, outer)
            if shape is None:
                continue
            yield shape
            if shape.kind == "group":
                inner = inside_group(find(child, "p:grpSpPr/a:xfrm"), matrix)
                yield from _shapes(child, page, inner, shape)


def _shape(
    element: etree._Element, page: Page, matrix: Matrix, outer: Shape | None
) -> Shape | None:
    properties = next(
        (
            found
            for key in ("p:cNvPr", "p14:cNvPr")
            if (found := find(element, f"*/{key}")) is not None
        ),
        None,
    )
    if properties is None or is_true(properties.get("hidden")):
        return None
    slot = slot_of(element, page.offered)
    return Shape(element, _kind(element), properties, slot, _place(element, slot, matrix), outer)


def _kind(element: etree._Element) -> str:
    kind = _KINDS[str(element.tag)]
    if kind == "graphic":
        data = find(element, "a:graphic/a:graphicData")
        uri = data.get("uri", "") if data is not None else ""
        return _GRAPHICS.get(uri.rpartition("/")[2], kind)
    if kind == "picture":
        media = (key for key in ("video", "audio") if _plays(element, key))
        return next(media, kind)
    return kind


def _plays(element: etree._Element, kind: str) -> bool:
    keys = ("videoFile",) if kind == "video" else ("audioFile", "wavAudioFile", "audioCd")
    return any(find(element, f"p:nvPicPr/p:nvPr/a:{key}") is not None for key in keys)


def _place(element: etree._Element, slot: Slot | None, matrix: Matrix) -> Place | None:
    for holder in (element, *(slot.parents if slot else ())):
        for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm", "p14:xfrm"):
            frame = find(holder, path)
            if frame is not None and find(frame, "a:ext") is not None:
                return place_of(frame, matrix)
    return None
