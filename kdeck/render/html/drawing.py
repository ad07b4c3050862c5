"""From scenes to SVG, in the colors of a theme: what is drawn often stands in the file once."""

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from math import inf
from typing import TypeGuard, assert_never

from lxml.etree import _Element

from kdeck.color import Color
from kdeck.finding import Span
from kdeck.model.scene import (
    Fill,
    Gradient,
    Label,
    LinearGradient,
    Move,
    Paint,
    Pixels,
    RadialGradient,
    Scene,
    SceneItem,
    Shape,
)
from kdeck.paletterole import FigureRole
from kdeck.plan.text.lines import Setting, break_lines
from kdeck.plan.text.run import Run
from kdeck.raster import media_type, raster_size
from kdeck.render.html.markup import append, element
from kdeck.render.html.path import number, path_data
from kdeck.render.html.repeated import parted
from kdeck.theme.face import Family
from kdeck.theme.palette import Palette

# Gives the color of a role, as SVG has it.
Painter = Callable[[FigureRole], str]

# What two shapes have in common that differ in place and paint alone.
_Form = tuple[str, bool]
# Shorter paths are not worth a name.
_WORTH = 24


def by_role(role: FigureRole) -> str:
    """Paint by a property of the page, which its reader's settings change."""
    return f"var(--{role.replace('_', '-')})"


def by_color(palette: Palette) -> Painter:
    """Paint by the colors of a palette, where nothing changes them."""
    return lambda role: str(palette[role])


# Gives the address at which a page finds a picture.
Locator = Callable[[Pixels], str]


def within(pixels: Pixels) -> str:
    """Make of a picture an address that holds it, for a page that is one file."""
    return f"data:{media_type(pixels.data)};base64,{b64encode(pixels.data).decode()}"


