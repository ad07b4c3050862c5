"""Whether every chapter of a document reaches its deck."""

from collections.abc import Iterator

from kdeck.finding import Finding
from kdeck.model.document import Document
from kdeck.model.recipe import PartForm
from kdeck.plan.deck.points import key_points, shown_in_deck


def check_points(document: Document) -> Iterator[Finding]:
    """Find chapters that a deck would leave out, because they have no points for a slide."""
    for section in shown_in_deck(document).sections:
        for chapter in section.chapters:
            alone = chapter.is_crisis and section.form is not PartForm.NOTES
            if not alone and not key_points(chapter):
                yield Finding(
                    "key-points-missing",
                    f"the topic '{chapter.id}' has no key points for the {document.audience} deck",
                    "add a 'key-points' div with a list for each audience",
                    chapter.span,
                )
