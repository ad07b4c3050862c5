"""What all boxes share that stand on one page whole."""

from typing import Protocol


class _Measured(Protocol):
    @property
    def height(self) -> float: ...


class Unparted:
    """Begin and end on one page."""

    __slots__ = ()

    @property
    def least(self: _Measured) -> float:
        """Measure the whole box."""
        return self.height

    @property
    def torn_least(self: _Measured) -> float:
        """Measure the whole box."""
        return self.height

    def split(self, room: float) -> None:
        """Stay whole."""
