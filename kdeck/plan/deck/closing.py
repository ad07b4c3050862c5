"""The last slides of a deck: where it comes from, and whom to call."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from kdeck.model.audience import Audience
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.maker import READ, SlideMaker, plain
from kdeck.plan.deck.model import (
    NoteLine,
    Script,
    Slide,
    SlideFigure,
    SlideParagraph,
    SlideShape,
    SlideText,
)
from kdeck.plan.drawn.qrcode import code_scene
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.model import OWN
from kdeck.plan.text.address import address_lines
from kdeck.plan.text.citationruns import reference_runs
from kdeck.plan.text.linkaddress import printed_address
from kdeck.plan.text.references import format_references
from kdeck.plan.text.run import Run, Runs, run_text

# So many slides list references: what they lack is behind the code, and in the notes.
_MOST_LISTS = 3
# So many entries make way for the line on those that are left.
_GIVES_WAY = 2


@dataclass(frozen=True, slots=True)
class _Way:
    """Hold one way to set the last slide, the size of its type, and whether all of it fits."""

    layout: LayoutName
    said: Group
    shapes: tuple[SlideShape, ...]
    size: float
    fits: bool


class ClosingSlides:
    """Plan the last slides."""

    def __init__(self, make: SlideMaker) -> None:
        self._make = make
        self._words = make.words

    def references(self) -> Iterator[Slide]:
        """Plan the slides of the reference list: few, and so in short where it is long.

        What has no room on them is named in the notes of the slides that state it.
        """
        document = self._make.document
        numbers = document.audience is Audience.CLINICIAN
        short = [reference.short for reference in document.references]
        full = format_references(
            document.references, self._make.theme.citation_style, document.language
        )
        shown: list[tuple[SlideText, ...]] = []
        for texts in (full, short) if numbers else (short,):
            groups = list(self._entries(texts, numbers=numbers))
            shown = self._columns(groups)
            if len(shown) <= _MOST_LISTS:
                break
        said = [NoteLine(self._words("references-of-deck"), said=False)]
        shown, left = self._told(shown)
        if address := self._make.runs.code_address:
            where = self._words("references-at", address=printed_address(address))
            said.append(NoteLine(where, said=False))
        yield from self._lists(shown, tuple(said), left)

    def _columns(self, groups: Sequence[Group]) -> list[tuple[SlideText, ...]]:
        if not groups:
            return []
        return self._make.columns(LayoutName.REFERENCES, groups, len(groups))

    def _told(self, shown: list[tuple[SlideText, ...]]) -> tuple[list[tuple[SlideText, ...]], str]:
        """Keep as many slides of references as a deck has; the last says how many are left."""
        kept, beyond = shown[:_MOST_LISTS], shown[_MOST_LISTS:]
        if not beyond:
            return kept, ""
        *before, last = kept[-1]
        place = len(last.paragraphs) - _GIVES_WAY
        count = _GIVES_WAY + sum(len(text.paragraphs) for texts in beyond for text in texts)
        left = self._words("references-left", count=count)
        told = SlideParagraph((Run(left, self._make.document.span),))
        ended = replace(last, paragraphs=(*last.paragraphs[:place], told))
        return [*kept[:-1], (*before, ended)], left

    def _lists(
        self, kept: Sequence[tuple[SlideText, ...]], said: Script, left: str
    ) -> Iterator[Slide]:
        """Plan the slides of columns of references; the notes of the last say what is left."""
        document = self._make.document
        title = self._words.worded("references", document.audience)
        for number, columns in enumerate(kept, 1):
            each = self._make.numbered(title, number, len(kept))
            more = (NoteLine(left, said=False),) if left and number == len(kept) else ()
            script = (*said[:1], *more, *said[1:])
            yield self._make.slide(LayoutName.REFERENCES, each, columns, script, document.span)

    def _entries(self, texts: Sequence[str], *, numbers: bool) -> Iterator[Group]:
        listed = self._make.document.references
        for number, (text, reference) in enumerate(zip(texts, listed, strict=True), 1):
            runs = reference_runs(text, reference.span, self._words)
            yield (SlideParagraph(runs, number=number * numbers),)

    def references_shown(self, shown: Collection[str]) -> Iterator[Slide]:
        """Plan the slides that list some references, by their ids, in short and by their names."""
        listed = sorted(
            (reference for reference in self._make.document.references if reference.id in shown),
            key=lambda reference: reference.short.casefold(),
        )
        groups = [(plain(reference.short, reference.span),) for reference in listed]
        kept, left = self._told(self._columns(groups))
        told = NoteLine(self._words("references-of-talk"), said=False)
        yield from self._lists(kept, (told,), left)

    def contact(self) -> Iterator[Slide]:
        """Plan the slide with the clinic, its code to scan, and the crisis line.

        What is too long for one slide has slides of its own before it, so that the last one keeps
        the numbers to call.
        """
        document, address = self._make.document, self._make.runs.code_address
        clinics, numbers = self._clinic()
        region = document.region
        words = self._make.runs.text(region.crisis_text[document.audience], region.span)
        crisis = SlideParagraph(words)
        # Without a code to scan, the words have the whole slide.
        layouts = [LayoutName.CONTACT] if address else [LayoutName.POINTS]
        if address and self._make.master is not OWN:
            # A template may have no room beside a code: the address stands in words as well.
            layouts.append(LayoutName.POINTS)
        whole, short = (*clinics, *numbers, crisis), (*numbers, crisis)
        ways = [self._way(layout, last) for layout in layouts for last in (whole, short)]
        fitting = [way for way in ways if way.fits]
        roomy = (way for way in fitting if way.size >= READ)
        way = next(roomy, next(iter(fitting), ways[-1]))
        if way.said == short:
            wide = LayoutName.POINTS
            parts = self._make.spread(wide, [(each,) for each in clinics], len(clinics))
            for number, text in enumerate(parts, 1):
                title = self._make.numbered(self._words("clinic"), number, len(parts))
                script = tuple(NoteLine(run_text(p.runs)) for p in text.paragraphs)
                yield self._make.slide(wide, title, (text,), script, document.span)
        script = tuple(NoteLine(run_text(paragraph.runs)) for paragraph in way.said)
        title = self._words("contact-or-crisis")
        yield self._make.slide(way.layout, title, way.shapes, script, document.span)

    def _way(self, layout: LayoutName, said: Group) -> _Way:
        """Set what is said into a layout, beside the code to scan where it has a place for it."""
        body = self._make.fitted(layout, Idx.BODY, said)
        fits = not self._make.overflows(layout, body)
        if layout is not LayoutName.CONTACT:
            return _Way(layout, said, (body,), body.size, fits)
        caption = self._caption(self._make.runs.code_address, layout)
        if self._make.master is not OWN:
            fits = fits and not self._make.overflows(layout, caption)
        return _Way(layout, said, (body, self._code(layout), caption), body.size, fits)

    def _clinic(self) -> tuple[tuple[SlideParagraph, ...], tuple[SlideParagraph, ...]]:
        """Word who and where the clinic is, and how to reach it."""
        clinic, span = self._make.theme.clinic, self._make.document.span
        place = (
            SlideParagraph((Run(clinic.name, span, bold=True),)),
            *(SlideParagraph((Run(line, span),), follows=True) for line in address_lines(clinic)),
        )
        reach: list[Runs] = []
        if clinic.phone:
            reach.append((Run(self._words("phone"), span), *self._make.runs.phone(span)))
        reach.append((Run(clinic.hours, span),))
        if number := clinic.visit.after_hours:
            called = self._make.runs.number(number, span)
            reach.append((Run(self._words("after-hours"), span), called))
        if clinic.web:
            reach.append((Run(self._words("web"), span), self._make.runs.web(span)))
        reach.append(self._make.runs.full_notes_in_words(span))
        return place, tuple(SlideParagraph(runs) for runs in reach if run_text(runs))

    def _caption(self, address: str, layout: LayoutName) -> SlideText:
        """Say what the code opens; an address too long for it stands beside it alone."""
        say, notes = self._words, address == self._make.runs.full_notes_address
        full = say("code-notes") if notes else say("code-scan", address=printed_address(address))
        captions = (full, say("code-scan-short"))
        texts = [
            self._make.fitted(layout, Idx.THIRD, (plain(words, self._make.document.span),))
            for words in captions
        ]
        whole = (
            t for t in texts if not self._make.overflows(layout, t) and self._is_whole(t, layout)
        )
        return next(whole, texts[-1])

    def _is_whole(self, text: SlideText, layout: LayoutName) -> bool:
        """Say whether no word is broken where a template has a narrow place."""
        measure = self._make.measure(layout, text.idx).at(text.size)
        return self._make.master is OWN or all(
            wide * text.size <= measure.width(paragraph)
            for paragraph in text.paragraphs
            for wide, _ in measure.words(paragraph)
        )

    def _code(self, layout: LayoutName) -> SlideFigure:
        place = self._make.master.place(layout, Idx.SECOND)
        runs = self._make.runs
        return SlideFigure(code_scene(runs.code_address), runs.code_opens, place.rect, place.name)
