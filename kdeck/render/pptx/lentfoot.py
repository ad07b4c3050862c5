"""The footer and the number of a slide, in the places of a clinic's template."""

from kdeck.plan.master.layout import Placeholder
from kdeck.render.pptx.drawing import Pen
from kdeck.render.pptx.footer import slide_number
from kdeck.render.pptx.markup import escape, hundredths, painted, solid
from kdeck.render.pptx.textbox import text_shape


def lent_feet(feet: tuple[Placeholder, ...], pen: Pen, text: str, number: int) -> str:
    """Put the footer's text and the slide number on a slide, as its last shapes."""
    drawn = ""
    for place in feet:
        looks = _looks(place)
        if place.kind == "sldNum":
            words = slide_number(pen.language, str(number), looks)
        elif text:
            attributes, inner = looks
            words = f'<a:r><a:rPr lang="{pen.language}"{attributes}>{inner}</a:rPr>'
            words += f"<a:t>{escape(text)}</a:t></a:r>"
        else:
            continue
        drawn += text_shape(
            place, pen.names.take(place.name), f"<a:p>{_aligned(place)}{words}</a:p>"
        )
    return drawn


def _looks(place: Placeholder) -> tuple[str, str]:
    loan, latin = place.loan, '<a:latin typeface="+mn-lt"/>'
    color = painted(loan.color) if loan and loan.color else ""
    if loan and loan.idx is None:
        color = color or solid("tx1")
    return f' sz="{hundredths(place.size)}" cap="none" spc="0"', f"{color}{latin}"


def _aligned(place: Placeholder) -> str:
    """Begin a footer at the left where it takes the room of the date too."""
    moved = place.loan is not None and place.loan.moved
    return f'<a:pPr algn="{"l" if place.kind == "ftr" else "r"}"/>' if moved else ""
