"""Files of a theme's own folder, by the paths that its brand file gives."""

from pathlib import PurePosixPath

from kdeck.datafile.node import Node
from kdeck.finding import Findings
from kdeck.fingerprint import Files, RefusedError
from kdeck.nearest import closest

# How alike the name of a file is to one that is named in its place: one slip, or another ending.
_ALIKE = 0.85


class Folder:
    """Read files below one theme's folder, and record those that cannot be read."""

    def __init__(self, files: Files, path: str, findings: Findings) -> None:
        self._files = files
        self._findings = findings
        self.path = path

    def read(self, name: str, at: Node, instead: str = "") -> bytes | None:
        """Read a file; None, with a finding, where there is none or it is out of bounds.

        instead says what is done where there is none: then its lack is a warning, and an error for
        a strict brand alone.
        """
        if "://" in name:
            hint = "save the file in the theme's folder: nothing is fetched"
            what = (
                "on the web" if name.startswith("http") else "an address, not a file of the theme"
            )
            self._findings.error("theme-file", f"'{name[:80]}' is {what}", hint, at)
            return None
        # To other programs, a path that begins with '/' begins at the folder of the brand file.
        name = name.removeprefix("/")
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts or "\\" in name or ":" in name:
            hint = "put the file in the theme's folder and name it from there, with '/'"
            message = f"'{name[:80]}' leads out of the theme's folder"
            self._findings.error("theme-file", message, hint, at)
            return None
        return self._read(name, at, instead)

    def _read(self, name: str, at: Node, instead: str) -> bytes | None:
        pure = PurePosixPath(name)
        try:
            data = self._files.read(f"{self.path}/{name}", within=self.path)
        except (RefusedError, OSError, ValueError) as error:
            reason = str(error) if isinstance(error, RefusedError) else "the name is not usable"
            message = f"'{name[:80]}' cannot be used: {reason}"
            self._findings.error("theme-file", message, "choose another file", at)
            return None
        if data is None:
            place = f"{self.path}/{pure.parent}".removesuffix("/.")
            close = closest(pure.name, self._files.names(place, ("",)), cutoff=_ALIKE)
            hint = f"put it into {place}/, or correct the name"
            hint = f"did you mean '{pure.with_name(close)}'?" if close else hint
            message = f"there is no file '{name[:80]}'"
            if instead:
                self._findings.mended("theme-file", f"{message}, {instead}", hint, at)
            else:
                self._findings.error("theme-file", message, hint, at)
        return data
