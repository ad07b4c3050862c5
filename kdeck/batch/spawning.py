"""Starting a process that does not run the program of its parent once more."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_MAIN = "__main__"


@contextmanager
def main_left_out() -> Iterator[None]:
    """Let processes that start meanwhile know nothing of the parent's main module.

    multiprocessing imports it again in the child. A script that builds with kdeck, and does not
    guard what it does by __name__, would begin from the top there, and start a process, and so on.
    What is done in the child must be importable by its own name.
    """
    ours = sys.modules[_MAIN]
    sys.modules[_MAIN] = ModuleType(_MAIN)
    try:
        yield
    finally:
        sys.modules[_MAIN] = ours
