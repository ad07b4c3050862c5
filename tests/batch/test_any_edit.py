"""Whatever is edited around a signed document, nobody's name stands under words that changed."""

import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from buildable import BRAND, GLOSSARY, HANDOUT, REGIONS, SOURCES, TOPIC, note_path, write
from days import DAY, TODAY
from examples import on_copies
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.project import read_project
from kdeck.batch.signing import Approval, approve
from kdeck.batch.signoffstanding import State
from kdeck.batch.target import Target
from kdeck.batch.work import Job, plan_job
from kdeck.check.pdf.read.painter import read_painting
from kdeck.finding import has_errors
from kdeck.fingerprint import Files, digest
from kdeck.variants import Edition
from making import content
from theme.templates import wide

WORDS = "themes/default/words/about-us.md"
OWN = "themes/default/documents/welcome.yml"
FONT = "themes/default/Own-Regular.ttf"
TEMPLATE = "themes/default/clinic.pptx"
FIGURE = "sources/figures/hill.svg"
FONTS = Path(__file__).parents[2] / "kdeck/theme/fonts"
_DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">
<path class="ink" d="M1 1h70v30z"/><text class="ink" x="5" y="20" font-size="9">Hill</text></svg>
"""
_PICTURE = '\nThe [dose]{.term key="glutamate"} is low.\n\n![A hill](hill.svg)\n\nA hill.\n'
_BRAND: dict[str, Any] = {
    "meta": {"name": {"full": "Small Clinic", "short": "Small"}},
    "color": {"primary": "#0B5F66"},
    "typography": {
        "fonts": [
            {
                "family": "Own",
                "source": "file",
                "files": [
                    {"path": "Own-Regular.ttf", "weight": 400},
                    {"path": "Own-Bold.ttf", "weight": 700},
                ],
            }
        ],
        "base": "Own",
    },
    "defaults": {
        "kdeck": {
            "phone": "555-555-0142",
            "address": ["12 Larkspur Lane", "Fairview"],
            "hours": "Monday to Friday, 8 a.m. to 5 p.m.",
            "web": "https://example.org/small",
            "other-formats": "Ask us for large print.",
            "page": "letter",
            "region": "US",
            "template": "clinic.pptx",
            "crisis": {
                "own-lines": [
                    {
                        "name": "Clinic line",
                        "how": "Call 555-555-0199 at night.",
                        "number": "555-555-0199",
                    }
                ],
                "confirmed": {"lines": ["555-555-0199"], "on": "2026-06-02", "by": "Manager"},
            },
        }
    },
}
_TEXTS = (
    "Another Clinic", "Evenings only", "555-555-0177", "https://example.org/other",
    "Ask us for this in Braille.", "a4", "CA", "", "Call 555-555-0199 by day.",
)  # fmt: skip
_FILES = (
    TOPIC, HANDOUT, GLOSSARY, REGIONS, WORDS, OWN, FIGURE, "sources/references.json",
    "sources/words.yml", note_path("D-18"), note_path("D-05"),
)  # fmt: skip


def _clinic(folder: Path) -> Path:
    canada = SOURCES[REGIONS].partition("regions:\n")[2].replace("US:", "CA:")
    welcome = SOURCES[HANDOUT].replace("handout", "welcome")
    write(
        folder,
        {
            BRAND: json.dumps(_BRAND),
            WORDS: "We are kind.\n\n::: {.key-points}\n- We are kind.\n:::\n",
            OWN: welcome,
            REGIONS: SOURCES[REGIONS] + canada,
            FIGURE: _DRAWING,
            TOPIC: SOURCES[TOPIC].replace("The dose is low.\n", f"The dose is low.\n{_PICTURE}"),
        },
    )
    for weight in ("400Regular", "700Bold"):
        name = "Regular" if weight.startswith("4") else "Bold"
        shutil.copy(FONTS / f"SourceSans3_{weight}.ttf", folder / f"themes/default/Own-{name}.ttf")
    (folder / TEMPLATE).write_bytes(wide())
    return folder


def _jobs(folder: Path) -> list[tuple[Target, Job]]:
    """Plan what would be built; nothing where there is an error."""
    project = read_project(Files(folder), ("default",))
    if has_errors(project.findings):
        return []
    found = list(project.findings)
    jobs = [
        (target, job)
        for target, job in plan_jobs(project, project.themes[0], found, TODAY)
        if target.edition is Edition.STANDARD and not target.on_request
    ]
    return [] if has_errors(found) else jobs


_words: dict[str, list[str]] = {}


def _printed(job: Job) -> list[str]:
    """Read a file as people and their tools get it, once of a job: it holds all that is printed."""
    known_by = digest(content(job))
    if known_by not in _words:
        _words[known_by] = _read(job)
    return _words[known_by]


def _read(job: Job) -> list[str]:
    """Read a file's text and its descriptions."""
    plan = plan_job(job)
    if has_errors(plan.check()):
        return []
    data = plan.render(job.standard).data
    return list(_pdf_words(data) if data.startswith(b"%PDF") else _deck_words(data))


