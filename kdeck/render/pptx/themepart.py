"""The theme part: the clinic's colors and type families."""

from kdeck.render.pptx.markup import DECLARATION, escape
from kdeck.render.pptx.slot import slot_colors
from kdeck.theme.office import stand_in
from kdeck.theme.theme import Theme

_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = (
    '<a:ln w="{width}" cap="rnd" cmpd="sng" algn="ctr">' + _FILL + '<a:prstDash val="solid"/>'
    "<a:round/></a:ln>"
)
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(theme: Theme) -> bytes:
    """Write the theme, with flat fills and rounded lines as its styles."""
    name, stand_ins = escape(theme.clinic.name), theme.stand_ins
    colors = "".join(
        f'<a:{slot}><a:srgbClr val="{color.hex}"/></a:{slot}>'
        for slot, color in slot_colors(theme.palette).items()
    )
    lines = "".join(_LINE.format(width=width) for width in (9525, 19050, 28575))
    body = (
        f'<a:themeElements><a:clrScheme name="{name}">{colors}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{_font("major", theme.headings.name, stand_ins.headings)}'
        f"{_font('minor', theme.body.name, stand_ins.body)}</a:fontScheme>"
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/>"
    )
    namespace = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return f'{DECLARATION}<a:theme xmlns:a="{namespace}" name="{name}">{body}</a:theme>'.encode()


def _font(kind: str, family: str, other: str) -> str:
    # PowerPoint chooses by these numbers where the family is missing: they are the stand-in's.
    instead = stand_in(other)
    return (
        f'<a:{kind}Font><a:latin typeface="{escape(family)}" panose="{instead.panose}"'
        f' pitchFamily="{instead.pitch}" charset="0"/><a:ea typeface=""/>'
        f'<a:cs typeface=""/></a:{kind}Font>'
    )
