"""A document of reportlab as the standards want its file.

How it works: reportlab's document numbers every object that it is asked to refer to, holds the
catalog, the page tree, the shared dictionary of fonts and what is known of the file, and lets each
object write itself. `format` walks the numbers until there is none left, since an object may name
others while it writes itself. What has a stream stands by itself; all else is packed into object
streams, and a cross-reference stream says where everything is. Each subclass of reportlab's classes
says in a sentence what the class itself cannot do.
"""

from hashlib import sha256

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument, PDFFile, PDFObject, PDFStream

from kdeck.errors import ExitCode, KdeckError
from kdeck.render.pdf.file.catalog import (
    Catalog,
    Info,
    Page,
    PageLabel,
    PageLabels,
    Pages,
    ViewerPreferences,
)
from kdeck.render.pdf.file.objects import Dict, Reference
from kdeck.render.pdf.file.pack import CrossReferenceStream, Formatted, ObjectStream, Place, groups
from kdeck.render.pdf.file.path import numbers
from kdeck.variants import Standard

_VERSIONS = {Standard.UA_1: (1, 7), Standard.UA_2: (2, 0)}


class Document(PDFDocument):
    """Own the objects of a file, their numbers and its pages, and write it.

    reportlab's writes no object streams, always an Info, which ISO 19005-4, 6.1.3 forbids, and a
    name that is not made from the content, so that two files have one.
    """

    def __init__(self, standard: Standard, size: tuple[float, float]) -> None:
        try:
            super().__init__(compression=1, invariant=1, pdfVersion=_VERSIONS[standard])
        except (ValueError, OverflowError, OSError) as error:
            # reportlab reads it, and nothing here is dated by it.
            message = f"SOURCE_DATE_EPOCH in the environment is not a time: {error}"
            raise KdeckError(message, "unset it", ExitCode.NOT_RENDERED) from None
        self.standard = standard
        self.Pages = Pages()
        self.Pages.MediaBox = f"[{numbers(0, 0, *size)}]"
        self.Catalog = self._catalog = Catalog()
        self.Catalog.Pages = self.Pages
        self.info = Info() if standard is Standard.UA_1 else None
        fonts = self.idToObject[BasicFonts] = Dict()
        fonts.__InternalName__ = BasicFonts
        self.fonts_reference = self.refer(fonts)

    def refer(self, item: PDFObject) -> Reference:
        """Give the reference of an object as it is written; the first makes its number."""
        name = self.Reference(item).name
        return f"{self.idToObjectNumberAndVersion[name][0]} 0 R"

    def new_page(self) -> Page:
        """Add a page, to be filled before the file is written."""
        page = Page()
        page.Parent = self.Pages
        self.addPage(page)
        return page

    def label_pages(self) -> None:
        """Label the pages 1, 2, 3, as their feet say (ISO 32000-1, 12.4.2)."""
        labels = PageLabels()
        labels.addPageLabel(0, PageLabel("ARABIC", 1))
        self.Catalog.PageLabels = labels

    def show_title(self) -> None:
        """Let viewers show the title, and the bookmarks."""
        preferences = ViewerPreferences()
        preferences["DisplayDocTitle"] = "true"
        self.Catalog.ViewerPreferences = preferences
        self.Catalog.showOutline()

    def format(self) -> bytes:
        """Write the file whole; it is named by its content."""
        for font in self.delayedFonts:
            font.addObjects(self)
        trailer = {"Root": self.refer(self.Catalog)}
        if self.info is not None:
            trailer["Info"] = self.refer(self.info)
        file, places = PDFFile(self._pdfVersion), dict[int, Place]()
        for group in groups(self._add_streams(file, places)):
            number = self._add(file, places, ObjectStream(group))
            places |= {held: (2, number, at) for at, (held, _) in enumerate(group)}
        name = sha256(file.format(self)).hexdigest()[:32]
        places[self.objectcounter + 1] = (1, file.offset, 0)
        trailer["ID"] = f"[<{name}><{name}>]"
        start = file.offset
        self._add(file, places, CrossReferenceStream(places, trailer))
        file.add(b"startxref\n%d\n%%%%EOF\n" % start)
        made: bytes = file.format(self)
        return made

    def _add_streams(self, file: PDFFile, places: dict[int, Place]) -> list[Formatted]:
        """Write the objects with a stream into the file, and give the others by their numbers."""
        loose: list[Formatted] = []
        number = 0
        # Objects that write themselves may name others.
        while (number := number + 1) in self.numberToId:
            item = self.idToObject[self.numberToId[number]]
            if isinstance(item, PDFStream):
                self._add(file, places, item)
            else:
                loose.append((number, item.format(self)))
        return loose

    def _add(self, file: PDFFile, places: dict[int, Place], item: PDFStream) -> int:
        """Write an object by itself."""
        number = int(self.refer(item).partition(" ")[0])
        places[number] = (1, file.offset, 0)
        file.add(b"%d 0 obj\n%s\nendobj\n" % (number, item.format(self)))
        return number
