"""From block tokens to block nodes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from kdeck.finding import Span
from kdeck.load.attributes import Attributes, parse_attributes
from kdeck.load.inlines import InlineReader
from kdeck.load.source import Source
from kdeck.load.syntax import parser
from kdeck.load.typeset import title_text
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
from kdeck.model.inline import Inlines

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

    def __init__(self, source: Source, first_line: int, div: DivReader, include: Include) -> None:
        self.source = source
        self.include = include
        self._read_div = div
        self._first_line = first_line

    def parse(self, text: str) -> Blocks:
        """Parse Markdown into blocks; none, with a finding, where they are nested too deep."""
        tokens = parser().parse(text)
        deep = next((token for token in tokens if _is_deep(token)), None)
        if deep is None:
            return self.read(SyntaxTreeNode(tokens).children)
        line = self._first_line + (deep.map[0] if deep.map else 0)
        self.source.error("nesting", "the text is nested too deep", "use fewer levels", line)
        return ()

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> Blocks:
        """Turn tokens into blocks."""
        return tuple(block for node in nodes for block in self._blocks(node))

    def line(self, node: SyntaxTreeNode) -> int:
        """Give the line of the file on which a token stands."""
        return self._first_line + (node.map[0] if node.map else 0)

    def span(self, node: SyntaxTreeNode) -> Span:
        """Name the place of a token."""
        return self.source.span(self.line(node))

    def inlines(self, node: SyntaxTreeNode) -> Inlines:
        """Read the inlines of a paragraph, a heading or a cell."""
        return tuple(
            inline
            for child in node.children
            for inline in InlineReader(self.source, self.line(child)).read(child.children)
        )

    def picture(self, node: SyntaxTreeNode) -> Picture | None:
        """Read a paragraph that holds one image and nothing else; None where it does not."""
        inner = node.children[0].children if node.type == "paragraph" and node.children else []
        if len(inner) != 1 or inner[0].type != "image":
            return None
        return self._picture(inner[0], self.line(node))

    def _picture(self, image: SyntaxTreeNode, line: int) -> Picture:
        file, _, fragment = unquote(str(image.attrs.get("src", ""))).partition("#")
        alt = title_text("".join(child.content or " " for child in image.children))
        decorative = image.attrs.get("class") == "decorative"
        if not alt and not decorative:
            self.source.error(
                "alt-missing",
                f"the image '{file}' has no alt text",
                "say in brackets what the image shows, or add {.decorative}",
                line,
            )
        if alt and decorative:
            self.source.error(
                "alt-decorative",
                f"the image '{file}' is decorative and has alt text",
                "keep one of them",
                line,
            )
        if any(child.type not in {"text", "softbreak"} for child in image.children):
            self.source.error(
                "alt-markup",
                f"the alt text of '{file}' has markup in it",
                "write plain words: it is read out as it stands",
                line,
            )
        for key in sorted(image.attrs.keys() - {"src", "alt", "title", "class"}):
            self.source.error(
                "span-attribute",
                f"the attribute '{key}' is not known for an image",
                "remove it: the layout sets the size and the place",
                line,
            )
        return Picture(file, fragment or None, alt, (), self.source.span(line))

    def _blocks(self, node: SyntaxTreeNode) -> Blocks:
        match node.type:
            case "paragraph":
                return (self.picture(node) or Paragraph(self.inlines(node), self.span(node)),)
            case "heading":
                return (Heading(int(node.tag[1]), self.inlines(node), self.span(node)),)
            case "bullet_list" | "ordered_list":
                return (self._listing(node),)
            case "dl":
                return (self._definitions(node),)
            case "table":
                return (self._table(node),)
            case "div":
                return self._div(node)
            case "div_stray":
                self.source.error(
                    "div-stray",
                    "a div is closed that was never opened",
                    "remove the line, or add the opening line above",
                    self.line(node),
                )
                return ()
        self._refuse(node)
        return ()

    def _listing(self, node: SyntaxTreeNode) -> Listing:
        items = tuple(
            ListItem(self.read(child.children), self.span(child)) for child in node.children
        )
        for item in items:
            if not item.blocks:
                self.source.error("list-item", "a list item is empty", "remove it", item.span.line)
        ordered = node.type == "ordered_list"
        return Listing(items, self.span(node), ordered, int(node.attrs.get("start", 1)))

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
                self.source.error(
                    "table-header",
                    "a header cell of the table is empty",
                    "say in one or two words what the column holds",
                    cell.span.line,
                )
        return Table(header, rows, (), False, self.span(node))

    def _cells(self, row: SyntaxTreeNode) -> tuple[Cell, ...]:
        return tuple(Cell(self.inlines(cell), self.span(row)) for cell in row.children)

    def _div(self, node: SyntaxTreeNode) -> Blocks:
        line = self.line(node)
        if not node.meta["closed"]:
            self.source.error(
                "div-unclosed",
                f"the div '{node.info}' is not closed",
                "add a line of colons where it ends",
                line,
            )
        attributes = parse_attributes(node.info)
        if attributes is None:
            self.source.error(
                "div-malformed",
                f"the attributes '{node.info}' cannot be read",
                'write them like {.name key="value"}, with one name and each key once',
                line,
            )
            return ()
        return self._read_div(self, Div(attributes, tuple(node.children), line))

    def _refuse(self, node: SyntaxTreeNode) -> None:
        what, hint = {
            "html_block": ("raw HTML", "write Markdown instead"),
            "hr": ("a rule", "leave it out: headings divide a text"),
            "blockquote": ("a block quotation with '>'", "use ::: {.quote}"),
            "fence": ("code", "write it as plain words"),
            "code_block": ("text indented by four spaces", "remove the indentation"),
        }.get(node.type, (f"'{node.type}'", "write it as plain words"))
        self.source.error("block-unknown", f"{what} is not supported", hint, self.line(node))


def _is_deep(token: Token) -> bool:
    return token.level > MAX_LEVEL or any(_is_deep(child) for child in token.children or ())
