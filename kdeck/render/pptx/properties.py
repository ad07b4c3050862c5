"""The parts that describe a presentation: document properties, view and show settings."""

from kdeck.plan.deck.model import Deck
from kdeck.render.pptx.markup import Markup, document


def core_properties(deck: Deck) -> bytes:
    """Write the core properties of a deck; their comments are the notice of its review."""
    metadata = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    texts = {
        "dc:title": deck.title,
        "dc:subject": deck.subject,
        "dc:creator": deck.author,
        "cp:keywords": ", ".join(deck.keywords),
        "dc:description": deck.notice,
        "cp:lastModifiedBy": deck.author,
        "dc:language": deck.language,
    }
    told = Markup.join(
        Markup("<{}>{}</{}>", tag, _short(text), tag) for tag, text in texts.items() if text
    )
    # A render knows no clock: the date is that of the content.
    dates = Markup.join(
        Markup(
            '<dcterms:{} xsi:type="dcterms:W3CDTF">{}T00:00:00Z</dcterms:{}>',
            name,
            deck.dated,
            name,
        )
        for name in ("created", "modified")
    )
    return Markup(
        '<cp:coreProperties xmlns:cp="{}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}'
        "<cp:revision>1</cp:revision>{}</cp:coreProperties>",
        *(metadata, told, dates),
    ).part()


def _short(text: str) -> str:
    """Cut a property to the 255 characters that Office keeps."""
    return text if len(text) <= 255 else f"{text[:254]}…"


def extended_properties(company: str) -> bytes:
    """Write the application that made the file and the company that it is for."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return Markup(
        '<Properties xmlns="{}"><Application>kdeck</Application><PresentationFormat>Widescreen'
        "</PresentationFormat><Company>{}</Company></Properties>",
        *(namespace, company),
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
