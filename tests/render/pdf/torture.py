"""A document with everything that is hard for tags, written as an author would write it."""

from dataclasses import dataclass
from pathlib import Path

from buildable import BRAND, SOURCES
from kdeck.audienceselection import Reader, select
from kdeck.batch.project import read_project
from kdeck.fingerprint import Files
from kdeck.model.audience import Audience
from kdeck.plan.handout.model import Handout
from kdeck.plan.handout.planner import plan_handout
from kdeck.variants import Edition
from projects import SMITH

SENTENCE = "Nerve cells send signals with a chemical that opens gates on other cells. "
JONES = SMITH.replace("smith2020", "jones2021").replace("Smith", "Jones").replace('"3"', '"4"')
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    '<rect class="primary" x="5" y="5" width="60" height="{height}"/>'
    '<text class="ink" x="80" y="20" font-size="14">a gate</text></svg>'
)
_TOPIC = """\
---
id: {id}
kind: mechanism
title: {{plain: "About {id}", clinician: "On {id}"}}
takeaway: {{plain: "It is {id}", clinician: "They are {id}"}}
---
{body}
"""
_RECIPE = """\
id: torture
title: {plain: "Everything", clinician: "Everything at once"}
message: {plain: "All at once.", clinician: "All of it in one document."}
kind: {plain: "Patient handout", clinician: "Clinician handout"}
version: "1.0"
checked: "2026-06"
parts:
  - {heading: {plain: "Rows", clinician: "Rows"}, topics: [rows], form: topics}
  - {heading: {plain: "Items", clinician: "Items"}, topics: [items], form: topics}
  - {heading: {plain: "Words", clinician: "Words"}, topics: [words], form: topics}
  - {heading: {plain: "Pictures", clinician: "Pictures"}, topics: [pictures], form: topics}
"""


@dataclass(frozen=True, slots=True)
class Size:
    """Say how much of everything there is."""

    rows: int
    breadth: int
    depth: int
    words: int
    callout: int
    figures: int


TORTURE = Size(rows=60, breadth=3, depth=4, words=60, callout=40, figures=6)
SMALL = Size(rows=2, breadth=1, depth=2, words=1, callout=1, figures=1)


def planned(
    folder: Path,
    size: Size,
    audience: Audience = Audience.CLINICIAN,
    edition: Edition = Edition.STANDARD,
) -> Handout:
    """Write the document into a folder, read it and plan it."""
    bodies = {
        "rows": _table(size.rows),
        "items": "\n".join(_items(size.breadth, size.depth)),
        "words": _words(size.words, size.callout),
        "pictures": _pictures(size.figures),
    }
    files = {
        **{f"sources/{name}": SOURCES[f"sources/{name}"] for name in ("glossary.yml", "words.yml")},
        **{path: SOURCES[path] for path in ("sources/regions.yml", "sources/safety-notes.yml")},
        "sources/references.json": f"[\n{SMITH},\n{JONES}]\n",
        "sources/documents/torture.yml": _RECIPE,
        "sources/figures/gate.svg": _SVG.format(width=320, height=420 if size.rows > 2 else 40),
        **{f"sources/topics/{k}.md": _TOPIC.format(id=k, body=v) for k, v in bodies.items()},
        BRAND: (
            'meta: {name: Small Clinic}\ncolor: {primary: "#0B5F66"}\n'
            'defaults: {kdeck: {web: "https://example.org/small"}}\n'
        ),
    }
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    project = read_project(Files(folder), ("default",))
    # That foreign words in italics are printed upright is told, and no fault.
    assert {f.code for f in project.findings} <= {"markup-italic"}, project.findings
    (theme,) = project.themes
    reader = Reader(audience, theme.region)
    document = select(project.library, project.library.recipes[0], reader, project.scenes)
    return plan_handout(document, theme, edition)


def _table(rows: int) -> str:
    lines = ["| Day | Dose | Effect | Source |", "|---|---|---|---|"]
    for row in range(1, rows + 1):
        lines.append(f"| Day {row} | {row} mg | {SENTENCE}| [@smith2020] |")
    body = "\n".join(lines)
    return f'::: {{.table caption="A long table" row-headers="true"}}\n{body}\n:::\n'


def _items(breadth: int, depth: int, indent: str = "") -> list[str]:
    lines: list[str] = []
    for number in range(1, breadth + 1):
        level = len(indent) // 2 + 1
        lines.append(f"{indent}- Item {number} of level {level}. {SENTENCE.strip()}")
        lines.append("")
        if depth > 1:
            lines += _items(breadth, depth - 1, indent + "  ")
    return lines


def _words(count: int, callout: int) -> str:
    link = f"[The whole of it: {(SENTENCE * count).strip(' .')}](https://example.org/whole)"
    marks = (
        'The [NMDA]{.abbr title="N-methyl-D-aspartate"} gate is a [*porte*]{lang="fr"}'
        "[It was found in [rats]{lang=en} [@jones2021].]{.note}, it seems [@smith2020;@jones2021]. "
        "It opens[In most cells.]{.note}."
    )
    panel = "\n\n".join([f"Ask us. {SENTENCE * 3}"] * callout)
    before = "\n\n".join([SENTENCE * 3] * (count // 12))
    return f"{marks}\n\n{before}\n\n{link}.\n\n::: {{.warning}}\n{panel}\n:::\n"


def _pictures(count: int) -> str:
    return "\n".join(
        f"::: {{.figure}}\n![Gate {n} with a bar](gate.svg)\n\nThe gate, drawing {n}.\n:::\n\n"
        f"{SENTENCE}\n"
        for n in range(1, count + 1)
    )
