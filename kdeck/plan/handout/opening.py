"""How the text of a handout opens: its title, its message, and whether a clinician reviewed it."""

from dataclasses import replace

from kdeck.model.document import Document
from kdeck.paletterole import PaletteRole
from kdeck.plan.handout.model import Prose
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import Run
from kdeck.plan.text.wording import wording


def opening(document: Document) -> tuple[Prose, ...]:
    """Word the first paragraphs of a document; that it is a draft stands out."""
    span = document.span
    notice = Run(wording(document.language).review(document.review), span)
    if document.draft:
        notice = replace(notice, bold=True, ink=PaletteRole.DANGER)
    return (
        Prose((Run(document.title, span),), Role.TITLE, span, level=1),
        Prose((Run(document.message, span),), Role.LEAD, span),
        Prose((notice,), Role.BODY, span),
    )
