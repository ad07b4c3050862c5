"""A drawing without copies: each 'use' is what it shows, and links and choices are groups."""

from copy import deepcopy
from typing import TYPE_CHECKING

from kdeck.figure.source import (
    MAX_DEPTH,
    PASSED_OVER,
    SVG,
    XLINK,
    FigureError,
    line_of,
    local_name,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

# What stands for what cannot be shown where it is: the words of a foreignObject.
_CUT = ("...", "…")


def href_of(element: "_Element") -> str:
    """Give the id that an element refers to; empty where it refers to nothing of the file."""
    address = (element.get("href") or element.get(XLINK) or "").strip()
    return address[1:] if address.startswith("#") else ""


def expand(root: "_Element", most: int) -> None:
    """Put what is copied in the place of each copy, up to a number of elements.

    Raises FigureError for a copy of what holds it, and for too many.
    """
    for element in [e for e in root.iter() if not isinstance(e.tag, str)]:
        _take_out(element)
    for element in [e for e in root.iter() if local_name(e) in PASSED_OVER]:
        _take_out(element)
    for element in [e for e in root.iter() if local_name(e) == "switch"]:
        _choose(element)
    for element in root.iter(f"{{{SVG}}}a"):
        element.tag = f"{{{SVG}}}g"
        for key in ("href", XLINK):
            element.attrib.pop(key, "")
    named = {e.get("id", ""): e for e in root.iter() if e.get("id")}
    size = sum(1 for _ in root.iter())
    uses = [(e, frozenset[str]()) for e in root.iter(f"{{{SVG}}}use") if not _only_defined(e)]
    while uses:
        use, above = uses.pop()
        made = _shown(use, named, above)
        if made is None:
            _take_out(use)
            continue
        size += sum(1 for _ in made.iter())
        if size > most:
            raise FigureError(
                f"its copies come to more than {most} elements", "simplify the drawing",
                line_of(use),
            )  # fmt: skip
        within = above | {href_of(use)}
        if len(within) > MAX_DEPTH:
            raise FigureError("its copies nest too deep", "simplify the drawing", line_of(use))
        parent = use.getparent()
        assert parent is not None
        made.tail = use.tail
        parent.replace(use, made)
        uses += [(e, within) for e in made.iter(f"{{{SVG}}}use")]


def _only_defined(element: "_Element") -> bool:
    return any(local_name(e) in ("defs", "symbol") for e in element.iterancestors())


def _shown(
    use: "_Element", named: "dict[str, _Element]", above: frozenset[str]
) -> "_Element | None":
    from lxml import etree

    target = href_of(use)
    found = named.get(target)
    if found is None:
        return None
    if target in above or any(e is found for e in use.iterancestors()):
        raise FigureError(
            f"'{target[:40]}' is drawn in itself", "draw the shape in its place", line_of(use)
        )
    made = etree.Element(f"{{{SVG}}}g")
    for name, value in use.attrib.items():
        if name not in ("x", "y", "width", "height", "href", XLINK, "id"):
            made.set(name, value)
    place = f"translate({use.get('x') or 0} {use.get('y') or 0})"
    made.set("transform", f"{use.get('transform', '')} {place}".strip())
    copied = deepcopy(found)
    copied.tail = None
    if local_name(copied) == "symbol":
        copied.tag = f"{{{SVG}}}svg"
    if local_name(copied) == "svg":
        _sized(copied, use)
    copied.attrib.pop("id", "")
    made.append(copied)
    made.sourceline = use.sourceline
    return made


def _sized(copied: "_Element", use: "_Element") -> None:
    for side in ("width", "height"):
        value = use.get(side)
        if value and not value.endswith("%"):
            copied.set(side, value)
    if not copied.get("viewBox"):
        copied.tag = f"{{{SVG}}}g"


def _choose(switch: "_Element") -> None:
    """Keep the first of some choices that is a drawing, with all words where it has a part."""
    switch.tag = f"{{{SVG}}}g"
    drawn = [e for e in switch if local_name(e) not in (None, "foreignObject")]
    words = " ".join(
        " ".join("".join(map(str, e.itertext())).split())
        for e in switch
        if local_name(e) == "foreignObject"
    )
    for element in list(switch):
        if not drawn or element is not drawn[0]:
            switch.remove(element)
    if drawn and local_name(drawn[0]) == "text" and words:
        told = (drawn[0].text or "").strip()
        if told.endswith(_CUT) and words.startswith(told.rstrip(".…").strip()[:20]):
            drawn[0].text = words


def _take_out(element: "_Element") -> None:
    """Remove an element, and keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
