"""The project file: kdeck.toml beside sources/, with what a project builds when not asked."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, TypeVar

from kdeck.finding import Finding, Span, in_reading_order
from kdeck.fingerprint import Files, RefusedError, is_portable
from kdeck.model.recipe import Format
from kdeck.nearest import nearest

T = TypeVar("T")

FILE = "kdeck.toml"
_MOST_BYTES = 64 * 1024
_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_HINTS = {
    "theme": 'write the name of a folder in themes/, as in theme = "riverside"',
    "formats": 'write a list, as in formats = ["pdf", "pptx"]',
    "output": 'write a folder inside the project, as in output = "handouts"',
}
# What a build reads from: it must not write there.
_KEPT = ("sources", "themes")


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold what is built when nothing is asked, and into which folder of the project.

    names_theme says whether the file chose the theme.
    """

    theme: str = "default"
    formats: tuple[Format, ...] = ()
    output: str = "output"
    names_theme: bool = False


def read_settings(files: Files) -> tuple[Settings, tuple[Finding, ...]]:
    """Read the project file, which need not be there, with the findings about it."""
    try:
        data = files.read(FILE)
    except RefusedError as error:
        return Settings(), (_finding(f"the file cannot be used: {error}", "check the file"),)
    if data is None:
        return Settings(), ()
    try:
        return _Reader(_text(data)).read(files.names("themes", ("",)))
    except _FaultError as error:
        return Settings(), (_finding(error.message, error.hint, error.line),)


class _FaultError(Exception):
    """Tell what is wrong with the file, or with one value in it."""

    def __init__(self, message: str, hint: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message, self.hint, self.line = message, hint, line


def _finding(message: str, hint: str, line: int | None = None, path: str | None = None) -> Finding:
    return Finding("project-file", message, hint, Span(FILE, line, path))


def _nearest(name: str, known: tuple[str, ...]) -> str:
    # With it come the readers of YAML, which a build of what is up to date can do without.

    return nearest(name, known)


def _text(data: bytes) -> str:
    if len(data) > _MOST_BYTES:
        raise _FaultError(f"the file is larger than {_MOST_BYTES // 1024} KB", "shorten it")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _FaultError("the file is not UTF-8 text", "save it as UTF-8", line) from None


def _parse(text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words = str(error)
        place = _LINE.search(words)
        line = int(place[1]) if place and place[1] else len(text.splitlines()) or 1
        reason = _LINE.sub("", words).rstrip(".")
        raise _FaultError(
            f"the file is not TOML: {reason[:1].lower()}{reason[1:]}",
            'write one name on each line, with words in quotes, as in theme = "riverside"',
            line,
        ) from None
    except RecursionError:
        raise _FaultError("the file nests too deep to be read", "flatten it") from None


class _Reader:
    """Read the values of a project file, and gather what is wrong with them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._data = _parse(text)
        self._findings: list[Finding] = []

    def read(self, themes: tuple[str, ...]) -> tuple[Settings, tuple[Finding, ...]]:
        """Give the settings of a project that has some themes, and all findings."""
        for name in self._data:
            if name not in _HINTS:
                self._wrong(name, f"unknown name '{name[:80]}'", _nearest(name, tuple(_HINTS)))
        usual = Settings()
        settings = Settings(
            self._value("theme", lambda value: _theme(value, themes), usual.theme),
            self._value("formats", _formats, usual.formats),
            self._value("output", _output, usual.output),
        )
        named = "theme" in self._data and self._data["theme"] == settings.theme
        settings = replace(settings, names_theme=named)
        return settings, in_reading_order(self._findings)

    def _value(self, name: str, reader: Callable[[Any], T], usual: T) -> T:
        if name in self._data:
            try:
                return reader(self._data[name])
            except _FaultError as error:
                self._wrong(name, error.message, error.hint)
        return usual

    def _wrong(self, name: str, message: str, hint: str) -> None:
        self._findings.append(_finding(message, hint, self._line(name), name))

    def _line(self, name: str) -> int | None:
        """Find the line on which a name is given a value, or begins a table."""
        quoted = re.escape(name)
        named = rf"(?:{quoted}|\"{quoted}\"|'{quoted}')"
        found = re.search(rf"^[ \t]*(?:\[+[ \t]*)?{named}[ \t]*[=.\]]", self._text, re.MULTILINE)
        return self._text.count("\n", 0, found.start()) + 1 if found else None


def _theme(value: Any, themes: tuple[str, ...]) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _FaultError("'theme' is not the name of a theme", _HINTS["theme"])
    if value not in themes:
        hint = _nearest(value, themes) if themes else "make it with 'kdeck theme new NAME'"
        raise _FaultError(f"there is no theme '{value[:80]}'", hint)
    return value


def _formats(value: Any) -> tuple[Format, ...]:
    known = tuple(str(kind) for kind in Format)
    if not isinstance(value, list) or not value:
        raise _FaultError("'formats' is not a list of formats", _HINTS["formats"])
    for kind in value:
        if not isinstance(kind, str):
            raise _FaultError("'formats' holds what is not text", _HINTS["formats"])
        if kind not in known:
            raise _FaultError(f"there is no format '{kind[:80]}'", _nearest(kind, known))
    return tuple(dict.fromkeys(Format(kind) for kind in value))


def _output(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _FaultError("'output' is not the name of a folder", _HINTS["output"])
    path = PurePosixPath(value)
    if not path.parts or not all(map(_is_folder_name, path.parts)):
        hint = f"{_HINTS['output']}; 'kdeck build -o DIR' takes any folder"
        raise _FaultError(f"'{value[:80]}' is no folder inside the project", hint)
    if path.parts[0].casefold() in _KEPT:
        message = f"'{path.parts[0]}' holds what documents are made from"
        raise _FaultError(message, _HINTS["output"])
    return path.as_posix()


def _is_folder_name(name: str) -> bool:
    """Say whether a part of a path names a folder on every system, and none that is hidden."""
    shown = name.isprintable() and not name.startswith((".", "~"))
    return shown and is_portable(name) and not set(name) & set('<>:"|?*\\/')
