"""Words for what a YAML parser refuses, for people who have never heard of YAML."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ruamel.yaml.error import YAMLError as RuamelError

# What a colon in the wrong place comes to for a parser.
_COLON = re.compile(r":(?=\s|$)")
# A key, with another one behind it on its line.
_CHAIN = re.compile(r"\s*([\w-]+):\s+([a-z][\w-]*):(?:\s|$)")
# What may stand behind a key between braces as it is.
_WHOLE = re.compile(r"\{.*\}|[^:,#\[\]{}]+")
_MISPLACED = ("mapping values are not allowed", "expected <block end>")
_OTHERWISE = "check the quotes, the colons and the indentation of this line and the one above"


class YamlError(Exception):
    """Say why a text is not YAML, with a hint and a line of it (from 1)."""

    def __init__(self, message: str, hint: str, line: int) -> None:
        super().__init__(message, hint, line)
        self.message = message
        self.hint = hint
        self.line = line


def worded(error: "RuamelError", text: str) -> YamlError:
    """Word what a parser says of a text."""
    from ruamel.yaml.error import MarkedYAMLError

    mark = None
    problem = str(error).splitlines()[0].lower() if str(error) else ""
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        problem = str(error.problem or error.context or "").lower()
    problem = " ".join(problem.split()) or "it is malformed"
    if mark is None:
        hint = "retype the lines by hand: a character that does not show may have come with a paste"
        return YamlError(f"this is not valid YAML: {problem}", hint, 1)
    lines = text.split("\n")
    shown = lines[mark.line] if mark.line < len(lines) else ""
    return YamlError(*_words(problem, shown, mark.column), mark.line + 1)


def _words(problem: str, shown: str, column: int) -> tuple[str, str]:
    """Say what is wrong with the line that is shown, and what to do."""
    if "\t" in shown[: column + 1]:
        return "a tab is used to indent", "indent with spaces: YAML does not allow tabs"
    misplaced = problem.startswith(_MISPLACED)
    if misplaced and (chain := _CHAIN.match(shown)):
        first, second, rest = chain[1], chain[2], shown[chain.end() :].strip()
        offer = f", or write {first}: {{{second}: {rest}}}" if _WHOLE.fullmatch(rest) else ""
        hint = f"put '{second}:' on the next line, indented{offer}; one text goes in double quotes"
        return "two keys stand on one line", hint
    if misplaced and len(_COLON.findall(shown)) > 1:
        hint = 'put the whole text in quotes, as in address: "4 Mill Road: Suite 2"'
        return "a text without quotes has a colon in it", hint
    first_column = len(shown) - len(shown.lstrip())
    if misplaced and first_column and column >= first_column:
        hint = "begin it right below the first letter of the line that it belongs with"
        return "the line is not indented like those around it", hint
    return f"this is not valid YAML: {problem}", _OTHERWISE
