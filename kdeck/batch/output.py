"""The folder in which what is built stands: one of the project, or one that somebody names.

Inside the program, a file has the name that it has in the usual folder, 'output/THEME/FILE'.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from kdeck.batch.atomicwrite import require_inside, write_files
from kdeck.batch.kit.table import kind_of_name
from kdeck.batch.target import INDEX, OUTPUT
from kdeck.errors import ExitCode, KdeckError
from kdeck.fingerprint import Files, RefusedError
from kdeck.load.settings import Settings


class Output:
    """Read and write what is built, where it stands.

    base is the folder that nothing leads out of; prefix, what a name begins with below it.
    """

    # Whether it is a folder, which can be made and locked.
    is_folder = True

    def __init__(self, base: Path, prefix: str, shown: str, *, is_own: bool) -> None:
        self.base = base
        self.is_own = is_own
        self._prefix = prefix
        self._shown = shown
        self._files = Files(base)

    @classmethod
    def of_project(cls, root: Path, settings: Settings) -> "Output":
        """Give the folder of a project that its project file names, or the usual one."""
        prefix = f"{settings.output}/"
        return cls(root, prefix, prefix, is_own=True)

    @classmethod
    def named(cls, root: Path, folder: Path) -> "Output":
        """Give a folder that is named, inside a project or outside.

        Raises KdeckError for the project itself and for what documents are made from.
        """
        place = folder.resolve()
        for part in (place, *place.parents):
            for kept in ("sources", "themes"):
                if _is_same(part, root / kept):
                    raise KdeckError(
                        f"'{folder}' lies in '{kept}', which holds what documents are made from",
                        "name a folder of its own, as in -o handouts",
                        ExitCode.USAGE,
                    )
        if _is_same(place, root):
            hint = "name a folder of its own, as in -o handouts"
            raise KdeckError(f"'{folder}' is the project itself", hint, ExitCode.USAGE)
        return cls(folder, "", f"{folder.as_posix()}/", is_own=False)

    def name(self, path: str) -> str:
        """Give the name below the base of what is 'output/…' inside the program."""
        return self._prefix + path.removeprefix(f"{OUTPUT}/")

    def shown(self, path: str) -> str:
        """Give the path under which somebody finds what is 'output/…' inside the program."""
        return self._shown + path.removeprefix(f"{OUTPUT}/")

    def place(self, path: str) -> Path:
        """Give the place of a file or a folder."""
        return self.base / self.name(path)

    @property
    def patterns(self) -> tuple[str, ...]:
        """Give the patterns, below the base, of what is hidden where outputs are written."""
        return (f"{self._prefix}.*", f"{self._prefix}*/.*")

    def state(self, path: str) -> str:
        """Give the digest that a file has now, or ABSENT."""
        return self._files.state(self.name(path))

    def read(self, path: str) -> bytes:
        """Read a file; empty where there is none that may be read."""
        with suppress(RefusedError):
            return self._files.read(self.name(path)) or b""
        return b""

    def size(self, path: str) -> int | None:
        """Give how many bytes a file has; None where there is none."""
        place = self.place(path)
        with suppress(OSError):
            return place.stat().st_size if place.is_file() else None
        return None

    def names(self, theme: str) -> tuple[str, ...]:
        """List the files of a theme's folder in any format, by their names in the program.

        The page that lists them is none of them.
        """
        found = self.place(f"{OUTPUT}/{theme}").glob("[!.]*")
        return tuple(
            sorted(
                f"{OUTPUT}/{theme}/{path.name}"
                for path in found
                if kind_of_name(path.name) and path.name != INDEX and path.is_file()
            )
        )

    def themes_with(self, file: str) -> tuple[str, ...]:
        """Name the themes in whose folders a file stands."""
        return tuple(
            sorted(path.parent.name for path in (self.base / self._prefix).glob(f"*/{file}"))
        )

    def require_inside(self, themes: Iterable[str]) -> None:
        """Refuse folders of themes that a symbolic link leads out of the base."""
        names = tuple(self.name(f"{OUTPUT}/{theme}/any") for theme in themes)
        whole = "the project" if self.is_own else f"'{self._shown.removesuffix('/')}'"
        require_inside(self.base, names, whole)

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files, all of them or none."""
        write_files(self.base, {self.name(path): data for path, data in files.items()})


def _is_same(place: Path, other: Path) -> bool:
    # Not by name: some systems know no capitals in names, and links lead to anywhere.
    try:
        return place.samefile(other)
    except OSError:
        return False
