"""A deck as a PPTX file, the same bytes for the same deck."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from kdeck.plan.deck import Deck, SlideChart
from kdeck.plan.layout import SLIDE_HEIGHT, SLIDE_WIDTH
from kdeck.plan.notespage import NOTES_HEIGHT, NOTES_WIDTH
from kdeck.render.artifact import Artifact
from kdeck.render.pptx.chart import chart_part
from kdeck.render.pptx.markup import document, escape
from kdeck.render.pptx.master import MASTER_ID, plain_levels
from kdeck.render.pptx.notes import notes_page
from kdeck.render.pptx.outline import section_list
from kdeck.render.pptx.package import OFFICE, Part, Relation, numbered, pack
from kdeck.render.pptx.properties import core_properties
from kdeck.render.pptx.slide import charts_of, slide_part
from kdeck.render.pptx.stationery import (
    HANDOUT_MASTER,
    MASTER,
    NOTES_MASTER,
    PRESENTATION,
    THEME,
    layout_file,
    stationery,
)
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
    parts = (
        _presentation(deck),
        *stationery(deck.theme, deck.language),
        *(
            part
            for number, first in enumerate(_first_charts(deck), 1)
            for part in _slide(deck, number, first)
        ),
        Part(_CORE, _CORE_TYPE, core_properties(deck)),
    )
    main, app = numbered(("officeDocument", _MAIN), ("extended-properties", "docProps/app.xml"))
    data = pack(parts, (main, replace(app, id="rId3"), Relation("rId2", _METADATA, _CORE)))
    sources = tuple((f"slide-{n}", slide.span) for n, slide in enumerate(deck.slides, 1))
    return Artifact(data, MEDIA_TYPE, sources)


def _presentation(deck: Deck) -> Part:
    relations = numbered(
        ("slideMaster", MASTER),
        ("notesMaster", NOTES_MASTER),
        ("handoutMaster", HANDOUT_MASTER),
        ("theme", THEME),
        ("presProps", "ppt/presProps.xml"),
        ("viewProps", "ppt/viewProps.xml"),
        ("tableStyles", "ppt/tableStyles.xml"),
        *(("slide", _slide_file(number)) for number in range(1, len(deck.slides) + 1)),
    )
    ids = range(_FIRST_ID, _FIRST_ID + len(deck.slides))
    slides = "".join(
        f'<p:sldId id="{identity}" r:id="{relation.id}"/>'
        for identity, relation in zip(ids, relations[-len(ids) or len(relations) :], strict=True)
    )
    body = (
        f'<p:sldMasterIdLst><p:sldMasterId id="{MASTER_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:handoutMasterIdLst><p:handoutMasterId r:id="rId3"/></p:handoutMasterIdLst>'
        f"<p:sldIdLst>{slides}</p:sldIdLst>"
        f'<p:sldSz cx="{emu(SLIDE_WIDTH)}" cy="{emu(SLIDE_HEIGHT)}"/>'
        f'<p:notesSz cx="{emu(NOTES_WIDTH)}" cy="{emu(NOTES_HEIGHT)}"/>'
        f"<p:defaultTextStyle>{plain_levels(9, 18, escape(deck.language))}</p:defaultTextStyle>"
        f"{section_list(deck, ids)}"
    )
    return Part(
        _MAIN,
        f"{PRESENTATION}.presentation.main+xml",
        document("p:presentation", body, 'saveSubsetFonts="1"'),
        relations,
    )


def _first_charts(deck: Deck) -> Iterator[int]:
    """Give each slide the number of its first chart: charts are counted through the deck."""
    counts = (len(charts_of(slide)) for slide in deck.slides[:-1])
    return accumulate(counts, initial=1)


def _slide(deck: Deck, number: int, first: int) -> Iterator[Part]:
    slide, notes = deck.slides[number - 1], f"ppt/notesSlides/notesSlide{number}.xml"
    charts = charts_of(slide)
    files = [f"ppt/charts/chart{first + order}.xml" for order in range(len(charts))]
    own = numbered(
        ("slideLayout", layout_file(slide.layout)),
        ("notesSlide", notes),
        *(("chart", file) for file in files),
    )
    links = Links(first=len(own) + 1)
    data = slide_part(slide, number, deck, links)
    led = tuple(_link(links.relation(target), target) for target in links.targets)
    yield Part(_slide_file(number), f"{PRESENTATION}.slide+xml", data, own + led)
    yield Part(
        notes,
        f"{PRESENTATION}.notesSlide+xml",
        notes_page(slide, escape(deck.language)),
        numbered(("notesMaster", NOTES_MASTER), ("slide", _slide_file(number))),
    )
    for chart, file in zip(charts, files, strict=True):
        yield from _chart(chart, file, deck.language)


def _chart(chart: SlideChart, file: str, language: str) -> Iterator[Part]:
    book = file.replace("charts/chart", "embeddings/workbook").replace(".xml", ".xlsx")
    relations = numbered(("package", book))
    yield Part(file, _CHART_TYPE, chart_part(chart, escape(language)), relations)
    yield Part(book, _BOOK_TYPE, workbook(chart))


def _link(identity: str, target: str | int) -> Relation:
    if isinstance(target, int):
        return Relation(identity, f"{OFFICE}/slide", _slide_file(target))
    return Relation(identity, f"{OFFICE}/hyperlink", target, external=True)


def _slide_file(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"
