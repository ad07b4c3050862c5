"""The XML that every part of a presentation shares: namespaces, escapes, frames, fills."""

from kdeck.color import Color
from kdeck.model.scene import Paint
from kdeck.plan.master.layout import INSET_X, INSET_Y, Rect
from kdeck.render.pptx.slot import SLOTS
from kdeck.units import emu

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

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


def escape(text: str) -> str:
    """Escape text for content or a quoted attribute, dropping what XML cannot hold."""
    return text.translate(_ESCAPES)


def document(root: str, body: str, attributes: str = "") -> bytes:
    """Wrap the body of a part in its root element, with the namespaces and the declaration."""
    head = f"{root} {NAMESPACES} {attributes}".rstrip()
    return f"{DECLARATION}<{head}>{body}</{root}>".encode()


def frame(rect: Rect, prefix: str = "a") -> str:
    """Place an object at a rectangle given in points."""
    return (
        f'<{prefix}:xfrm><a:off x="{emu(rect.x)}" y="{emu(rect.y)}"/>'
        f'<a:ext cx="{emu(rect.width)}" cy="{emu(rect.height)}"/></{prefix}:xfrm>'
    )


def solid(slot: str, share: int = 100, lighter: bool = False) -> str:
    """Fill with a theme color, or with a share of its lightness, from 0 to 100.

    A share under 100 darkens; with lighter, what the share leaves is added as white.
    """
    if share == 100:
        return f'<a:solidFill><a:schemeClr val="{slot}"/></a:solidFill>'
    lift = f'<a:lumOff val="{(100 - share) * 1000}"/>' if lighter else ""
    return (
        f'<a:solidFill><a:schemeClr val="{slot}"><a:lumMod val="{share * 1000}"/>{lift}'
        "</a:schemeClr></a:solidFill>"
    )


def painted(paint: Paint) -> str:
    """Fill with the theme color of a role, or with a color that is none of the theme's."""
    if isinstance(paint, Color):
        return f'<a:solidFill><a:srgbClr val="{paint.hex}"/></a:solidFill>'
    return solid(SLOTS[paint])


def insets(x: float = INSET_X, y: float = INSET_Y) -> str:
    """Write the inner margins of a text box."""
    return place_insets((x, y, x, y))


def place_insets(sides: tuple[float, float, float, float], less: float = 0.0) -> str:
    """Write the left, top, right and bottom margins, the right one with what lines have less."""
    left, top, right, bottom = sides
    return f'lIns="{emu(left)}" tIns="{emu(top)}" rIns="{emu(right + less)}" bIns="{emu(bottom)}"'


def hundredths(points: float) -> int:
    """Convert points to the hundredths that type sizes and line spacing are written in."""
    return round(points * 100)


def spacing(points: float) -> str:
    """Set an exact distance in points, for line spacing and paragraph gaps."""
    return f'<a:spcPts val="{hundredths(points)}"/>'
