"""A talk: as many slides as its minutes have room for, and an appendix that they lead to.

The parts of the recipe are gone through in order, a slide for each topic. What only may stand in
the talk is in the appendix, with what its slides have no room to show; so are the safety notes, by
their lines, at its head. Slides are made first, each with whose it is; then their numbers are
known, and the line at the foot of each gets its links: there from the talk, and back again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.document import Chapter, Section
from kdeck.model.recipe import PartForm, Priority
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.agenda import DeckPart, agenda_slide, path_slide
from kdeck.plan.deck.closing import ClosingSlides
from kdeck.plan.deck.disclosures import disclosures
from kdeck.plan.deck.foot import Lead, sourced
from kdeck.plan.deck.maker import SlideMaker, point
from kdeck.plan.deck.model import NoteLine, Slide, SlideParagraph
from kdeck.plan.deck.sources import listed
from kdeck.plan.deck.talkslides import TalkSlides
from kdeck.plan.deck.tiles import link_tiles
from kdeck.plan.deck.titles import distinct
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.model import OWN
from kdeck.plan.text.run import Run, ToSlide

# Parts of a talk that are so many are named on a slide of their own.
_FEWEST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Talk:
    """Hold the parts of a talk with their slides, its appendix last."""

    parts: tuple[DeckPart, ...]
    appendix: int


@dataclass(frozen=True, slots=True)
class _Draft:
    """Hold a slide without its foot: the chapters that it tells, and the topic it belongs to.

    The index names it by its name, if it has one.
    """

    slide: Slide
    told: tuple[Chapter, ...] = ()
    topic: str = ""
    name: str = ""


@dataclass(slots=True)
class _Parts:
    """Gather the drafts of a talk as its sections are gone through."""

    opening: list[_Draft] = field(default_factory=list)
    talk: list[tuple[Section | None, list[_Draft]]] = field(default_factory=list)
    lines: list[_Draft] = field(default_factory=list)
    details: list[_Draft] = field(default_factory=list)


def plan_talk(make: SlideMaker, title: Slide) -> Talk:
    """Plan the slides of a talk, which begins with a title."""
    parts = _gone_through(make, title)
    _tell_apart(make, parts)
    headed = [(section, drafts) for section, drafts in parts.talk if section is not None]
    if len(headed) >= _FEWEST_PARTS:
        parts.opening.append(_path(make, parts, len(parts.opening) + 2))
    main = [*parts.opening, *(draft for _, drafts in parts.talk for draft in drafts)]
    closing = ClosingSlides(make)
    sources = closing.references_shown(listed(make.document))
    closed = (*sources, *closing.contact())
    first = len(main) + 1
    behind = [*parts.lines, *parts.details]
    # How many slides the index takes does not hang on the numbers in it.
    index = _index(make, behind, first + len(_index(make, behind, first)))
    appendix = [*index, *behind]
    numbers = _Numbers(
        make, main, appendix, range(first + len(index), first + len(index) + len(parts.lines))
    )
    slides = [numbers.footed(n, draft) for n, draft in enumerate((*main, *appendix), 1)]
    ends = _Counter(slides)
    made = [DeckPart(make.words("opening"), ends.take(len(parts.opening)))]
    for section, drafts in parts.talk:
        name = section.heading if section else ""
        made.append(DeckPart(name, ends.take(len(drafts)), section))
    if appendix:
        made.append(DeckPart(make.words("appendix"), ends.take(len(appendix))))
    made.append(DeckPart(make.words("closing"), closed))
    kept = tuple(part for part in made if part.slides)
    return Talk(kept, len(appendix) + len(closed))


def _gone_through(make: SlideMaker, title: Slide) -> _Parts:
    slides, parts = TalkSlides(make), _Parts()
    # The topics that slides lead to, with the topics of those slides.
    homes: dict[str, str] = {}
    parts.opening.append(_Draft(slides.add(title)))
    if make.document.audience is Audience.CLINICIAN:
        parts.opening += [_Draft(slides.add(slide)) for slide in disclosures(make)]
    behind: list[tuple[Chapter, tuple[Chapter, ...]]] = []
    for section in make.document.sections:
        if section.form is PartForm.LINES:
            lines = slides.lines(section)
            name = section.heading
            parts.lines += [_Draft(s, section.chapters, "", name) for s in lines]
            continue
        drafts = list[_Draft]()
        for chapter, said in _with_said(section.chapters):
            if chapter.priority is Priority.MAY:
                behind.append((chapter, said))
                continue
            made, topic = slides.topic(chapter, said), chapter.id
            if chapter.more:
                homes[chapter.more] = topic
            drafts += [_Draft(slide, (chapter, *said), topic) for slide in made.shown]
            details = made.details
            parts.details += [_Draft(s, (chapter,), topic, s.bare_title) for s in details]
        if section.heading or not parts.talk:
            parts.talk.append((section if section.heading else None, drafts))
        else:
            parts.talk[-1][1].extend(drafts)
    # A part of which all is in the appendix is none of the talk.
    parts.talk = [(section, drafts) for section, drafts in parts.talk if drafts]
    for chapter, said in behind:
        made, topic = slides.behind(chapter, said), homes.get(chapter.id, "")
        told = (chapter, *said)
        parts.details += [_Draft(s, told, topic, chapter.title) for s in made.shown]
        parts.details += [_Draft(s, told, topic, s.bare_title) for s in made.details]
    return parts


def _tell_apart(make: SlideMaker, parts: _Parts) -> None:
    """Give the slides of different topics different titles, in the order of the talk."""
    drafts = [*parts.opening, *(draft for _, own in parts.talk for draft in own)]
    drafts += [*parts.lines, *parts.details]
    slides = distinct(make, ((draft.slide, next(iter(draft.told), None)) for draft in drafts))
    made = iter([replace(d, slide=slide) for d, slide in zip(drafts, slides, strict=True)])
    for own in (parts.opening, *(own for _, own in parts.talk), parts.lines, parts.details):
        own[:] = [next(made) for _ in own]


def _with_said(chapters: Sequence[Chapter]) -> Iterator[tuple[Chapter, tuple[Chapter, ...]]]:
    """Give each topic that has a slide, with those that are told in its notes."""
    shown = [number for number, chapter in enumerate(chapters) if not chapter.said]
    for start, end in zip(shown, [*shown[1:], len(chapters)], strict=True):
        yield chapters[start], tuple(chapters[start + 1 : end])


class _Counter:
    """Take slides in their order."""

    def __init__(self, slides: Sequence[Slide]) -> None:
        self._slides = slides
        self._taken = 0

    def take(self, count: int) -> tuple[Slide, ...]:
        start, self._taken = self._taken, self._taken + count
        return tuple(self._slides[start : self._taken])


class _Numbers:
    """Know which slide leads to which, by their numbers from 1."""

    def __init__(
        self, make: SlideMaker, main: list[_Draft], appendix: list[_Draft], lines: range
    ) -> None:
        self._make = make
        self._main = len(main)
        self._drafts = [*main, *appendix]
        self._index = len(main) + 1 if appendix else 0
        self._lines = lines
        alarms = (n for n, d in enumerate(main, 1) if any(c.is_alarm for c in d.told))
        self._safety = next(alarms, len(main))

    def footed(self, number: int, draft: _Draft) -> Slide:
        """Give a slide its sources, and its links to the appendix or back."""
        # What only the notes say has its sources there.
        told = draft.told if number in self._lines else draft.told[:1]
        leads = self._there(number, draft) if number <= self._main else self._back(number, draft)
        return sourced(self._make, draft.slide, told, tuple(leads))

    def _there(self, number: int, draft: _Draft) -> Iterator[Lead]:
        words = self._make.words
        if self._lines and number == self._safety:
            first = self._lines[0]
            yield self._lead(words("notes-at", number=first), first)
        behind = range(self._main + 1, len(self._drafts) + 1)
        # Details of the topic itself, and then the topic that says more of the same.
        own = [n for n in behind if draft.topic and self._drafts[n - 1].topic == draft.topic]
        firsts = {self._drafts[n - 1].told[0].id: n for n in reversed(own)}
        for detail in sorted(firsts.values()):
            name = words("more-at", name="{name}", number=detail)
            led = self._drafts[detail - 1]
            yield replace(self._lead(name, detail), name=led.name, topic=led.told[0].title)
        if self._index and number == self._main:
            yield self._lead(words("appendix-at", number=self._index), self._index)

    def _back(self, number: int, draft: _Draft) -> Iterator[Lead]:
        words = self._make.words
        if number in self._lines:
            yield self._lead(words("back-to", number=self._safety), self._safety)
            return
        homes = (n for n, d in enumerate(self._drafts[: self._main], 1) if d.topic == draft.topic)
        home = next(homes, None) if draft.topic else None
        if home is None:
            home = self._main if number == self._index else self._index
        yield self._lead(words("back-to", number=home), home)

    def _lead(self, shown: str, number: int) -> Lead:
        return Lead(shown, number, self._drafts[number - 1].slide.title)


def _path(make: SlideMaker, parts: _Parts, first: int) -> _Draft:
    """Name the parts of the talk, each a link to its first slide."""
    found, minutes = list[DeckPart](), make.document.minutes
    for section, drafts in parts.talk:
        slides = tuple(draft.slide for draft in drafts)
        if section is not None:
            found.append(DeckPart(section.heading, slides, section))
        else:
            first += len(slides)
    title = make.words("talk-path", parts=len(found), minutes=minutes or 0)
    shown = path_slide(make, found, first, title) or agenda_slide(make, found, first, title)
    return _Draft(shown)


def _index(make: SlideMaker, drafts: Sequence[_Draft], first: int) -> list[_Draft]:
    """List what stands in the appendix, from a slide of that number, each a link to it.

    Links are tiles where one slide has room for all of them, or else stand in two columns.
    """
    if not drafts:
        return []
    span = make.document.span
    entries = tuple(
        _entry(make, draft, number, span)
        for number, draft in enumerate(drafts, first)
        if number == first or drafts[number - first - 1].name != draft.name
    )
    title = make.words.worded("appendix", make.document.audience)
    said = NoteLine(make.words("appendix-said"), said=False)
    if make.master is OWN and make.fits(LayoutName.DRAWING, title):
        lead = SlideParagraph((Run(make.words("appendix-choose"), span),))
        area = make.master.layout(LayoutName.DRAWING).area
        links = [replace(entry, bullet=False) for entry in entries]
        if tiles := link_tiles(lead, links, make.theme.deck_body, area):
            return [_Draft(make.slide(LayoutName.DRAWING, title, (tiles,), (said,), span))]
    layout = LayoutName.COLUMNS
    shown = make.columns(layout, [(entry,) for entry in entries], len(entries))
    return [
        _Draft(make.slide(layout, make.numbered(title, number, len(shown)), texts, (said,), span))
        for number, texts in enumerate(shown, 1)
    ]


def _entry(make: SlideMaker, draft: _Draft, number: int, span: Span) -> SlideParagraph:
    words = make.words("slide", number=number, title=draft.slide.title)
    link = Run(draft.name, span, ink=PaletteRole.LINK, mark=ToSlide(number, words))
    return point((link, Run(f"\u00a0{number}", span, bold=True)))
