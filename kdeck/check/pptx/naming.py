"""The ids and names of shapes, which the selection pane and other programs go by."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kdeck.finding import Finding, Severity, Span, several
from kdeck.ooxml.shape import Shape

# What programs call a shape of which nobody has thought: 'Rectangle 3', 'Google Shape;55;p13'.
_DEFAULT = re.compile(
    r"(?:[A-Z][A-Za-z]+[ :]){1,4} ?\d+|Google Shape;.*|object \d+|New shape|Picture|Graphic|"
    r"Table|Chart|TextBox|Shape",
)
_OWN = re.compile(r"(?:Label|Step|Figure|Part|Row|Column|Arm|Box|Phase|Week|Day)\b.*")


def check_names(shapes: Sequence[Shape], span: Span) -> Iterator[Finding]:
    """Find ids and names that stand twice, and names that nobody gave."""
    ids = Counter(shape.properties.get("id", "") for shape in shapes)
    for key, count in ids.items():
        if count > 1 or not key.isdecimal():
            message = f"the id '{key}' of a shape is no number" if key else "a shape has no id"
            if count > 1:
                message = f"{several(count, 'shape has', 'shapes have')} the id '{key}'"
            hint = "copy the shapes anew: animations and links go by their ids"
            yield Finding("pptx-shape-id", message, hint, span)
    named = [s for s in shapes if s.placeholder is None and s.outer is None]
    default = [s.name for s in named if not s.name.strip() or _is_default(s.name)]
    if default:
        first, more = default[0][:40], len(default) - 1
        message = f"the shape '{first}' has a name that nobody gave"
        if more:
            message += f", as {several(more, 'more has', 'more have')}"
        hint = "name them by what they show"
        yield Finding("pptx-shape-name", message, hint, span, Severity.NOTE)


def _is_default(name: str) -> bool:
    return bool(_DEFAULT.fullmatch(name)) and not _OWN.fullmatch(name)
