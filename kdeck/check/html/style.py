"""How text looks by the page's own style sheets: its color, its ground and its size.

tinycss2 reads the sheets, cssselect2 says which rules hold for an element. Where a rule depends on
the device (a media query, a feature) it is left out: what is judged is the page as most see it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cssselect2
import tinycss2
from lxml.etree import _Element

from kdeck.color import BLACK, WHITE, Color, parse_css_color

_SIZES = {"h1": 32.0, "h2": 24.0, "h3": 18.7, "small": 13.3}
_BOLD = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "th"})
_ROOT = 16.0
_KEPT = frozenset(
    {"color", "background", "background-color", "background-image", "font-size", "font-weight"}
    | {"display", "visibility", "opacity", "clip-path", "font"}
)
_UNITS = {"px": 1.0, "pt": 4 / 3, "rem": _ROOT}
_MOST_RULES = 5000
# References to properties that lead to references are followed this far.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Look:
    """Hold how an element's text looks; ink or ground is None where it cannot be told.

    size is in pixels.
    """

    ink: Color | None = BLACK
    ground: Color | None = WHITE
    size: float = _ROOT
    bold: bool = False
    seen: bool = True


class Styles:
    """Know the styles of one page."""

    def __init__(self, root: _Element) -> None:
        self._matcher = cssselect2.Matcher()
        self._properties: dict[str, str] = {}
        self._count = 0
        for sheet in root.iter("style"):
            self._read(sheet.text or "")

    def looks(self, root: _Element) -> Iterator[tuple[_Element, Look]]:
        """Give every element with its look, in order."""
        wrapped = cssselect2.ElementWrapper.from_html_root(root)
        stack = [(wrapped, Look())]
        while stack:
            element, outer = stack.pop()
            look = self._look(element, outer)
            yield element.etree_element, look
            stack.extend((child, look) for child in reversed(list(element.iter_children())))

    def _read(self, text: str) -> None:
        for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if rule.type != "qualified-rule" or self._count >= _MOST_RULES:
                continue
            self._count += 1
            declared = dict(self._declared(rule.content))
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:
                continue
            for selector in selectors:
                # What stands before an item, or after it, is no text of the page.
                if selector.pseudo_element is None:
                    self._matcher.add_selector(selector, declared)

    def _declared(self, content: Any) -> Iterator[tuple[str, str]]:
        for each in tinycss2.parse_blocks_contents(
            content, skip_comments=True, skip_whitespace=True
        ):
            if each.type != "declaration":
                continue
            value = tinycss2.serialize(each.value).strip()
            if each.name.startswith("--"):
                # Later ones are those of a device or a reader's choice.
                self._properties.setdefault(each.name, value)
            elif each.lower_name in _KEPT:
                yield each.lower_name, value

    def _look(self, element: Any, outer: Look) -> Look:
        found: dict[str, str] = {}
        for *_, declared in self._matcher.match(element):
            found |= declared
        inline = element.etree_element.get("style", "")
        found |= dict(self._declared(tinycss2.parse_component_value_list(inline)))
        found = {key: self._resolved(value) for key, value in found.items()}
        return Look(
            _ink(found, outer),
            _ground(found, outer),
            _size(found, outer, element.local_name),
            _bold(found, outer, element.local_name),
            outer.seen and not _unseen(found),
        )

    def _resolved(self, value: str) -> str:
        for _ in range(_DEEPEST):
            start = value.find("var(")
            end = value.find(")", start)
            if start < 0 or end < 0:
                return value
            name, _, fallback = value[start + 4 : end].partition(",")
            known = self._properties.get(name.strip(), fallback.strip())
            value = f"{value[:start]}{known}{value[end + 1 :]}"
        return value


def _ink(found: dict[str, str], outer: Look) -> Color | None:
    if found.get("opacity", "1") not in ("1", "1.0", "100%"):
        return None
    given = found.get("color", "inherit")
    if given in {"inherit", "unset", "currentcolor"}:
        return outer.ink
    return parse_css_color(given)


def _ground(found: dict[str, str], outer: Look) -> Color | None:
    given = found.get("background-color") or found.get("background") or ""
    if found.get("background-image", "none") != "none" or "(" in given.replace("rgb(", ""):
        return None
    if given in {"", "none", "transparent", "inherit", "unset", "initial"}:
        return outer.ground
    return parse_css_color(given)


def _size(found: dict[str, str], outer: Look, tag: str) -> float:
    given = found.get("font-size", "")
    for unit, factor in _UNITS.items():
        if given.endswith(unit) and _number(given.removesuffix(unit)) is not None:
            return (_number(given.removesuffix(unit)) or 0.0) * factor
    for unit, share in (("em", 1.0), ("%", 0.01)):
        if given.endswith(unit) and _number(given.removesuffix(unit)) is not None:
            return (_number(given.removesuffix(unit)) or 0.0) * share * outer.size
    return _SIZES.get(tag, outer.size)


def _bold(found: dict[str, str], outer: Look, tag: str) -> bool:
    weight = found.get("font-weight", "")
    if weight:
        number = _number(weight)
        return weight in {"bold", "bolder"} or (number is not None and number >= 700)
    return outer.bold or tag in _BOLD


def _unseen(found: dict[str, str]) -> bool:
    gone = found.get("display") == "none" or found.get("visibility") == "hidden"
    return gone or found.get("clip-path", "").startswith("inset(")


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
