"""What is read and judged of sources: once in a process, in the run that one waits for.

Small projects differ in a file or two: what one test read of the others is not read again for the
next, nor judged. What asks how often something is read, or changes how, reads it anew.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import pytest

from kdeck.finding import Finding, Findings
from kdeck.fingerprint import ABSENT, Files, Fingerprint
from kdeck.load import memory
from kdeck.load.memory import Memory

T = TypeVar("T")


@dataclass(frozen=True)
class Read:
    """Keep what was made of some files, and what was found in them."""

    seen: Fingerprint
    made: object
    found: tuple[Finding, ...]


_read = defaultdict[object, list[Read]](list)
_made: dict[object, object] = {}
_judged: dict[object, tuple[Finding, ...]] = {}


_READ, _RECALL, _JUDGED = Memory.read, Memory.recall, Memory.judged


def remember() -> None:
    """Let readers and judges of sources take what they said of the same before, in all tests."""
    for name, once in (("read", read_once), ("recall", made_once), ("judged", judged_once)):
        setattr(Memory, name, once)


def forget(patch: pytest.MonkeyPatch) -> None:
    """Let them read and judge all anew in one test."""
    for name, anew in (("read", _READ), ("recall", _RECALL), ("judged", _JUDGED)):
        patch.setattr(Memory, name, anew)


def read_once(
    self: Memory,
    kind: type[T],
    files: Files,
    findings: Findings,
    reader: Callable[[Files, Findings], T | None],
    given: str = "",
) -> T | None:
    known = _read[kind, findings.file, files.state(findings.file), given, findings.strict]

    def once(files: Files, findings: Findings) -> T | None:
        for each in known:
            if isinstance(each.made, kind) and memory._is_as_read(files, each.seen):
                files.take(each.seen)
                findings.extend(each.found)
                return each.made
        apart, own = files.apart(), Findings(findings.file, strict=findings.strict)
        made = reader(apart, own)
        seen = apart.fingerprint()
        files.take(seen)
        findings.extend(own)
        if made is not None and all(state != ABSENT for _, state in seen.entries):
            known.append(Read(seen, made, tuple(own)))
        return made

    return _READ(self, kind, files, findings, once, given)


def made_once(self: Memory, kind: type[T], key: str, source: str, make: Callable[[], T]) -> T:
    def once() -> T:
        made = _made.get((kind, key, source))
        if not isinstance(made, kind):
            made = _made[kind, key, source] = make()
        assert isinstance(made, kind)
        return made

    return _RECALL(self, kind, key, source, once)


def judged_once(
    self: Memory, key: str, source: str, judge: Callable[[], Iterable[Finding]]
) -> tuple[Finding, ...]:
    def once() -> tuple[Finding, ...]:
        if (key, source) not in _judged:
            _judged[key, source] = tuple(judge())
        return _judged[key, source]

    return _JUDGED(self, key, source, once)
