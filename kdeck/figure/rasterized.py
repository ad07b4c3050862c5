"""A logo that is more than flat shapes, drawn by resvg as pixels, within limits of our own.

Gradients, transparency, masks, filters and copies are drawn as a browser draws them. Before resvg
sees a file it holds drawing alone: nothing in it leads to another file, to the machine or to the
web, and what copies and copies of copies come to is counted. Words are set in the family that
kdeck brings, so that every machine draws the same pixels.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from kdeck.figure.geometry import numbers
from kdeck.figure.source import (
    DRAWN,
    MAX_DEPTH,
    PASSED_OVER,
    SVG,
    XLINK,
    FigureError,
    line_of,
    local_name,
    parse_svg,
)
from kdeck.raster import LOGO, MAX_ASPECT, Purpose

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_NUMBERS = 40_000
# What resvg takes for what covers a whole logo, in tenths of a millisecond: a shape in one color, a
# gradient or a layer of its own, a filter. Half a second is enough for what people draw; up to
# five times as much is drawn with fewer dots, down to this share of them on a side.
_SHAPE, _LAYER, _FILTERED = 2, 150, 1000
_MOST_WORK = 5000
_LEAST_SHARE = 0.45
# The shortest dash with its gap, in units of the drawing.
_SHORTEST = 0.01
# How many rules may be looked for at how many elements.
_MOST_STYLED = 200_000
_MOST_FILTERS = 20
# Pictures inside of a drawing: a drawing inside of one would be looked at by nobody.
_WITHIN = ("data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,")
_NUMBER = re.compile(r"\d+")
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_LAYERED = re.compile(
    r"opacity:\s*(?!1(?:\.0*)?(?![.\d])|100%)|(?:mask|clip-path):(?!\s*none)|mix-blend-mode:|url\("
)
_FILTER = re.compile(r"filter:(?!\s*none)")
FAMILY = "Source Sans 3"
_FILES = ("SourceSans3_400Regular.ttf", "SourceSans3_700Bold.ttf")
_SAFE = "export it from a drawing program as plain SVG, or as PNG, 600 pixels high or more"


def rasterized(data: bytes, purpose: Purpose = LOGO) -> bytes:
    """Draw an SVG file as PNG, as large as its purpose ever prints it. Raises FigureError.

    What is not painted is transparent.
    """
    import resvg_py
    from lxml import etree

    root = parse_svg(data, _MOST_NUMBERS)
    work = _refuse(root)
    width, height = _size(root)
    if max(width, height) > MAX_ASPECT * min(width, height):
        raise FigureError(
            f"one side is over {MAX_ASPECT:g} times the other",
            "give a version that is nearer to a square",
        )
    share = min(1.0, math.sqrt(_MOST_WORK / work))
    scale = share * min(purpose.most[0] / width, purpose.most[1] / height)
    # A size in millimeters means nothing here, and what is named by a share of a window less.
    for side, size in (("width", width), ("height", height)):
        root.set(side, f"{size:g}")
    # Without what stands before the root: a document type, and style sheets by address.
    text = etree.tostring(root, encoding="unicode")
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=text,
                width=max(1, round(width * scale)),
                height=max(1, round(height * scale)),
                dpi=96,
                skip_system_fonts=True,
                font_files=_fonts(),
                font_family=FAMILY,
                serif_family=FAMILY,
                sans_serif_family=FAMILY,
                cursive_family=FAMILY,
                fantasy_family=FAMILY,
                monospace_family=FAMILY,
            )
        )
    except ValueError:
        raise FigureError("it cannot be drawn", _SAFE, 1) from None


def words_of(data: bytes) -> str:
    """Give the words that a drawing sets as text. Raises FigureError."""
    texts = (e for e in parse_svg(data, _MOST_NUMBERS).iter() if local_name(e) == "text")
    return " ".join(" ".join("".join(map(str, text.itertext())).split()) for text in texts)


@cache
def _fonts() -> list[str]:
    folder = files("kdeck.theme").joinpath("fonts")
    # A file of the package, whose path resvg is given: wheels are unpacked.
    return [str(Path(str(folder.joinpath(name)))) for name in _FILES]


def _refuse(root: "_Element") -> int:
    """Refuse what leads out of the file, runs, or copies without end; drop what is never drawn.

    Gives the work that is left to draw.
    """
    for element in [e for e in root.iter() if local_name(e) in PASSED_OVER]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    steps = 0
    for element in root.iter():
        name = local_name(element)
        if name is None or (name == "foreignObject" and local_name(_above(element)) == "switch"):
            continue
        if name not in DRAWN:
            raise FigureError(f"'{name}' is not drawn", _SAFE, line_of(element))
        steps += name.startswith("fe")
        _refuse_attributes(element, name)
    if steps > _MOST_FILTERS:
        raise FigureError(f"it has more than {_MOST_FILTERS} steps of filters", _SAFE)
    return _Counter.of(root).count(root, ())


def _above(element: "_Element") -> "_Element":
    parent = element.getparent()
    return element if parent is None else parent


def _refuse_attributes(element: "_Element", name: str) -> None:
    for key, value in element.attrib.items():
        attribute, told = str(key), str(value)
        if attribute.rsplit("}", 1)[-1].startswith("on"):
            raise FigureError(f"'{attribute}' is a script", "remove it", line_of(element))
        dashed = attribute == "stroke-dasharray" and told[:1].isdigit()
        if dashed and 0 < sum(numbers(element, attribute)) < _SHORTEST:
            raise FigureError("it has too many dashes", "draw longer ones", line_of(element))
        if attribute in ("href", XLINK) and name != "a":
            inside = told.startswith("#") or (name == "image" and told.startswith(_WITHIN))
            if not inside:
                raise FigureError(
                    "a link to something else is not followed", "remove it", line_of(element)
                )
        if "url(" in _REFERENCE.sub("", told):
            raise FigureError(
                "a link to something else is not followed", "remove it", line_of(element)
            )
    text = (element.text or "") if name == "style" else ""
    if "@import" in text or "url(" in _REFERENCE.sub("", text):
        raise FigureError("its style sheet loads or asks for more", _SAFE, line_of(element))


@dataclass(frozen=True, slots=True)
class _Counter:
    """Count the work that a drawing is, with all that its copies, patterns and masks draw again."""

    named: dict[str, "_Element"]
    rules: tuple[tuple[str, str], ...]
    known: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, root: "_Element") -> "_Counter":
        """Name the elements of a drawing, and read its style sheets."""
        sheets = (e.text or "" for e in root.iter() if local_name(e) == "style")
        rules = tuple(rule for sheet in sheets for rule in _RULE.findall(sheet))
        if len(rules) * sum(1 for _ in root.iter()) > _MOST_STYLED:
            raise FigureError("it has too many styles", _SAFE)
        return cls({e.get("id", ""): e for e in root.iter() if e.get("id")}, rules)

    def count(self, element: "_Element", above: tuple[str, ...]) -> int:
        """Count an element; above are the names of what holds it. Raises FigureError."""
        if len(above) > MAX_DEPTH:
            raise FigureError(
                f"it nests more than {MAX_DEPTH} deep", "ungroup the drawing", line_of(element)
            )
        told = " ".join(self._told(element))
        total = (
            _SHAPE + _LAYER * len(_LAYERED.findall(told)) + _FILTERED * bool(_FILTER.search(told))
        )
        for child in element:
            if local_name(child):
                total += self.count(child, (*above, ""))
        for target in self._leads(element, told):
            if target in above:
                raise FigureError(f"'{target[:40]}' is drawn in itself", _SAFE, line_of(element))
            if target not in self.known:
                found = self.named.get(target)
                self.known[target] = 0 if found is None else self.count(found, (*above, target))
            total += self.known[target] * self._times(element, told)
        if total > _MOST_WORK / _LEAST_SHARE**2:
            raise FigureError("it draws more than a logo needs", "simplify the drawing")
        return total

    def _times(self, element: "_Element", told: str) -> int:
        """Say how often an element draws what it leads to: a marker, at every point of a line."""
        if "marker-" not in told:
            return 1
        return max(1, len(_NUMBER.findall(element.get("d") or element.get("points") or "")))

    def _told(self, element: "_Element") -> Iterator[str]:
        """Give what its attributes say of an element, and the style sheets, in doubt too much."""
        for key, value in element.attrib.items():
            yield f"{key!s}:{value!s}"
        names = (
            local_name(element) or "",
            element.get("id", ""),
            *element.get("class", "").split(),
        )
        for selectors, body in self.rules:
            if "*" in selectors or any(name and name in selectors for name in names):
                yield body

    def _leads(self, element: "_Element", told: str) -> Iterator[str]:
        yield from dict.fromkeys(_REFERENCE.findall(told))
        address = element.get("href") or element.get(XLINK) or ""
        if address.startswith("#") and local_name(element) != "a":
            yield address[1:]


def _size(root: "_Element") -> tuple[float, float]:
    """Give the width and height of the drawing in units of its own."""
    box = numbers(root, "viewBox")
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[2], box[3]
    sides = [numbers(root, side)[:1] for side in ("width", "height")]
    if all(sides) and all(side[0] > 0 for side in sides):
        return sides[0][0], sides[1][0]
    raise FigureError(
        "it has no usable viewBox", f'write viewBox="0 0 300 200" xmlns="{SVG}"', line_of(root)
    )
