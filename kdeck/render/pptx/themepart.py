"""The theme part: the clinic's colors and type families."""

from kdeck.render.pptx.embedding import pitch
from kdeck.render.pptx.markup import Markup
from kdeck.render.pptx.slot import slot_colors
from kdeck.theme.deckfont import typeface
from kdeck.theme.face import Family
from kdeck.theme.theme import Theme

_FILL = Markup('<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>')
_WIDTHS = (9525, 19050, 28575)  # of lines, in EMU
_EFFECT = Markup("<a:effectStyle><a:effectLst/></a:effectStyle>")


def theme_part(theme: Theme) -> bytes:
    """Write the theme, with flat fills and rounded lines as its styles."""
    name = theme.clinic.name
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
        *(name, _font("major", theme.headings), _font("minor", theme.body)),
        *(name, fills, Markup.join(map(_line, _WIDTHS))),
        *(Markup.join([_EFFECT] * 3), fills),
    ).part()


def _line(width: int) -> Markup:
    return Markup(
        '<a:ln w="{}" cap="rnd" cmpd="sng" algn="ctr">{}<a:prstDash val="solid"/><a:round/></a:ln>',
        width,
        _FILL,
    )


def _font(kind: str, family: Family) -> Markup:
    return Markup(
        '<a:{}Font><a:latin typeface="{}" pitchFamily="{}" charset="0"/>'
        '<a:ea typeface=""/><a:cs typeface=""/></a:{}Font>',
        *(kind, typeface(family), pitch(family), kind),
    )
