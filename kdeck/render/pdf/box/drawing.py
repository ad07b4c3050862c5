"""A scene as vectors: the content of one figure, or an artifact."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import inf
from typing import assert_never

from kdeck.color import BLACK, Color
from kdeck.finding import Span
from kdeck.model.scene import (
    Fill,
    Gradient,
    Label,
    LinearGradient,
    Paint,
    Pixels,
    RadialGradient,
    Scene,
    SceneItem,
    Shape,
)
from kdeck.plan.text.lines import Setting, break_lines
from kdeck.plan.text.run import Run
from kdeck.render.pdf.box.box import Box, Unparted
from kdeck.render.pdf.file.canvas import Canvas, Pen, Stroke
from kdeck.render.pdf.file.element import Element
from kdeck.render.pdf.file.path import decimals_for, path_operators
from kdeck.render.pdf.file.shading import Shading
from kdeck.theme.face import Family
from kdeck.theme.palette import Palette


@dataclass(frozen=True, slots=True)
class Drawing(Unparted):
    """Draw a scene at a width, no label under a size; without an element it is decoration.

    narrowest is the width to which it may shrink where that fills a page; 0 where it must not.
    """

    scene: Scene
    width: float
    palette: Palette
    family: Family
    element: Element | None
    smallest: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    narrowest: float = 0.0

    @property
    def parts(self) -> tuple[Box, ...]:
        """List nothing."""
        return ()

    @property
    def height(self) -> float:
        """Measure the scene at its width."""
        return self.scene.height * self._scale

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the scene, and give its element the box it fills."""
        if self.element is None:
            with canvas.artifact():
                self._draw(canvas, x, y)
            return
        if not canvas.copies:
            describe_box(self.element, canvas, (x, y, self.width, self.height))
        with canvas.tagged(self.element):
            self._draw(canvas, x, y)
        self.element.end_with("Caption")

    @property
    def span(self) -> Span:
        """Name the place in the sources; decoration has none."""
        return self.element.span if self.element else Span("")

    @property
    def _scale(self) -> float:
        return self.width / self.scene.width

    def _draw(self, canvas: Canvas, x: float, y: float) -> None:
        for is_path, items in groupby(self.scene.items, lambda item: isinstance(item, Shape)):
            if is_path:
                canvas.sketch((x, y), self._scale, self._strokes(items))
                continue
            for item in items:
                match item:
                    case Label():
                        self._label(canvas, item, x, y)
                    case Pixels():
                        k = self._scale
                        box = (x + item.x * k, y + item.y * k, item.width * k, item.height * k)
                        canvas.image(box, item.data)
                    case Shape():
                        raise AssertionError("shapes are drawn together")
                    case _:
                        assert_never(item)

    def _strokes(self, items: Iterable[SceneItem]) -> Iterator[Stroke]:
        decimals = decimals_for(self.scene.width)
        for item in items:
            assert isinstance(item, Shape)
            fill, line = self._fill(item.fill), self._color(item.stroke)
            if fill or line:
                path = path_operators(item.segments, decimals)
                look = (item.even_odd, item.cap, item.join)
                yield Stroke(path, fill, line, item.stroke_width, *look)

    def _label(self, canvas: Canvas, label: Label, x: float, y: float) -> None:
        size = max(label.size * self._scale, self.smallest)
        # The space keeps the words of two labels apart for whoever copies or hears them.
        run = Run(f"{label.text} ", self.span)
        setting = Setting(self.family, size, label.bold)
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
        ink = self._color(label.role)
        assert ink is not None
        for line in break_lines((run,), setting, inf):
            left = x + label.x * self._scale - shift * line.width
            for piece in line.pieces:
                pen = Pen(piece.face, size, ink)
                canvas.text((left, y + label.y * self._scale), piece.text, pen)
                left += piece.width

    def _fill(self, fill: Fill | None) -> Color | Shading | None:
        match fill:
            case LinearGradient():
                return Shading((fill.x1, fill.y1, fill.x2, fill.y2), self._stops(fill))
            case RadialGradient():
                coords = (fill.fx, fill.fy, 0.0, 0.0, 0.0, 1.0)
                return Shading(coords, self._stops(fill), fill.matrix)
            case _:
                return self._color(fill)

    def _stops(self, gradient: Gradient) -> tuple[tuple[float, Color], ...]:
        stops = gradient.stops
        return tuple((s.offset, self._color(s.paint) or BLACK) for s in stops)

    def _color(self, paint: Paint | None) -> Color | None:
        if paint is None or isinstance(paint, Color):
            return paint
        return self.palette[paint]


def describe_box(element: Element, canvas: Canvas, box: tuple[float, float, float, float]) -> None:
    """Tell an element the box it fills, given by left, top, width and height."""
    x, y, width, height = box
    bottom = canvas.height - y - height
    words = " ".join(f"{number:.2f}" for number in (x, bottom, x + width, bottom + height))
    element.describe("Layout", BBox=f"[{words}]", Placement="/Block")