def _pdf_words(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            yield " ".join(piece.text for piece in read_painting(page, number, {}).pieces)
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary):
                for key in ("/Alt", "/ActualText", "/E", "/Contents", "/Title", "/Subject"):
                    if isinstance(value := thing.get(key), pikepdf.String):
                        yield str(value)


def _deck_words(data: bytes) -> Iterator[str]:
    deck = Presentation(io.BytesIO(data))
    core = deck.core_properties
    yield from (core.title, core.subject, core.author, core.comments, core.keywords)
    for slide in deck.slides:
        for part in (slide, slide.notes_slide):
            for node in part.element.iter():
                yield from (node.text or "", node.get("descr") or "")


def _brand_fields(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """List the places of all texts of a brand file."""
    match value:
        case dict():
            for key, inner in value.items():
                yield from _brand_fields(inner, (*path, key))
        case list():
            for index, inner in enumerate(value):
                yield from _brand_fields(inner, (*path, index))
        case _:
            yield path


def _edit_brand(folder: Path, random: Random) -> None:
    brand = json.loads((folder / BRAND).read_text())
    *way, last = random.choice(list(_brand_fields(_BRAND)))
    place = brand
    for step in way:
        place = place[step]
    place[last] = random.choice([*_TEXTS, f"{place[last]} too"])
    (folder / BRAND).write_text(json.dumps(brand))


def _edit_text(folder: Path, random: Random) -> None:
    path = folder / random.choice(_FILES)
    if not path.exists():
        return
    text = path.read_text()
    if word := random.choice([None, *re.finditer(r"[A-Za-z0-9]{2,}", text)]):
        new = random.choice(("changed", "never", "two", "7", ""))
        path.write_text(text[: word.start()] + new + text[word.end() :])


def _edit_font(folder: Path, random: Random) -> None:
    font = TTFont(folder / FONT)
    font["head"].modified += random.randrange(1, 1000)
    font.save(folder / FONT)


def _edit_template(folder: Path, random: Random) -> None:
    deck = Presentation(str(folder / TEMPLATE))
    master = deck.slide_masters[0]
    shape = random.choice(list(master.shapes))
    shape.left += 9000
    if shape.has_text_frame:
        shape.text_frame.text = "Other words"
    deck.save(str(folder / TEMPLATE))


def _add_words(folder: Path, random: Random) -> None:
    place = random.choice(("find-us", "billing", "before-visit"))
    (folder / f"themes/default/words/{place}.md").write_text("Come by bus.\n")


_EDITS: tuple[Callable[[Path, Random], None], ...] = (
    _edit_brand, _edit_brand, _edit_text, _edit_text, _edit_font, _edit_template, _add_words,
)  # fmt: skip


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Target, list[str]]]:
    """Sign two documents of a clinic that fills every field, and keep what they print."""
    folder = _clinic(tmp_path_factory.mktemp("edits") / "project")
    for document in ("handout", "welcome"):
        approval = Approval(document, "Ann Example", "Psychiatrist", DAY, date(2027, 5, 21))
        assert len(approve(folder, approval, TODAY).sign_offs) == 2
    kept = {target: _printed(job) for target, job in _jobs(folder) if target.document != "leaflet"}
    assert len(kept) == 8
    for target, words in kept.items():
        assert "Reviewed by Ann Example" in " ".join(words), target
    return folder, kept


@pytest.mark.slow
@pytest.mark.long
@on_copies(200, few=1)
@given(st.integers(0, 10**9))
def test_no_edit_leaves_a_review_on_other_words(
    signed: tuple[Path, dict[Target, list[str]]],
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
) -> None:
    origin, kept = signed
    random = Random(seed)
    folder = tmp_path_factory.mktemp("edited") / "project"
    shutil.copytree(origin, folder)
    for _ in range(random.choice((1, 1, 2))):
        random.choice(_EDITS)(folder, random)
    for target, job in _jobs(folder):
        if job.standing and job.standing.state is State.APPROVED:
            assert _printed(job) == kept[target], (target, seed)
        else:
            assert job.document.review is None
    shutil.rmtree(folder.parent)
