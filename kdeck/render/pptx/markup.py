"""The XML of a presentation: the one type that holds it, and what every part shares.

A piece of XML is a template, which stands in the program as a literal, and what fills its places:
text is escaped, numbers are written, and XML is what another template has made. Nothing else is
XML to the type checker, and a test finds a tag in any other string.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, final

from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement

from kdeck.color import Color
from kdeck.model.scene import Paint
from kdeck.plan.master.layout import INSET_X, INSET_Y, Rect
from kdeck.render.pptx.slot import NAMED_SLOTS, SLOTS
from kdeck.units import emu

# Tabs and line breaks have elements of their own in DrawingML; XML 1.0 (2.2) bars the other
# control characters, the surrogates and the two noncharacters at the end of the plane.
_ESCAPES: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)),
    ord("\t"): " ",
    ord("\n"): " ",
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
}


_PLAIN = {code: None if text is None else chr(code) for code, text in _ESCAPES.items()} | {
    ord("\t"): " ",
    ord("\n"): " ",
}


def plain(text: str) -> str:
    """Drop what XML cannot hold from a text that lxml escapes."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=2048)
def _escape(text: str) -> str:
    """Escape text for content or a quoted attribute, dropping what XML cannot hold."""
    return text.translate(_ESCAPES)


@final
class Markup:
    """Hold elements or attributes; {} in the template is the place of a value."""

    __slots__ = ("xml",)

    def __init__(self, template: str, *values: "Markup | str | int") -> None:
        self.xml: Final[str] = (
            template.format(
                *[
                    value.xml
                    if type(value) is Markup
                    else _escape(value)
                    if isinstance(value, str)
                    else value
                    for value in values
                ]
            )
            if values
            else template
        )

    def __add__(self, other: "Markup") -> "Markup":
        return Markup("{}{}", self, other)

    def __bool__(self) -> bool:
        return bool(self.xml)

    @staticmethod
    def join(pieces: "Iterable[Markup]") -> "Markup":
        """Put pieces one after the other."""
        found = tuple(pieces)
        return Markup("{}" * len(found), *found)

    @staticmethod
    def numbered(templates: "Iterable[Markup]", numbers: Iterable[int]) -> "Markup":
        """Put templates one after the other, and numbers in all of their places."""
        return Markup("".join([template.xml for template in templates]), *numbers)

    def part(self) -> bytes:
        """Give the bytes of a part whose root this is."""
        return f"{_DECLARATION}{self.xml}".encode()


_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NOTHING = Markup("")
NAMESPACES = Markup(
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

COLOR_MAP = Markup.join(Markup(' {}="{}"', name, slot) for name, slot in NAMED_SLOTS.items())


def document(root: str, body: Markup, attributes: Markup = NOTHING) -> bytes:
    """Write a part: its body in its root element, with the namespaces."""
    space = " " if attributes else NOTHING
    return Markup("<{} {}{}{}>{}</{}>", root, NAMESPACES, space, attributes, body, root).part()


def parse(pieces: Markup) -> list[BaseOxmlElement]:
    """Make elements of the classes that python-pptx has for them."""
    return list(parse_xml(Markup("<pieces {}>{}</pieces>", NAMESPACES, pieces).xml))


def frame(rect: Rect, prefix: str = "a", *, upward: bool = False) -> Markup:
    """Place an object at a rectangle given in points; a line that goes upward is turned over."""
    return Markup(
        '<{}:xfrm{}><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></{}:xfrm>',
        prefix,
        Markup(' flipV="1"') if upward else NOTHING,
        emu(rect.x),
        emu(rect.y),
        emu(rect.width),
        emu(rect.height),
        prefix,
    )


@lru_cache(maxsize=256)
def solid(slot: str, share: int = 100, lighter: bool = False) -> Markup:
    """Fill with a theme color, or with a share of its lightness, from 0 to 100.

    A share under 100 darkens; with lighter, what the share leaves is added as white.
    """
    if share == 100:
        return Markup('<a:solidFill><a:schemeClr val="{}"/></a:solidFill>', slot)
    lift = Markup('<a:lumOff val="{}"/>', (100 - share) * 1000) if lighter else NOTHING
    return Markup(
        '<a:solidFill><a:schemeClr val="{}"><a:lumMod val="{}"/>{}</a:schemeClr></a:solidFill>',
        slot,
        share * 1000,
        lift,
    )


@lru_cache(maxsize=256)
def painted(paint: Paint) -> Markup:
    """Fill with the theme color of a role, or with a color that is none of the theme's."""
    return Markup("<a:solidFill>{}</a:solidFill>", tint(paint))


def tint(paint: Paint) -> Markup:
    """Name the theme color of a role, or a color that is none of the theme's."""
    if isinstance(paint, Color):
        return Markup('<a:srgbClr val="{}"/>', paint.hex)
    return Markup('<a:schemeClr val="{}"/>', SLOTS[paint])


def insets(x: float = INSET_X, y: float = INSET_Y) -> Markup:
    """Write the inner margins of a text box."""
    return place_insets((x, y, x, y))


def place_insets(sides: tuple[float, float, float, float]) -> Markup:
    """Write the left, top, right and bottom margins."""
    return Markup('lIns="{}" tIns="{}" rIns="{}" bIns="{}"', *map(emu, sides))


def hundredths(points: float) -> int:
    """Convert points to the hundredths that type sizes and line spacing are written in."""
    return round(points * 100)


@lru_cache(maxsize=256)
def spacing(points: float) -> Markup:
    """Set an exact distance in points, for line spacing and paragraph gaps."""
    return Markup('<a:spcPts val="{}"/>', hundredths(points))
