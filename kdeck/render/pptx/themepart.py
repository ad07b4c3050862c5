"""The theme part: the clinic's colors and type families."""

from kdeck.render.pptx.markup import Markup
from kdeck.render.pptx.slot import slot_colors
from kdeck.theme.office import stand_in
from kdeck.theme.theme import Theme

_FILL = Markup('<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>')
_WIDTHS = (9525, 19050, 28575)  # of lines, in EMU
_EFFECT = Markup("<a:effectStyle><a:effectLst/></a:effectStyle>")


def theme_part(theme: Theme) -> bytes:
    """Write the theme, with flat fills and rounded lines as its styles."""
    name, stand_ins = theme.clinic.name, theme.stand_ins
    colors = Markup.join(
        Markup('<a:{}><a:srgbClr val="{}"/></a:{}>', slot, color.hex, slot)
        for slot, color in slot_colors(theme.palette).items()
    )
    fills = Markup.join([_FILL] * 3)
    return Markup(
        '<a:theme xmlns:a="{}" name="{}"><a:themeElements><a:clrScheme name="{}">{}</a:clrScheme>'
        '<a:fontScheme name="{}">{}{}</a:fontScheme>'
        '<a:fmtScheme name="{}"><a:fillStyleLst>{}</a:fillStyleLst><a:lnStyleLst>{}</a:lnStyleLst>'
        "<a:effectStyleLst>{}</a:effectStyleLst><a:bgFillStyleLst>{}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        *(name, name, colors),
        *(name, _font("major", theme.headings.name, stand_ins.headings)),
        _font("minor", theme.body.name, stand_ins.body),
        *(name, fills, Markup.join(map(_line, _WIDTHS))),
        *(Markup.join([_EFFECT] * 3), fills),
    ).part()


def _line(width: int) -> Markup:
    return Markup(
        '<a:ln w="{}" cap="rnd" cmpd="sng" algn="ctr">{}<a:prstDash val="solid"/><a:round/></a:ln>',
        width,
        _FILL,
    )


def _font(kind: str, family: str, other: str) -> Markup:
    # PowerPoint chooses by these numbers where the family is missing: they are the stand-in's.
    instead = stand_in(other)
    return Markup(
        '<a:{}Font><a:latin typeface="{}" panose="{}" pitchFamily="{}" charset="0"/>'
        '<a:ea typeface=""/><a:cs typeface=""/></a:{}Font>',
        *(kind, family, instead.panose, instead.pitch, kind),
    )
