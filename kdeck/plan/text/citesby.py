"""How a text names its sources."""

from enum import StrEnum


class CitesBy(StrEnum):
    """Name how sources are cited: by numbers of a list, by author and year, or not at all."""

    NUMBER = "number"
    NAME = "name"
    NOTHING = "nothing"
