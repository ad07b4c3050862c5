"""What an element is painted with: a color or a role, and how much shows through it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kdeck.color import Color, distance, mix, parse_css_color, parse_css_tint
from kdeck.figure.source import FigureError, line_of, local_name
from kdeck.model.scene import Paint

if TYPE_CHECKING:
    from lxml.etree import _Element

_SERVER = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)\s*(.*)")
_SHARE = re.compile(r"(\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?(%?)")
# How far apart in OKLab colors are that nobody tells apart.
_ALIKE = 0.04
_MOST_BELOW = 12
_NONE = frozenset({"none", "transparent"})


@dataclass(frozen=True, slots=True)
class Server:
    """Name the gradient that paints, and what does where there is no such gradient."""

    target: str
    otherwise: Paint | None


@dataclass(frozen=True, slots=True)
class Tint:
    """Hold a paint and how much of it covers what is below, from 0 to 1."""

    paint: Paint | Server | None
    alpha: float = 1.0


NO_TINT = Tint(None)


def target_of(value: str) -> str:
    """Give the id that 'url(#id)' names; empty for anything else."""
    found = _SERVER.fullmatch(value.strip())
    return found[1] if found else ""


def read_tint(element: "_Element", name: str, default: Tint, current: Paint) -> Tint:
    """Read fill, stroke or another color of an element; raise FigureError for what is none."""
    value = element.get(name, "inherit").strip()
    if value == "inherit":
        return default
    # In a marker, the color of the line that has it is the current one.
    if value.lower() in ("currentcolor", "context-stroke", "context-fill"):
        return Tint(current)
    server = _SERVER.fullmatch(value)
    if server is not None:
        rest = _color(server[2], element, name) if server[2] else NO_TINT
        assert not isinstance(rest.paint, Server)
        return Tint(Server(server[1], rest.paint))
    return _color(value, element, name)


def read_share(element: "_Element", name: str) -> float:
    """Read an opacity, from 0 to 1; 1 where none is told."""
    told = element.get(name)
    if told is None:
        return 1.0
    match = _SHARE.fullmatch(told.strip()[:20])
    if match is None:
        return 0.0 if told.strip().startswith("-") else 1.0
    value = float(told.strip().rstrip("%")) / (100 if match[2] else 1)
    return min(1.0, value)


def mixed_over(below: Sequence[Paint], paint: Color, share: float) -> Color | None:
    """Mix a color that shows through with what it lies on; None where that is seen to differ."""
    mixed = [mix(each, paint, share) for each in below[:_MOST_BELOW] if isinstance(each, Color)]
    if not mixed or len(mixed) < len(below):
        return None
    if any(distance(mixed[0], other) > _ALIKE for other in mixed[1:]):
        return None
    return mixed[0]


def veil_of(element: "_Element") -> str:
    """Name what makes an element show through, as far as it stands there."""
    names = ("fill-opacity", "stroke-opacity", "stop-opacity", "opacity")
    own = next((name for name in names if read_share(element, name) < 1), None)
    kind = f"the '{local_name(element)}'"
    return f"the '{own}' of {kind}" if own else kind


def _color(value: str, element: "_Element", name: str) -> Tint:
    if value in _NONE:
        return NO_TINT
    plain = parse_css_color(value)
    if plain is not None:
        return Tint(plain)
    found = parse_css_tint(value)
    if found is None:
        raise FigureError(
            f"'{name}' is not a color: '{value[:40]}'",
            "write it as in #0B5F66",
            line_of(element),
        )
    color, alpha = found
    return Tint(color, alpha) if alpha else NO_TINT
