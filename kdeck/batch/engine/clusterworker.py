"""What happens in a worker of a cluster: it keeps themes, and does the jobs of parcels."""

from threading import Lock

from distributed import Worker, WorkerPlugin

from kdeck.batch.engine.likeness import likeness
from kdeck.batch.engine.parcel import PackedTheme, Parcel, unpack, unpack_theme
from kdeck.batch.work import Made, make
from kdeck.theme.theme import Theme

_themes: dict[str, Theme] = {}
# A worker may have several threads; a process makes one file at a time.
_turn = Lock()


class ThemeAwayError(Exception):
    """Tell that a worker does not have the theme of a parcel."""


class UnlikeWorkerError(Exception):
    """Tell that a worker would make other bytes than the program that asks."""


class ThemeKeeper(WorkerPlugin):
    """Bring a theme to every worker once, also to those that come later, until it is removed."""

    def __init__(self, name: str, theme: PackedTheme) -> None:
        self.name = name
        self._theme = theme

    def setup(self, worker: Worker) -> None:  # noqa: ARG002
        """Unpack the theme."""
        _themes[self.name] = unpack_theme(self._theme)

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002
        """Let the theme go."""
        _themes.pop(self.name, None)


def work_on(parcel: Parcel, keeper: str, alike: str) -> tuple[Made, ...]:
    """Do the jobs of a parcel whose theme a keeper brought; alike is the likeness of who asks.

    Raises ThemeAwayError and UnlikeWorkerError.
    """
    if likeness() != alike:
        raise UnlikeWorkerError
    if keeper not in _themes:
        raise ThemeAwayError
    with _turn:
        return tuple(map(make, unpack(parcel, _themes[keeper])))
