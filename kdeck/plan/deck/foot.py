"""The line at the foot of a slide: the sources of what it states, and where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.document import Chapter
from kdeck.paletterole import InkRole, PaletteRole
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import Slide, SlideParagraph, SlideText
from kdeck.plan.deck.sources import rests_on, source_lines
from kdeck.plan.master.layout import Idx
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run, Runs, ToSlide, run_text

# What rounding takes, in programs that draw the line.
_SLACK = 0.97
_BETWEEN = "   "
# No font in which decks are set has wider letters on average, in points, at the size of the line.
_LETTER = 7.4
# So many letters of the name of what a slide leads to, where the line has less room.
_NAMES = (80, 40, 24, 14)


@dataclass(frozen=True, slots=True)
class Lead:
    """Lead to another slide in some words, by its number from 1 and its title.

    The words hold a place for a name, if any. Where the line has no room for it, that of its topic
    stands there, or else the name is cut.
    """

    shown: str
    number: int
    title: str
    name: str = ""
    topic: str = ""

    def worded(self, most: int) -> str:
        """Give the words, with so many letters of the name."""
        name = self.name
        if len(name) > most and 0 < len(self.topic) <= most:
            name = self.topic
        elif len(name) > most:
            name = f"{name[: most + 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
        return self.shown.format(name=name) if self.name else self.shown


def footed(
    make: SlideMaker, slide: Slide, sources: Sequence[str], leads: Sequence[Lead] = ()
) -> Slide:
    """Put the sources of a slide at its foot, as many as fit one line, and links to other slides.

    The lines of sources go from the longest to the shortest. A layout that has no such line, or a
    template without the room for it, keeps its sources in the notes.
    """
    place = make.master.layout(slide.layout).foot
    if place is None or not (sources or leads):
        return slide
    muted: InkRole | None = None if place.loan is not None else PaletteRole.MUTED
    # What is read does not hang on the width of a font: a line is chosen by its letters, and a
    # shorter one taken in its place only where a template has less room.
    room = int(LAYOUTS[slide.layout].placeholder(Idx.FOOT).width / _LETTER)
    led: Runs = ()
    letters, shorter = 0, list[str]()
    for most in _NAMES:
        led = _led(make, leads, slide.span, most)
        letters = room - len(run_text(led))
        shorter = [line for line in sources if len(line) <= letters]
        if shorter or (not sources and letters >= 0):
            break
    shorter = shorter or list(sources[-1:])
    lines = [*shorter, ""] if place.loan is not None and led else shorter or [""]
    ways = [_worded(Run(line, slide.span, ink=muted), led) for line in lines]
    setting = Setting(make.theme.deck_body, place.size)
    made = next((w for w in ways if natural_width(w, setting) <= place.width * _SLACK), ())
    if not made and place.loan is not None:
        return slide
    # How much of the sources a layout has room for follows from the cut; the notes name them all.
    cut = bool(sources)
    text = SlideText(Idx.FOOT, (SlideParagraph(made or ways[-1]),), place.size, of_cut=cut)
    return replace(slide, shapes=(*slide.shapes, text))


def _worded(line: Run, led: Runs) -> Runs:
    told = (line,) if line.text else ()
    between = (Run(_BETWEEN, line.span),) if told and led else ()
    return (*told, *between, *led)


def sourced(
    make: SlideMaker, slide: Slide, told: Sequence[Chapter], leads: Sequence[Lead] = ()
) -> Slide:
    """Put the sources of what some chapters state at the foot of a slide for clinicians.

    Short lines whose sources a document does not list lead to the full notes, which do.
    """
    told = told if make.document.audience is Audience.CLINICIAN else ()
    lines = source_lines(told, make.document.references, make.words, slide.cites)
    if not lines and make.document.full_notes and any(c.short and rests_on(c) for c in told):
        lines = (make.words("sources-full"),)
    return footed(make, slide, lines, leads)


def _led(make: SlideMaker, leads: Sequence[Lead], span: Span, most: int) -> Runs:
    runs: list[Run] = []
    for lead in leads:
        if runs:
            runs.append(Run(_BETWEEN, span))
        words = make.words("slide", number=lead.number, title=lead.title)
        mark = ToSlide(lead.number, words)
        runs.append(Run(lead.worded(most), span, ink=PaletteRole.LINK, mark=mark))
    return tuple(runs)
