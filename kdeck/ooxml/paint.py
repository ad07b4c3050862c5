"""Colors of a deck: theme slots through the color map, with their changes."""

import colorsys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree
from PIL import ImageColor

from kdeck.color import BLACK, WHITE, Color, mix
from kdeck.ooxml.names import local, share

_SYSTEM = {"window": WHITE, "windowText": BLACK, "btnFace": Color(240, 240, 240)}
_KINDS = frozenset({"srgbClr", "schemeClr", "sysClr", "prstClr", "scrgbClr", "hslClr"})
_SHORT = {"dk": "dark", "lt": "light", "med": "medium"}
_MOST_DEPTH = 4

Channels = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Paint:
    """Hold a color and how much it covers, from 0 to 1."""

    color: Color
    alpha: float = 1.0

    def over(self, ground: Color) -> Color:
        """Lay the paint on an opaque ground."""
        return mix(ground, self.color, self.alpha)


@dataclass(frozen=True, slots=True)
class Scheme:
    """Hold the colors of a theme, and which slot each name stands for (a:clrMap)."""

    slots: Mapping[str, etree._Element] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def paint(self, holder: etree._Element | None, own: Paint | None = None) -> Paint | None:
        """Read the color that an element holds; own stands for 'phClr'.

        None where it holds none, or one that nobody can tell.
        """
        return self._paint(holder, own, 0)

    def named(self, slot: str) -> Paint | None:
        """Read a color by its name, such as 'tx1'."""
        return self._slot(slot, None, 0)

    def _paint(self, holder: etree._Element | None, own: Paint | None, depth: int) -> Paint | None:
        if holder is None or depth > _MOST_DEPTH:
            return None
        kind = next((child for child in holder if local(child) in _KINDS), None)
        if kind is None:
            return None
        paint = self._plain(kind, own, depth)
        return _changed(paint, kind) if paint is not None else None

    def _plain(self, kind: etree._Element, own: Paint | None, depth: int) -> Paint | None:
        value = kind.get("val", "")
        match local(kind):
            case "schemeClr":
                return self._slot(value, own, depth)
            case "srgbClr":
                return _hex(value)
            case "sysClr":
                last = _hex(kind.get("lastClr", ""))
                return last or (Paint(_SYSTEM[value]) if value in _SYSTEM else None)
            case "prstClr":
                return _preset(value)
            case "scrgbClr":
                return Paint(_color(tuple(_encoded(share(kind, key, 0)) for key in "rgb")))
            case _:
                hue = share(kind, "hue", 0) * 100_000 / 21_600_000
                light, full = share(kind, "lum", 0), share(kind, "sat", 0)
                return Paint(_color(_from_hls(hue, light, full)))

    def _slot(self, slot: str, own: Paint | None, depth: int) -> Paint | None:
        if slot == "phClr":
            return own
        return self._paint(self.slots.get(self.names.get(slot, slot)), own, depth + 1)


def _hex(digits: str) -> Paint | None:
    try:
        return Paint(Color(*bytes.fromhex(digits))) if len(digits) == 6 else None
    except (ValueError, TypeError):
        return None


def _preset(name: str) -> Paint | None:
    """Read a preset color: those of CSS, some with a shortened first word."""
    names = [name.lower()]
    names += [
        long + name.removeprefix(short).lower()
        for short, long in _SHORT.items()
        if name.startswith(short)
    ]
    known = next((each for each in names if each in ImageColor.colormap), None)
    return Paint(Color(*ImageColor.getrgb(known)[:3])) if known else None


def _changed(paint: Paint, kind: etree._Element) -> Paint:
    """Apply the changes in their order (ISO/IEC 29500-1, 20.1.2.3)."""
    channels, alpha = paint.color.rgb, paint.alpha
    for change in kind:
        word, value = local(change), share(change, "val")
        if word == "alpha":
            alpha = value
        elif word == "alphaMod":
            alpha *= value
        elif word == "alphaOff":
            alpha += value
        elif word in _CHANGES:
            changed = _CHANGES[word](channels, value)
            channels = (_unit(changed[0]), _unit(changed[1]), _unit(changed[2]))
    return Paint(_color(channels), _unit(alpha))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    channel = _unit(channel)
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value))


def _color(channels: tuple[float, ...]) -> Color:
    return Color(*(round(_unit(channel) * 255) for channel in channels))


def _in_light(change: Callable[[float], float]) -> Callable[[Channels], Channels]:
    """Change channels as amounts of light, as PowerPoint does for tint and shade."""

    def apply(rgb: Channels) -> Channels:
        red, green, blue = (_encoded(change(_linear(channel))) for channel in rgb)
        return red, green, blue

    return apply


def _in_hls(index: int, change: Callable[[float], float]) -> Callable[[Channels], Channels]:
    """Change hue (0), lightness (1) or saturation (2)."""

    def apply(rgb: Channels) -> Channels:
        parts = list(colorsys.rgb_to_hls(*rgb))
        parts[index] = change(parts[index])
        return _from_hls(*parts)

    return apply


def _from_hls(hue: float, light: float, full: float) -> Channels:
    return colorsys.hls_to_rgb(hue % 1, _unit(light), _unit(full))


def _gray(rgb: Channels) -> Channels:
    level = _encoded(
        sum(w * _linear(c) for w, c in zip((0.2126, 0.7152, 0.0722), rgb, strict=True))
    )
    return level, level, level


_TURN = 100_000 / 21_600_000  # hue offsets come in sixty-thousandths of a degree
_CHANGES: dict[str, Callable[[Channels, float], Channels]] = {
    "tint": lambda rgb, v: _in_light(lambda c: c * v + 1 - v)(rgb),
    "shade": lambda rgb, v: _in_light(lambda c: c * v)(rgb),
    "lumMod": lambda rgb, v: _in_hls(1, lambda x: x * v)(rgb),
    "lumOff": lambda rgb, v: _in_hls(1, lambda x: x + v)(rgb),
    "lum": lambda rgb, v: _in_hls(1, lambda _: v)(rgb),
    "satMod": lambda rgb, v: _in_hls(2, lambda x: x * v)(rgb),
    "satOff": lambda rgb, v: _in_hls(2, lambda x: x + v)(rgb),
    "sat": lambda rgb, v: _in_hls(2, lambda _: v)(rgb),
    "hueMod": lambda rgb, v: _in_hls(0, lambda x: x * v)(rgb),
    "hueOff": lambda rgb, v: _in_hls(0, lambda x: x + v * _TURN)(rgb),
    "hue": lambda rgb, v: _in_hls(0, lambda _: v * _TURN)(rgb),
    "comp": lambda rgb, _: _in_hls(0, lambda x: x + 0.5)(rgb),
    "inv": lambda rgb, _: _in_light(lambda c: 1 - c)(rgb),
    "gray": lambda rgb, _: _gray(rgb),
    "gamma": lambda rgb, _: (_encoded(rgb[0]), _encoded(rgb[1]), _encoded(rgb[2])),
    "invGamma": lambda rgb, _: (_linear(rgb[0]), _linear(rgb[1]), _linear(rgb[2])),
}
