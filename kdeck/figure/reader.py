"""Reads the elements of a drawing into the items of a scene, from back to front."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kdeck.color import BLACK, Color
from kdeck.figure.dashes import dashed
from kdeck.figure.extent import Box, covers, extent, holds, meet
from kdeck.figure.geometry import outline, rounded, scale, stretch, to_matrix
from kdeck.figure.gradient import read_gradient
from kdeck.figure.marker import Corner, corners, marker_matrix
from kdeck.figure.paint import (
    NO_TINT,
    Server,
    Tint,
    mixed_over,
    read_share,
    read_tint,
    target_of,
    veil_of,
)
from kdeck.figure.source import MOST_FAULTS, SHAPES, FigureError, line_of, local_name
from kdeck.figure.state import State
from kdeck.figure.text import labels
from kdeck.figure.viewbox import nested
from kdeck.figure.window import open_box
from kdeck.model.scene import (
    FIGURE_ROLES,
    Fill,
    Move,
    Paint,
    Pixels,
    SceneItem,
    Segment,
    Shape,
    paints_of,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNPAINTED = frozenset(
    ["title", "desc", "metadata", "defs", "symbol", "linearGradient", "radialGradient", "pattern",
     "clipPath", "mask", "marker", "filter"]
)  # fmt: skip
_MOST_VEILS = 300
# How much wider a line may be in one direction than in another.
_MOST_STRETCH = 1.15
# What all markers of a drawing may be, in elements.
_MOST_MARKED = 1000
# What may stand out over the edge of a window, as a share of the drawing.
_SLACK = 0.005
_BEYOND = "draw it with flat shapes, or export the drawing as PNG"


@dataclass(slots=True)
class Reader:
    """Read one drawing; ground is the color behind it, None where nobody knows it."""

    named: "dict[str, _Element]"
    ground: Color | None
    slack: float
    exact: bool
    notes: list[str] = field(default_factory=list)
    items: list[SceneItem] = field(default_factory=list)
    faults: list[FigureError] = field(default_factory=list)
    veils: int = 0
    marked: int = 0
    marking: bool = False

    def read(self, parent: "_Element", state: State) -> None:
        """Read what an element holds; what is wrong with a child is kept in faults."""
        for child in parent:
            name = local_name(child)
            if len(self.faults) >= MOST_FAULTS:
                return
            if name is None or name in _UNPAINTED or _hidden(child):
                continue
            try:
                self._child(child, name, state)
            except FigureError as error:
                self.faults.append(error)

    def _child(self, child: "_Element", name: str, state: State) -> None:
        _refuse_effects(child)
        first = len(self.items)
        if name == "svg":
            self.read(child, nested(child, state).entering(child, first))
        elif name == "g":
            self.read(child, state.entering(child, first))
        elif name == "text":
            self._text(child, state.entering(child, first))
        elif name in SHAPES:
            self._shape(child, state.entering(child, first))
        elif name == "image":
            raise FigureError("'image' is not drawn", "redraw it with shapes", line_of(child))
        self._windows(child, state, first)

    def _text(self, element: "_Element", state: State) -> None:
        for label, runs in labels(element, state):
            run, *others = (each for each in runs if each.text.strip())
            own = run.state
            line = line_of(run.element)
            if own.fill == NO_TINT:
                hint = 'give it class="ink"'
                raise FigureError(f"the text '{label.text[:40]}' has no role", hint, line)
            if any(_look(each.state) != _look(own) for each in others):
                if self.exact:
                    message = f"the text '{label.text[:40]}' has several looks"
                    raise FigureError(message, _BEYOND, line)
                self.notes.append(f"the line '{label.text[:40]}' has one color and weight")
            box = box_of(label)
            fill = self._paint(own.fill, own.fill_alpha, own, box, run.element)
            if fill is not None:
                self.items.append(replace(label, role=fill))

    def _shape(self, element: "_Element", state: State) -> None:
        line = local_name(element) == "line"
        fill_tint = NO_TINT if line else state.fill
        stroked = state.stroke != NO_TINT and state.stroke_width > 0
        if fill_tint == NO_TINT and not stroked:
            return
        segments = outline(element, state.transform)
        if all(isinstance(segment, Move) for segment in segments):
            return
        width = rounded(state.stroke_width * scale(state.transform)) if stroked else 0.0
        if stroked and state.own_colors and stretch(state.transform) > _MOST_STRETCH:
            raise FigureError("a line is wider one way than the other", _BEYOND, line_of(element))
        box = extent(segments)
        fill = self._fill(fill_tint, state, box, element)
        wide = extent(segments, width / 2)
        stroke = self._paint(state.stroke, state.stroke_alpha, state, wide, element)
        stroke = stroke if width else None
        name, cap = element.get("id", ""), state.cap or "round"
        if state.dashes and stroke is not None:
            k = scale(state.transform)
            pattern = tuple(length * k for length in state.dashes)
            cut = 0.0 if state.cap else width / 2
            parts = dashed(segments, pattern, state.dash_offset * k, cut)
            if fill is not None:
                self.items.append(Shape(segments, fill, None, 0.0, name, state.even_odd))
            if parts:
                named = "" if fill else name
                self.items.append(Shape(parts, None, stroke, width, named, False, cap, state.join))
        elif fill is not None or stroke is not None:
            look = (name, state.even_odd, cap, state.join)
            self.items.append(Shape(segments, fill, stroke, width if stroke else 0.0, *look))
        if (
            any(state.markers)
            and not self.marking
            and local_name(element) not in ("rect", "circle", "ellipse")
        ):
            self._markers(segments, state)

    def _markers(self, segments: tuple[Segment, ...], state: State) -> None:
        """Draw arrow heads and the like where a line begins, turns and ends."""
        found = corners(segments)
        last = len(found) - 1
        for index, corner in enumerate(found):
            kind = 0 if index == 0 else 2 if index == last else 1
            marker = self.named.get(state.markers[kind])
            if marker is None or local_name(marker) != "marker":
                continue
            self.marked += sum(1 for _ in marker.iter())
            if self.marked > _MOST_MARKED:
                raise FigureError("it has too many markers", _BEYOND, line_of(marker))
            self._marker(marker, corner, kind == 0, state)

    def _marker(self, marker: "_Element", corner: Corner, first: bool, state: State) -> None:
        width = state.stroke_width if marker.get("markerUnits") != "userSpaceOnUse" else 1.0
        place = marker_matrix(marker, corner, first, width * scale(state.transform))
        line = state.stroke.paint
        inner = State(
            to_matrix(place),
            fill=Tint(BLACK) if state.own_colors else NO_TINT,
            color=state.color if line is None or isinstance(line, Server) else line,
            own_colors=state.own_colors,
            alpha=state.alpha,
            ground=state.ground,
        )
        # A marker that is marked by itself has no end.
        self.marking = True
        self.read(marker, inner.entering(marker, len(self.items)))
        self.marking = False

    def _fill(self, tint: Tint, state: State, box: Box, element: "_Element") -> Fill | None:
        if not isinstance(tint.paint, Server):
            return self._paint(tint, state.fill_alpha, state, box, element)
        server = self.named.get(tint.paint.target)
        if server is None:
            return self._paint(Tint(tint.paint.otherwise), state.fill_alpha, state, box, element)
        if local_name(server) not in ("linearGradient", "radialGradient"):
            raise FigureError("it is filled with a pattern", _BEYOND, line_of(element))

        def paint(stop: "_Element") -> Paint:
            role = next((r for r in FIGURE_ROLES if r in (stop.get("class") or "").split()), None)
            own = Tint(role) if role else read_tint(stop, "stop-color", Tint(BLACK), state.color)
            alpha = read_share(stop, "stop-opacity") * state.fill_alpha
            made = self._paint(own, alpha, state, box, stop)
            # A gradient to nothing ends in what is below.
            below = (made,) if made else self._under(box, state)
            if len(below) != 1:
                raise FigureError("its gradient ends in nothing", _BEYOND, line_of(stop))
            return below[0]

        own_box = extent(outline(element, to_matrix("")))
        return read_gradient(server, self.named, own_box, state.transform, paint)

    def _paint(
        self, tint: Tint, share: float, state: State, box: Box, element: "_Element"
    ) -> Paint | None:
        """Give the paint that is seen: what shows through is mixed with what it lies on."""
        paint, alpha = tint.paint, tint.alpha * share * state.alpha
        if paint is None or alpha <= 0:
            return None
        if isinstance(paint, Server):
            raise FigureError("a line or a text has a gradient", _BEYOND, line_of(element))
        if alpha >= 1:
            return paint
        if not isinstance(paint, Color):
            if state.own_colors:
                # What an icon leaves to its place is dark, as words are.
                paint = BLACK
            else:
                raise FigureError(
                    "'opacity' is not drawn",
                    "remove it, and use a role such as muted or surface",
                    line_of(element),
                )
        self.veils += 1
        below = self._under(box, state) if self.veils <= _MOST_VEILS else ()
        if mixed := mixed_over(below, paint, alpha):
            return mixed
        message = f"what lies below shows through {veil_of(element)}"
        raise FigureError(message, _BEYOND, line_of(element))

    def _under(self, box: Box, state: State) -> tuple[Paint, ...]:
        """List the paints that lie under a box, from the top; none where one is not known."""
        found: list[Paint] = []
        count = len(self.items) if state.ground is None else state.ground
        if any(meet(box_of(item), box) for item in self.items[count:]) and (
            state.fill.alpha * state.fill_alpha < 1
        ):
            return ()
        for item in reversed(self.items[:count]):
            if not meet(box_of(item), box):
                continue
            if not isinstance(item, Shape):
                return ()
            found += paints_of(item.fill)
            if item.fill is not None and covers(item.segments, box):
                break
            found += paints_of(item.stroke)
        else:
            if self.ground is None:
                return ()
            found.append(self.ground)
        return tuple(dict.fromkeys(found))

    def _windows(self, element: "_Element", state: State, first: int) -> None:
        """Pass over clips and masks that show all that is drawn; raise FigureError for others."""
        for kind, holder in (("clip-path", "clipPath"), ("mask", "mask")):
            told = element.get(kind, "none").strip()
            if told in ("none", "") or len(self.items) == first:
                continue
            window = self.named.get(target_of(told))
            if window is None:
                continue
            box = open_box(window, element, state) if local_name(window) == holder else None
            drawn = (box_of(item, lines=False) for item in self.items[first:])
            if box is None or not all(holds(box, each, self.slack) for each in drawn):
                raise FigureError(f"'{kind}' is not drawn", _BEYOND, line_of(element))


def box_of(item: SceneItem, *, lines: bool = True) -> Box:
    """Give the box that an item fills; that of a label is about as large."""
    if isinstance(item, Shape):
        return extent(item.segments, item.stroke_width / 2 if lines else 0.0)
    if isinstance(item, Pixels):
        return item.x, item.y, item.x + item.width, item.y + item.height
    width = 0.55 * item.size * len(item.text)
    left = item.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor] * width
    return left, item.y - 0.75 * item.size, left + width, item.y + 0.2 * item.size


def _hidden(element: "_Element") -> bool:
    return element.get("display") == "none" or element.get("visibility") == "hidden"


def _refuse_effects(element: "_Element") -> None:
    for name, harmless in (("filter", ("none",)), ("mix-blend-mode", ("normal",))):
        told = element.get(name, harmless[0]).strip()
        if told not in harmless:
            raise FigureError(
                f"'{name}' is not drawn", "remove it: shapes are flat", line_of(element)
            )


def _look(state: State) -> tuple[Tint, float, bool]:
    return state.fill, state.size, state.bold
