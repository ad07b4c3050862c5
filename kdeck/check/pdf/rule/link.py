"""The words of links and the labels of lists, as a reader hears them."""

import re
from collections.abc import Iterator

from kdeck.check.linkwords import WORDS_BEFORE, flaw_of_link
from kdeck.check.pdf.read.node import Annotation, Node, Run
from kdeck.check.pdf.read.tagtree import is_block, tree_text
from kdeck.check.pdf.rule.nesting import span_of
from kdeck.finding import Finding, Severity

_NUMBER = re.compile(r"\W*(\d+|[A-Za-z]|[ivxIVX]+)\W*")


def check_links(root: Node, file: str) -> Iterator[Finding]:
    """Judge the words of every link, and that it leads somewhere."""
    for link, before in _links(root):
        words = " ".join(tree_text(link, spoken=True).split())
        annotations = [leaf for leaf in link.leaves() if isinstance(leaf, Annotation)]
        target = next((a.target for a in annotations if a.target), "")
        if flaw := flaw_of_link(words, before, target):
            message, severity = flaw
            hint = "name the page or file that it opens"
            yield Finding("pdf-link-text", message, hint, span_of(link, file), severity)
        if not annotations:
            message = f"the link '{words[:40]}' has no annotation, and leads nowhere"
            hint = "put the link annotation into the element"
            yield Finding("pdf-annotation", message, hint, span_of(link, file))


def _links(root: Node) -> Iterator[tuple[Node, str]]:
    """Give each link with how its paragraph begins before it."""
    stack: list[tuple[Node, str]] = [(root, "")]
    while stack:
        element, before = stack.pop()
        if element.role == "Link":
            yield element, before
        below: list[tuple[Node, str]] = []
        for kid in element.kids:
            is_line = not isinstance(kid, Node) or not is_block(kid)
            if isinstance(kid, Node):
                below.append((kid, before if is_line else ""))
            # What it says counts for what follows it in the same paragraph.
            if not is_line:
                before = ""
            elif len(before) < WORDS_BEFORE:
                before += _words(kid)
        stack.extend(reversed(below))


def _words(kid: Node | Run | Annotation) -> str:
    match kid:
        case Node():
            return tree_text(kid, spoken=True)
        case Run(text):
            return text
        case Annotation():
            return ""


def check_lists(root: Node, file: str) -> Iterator[Finding]:
    """Judge the labels of every list: of one kind, and as the list says."""
    for each in root.elements():
        labels = [tree_text(label).strip() for label in _labels(each)] if each.role == "L" else []
        kinds = {_kind(label) for label in labels if label}
        if len(kinds) > 1:
            problem = f"has labels of two kinds, as in '{labels[0]}' and '{labels[-1]}'"
        # Words as labels are terms, which have no numbering in PDF 1.7.
        elif kinds - {"word"} and each.attribute("ListNumbering") in {None, "None"}:
            problem = "has labels and says that it has none"
        else:
            continue
        hint = "give all items of a list one kind of label, and name it in ListNumbering"
        span = span_of(each, file)
        yield Finding("pdf-list", f"a list {problem}", hint, span, Severity.WARNING)


def _labels(each: Node) -> Iterator[Node]:
    for item in each.kids:
        if isinstance(item, Node) and item.role == "LI":
            yield from (k for k in item.kids if isinstance(k, Node) and k.role == "Lbl")


def _kind(label: str) -> str:
    if _NUMBER.fullmatch(label):
        return "number"
    return "word" if any(character.isalnum() for character in label) else "sign"
