"""Accents typed as letters and marks apart, as some systems do, are printed as one, everywhere."""

import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from unicodedata import combining, is_normalized, normalize

import pytest
from pptx import Presentation
from pypdfium2 import PdfDocument

from buildable import BRAND, GLOSSARY, HANDOUT, REGIONS, SOURCES, TOPIC, write
from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.project import Project, read_project
from kdeck.batch.target import Target
from kdeck.batch.work import Job, plan_job
from kdeck.fingerprint import Files
from kdeck.model.recipe import Format
from projects import FRONT, REFERENCES

OWN_WORDS = "themes/default/words/about-us.md"
FIGURE = "sources/figures/hill.svg"
# Each é, ü and ñ stands for one way in; the words tell which were lost on the way.
BODY = """\
::: {.claim #low-dose drug="ketamine" evidence="rct" refs="smith2020" as-of="2026-06"}
:::: plain
The dosé is low; *emphasísed*, [linkéd](https://example.org), [ABC]{.abbr title="Abbrevíated"},
[glutaméte]{.term key="glutamate"} and more[A nóte]{.note}. An entit&#101;&#x301; too.
::::
:::: clinician
The dosé is subanesthetic [@smith2020].
::::
:::

::: {.warning heading="Héading"}
- Itém
:::

::: {.checklist}
- Tíck
:::

::: {.figure}
![Alté](hill.svg)

A captión.
:::

::: {.table caption="Tablé"}
| Colúmn | B |
|---|---|
| Céll | b |
:::

::: {.timeline}
:::: {.step time="Dáy 1" title="Fírst"}
Stép.
::::
:::: {.step time="Day 2" title="Second"}
Step.
::::
:::

::: {.icon-array of="10" caption="Cóunts" time="after 1 dáy" comparison="none"}
| Group | Count | They | The others |
|---|---|---|---|
| Gróup | 4 | people félt better | did nót |
:::

::: {.key-points}
- Póint.
:::
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">'
    '<text class="ink" x="5" y="20" font-size="10">Lábel</text></svg>'
)
BRAND_TEXT = """\
meta: {name: {full: "Clínica Río Ñandú", short: "Esc\\u0061\\u0301ped"}}
color: {primary: "#0B5F66", palette: {marrón: "#650B0B"}, secondary: marrón}
defaults:
  kdeck:
    phone: 555-555-0100
    visit: {length: "Thrée hours", after-hours: 555-555-0101}
    address: [12 Stréet, Tówn]
    hours: Hóurs
    other-formats: Ask ús for large print.
    crisis:
      confirmed: {emergency: "911", lines: ["988"], on: "2026-11-02", by: Manáger}
      own-lines: [{name: Our líne, how: Cáll 555-555-0199., number: "555-555-0199"}]
"""
CHANGES = {
    TOPIC: FRONT.replace("The dose is small", "The dosé is small").replace('"The dose"', '"Titlé"')
    + BODY,
    HANDOUT: SOURCES[HANDOUT].replace("A handout", "Nícé").replace("It may help.", "Míght help."),
    GLOSSARY: SOURCES[GLOSSARY].replace("A chemical", "A chémical"),
    REGIONS: SOURCES[REGIONS]
    .replace("988 Lifeline", "988 Liféline")
    .replace("In danger", "In dánger"),
    REFERENCES: SOURCES[REFERENCES]
    .replace("A trial of", "Triál of")
    .replace('"Smith"', '"Smit\\u0068\\u0065\\u0301"'),
    FIGURE: SVG,
    OWN_WORDS: "We are hére for you.\n",
    BRAND: BRAND_TEXT,
}
PRINTED = """
Titlé dosé emphasísed linkéd Abbrevíated glutaméte nóte entité Héading Itém Tíck Alté captión Tablé
Colúmn Céll Dáy Fírst Stép Cóunts dáy félt nót Póint Lábel Clínica Río Ñandú Stréet Tówn Hóurs ús
líne Cáll Nícé Míght chémical dánger Triál Smithé hére
"""


def decomposed(text: str) -> str:
    return normalize("NFD", text)


def texts(value: object) -> Iterator[str]:
    """Give every text inside a value of dataclasses, tuples and mappings."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from texts((*value.keys(), *value.values()))
    elif isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from texts(inner)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    changes = {path: decomposed(text) for path, text in CHANGES.items()}
    assert not any(is_normalized("NFC", text) for text in changes.values())
    folder = write(tmp_path_factory.mktemp("decomposed"), changes)
    return read_project(Files(folder), ("default",))


@pytest.fixture(scope="module")
def jobs(project: Project) -> list[tuple[Target, Job]]:
    planned = plan_jobs(project, project.themes[0], [], TODAY)
    return [pair for pair in planned if pair[0].document == "handout" and not pair[0].on_request]


def test_the_project_is_as_sound_as_with_accents_in_one(project: Project, tmp_path: Path) -> None:
    composed = read_project(Files(write(tmp_path, CHANGES)), ("default",))
    assert [str(f) for f in project.findings] == [str(f) for f in composed.findings]
    assert replace(project.library, figures=()) == replace(composed.library, figures=())
    assert (project.themes, project.scenes) == (composed.themes, composed.scenes)


def test_all_that_is_read_is_in_normal_form_c(project: Project) -> None:
    read = {*texts(project.library), *texts(project.themes), *texts(project.scenes)}
    assert [text for text in read if not is_normalized("NFC", text)] == []


@pytest.mark.slow
def test_all_that_is_planned_is_in_normal_form_c(jobs: list[tuple[Target, Job]]) -> None:
    planned = {text for _, job in jobs for text in texts(plan_job(job))}
    assert [text for text in planned if not is_normalized("NFC", text)] == []
    whole = "\n".join(planned)
    assert [word for word in PRINTED.split() if word not in whole] == []


def test_a_file_shows_letters_with_their_accents(jobs: list[tuple[Target, Job]]) -> None:
    for _, job in jobs:
        made = plan_job(job).render(job.standard)
        assert made.findings == ()
        if job.format is Format.PDF:
            with PdfDocument(made.data) as pdf:
                shown = "".join(page.get_textpage().get_text_bounded() for page in pdf)
        else:
            slides = Presentation(io.BytesIO(made.data)).slides
            shapes = (shape for slide in slides for shape in slide.shapes)
            shown = "".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
        assert "Clínica Río Ñandú" in shown
        assert not any(map(combining, shown))
