"""What is laid over a page: links, and the fields of a form."""

from dataclasses import dataclass

from kdeck.color import Color
from kdeck.render.pdf.file.element import Element
from kdeck.theme.typedfont import TypedFont


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Hold a rectangle by its edges, in points from the bottom left of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        """Give its width and its height."""
        return self.right - self.left, self.top - self.bottom


@dataclass(frozen=True, slots=True)
class LinkAnnotation:
    """Hold a link: its element, its page, its rectangles, and where it leads.

    A target that begins with '#' is a destination in the same file.
    """

    element: Element
    page: int
    rectangles: tuple[Rectangle, ...]
    target: str
    description: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Say in which color a box is ticked."""

    ink: Color


@dataclass(frozen=True, slots=True)
class Typing:
    """Say how is set what somebody types, and on how many lines; the size is in points."""

    font: TypedFont
    size: float
    ink: Color
    lines: int = 1


@dataclass(frozen=True, slots=True)
class FieldAnnotation:
    """Hold a field: its element, its page, its rectangle, and the words that say what it is for.

    The page draws the box or the line; the field adds what a reader fills in.
    """

    element: Element
    page: int
    rectangle: Rectangle
    words: str
    answer: Tick | Typing


Annotation = LinkAnnotation | FieldAnnotation
