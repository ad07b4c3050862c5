"""The Markdown dialect: CommonMark with pipe tables, definition lists, divs and citations."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin

from kdeck.load.footnotes import footnote_plugin
from kdeck.load.literal import UNPAIRED, literal_at
from kdeck.load.scripts import script_at

_FENCE = re.compile(r":{3,}[ \t]*(\S.*)?")
_COMMENT = re.compile(r"[ \t]*<!--.*?-->", re.DOTALL)
# Braces behind one of these are its attributes.
_TAKES_BRACES = ("image", "link_close", "span_close")
_CITATION = re.compile(r"\[(@[\w:./+-]+(?:\s*;\s*@[\w:./+-]+)*)\]")


class _Parser(MarkdownIt):
    """Take every address as a link: the loader says which are refused, and why."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Make the parser; it keeps nothing between two texts."""
    markdown = _Parser("commonmark", {"html": True, "typographer": True, "quotes": "“”‘’"})
    markdown.enable(["table", "smartquotes"])
    markdown.use(deflist_plugin)
    markdown.use(attrs_plugin, spans=True)
    markdown.block.ruler.before(
        "fence", "div", _div, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    markdown.inline.ruler.before("link", "citation", _citation)
    footnote_plugin(markdown)
    # Before a backslash is read: what a person escapes is no markup.
    markdown.inline.ruler.before("escape", "script", _script)
    markdown.inline.ruler.before("escape", "literal", _literal)
    markdown.inline.ruler2.before("fragments_join", "unpaired", _unpaired)
    return markdown


def without_comments(text: str) -> str:
    """Leave out every comment '<!-- ... -->', a note to oneself; the lines keep their numbers."""
    return _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)


def _line(state: StateBlock, number: int) -> str:
    begin = state.bMarks[number] + state.tShift[number]
    return state.src[begin : state.eMarks[number]]


def _div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    opener = _FENCE.fullmatch(_line(state, start).rstrip())
    if opener is None or state.is_code_block(start):
        return False
    if silent:
        return True
    if opener[1] is None:
        token = state.push("div_stray", "", 0)
        token.map = [start, start + 1]
        state.line = start + 1
        return True
    last = _closer(state, start, end)
    _push_div(state, opener[1], (start, last), end)
    state.line = min(last + 1, end)
    return True


def _closer(state: StateBlock, start: int, end: int) -> int:
    depth = 1
    for number in range(start + 1, end):
        match = _FENCE.fullmatch(_line(state, number).rstrip())
        if match is not None:
            depth += 1 if match[1] is not None else -1
        if depth == 0:
            return number
    return end


def _push_div(state: StateBlock, info: str, lines: tuple[int, int], end: int) -> None:
    start, last = lines
    old_parent, old_max = state.parentType, state.lineMax
    state.parentType = "div"
    state.lineMax = last
    token = state.push("div_open", "div", 1)
    token.info = info
    token.map = [start, last]
    token.meta = {"closed": last < end}
    state.md.block.tokenize(state, start + 1, last)
    state.push("div_close", "div", -1)
    state.parentType = old_parent
    state.lineMax = old_max


def _citation(state: StateInline, silent: bool) -> bool:
    match = _CITATION.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match[0]
        token.meta = {"keys": tuple(re.findall(r"@([\w:./+-]*\w)", match[1]))}
    state.pos = match.end()
    return True


def _script(state: StateInline, silent: bool) -> bool:
    found = script_at(state.src, state.pos) if state.src[state.pos] in "^~" else None
    if found is None or found[1] > state.posMax:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found[1]
    return True


def _literal(state: StateInline, silent: bool) -> bool:
    found = literal_at(state.src, state.pos)
    if found is None or found[1].end() > state.posMax or _is_citation(state):
        return False
    kind, match = found
    last = state.tokens[-1] if state.tokens and not state.pending else None
    if state.src[state.pos] == "{" and last and last.type in _TAKES_BRACES:
        return False
    if not silent:
        token = state.push("literal", "", 0)
        token.content = match[0]
        token.meta = {"hint": kind.advice(match)}
    state.pos = match.end()
    return True


def _is_citation(state: StateInline) -> bool:
    return _CITATION.match(state.src, state.pos, state.posMax) is not None


def _unpaired(state: StateInline) -> None:
    """Mark the asterisks and low lines that begin or end something and have no other half."""
    found: list[Delimiter] = list(state.delimiters)
    for meta in state.tokens_meta:
        found.extend(meta["delimiters"] if meta and "delimiters" in meta else ())
    for delimiter in found:
        token: Token = state.tokens[delimiter.token]
        if token.type == "text" and token.content in {"*", "_"}:
            token.type = "literal"
            token.meta = {"hint": UNPAIRED}
