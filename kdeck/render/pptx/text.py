"""Paragraphs and runs of a slide, with their language, ink and links."""

from dataclasses import dataclass, field
from typing import assert_never

from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.master.layout import INDENT, INNER_GAP, LINE_SPACING, PARAGRAPH_GAP, Loan
from kdeck.plan.text.run import BackTo, LinkTo, Note, Run, Runs, Speak, ToSlide
from kdeck.render.pptx.markup import escape, hundredths, painted, solid, spacing
from kdeck.render.pptx.slot import SLOTS
from kdeck.units import emu

BULLETS = ("•", "–")

# PowerPoint paints links in the slot hlink whatever the run says, unless told to use the run's.
_OWN_COLOR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr'
    ' xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)


@dataclass(slots=True)
class Links:
    """Collect the addresses and slides that a slide leads to, and give each its relation."""

    first: int
    targets: list[str | int] = field(default_factory=list)

    def relation(self, target: str | int) -> str:
        """Find or add the relation id of an address, or of a slide by its number."""
        if target not in self.targets:
            self.targets.append(target)
        return f"rId{self.first + self.targets.index(target)}"


@dataclass(frozen=True, slots=True)
class Setting:
    """Hold how text is set: its language and size, its links, and the ground that it stands on.

    On the primary color every run takes the one color that is legible there. The gap between
    paragraphs is a share of the size. What a template lends is told all that it might have of its
    own: the color, the indents, the gaps.
    """

    language: str
    links: Links
    size: float
    on_primary: bool = False
    bold: bool = False
    gap: float = PARAGRAPH_GAP
    loan: Loan | None = None


def text_body(paragraphs: tuple[SlideParagraph, ...], setting: Setting, bulleted: bool) -> str:
    """Set paragraphs at an exact size and spacing; bulleted tells if the layout has bullets."""
    lines = f"<a:lnSpc>{spacing(setting.size * LINE_SPACING)}</a:lnSpc>"
    gap = setting.size * setting.gap
    pieces = []
    for order, paragraph in enumerate(paragraphs):
        share = (INNER_GAP if paragraph.follows else 1) if order else 0
        before = f"<a:spcBef>{spacing(gap * share)}</a:spcBef>"
        attributes, bullet = _bullet(paragraph, paragraphs[0].number, bulleted, setting.loan)
        after = f"<a:spcAft>{spacing(0)}</a:spcAft>" if setting.loan else ""
        properties = f"<a:pPr{attributes}>{lines}{before}{after}{bullet}</a:pPr>"
        pieces.append(f"<a:p>{properties}{runs(paragraph.runs, setting)}{_end(setting)}</a:p>")
    return "".join(pieces)


def line(text: Runs, setting: Setting, align: str = "") -> str:
    """Set one paragraph that takes its spacing from where it stands."""
    properties = f'<a:pPr algn="{align}"/>' if align else ""
    return f"<a:p>{properties}{runs(text, setting)}{_end(setting)}</a:p>"


def exact_line(text: Runs, setting: Setting) -> str:
    """Set one paragraph whose lines are as far apart as the planner measured them."""
    spaced = f"<a:pPr><a:lnSpc>{spacing(setting.size * LINE_SPACING)}</a:lnSpc></a:pPr>"
    return f"<a:p>{spaced}{runs(text, setting)}{_end(setting)}</a:p>"


def runs(items: Runs, setting: Setting) -> str:
    """Set runs one after the other, with a line break at each soft break."""
    return "".join(_run(item, setting) for item in items)


def _bullet(
    paragraph: SlideParagraph, first: int, bulleted: bool, loan: Loan | None
) -> tuple[str, str]:
    """Give the place and the mark of a paragraph; first is the number that its list begins with."""
    level = f' lvl="{paragraph.level}"' if paragraph.level else ""
    if loan and loan.idx is None and loan.centered:
        level += ' algn="ctr"'
    if paragraph.number:
        start = f' startAt="{first}"' if first > 1 else ""
        place = f'{level} marL="{emu(paragraph.indent)}" indent="-{emu(paragraph.indent)}"'
        return place, f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{start}/>'
    if not paragraph.bullet:
        left = emu(INDENT * paragraph.level)
        return f'{level} marL="{left}" indent="0"', "<a:buNone/>"
    if bulleted and not loan:
        return level, ""
    left = emu(INDENT * (paragraph.level + 1))
    own = "" if bulleted and not paragraph.level else bullet_mark(paragraph.level)
    return f'{level} marL="{left}" indent="-{emu(INDENT)}"', own


def bullet_mark(level: int) -> str:
    """Give the bullet of a level, from 0, in the primary color and the body face."""
    mark = BULLETS[min(level, len(BULLETS) - 1)]
    return (
        '<a:buClr><a:schemeClr val="accent1"/></a:buClr>'
        f'<a:buFont typeface="+mn-lt"/><a:buChar char="{mark}"/>'
    )


def _end(setting: Setting) -> str:
    return f'<a:endParaRPr lang="{setting.language}" sz="{hundredths(setting.size)}"/>'


def _run(run: Run, setting: Setting) -> str:
    properties = _properties(run, setting)
    pieces = run.text.replace("\v", "\n").split("\n")
    first = _piece(pieces[0], properties)
    return first + "".join(
        f"<a:br>{properties}</a:br>{_piece(piece, properties)}" for piece in pieces[1:]
    )


def _piece(text: str, properties: str) -> str:
    return f"<a:r>{properties}<a:t>{escape(text)}</a:t></a:r>" if text else ""


def _properties(run: Run, setting: Setting) -> str:
    language = setting.language
    if isinstance(run.mark, Speak) and run.mark.lang:
        language = escape(run.mark.lang)
    attributes = f'lang="{language}" sz="{hundredths(setting.size)}"'
    if run.bold or setting.bold:
        attributes += ' b="1"'
    if setting.loan:
        attributes += ' cap="none" spc="0"'
    return f"<a:rPr {attributes}>{_ink(run, setting)}{_link(run, setting)}</a:rPr>"


def _ink(run: Run, setting: Setting) -> str:
    if setting.on_primary:
        return ""
    if setting.loan and setting.loan.foreign:
        return _lent_ink(setting.loan)
    slot = "hlink" if isinstance(run.mark, LinkTo | ToSlide) else run.ink and SLOTS.get(run.ink)
    if not slot and setting.loan:
        return _lent_ink(setting.loan)
    return solid(slot) if slot else ""


def _lent_ink(loan: Loan) -> str:
    if loan.color:
        return painted(loan.color)
    return "" if loan.idx is not None else solid("tx1")


def _link(run: Run, setting: Setting) -> str:
    match run.mark:
        case LinkTo(url=target, description=description):
            action = ""
        case ToSlide(number=target, description=description):
            action = ' action="ppaction://hlinksldjump"'
        case Speak() | Note() | BackTo() | None:
            return ""  # a deck has no lists of notes to lead to
        case _:
            assert_never(run.mark)
    color = _OWN_COLOR if setting.on_primary or setting.loan else ""
    return (
        f'<a:hlinkClick r:id="{setting.links.relation(target)}"{action}'
        f' tooltip="{escape(description)}">{color}</a:hlinkClick>'
    )
