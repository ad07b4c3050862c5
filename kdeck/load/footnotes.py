"""Notes as Pandoc writes them: '[^1]' with its words in a line '[^1]: ...', and '^[its words]'."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from kdeck.load.attributes import parse_attributes
from kdeck.model.audience import Audience

_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*(.*)")
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_ENDS = re.compile(r":{3,}|\[\^[^\]\s]+\]:")
_CODE = 4


# The place of a note: the line of the wording that it stands in, -1 outside of wordings; its label.
Place = tuple[int, str]
ANYWHERE = -1


@dataclass(slots=True)
class Footnotes:
    """Hold the notes of one text by their places, and which of them a sentence points to.

    Each wording may have notes of its own: both may call their first one '1'.
    """

    written: dict[Place, SyntaxTreeNode] = field(default_factory=dict)
    used: set[Place] = field(default_factory=set)

    def gather(
        self, nodes: Iterable[SyntaxTreeNode], scope: int = ANYWHERE
    ) -> list[SyntaxTreeNode]:
        """Take up the notes among some nodes and below them; give those whose place was taken."""
        repeated = []
        for node in nodes:
            if node.type == "footnote":
                place = (scope, str(node.meta["label"]))
                if place in self.written:
                    repeated.append(node)
                self.written.setdefault(place, node)
            elif node.type != "inline":
                repeated.extend(self.gather(node.children, scope_of(node, scope)))
        return repeated

    def find(self, scope: int, label: str) -> SyntaxTreeNode | None:
        """Find the note that a sentence points to, in its wording or else outside of wordings."""
        for place in ((scope, label), (ANYWHERE, label)):
            if place in self.written:
                self.used.add(place)
                return self.written[place]
        return None


def scope_of(node: SyntaxTreeNode, outer: int) -> int:
    """Give the scope of what stands inside a node: a wording has its own."""
    if node.type != "div":
        return outer
    attributes = parse_attributes(node.info)
    wording = attributes is not None and attributes.name in set(Audience)
    return node.map[0] if wording and node.map else outer


def footnote_plugin(markdown: MarkdownIt) -> None:
    """Let a parser read notes; call it when the rules for citations and divs are there."""
    markdown.block.ruler.before(
        "reference", "footnote", _definition, {"alt": ["paragraph", "reference"]}
    )
    markdown.inline.ruler.before("link", "footnote_ref", _reference)
    markdown.inline.ruler.before("link", "footnote_inline", _inline)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    match = _DEFINITION.fullmatch(_line(state, start).rstrip())
    if match is None or state.is_code_block(start):
        return False
    if silent:
        return True
    number = start + 1
    lines = [match[2]]
    while number < end and (line := _line(state, number).strip()) and not _ENDS.match(line):
        lines.append(line)
        number += 1
    last = _last(state, number, end)
    token = state.push("footnote_open", "", 1)
    token.map = [start, number]
    token.meta = {"label": match[1], "goes_on": last > number}
    inner = state.push("inline", "", 0)
    inner.content = "\n".join(lines).strip()
    inner.map = [start, number]
    inner.children = []
    state.push("footnote_close", "", -1)
    state.line = last
    return True


def _last(state: StateBlock, start: int, end: int) -> int:
    """Find where the indented paragraphs end that Pandoc would add to a note."""
    last = start
    for number in range(start, end):
        if state.isEmpty(number):
            continue
        if state.sCount[number] - state.blkIndent < _CODE:
            break
        last = number + 1
    return last


def _reference(state: StateInline, silent: bool) -> bool:
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.content = match[0]
        token.meta = {"label": match[1]}
    state.pos = match.end()
    return True


def _inline(state: StateInline, silent: bool) -> bool:
    start, end = state.pos, state.posMax
    if not state.src.startswith("^[", start, end):
        return False
    close = state.md.helpers.parseLinkLabel(state, start + 1)
    if close < 0:
        return False
    if not silent:
        state.push("note_open", "", 1)
        state.pos, state.posMax = start + 2, close
        state.md.inline.tokenize(state)
        state.push("note_close", "", -1)
    state.pos, state.posMax = close + 1, end
    return True
