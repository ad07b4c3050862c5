"""A deck as a PPTX file, the same bytes for the same deck.

The deck is python-pptx's: its masters, layouts and themes are parts that are laid into a package
as they are, its slides and notes are copies of the one that a layout has. All slides are made
before the first is filled, since they may lead to each other.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.parts.presentation import PresentationPart
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.util import Emu

from kdeck.plan.deck.model import Deck
from kdeck.render.artifact import Artifact
from kdeck.render.pptx.chartpart import chart_part
from kdeck.render.pptx.embedding import carry_fonts
from kdeck.render.pptx.house import House, house_of
from kdeck.render.pptx.markup import Markup, document, parse
from kdeck.render.pptx.master import MASTER_ID
from kdeck.render.pptx.notes import notes_page
from kdeck.render.pptx.outline import section_list
from kdeck.render.pptx.package import DeckPackage, numbered, relate, uri_of
from kdeck.render.pptx.properties import core_properties
from kdeck.render.pptx.prototype import new_slide
from kdeck.render.pptx.slide import Blank, Leads, charts_of, fill
from kdeck.render.pptx.stationery import PRESENTATION
from kdeck.units import emu

MEDIA_TYPE = f"{PRESENTATION}.presentation"
_MAIN = "ppt/presentation.xml"
# Ids of slides begin here (ECMA-376-1, 19.7.13).
_FIRST_ID = 256


def render(deck: Deck) -> Artifact:
    """Render a deck; sources names each slide 'slide-1', 'slide-2' and so on."""
    size = deck.master.width, deck.master.height
    house = house_of(deck.theme, deck.language, size, spare=deck.master.has_spare)
    package = DeckPackage()
    numbers = range(1, len(deck.slides) + 1)
    said = set[str]()
    blanks = [_blank(deck, number, house, package) for number in numbers]
    slides = [blank.part for blank in blanks]
    main = _presentation(deck, house, slides, package)
    package.relate_to(main, RT.OFFICE_DOCUMENT)
    package.relate_to(core_properties(deck, package), RT.CORE_PROPERTIES)
    package.relate_to(house.parts[uri_of("docProps/app.xml")], RT.EXTENDED_PROPERTIES)
    for number, first in enumerate(_first_charts(deck), 1):
        charts = [
            chart_part(chart, order, deck.language, package)
            for order, chart in enumerate(charts_of(deck.slides[number - 1]), first)
        ]
        fill(deck, number, blanks[number - 1], Leads(slides, charts))
        if not house.own:
            house.colors.paint(slides[number - 1].slide.element)
            for chart in charts:
                house.colors.paint(chart.chart.element)
        texts = (
            slides[number - 1].slide,
            slides[number - 1].notes_slide,
            *(c.chart for c in charts),
        )
        said.update(*(word for each in texts for word in each.element.itertext()))
    carry_fonts(deck.theme, said, main, package)
    sources = tuple((f"slide-{n}", slide.span) for n, slide in enumerate(deck.slides, 1))
    return Artifact(package.packed(), MEDIA_TYPE, sources, length=len(deck.slides))


def _blank(deck: Deck, number: int, house: House, package: DeckPackage) -> Blank:
    """Make a slide without its shapes, and its notes."""
    slide, parts = deck.slides[number - 1], house.parts
    element, places = new_slide(deck.master.layout(slide.layout))
    part = SlidePart(uri_of(_slide_file(number)), CT.PML_SLIDE, package, element)
    page = notes_page(slide, deck.language, None if house.own else house.size)
    uri = uri_of(f"ppt/notesSlides/notesSlide{number}.xml")
    notes = NotesSlidePart(uri, CT.PML_NOTES_SLIDE, package, page)
    part.relate_to(parts[uri_of(house.layout(slide.layout, deck))], RT.SLIDE_LAYOUT)
    part.relate_to(notes, RT.NOTES_SLIDE)
    notes.relate_to(parts[uri_of(house.notes)], RT.NOTES_MASTER)
    notes.relate_to(part, RT.SLIDE)
    return Blank(part, places)


def _presentation(
    deck: Deck, house: House, slides: Sequence[SlidePart], package: DeckPackage
) -> PresentationPart:
    """Make the main part, which leads to the masters and to all slides."""
    relations = numbered(
        *(("slideMaster", master) for master in house.masters),
        ("notesMaster", house.notes),
        ("handoutMaster", house.handout),
        ("theme", house.theme),
        ("presProps", "ppt/presProps.xml"),
        ("viewProps", "ppt/viewProps.xml"),
        ("tableStyles", "ppt/tableStyles.xml"),
        *(("slide", _slide_file(number)) for number in range(1, len(slides) + 1)),
    )
    ids = range(_FIRST_ID, _FIRST_ID + len(slides))
    # All at once: python-pptx looks through all slides for each one that it adds.
    listed = Markup.join(
        Markup('<p:sldId id="{}" r:id="{}"/>', identity, relation.id)
        for identity, relation in zip(ids, relations[-len(ids) or len(relations) :], strict=True)
    )
    count = len(house.masters)
    masters = Markup.join(
        Markup('<p:sldMasterId id="{}" r:id="rId{}"/>', MASTER_ID + number, number + 1)
        for number in range(count)
    )
    body = Markup(
        "<p:sldMasterIdLst>{}</p:sldMasterIdLst>"
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId{}"/></p:notesMasterIdLst>'
        '<p:handoutMasterIdLst><p:handoutMasterId r:id="rId{}"/></p:handoutMasterIdLst>'
        '<p:sldIdLst>{}</p:sldIdLst><p:notesSz cx="{}" cy="{}"/>',
        *(masters, count + 1, count + 2, listed),
        *map(emu, house.notes_size),
    )
    root = parse_xml(document("p:presentation", body, Markup('saveSubsetFonts="1"')))
    part = PresentationPart(uri_of(_MAIN), CT.PML_PRESENTATION_MAIN, package, root)
    relate(part, relations, {**house.parts, **{slide.partname: slide for slide in slides}})
    show = part.presentation
    show.slide_width, show.slide_height = (Emu(emu(side)) for side in house.size)
    root.append(parse_xml(house.text_style))
    root.extend(parse(section_list(deck, ids)))
    return part


def _first_charts(deck: Deck) -> Iterator[int]:
    """Give each slide the number of its first chart: charts are counted through the deck."""
    counts = (len(charts_of(slide)) for slide in deck.slides[:-1])
    return accumulate(counts, initial=1)


def _slide_file(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"
