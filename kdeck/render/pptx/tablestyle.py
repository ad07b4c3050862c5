"""The deck's own table style: a header row in the band color and thin rules."""

from kdeck.render.pptx.markup import DECLARATION, solid

STYLE_ID = "{8A5D7C1E-3B0F-4F6A-9C57-2E4B6D1F0A93}"

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_NO_LINE = "<a:ln><a:noFill/></a:ln>"


def table_styles(on_primary: str) -> bytes:
    """Write the part that defines the style and makes it the default."""
    rule = f'<a:ln w="9525" cmpd="sng">{solid("accent6")}</a:ln>'
    edges = {"left": _NO_LINE, "right": _NO_LINE, "top": rule, "bottom": rule}
    inner = {"insideH": rule, "insideV": _NO_LINE}
    borders = "".join(f"<a:{side}>{edge}</a:{side}>" for side, edge in (edges | inner).items())
    # The first column is bold and no more: a color of its own would win in the corner cell,
    # which the header row fills.
    style = (
        f'<a:tblStyle styleId="{STYLE_ID}" styleName="Clinic table">'
        f"<a:wholeTbl>{_text('tx1')}<a:tcStyle><a:tcBdr>{borders}</a:tcBdr>"
        "<a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        '<a:firstCol><a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol>'
        f"<a:firstRow>{_text(on_primary, bold=True)}<a:tcStyle><a:tcBdr/>"
        f"<a:fill>{solid('accent5')}</a:fill></a:tcStyle></a:firstRow></a:tblStyle>"
    )
    return f'{DECLARATION}<a:tblStyleLst {_A} def="{STYLE_ID}">{style}</a:tblStyleLst>'.encode()


def _text(slot: str, bold: bool = False) -> str:
    weight = ' b="on"' if bold else ""
    return f'<a:tcTxStyle{weight}><a:fontRef idx="minor"/><a:schemeClr val="{slot}"/></a:tcTxStyle>'
