"""Drawing that cannot go untagged: every mark is content of an element, or an artifact."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from kdeck.color import Color
from kdeck.model.outline import rounded
from kdeck.model.scene import LineCap, LineJoin
from kdeck.render.pdf.file.annotation import Annotation
from kdeck.render.pdf.file.element import AnnotationKid, Content, Element
from kdeck.render.pdf.file.path import number, numbers, path_operators
from kdeck.render.pdf.file.shading import Shading
from kdeck.theme.face import Face

if TYPE_CHECKING:
    from kdeck.render.pdf.file.fonts import FontBook

_DECIMALS, _SCALE_DECIMALS = 3, 6
# ISO 32000-1, 8.4.3.3 and 8.4.3.4; a corner is pointed up to the limit that SVG begins with.
_CAPS: dict[LineCap, int] = {"butt": 0, "round": 1, "square": 2}
_JOINS: dict[LineJoin, int] = {"miter": 0, "round": 1, "bevel": 2}
_MITER = 4


@dataclass(frozen=True, slots=True)
class Pen:
    """Say how characters are set; letter and word are the space added after each, in em."""

    face: Face
    size: float
    ink: Color
    letter: float = 0.0
    word: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """Hold a path as operators, its fill and its line; holes are by one of the two rules."""

    path: str
    fill: Color | Shading | None
    line: Color | None = None
    width: float = 0.0
    even_odd: bool = False
    cap: LineCap = "round"
    join: LineJoin = "round"

    @property
    def operator(self) -> str:
        """Name the operator that paints the path (ISO 32000-1, 8.5.3)."""
        filled = self.fill is not None and not isinstance(self.fill, Shading)
        painted = "B" if filled and self.line else "f" if filled else "S"
        return f"{painted}*" if self.even_odd and filled else painted


@dataclass(slots=True)
class PageContent:
    """Gather what one page holds: operators, owners of marked-content ids, names of resources."""

    operators: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)
    images: set[str] = field(default_factory=set)
    shadings: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Place:
    """Hold a destination: an element, its page, and its top edge above the foot of the page."""

    element: Element
    page: int
    top: float


class Canvas:
    """Draw pages; y is measured downward from the top of the page, in points."""

    def __init__(self, size: tuple[float, float], fonts: "FontBook") -> None:
        self.width, self.height = size
        self.pages: list[PageContent] = []
        self.annotations: list[Annotation] = []
        self.destinations: dict[str, Place] = {}
        self.images: dict[bytes, str] = {}
        self.shadings: dict[Shading, str] = {}
        self.fonts = fonts
        self.mark: Element | str | None = None
        self._open: Element | str | None = None
        self._fill: Color | None = None
        self._spacing = (0.0, 0.0)
        self._copies = False

    @property
    def copies(self) -> bool:
        """Say whether what is drawn is there a second time, and so is no content."""
        return self._copies

    def copying(self, copies: bool) -> None:
        """Draw what follows as artifacts, since its words are read where it was drawn first."""
        self._copies = copies

    @property
    def page_index(self) -> int:
        """Give the index of the page being drawn."""
        return len(self.pages) - 1

    def new_page(self) -> None:
        """Begin a page."""
        self.close_page()
        self.pages.append(PageContent())
        self._fill = None
        self._spacing = (0.0, 0.0)

    def close_page(self) -> None:
        """End the marked content that is still open."""
        assert self.mark is None, "a page ends inside a tag"
        if self._open is not None:
            self._emit("EMC")
            self._open = None

    def tagged(self, element: Element) -> "_Marking":
        """Draw the content of an element."""
        return _Marking(self, "/Type/Layout" if self._copies else element)

    def artifact(self, kind: str = "/Type/Layout") -> "_Marking":
        """Draw what is no content: rules, grounds and page furniture (ISO 32000-1, 14.8.2.2)."""
        return _Marking(self, kind)

    def text(self, at: tuple[float, float], text: str, pen: Pen) -> None:
        """Set characters with their baseline at a point."""
        self._ready()
        self._set_fill(pen.ink)
        spacing = (pen.letter * pen.size, pen.word * pen.size)
        if spacing != self._spacing:
            self._emit(f"{number(spacing[0])} Tc {number(spacing[1])} Tw")
            self._spacing = spacing
        x, y = at
        shows = self.fonts.shows(pen.face, text, pen.size)
        self._emit(f"BT 1 0 0 1 {numbers(x, self.height - y)} Tm {shows} ET")

    def rectangle(self, box: tuple[float, float, float, float], fill: Color) -> None:
        """Fill a rectangle given by left, top, width and height."""
        self._ready()
        self._set_fill(fill)
        x, y, width, height = box
        self._emit(f"{numbers(x, self.height - y - height, width, height)} re f")

    def rounded(
        self, box: tuple[float, float, float, float], radius: float, stroke: Color, width: float
    ) -> None:
        """Stroke a rectangle with round corners, given by left, top, width and height."""
        x, y, w, h = box
        path = path_operators(rounded(w, h, radius, radius), _DECIMALS)
        self.sketch((x, y), 1.0, (Stroke(path, None, stroke, width),))

    def sketch(self, at: tuple[float, float], scale: float, strokes: Iterable[Stroke]) -> None:
        """Fill and stroke paths of a drawing that is laid with its corner at a point."""
        self._ready()
        x, y = at
        k = number(scale, _SCALE_DECIMALS)
        self._emit(f"q {k} 0 0 -{k} {numbers(x, self.height - y)} cm 1 J 1 j")
        look: tuple[LineCap, LineJoin] = ("round", "round")
        for stroke in strokes:
            if isinstance(stroke.fill, Shading):
                self._shade(stroke, stroke.fill)
                if stroke.line is None:
                    continue
            elif stroke.fill is not None:
                self._emit(f"{_rgb(stroke.fill)} rg")
            if stroke.line is not None:
                self._emit(f"{_rgb(stroke.line)} RG {number(stroke.width)} w")
                if look != (stroke.cap, stroke.join):
                    look = (stroke.cap, stroke.join)
                    self._emit(f"{_CAPS[stroke.cap]} J {_JOINS[stroke.join]} j {_MITER} M")
            self._emit(f"{stroke.path} {stroke.operator}")
        self._emit("Q")

    def _shade(self, stroke: Stroke, shading: Shading) -> None:
        name = self.shadings.setdefault(shading, f"Sh{len(self.shadings) + 1}")
        self.pages[-1].shadings.add(name)
        window = "W*" if stroke.even_odd else "W"
        self._emit(f"q {stroke.path} {window} n {shading.operator}/{name} sh Q")

    def image(self, box: tuple[float, float, float, float], data: bytes) -> None:
        """Draw a PNG or JPEG file in a box given by left, top, width and height."""
        self._ready()
        x, y, width, height = box
        name = self.images.setdefault(data, f"Im{len(self.images) + 1}")
        self.pages[-1].images.add(name)
        place = numbers(width, 0, 0, height, x, self.height - y - height)
        self._emit(f"q {place} cm /{name} Do Q")

    def dots(
        self, along: tuple[float, float, float], step: float, color: Color, size: float
    ) -> None:
        """Draw round dots from left to right at a height, each a step from the last."""
        self._ready()
        left, right, y = along
        up = number(self.height - y)
        self._emit(
            f"q {_rgb(color)} RG {number(size)} w 1 J [0 {number(step)}] 0 d "
            f"{number(left)} {up} m {number(right)} {up} l S Q"
        )

    def annotate(self, annotation: Annotation) -> None:
        """Lay a link or a field over the page being drawn, as a kid of its element."""
        if self._copies:
            return
        index = len(self.annotations)
        self.annotations.append(annotation)
        self.pages[-1].annotations.append(index)
        annotation.element.kids.append(AnnotationKid(index))

    def destination(self, name: str, element: Element, y: float) -> None:
        """Name the place of an element on the page being drawn; the first of a name holds."""
        if self._copies:
            return
        self.destinations.setdefault(name, Place(element, self.page_index, self.height - y))

    def _ready(self) -> None:
        """Open the marked content that the next operator belongs to."""
        mark = self.mark
        assert mark is not None, "something is drawn outside a tag and an artifact"
        if mark is self._open or (isinstance(mark, str) and mark == self._open):
            return
        if self._open is not None:
            self._emit("EMC")
        self._open = mark
        if isinstance(mark, str):
            self._emit(f"/Artifact <<{mark}>> BDC")
            return
        owners = self.pages[-1].owners
        mark.kids.append(Content(self.page_index, len(owners)))
        self._emit(f"/{mark.tag} <</MCID {len(owners)}>> BDC")
        owners.append(mark)

    def _emit(self, operator: str) -> None:
        self.pages[-1].operators.append(operator)

    def _set_fill(self, color: Color) -> None:
        if color is not self._fill and color != self._fill:
            self._emit(f"{_rgb(color)} rg")
        self._fill = color


class _Marking:
    """Draw in one mark, an element or a kind of artifact, and then in the mark around it."""

    __slots__ = ("_canvas", "_mark", "_outer")

    def __init__(self, canvas: Canvas, mark: Element | str) -> None:
        self._canvas, self._mark, self._outer = canvas, mark, canvas.mark

    def __enter__(self) -> None:
        self._canvas.mark = self._mark

    def __exit__(self, *_: object) -> None:
        self._canvas.mark = self._outer


@lru_cache(maxsize=256)
def _rgb(color: Color) -> str:
    return numbers(*color.rgb)
