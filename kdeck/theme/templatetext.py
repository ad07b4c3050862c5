"""Takes out of the text of masters and layouts what hides it, shrinks it or turns it."""

from collections.abc import Iterator

from lxml import etree

from kdeck.ooxml.names import find, local, name, number, share

# Families of signs: letters typed in them are no letters.
SIGNS = frozenset(
    {
        *("wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol", "marlett"),
        *("zapf dingbats", "zapfdingbats", "monotype sorts", "mt extra", "bookshelf symbol 7"),
        *("segoe mdl2 assets", "segoe fluent icons", "holomdl2 assets", "material icons"),
        *("fontawesome", "font awesome 5 free", "code 128", "code 39", "free 3 of 9"),
    }
)
_HALF_TURN, _FULL_TURN, _DEGREE = 10_800_000, 21_600_000, 60_000
_WARPS = ("prstTxWarp", "scene3d", "sp3d", "flatTx")


def straighten(root: etree._Element) -> frozenset[str]:
    """Set the text of placeholders and text styles plain; gives in words what was taken out."""
    found: set[str] = set()
    for shape in root.iter(name("p:sp")):
        if find(shape, "p:nvSpPr/p:nvPr/p:ph") is not None:
            found.update(_upright(shape))
            found.update(plain_letters(shape))
    styles = find(root, "p:txStyles")
    if styles is not None:
        found.update(plain_letters(styles))
    return frozenset(found)


def plain_letters(holder: etree._Element) -> Iterator[str]:
    """Take out of text styles what hides letters or makes them small; yields it in words."""
    for style in holder.iter(name("a:defRPr")):
        if share(style, "baseline", 0.0):
            del style.attrib["baseline"]
            yield "raised or lowered letters"
        if style.get("strike", "noStrike") != "noStrike":
            del style.attrib["strike"]
            yield "letters that are struck out"
        for child in list(style):
            match local(child):
                case "noFill":
                    words = "letters without a color"
                case "highlight":
                    words = "highlighted letters"
                case "ln" if find(child, "a:noFill") is None and len(child):
                    words = "lines round letters"
                case _:
                    continue
            style.remove(child)
            yield words


def _upright(shape: etree._Element) -> Iterator[str]:
    properties, body = find(shape, "p:spPr"), find(shape, "p:txBody/a:bodyPr")
    frame = find(properties, "a:xfrm")
    if frame is not None:
        turn = abs(number(frame, "rot") % _FULL_TURN - _HALF_TURN)
        for key in ("flipH", "flipV", *(("rot",) if turn < _DEGREE else ())):
            if frame.attrib.pop(key, "0") not in {"0", "false"}:
                yield "text that stands on its head"
    if body is not None and number(body, "rot"):
        del body.attrib["rot"]
        yield "text that is turned"
    for holder in (properties, body):
        for child in list(holder) if holder is not None else ():
            if local(child) in _WARPS and holder is not None:
                holder.remove(child)
                if local(child) != "prstTxWarp" or child.get("prst") != "textNoShape":
                    yield "text that is bent or turned in space"
            elif local(child) == "normAutofit":
                child.attrib.clear()
