"""The master of a deck: the size of its slides, and the layout for each kind of slide."""

from dataclasses import dataclass

from kdeck.plan.master.layout import (
    FOOTER_WIDTH,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    Layout,
    LayoutName,
    Placeholder,
)
from kdeck.plan.master.own import LAYOUTS


@dataclass(frozen=True, slots=True)
class Master:
    """Hold the size of slides in points, a layout for each name, the room of a footer's words."""

    width: float
    height: float
    layouts: tuple[Layout, ...]
    foot_width: float

    @property
    def has_spare(self) -> bool:
        """Say whether slides stand on a layout that is added to a template."""
        return any(layout.added for layout in self.layouts)

    def layout(self, name: LayoutName) -> Layout:
        """Find a layout by its name."""
        return next(layout for layout in self.layouts if layout.name is name)

    def place(self, name: LayoutName, idx: int) -> Placeholder:
        """Find a placeholder of a layout by its idx."""
        return self.layout(name).placeholder(idx)


OWN = Master(SLIDE_WIDTH, SLIDE_HEIGHT, tuple(LAYOUTS.values()), FOOTER_WIDTH)
