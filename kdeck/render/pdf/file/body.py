"""A whole file: catalog, pages, links, fields and what the standards ask of them.

How it works: the pages, the annotations and the elements are named first, since they refer to each
other, and filled then. The document of reportlab writes them, in the order in which they were
named.
"""

from collections.abc import Sequence
from typing import assert_never

from kdeck.plan.handout.model import Handout
from kdeck.render.pdf.file.annotation import FieldAnnotation, LinkAnnotation, Rectangle
from kdeck.render.pdf.file.bookmark import Bookmark
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.file.catalog import Info
from kdeck.render.pdf.file.colorprofile import packed_srgb_profile
from kdeck.render.pdf.file.document import Document
from kdeck.render.pdf.file.element import Element
from kdeck.render.pdf.file.form import Form
from kdeck.render.pdf.file.image import image_stream
from kdeck.render.pdf.file.metadata import PRODUCER, metadata_packet
from kdeck.render.pdf.file.objects import Array, Dict, Stream, Text, listed
from kdeck.render.pdf.file.outline import outline
from kdeck.render.pdf.file.path import number, numbers
from kdeck.render.pdf.file.tree import StructureTree
from kdeck.variants import Standard

_PRINTED = 4  # the flag of an annotation that is printed (ISO 32000-1, 12.5.3)


class FileWriter:
    """Write what a canvas has drawn into a document, with the structure tree that owns it."""

    def __init__(self, document: Document, canvas: Canvas, root: Element) -> None:
        self._document = document
        self._canvas = canvas
        self._pages = [document.new_page() for _ in canvas.pages]
        self._names = [document.refer(page) for page in self._pages]
        self._annotations = [Dict({"Type": "/Annot"}) for _ in canvas.annotations]
        self._references = [document.refer(annotation) for annotation in self._annotations]
        self._tree = StructureTree(document, canvas, self._names, self._references)
        self._root = self._tree.add(root)

    def write(self, handout: Handout, bookmarks: Sequence[Bookmark]) -> bytes:
        """Write the file whole."""
        document, canvas, catalog = self._document, self._canvas, self._document.Catalog
        places = {name: self._place(name) for name in canvas.destinations}
        fields = [each for each in canvas.annotations if isinstance(each, FieldAnnotation)]
        form = Form(document, canvas.fonts, fields)
        for index, annotation in enumerate(canvas.annotations):
            made = self._annotations[index]
            made["F"] = _PRINTED
            made["StructParent"] = len(self._pages) + index
            match annotation:
                case LinkAnnotation():
                    _link(made, annotation, places)
                case FieldAnnotation():
                    made["Rect"] = f"[{_around((annotation.rectangle,))}]"
                    form.fill(made, annotation, self._references[index])
                case _:
                    assert_never(annotation)
        if fields:
            catalog.AcroForm = form.entry()
        self._fill_pages()
        catalog.Lang = Text(handout.language)
        catalog.Outlines = outline(document, bookmarks, places)
        catalog.Names = self._named(bookmarks)
        catalog.MarkInfo = Dict({"Marked": "true"})
        catalog.StructTreeRoot = self._root
        packet = metadata_packet(handout, document.standard)
        catalog.Metadata = Stream({"Type": "/Metadata", "Subtype": "/XML"}, packet, plain=True)
        catalog.OutputIntents = f"[{document.refer(_output_intent())}]"
        document.label_pages()
        document.show_title()
        if document.info is not None:
            _inform(document.info, handout)
        return document.format()

    def _fill_pages(self) -> None:
        canvas, document = self._canvas, self._document
        images = {name: document.refer(image_stream(data)) for data, name in canvas.images.items()}
        for index, (page, content) in enumerate(zip(self._pages, canvas.pages, strict=True)):
            page.StructParents, page.Tabs = index, "/S"
            page.Contents = Stream({}, "\n".join(content.operators).encode("latin-1"))
            page.Resources = Dict({"Font": document.fonts_reference})
            if content.images:
                drawn = {name: images[name] for name in sorted(content.images)}
                page.Resources["XObject"] = Dict(drawn)
            if content.shadings:
                shaded = {name: s.entry for s, name in canvas.shadings.items()}
                used = {name: shaded[name] for name in sorted(content.shadings)}
                page.Resources["Shading"] = Dict(used)
            if content.annotations:
                page.Annots = listed(self._references[i] for i in content.annotations)

    def _named(self, bookmarks: Sequence[Bookmark]) -> Dict:
        """Name the places of the headings, for links from elsewhere (ISO 32000-1, 12.3.2.3)."""
        # The keys of a name tree are in the order of their bytes (7.9.6).
        names = sorted({bookmark.destination for bookmark in bookmarks})
        pairs = (each for name in names for each in (Text(name), Dict(self._target(name))))
        return Dict({"Dests": Dict({"Names": Array(list(pairs))})})

    def _place(self, name: str) -> Dict:
        """Lead to a destination."""
        return Dict({"S": "/GoTo", **self._target(name)})

    def _target(self, name: str) -> dict[str, str]:
        """Give a place on a page, and in PDF 2.0 its element too."""
        place = self._canvas.destinations[name]
        fit = f"/XYZ 0 {number(place.top, 2)} 0"
        target = {"D": f"[{self._names[place.page]}{fit}]"}
        if self._document.standard is Standard.UA_2:
            target["SD"] = f"[{self._tree.reference(place.element)}{fit}]"
        return target


def _link(annotation: Dict, link: LinkAnnotation, places: dict[str, Dict]) -> None:
    """Fill in a link; reportlab's annotation knows neither corners nor structure."""
    boxes = link.rectangles
    annotation["Subtype"] = "/Link"
    annotation["Rect"] = f"[{_around(boxes)}]"
    if len(boxes) > 1:
        annotation["QuadPoints"] = listed(_corners(box) for box in boxes)
    annotation["Border"] = "[0 0 0]"
    annotation["Contents"] = Text(link.description)
    if link.target.startswith("#"):
        annotation["A"] = places[link.target[1:]]
    else:
        annotation["A"] = Dict({"S": "/URI", "URI": Text(link.target)})


def _around(boxes: Sequence[Rectangle]) -> str:
    return numbers(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _corners(box: Rectangle) -> str:
    """Write the corners of a box: the upper two, then the lower two (ISO 32000-1, 12.5.6.5)."""
    upper = (box.left, box.top, box.right, box.top)
    return numbers(*upper, box.left, box.bottom, box.right, box.bottom)


def _output_intent() -> Dict:
    """Say that colors are sRGB (ISO 19005-2, 6.2.3)."""
    profile = Stream({"N": 3, "Filter": "/FlateDecode"}, packed_srgb_profile())
    words = Text("sRGB IEC61966-2.1")
    entries = {"Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": words}
    return Dict({**entries, "Info": words, "DestOutputProfile": profile})


def _inform(info: Info, handout: Handout) -> None:
    """Say what the metadata packet says."""
    info.title = handout.title
    info.author = handout.author
    info.subject = handout.subject
    info.keywords = ", ".join(handout.keywords)
    info.creator = info.producer = PRODUCER
    info.dated = handout.dated
