"""From the inline tokens of a paragraph to inline nodes."""

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from kdeck.finding import Findings, Span
from kdeck.load.html import html_hint
from kdeck.load.literal import LEFT, first_literal, printed_as_typed
from kdeck.load.printed import printed_text
from kdeck.load.typeset import typeset
from kdeck.model.inline import (
    Abbreviation,
    Cite,
    Datum,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    Link,
    Strong,
    Term,
    Text,
    plain_text,
)
from kdeck.model.walk import notes_in
from kdeck.theme.schema import VISIT

DATA: dict[str, tuple[str, ...]] = {
    "region": ("emergency", "crisis-line"),
    "clinic": ("name", "phone", "hours", "web", *VISIT),
}
_SPANS = ("term", "abbr", "note", *DATA)
_SCHEMES = ("https://", "mailto:", "tel:")
_VAGUE = {"here", "click here", "this", "link", "this link", "more", "read more", "learn more"}
_LEFT_OVER = re.compile(r"\[@|\]\{|\]\(|:::")
# A web or mail address as people type it, without the mark that ends the sentence.
_ADDRESS = re.compile(
    r"(?<![\w@/.])(?:(?:https?://|www\.)[^\s<>“”\"]*[^\s<>“”\".,;:!?)’'\]-]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


# Give the words of a note by its label and the line that points to it; None where it has none.
NoteWords = Callable[[str, int], Inlines | None]


class InlineReader:
    """Read the inlines of one block, counting lines as it goes; a note has no notes itself."""

    def __init__(self, findings: Findings, line: int, notes: NoteWords | None = None) -> None:
        self._findings = findings
        self._line = line
        self._notes = notes
        self._in_link = False
        self._in_strong = False

    @property
    def _span(self) -> Span:
        return self._findings.span(self._line)

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> Inlines:
        """Turn tokens into inlines, neighboring texts joined."""
        found: list[Inline] = []
        for node in nodes:
            for inline in self._inline(node):
                last = found[-1] if found else None
                if isinstance(inline, Footnote) and isinstance(last, Text):
                    # The mark of a note follows its word.
                    found[-1] = Text(last.text.rstrip(" "), last.span)
                if isinstance(inline, Text) and isinstance(last, Text):
                    found[-1] = Text(last.text + inline.text, last.span)
                else:
                    found.append(inline)
        return tuple(
            inner
            for inline in found
            for inner in (self._text(inline) if isinstance(inline, Text) else (inline,))
        )

    def _text(self, text: Text) -> Iterator[Text | Link]:
        left = _LEFT_OVER.search(text.text)
        if left:
            self._findings.error(
                "markup-left",
                f"'{left[0]}' is left over from markup that cannot be read",
                "close every bracket and brace",
                text.span.line,
            )
        if literal := first_literal(text.text, LEFT):
            kind, match = literal
            message, hint = printed_as_typed(match[0]), kind.advice(match)
            self._findings.error("markup-literal", message, hint, text.span.line)
        if self._in_link:
            yield Text(typeset(text.text), text.span)
            return
        start = 0
        for match in _ADDRESS.finditer(text.text):
            if before := text.text[start : match.start()]:
                yield Text(typeset(before), text.span)
            yield self._address(match[0], text.span)
            start = match.end()
        if rest := text.text[start:]:
            yield Text(typeset(rest), text.span)

    def _address(self, address: str, span: Span) -> Link:
        """Make a link of an address that stands bare in a sentence."""
        begin = {"@": "mailto:"}.get(next(iter(re.findall("@|:", address)), ""), "")
        url = address if "://" in address else f"{begin or 'https://'}{address}"
        self._check_scheme(url, span.line)
        return Link((Text(address, span),), url, span)

    def _inline(self, node: SyntaxTreeNode) -> Inlines:
        span = self._span
        match node.type:
            case "text":
                return (Text(node.content, span),) if node.content else ()
            case "softbreak":
                self._line += 1
                return (Text(" ", span),)
            case "strong":
                outer, self._in_strong = self._in_strong, True
                children = self.read(node.children)
                self._in_strong = outer
                return (Strong(children, span),)
            case "em":
                return (self._emphasis(node, span),)
            case "link":
                return (self._link(node, span),)
            case "citation":
                self._line += node.content.count("\n")
                return (Cite(node.meta["keys"], span),)
            case "span":
                return self._marked(node, span)
            case "note":
                return self._note(self.read(node.children), span)
            case "footnote_ref":
                return self._pointed(node, span)
            case "literal":
                message = printed_as_typed(node.content)
                self._findings.error("markup-literal", message, node.meta["hint"], self._line)
                self._line += node.content.count("\n")
                return ()
        self._refuse(node)
        self._line += 1 if node.type == "hardbreak" else node.content.count("\n")
        return ()

    def _emphasis(self, node: SyntaxTreeNode, span: Span) -> Emphasis:
        children = self.read(node.children)
        words = plain_text(children)
        if not self._in_strong and not all(isinstance(child, Strong) for child in children):
            self._findings.warning(
                "markup-italic",
                f"'{words}' is printed upright, like the words around it",
                f"write **{words}** to stress it, quotation marks around a title, or no marks",
                span.line,
            )
        return Emphasis(children, span)

    def _link(self, node: SyntaxTreeNode, span: Span) -> Link:
        url = str(node.attrs.get("href", ""))
        self._check_scheme(url, self._line)
        for key in sorted(node.attrs.keys() - {"href", "title"}):
            self._attribute("link", key)
        outer, self._in_link = self._in_link, True
        children = self.read(node.children)
        self._in_link = outer
        words = plain_text(children).strip()
        if words.lower().rstrip(".") in _VAGUE or not words:
            self._findings.error(
                "link-text",
                f"link text '{words}' does not say where it goes",
                "name the page or file it opens",
                self._line,
            )
        return Link(children, url, span)

    def _check_scheme(self, url: str, line: int | None) -> None:
        if not url.startswith(_SCHEMES):
            safe = url.removeprefix("http://")
            self._findings.error(
                "link-address",
                f"the address '{url}' does not begin with https://, mailto: or tel:",
                f"write https://{safe}" if safe != url else "write the whole address",
                line,
            )

    def _pointed(self, node: SyntaxTreeNode, span: Span) -> Inlines:
        if self._notes is None:
            return self._note((), span)
        words = self._notes(node.meta["label"], self._line)
        return () if words is None else self._note(words, span)

    def _marked(self, node: SyntaxTreeNode, span: Span) -> Inlines:
        attrs = {key: str(value) for key, value in node.attrs.items()}
        name = attrs.pop("class", "")
        if "lang" in attrs and not name:
            return (self._foreign(node, attrs["lang"], span),)
        if name not in _SPANS:
            self._findings.error(
                "span-unknown",
                f"the mark '{name or next(iter(attrs), '')}' is not known",
                f"use one of .{', .'.join(_SPANS)} or lang=",
                self._line,
            )
            return self.read(node.children)
        allowed = {"term": {"key"}, "abbr": {"title"}}.get(name, set())
        for key in sorted(attrs.keys() - allowed):
            self._attribute(f".{name}", key)
        children = self.read(node.children)
        words = plain_text(children)
        match name:
            case "term":
                key = attrs.get("key") or words.lower().replace(" ", "-").replace("\u00a0", "-")
                return (Term(children, key, span),)
            case "note":
                return self._note(children, span)
            case "abbr":
                return (self._abbreviation(words, attrs.get("title", ""), span),)
        return self._datum(name, words, span)

    def _foreign(self, node: SyntaxTreeNode, lang: str, span: Span) -> Foreign:
        if not _LANGUAGE.fullmatch(lang):
            self._findings.error(
                "language", f"'{lang}' is not a language tag", "write it like 'fr'", self._line
            )
        return Foreign(self.read(node.children), lang, span)

    def _note(self, children: Inlines, span: Span) -> Inlines:
        if not plain_text(children).strip() or any(notes_in(children)):
            self._findings.error(
                "note", "a note is empty or holds another", "write its words", self._line
            )
            return ()
        return (Footnote(children, span),)

    def _abbreviation(self, words: str, title: str, span: Span) -> Abbreviation:
        if not title:
            self._findings.error(
                "abbreviation",
                f"the abbreviation '{words}' has no expansion",
                'write title="..." with the long form',
                self._line,
            )
        return Abbreviation(words, printed_text(title, self._findings, self._line), span)

    def _datum(self, source: str, words: str, span: Span) -> Inlines:
        if words not in DATA[source]:
            self._findings.error(
                "datum-unknown",
                f"the {source} has no '{words}'",
                f"use one of {', '.join(DATA[source])}",
                self._line,
            )
            return ()
        return (Datum("region" if source == "region" else "clinic", words, span),)

    def _attribute(self, name: str, key: str) -> None:
        self._findings.error(
            "span-attribute",
            f"the attribute '{key}' is not known for '{name}'",
            "remove it, or correct its name",
            self._line,
        )

    def _refuse(self, node: SyntaxTreeNode) -> None:
        what, hint = {
            "html_inline": ("raw HTML", html_hint(node.content)),
            "image": ("an image inside a sentence", "put the image in a paragraph of its own"),
            "hardbreak": ("a forced line break", "start a new paragraph or a list"),
            "code_inline": ("code", "write it as plain words"),
        }.get(node.type, (f"'{node.type}'", "write it as plain words"))
        self._findings.error("inline-unknown", f"{what} is not supported", hint, self._line)
