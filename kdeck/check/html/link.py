"""Links, buttons and fields: whether a reader hears what each is for."""

from collections.abc import Iterator

from lxml.etree import _Element

from kdeck.check.html.page import Page, is_hidden, words
from kdeck.check.linkwords import flaw_of_link
from kdeck.finding import Finding, Severity

_UNNAMED = frozenset({"hidden", "submit", "reset", "image"})


def check_links(page: Page) -> Iterator[Finding]:
    """Judge the words of links and buttons, and that links within the page lead somewhere."""
    known = {each.get("id") for each in page.elements()} | {
        each.get("name") for each in page.elements("a")
    }
    for link in page.elements("a", "button"):
        if is_hidden(link) or (link.tag == "a" and link.get("href") is None):
            continue
        yield from _words(page.name(link), link, page)
        target = link.get("href", "").strip()
        if target.startswith("#") and len(target) > 1 and target[1:] not in known:
            message = f"the link '{words(link)[:40]}' leads to '{target}', which is not there"
            hint = "correct the address, or give its place that id"
            yield Finding("html-link-broken", message, hint, page.span(link), Severity.WARNING)


def check_fields(page: Page) -> Iterator[Finding]:
    """Judge that every field has a label."""
    named = {each.get("for") for each in page.elements("label")}
    for field in page.elements("input", "select", "textarea"):
        if field.get("type", "").casefold() in _UNNAMED or is_hidden(field):
            continue
        within = next(field.iterancestors("label"), None)
        told = field.get("aria-label") or field.get("aria-labelledby") or field.get("title")
        if within is None and not told and field.get("id") not in (named - {None}):
            message = "a field has no label"
            hint = "write <label> with what belongs into it around the field"
            yield Finding("html-field", message, hint, page.span(field))


def _words(said: str, link: _Element, page: Page) -> Iterator[Finding]:
    span, kind = page.span(link), "link" if link.tag == "a" else "button"
    hint = "link the words that name the place where it goes"
    if kind == "button":
        hint = "say what it does"
    if not said:
        message = f"a {kind} has no words that a screen reader could say"
        yield Finding("html-link-text", message, hint, span)
    elif kind == "link" and (flaw := flaw_of_link(said, _before(link))):
        message, severity = flaw
        yield Finding("html-link-text", message, hint, span, severity)


def _before(link: _Element) -> str:
    """Give the words that stand before a link in what holds it."""
    outer = link.getparent()
    if outer is None:
        return ""
    parts = [
        outer.text or "",
        *(words(e) + (e.tail or "") for e in list(outer)[: outer.index(link)]),
    ]
    return " ".join("".join(parts).split())
