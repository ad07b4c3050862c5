"""What an own font lacks for the texts of a handout: letters, and figures of one width."""

import string

from kdeck.theme.face import Face, Family

_LETTERS = string.ascii_letters + string.digits + ".,;:!?()%&/+-'\""
_SHOWN = 8


def missing_letters(family: Family) -> str:
    """Name the letters, figures and marks that one of the two weights lacks; empty for none."""
    lacking = [c for c in _LETTERS if not (family.regular.covers(c) and family.bold.covers(c))]
    shown = " ".join(lacking[:_SHOWN])
    rest = len(lacking) - _SHOWN
    return f"{shown} and {rest} more" if rest > 0 else shown


def has_uneven_figures(family: Family) -> bool:
    """Say whether figures differ in width, so that numbers below each other do not line up."""
    return any(len(_widths(face)) > 1 for face in (family.regular, family.bold))


def _widths(face: Face) -> set[int]:
    return {face.advances[ord(c)] for c in string.digits if face.covers(c)}
