"""A QR code as a scene: one shape of dark squares, on a light ground with its quiet zone."""

from functools import lru_cache

from kdeck.answers import answer
from kdeck.model.scene import Close, Line, Move, Scene, Segment, Shape
from kdeck.paletterole import PaletteRole
from kdeck.units import mm

# ISO/IEC 18004 asks for four modules of quiet zone.
_QUIET = 4
_MODULE = 4.0


# A telephone at arm's length reads modules from about 0.4 mm; three quarters leave room for a
# photocopy of a photocopy.
_PRINTED = mm(0.75)
# On a sheet that is handed over as printed, half of that will do.
_SMALL = mm(0.42)


def printed_code(address: str, *, small: bool = False) -> tuple[Scene, float]:
    """Draw the QR code of an address, and say how wide it is printed, in points."""
    scene = code_scene(address)
    return scene, scene.width / _MODULE * (_SMALL if small else _PRINTED)


@lru_cache(maxsize=32)
def code_scene(address: str) -> Scene:
    """Draw the QR code of an address, in error correction level M."""
    return answer(Scene, f"code of {address}", lambda: _scene(address))


def _scene(address: str) -> Scene:
    import segno

    rows = segno.make(address, error="m", micro=False).matrix
    segments: list[Segment] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = 0
            while x + run < len(row) and row[x + run]:
                run += 1
            if run:
                segments.extend(_rectangle(x, y, run))
            x += max(run, 1)
    side = (len(rows) + 2 * _QUIET) * _MODULE
    ground = (Move(0, 0), Line(side, 0), Line(side, side), Line(0, side), Close())
    return Scene(
        side,
        side,
        (
            Shape(ground, PaletteRole.PAPER, None, 0.0),
            Shape(tuple(segments), PaletteRole.INK, None, 0.0, "Code"),
        ),
    )


def _rectangle(x: int, y: int, run: int) -> tuple[Segment, ...]:
    left, top = (x + _QUIET) * _MODULE, (y + _QUIET) * _MODULE
    right, bottom = left + run * _MODULE, top + _MODULE
    return (Move(left, top), Line(right, top), Line(right, bottom), Line(left, bottom), Close())
