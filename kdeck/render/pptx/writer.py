"""A deck as a PPTX file, the same bytes for the same deck."""

from io import BytesIO

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.presentation import PresentationPart
from pptx.parts.slide import NotesSlidePart, SlideLayoutPart, SlidePart

from kdeck.plan.deck import Deck, Slide, SlideChart
from kdeck.plan.layout import LAYOUTS
from kdeck.render.artifact import Artifact
from kdeck.render.pptx.chart import WORKBOOK_RELATION, chart_part
from kdeck.render.pptx.markup import escape
from kdeck.render.pptx.notes import notes_page
from kdeck.render.pptx.package import repack
from kdeck.render.pptx.properties import describe
from kdeck.render.pptx.slide import FIRST_RELATION, charts_of, slide_part
from kdeck.render.pptx.stationery import blank_deck
from kdeck.render.pptx.text import Links
from kdeck.render.pptx.workbook import workbook

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

_LAYOUT_NUMBERS = {name: number for number, name in enumerate(LAYOUTS)}


def render(deck: Deck) -> Artifact:
    """Render a deck; sources names each slide 'slide-1', 'slide-2' and so on."""
    presentation = Presentation(BytesIO(blank_deck(deck.theme, deck.language)))
    describe(presentation, deck)
    layouts = presentation.slide_layouts
    slides = presentation.element.get_or_add_sldIdLst()
    for number, slide in enumerate(deck.slides, 1):
        layout = layouts[_LAYOUT_NUMBERS[slide.layout]].part
        part = _slide(presentation.part, layout, number, (slide, deck))
        slides.add_sldId(presentation.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE))
    buffer = BytesIO()
    presentation.save(buffer)
    sources = tuple((f"slide-{n}", slide.span) for n, slide in enumerate(deck.slides, 1))
    return Artifact(repack(buffer.getvalue()), MEDIA_TYPE, sources)


def _slide(
    root: PresentationPart, layout: SlideLayoutPart, number: int, content: tuple[Slide, Deck]
) -> SlidePart:
    slide, deck = content
    charts = charts_of(slide)
    links = Links(first=FIRST_RELATION + len(charts))
    data = slide_part(slide, number, deck, links)
    name = PackURI(f"/ppt/slides/slide{number}.xml")
    part: SlidePart = SlidePart.load(name, CONTENT_TYPE.PML_SLIDE, root.package, data)
    part.relate_to(layout, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    part.relate_to(_notes(root, part, number, content), RELATIONSHIP_TYPE.NOTES_SLIDE)
    for order, chart in enumerate(charts, FIRST_RELATION):
        relation = part.relate_to(_chart(root, chart, deck.language), RELATIONSHIP_TYPE.CHART)
        assert relation == f"rId{order}", "a chart has the relation that its frame names"
    for url in links.urls:
        relation = part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        assert relation == links.relation(url), "a link has the relation that its run names"
    return part


def _chart(root: PresentationPart, chart: SlideChart, language: str) -> Part:
    package = root.package
    name = package.next_partname("/ppt/charts/chart%d.xml")
    data = chart_part(chart, escape(language))
    part = Part(name, CONTENT_TYPE.DML_CHART, package, data)
    book = PackURI(f"/ppt/embeddings/workbook{name.idx}.xlsx")
    numbers = Part(book, CONTENT_TYPE.SML_SHEET, package, workbook(chart))
    relation = part.relate_to(numbers, RELATIONSHIP_TYPE.PACKAGE)
    assert relation == WORKBOOK_RELATION, "the chart names the relation of its workbook"
    return part


def _notes(
    root: PresentationPart, slide_part: SlidePart, number: int, content: tuple[Slide, Deck]
) -> NotesSlidePart:
    slide, deck = content
    part: NotesSlidePart = NotesSlidePart.load(
        PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"),
        CONTENT_TYPE.PML_NOTES_SLIDE,
        root.package,
        notes_page(slide.notes, escape(deck.language)),
    )
    part.relate_to(root.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide_part, RELATIONSHIP_TYPE.SLIDE)
    return part
