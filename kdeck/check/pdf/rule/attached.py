"""The files that a PDF carries, as PDF/UA-2 wants them described."""

from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.plain import text_of
from kdeck.check.pdf.read.walk import dictionaries
from kdeck.finding import Finding, Span


def check_attached(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    """Judge the words and the relation of attached files (ISO 14289-2, 8.9.2.4.10 and 8.14.1)."""
    for each in dictionaries(pdf):
        if "/EF" in each and not _words(each, "/Desc"):
            message = "an attached file has no description"
            hint = "in Acrobat Pro, open Attachments, and edit the description"
            yield Finding("pdf-attachment", message, hint, span)
        if each.get("/Subtype") == "/FileAttachment":
            yield from _pinned(each.get("/FS"), span)


def _pinned(held: object, span: Span) -> Iterator[Finding]:
    if isinstance(held, pikepdf.Dictionary) and "/AFRelationship" not in held:
        message = "a file that is pinned to a page does not say how it relates to it"
        hint = "write AFRelationship into it, as in 'Data' or 'Supplement'"
        yield Finding("pdf-attachment", message, hint, span)


def _words(each: pikepdf.Object, key: str) -> str:
    value = each.get(key)
    return text_of(value).strip() if isinstance(value, pikepdf.String) else ""
