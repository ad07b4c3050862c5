"""The parts that may stand anywhere in a PDF: attachments, media, languages, foreign pages."""

import re
from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.plain import text_of
from kdeck.check.pdf.read.walk import dictionaries
from kdeck.finding import Finding, Span

# ISO 32000-1, 14.9.2, with the lengths of RFC 3066.
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")


def check_parts(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    """Judge every dictionary of the file that has a rule of its own."""
    for each in dictionaries(pdf):
        yield from _language(each, span)
        yield from _attachment(each, span)
        yield from _media(each, span)
        if each.get("/Subtype") == "/Form" and "/Ref" in each:
            message = "a page shows a page of another file, which has no tags here"
            yield Finding("pdf-foreign-page", message, "embed what is shown", span)


def is_language(tag: str) -> bool:
    """Say whether a tag has the form of a language identifier."""
    return bool(_LANGUAGE.fullmatch(tag))


def _language(each: pikepdf.Object, span: Span) -> Iterator[Finding]:
    owner = each.get("/Type") == "/Catalog" or "/P" in each or "/MCID" in each
    tag = each.get("/Lang") if owner else None
    if not isinstance(tag, pikepdf.String) or is_language(text_of(tag)):
        return
    if text_of(tag).strip() or each.get("/Type") != "/Catalog":
        message = f"the language '{text_of(tag)[:40]}' is no language tag"
        yield Finding("pdf-language-tag", message, "write it as in 'en-US'", span)


def _attachment(each: pikepdf.Object, span: Span) -> Iterator[Finding]:
    if "/EF" not in each:
        return
    missing = [key for key in ("/F", "/UF") if not text_of(each.get(key, "")).strip()]
    if missing:
        keys = " or ".join(key[1:] for key in missing)
        message = f"an attached file has no name in {keys}"
        yield Finding("pdf-attachment", message, "give it a name in F and UF", span)


def _media(each: pikepdf.Object, span: Span) -> Iterator[Finding]:
    if each.get("/S") != "/MCD" or "/D" not in each:
        return
    if "/CT" not in each:
        hint = "write its kind as in 'video/mp4' into CT"
        yield Finding("pdf-media", "a media clip does not say of what kind it is", hint, span)
    words = each.get("/Alt")
    listed = list(words) if isinstance(words, pikepdf.Array) else []
    if len(listed) < 2 or not any(text_of(text).strip() for text in listed[1::2]):
        hint = "write pairs of a language and a description into Alt"
        yield Finding("pdf-media", "a media clip has no description", hint, span)
