"""Which themes a build of many takes: all of a project, or those that a file lists."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kdeck.batch.projectfolder import THEMES, theme_names
from kdeck.errors import ExitCode, KdeckError
from kdeck.finding import Finding, Span, printable
from kdeck.nearest import nearest
from kdeck.theme.brand import FILE as BRAND

CODE = "themes-list"
_MOST_BYTES = 1 << 20
_COMMENT = "#"
_SHOWN = 60


def every_theme(root: Path) -> tuple[str, ...]:
    """Name all themes of a project.

    Raises KdeckError where it has none.
    """
    names = theme_names(root)
    if not names:
        raise KdeckError("there is no theme here", "add themes/NAME/_brand.yml")
    return names


def listed_themes(root: Path, file: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Read the themes that a file lists, one in each line, by name or by folder.

    Gives those that there are, each once, and a finding for each line that names none. Raises
    KdeckError where the file cannot be read, or lists nothing.
    """
    names: dict[str, None] = {}
    findings: list[Finding] = []
    known = theme_names(root)
    for number, text in _lines(file):
        name = _name(text)
        if name in known:
            names[name] = None
        else:
            message = f"there is no theme '{printable(text[:_SHOWN])}'"
            hint = nearest(name, known, f"the themes are {', '.join(known)}")
            findings.append(Finding(CODE, message, hint, Span(file.as_posix(), number)))
    if not names and not findings:
        hint = "write the name of a theme in each line, as 'kdeck list' shows it"
        raise KdeckError(f"'{file}' lists no theme", hint, ExitCode.USAGE)
    return tuple(names), tuple(findings)


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """Give the lines that say something, with their numbers; a comment goes to the line's end."""
    hint = "name a text file with the name of a theme in each line"
    try:
        data = file.read_bytes() if file.stat().st_size <= _MOST_BYTES else None
        text = data.decode("utf-8-sig") if data is not None else None
    except (OSError, UnicodeDecodeError):
        raise KdeckError(f"'{file}' cannot be read as text", hint) from None
    if text is None:
        raise KdeckError(f"'{file}' is larger than {_MOST_BYTES // 1024} kB", hint)
    for number, line in enumerate(text.splitlines(), 1):
        if said := line.partition(_COMMENT)[0].strip():
            yield number, said


def _name(text: str) -> str:
    """Give the name of a theme, of which the folder or the brand file may be named, too."""
    path = PurePosixPath(text.replace("\\", "/"))
    parts = path.parts[:-1] if path.name == BRAND else path.parts
    return parts[1] if len(parts) == 2 and parts[0] == THEMES else "/".join(parts)
