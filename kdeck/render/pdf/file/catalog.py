"""What a file has once: its catalog, page tree, labels and preferences, and what is known of it.

Each is a class of reportlab that says what it holds, and writes that without a question to the
settings of reportlab.
"""

from collections.abc import Mapping, Sequence

from reportlab.pdfbase.pdfdoc import (
    PDFCatalog,
    PDFInfo,
    PDFPage,
    PDFPageLabel,
    PDFPageLabels,
    PDFPages,
    ViewerPreferencesPDFDictionary,
)

from kdeck.render.pdf.file.objects import Array, Dict, Registry, Text


class _Entries:
    """Write the entries that a class of reportlab lists, on one line."""

    __Defaults__: Mapping[str, str]
    __NoDefault__: Sequence[str]

    def check_format(self, document: Registry) -> None:
        """Prepare what is written."""

    def format(self, document: Registry) -> bytes:
        """Give the bytes of the dictionary."""
        self.check_format(document)
        names = dict.fromkeys([*self.__Defaults__, *self.__NoDefault__])
        values = {name: getattr(self, name, self.__Defaults__.get(name)) for name in names}
        return Dict({k: v for k, v in values.items() if v is not None}).format(document)


class Catalog(_Entries, PDFCatalog):
    """Hold the catalog; reportlab's drops output intents without a word."""

    __NoDefault__ = (*PDFCatalog.__NoDefault__, "OutputIntents")


class Pages(_Entries, PDFPages):
    """Hold the page tree, with the size that all pages have; reportlab's has none."""

    __NoDefault__ = (*PDFPages.__NoDefault__, "MediaBox")

    def check_format(self, document: Registry) -> None:
        """List the pages."""
        self.Kids = Array([document.refer(page) for page in self.pages])
        self.Count = len(self.pages)


class Page(_Entries, PDFPage):
    """Hold a page; reportlab's knows no structure, and brings a font and settings of its own."""

    Override_default_compilation = 1
    __NoDefault__ = ("Parent", "Resources", "Contents", "Annots", "StructParents", "Tabs")


class PageLabels(_Entries, PDFPageLabels):
    """Hold the labels of the pages; reportlab's writes itself as its settings say."""

    def check_format(self, document: Registry) -> None:  # noqa: ARG002
        """List the labels, each behind the index of its page."""
        self.Nums = Array([value for label in self.labels for value in label])


class PageLabel(_Entries, PDFPageLabel):
    """Hold how pages are numbered; reportlab's writes itself as its settings say."""


class ViewerPreferences(Dict, ViewerPreferencesPDFDictionary):
    """Hold what a viewer should do; reportlab's writes itself as its settings say."""


class Info(PDFInfo):
    """Tell what the document is; reportlab's has a date that the metadata packet does not have.

    dated is the day of the content, as in '2026-06-01': the packet gives the same.
    """

    __RefOnly__ = 1
    dated = ""

    def format(self, document: Registry) -> bytes:
        """Give the bytes of the dictionary (ISO 32000-1, 14.3.3)."""
        date = f"(D:{self.dated.replace('-', '')}000000+00'00')"
        said = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Keywords": self.keywords,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        entries = {key: Text(value) for key, value in said.items()}
        return Dict({**entries, "CreationDate": date, "ModDate": date}).format(document)
