"""Where the text of a shape stands: its text rectangle, its own or that of its preset.

The formulas are those of presetShapeDefinitions.xml (ECMA-376-1, annex to 20.1.9.18).
"""

import math
from collections.abc import Callable

from lxml import etree

from kdeck.ooxml.geometry import Rect
from kdeck.ooxml.guide import own_rect
from kdeck.ooxml.names import find
from kdeck.ooxml.preset import FULL, Adjust, adjustments, pinned

Formula = Callable[[float, float, Adjust], tuple[float, float, float, float]]

# What a rounded corner takes of its radius, and a circle of its box.
_CORNER = 0.29289
_ROUND = (1 - math.sqrt(0.5)) / 2


def text_rect(properties: etree._Element | None, width: float, height: float) -> Rect:
    """Find the text rectangle of a shape from its properties; most have their whole box."""
    own = find(properties, "a:custGeom")
    if own is not None and width > 0 and height > 0:
        said = own_rect(own, width, height)
        left, top, right, bottom = said if said is not None else (0.0, 0.0, width, height)
        left, top = min(max(left, 0.0), width), min(max(top, 0.0), height)
        return Rect(left, top, min(max(right, left), width), min(max(bottom, top), height))
    preset = find(properties, "a:prstGeom")
    formula = _FORMULAS.get(preset.get("prst", "")) if preset is not None else None
    if formula is None or preset is None or width <= 0 or height <= 0:
        return Rect(0, 0, width, height)
    left, top, right, bottom = formula(width, height, adjustments(preset))
    return Rect(left, top, max(right, left), max(bottom, top))


def _share(left: float, top: float, right: float, bottom: float) -> Formula:
    return lambda w, h, _: (w * left, h * top, w * right, h * bottom)


