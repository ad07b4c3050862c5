"""A tiny project that is right in every file, for tests that break one thing of it."""

from collections.abc import Mapping
from pathlib import Path

from kdeck.finding import Finding
from kdeck.fingerprint import ABSENT, Files, digest
from kdeck.load.project import read_library
from kdeck.model.block import Blocks
from kdeck.model.library import Library

TOPIC = "sources/topics/dose.md"
RECIPE = "sources/documents/handout.yml"
REFERENCES = "sources/references.json"
GLOSSARY = "sources/glossary.yml"
REGIONS = "sources/regions.yml"
WORDS = "sources/words.yml"
SAFETY = "sources/safety-notes.yml"

FRONT = """\
---
id: dose
kind: treatment
title: {plain: "The dose", clinician: "Dosing"}
takeaway: {plain: "The dose is small", clinician: "The dose is subanesthetic"}
---
"""
CLAIM = """\
::: {.claim #low-dose drug="ketamine" evidence="rct" refs="smith2020" as-of="2026-06"}
:::: plain
The dose is low.
::::
:::: clinician
The dose is subanesthetic [@smith2020].
::::
:::
"""
SMITH = """\
 {"id": "smith2020", "type": "article-journal", "title": "A trial of ketamine",
  "author": [{"family": "Smith", "given": "Ann"}], "container-title": "J Trials",
  "issued": {"date-parts": [[2020]]}, "volume": "3", "page": "4-9", "short": "Smith. A trial, 2020"}
"""
FILES: dict[str, str] = {
    TOPIC: FRONT + CLAIM,
    RECIPE: """\
id: handout
title: {plain: "Ketamine", clinician: "Ketamine"}
message: {plain: "It may help.", clinician: "It may help."}
kind: {plain: "Patient handout", clinician: "Clinician handout"}
version: "1.0"
checked: "2026-06"
parts:
  - topics: [dose]
    form: panels
""",
    REFERENCES: f"[\n{SMITH}]\n",
    GLOSSARY: """\
as-of: "2026-06"
terms:
  - {key: glutamate, term: "Glutamate", definition: "A chemical of nerve cells."}
""",
    REGIONS: """\
as-of: "2026-06"
regions:
  US:
    name: United States
    emergency: {number: "911", confirmed: true}
    lines:
      - {name: "988 Lifeline", how: "Call 988.", number: "988", confirmed: true}
    crisis:
      plain: "Call {crisis-line}. In danger, call {emergency}."
      clinician: "Crisis: {crisis-line}. Danger: {emergency}."
""",
    WORDS: """\
as-of: "2026-06"
avoid:
  - {match: ["reset"], why: "It is false.", instead: "change over time"}
""",
    SAFETY: """\
as-of: "2026-06"
never: ["skip these notes"]
notes:
  - id: D-03
    name: who should not have it
    plain:
      - {fact: "an allergy", says: ["allergic to ketamine"]}
    clinician:
      - {fact: "an allergy", says: ["hypersensitivity", "allergy"], regions: [US]}
    never: ["everyone can have it"]
""",
    "sources/figures/hill.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
}


def write_project(folder: Path, changes: Mapping[str, str | bytes] | None = None) -> Files:
    """Write the project with some files changed or added, and give the reader of its files."""
    for path, content in {**FILES, **(changes or {})}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Files(folder)


def read_project(
    folder: Path, changes: Mapping[str, str | bytes] | None = None
) -> tuple[Library, tuple[Finding, ...]]:
    """Write the project with changes, and read it."""
    return read_library(write_project(folder, changes))


def read_body(folder: Path, body: str, **includes: str) -> tuple[Blocks, tuple[Finding, ...]]:
    """Read the blocks of one topic of the project; includes are files by their stem."""
    changes = {f"sources/includes/{name}.md": text for name, text in includes.items()}
    library, findings = read_project(folder, {TOPIC: FRONT + body, **changes})
    return library.topics[0].blocks, findings


class MemoryFiles(Files):
    """Read a project from memory, refusing the paths that a folder would refuse."""

    def __init__(self, contents: Mapping[str, str | bytes]) -> None:
        super().__init__(Path("/nowhere"))
        self._contents = contents

    def apart(self) -> "MemoryFiles":
        return MemoryFiles(self._contents)

    def read(self, path: str, within: str = "") -> bytes | None:
        self._place(path)
        data = self._bytes(path) if path in self._contents else None
        self._seen[path] = ABSENT if data is None else digest(data)
        return data

    def state(self, path: str) -> str:
        if "*" in path:
            return super().state(path)
        return digest(self._bytes(path)) if path in self._contents else ABSENT

    def _bytes(self, path: str) -> bytes:
        content = self._contents[path]
        return content.encode() if isinstance(content, str) else content

    def _names(self, path: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
        inside = (p.removeprefix(f"{path}/") for p in self._contents if p.startswith(f"{path}/"))
        return tuple(sorted(n for n in inside if "/" not in n and n.endswith(suffixes)))
