"""The parts that describe a presentation: document properties, view and show settings."""

from datetime import datetime

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.oxml.coreprops import CT_CoreProperties
from pptx.package import Package
from pptx.parts.coreprops import CorePropertiesPart

from kdeck.plan.deck.model import Deck
from kdeck.render.pptx.markup import Markup, document, plain
from kdeck.render.pptx.package import uri_of


def core_properties(deck: Deck, package: Package) -> CorePropertiesPart:
    """Make the core properties of a deck; their comments are the notice of its review."""
    uri, element = uri_of("docProps/core.xml"), CT_CoreProperties.new_coreProperties()
    core = CorePropertiesPart(uri, CT.OPC_CORE_PROPERTIES, package, element)
    texts = {
        "title": deck.title,
        "subject": deck.subject,
        "author": deck.author,
        "keywords": ", ".join(deck.keywords),
        "comments": deck.notice,
        "last_modified_by": deck.author,
        "language": deck.language,
    }
    for name, text in texts.items():
        if text:
            setattr(core, name, _short(plain(text)))
    core.revision = 1
    # A render knows no clock: the date is that of the content.
    core.created = core.modified = datetime.fromisoformat(deck.dated)
    return core


def _short(text: str) -> str:
    """Cut a property to the 255 characters that Office keeps."""
    return text if len(text) <= 255 else f"{text[:254]}…"


def extended_properties(company: str) -> bytes:
    """Write the application that made the file and the company that it is for."""
    return Markup(
        '<Properties xmlns="{}"><Application>kdeck</Application><PresentationFormat>Widescreen'
        "</PresentationFormat><Company>{}</Company></Properties>",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        company,
    ).part()


def show_settings() -> bytes:
    """Write the settings of the show: a speaker presents it, nothing loops or advances alone."""
    return document(
        "p:presentationPr", Markup('<p:showPr showNarration="0"><p:present/></p:showPr>')
    )


def view_settings() -> bytes:
    """Open the file on the slides, with the notes in sight."""
    return document(
        "p:viewPr",
        Markup(
            '<p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="80000"/>'
            "</p:normalViewPr>"
        ),
        Markup('lastView="sldView"'),
    )
