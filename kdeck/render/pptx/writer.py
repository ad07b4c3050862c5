"""A deck as a PPTX file, the same bytes for the same deck."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from kdeck.plan.deck.model import Deck, SlideChart
from kdeck.render.artifact import Artifact
from kdeck.render.pptx.chart import chart_part
from kdeck.render.pptx.house import House, house_of
from kdeck.render.pptx.markup import Markup, document
from kdeck.render.pptx.master import MASTER_ID
from kdeck.render.pptx.notes import notes_page
from kdeck.render.pptx.outline import section_list
from kdeck.render.pptx.package import OFFICE, Part, Relation, numbered, pack
from kdeck.render.pptx.properties import core_properties
from kdeck.render.pptx.slide import charts_of, slide_part
from kdeck.render.pptx.stationery import PRESENTATION
from kdeck.render.pptx.text import Links
from kdeck.render.pptx.workbook import workbook
from kdeck.units import emu

MEDIA_TYPE = f"{PRESENTATION}.presentation"
_MAIN = "ppt/presentation.xml"
_CORE = "docProps/core.xml"
_METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Ids of slides begin here (ECMA-376-1, 19.7.13).
_FIRST_ID = 256


def render(deck: Deck) -> Artifact:
    """Render a deck; sources names each slide 'slide-1', 'slide-2' and so on."""
    house = house_of(deck.theme, deck.language, (deck.master.width, deck.master.height))
    parts = (
        _presentation(deck, house),
        *house.parts,
        *(
            part
            for number, first in enumerate(_first_charts(deck), 1)
            for part in _slide(deck, house, number, first)
        ),
        Part(_CORE, _CORE_TYPE, core_properties(deck)),
    )
    main, app = numbered(("officeDocument", _MAIN), ("extended-properties", "docProps/app.xml"))
    data = pack(parts, (main, replace(app, id="rId3"), Relation("rId2", _METADATA, _CORE)))
    sources = tuple((f"slide-{n}", slide.span) for n, slide in enumerate(deck.slides, 1))
    return Artifact(data, MEDIA_TYPE, sources)


def _presentation(deck: Deck, house: House) -> Part:
    relations = numbered(
        *(("slideMaster", master) for master in house.masters),
        ("notesMaster", house.notes),
        ("handoutMaster", house.handout),
        ("theme", house.theme),
        ("presProps", "ppt/presProps.xml"),
        ("viewProps", "ppt/viewProps.xml"),
        ("tableStyles", "ppt/tableStyles.xml"),
        *(("slide", _slide_file(number)) for number in range(1, len(deck.slides) + 1)),
    )
    ids = range(_FIRST_ID, _FIRST_ID + len(deck.slides))
    slides = Markup.join(
        Markup('<p:sldId id="{}" r:id="{}"/>', identity, relation.id)
        for identity, relation in zip(ids, relations[-len(ids) or len(relations) :], strict=True)
    )
    count = len(house.masters)
    masters = Markup.join(
        Markup('<p:sldMasterId id="{}" r:id="rId{}"/>', MASTER_ID + number, number + 1)
        for number in range(count)
    )
    (width, height), (across, down) = house.size, house.notes_size
    body = Markup(
        "<p:sldMasterIdLst>{}</p:sldMasterIdLst><p:notesMasterIdLst>"
        '<p:notesMasterId r:id="rId{}"/></p:notesMasterIdLst><p:handoutMasterIdLst>'
        '<p:handoutMasterId r:id="rId{}"/></p:handoutMasterIdLst><p:sldIdLst>{}</p:sldIdLst>'
        '<p:sldSz cx="{}" cy="{}"/><p:notesSz cx="{}" cy="{}"/><p:defaultTextStyle>'
        "{}</p:defaultTextStyle>{}",
        masters,
        count + 1,
        count + 2,
        slides,
        emu(width),
        emu(height),
        emu(across),
        emu(down),
        house.text_style,
        section_list(deck, ids),
    )
    return Part(
        _MAIN,
        f"{PRESENTATION}.presentation.main+xml",
        document("p:presentation", body, Markup('saveSubsetFonts="1"')),
        relations,
    )


def _first_charts(deck: Deck) -> Iterator[int]:
    """Give each slide the number of its first chart: charts are counted through the deck."""
    counts = (len(charts_of(slide)) for slide in deck.slides[:-1])
    return accumulate(counts, initial=1)


def _slide(deck: Deck, house: House, number: int, first: int) -> Iterator[Part]:
    slide, notes = deck.slides[number - 1], f"ppt/notesSlides/notesSlide{number}.xml"
    charts = charts_of(slide)
    files = [f"ppt/charts/chart{first + order}.xml" for order in range(len(charts))]
    own = numbered(
        ("slideLayout", house.layout(slide.layout, deck)),
        ("notesSlide", notes),
        *(("chart", file) for file in files),
    )
    links = Links(first=len(own) + 1)
    data = slide_part(slide, number, deck, links)
    led = tuple(_link(links.relation(target), target) for target in links.targets)
    part = Part(_slide_file(number), f"{PRESENTATION}.slide+xml", data, own + led)
    yield house.painted(part)
    yield Part(
        notes,
        f"{PRESENTATION}.notesSlide+xml",
        notes_page(slide, deck.language, None if house.own else house.size),
        numbered(("notesMaster", house.notes), ("slide", _slide_file(number))),
    )
    for chart, file in zip(charts, files, strict=True):
        for part in _chart(chart, file, deck.language):
            yield house.painted(part) if part.name == file else part


def _chart(chart: SlideChart, file: str, language: str) -> Iterator[Part]:
    book = file.replace("charts/chart", "embeddings/workbook").replace(".xml", ".xlsx")
    relations = numbered(("package", book))
    yield Part(file, _CHART_TYPE, chart_part(chart, language), relations)
    yield Part(book, _BOOK_TYPE, workbook(chart))


def _link(identity: str, target: str | int) -> Relation:
    if isinstance(target, int):
        return Relation(identity, f"{OFFICE}/slide", _slide_file(target))
    return Relation(identity, f"{OFFICE}/hyperlink", target, external=True)


def _slide_file(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"
