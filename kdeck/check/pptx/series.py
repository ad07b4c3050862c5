"""The series of a chart, or the slices of a pie, with what tells one from the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kdeck.ooxml.deck import Deck, Page, Themed
from kdeck.ooxml.fill import Fill, fill_in
from kdeck.ooxml.names import NAMESPACES, find, is_true, local, name, number
from kdeck.ooxml.shape import Shape

# Drawn as lines and marks; all others are areas.
_LINES = frozenset({"lineChart", "scatterChart", "radarChart", "line3DChart"})
_ROUND = frozenset({"pieChart", "doughnutChart", "pie3DChart", "ofPieChart"})
_ACCENTS = 6
_MOST = 60


@dataclass(frozen=True, slots=True)
class Series:
    """Hold one series: its name, what it is painted with and edged with, and its other marks.

    sign is all but the color: the dash, the symbol of its marks, the kind of chart.
    """

    label: str
    fill: Fill
    edge: Fill
    sign: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Hold a chart's part, its series in order, and what they stand on; () is the slide."""

    root: etree._Element
    series: tuple[Series, ...]
    ground: Fill


def read_chart(shape: Shape, deck: Deck, page: Page) -> Chart | None:
    """Read the chart that a shape holds; None where it holds none, or of a kind not known here."""
    link = find(shape.element, "a:graphic/a:graphicData/c:chart")
    relation = page.relations.get(link.get(name("r:id"), "")) if link is not None else None
    if relation is None or relation.external:
        return None
    root = deck.part(relation.target)
    plot = find(root, "c:chart/c:plotArea")
    if root is None or plot is None:
        return None
    held = (find(plot, "c:spPr"), find(root, "c:spPr"))
    fills = (fill_in(properties, page.theme) for properties in held)
    ground = next((fill for fill in fills if fill), ())
    return Chart(root, tuple(_series(plot, page.theme))[:_MOST], ground)


def _series(plot: etree._Element, theme: Themed) -> Iterator[Series]:
    for kind in plot:
        drawn = kind.findall("c:ser", NAMESPACES)
        if local(kind) in _ROUND and len(drawn) == 1:
            yield from _slices(drawn[0], kind, theme)
            continue
        for each in drawn:
            order = int(number(find(each, "c:idx"), "val"))
            words = _words(find(each, "c:tx"))[:1]
            label = words[0] if words else f"series {order + 1}"
            yield _one(each, label, order, kind, theme)


def _one(
    element: etree._Element, label: str, order: int, kind: etree._Element, theme: Themed
) -> Series:
    own, mark = find(element, "c:spPr"), find(element, "c:marker/c:spPr")
    line = find(own, "a:ln")
    fill, edge = fill_in(own, theme), fill_in(line, theme)
    if local(kind) in _LINES:
        # A chart of points has no lines, and its marks are what is seen.
        fill, edge = edge or fill_in(mark, theme) or (None if edge is None else edge), ()
    if fill is None:
        fill = _automatic(order, theme)
    dash, symbol = find(line, "a:prstDash"), find(element, "c:marker/c:symbol")
    signs = (e.get("val", "") if e is not None else "" for e in (dash, symbol))
    pattern = find(own, "a:pattFill")
    marks = (local(kind), *signs, pattern.get("prst", "") if pattern is not None else "")
    return Series(label, fill, edge or (), marks, _is_named(element, kind, "showSerName"))


def _slices(element: etree._Element, kind: etree._Element, theme: Themed) -> Iterator[Series]:
    points = {
        int(number(find(p, "c:idx"), "val")): p for p in element.iterfind("c:dPt", NAMESPACES)
    }
    words = _words(find(element, "c:cat"))
    many = int(number(find(element, "c:val//c:ptCount"), "val")) or len(words) or len(points)
    named = _is_named(element, kind, "showCatName")
    for order in range(min(many, _MOST)):
        label = words[order] if order < len(words) else f"part {order + 1}"
        point = points.get(order)
        own = find(point, "c:spPr") if point is not None else None
        fill = fill_in(own, theme)
        edge = fill_in(find(own, "a:ln"), theme) or fill_in(find(element, "c:spPr/a:ln"), theme)
        yield Series(label, fill or _automatic(order, theme), edge or (), ("",), named)


def _automatic(order: int, theme: Themed) -> Fill:
    """Give the color of a series that says none: the accents in turn, then tints of them."""
    return (theme.scheme.named(f"accent{order + 1}") if 0 <= order < _ACCENTS else None,)


def _words(holder: etree._Element | None) -> list[str]:
    if holder is None:
        return []
    return [" ".join((v.text or "").split()) for v in holder.iter(name("c:v"))]


def _is_named(element: etree._Element, kind: etree._Element, key: str) -> bool:
    """Say whether labels at the data name what is drawn."""
    labels = find(element, "c:dLbls")
    labels = labels if labels is not None else find(kind, "c:dLbls")
    shown = labels.iter(name(f"c:{key}")) if labels is not None else ()
    return any(is_true(entry.get("val", "1")) for entry in shown)
