"""The last slides of a deck: where it comes from, and whom to call."""

from collections.abc import Iterator

from kdeck.model.audience import Audience
from kdeck.plan.bibliography import format_references
from kdeck.plan.code import code_alt, code_scene
from kdeck.plan.deck import NoteLine, Slide, SlideFigure, SlideParagraph, SlideShape
from kdeck.plan.layout import LAYOUTS, LayoutName
from kdeck.plan.run import Run, Runs, run_text
from kdeck.plan.runs import reference_runs, web_run
from kdeck.plan.slidemaker import BODY, SlideMaker, numbered
from kdeck.plan.wording import CONTACT_HEADING, REFERENCES_HEADING

_SOURCES = NoteLine("The sources of this deck, in the order in which they are cited.", said=False)


class ClosingSlides:
    """Plan the last slides."""

    def __init__(self, make: SlideMaker) -> None:
        self._make = make

    def references(self) -> Iterator[Slide]:
        """Plan the slides of the reference list."""
        document, layout = self._make.document, LayoutName.REFERENCES
        texts = tuple(
            f"{number}. {text}"
            for number, text in enumerate(format_references(document.references), 1)
        )
        if document.audience is Audience.PLAIN:
            texts = tuple(reference.short for reference in document.references)
        groups = [
            (SlideParagraph(reference_runs(text, reference.span)),)
            for text, reference in zip(texts, document.references, strict=True)
        ]
        if not groups:
            return
        shared = self._make.spread(layout, groups, len(groups))
        for number, text in enumerate(shared, 1):
            title = numbered(REFERENCES_HEADING[document.audience], number, len(shared))
            yield self._make.slide(layout, title, (text,), (_SOURCES,), document.span)

    def contact(self) -> Slide:
        """Plan the slide with the clinic, its code to scan, and the crisis line."""
        document, clinic, span = (
            self._make.document,
            self._make.theme.clinic,
            self._make.document.span,
        )
        layout = LayoutName.CONTACT
        lines: list[Runs] = [(Run(clinic.name, span, bold=True),)]
        lines.append((Run(", ".join(clinic.address), span),))
        if clinic.phone:
            lines.append((Run("Phone: ", span), *self._make.runs.phone(span)))
        lines.append((Run(clinic.hours, span),))
        if clinic.web:
            lines.append((Run("Web: ", span), web_run(clinic.web, clinic.name, span)))
        region = document.region
        lines.append(self._make.runs.text(region.crisis_text[document.audience], region.span))
        paragraphs = tuple(SlideParagraph(runs) for runs in lines if run_text(runs))
        shapes: tuple[SlideShape, ...] = (self._make.fitted(layout, BODY, paragraphs),)
        if clinic.web:
            shapes = (*shapes, self._code(clinic.web, layout))
        script = tuple(NoteLine(run_text(runs)) for runs in lines if run_text(runs))
        title = f"{CONTACT_HEADING}, or get help now in a crisis"
        return self._make.slide(layout, title, shapes, script, span)

    def _code(self, address: str, layout: LayoutName) -> SlideFigure:
        place = LAYOUTS[layout].placeholder(11)
        return SlideFigure(code_scene(address), code_alt(address), place.rect, place.name)
