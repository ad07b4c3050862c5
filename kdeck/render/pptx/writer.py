"""A deck as a PPTX file, the same bytes for the same deck."""

from io import BytesIO

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.presentation import PresentationPart
from pptx.parts.slide import NotesSlidePart, SlideLayoutPart, SlidePart
from pptx.presentation import Presentation as PresentationObject

from kdeck.plan.deck import Deck, SlideChart
from kdeck.plan.layout import LAYOUTS
from kdeck.render.artifact import Artifact
from kdeck.render.pptx.chart import WORKBOOK_RELATION, chart_part
from kdeck.render.pptx.markup import NAMESPACES, escape
from kdeck.render.pptx.notes import notes_page
from kdeck.render.pptx.outline import section_list
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
    made = [
        _slide(presentation.part, layouts[_LAYOUT_NUMBERS[slide.layout]].part, number, deck)
        for number, slide in enumerate(deck.slides, 1)
    ]
    parts = [part for part, _ in made]
    for part, links in made:
        _link(part, links, parts)
    slides = presentation.element.get_or_add_sldIdLst()
    for part in parts:
        slides.add_sldId(presentation.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE))
    _divide(presentation, deck)
    buffer = BytesIO()
    presentation.save(buffer)
    sources = tuple((f"slide-{n}", slide.span) for n, slide in enumerate(deck.slides, 1))
    return Artifact(repack(buffer.getvalue()), MEDIA_TYPE, sources)


def _slide(
    root: PresentationPart, layout: SlideLayoutPart, number: int, deck: Deck
) -> tuple[SlidePart, Links]:
    slide = deck.slides[number - 1]
    charts = charts_of(slide)
    links = Links(first=FIRST_RELATION + len(charts))
    data = slide_part(slide, number, deck, links)
    name = PackURI(f"/ppt/slides/slide{number}.xml")
    part: SlidePart = SlidePart.load(name, CONTENT_TYPE.PML_SLIDE, root.package, data)
    part.relate_to(layout, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    part.relate_to(_notes(root, part, number, deck), RELATIONSHIP_TYPE.NOTES_SLIDE)
    for order, chart in enumerate(charts, FIRST_RELATION):
        relation = part.relate_to(_chart(root, chart, deck.language), RELATIONSHIP_TYPE.CHART)
        assert relation == f"rId{order}", "a chart has the relation that its frame names"
    return part, links


def _link(part: SlidePart, links: Links, slides: list[SlidePart]) -> None:
    for target in links.targets:
        if isinstance(target, int):
            relation = part.relate_to(slides[target - 1], RELATIONSHIP_TYPE.SLIDE)
        else:
            relation = part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        assert relation == links.relation(target), "a link has the relation that its run names"


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
    root: PresentationPart, slide_part: SlidePart, number: int, deck: Deck
) -> NotesSlidePart:
    part: NotesSlidePart = NotesSlidePart.load(
        PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"),
        CONTENT_TYPE.PML_NOTES_SLIDE,
        root.package,
        notes_page(deck.slides[number - 1], escape(deck.language)),
    )
    part.relate_to(root.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide_part, RELATIONSHIP_TYPE.SLIDE)
    return part


def _divide(presentation: PresentationObject, deck: Deck) -> None:
    root = presentation.element
    ids = [slide.id for slide in root.sldIdLst.sldId_lst]
    extension = section_list(deck, ids)
    if extension:
        root.append(parse_xml(f"<p:extLst {NAMESPACES}>{extension}</p:extLst>"))
