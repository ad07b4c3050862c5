"""Icons of the signs of an emergency, by the keys of the items that name them."""

from collections.abc import Sequence

from kdeck.model.outline import disc, polygon, polyline
from kdeck.model.scene import Close, Curve, Line, Move, Scene, Segment, Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.drawn.panelicon import ICON_SIDE

_THIN = 2.0


_HEART = (
    Move(12, 21),
    Curve(4.8, 16, 2.2, 12.6, 2.2, 8.8),
    Curve(2.2, 3, 9.4, 1.6, 12, 6.6),
    Curve(14.6, 1.6, 21.8, 3, 21.8, 8.8),
    Curve(21.8, 12.6, 19.2, 16, 12, 21),
    Close(),
)
_FACE = disc(12, 12, 9.6)
_HEAD = (
    Move(8, 22),
    Line(8, 18.4),
    Curve(2.6, 15.4, 2, 9, 5.4, 5.2),
    Curve(9, 1.2, 16.4, 1.4, 19, 6),
    Line(19.4, 9.4),
    Line(21.6, 13.2),
    Line(19.4, 14),
    Line(19.2, 17.6),
    Line(15.4, 18),
    Line(15.4, 22),
)
_TRIANGLE = polygon((12, 2.6), (22.6, 20.9), (1.4, 20.9))
_OTHER = (*_TRIANGLE, *polyline((12, 9.4), (12, 14.4)), *polyline((12, 17.4), (12.01, 17.4)))

_ICONS: dict[str, tuple[Segment, ...]] = {
    # Two lungs on their windpipe.
    "breathing": (
        *polyline((12, 2), (12, 9)),
        Move(12, 9), Curve(9.6, 9.4, 9.4, 12, 9.4, 14), Line(9.4, 19),
        Curve(9.4, 22, 3, 22, 3, 18.6), Curve(3, 13, 5.4, 7.4, 7.4, 7.4),
        Curve(9, 7.4, 9.4, 9.4, 9.4, 12),
        Move(12, 9), Curve(14.4, 9.4, 14.6, 12, 14.6, 14), Line(14.6, 19),
        Curve(14.6, 22, 21, 22, 21, 18.6), Curve(21, 13, 18.6, 7.4, 16.6, 7.4),
        Curve(15, 7.4, 14.6, 9.4, 14.6, 12),
    ),
    # Somebody who lies down.
    "unresponsive": (
        *polyline((1.6, 5), (1.6, 20)), *polyline((1.6, 16.6), (22.4, 16.6), (22.4, 20)),
        *disc(6, 11.4, 2.4), Move(10.4, 13.6), Line(10.4, 9.4), Line(18.4, 9.4),
        Curve(21, 9.4, 22.2, 11, 22.2, 13.6), Close(),
    ),
    # A heart with its beat.
    "heart": (*_HEART, *polyline((5, 11), (9, 11), (11, 7.6), (13.4, 14.4), (15, 11), (19, 11))),
    # A body that shakes.
    "seizure": (
        *disc(12, 4.4, 2.6), *polyline((12, 7), (9.4, 11), (14, 13.6), (10.4, 17.4), (13, 22)),
        *polyline((5, 6), (2.6, 9), (5, 12), (2.6, 15)),
        *polyline((19, 6), (21.4, 9), (19, 12), (21.4, 15)),
    ),
    # A head that hurts: a gauge at its end.
    "hypertension": (
        *_FACE, *polyline((12, 12), (17, 7.4)), *polyline((5.4, 12), (7.4, 12)),
        *polyline((12, 5.2), (12, 7)), *polyline((16.6, 12), (18.6, 12)),
        *polyline((9, 17.6), (15, 17.6)),
    ),
    # A head with a bolt.
    "stroke": (*_HEAD, *polyline((12.6, 4.6), (9, 9.8), (14, 10.4), (10.4, 15))),
    # A face that swells.
    "anaphylaxis": (
        *_FACE, Move(6, 10), Curve(7, 8, 9, 8, 10, 10), Move(14, 10), Curve(15, 8, 17, 8, 18, 10),
        Move(7, 15.6), Curve(8, 12.6, 16, 12.6, 17, 15.6), Curve(16, 19, 8, 19, 7, 15.6), Close(),
    ),
    # A head full of noise.
    "agitation": (
        *_HEAD, *polyline((7, 9), (9.4, 6), (11.4, 11), (13.6, 6), (16, 10)),
    ),
    # A hand's buoy: help.
    "suicide": (
        *_FACE, *disc(12, 12, 4), *polyline((5.2, 5.2), (9.2, 9.2)),
        *polyline((18.8, 5.2), (14.8, 9.2)),
        *polyline((5.2, 18.8), (9.2, 14.8)), *polyline((18.8, 18.8), (14.8, 14.8)),
    ),
}  # fmt: skip


def sign_icon(keys: Sequence[str]) -> Scene:
    """Draw the icon of a sign by the first of its keys that has one; a triangle for any other."""
    path = next((_ICONS[key] for key in keys if key in _ICONS), _OTHER)
    drawn = Shape(path, None, PaletteRole.DANGER, _THIN, "Sign")
    return Scene(ICON_SIDE, ICON_SIDE, (drawn,))
