"""The number for emergencies beside the title of its signs, large enough for the last row."""

from collections.abc import Sequence

from kdeck.finding import Span
from kdeck.model.outline import polygon
from kdeck.model.scene import Label, Scene, Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.model import SlideFigure, SlideParagraph, SlideShape, SlideTiles
from kdeck.plan.master.layout import Rect
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run
from kdeck.theme.face import Family

_NAME = "Emergency number"
# The number's size, the room from it to the edges of its panel, and from the panel to the title.
_SIZE, _PAD, _GAP = 64.0, 16.0, 16.0
_HIGH = 80.0
# From the middle of the panel to the feet of the number, as a share of its size.
_FOOT = 0.36


def beside_title(
    shapes: Sequence[SlideShape], heading: Measure, title: SlideParagraph, less: float
) -> float:
    """Give how wide a panel may stand right of a title whose box is narrower by some points.

    0 where the title needs the room, or where a slide has no signs of an emergency.
    """
    if not any(isinstance(shape, SlideTiles) and shape.urgent for shape in shapes):
        return 0.0
    width = heading.placeholder.rect.width
    if heading.lines(title) == 1:
        said = natural_width(title.runs, Setting(heading.family, heading.size, bold=True))
        less = width - said - heading.placeholder.insets[0] - heading.placeholder.insets[2]
    return max(less - _GAP, 0.0)


def with_number(
    shapes: Sequence[SlideShape], number: str, label: str, family: Family, title: Rect, most: float
) -> tuple[SlideShape, ...]:
    """Set a number first among shapes, on a panel in the color of danger right of the title.

    Without it where the panel would be wider than some points; one that is there is taken away.
    """
    kept = tuple(s for s in shapes if not (isinstance(s, SlideFigure) and s.name == _NAME))
    said = natural_width((Run(number, Span("")),), Setting(family, _SIZE, bold=True))
    width = said + 2 * _PAD
    if width > most:
        return kept
    area = Rect(title.x + title.width - width, title.y + title.height - _HIGH, width, _HIGH)
    corners = ((0.0, 0.0), (width, 0.0), (width, _HIGH), (0.0, _HIGH))
    panel = Shape(polygon(*corners), PaletteRole.DANGER, None, 0.0, "Panel")
    foot = _HIGH / 2 + _SIZE * _FOOT
    drawn = Label(number, width / 2, foot, _SIZE, "middle", PaletteRole.PAPER, bold=True)
    scene = Scene(width, _HIGH, (panel, drawn))
    return (SlideFigure(scene, f"{label}: {number}.", area, _NAME), *kept)
