"""The editions of a handout: how the same content is set for different readers."""

from enum import StrEnum


class Edition(StrEnum):
    """Name an edition of a handout; a deck has the standard one only."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    DYSLEXIA = "dyslexia"
    HIGH_CONTRAST = "high-contrast"
    GREYSCALE = "greyscale"
