"""What earlier runs read and found, by what it was read from: nothing is parsed or judged twice.

Each line of its text is a key and what is kept under it. Who keeps it tells damage, and other
programs, by a digest; what does not fit here all the same is read anew.
"""

import json
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from typing import TypeVar

from kdeck.finding import Finding, Findings
from kdeck.fingerprint import ABSENT, Files, Fingerprint, RefusedError, digest
from kdeck.load.storing import Stored, Types

T = TypeVar("T")

_UNFIT = (ValueError, LookupError, TypeError, AttributeError, RecursionError, ImportError)
# A project of a thousand topics has some megabytes.
_MOST_BYTES = 14 << 20


class Memory:
    """Keep what was read and found; the latest stands last, and the oldest is let go.

    One that does not keep finds all out anew.
    """

    def __init__(self, text: bytes = b"", *, keeps: bool = True) -> None:
        self._keeps = keeps
        self._lines: dict[str, str] = {}
        self._types = Types()
        self.is_changed = False
        with suppress(*_UNFIT):
            first, *lines = text.decode().split("\n")
            names = [str(name) for name in json.loads(first)]
            self._lines = dict(line.split("\t", 1) for line in lines)
            self._types = Types(names)

    def text(self) -> bytes:
        """Write what is kept, the latest of it."""
        kept: list[str] = []
        size = 0
        for key, line in reversed(self._lines.items()):
            size += len(key) + len(line) + 2
            if size > _MOST_BYTES:
                break
            kept.append(f"{key}\t{line}")
        return "\n".join([json.dumps(self._types.names), *reversed(kept)]).encode()

    def read(
        self,
        kind: type[T],
        files: Files,
        findings: Findings,
        reader: Callable[[Files, Findings], T | None],
        given: str = "",
    ) -> T | None:
        """Read a file, and what it leads to, where any of them is not as it was.

        given is what the reading depends on beside files. What could not be read is not kept.
        """
        key = f"{kind.__name__} {findings.file} {digest(given.encode())}"
        with suppress(*_UNFIT):
            seen, value, *found = self._known(key)
            read = _fingerprint(seen)
            if isinstance(value, kind) and _is_as_read(files, read):
                findings.extend(_findings(found))
                files.take(read)
                return value
        if not self._keeps:
            return reader(files, findings)
        apart, own = files.apart(), Findings(findings.file, strict=findings.strict)
        made = reader(apart, own)
        read = apart.fingerprint()
        files.take(read)
        findings.extend(own)
        if made is not None and all(state != ABSENT for _, state in read.entries):
            self._keep(key, (read.entries, made, *own))
        return made

    def recall(self, kind: type[T], key: str, source: str, make: Callable[[], T]) -> T:
        """Give what was made from a source, which a digest tells; make it where that is new."""
        key = f"{kind.__name__} {key}"
        with suppress(*_UNFIT):
            known, value = self._known(key)
            if isinstance(value, kind) and known == source:
                return value
        made = make()
        self._keep(key, (source, made))
        return made

    def judged(
        self, key: str, source: str, judge: Callable[[], Iterable[Finding]]
    ) -> tuple[Finding, ...]:
        """Give what was found in a source, which a digest tells; judge it where that is new."""
        key = f"judged {key}"
        with suppress(*_UNFIT):
            known, *found = self._known(key)
            if known == source:
                return _findings(found)
        made = tuple(judge())
        self._keep(key, (source, *made))
        return made

    def _known(self, key: str) -> tuple[object, ...]:
        line = self._lines.pop(json.dumps(key))
        self._lines[json.dumps(key)] = line
        stored: Stored = json.loads(line)
        value = self._types.restore(stored)
        if not isinstance(value, tuple):
            raise TypeError(key)
        return value

    def _keep(self, key: str, value: tuple[object, ...]) -> None:
        if not self._keeps:
            return
        with suppress(*_UNFIT):
            line = json.dumps(self._types.store(value), separators=(",", ":"))
            self._lines.pop(json.dumps(key), None)
            self._lines[json.dumps(key)] = line
            self.is_changed = True


def _fingerprint(seen: object) -> Fingerprint:
    if not isinstance(seen, tuple) or not seen:
        raise TypeError("what is read is read from something")
    return Fingerprint(tuple((str(path), str(state)) for path, state in seen))


def _findings(found: Collection[object]) -> tuple[Finding, ...]:
    kept = tuple(each for each in found if isinstance(each, Finding))
    if len(kept) != len(found):
        raise TypeError("not all are findings")
    return kept


def _is_as_read(files: Files, read: Fingerprint) -> bool:
    """Say whether all is as it was; a file that leads elsewhere by now is not."""
    for path, state in read.entries:
        folder = path.rpartition("/")[0]
        try:
            now = files.state(path) if "*" in path else _state(files.apart(), path, folder)
        except RefusedError:
            return False
        if now != state:
            return False
    return True


def _state(files: Files, path: str, folder: str) -> str:
    files.read(path, within=folder)
    return files.seen(path)
