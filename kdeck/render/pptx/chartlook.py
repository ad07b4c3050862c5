"""What charts of series share: their titles, the look of their text, and their number formats."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from kdeck.plan.deck.model import BarSeries
from kdeck.render.pptx.markup import NOTHING, Markup, hundredths, solid


def chart_title(
    lines: Sequence[str],
    size: float,
    language: str,
    *,
    bold: bool = True,
    upward: bool = False,
    place: Markup = NOTHING,
) -> Markup:
    """Write a title, of the chart or of an axis; that of one that goes up may go up, too."""
    return Markup(
        '<c:title><c:tx>{}</c:tx>{}<c:overlay val="0"/></c:title>',
        rich(lines, size, language, bold=bold, upward=upward),
        place,
    )


def rich(
    lines: Sequence[str], size: float, language: str, *, bold: bool, upward: bool = False
) -> Markup:
    """Write lines of words."""
    points, weight = hundredths(size), int(bold)
    paragraphs = Markup.join(
        Markup(
            '<a:p><a:pPr><a:defRPr sz="{}" b="{}"/></a:pPr><a:r><a:rPr lang="{}" sz="{}" b="{}">{}'
            "</a:rPr><a:t>{}</a:t></a:r></a:p>",
            points,
            weight,
            language,
            points,
            weight,
            solid("tx1"),
            line,
        )
        for line in lines
    )
    turned = Markup('<a:bodyPr rot="-5400000" vert="horz" wrap="none"/>')
    body = turned if upward else Markup('<a:bodyPr wrap="none"/>')
    return Markup("<c:rich>{}<a:lstStyle/>{}</c:rich>", body, paragraphs)


def paragraph(size: float, language: str) -> Markup:
    """Write the look of a paragraph."""
    return Markup(
        '<a:p><a:pPr><a:defRPr sz="{}">{}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="{}"/></a:p>',
        hundredths(size),
        solid("tx1"),
        language,
    )


def text_look(size: float, language: str, *, wraps: bool = True) -> Markup:
    """Write the look of text in a part of the chart."""
    body = Markup("<a:bodyPr/>") if wraps else Markup('<a:bodyPr wrap="none"/>')
    return Markup("<c:txPr>{}<a:lstStyle/>{}</c:txPr>", body, paragraph(size, language))


def number_format(series: Sequence[BarSeries], unit: str) -> str:
    """Show each number with as many decimals as the one that has the most, and its unit."""
    decimals = most_decimals(value for each in series for value in each.values)
    number = f"0.{'0' * decimals}" if decimals > 0 else "0"
    ended = f'{number}"{unit}"' if unit else number
    below = any(value < 0 for each in series for value in each.values)
    return f"{ended};\u2212{ended}" if below else ended


def most_decimals(values: Iterable[Decimal]) -> int:
    """Count the decimals of the number that has the most."""
    exponents = [value.as_tuple().exponent for value in values]
    return max((-each for each in exponents if isinstance(each, int)), default=0)


def corner(x: float, y: float) -> Markup:
    """Place the top left corner of a part, in shares of the chart."""
    return Markup(
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{}"/><c:y'
        ' val="{}"/></c:manualLayout></c:layout>',
        f"{x:.4f}",
        f"{y:.4f}",
    )


def plot_place(x: float, y: float, width: float, height: float) -> Markup:
    """Place the inside of the plot, in shares of the chart."""
    return Markup(
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode'
        ' val="edge"/><c:x val="{}"/><c:y val="{}"/><c:w val="{}"/><c:h val="{}"/>'
        "</c:manualLayout></c:layout>",
        *(f"{share:.4f}" for share in (x, y, width, height)),
    )
