"""Paragraphs and runs of a slide, with their language, ink and links."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, assert_never

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.master.layout import INDENT, INNER_GAP, LINE_SPACING, PARAGRAPH_GAP, Loan
from kdeck.plan.text.run import BackTo, Defined, LinkTo, Note, Run, Runs, Speak, ToSlide
from kdeck.render.pptx.markup import NOTHING, Markup, hundredths, painted, solid, spacing
from kdeck.render.pptx.slot import SLOTS
from kdeck.units import emu

BULLETS = ("•", "–")

# PowerPoint paints links in the slot hlink whatever the run says, unless told to use the run's.
_OWN_COLOR = Markup(
    '<a:extLst><a:ext uri="{}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"'
    ' val="tx"/></a:ext></a:extLst>',
    "{A12FA001-AC4F-418D-AE19-62706E023703}",
)


_NO_BULLET = Markup("<a:buNone/>")
_PRIMARY = Markup('<a:buClr><a:schemeClr val="accent1"/></a:buClr>')
# As the bullets of templates are, beside which ours may stand.
_OF_TEXT = Markup("<a:buClrTx/>")
_NO_GAP_AFTER = Markup("<a:spcAft>{}</a:spcAft>", spacing(0))


@dataclass(frozen=True, slots=True)
class Links:
    """Relate a slide to the addresses and the slides that its text leads to."""

    part: Part
    slides: Sequence[Part]

    def relation(self, target: str | int) -> str:
        """Find or add the relation id of an address, or of a slide by its number."""
        if isinstance(target, int):
            return self.part.relate_to(self.slides[target - 1], RT.SLIDE)
        return self.part.relate_to(target, RT.HYPERLINK, is_external=True)


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


def text_body(paragraphs: tuple[SlideParagraph, ...], setting: Setting, bulleted: bool) -> Markup:
    """Set paragraphs at an exact size and spacing; bulleted tells if the layout has bullets."""
    lines = _lines(setting.size)
    gap = setting.size * setting.gap
    after = _NO_GAP_AFTER if setting.loan else NOTHING
    pieces = []
    for order, paragraph in enumerate(paragraphs):
        share = (INNER_GAP if paragraph.follows else 1) if order else 0
        attributes, bullet = _bullet(paragraph, paragraphs[0].number, bulleted, setting.loan)
        pieces.append(
            Markup(
                "<a:p><a:pPr{}>{}<a:spcBef>{}</a:spcBef>{}{}</a:pPr>{}{}</a:p>",
                *(attributes, lines, spacing(gap * share), after, bullet),
                *(runs(paragraph.runs, setting), _end(setting.language, setting.size)),
            )
        )
    return Markup.join(pieces)


def line(text: Runs, setting: Setting, align: str = "") -> Markup:
    """Set one paragraph that takes its spacing from where it stands."""
    properties = Markup('<a:pPr algn="{}"/>', align) if align else NOTHING
    return Markup(
        "<a:p>{}{}{}</a:p>", properties, runs(text, setting), _end(setting.language, setting.size)
    )


def exact_line(text: Runs, setting: Setting) -> Markup:
    """Set one paragraph whose lines are as far apart as the planner measured them."""
    lines = _lines(setting.size)
    return Markup(
        "<a:p><a:pPr>{}</a:pPr>{}{}</a:p>",
        lines,
        runs(text, setting),
        _end(setting.language, setting.size),
    )


def runs(items: Runs, setting: Setting) -> Markup:
    """Set runs one after the other, with a line break at each soft break."""
    return Markup.join(_run(item, setting) for item in items)


def _bullet(
    paragraph: SlideParagraph, first: int, bulleted: bool, loan: Loan | None
) -> tuple[Markup, Markup]:
    """Give the place and the mark of a paragraph; first is the number that its list begins with."""
    level = Markup(' lvl="{}"', paragraph.level) if paragraph.level else NOTHING
    if loan and loan.idx is None and loan.align != "l":
        level += Markup(' algn="{}"', loan.align)
    if paragraph.number:
        start = Markup(' startAt="{}"', first) if first > 1 else NOTHING
        place = Markup(
            '{} marL="{}" indent="-{}"', level, emu(paragraph.indent), emu(paragraph.indent)
        )
        return place, Markup(
            '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{}/>', start
        )
    if not paragraph.bullet:
        left = emu(INDENT * paragraph.level)
        return Markup('{} marL="{}" indent="0"', level, left), _NO_BULLET
    if bulleted and not loan:
        return level, NOTHING
    left = emu(INDENT * (paragraph.level + 1))
    mark = bullet_mark(paragraph.level, "text" if loan else "primary")
    own = NOTHING if bulleted and not paragraph.level else mark
    return Markup('{} marL="{}" indent="-{}"', level, left, emu(INDENT)), own


@lru_cache(maxsize=16)
def bullet_mark(level: int, ink: Literal["primary", "text"] = "primary") -> Markup:
    """Give the bullet of a level, from 0, in the primary color or that of its text."""
    mark = BULLETS[min(level, len(BULLETS) - 1)]
    color = _PRIMARY if ink == "primary" else _OF_TEXT
    return Markup('{}<a:buFont typeface="+mn-lt"/><a:buChar char="{}"/>', color, mark)


@lru_cache(maxsize=256)
def _lines(size: float) -> Markup:
    return Markup("<a:lnSpc>{}</a:lnSpc>", spacing(size * LINE_SPACING))


@lru_cache(maxsize=256)
def _end(language: str, size: float) -> Markup:
    return Markup('<a:endParaRPr lang="{}" sz="{}"/>', language, hundredths(size))


def _run(run: Run, setting: Setting) -> Markup:
    properties = _properties(run, setting)
    pieces = run.text.replace("\v", "\n").split("\n")
    first = _piece(pieces[0], properties)
    if len(pieces) == 1:
        return first
    return first + Markup.join(
        Markup("<a:br>{}</a:br>{}", properties, _piece(piece, properties)) for piece in pieces[1:]
    )


def _piece(text: str, properties: Markup) -> Markup:
    return Markup("<a:r>{}<a:t>{}</a:t></a:r>", properties, text) if text else NOTHING


def _properties(run: Run, setting: Setting) -> Markup:
    language = setting.language
    if isinstance(run.mark, Speak) and run.mark.lang:
        language = run.mark.lang
    bold, lent = run.bold or setting.bold, setting.loan is not None
    start = _start(language, setting.size, bold, lent)
    return Markup("<a:rPr {}>{}{}</a:rPr>", start, _ink(run, setting), _link(run, setting))


@lru_cache(maxsize=256)
def _start(language: str, size: float, bold: bool, lent: bool) -> Markup:
    """Write the attributes of a run; one that is lent to takes no capitals or spacing over."""
    return Markup(
        'lang="{}" sz="{}"{}{}',
        language,
        hundredths(size),
        Markup(' b="1"') if bold else NOTHING,
        Markup(' cap="none" spc="0"') if lent else NOTHING,
    )


def _ink(run: Run, setting: Setting) -> Markup:
    if setting.on_primary:
        return NOTHING
    if setting.loan and setting.loan.foreign:
        return _lent_ink(setting.loan)
    slot = "hlink" if isinstance(run.mark, LinkTo | ToSlide) else run.ink and SLOTS.get(run.ink)
    if not slot and setting.loan:
        return _lent_ink(setting.loan)
    return solid(slot) if slot else NOTHING


def _lent_ink(loan: Loan) -> Markup:
    if loan.color:
        return painted(loan.color)
    return NOTHING if loan.idx is not None else solid("tx1")


def _link(run: Run, setting: Setting) -> Markup:
    match run.mark:
        case LinkTo(url=target, description=description):
            action = NOTHING
        case ToSlide(number=target, description=description):
            action = Markup(' action="ppaction://hlinksldjump"')
        case Speak() | Note() | BackTo() | Defined() | None:
            return NOTHING  # a deck has no lists of notes to lead to
        case _:
            assert_never(run.mark)
    color = _OWN_COLOR if setting.on_primary or setting.loan else NOTHING
    return Markup(
        '<a:hlinkClick r:id="{}"{} tooltip="{}">{}</a:hlinkClick>',
        setting.links.relation(target),
        action,
        description,
        color,
    )
