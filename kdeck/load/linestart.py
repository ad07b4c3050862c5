"""What stands at the start of a line and is meant to set it: bullets of Word, line blocks, rows."""

import re

# Word's bullets; the last ones are letters of its symbol fonts.
_BULLET = re.compile("[•·▪▫◦‣⁃●○■□◆❖➢➤✓✔☐☑∙\ue000-\uf8ff]")
# Letters and dashes that Word's symbol fonts show as bullets; a sentence may have one there, too.
_MAYBE = re.compile(r"(?:[oüØ§vqà–]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])\s+(?=\S)")
_SURE_MAYBE = re.compile(r"[oüØ§vqà–](?:\t| {2,})")
_OPENS = re.compile(r"[oüØ§–]\s")
_ROW = re.compile(r"\|.*\|\s*")
_LINE_BLOCK = re.compile(r"\|(?:\s|\Z)")
_LIST = "begin each line with '- ', below an empty line"
_LINES = "write a list with '- ', or a paragraph for each line"


def line_start(text: str) -> tuple[int, str, str] | None:
    """Find a line of a paragraph that is set by its start: its number from 0, the start, a hint.

    None where no line is.
    """
    lines = [line.strip(" ") for line in text.split("\n")]
    for number, line in enumerate(lines):
        if _BULLET.match(line) or _SURE_MAYBE.match(line):
            return number, line[0], _LIST
        if _ROW.fullmatch(line):
            rule = "|" + "---|" * (line.strip().strip("|").count("|") + 1)
            return number, line, f"write the line {rule} below the first line of a table"
        if _LINE_BLOCK.match(line):
            return number, line[:1], _LINES
    maybe = [number for number, line in enumerate(lines) if _MAYBE.match(line)]
    if len(maybe) > 1 or (_OPENS.match(lines[0]) and maybe):
        return maybe[0], lines[maybe[0]].split()[0], _LIST
    return None