def _triangle(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    left = w * pinned(adjust, "adj", 50_000, FULL) / (2 * FULL)
    return left, h / 2, left + w / 2, h


def _corners(key: str, usual: float, part: float) -> Formula:
    """Keep clear of four corners whose size is a share of the shorter side."""

    def formula(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
        inset = min(w, h) * pinned(adjust, key, usual, 50_000) / FULL * part
        return inset, inset, w - inset, h - inset

    return formula


def _hexagon(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    most = 50_000 * w / min(w, h)
    slant = pinned(adjust, "adj", 25_000, most)
    half = -most / 2
    steep = slant + half > 0
    share = (slant + (half if steep else 0)) / half * -(3 if steep else 2)
    part = ((4 if steep else 2) + share) / 24
    return w * part, h * part, w * (1 - part), h * (1 - part)


def _chevron(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    point = min(w, h) * pinned(adjust, "adj", 50_000, FULL * w / min(w, h)) / FULL
    return (point, 0, w - point, h) if w - 2 * point > 0 else (0, 0, w, h)


def _home_plate(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    point = min(w, h) * pinned(adjust, "adj", 50_000, FULL * w / min(w, h)) / FULL
    return 0, 0, w - point / 2, h


def _parallelogram(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    most = FULL * w / min(w, h)
    part = (1 + 5 * pinned(adjust, "adj", 25_000, most) / most) / 12
    return w * part, h * part, w * (1 - part), h * (1 - part)


def _trapezoid(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    most = 50_000 * w / min(w, h)
    part = pinned(adjust, "adj", 25_000, most) / most / 3
    return w * part, h * part, w * (1 - part), h


def _plus(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    arm = min(w, h) * pinned(adjust, "adj", 25_000, 50_000) / FULL
    return (0, arm, w, h - arm) if w > h else (arm, 0, w - arm, h)


def _pentagon(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    across = w / 2 * adjust.get("hf", 105_146) / FULL
    down = h / 2 * adjust.get("vf", 110_557) / FULL
    outer, inner = across * math.cos(math.radians(18)), across * math.cos(math.radians(54))
    upper = down - down * math.sin(math.radians(18))
    lower = down + down * math.sin(math.radians(54))
    return w / 2 - inner, upper * inner / outer, w / 2 + inner, lower


def _can(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    lid = min(w, h) * pinned(adjust, "adj", 25_000, 50_000 * h / min(w, h)) / FULL
    return 0, lid, w, h - lid / 2


def _cube(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    depth = min(w, h) * pinned(adjust, "adj", 25_000, FULL) / FULL
    return 0, depth, w - depth, h


def _folded(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    return 0, 0, w, h - min(w, h) * pinned(adjust, "adj", 16_667, 50_000) / FULL


def _arrow(towards: str) -> Formula:
    """Give the shaft of a block arrow, and as much of its head as is as high."""

    def formula(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
        along, across = (w, h) if towards in "rl" else (h, w)
        head = min(w, h) * pinned(adjust, "adj2", 50_000, FULL * along / min(w, h)) / FULL
        side = across / 2 * (1 - pinned(adjust, "adj1", 50_000, FULL) / FULL)
        end = along - head + (head * (1 - side * 2 / across))
        match towards:
            case "r":
                return 0, side, end, h - side
            case "l":
                return w - end, side, w, h - side
            case "d":
                return side, 0, w - side, end
        return side, h - end, w - side, h

    return formula


def _star(usual: float) -> Formula:
    """Keep to the square between the inner corners of a star."""

    def formula(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
        part = pinned(adjust, "adj", usual, 50_000) / FULL
        across = w * part * math.sqrt(0.5)
        down = h * part * math.sqrt(0.5)
        return w / 2 - across, h / 2 - down, w / 2 + across, h / 2 + down

    return formula


def _star_of_five(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    part = pinned(adjust, "adj", 19_098, 50_000) / FULL
    across = w * part * adjust.get("hf", 105_146) / FULL * math.cos(math.radians(18))
    high = adjust.get("vf", 110_557) / FULL
    middle, inner = h / 2 * high, h * part * high
    top = middle - inner * math.sin(math.radians(54))
    left, right = max(w / 2 - across, 0.0), min(w / 2 + across, w)
    return left, min(max(top, 0.0), h), right, min(max(middle + inner, 0.0), h)


def _cut(w: float, h: float, adjust: Adjust, key: str, usual: float) -> float:
    return min(w, h) * pinned(adjust, key, usual, 50_000) / FULL


def _snipped_one(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    half = _cut(w, h, adjust, "adj", 16_667) / 2
    return 0, half, w - half, h


def _snipped_pair(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    top, foot = _cut(w, h, adjust, "adj1", 16_667) / 2, _cut(w, h, adjust, "adj2", 0) / 2
    side = max(top, foot)
    return side, top, w - side, h - foot


def _snipped_across(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    half = max(_cut(w, h, adjust, "adj1", 0), _cut(w, h, adjust, "adj2", 16_667)) / 2
    return half, half, w - half, h - half


def _snipped_and_rounded(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    inset = _cut(w, h, adjust, "adj1", 16_667) * _CORNER
    return inset, inset, w - _cut(w, h, adjust, "adj2", 16_667) / 2, h


def _rounded_one(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    return 0, 0, w - _cut(w, h, adjust, "adj", 16_667) * _CORNER, h


def _rounded_pair(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    top, foot = (_cut(w, h, adjust, k, u) * _CORNER for k, u in (("adj1", 16_667), ("adj2", 0)))
    side = max(top, foot)
    return side, top, w - side, h - foot


def _rounded_across(w: float, h: float, adjust: Adjust) -> tuple[float, float, float, float]:
    inset = max(_cut(w, h, adjust, "adj1", 16_667), _cut(w, h, adjust, "adj2", 0)) * _CORNER
    return inset, inset, w - inset, h - inset


_ELLIPSE = _share(_ROUND, _ROUND, 1 - _ROUND, 1 - _ROUND)
_FORMULAS: dict[str, Formula] = {
    "triangle": _triangle,
    "rtTriangle": _share(1 / 12, 7 / 12, 7 / 12, 11 / 12),
    "diamond": _share(0.25, 0.25, 0.75, 0.75),
    "ellipse": _ELLIPSE,
    "donut": _ELLIPSE,
    "noSmoking": _ELLIPSE,
    "wedgeEllipseCallout": _ELLIPSE,
    "roundRect": _corners("adj", 16_667, _CORNER),
    "wedgeRoundRectCallout": _corners("adj3", 16_667, _CORNER),
    "octagon": _corners("adj", 29_289, 0.5),
    "plaque": _corners("adj", 16_667, 0.70711),
    "bevel": _corners("adj", 12_500, 1.0),
    "frame": _corners("adj1", 12_500, 1.0),
    "hexagon": _hexagon,
    "pentagon": _pentagon,
    "chevron": _chevron,
    "homePlate": _home_plate,
    "parallelogram": _parallelogram,
    "trapezoid": _trapezoid,
    "plus": _plus,
    "can": _can,
    "cube": _cube,
    "foldedCorner": _folded,
    "rightArrow": _arrow("r"),
    "leftArrow": _arrow("l"),
    "upArrow": _arrow("u"),
    "downArrow": _arrow("d"),
    "star4": _star(12_500),
    "star5": _star_of_five,
    "star16": _star(37_500),
    "star24": _star(37_500),
    "star32": _star(37_500),
    "snip1Rect": _snipped_one,
    "snip2SameRect": _snipped_pair,
    "snip2DiagRect": _snipped_across,
    "snipRoundRect": _snipped_and_rounded,
    "round1Rect": _rounded_one,
    "round2SameRect": _rounded_pair,
    "round2DiagRect": _rounded_across,
    "heart": _share(1 / 6, 0.25, 5 / 6, 2 / 3),
    "cloud": _share(2977 / 21600, 3262 / 21600, 17087 / 21600, 17337 / 21600),
    "cloudCallout": _share(2977 / 21600, 3262 / 21600, 17087 / 21600, 17337 / 21600),
    "flowChartAlternateProcess": _corners("", 16_667, _CORNER),
    "flowChartConnector": _ELLIPSE,
    "flowChartDecision": _share(0.25, 0.25, 0.75, 0.75),
    "flowChartDocument": _share(0, 0, 1, 17322 / 21600),
    "flowChartExtract": _share(0.25, 0.5, 0.75, 1),
    "flowChartInputOutput": _share(0.2, 0, 0.8, 1),
    "flowChartManualOperation": _share(0.2, 0, 0.8, 1),
    "flowChartMerge": _share(0.25, 0, 0.75, 0.5),
    "flowChartPredefinedProcess": _share(0.125, 0, 0.875, 1),
    "flowChartPreparation": _share(0.2, 0, 0.8, 1),
    "flowChartTerminator": _share(1018 / 21600, 3163 / 21600, 20582 / 21600, 18437 / 21600),
}
