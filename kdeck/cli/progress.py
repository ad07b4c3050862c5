"""A bar that shows how far long work has come."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from kdeck.finding import printable

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_WIDTH = 20
# What stands before the name of a file: the bar, and a count such as '17/18'.
_BESIDE = _WIDTH + 18


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[int, int, str], None]]:
    """Give what is to be told of each thing done, of how many, and its path.

    Shows a bar where standard error is a terminal, once it is known how much there is to do; in a
    pipe, nothing.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _all, _path: None
        return
    bar: ProgressBar[str] | None = None
    with ExitStack() as shown:

        def step(done: int, total: int, path: str) -> None:
            nonlocal bar
            if bar is None:
                bar = shown.enter_context(_bar(total))
            bar.update(done - bar.pos, path)

        yield step


def _bar(total: int) -> "ProgressBar[str]":
    return click.progressbar(
        length=total,
        file=sys.stderr,
        width=_WIDTH,
        show_pos=True,
        show_percent=False,
        show_eta=False,
        item_show_func=_name,
    )


def _name(path: str | None) -> str:
    """Give the name of a file as far as it stands on one line: a bar that wraps is drawn anew."""
    room = max(0, shutil.get_terminal_size().columns - _BESIDE)
    return printable((path or "").rpartition("/")[2])[:room]
