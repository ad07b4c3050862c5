"""Reads the citation style that a brand names: a CSL file as Zotero's style repository has them.

A style is a program of its own: macros call macros. It is read as a file that anybody may have
made, and what is kept of it cannot run on, fetch, or number what kdeck numbers itself.
"""

from collections.abc import Iterator

from lxml import etree

from kdeck.datafile.node import Node
from kdeck.datafile.values import line
from kdeck.finding import Findings, Span, printable
from kdeck.theme.citationstyle import CitationStyle
from kdeck.theme.place import Folder

CODE = "theme-citations"
_CSL = "{http://purl.org/net/xbiblio/csl}"
_MOST_BYTES = 512 * 1024
# Of 2,759 styles in use, the longest (those of Chicago) have 3,554 parts, take 3,047 steps over an
# entry, and print 84 letters of their own in one place.
_MOST_ELEMENTS, _MOST_STEPS, _LONGEST_WORDS = 10_000, 10_000, 120
_DEEPEST, _MOST_CALLS = 60, 30
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WORDS = ("value", "prefix", "suffix", "delimiter")


class StyleError(Exception):
    """Tell why a style cannot be used, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def read_style(node: Node | None, folder: Folder, findings: Findings) -> CitationStyle | None:
    """Read a style from the theme's folder; None, with a finding, where it cannot be used."""
    file = line(node, findings, CODE)
    if file is None or node is None:
        return None
    data = folder.read(file, node)
    if data is None:
        return None
    try:
        return parse_style(data, file, node.span)
    except StyleError as error:
        message = f"the citation style '{file[:80]}' {error.message}"
        findings.error(CODE, message, error.hint, node)
        return None


def parse_style(data: bytes, file: str, span: Span | None = None) -> CitationStyle:
    """Read the bytes of a style, and keep what sets the entries of a reference list.

    Raises StyleError.
    """
    root = _parsed(data)
    bibliography = root.find(f"{_CSL}bibliography")
    if bibliography is None:
        raise StyleError(*_without_list(root))
    macros = {str(each.get("name")): each for each in root.iterfind(f"{_CSL}macro")}
    _hold_to_bounds(bibliography, macros)
    for unused in root.findall(f"{_CSL}citation"):
        root.remove(unused)
    for locale in root.findall(f"{_CSL}locale"):
        # The words of documents are English.
        if not str(locale.get(_LANGUAGE, "en")).startswith("en"):
            root.remove(locale)
    for element in list(root.iter(f"{_CSL}text", f"{_CSL}number")):
        if element.get("variable") == "citation-number":
            _drop(element)
    # A line in the place of a name says nothing to who hears it.
    bibliography.attrib.pop("subsequent-author-substitute", "")
    words = tuple(dict.fromkeys(_words(root)))
    kept = etree.tostring(root, encoding="UTF-8")
    return CitationStyle(file, kept, _shortens(root), words, span)


def _parsed(data: bytes) -> etree._Element:
    again = "get it anew from zotero.org/styles, and save the .csl file as it is"
    if len(data) > _MOST_BYTES:
        raise StyleError(f"is larger than {_MOST_BYTES // 1024} KB", again)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise StyleError("is not XML", again) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise StyleError("has a document type of its own", again)
    if root.tag != f"{_CSL}style":
        raise StyleError("is no CSL style", again)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise StyleError("has more parts than a style needs", again)
    return root


def _without_list(root: etree._Element) -> tuple[str, str]:
    for link in root.iter(f"{_CSL}link"):
        if link.get("rel") == "independent-parent":
            parent = str(link.get("href")).rpartition("/")[2]
            message = f"only names another, '{parent[:80]}'"
            return message, f"get '{parent[:80]}' from zotero.org/styles, and name its file here"
    return "sets no reference list", "choose a style with a bibliography, from zotero.org/styles"


def _hold_to_bounds(start: etree._Element, macros: dict[str, etree._Element]) -> None:
    """Refuse macros that are missing, call themselves, or call each other too often."""
    steps: dict[str, int] = {}

    def count(element: etree._Element, calls: tuple[str, ...], depth: int) -> int:
        if depth > _DEEPEST:
            raise StyleError("nests deeper than a style needs", "choose another style")
        below = [count(child, calls, depth + 1) for child in element]
        # Of the branches of a choice, one is taken.
        total = 1 + (max(below, default=0) if element.tag == f"{_CSL}choose" else sum(below))
        if name := element.get("macro"):
            total += called(str(name), calls)
        if total > _MOST_STEPS:
            raise StyleError("would take too long over each entry", "choose another style")
        return total

    def called(name: str, calls: tuple[str, ...]) -> int:
        if len(calls) > _MOST_CALLS:
            raise StyleError("nests deeper than a style needs", "choose another style")
        if name in calls:
            raise StyleError(f"has a macro '{name[:80]}' that calls itself", "choose another style")
        if name not in macros:
            raise StyleError(f"calls a macro '{name[:80]}' that it lacks", "choose another style")
        if name not in steps:
            steps[name] = count(macros[name], (*calls, name), 0)
        return steps[name]

    count(start, (), 0)


def _drop(element: etree._Element) -> None:
    """Remove an element, and what is left empty around it."""
    parent = element.getparent()
    assert parent is not None, "the root is no text"
    parent.remove(element)
    if not len(parent) and parent.tag == f"{_CSL}group":
        _drop(parent)


def _shortens(root: etree._Element) -> tuple[int, int] | None:
    """Say how lists of names are cut, where that is the same wherever there are any."""
    found = set()
    for element in root.iter():
        least, first = element.get("et-al-min"), element.get("et-al-use-first")
        if least or first:
            found.add((str(least), str(first), element.get("et-al-use-last")))
    if len(found) != 1:
        return None
    least, first, last = found.pop()
    whole = least.isdecimal() and first.isdecimal() and last in (None, "false")
    return (int(least), int(first)) if whole and 0 < int(first) < int(least) <= 99 else None


def _words(root: etree._Element) -> Iterator[str]:
    """Give what a style prints of its own: its texts and terms, with letters in them.

    Raises StyleError for what is long, or cannot be seen.
    """
    for element in root.iter():
        own = [element.get(name) for name in _WORDS]
        if element.tag in (f"{_CSL}term", f"{_CSL}single", f"{_CSL}multiple"):
            own.append(element.text)
        for each in own:
            words = " ".join((each or "").split())
            if len(words) > _LONGEST_WORDS:
                raise StyleError(f"prints a text of {len(words):,} letters", "choose another style")
            if printable(words) != words:
                message = f"prints what cannot be seen: '{printable(words)[:80]}'"
                raise StyleError(message, "take it out, or choose another style")
            if any(map(str.isalpha, words)):
                yield words