class Drawer:
    """Draw the scenes of one file; labels are as long as in the family, whatever font is there."""

    def __init__(self, family: Family, painter: Painter, locator: Locator = within) -> None:
        self._family = family
        self._painter = painter
        self._locator = locator
        self._known: dict[_Form, str] = {}
        self._pictures: dict[tuple[str, ...], str] = {}
        self._gradients: dict[Gradient, str] = {}
        self._count = 0

    def draw(self, scene: Scene, alt: str) -> _Element:
        """Draw a scene; an empty alt makes it decoration."""
        if scene.pixels:
            return self._picture(scene.pixels, alt)
        width, height = number(scene.width), number(scene.height)
        made = element("svg", attributes={"viewBox": f"0 0 {width} {height}"})
        made.set("width", width)
        made.set("height", height)
        if any(isinstance(item, Shape) and item.stroke for item in scene.items):
            made.set("stroke-linecap", "round")
            made.set("stroke-linejoin", "round")
        if alt:
            made.set("role", "img")
            made.set("aria-label", alt)
        else:
            made.set("aria-hidden", "true")
        drawn = [each for item in scene.items for each in _parted(item)]
        # To see the forms of paths takes as long as to draw them.
        forms = [_form(item) if _is_flat(item) else None for item in drawn]
        items = zip(drawn, forms, strict=True)
        shapes = (*self._named(Counter(filter(None, forms))), *self._items(items))
        append(made, (*self._shades(), *shapes))
        return made

    def _picture(self, pixels: Pixels, alt: str) -> _Element:
        made = element("img", attributes={"src": self._locator(pixels), "alt": alt})
        # Known before it is loaded, its size keeps the text in its place.
        for side, size in zip(("width", "height"), raster_size(pixels.data), strict=True):
            made.set(side, str(size))
        return made

    def _named(self, forms: Counter[_Form]) -> Iterator[_Element]:
        """Name the shapes that a scene draws more than once, and no scene before it."""
        new = [
            form
            for form, count in forms.items()
            if count > 1 and len(form[0]) > _WORTH and form not in self._known
        ]
        for form in new:
            # No heading has a name that begins so.
            self._known[form] = f"_{len(self._known) + 1}"
        if new:
            yield element("defs", *(_path(*form, name=self._known[form]) for form in new))

    def _items(self, items: Iterable[tuple[SceneItem, _Form | None]]) -> Iterator[_Element]:
        """Draw in order; neighbors that are painted alike stand in a group that is."""
        for painted, group in groupby(items, lambda each: self._paints(each[0])):
            drawn = [self._item(*each) for each in group]
            if len(drawn) > 1 and painted:
                yield element("g", *drawn, attributes=dict(painted))
                continue
            for each in drawn:
                each.attrib.update(dict(painted))
                yield each

    def _paints(self, item: SceneItem) -> tuple[tuple[str, str], ...]:
        match item:
            case Shape():
                painted = {"fill": self._fill(item.fill)}
                if item.stroke is not None:
                    painted["stroke"] = self._paint(item.stroke)
                    painted["stroke-width"] = number(item.stroke_width)
                    for kind, look in (("cap", item.cap), ("join", item.join)):
                        if look != "round":
                            painted[f"stroke-line{kind}"] = look
            case Label():
                painted = {"fill": self._paint(item.role)}
            case Pixels():
                painted = {}
            case _:
                assert_never(item)
        return tuple(painted.items())

    def _item(self, item: SceneItem, form: _Form | None) -> _Element:
        match item:
            case Shape():
                return self._shape(item, form)
            case Label():
                return _label(item, self._family)
            case Pixels():
                return self._pixels(item)
            case _:
                assert_never(item)

    def _pixels(self, pixels: Pixels) -> _Element:
        """Show a picture where it stands; the same one again is named, and not held twice."""
        size = {"width": number(pixels.width), "height": number(pixels.height)}
        place = {"x": number(pixels.x), "y": number(pixels.y)}
        key = (pixels.digest, *size.values())
        if key in self._pictures:
            href = {"href": f"#{self._pictures[key]}"}
            return element("use", attributes=href | place)
        self._pictures[key] = f"_p{len(self._pictures) + 1}"
        named = {"id": self._pictures[key], "href": self._locator(pixels)}
        image = element("image", attributes=named | size)
        image.set("x", "0")
        image.set("y", "0")
        # What is named stands at the origin, wherever it is used.
        used = element("use", attributes={"href": f"#{self._pictures[key]}"} | place)
        return element("g", element("defs", image), used)

    def _shape(self, shape: Shape, form: _Form | None) -> _Element:
        name = self._known.get(form) if form else None
        if name is None:
            return _path(path_data(shape.segments), shape.even_odd)
        x, y = _origin(shape)
        return element("use", attributes={"href": f"#{name}", "x": number(x), "y": number(y)})

    def _fill(self, fill: Fill | None) -> str:
        if not isinstance(fill, LinearGradient | RadialGradient):
            return self._paint(fill)
        if fill not in self._gradients:
            self._count += 1
            self._gradients[fill] = f"_g{self._count}"
        return f"url(#{self._gradients[fill]})"

    def _shades(self) -> Iterator[_Element]:
        """Define the gradients of a scene, which no other scene uses: it may be hidden."""
        if self._gradients:
            yield element("defs", *(self._shade(g, name) for g, name in self._gradients.items()))
        self._gradients = {}

    def _shade(self, gradient: Gradient, name: str) -> _Element:
        stops = (
            element(
                "stop",
                attributes={"offset": number(s.offset), "stop-color": self._paint(s.paint)},
            )
            for s in gradient.stops
        )
        told = {"id": name, "gradientUnits": "userSpaceOnUse"}
        match gradient:
            case LinearGradient(x1, y1, x2, y2):
                ends = zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
                place = {key: number(value) for key, value in ends}
                return element("linearGradient", *stops, attributes=told | place)
            case RadialGradient(matrix, fx, fy):
                laid = f"matrix({' '.join(f'{part:g}' for part in matrix)})"
                place = {"cx": "0", "cy": "0", "r": "1", "gradientTransform": laid}
                focus = {"fx": number(fx), "fy": number(fy)} if fx or fy else {}
                return element("radialGradient", *stops, attributes=told | place | focus)
            case _:
                assert_never(gradient)

    def _paint(self, paint: Paint | None) -> str:
        if paint is None:
            return "none"
        return str(paint) if isinstance(paint, Color) else self._painter(paint)


def _parted(item: SceneItem) -> tuple[SceneItem, ...]:
    return parted(item) if isinstance(item, Shape) else (item,)


def _is_flat(item: SceneItem) -> TypeGuard[Shape]:
    """Say whether an item is a shape that looks the same wherever it stands."""
    return isinstance(item, Shape) and not isinstance(item.fill, LinearGradient | RadialGradient)


def _form(shape: Shape) -> _Form:
    """Give the path of a shape as seen from its first place, and whether it has holes."""
    return path_data(shape.segments, *_origin(shape)), shape.even_odd


def _origin(shape: Shape) -> tuple[float, float]:
    first = shape.segments[0] if shape.segments else None
    return (first.x, first.y) if isinstance(first, Move) else (0.0, 0.0)


def _path(data: str, even_odd: bool, name: str = "") -> _Element:
    made = element("path", attributes={"id": name, "d": data} if name else {"d": data})
    if even_odd:
        made.set("fill-rule", "evenodd")
    return made


def _label(label: Label, family: Family) -> _Element:
    made = element("text", label.text, attributes={"x": number(label.x), "y": number(label.y)})
    made.set("font-size", number(label.size))
    made.set("textLength", number(_length(label, family)))
    made.set("lengthAdjust", "spacingAndGlyphs")
    if label.anchor != "start":
        made.set("text-anchor", label.anchor)
    if label.bold:
        made.set("font-weight", "700")
    return made


def _length(label: Label, family: Family) -> float:
    setting = Setting(family, label.size, label.bold)
    run = Run(label.text, Span(""))
    return sum(line.width for line in break_lines((run,), setting, inf))
