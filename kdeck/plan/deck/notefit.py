"""Whether the notes of a slide fit their printed page, and which page they need."""

from dataclasses import replace

from kdeck.finding import Span
from kdeck.plan.deck.model import NoteLine, Script, Slide
from kdeck.plan.deck.notespage import DENSE, NOTES_GAP, NOTES_INDENT, PAGES, ROOMY, NotesPage
from kdeck.plan.master.layout import INSET_Y, LINE_SPACING
from kdeck.plan.text.lines import Setting, count_lines
from kdeck.plan.text.run import Run
from kdeck.theme.face import Family

_SLACK = 0.97
# No text is wider than this, in ems a character, on average: what fits so is not measured.
_WIDEST = 0.62


def paged(slide: Slide, family: Family) -> Slide:
    """Give a slide the first page that its notes fit; the densest where none does."""
    if _surely_fits(slide.script):
        return slide
    fitting = (page for page in PAGES if _fits(slide, page, family))
    return replace(slide, page=next(fitting, DENSE))


def fits_a_page(slide: Slide, family: Family) -> bool:
    """Say whether the notes of a slide fit a page."""
    return _surely_fits(slide.script) or _fits(slide, DENSE, family)


def _surely_fits(script: Script) -> bool:
    letters = int((ROOMY.text.width - NOTES_INDENT) / (_WIDEST * ROOMY.size))
    lines = sum(-(-len(line.words) // letters) for line in script)
    return _height(lines, len(script), ROOMY) <= _room(ROOMY)


def _fits(slide: Slide, page: NotesPage, family: Family) -> bool:
    lines = sum(_lines(line, slide.span, page, family) for line in slide.script)
    return _height(lines, len(slide.script), page) <= _room(page)


def _room(page: NotesPage) -> float:
    return page.text.height - 2 * INSET_Y


def _height(lines: int, paragraphs: int, page: NotesPage) -> float:
    return (lines * LINE_SPACING + paragraphs * NOTES_GAP) * page.size


def _lines(line: NoteLine, span: Span, page: NotesPage, family: Family) -> int:
    width = (page.text.width - (NOTES_INDENT if line.bullet else 0)) * _SLACK
    runs = (Run(line.lead, span, bold=True), Run(line.text, span))
    kept = tuple(run for run in runs if run.text)
    return count_lines(kept, Setting(family, page.size), width)
