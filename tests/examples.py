"""How many examples a property is tried with: all in CI, a few in the run that one waits for."""

import os

IN_CI = bool(os.environ.get("CI"))
_PART = 6
_FEWEST = 5


def examples(most: int, few: int | None = None) -> int:
    """Give the number of examples of a property that CI tries with the most."""
    if IN_CI:
        return most
    return max(min(most, _FEWEST), most // _PART) if few is None else few
