"""A small project that builds: two short documents with every safety note, and one theme."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kdeck.batch import cutfonts, sourcememory, trial
from kdeck.finding import Findings
from kdeck.fingerprint import Files
from kdeck.load.safetynotes import read_safety_notes
from projects import FILES, GLOSSARY, RECIPE, REGIONS, SAFETY, TOPIC

# The ids and names of the notes that the shipped documents carry.
NOTES = {
    note.id: note.name
    for note in read_safety_notes(Files(Path(__file__).parents[1]), Findings(SAFETY)).notes
}

# What saves time later, beside the outputs: it differs by the order of builds.
KEPT = (trial.FILE, sourcememory.FILE, cutfonts.FILE)

HANDOUT = RECIPE
LEAFLET = "sources/documents/leaflet.yml"
BRAND = "themes/default/_brand.yml"
SECOND_BRAND = "themes/aurora/_brand.yml"
REACH = (
    "phone: 555-555-0100, visit: {schedule: Two visits, length: Two hours, price: Ask us, "
    "food: Eat nothing, bring: Your list, companion: One person, after-hours: 555-555-0101}"
)
SECOND = f"""\
color:
  primary: "#5B2A86"
meta: {{name: Aurora Clinic}}
defaults: {{kdeck: {{{REACH}}}}}
"""

_BRAND = f"""\
meta: {{name: Small Clinic}}
color: {{primary: "#0B5F66"}}
defaults: {{kdeck: {{{REACH}}}}}
"""
_NOTE = """\
---
id: {id}
kind: safety
title: {{plain: "About {note}", clinician: "On {note}"}}
takeaway: {{plain: "Ask us about {id}", clinician: "Screen for {id}"}}
note: {note}
starred: true
---
{body}

::: {{.key-points}}
- Ask us about {note}.
:::
"""
_RULE = """\
  - id: {note}
    name: {name}
    plain: [{{fact: "whom to ask", says: ["us about {note}"]}}]
    clinician: [{{fact: "whom to ask", says: ["us about {note}"]}}]
"""
_CRISIS_RULE = """\
  - id: {note}
    name: {name}
    crisis: true
    plain: [{{fact: "crisis line", says: ["call {{crisis-line}}"]}}]
    clinician: [{{fact: "crisis line", says: ["{{crisis-line}}"]}}]
"""
_POINTS = """
::: {.key-points}
- A low dose.
:::
"""
_DOCUMENT = """\
id: {id}
title: {{plain: "A {id}", clinician: "The {id}"}}
message: {{plain: "It may help.", clinician: "It may help some."}}
kind: {{plain: "Patient {id}", clinician: "Clinician {id}"}}
version: "1.0"
checked: "2026-06"
parts:
  - topics: [{topics}]
    form: topics
"""


def own_part(text: str, keys: str) -> str:
    """Add keys, in flow style, to what a brand file of the project tells kdeck."""
    added = text.replace("kdeck: {", f"kdeck: {{{keys}, ")
    assert added != text
    return added


def note_path(note: str) -> str:
    return f"sources/topics/{note.lower()}.md"


def _sources() -> dict[str, str]:
    notes = {
        note: _NOTE.format(
            id=note.lower(),
            name=name,
            note=note,
            body="::: {.crisis}\n:::" if note == "D-11" else f"Talk to us about {note}.",
        )
        for note, name in NOTES.items()
    }
    ids = ", ".join(note.lower() for note in notes)
    rules = (
        (_CRISIS_RULE if note == "D-11" else _RULE).format(note=note, name=name)
        for note, name in NOTES.items()
    )
    return {
        **FILES,
        SAFETY: f'as-of: "2026-06"\nnotes:\n{"".join(rules)}',
        TOPIC: FILES[TOPIC] + _POINTS,
        **{note_path(note): text for note, text in notes.items()},
        HANDOUT: _DOCUMENT.format(id="handout", topics=f"dose, {ids}"),
        LEAFLET: _DOCUMENT.format(id="leaflet", topics=ids),
        BRAND: _BRAND,
    }


SOURCES = _sources()


def write(folder: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write the project with some files changed, added, or left out where they are None."""
    for path, text in {**SOURCES, **(changes or {})}.items():
        place = folder / path
        if text is None:
            place.unlink(missing_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder


def edit(folder: Path, path: str, change: Callable[[str], str]) -> None:
    """Change the text of one file, which must differ afterwards."""
    place = folder / path
    before = place.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    place.write_text(after, encoding="utf-8")


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Keep the bytes and the time of every file of the output folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted((folder / "output").rglob("*"))
        if path.is_file()
    }


__all__ = [
    "BRAND", "GLOSSARY", "HANDOUT", "LEAFLET", "NOTES", "REGIONS", "SAFETY", "SECOND",
    "SECOND_BRAND", "SOURCES", "TOPIC", "edit", "note_path", "snapshot", "write",
]  # fmt: skip
