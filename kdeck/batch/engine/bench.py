"""The place in a process where parcels are worked on, with the theme that came last."""

from collections.abc import Callable

from kdeck.batch.engine.parcel import PackedTheme, Parcel, unpack, unpack_theme
from kdeck.batch.work import Job, Made
from kdeck.theme.theme import Theme

Delivery = tuple[PackedTheme | None, Parcel]


class Bench:
    """Do the jobs of parcels, one after the other; make does one."""

    def __init__(self, make: Callable[[Job], Made]) -> None:
        self._make = make
        self._theme: Theme | None = None

    def __call__(self, delivery: Delivery) -> tuple[Made, ...]:
        """Do the jobs of a parcel that comes with its theme, or after one of the same theme."""
        packed, parcel = delivery
        if packed:
            self._theme = unpack_theme(packed)
        assert self._theme is not None
        return tuple(map(self._make, unpack(parcel, self._theme)))
