"""From block tokens to block nodes."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from kdeck.finding import Findings, Span, several
from kdeck.load.attributes import Attributes, parse_attributes
from kdeck.load.fences import check_fences
from kdeck.load.footnotes import ANYWHERE, Footnotes, scope_of
from kdeck.load.html import html_hint
from kdeck.load.inlines import InlineReader
from kdeck.load.itemkeys import take_keys
from kdeck.load.linestart import line_start
from kdeck.load.literal import printed_as_typed
from kdeck.load.pictures import read_picture
from kdeck.load.rows import cell_count
from kdeck.load.syntax import parser, without_comments
from kdeck.model.block import (
    Blocks,
    Cell,
    Definition,
    DefinitionList,
    Heading,
    Listing,
    ListItem,
    Paragraph,
    Picture,
    Table,
)
from kdeck.model.inline import Inlines, Text

# What a line of hyphens or equals signs below it does not make a heading of.
_IS_SENTENCE = re.compile(r"[.,:;!]\Z|\n")
# The parser leaves out, without a word, what stands deeper than 20 levels: stay well above.
MAX_LEVEL = 16


@dataclass(frozen=True, slots=True)
class Div:
    """Hold one fenced div: its attributes, its content as tokens, and where it stands."""

    attributes: Attributes
    children: tuple[SyntaxTreeNode, ...]
    line: int


DivReader = Callable[["BlockReader", Div], Blocks]
Include = Callable[[str, int], Blocks]


class BlockReader:
    """Read the blocks of one source; first_line is the line of the file where the text begins."""

    def __init__(
        self, findings: Findings, first_line: int, div: DivReader, include: Include
    ) -> None:
        self.findings = findings
        self.include = include
        self._read_div = div
        self._first_line = first_line
        self._lines: list[str] = []
        self._notes = Footnotes()
        self._scope = ANYWHERE

    def parse(self, text: str) -> Blocks:
        """Parse Markdown into blocks; none, with a finding, where it has no clear order."""
        text = without_comments(text)
        tokens = parser().parse(text)
        deep = next((token for token in tokens if _is_deep(token)), None)
        if deep is not None:
            line = self._first_line + (deep.map[0] if deep.map else 0)
            self.findings.error("nesting", "the text is nested too deep", "use fewer levels", line)
            return ()
        self._lines = text.split("\n")
        # What follows from a line of colons too few or too many need not be told.
        if _is_unbalanced(tokens) and check_fences(self._lines, self._first_line, self.findings):
            return ()
        nodes = SyntaxTreeNode(tokens).children
        repeated = self._notes.gather(nodes)
        blocks = self.read(nodes)
        self._check_notes(repeated)
        return blocks

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> Blocks:
        """Turn tokens into blocks."""
        return tuple(block for node in nodes for block in self._blocks(node))

    def misfit(self, div: Div, problem: str) -> None:
        """Record what is wrong with the content of a div."""
        self.findings.error(
            "div-content",
            f"the div '{div.attributes.name}' is not as it should be: {problem}",
            "run 'kdeck explain div-content' for what divs hold",
            div.line,
        )

    def line(self, node: SyntaxTreeNode) -> int:
        """Give the line of the file on which a token stands."""
        return self._first_line + (node.map[0] if node.map else 0)

    def span(self, node: SyntaxTreeNode) -> Span:
        """Name the place of a token."""
        return self.findings.span(self.line(node))

    def inlines(self, node: SyntaxTreeNode) -> Inlines:
        """Read the inlines of a paragraph, a heading or a cell."""
        return tuple(
            inline
            for child in node.children
            for inline in self._reader(self.line(child)).read(child.children)
        )

    def _reader(self, line: int) -> InlineReader:
        return InlineReader(self.findings, line, self._note)

    def _note(self, label: str, line: int) -> Inlines | None:
        """Read the words of a note; None, with a finding, where nobody wrote it."""
        node = self._notes.find(self._scope, label)
        if node is None:
            self.findings.error(
                "note",
                f"the note '[^{label}]' has no words",
                f"add the line '[^{label}]: its words.' below the paragraph",
                line,
            )
            return None
        inner = node.children[0]
        return InlineReader(self.findings, self.line(inner)).read(inner.children)

    def _check_notes(self, repeated: list[SyntaxTreeNode]) -> None:
        for node in repeated:
            label = node.meta["label"]
            message = f"the note '[^{label}]' stands twice"
            self.findings.error("note", message, "give one of them another name", self.line(node))
        for place, node in self._notes.written.items():
            label = place[1]
            if place not in self._notes.used:
                message = f"nothing points to the note '[^{label}]'"
                hint = f"write [^{label}] behind the word that it is about, or delete it"
                self.findings.error("note", message, hint, self.line(node))
            if node.meta["goes_on"]:
                message = f"the note '[^{label}]' has more than one paragraph"
                hint = "write it as one, without an empty line in it"
                self.findings.error("note", message, hint, self.line(node))

    def picture(self, node: SyntaxTreeNode) -> Picture | None:
        """Read a paragraph that holds one image and nothing else; None where it does not."""
        inner = node.children[0].children if node.type == "paragraph" and node.children else []
        if len(inner) != 1 or inner[0].type != "image":
            return None
        return read_picture(inner[0], self.findings, self.line(node))

    def _blocks(self, node: SyntaxTreeNode) -> Blocks:
        match node.type:
            case "paragraph":
                return (self.picture(node) or self._paragraph(node),)
            case "heading":
                return (self._heading(node),)
            case "bullet_list" | "ordered_list":
                return (self._listing(node),)
            case "dl":
                return (self._definitions(node),)
            case "table":
                return (self._table(node),)
            case "div":
                return self._div(node)
            case "footnote":
                return ()
        self._refuse(node)
        return ()

    def _paragraph(self, node: SyntaxTreeNode) -> Paragraph:
        inner = node.children[0]
        if self._is_set_by_lines(inner):
            return Paragraph((Text(inner.content, self.span(node)),), self.span(node))
        return Paragraph(self.inlines(node), self.span(node))

    def _is_set_by_lines(self, inner: SyntaxTreeNode) -> bool:
        found = line_start(inner.content)
        if found is None:
            return False
        number, start, hint = found
        line = self.line(inner) + number
        self.findings.error("markup-literal", printed_as_typed(start), hint, line)
        return True

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        level = int(node.tag[1])
        words = node.children[0].content.strip()
        if node.markup in {"=", "-"} and _IS_SENTENCE.search(words):
            words = " ".join(words.split())
            self.findings.error(
                "markup-literal",
                "a line below the text makes a heading of it",
                f"write '{'#' * level} {words}', or delete the line below it",
                self.line(node),
            )
        self._is_set_by_lines(node.children[0])
        return Heading(level, self.inlines(node), self.span(node))

    def _listing(self, node: SyntaxTreeNode) -> Listing:
        items = tuple(self._item(child) for child in node.children)
        for item in items:
            if not item.blocks:
                self.findings.error(
                    "list-item", "a list item is empty", "remove it", item.span.line
                )
        ordered = node.type == "ordered_list"
        return Listing(items, self.span(node), ordered, int(node.attrs.get("start", 1)))

    def _item(self, node: SyntaxTreeNode) -> ListItem:
        keys = take_keys(node)
        return ListItem(self.read(node.children), self.span(node), keys)

    def _definitions(self, node: SyntaxTreeNode) -> DefinitionList:
        entries: list[Definition] = []
        term: SyntaxTreeNode | None = None
        for child in node.children:
            if child.type == "dt":
                term = child
            elif term is not None:
                blocks = self.read(child.children)
                entries.append(Definition(self.inlines(term), blocks, self.span(term)))
        return DefinitionList(tuple(entries), self.span(node))

    def _table(self, node: SyntaxTreeNode) -> Table:
        head, *bodies = node.children
        header = self._cells(head.children[0])
        rows = tuple(self._cells(row) for body in bodies for row in body.children)
        for cell in header:
            if not cell.inlines:
                self.findings.error(
                    "table-header",
                    "a header cell of the table is empty",
                    "say in one or two words what the column holds",
                    cell.span.line,
                )
        for body in bodies:
            for row in body.children:
                self._check_row(row, len(header))
        return Table(header, rows, (), False, self.span(node))

    def _check_row(self, row: SyntaxTreeNode, columns: int) -> None:
        line = self.line(row)
        count = cell_count(self._lines[line - self._first_line])
        if count != columns:
            cells = several(count, "cell")
            self.findings.error(
                "table-row",
                f"a row of the table has {cells}, and its header {columns}",
                "write a cell for every column, an empty one as '| |', and a bar in words as '\\|'",
                line,
            )

    def _cells(self, row: SyntaxTreeNode) -> tuple[Cell, ...]:
        return tuple(Cell(self.inlines(cell), self.span(row)) for cell in row.children)

    def _div(self, node: SyntaxTreeNode) -> Blocks:
        line = self.line(node)
        attributes = parse_attributes(node.info)
        if attributes is None:
            self.findings.error(
                "div-malformed",
                f"the attributes '{node.info}' cannot be read",
                'write them like {.name key="value"}, with one name and each key once',
                line,
            )
            return ()
        outer, self._scope = self._scope, scope_of(node, self._scope)
        blocks = self._read_div(self, Div(attributes, tuple(node.children), line))
        self._scope = outer
        return blocks

    def _refuse(self, node: SyntaxTreeNode) -> None:
        what, hint = {
            "html_block": ("raw HTML", html_hint(node.content)),
            "hr": ("a rule", "leave it out: headings divide a text"),
            "blockquote": ("a block quotation with '>'", "use ::: {.quote}"),
            "fence": ("code", "write it as plain words"),
            "code_block": ("text indented by four spaces", "remove the indentation"),
        }.get(node.type, (f"'{node.type}'", "write it as plain words"))
        self.findings.error("block-unknown", f"{what} is not supported", hint, self.line(node))


def _is_deep(token: Token) -> bool:
    return token.level > MAX_LEVEL or any(_is_deep(child) for child in token.children or ())


def _is_unbalanced(tokens: Sequence[Token]) -> bool:
    return any(
        token.type == "div_stray" or (token.type == "div_open" and not token.meta["closed"])
        for token in tokens
    )
