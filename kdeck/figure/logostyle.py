"""The styles of a logo, written out as attributes, so that a logo reads like any other drawing."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kdeck.figure.geometry import number, numbers
from kdeck.figure.source import FigureError, line_of, local_name
from kdeck.model.scene import FIGURE_ROLES

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"\.?[A-Za-z_][\w-]*")
_MOST_RULES = 500
_KEPT = frozenset(
    [
        "fill", "stroke", "stroke-width", "fill-rule", "display", "visibility", "font-size",
        "font-weight", "font-family", "text-anchor", "opacity", "fill-opacity", "stroke-opacity",
        "filter", "mask", "clip-path", "stroke-dasharray",
    ]
)  # fmt: skip
# What leaves a drawing as it is, in the words of each attribute.
_WITHOUT_EFFECT = {
    "opacity": {"1", "1.0", "100%"},
    "fill-opacity": {"1", "1.0", "100%"},
    "stroke-opacity": {"1", "1.0", "100%"},
    "filter": {"none"},
    "mask": {"none"},
    "clip-path": {"none"},
    "stroke-dasharray": {"none"},
}
# What is defined to be used elsewhere; where it is used, the use is refused.
_DEFINITIONS = frozenset(
    ["linearGradient", "radialGradient", "pattern", "filter", "mask", "marker", "symbol"]
)
PNG = "export the logo as PNG, 600 pixels high or more, and name that file"

Rules = dict[str, dict[str, str]]


def plain_logo(root: "_Element") -> bool:
    """Write the styles of a logo out as attributes, and say whether it names any theme role.

    Raises FigureError for styles that cannot be drawn, with the hint to give a PNG file instead.
    """
    rules = _rules(root)
    for element in [e for e in root.iter() if local_name(e) in _DEFINITIONS]:
        _drop(element)
    windows = _whole_windows(root)
    roles = False
    for element in [e for e in root.iter() if local_name(e)]:
        if local_name(element) in ("style", "clipPath"):
            _drop(element)
            continue
        names = (element.get("class") or "").split()
        _write(element, rules, names, windows)
        kept = [n for n in names if n.removeprefix("stroke-") in (*FIGURE_ROLES, "none")]
        roles = roles or bool(kept)
        element.attrib.pop("class", "")
        if kept:
            element.set("class", " ".join(kept))
    if root.get("viewBox"):
        for side in ("width", "height"):
            root.attrib.pop(side, "")
    return roles


def _write(element: "_Element", rules: Rules, names: list[str], windows: frozenset[str]) -> None:
    found = dict(rules.get(local_name(element) or "", {}))
    for name in names:
        found |= rules.get(f".{name}", {})
    found |= _declarations(str(element.attrib.pop("style", "")))
    for name, value in found.items():
        if name in _KEPT:
            element.set(name, value)
    for name, harmless in _WITHOUT_EFFECT.items():
        if element.get(name, "").strip() in harmless:
            del element.attrib[name]
    if element.get("clip-path", "").replace(" ", "") in windows:
        del element.attrib["clip-path"]
    for name in ("fill", "stroke"):
        if "url(" in element.get(name, ""):
            raise FigureError(f"'{name}' is a gradient or a pattern", PNG, line_of(element))
    for name in ("stroke-width", "font-size"):
        value = element.get(name, "").strip()
        if value.endswith("px"):
            element.set(name, value.removesuffix("px"))


def _drop(element: "_Element") -> None:
    parent = element.getparent()
    if parent is None:
        raise FigureError("it is not an SVG drawing", PNG, line_of(element))
    parent.remove(element)


def _rules(root: "_Element") -> Rules:
    found: Rules = {}
    for element in root.iter():
        if local_name(element) != "style":
            continue
        text = _COMMENT.sub("", element.text or "")
        if "@" in text or len(text) > 64 * 1024:
            raise FigureError("its style sheet loads or asks for more", PNG, line_of(element))
        for selectors, body in _RULE.findall(text):
            for selector in _selectors(selectors, element):
                found.setdefault(selector, {}).update(_declarations(body))
        if len(found) > _MOST_RULES:
            raise FigureError(f"it has more than {_MOST_RULES} styles", PNG, line_of(element))
    return found


def _selectors(text: str, element: "_Element") -> Iterator[str]:
    for selector in text.split(","):
        name = selector.strip()
        if not _SELECTOR.fullmatch(name):
            raise FigureError(f"the style '{name[:40]}' is not read", PNG, line_of(element))
        yield name


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in _COMMENT.sub("", text).split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value.strip()}


def _whole_windows(root: "_Element") -> frozenset[str]:
    """Name the clip paths that show the whole drawing, as programs put them around everything."""
    box = numbers(root, "viewBox")
    if len(box) != 4:
        return frozenset()
    found = set()
    for element in root.iter():
        if local_name(element) == "clipPath" and len(element) == 1:
            window = element[0]
            if local_name(window) == "rect" and not window.get("transform"):
                x, y = number(window, "x"), number(window, "y")
                right, bottom = x + number(window, "width"), y + number(window, "height")
                wide = x <= box[0] and right >= box[0] + box[2]
                if wide and y <= box[1] and bottom >= box[1] + box[3]:
                    found.add(f"url(#{element.get('id', '')})")
    return frozenset(found)
