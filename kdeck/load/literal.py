"""Markup of other tools, which kdeck does not read: a reader would meet it as it was typed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Hint = str | Callable[[re.Match[str]], str]

_SHOWN = 40
_KEY = r"@[A-Za-z](?:[\w:.-]*\w)?"
_DELETE = "delete the old words, so that nobody reads them"
_CHECKLIST = "put the list between a line '::: checklist' and a line ':::'"
_LINK = "write a link such as [our map](https://example.org/map)"
_BRACES = "remove the braces: they stand behind [words] or in the line of a div"
_NOTE = "write a note as [its words]{.note} or ^[its words]"
_ARROW = "say it in words"
_BLANK = "leave it out: '::: questions' prints lines to write on"
_WORDS = "write it in words"
UNPAIRED = "close it, as in **words**, without a space inside, or write \\* for an asterisk"
_PLAIN = "write plain words here: this text takes no markup"


@dataclass(frozen=True, slots=True)
class Kind:
    """Name one kind of markup by its pattern, with kdeck's way as a hint.

    starts holds the signs that it begins with, where it is looked for at each of them.
    """

    pattern: re.Pattern[str]
    hint: Hint
    starts: str = ""

    def advice(self, match: re.Match[str]) -> str:
        """Word the hint for what was typed."""
        return self.hint if isinstance(self.hint, str) else self.hint(match)


def _kind(pattern: str, hint: Hint, starts: str = "") -> Kind:
    return Kind(re.compile(pattern, re.DOTALL | re.IGNORECASE), hint, starts)


def _sources(match: re.Match[str]) -> str:
    keys = re.findall(rf"(?<!\w){_KEY}", match[0])
    return f"write [{'; '.join(keys)}], and all other words into the sentence"


def _source(match: re.Match[str]) -> str:
    return f"write [{match[0]}] for a source, or \\{match[0]} for a name with the sign '@'"


def _stress(match: re.Match[str]) -> str:
    return f"write **{match[1]}** to stress words"


def _power(match: re.Match[str]) -> str:
    return f"write ^{match[1]}^ for a raised number"


# Each is looked for where it begins, in this order: what may hold another stands before it.
INSIDE: tuple[Kind, ...] = (
    _kind(r":{3,}[ \t]*\{[^{}\n]*\}", "begin a line of its own with the colons", ":"),
    _kind(r"\{(?:--|\+\+|~~|==|>>).{0,400}?(?:--|\+\+|~~|==|<<)\}", _DELETE, "{"),
    _kind(r"\{\{.{0,400}?\}\}|\{%.{0,400}?%\}", f"remove it, or {_LINK}", "{"),
    _kind(r"~~(?!~).{1,400}?~~+", _DELETE, "~"),
    _kind(r"==(?=[^\s=])(.{1,400}?)(?<=[^\s=])==", _stress, "="),
    _kind(r"\+\+(?=[^\s+])(.{1,400}?)(?<=[^\s+])\+\+", _stress, "+"),
    _kind(r"\$\$.{1,400}?\$\$", "write the formula in words", "$"),
    # Pandoc's rule, but for amounts of money such as "$5 or $ 6".
    _kind(
        r"\$(?![\s$])(?!\d[\d.,]*(?:[\s–—/+-]|(?:k|m|to|or|and)\b))[^$\n]{1,200}?(?<![\s$])\$(?!\d)",
        "write the formula in words, or \\$ for the sign of a currency",
        "$",
    ),
    _kind(r"!?\[\[[^\[\]\n]*\]\]", _LINK, "!["),
    _kind(rf"\[[^\[\]]*(?<![\w\\]){_KEY}[^\[\]]*\](?![(\[{{])", _sources, "["),
    _kind(rf"(?<![\w@/.\\]){_KEY}", _source, "@"),
    _kind(
        r"\[[xX]\](?![(\[{])", "write '- [ ]' in a checklist: readers tick boxes themselves", "["
    ),
    _kind(r"\[ ?\](?![(\[{])", _CHECKLIST, "["),
    _kind(r"\[_?toc_?\]", "remove it: kdeck sets the contents itself", "["),
    _kind(r"\{(?:[#.][a-z][\w-]*|[a-z][\w-]*=)[^{}\n]*\}|\{-\}", _BRACES, "{"),
    _kind(r"(?<![\w:]):[a-z][a-z0-9_+-]*:", "say it in words", ":"),
    _kind(r"\\[a-z]+(?:\{[^{}]*\})*", "remove it: kdeck sets the pages itself", "\\"),
    _kind(r"(?<![-=<])(?:-{1,3}|={1,2})>|(?<!\S)<-{1,2}>?(?!\S)", _ARROW, "-=<"),
    _kind(r"-{4,}", "write -- for a dash", "-"),
    _kind(r"_{3,}", _BLANK, "_"),
    _kind(r"~[^\s~]+~", _WORDS, "~"),
    _kind(r"(?<=\w)\^[(+-]?(\w+)\)?", _power, "^"),
)
# What is still there when all that kdeck reads has been read.
LEFT: tuple[Kind, ...] = (
    *(_kind(re.escape(sign), _DELETE) for sign in ("~~", "{--", "--}", "{++", "++}")),
    _kind(r"\*\*", UNPAIRED),
    _kind("`", "write ' for an apostrophe, and no code"),
    _kind(r"\{\{|\}\}", f"remove it, or {_LINK}"),
    _kind(r"={2,}", "write **words** to stress words"),
    _kind(r"\[\^|\^\[", _NOTE),
    _kind("\t", "write a space, or set columns as a table"),
    _kind("[\ue000-\uf8ff]", "type the sign that you mean, or say it in words"),
    _kind("-->|<!--", "begin a comment with '<!--' and end it with '-->'"),
)
# Markdown itself is markup that prints where a text is plain.
PLAIN: tuple[Kind, ...] = (
    _kind(r"\[\^[^\]\s]*\]|\^\[[^\]]*\]", _PLAIN),
    _kind(r"</?[a-z][^<>\n]*>|<!--", _PLAIN),
    _kind(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);", "type the character itself"),
    _kind(r"!?\[[^\[\]]*\](?:\([^()]*\)|\{[^{}]*\})", _PLAIN),
    _kind(r"\*\*|(?<!\w)\*(?=\w)|(?<!\w)_(?=\w)[^_]*_(?!\w)", _PLAIN),
    _kind(r":::|\]\{|\]\(", _PLAIN),
    _kind(r"\A(?:#{1,6}\s|[-*+>]\s|\||[•·▪▫◦‣⁃●○■□◆❖➢➤✓✔☐☑∙])", _PLAIN),
)
_BY_START = {
    sign: tuple(kind for kind in INSIDE if sign in kind.starts)
    for sign in "".join(kind.starts for kind in INSIDE)
}
# A text without any of these has no markup; most texts have none.
_ANY = re.compile(
    "[~={}$\\[\\]@\\\\<>_^*`|&\t\ue000-\uf8ff]|--|[+][+]|:[a-z:]|\\A\\W", re.IGNORECASE
)


def literal_at(text: str, position: int) -> tuple[Kind, re.Match[str]] | None:
    """Find the markup that begins at a place of a sentence, None where there is none."""
    kinds = _BY_START.get(text[position], ())
    return next(
        ((kind, match) for kind in kinds if (match := kind.pattern.match(text, position))), None
    )


def first_literal(text: str, kinds: Iterable[Kind]) -> tuple[Kind, re.Match[str]] | None:
    """Find the markup of some kinds that stands first in a text, None where there is none."""
    if not _ANY.search(text):
        return None
    found = [(kind, match) for kind in kinds if (match := kind.pattern.search(text))]
    return min(found, key=lambda pair: pair[1].start(), default=None)


def printed_as_typed(words: str) -> str:
    """Word what is wrong with markup that would be printed."""
    shown = " ".join(words.split()) or "\\t"
    if "\ue000" <= shown <= "\uf8ff":
        return f"the character U+{ord(shown[0]):04X} of a symbol font would be printed as typed"
    shown = f"{shown[:_SHOWN]}…" if len(shown) > _SHOWN else shown
    return f"'{shown}' would be printed as typed"
