"""The last slides of a deck: where it comes from, and whom to call."""

from collections.abc import Iterator

from kdeck.model.audience import Audience
from kdeck.plan.bibliography import format_references
from kdeck.plan.code import code_alt, code_caption, code_scene
from kdeck.plan.deck import NoteLine, Slide, SlideFigure, SlideParagraph, SlideShape
from kdeck.plan.layout import LayoutName
from kdeck.plan.run import Run, Runs, run_text
from kdeck.plan.runs import reference_runs, web_run
from kdeck.plan.slidemaker import BODY, SlideMaker, numbered
from kdeck.plan.wording import CONTACT_HEADING, REFERENCES_HEADING

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

    def contact(self) -> Slide:
        """Plan the slide with the clinic, its code to scan, and the crisis line."""
        document, clinic, span = (
            self._make.document,
            self._make.theme.clinic,
            self._make.document.span,
        )
        layout = LayoutName.CONTACT
        lines: list[Runs] = [(Run(clinic.name, span, bold=True),)]
        lines += [(Run(line, span),) for line in clinic.address]
        if clinic.phone:
            lines.append((Run("Phone: ", span), *self._make.runs.phone(span)))
        lines.append((Run(clinic.hours, span),))
        if clinic.web:
            lines.append((Run("Web: ", span), web_run(clinic.web, clinic.name, span)))
        region = document.region
        lines.append(self._make.runs.text(region.crisis_text[document.audience], region.span))
        address = range(1, 1 + len(clinic.address))
        paragraphs = tuple(
            SlideParagraph(runs, follows=number in address)
            for number, runs in enumerate(lines)
            if run_text(runs)
        )
        shapes: tuple[SlideShape, ...] = (self._make.fitted(layout, BODY, paragraphs),)
        if clinic.web:
            caption = (SlideParagraph((Run(code_caption(clinic.web), span),)),)
            caption_text = self._make.fitted(layout, _CAPTION, caption)
            shapes = (*shapes, self._code(clinic.web, layout), caption_text)
        script = tuple(NoteLine(run_text(runs)) for runs in lines if run_text(runs))
        title = f"{CONTACT_HEADING}, or get help now in a crisis"
        return self._make.slide(layout, title, shapes, script, span)

    def _code(self, address: str, layout: LayoutName) -> SlideFigure:
        place = self._make.master.place(layout, 11)
        return SlideFigure(code_scene(address), code_alt(address), place.rect, place.name)
