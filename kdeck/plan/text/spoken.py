"""What a reader who listens is told in place of what is printed."""

import re

_GROUP = re.compile(r"\d+")


def by_digit(text: str) -> str:
    """Part the digits of numbers to call, so that no voice says a quantity: "9 8 8"."""
    groups = _GROUP.findall(text)
    if not groups:
        return text
    head, tail = text[: text.index(groups[0])], text[text.rindex(groups[-1]) + len(groups[-1]) :]
    return f"{head}{', '.join(' '.join(group) for group in groups)}{tail}"
