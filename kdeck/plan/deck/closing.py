"""The last slides of a deck: where it comes from, and whom to call."""

from collections.abc import Iterator

from kdeck.model.audience import Audience
from kdeck.plan.deck.maker import BODY, SlideMaker, numbered, plain
from kdeck.plan.deck.model import (
    NoteLine,
    Slide,
    SlideFigure,
    SlideParagraph,
    SlideShape,
    SlideText,
)
from kdeck.plan.drawn.qrcode import code_alt, code_caption, code_scene
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.text.address import address_lines
from kdeck.plan.text.references import format_references
from kdeck.plan.text.run import Run, Runs, run_text
from kdeck.plan.text.runs import reference_runs, web_run
from kdeck.plan.text.wording import (
    ABOUT_CLINIC,
    CONTACT_HEADING,
    NOTES_CODE_ALT,
    NOTES_CODE_CAPTION,
    REFERENCES_HEADING,
    SHORT_CODE_CAPTION,
)

_CAPTION = 12
_SOURCES = NoteLine("The sources of this deck, in the order in which they are cited.", said=False)


class ClosingSlides:
    """Plan the last slides."""

    def __init__(self, make: SlideMaker) -> None:
        self._make = make

    def references(self) -> Iterator[Slide]:
        """Plan the slides of the reference list."""
        document, layout = self._make.document, LayoutName.REFERENCES
        numbers = document.audience is Audience.CLINICIAN
        texts = (
            format_references(document.references)
            if numbers
            else [reference.short for reference in document.references]
        )
        groups = [
            (SlideParagraph(reference_runs(text, reference.span), number=number * numbers),)
            for number, (text, reference) in enumerate(
                zip(texts, document.references, strict=True), 1
            )
        ]
        if not groups:
            return
        shown = self._make.columns(layout, groups, len(groups))
        for number, columns in enumerate(shown, 1):
            title = numbered(REFERENCES_HEADING[document.audience], number, len(shown))
            yield self._make.slide(layout, title, columns, (_SOURCES,), document.span)

    def contact(self) -> Iterator[Slide]:
        """Plan the slide with the clinic, its code to scan, and the crisis line.

        What is too long for one slide has slides of its own before it, so that the last one keeps
        the numbers to call.
        """
        document, address = self._make.document, self._address()
        clinics, numbers = self._clinic()
        region = document.region
        words = self._make.runs.text(region.crisis_text[document.audience], region.span)
        crisis = SlideParagraph(words)
        last = (*clinics, *numbers, crisis)
        # Without a code to scan, the words have the whole slide.
        layout = LayoutName.CONTACT if address else LayoutName.POINTS
        body = self._make.fitted(layout, BODY, last)
        if self._make.overflows(layout, body):
            wide = LayoutName.POINTS
            parts = self._make.spread(wide, [(each,) for each in clinics], len(clinics))
            for number, text in enumerate(parts, 1):
                title = numbered(ABOUT_CLINIC, number, len(parts))
                script = tuple(NoteLine(run_text(p.runs)) for p in text.paragraphs)
                yield self._make.slide(wide, title, (text,), script, document.span)
            last = (*numbers, crisis)
            body = self._make.fitted(layout, BODY, last)
        shapes: tuple[SlideShape, ...] = (body,)
        if address:
            shapes = (body, self._code(address, layout), self._caption(address, layout))
        script = tuple(NoteLine(run_text(paragraph.runs)) for paragraph in last)
        title = f"{CONTACT_HEADING}, or get help now in a crisis"
        yield self._make.slide(layout, title, shapes, script, document.span)

    def _address(self) -> str:
        """Give the address that the code opens: that of the full notes, or the clinic's."""
        return self._make.runs.full_notes_address or self._make.theme.clinic.web

    def _clinic(self) -> tuple[tuple[SlideParagraph, ...], tuple[SlideParagraph, ...]]:
        """Word who and where the clinic is, and how to reach it."""
        clinic, span = self._make.theme.clinic, self._make.document.span
        place = (
            SlideParagraph((Run(clinic.name, span, bold=True),)),
            *(SlideParagraph((Run(line, span),), follows=True) for line in address_lines(clinic)),
        )
        reach: list[Runs] = []
        if clinic.phone:
            reach.append((Run("Phone: ", span), *self._make.runs.phone(span)))
        reach.append((Run(clinic.hours, span),))
        if clinic.web:
            reach.append((Run("Web: ", span), web_run(clinic.web, clinic.name, span)))
        reach.append(self._make.runs.full_notes_in_words(span))
        return place, tuple(SlideParagraph(runs) for runs in reach if run_text(runs))

    def _caption(self, address: str, layout: LayoutName) -> SlideText:
        """Say what the code opens; an address too long for it stands beside it alone."""
        notes = address == self._make.runs.full_notes_address
        captions = (
            NOTES_CODE_CAPTION if notes else code_caption(address),
            SHORT_CODE_CAPTION,
        )
        texts = [
            self._make.fitted(layout, _CAPTION, (plain(words, self._make.document.span),))
            for words in captions
        ]
        return next((t for t in texts if not self._make.overflows(layout, t)), texts[-1])

    def _code(self, address: str, layout: LayoutName) -> SlideFigure:
        place = self._make.master.place(layout, 11)
        notes = address == self._make.runs.full_notes_address
        alt = NOTES_CODE_ALT if notes else code_alt(address)
        return SlideFigure(code_scene(address), alt, place.rect, place.name)
