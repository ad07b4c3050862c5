"""The parts that describe a presentation: document properties, view and show settings."""

from datetime import datetime

from pptx.presentation import Presentation

from kdeck.plan.deck import Deck
from kdeck.render.pptx.markup import DECLARATION, document, escape

# A render knows no clock: the date is the same in every file. python-pptx takes it as UTC.
_WRITTEN = datetime(2000, 1, 1)


def describe(presentation: Presentation, deck: Deck) -> None:
    """Write the core properties of a deck; a draft says so in its comments."""
    core = presentation.core_properties
    core.title = _short(deck.title)
    core.subject = _short(deck.subject)
    core.author = _short(deck.author)
    core.last_modified_by = _short(deck.author)
    core.keywords = _short(", ".join(deck.keywords))
    core.language = deck.language
    core.comments = _short(deck.draft)
    core.created = core.modified = _WRITTEN
    core.revision = 1


def _short(text: str) -> str:
    """Cut a property to the 255 characters that Office keeps."""
    return text if len(text) <= 255 else f"{text[:254]}…"


def core_properties() -> bytes:
    """Write an empty set of core properties, for a deck to fill."""
    metadata = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{metadata}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    ).encode()


def extended_properties(company: str) -> bytes:
    """Write the application that made the file and the company that it is for."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f'{DECLARATION}<Properties xmlns="{namespace}"><Application>kdeck</Application>'
        f"<PresentationFormat>Widescreen</PresentationFormat><Company>{escape(company)}</Company>"
        "</Properties>"
    ).encode()


def show_settings() -> bytes:
    """Write the settings of the show: a speaker presents it, nothing loops or advances alone."""
    return document("p:presentationPr", '<p:showPr showNarration="0"><p:present/></p:showPr>')


def view_settings() -> bytes:
    """Open the file on the slides, with the notes in sight."""
    return document(
        "p:viewPr",
        '<p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="80000"/></p:normalViewPr>',
        'lastView="sldView"',
    )
