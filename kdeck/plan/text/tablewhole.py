"""What the numbers of a table are out of, as the name of its first column says at its end."""

import re

_WHOLE = re.compile(r"(\d+|%)$")


def table_whole(heading: str) -> str | None:
    """Give "%" or the whole, such as "100" in "What happened, out of 100"; None where none is."""
    found = _WHOLE.search(heading)
    return found[1] if found else None
