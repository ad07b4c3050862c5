"""The record of what was built from what, so that nothing is built twice."""

import json
import sys
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kdeck.batch.clock import Today, Window
from kdeck.batch.target import OUTPUT, Target
from kdeck.edition import Edition
from kdeck.finding import Finding, Severity, Span
from kdeck.fingerprint import Files, Fingerprint, digest
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.standard import Standard

FILE = f"{OUTPUT}/.kdeck-record.json"
_VERSION = 5
_LIBRARIES = ("reportlab", "pptx", "citeproc", "markdown_it", "mdit_py_plugins", "svgelements")


@dataclass(frozen=True, slots=True)
class Built:
    """Record one output: the digest of what it was made from, and of the file itself."""

    made_from: str
    sha256: str


@dataclass(slots=True)
class Record:
    """Record the inputs of the last builds, by theme, and their outputs.

    asked holds the standard that was asked for by theme, empty where none was; usual, the edition
    of its handouts where none is asked for; held, the days on which the same reviews hold;
    expected, the digest that every target of those themes would now be made from; said, what a
    build has to say of a document, by its key, and of a file, by its path.
    """

    program: str
    inputs: dict[str, Fingerprint] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    usual: dict[str, Edition] = field(default_factory=dict)
    held: dict[str, Window] = field(default_factory=dict)
    expected: dict[Target, str] = field(default_factory=dict)
    outputs: dict[Target, Built] = field(default_factory=dict)
    said: dict[str, tuple[Finding, ...]] = field(default_factory=dict)

    def current(self, theme: str, files: Files, today: Today) -> bool:
        """Say whether the inputs of a theme's targets are as they were, and its reviews."""
        if theme not in self.inputs or not self.held[theme].holds(today):
            return False
        return self.inputs[theme].holds(files)

    def targets(self, theme: str) -> tuple[Target, ...]:
        """List all targets of a theme, built or not, in the order of the recipes."""
        return tuple(target for target in self.expected if target.theme == theme)

    def said_of(self, targets: Iterable[Target]) -> tuple[Finding, ...]:
        """Gather what there is to say of the documents of some targets."""
        keys = dict.fromkeys(document_key(target) for target in targets)
        return tuple(finding for key in keys for finding in self.said.get(key, ()))

    def is_fresh(self, target: Target, files: Files) -> bool:
        """Say whether a target's file is there and is what would be made now."""
        built = self.outputs.get(target)
        if built is None or built.made_from != self.expected[target]:
            return False
        return files.state(target.path) == built.sha256

    def expect(
        self, theme: str, inputs: Fingerprint, expected: dict[Target, str], asked: str, held: Window
    ) -> None:
        """Record what a theme's targets would now be made from."""
        self.inputs[theme] = inputs
        self.asked[theme] = asked
        self.held[theme] = held
        for target in self.targets(theme):
            del self.expected[target]
        self.expected.update(expected)


def read_record(root: Path) -> Record:
    """Read the record of a project; an empty one where there is none that holds."""
    program = program_digest()
    try:
        data = json.loads((root / FILE).read_text(encoding="utf-8"))
        if data["version"] != _VERSION or data["program"] != program:
            return Record(program)
        inputs = {
            theme: Fingerprint(tuple((path, seen) for path, seen in entries))
            for theme, entries in data["inputs"].items()
        }
        usual = {theme: Edition(name) for theme, name in data["usual"].items()}
        held = {
            theme: Window(*(str(days[index]) for index in range(4)))
            for theme, days in data["held"].items()
        }
        expected = {_target(entry): entry["from"] for entry in data["expected"]}
        outputs = {
            _target(entry): Built(entry["from"], entry["sha256"]) for entry in data["outputs"]
        }
        said = {
            key: tuple(_finding(entry) for entry in entries)
            for key, entries in data["said"].items()
        }
        if held.keys() != inputs.keys():
            return Record(program)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Record(program)
    return Record(program, inputs, dict(data["asked"]), usual, held, expected, outputs, said)


def document_key(target: Target) -> str:
    """Name the document of a target as its theme and audience have it."""
    return f"{target.theme}/{target.document}-{target.audience}"


def usual_edition(target: Target, record: Record) -> Edition:
    """Give the edition of a target's kind that is built when none is asked for, as last known."""
    if target.format is Format.PPTX:
        return Edition.STANDARD
    return record.usual.get(target.theme, Edition.STANDARD)


def record_bytes(record: Record) -> bytes:
    """Write a record as JSON."""
    data = {
        "version": _VERSION,
        "program": record.program,
        "inputs": {theme: seen.entries for theme, seen in sorted(record.inputs.items())},
        "asked": dict(sorted(record.asked.items())),
        "usual": dict(sorted(record.usual.items())),
        "held": {theme: astuple(days) for theme, days in sorted(record.held.items())},
        "expected": [_entry(target) | {"from": made} for target, made in record.expected.items()],
        "outputs": [
            _entry(target) | {"from": built.made_from, "sha256": built.sha256}
            for target, built in sorted(record.outputs.items())
        ],
        "said": {
            key: [_finding_entry(finding) for finding in found]
            for key, found in sorted(record.said.items())
            if found
        },
    }
    return json.dumps(data, indent=1).encode()


def program_digest() -> str:
    """Fingerprint the program itself: its files and the libraries it sets documents with."""
    package = Path(__file__).parents[1]
    seen = [
        f"{path.relative_to(package)} {path.stat().st_size} {path.stat().st_mtime_ns}"
        for path in sorted(package.rglob("*"))
        if path.suffix and "__pycache__" not in path.parts
    ]
    specs = (find_spec(name) for name in _LIBRARIES)
    origins = [Path(spec.origin) for spec in specs if spec and spec.origin]
    seen.extend(f"{path} {path.stat().st_mtime_ns}" for path in origins)
    return digest("\n".join([sys.version, *seen]).encode())


def _entry(target: Target) -> dict[str, str]:
    return {
        "theme": target.theme,
        "document": target.document,
        "audience": target.audience,
        "format": target.format,
        "edition": target.edition,
        "language": target.language,
        "standard": target.standard,
    }


def _finding_entry(finding: Finding) -> list[str | int | None]:
    span = finding.span
    named = [finding.code, finding.message, finding.hint, str(finding.severity)]
    return [*named, span.file, span.line, span.path]


def _finding(entry: list[Any]) -> Finding:
    code, message, hint, severity, *span = entry
    return Finding(code, message, hint, Span(*span), Severity(severity))


def _target(entry: dict[str, Any]) -> Target:
    return Target(
        entry["theme"],
        entry["document"],
        Audience(entry["audience"]),
        Format(entry["format"]),
        Edition(entry["edition"]),
        entry["language"],
        Standard(entry["standard"]),
    )
