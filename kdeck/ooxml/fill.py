"""What shapes, cells and backgrounds are filled with."""

from itertools import pairwise

from lxml import etree

from kdeck.color import WHITE, mix
from kdeck.ooxml.deck import Page, Themed
from kdeck.ooxml.names import find, local, name, number, share
from kdeck.ooxml.paint import Paint
from kdeck.ooxml.shape import Shape

# What may be seen, some for each stretch of a gradient; None is what nobody can tell from the file,
# such as a picture. An empty fill shows what lies below.
Fill = tuple[Paint | None, ...]

_FILLS = frozenset({"noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"})
_UNKNOWN: Fill = (None,)
_PICTURES = frozenset({"picture", "video", "audio", "chart", "SmartArt", "object", "ink"})
# Between two stops: from black to white, luminances (plus 0.05) then lie less than 3 to 1 apart.
_STEPS = 4
_BACKGROUNDS = 1000  # ISO/IEC 29500-1, 20.1.4.2.10: from here on, fills of backgrounds


def fill_in(holder: etree._Element | None, theme: Themed, own: Paint | None = None) -> Fill | None:
    """Read the fill that an element holds; None where it says nothing."""
    kind = next((c for c in holder if local(c) in _FILLS), None) if holder is not None else None
    return _read(kind, theme, own) if kind is not None else None


def shape_fill(shape: Shape, page: Page) -> Fill:
    """Find the fill of a shape: its own, its placeholder's, or that of its style."""
    if shape.kind in _PICTURES:
        return _UNKNOWN
    if shape.kind not in {"shape", "connector"}:
        return ()
    for element in shape.ancestors:
        properties = find(element, "p:spPr")
        if find(properties, "a:grpFill") is not None:
            return _group_fill(shape.outer, page)
        own = fill_in(properties, page.theme)
        if own is None:
            own = styled_fill(find(element, "p:style/a:fillRef"), page.theme)
        if own is not None:
            return own
    return ()


def background(page: Page) -> Fill:
    """Find what the slide stands on: its own background, the layout's or the master's."""
    for part in (page.slide, *page.parents):
        properties, reference = find(part, "p:cSld/p:bg/p:bgPr"), find(part, "p:cSld/p:bg/p:bgRef")
        if properties is not None:
            return fill_in(properties, page.theme) or (Paint(WHITE),)
        if reference is not None:
            return styled_fill(reference, page.theme) or (Paint(WHITE),)
    return (Paint(WHITE),)


def styled_fill(reference: etree._Element | None, theme: Themed) -> Fill | None:
    """Read a fill of the theme by its number, in the color that the reference gives."""
    if reference is None:
        return None
    index = int(number(reference, "idx"))
    styles = "bgFillStyleLst" if index > _BACKGROUNDS else "fillStyleLst"
    fills = find(theme.root, f"a:themeElements/a:fmtScheme/a:{styles}")
    own = theme.scheme.paint(reference)
    order = index - _BACKGROUNDS if index > _BACKGROUNDS else index
    if order <= 0 or index == _BACKGROUNDS:
        return ()
    if fills is None or order > len(fills):
        return _UNKNOWN
    return _read(fills[order - 1], theme, own)


def _read(kind: etree._Element, theme: Themed, own: Paint | None) -> Fill:
    match local(kind):
        case "noFill":
            return ()
        case "solidFill":
            return (theme.scheme.paint(kind, own),)
        case "gradFill":
            stops = sorted(kind.iter(name("a:gs")), key=lambda stop: share(stop, "pos", 0.0))
            return _shades([theme.scheme.paint(stop, own) for stop in stops]) or _UNKNOWN
        case "pattFill":
            colors = (find(kind, f"a:{ground}Clr") for ground in ("fg", "bg"))
            return tuple(theme.scheme.paint(color, own) for color in colors)
        case _:
            return _UNKNOWN


def _shades(stops: list[Paint | None]) -> Fill:
    """Give the stops of a gradient, and colors between them: text may vanish on any."""
    found = stops[:1]
    for low, high in pairwise(stops):
        if low is not None and high is not None and low != high:
            found += (_between(low, high, step / _STEPS) for step in range(1, _STEPS))
        found.append(high)
    return tuple(found)


def _between(low: Paint, high: Paint, part: float) -> Paint:
    alpha = low.alpha + (high.alpha - low.alpha) * part
    return Paint(mix(low.color, high.color, part), alpha)


def _group_fill(group: Shape | None, page: Page) -> Fill:
    while group is not None:
        properties = find(group.element, "p:grpSpPr")
        if find(properties, "a:grpFill") is None:
            return fill_in(properties, page.theme) or ()
        group = group.outer
    return ()
