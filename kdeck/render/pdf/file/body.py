"""A whole file: catalog, pages, links and what the standards ask of them."""

from kdeck.plan.handout.model import Handout
from kdeck.render.pdf.file.canvas import Canvas, LinkAnnotation, PageContent, Rectangle
from kdeck.render.pdf.file.colorprofile import packed_srgb_profile
from kdeck.render.pdf.file.element import Element
from kdeck.render.pdf.file.image import write_image
from kdeck.render.pdf.file.metadata import PRODUCER, metadata_packet
from kdeck.render.pdf.file.objects import Objects, Reference, text_string
from kdeck.render.pdf.file.outline import Bookmark, write_outline
from kdeck.render.pdf.file.pack import pack
from kdeck.render.pdf.file.path import number, numbers
from kdeck.render.pdf.file.tree import TreeWriter
from kdeck.variants import Standard

_VERSIONS = {Standard.UA_1: "1.7", Standard.UA_2: "2.0"}
# The pages are labeled 1, 2, 3, as their feet say (ISO 32000-1, 12.4.2).
_PAGE_LABELS = "<</Nums[0<</S/D/St 1>>]>>"
_PRINTED = 4  # the flag of an annotation that is printed (ISO 32000-1, 12.5.3)


class FileWriter:
    """Write what a canvas has drawn, with the structure tree that owns it."""

    def __init__(self, canvas: Canvas, root: Element, standard: Standard) -> None:
        self._canvas = canvas
        self._standard = standard
        self._objects = Objects()
        self._page_names = [self._objects.reserve() for _ in canvas.pages]
        self._annotations = [self._objects.reserve() for _ in canvas.annotations]
        self._tree = TreeWriter(self._objects, standard, self._page_names, self._annotations)
        self._root = self._tree.write(root, canvas)

    def write(self, handout: Handout, bookmarks: list[Bookmark]) -> bytes:
        """Write the file whole."""
        objects, canvas = self._objects, self._canvas
        places = {name: self._place(name) for name in canvas.destinations}
        for index, annotation in enumerate(canvas.annotations):
            self._link(index, annotation, places)
        packet = metadata_packet(handout, self._standard)
        metadata = objects.stream("/Type/Metadata/Subtype/XML", packet, plain=True)
        catalog = objects.add(
            f"<</Type/Catalog/Pages {self._pages()}/Lang {text_string(handout.language)}"
            f"/Outlines {write_outline(objects, bookmarks, places)}/PageMode/UseOutlines"
            f"/PageLabels {_PAGE_LABELS}/MarkInfo<</Marked true>>/StructTreeRoot {self._root}"
            f"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata}"
            f"/OutputIntents[{self._output_intent()}]>>"
        )
        info = None
        if self._standard is Standard.UA_1:  # ISO 19005-4, 6.1.3 forbids it
            info = objects.add(_info(handout))
        return pack(objects, catalog, info, _VERSIONS[self._standard])

    def _pages(self) -> Reference:
        objects, canvas = self._objects, self._canvas
        images = {name: write_image(objects, data) for data, name in canvas.images.items()}
        fonts = objects.add(canvas.fonts.write(objects))
        parent = objects.reserve()
        for index, content in enumerate(canvas.pages):
            entries = f"/StructParents {index}/Tabs/S{self._content(content)}"
            if content.annotations:
                links = " ".join(self._annotations[i] for i in content.annotations)
                entries += f"/Annots[{links}]"
            drawn = "".join(f"/{name} {images[name]}" for name in sorted(content.images))
            resources = f"/Font {fonts}" + (f"/XObject<<{drawn}>>" if drawn else "")
            page = f"<</Type/Page/Parent {parent}/Resources<<{resources}>>{entries}>>"
            objects.put(self._page_names[index], page)
        box = numbers(0, 0, canvas.width, canvas.height)
        kids = " ".join(self._page_names)
        objects.put(
            parent, f"<</Type/Pages/Count {len(canvas.pages)}/Kids[{kids}]/MediaBox[{box}]>>"
        )
        return parent

    def _content(self, content: PageContent) -> str:
        operators = "\n".join(content.operators).encode("latin-1")
        return f"/Contents {self._objects.stream('', operators)}"

    def _output_intent(self) -> str:
        """Say that colors are sRGB (ISO 19005-2, 6.2.3)."""
        profile = self._objects.packed_stream("/N 3", packed_srgb_profile())
        words = text_string("sRGB IEC61966-2.1")
        return (
            f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier {words}/Info {words}"
            f"/DestOutputProfile {profile}>>"
        )

    def _link(self, index: int, link: LinkAnnotation, places: dict[str, str]) -> None:
        boxes = link.rectangles
        around = Rectangle(
            min(box.left for box in boxes),
            min(box.bottom for box in boxes),
            max(box.right for box in boxes),
            max(box.top for box in boxes),
        )
        corners = ""
        if len(boxes) > 1:
            corners = f"/QuadPoints[{' '.join(_corners(box) for box in boxes)}]"
        action = f"<</S/URI/URI {text_string(link.target)}>>"
        if link.target.startswith("#"):
            action = places[link.target[1:]]
        edges = numbers(around.left, around.bottom, around.right, around.top)
        self._objects.put(
            self._annotations[index],
            f"<</Type/Annot/Subtype/Link/Rect[{edges}]{corners}/Border[0 0 0]/F {_PRINTED}"
            f"/Contents {text_string(link.description)}"
            f"/StructParent {len(self._page_names) + index}/A {action}>>",
        )

    def _place(self, name: str) -> str:
        """Lead to a destination: to a place on a page, and in PDF 2.0 to its element too."""
        place = self._canvas.destinations[name]
        fit = f"/XYZ 0 {number(place.top, 2)} 0"
        element = ""
        if self._standard is Standard.UA_2:
            element = f"/SD[{self._tree.reference(place.element)}{fit}]"
        return f"<</S/GoTo/D[{self._page_names[place.page]}{fit}]{element}>>"


def _corners(box: Rectangle) -> str:
    """Write the corners of a box: the upper two, then the lower two (ISO 32000-1, 12.5.6.5)."""
    upper = (box.left, box.top, box.right, box.top)
    return numbers(*upper, box.left, box.bottom, box.right, box.bottom)


def _info(handout: Handout) -> str:
    values = {
        "Title": handout.title,
        "Author": handout.author,
        "Subject": handout.subject,
        "Keywords": ", ".join(handout.keywords),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
    }
    entries = "".join(f"/{key} {text_string(value)}" for key, value in values.items())
    # The metadata packet gives the same date.
    date = f"(D:{handout.dated.replace('-', '')}000000+00'00')"
    return f"<<{entries}/CreationDate{date}/ModDate{date}>>"
