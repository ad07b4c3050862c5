"""How long a word, a paragraph, a table and a file of the sources may be, in one place.

Each is far above what a reader can use, and low enough that a slip of the keyboard, or a stranger,
does not keep a build busy for minutes.
"""

import re
from collections.abc import Iterator

from kdeck.datafile.characters import Flaw

LONGEST_WORD = 1_000
LONGEST_PARAGRAPH = 10_000
# It is the title of a slide.
LONGEST_TAKEAWAY = 110
MOST_ROWS = 500
MOST_NOTES = 500
LONGEST_FILE = {".md": 300_000, ".yml": 4_000_000, ".yaml": 4_000_000}

_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
# In JSON without spaces, quotation marks part the words.
_JSON_WORD = re.compile(rf'[^\s"]{{{LONGEST_WORD + 1},}}')
# What begins a block of its own without an empty line: a div, front matter, a heading, an item
# and a row.
_BEGINS = re.compile(r"[ \t]*(?::{3}|-{3}|#|[-*+][ \t]|\d{1,9}[.)][ \t]|\|)")


def find_excess(text: str, file: str) -> Flaw | None:
    """Find what is too long in a source file: a message, a hint and a line; None if nothing is."""
    kind = file[file.rfind(".") :]
    word = (_JSON_WORD if kind == ".json" else _WORD).search(text)
    if word:
        return (
            f"the word '{word[0][:20]}…' has {len(word[0]):,} characters",
            f"put spaces into it: a word has at most {LONGEST_WORD:,} characters",
            text.count("\n", 0, word.start()) + 1,
        )
    limit = LONGEST_FILE.get(kind)
    if limit and len(text) > limit:
        hint = f"divide it: a file has at most {limit:,} characters"
        return f"the file has {len(text):,} characters", hint, 1
    return _block_excess(text) if kind == ".md" else None


def _block_excess(text: str) -> Flaw | None:
    notes = text.count("{.note}")
    if notes > MOST_NOTES:
        return (
            f"the file has {notes:,} notes",
            f"say more in the text: a file has at most {MOST_NOTES} notes",
            1,
        )
    rows = 0
    for line, block in _blocks(text):
        rows = rows + 1 if block.lstrip().startswith("|") else 0
        if rows > MOST_ROWS:
            hint = f"divide it, or show a part: a table has at most {MOST_ROWS} rows"
            return "the table has too many rows", hint, line
        if len(block) > LONGEST_PARAGRAPH:
            return (
                f"the paragraph has {len(block):,} characters",
                f"divide it: a paragraph has at most {LONGEST_PARAGRAPH:,}",
                line,
            )
    return None


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Part a text into paragraphs, items and rows, each with its first line."""
    start, lines = 1, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if lines and (not line.strip() or _BEGINS.match(line)):
            yield start, "\n".join(lines)
            lines = []
        if line.strip():
            start = start if lines else number
            lines.append(line)
        else:
            yield number, ""
    if lines:
        yield start, "\n".join(lines)
