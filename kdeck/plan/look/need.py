"""What a color is for, and the contrast that this needs."""

from enum import StrEnum


class Need(StrEnum):
    """Name what a color is for, which decides the contrast it needs."""

    RUNNING = "running text"
    TEXT = "text"
    LARGE = "large text"
    GRAPHIC = "graphic"


# WCAG 2.2: SC 1.4.6 for what is read at length, 1.4.3 for other text, 1.4.11 for the rest.
LIMITS = {Need.RUNNING: 7.0, Need.TEXT: 4.5, Need.LARGE: 3.0, Need.GRAPHIC: 3.0}
_LARGE, _LARGE_BOLD = 18.0, 14.0


def need_of_text(size: float, bold: bool) -> Need:
    """Say what text of a size in points needs (WCAG 2.2, 'large scale')."""
    return Need.LARGE if size >= (_LARGE_BOLD if bold else _LARGE) else Need.TEXT
