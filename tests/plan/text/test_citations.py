"""A citation tells clinicians what kind of source stands behind the sentence."""

from pathlib import Path

import pytest

import starter
from kdeck.language.known import KNOWN
from kdeck.load.project import read_library
from kdeck.model.audience import Audience
from kdeck.model.block import Paragraph
from kdeck.model.reference import Design
from kdeck.model.walk import walk_blocks
from kdeck.plan.text.run import run_text
from kdeck.plan.text.runs import RunMaker
from kdeck.plan.text.wording import wording
from planned import Planned
from projects import CLAIM, FILES, REFERENCES, SMITH, MemoryFiles

ROOT = Path(__file__).parents[3]
JONES = """{"id": "jones2021", "type": "book", "title": "A book", "author": [{"family": "Jones"}],
  "issued": {"date-parts": [[2021]]}, "short": "Jones. A book, 2021"DESIGN}"""


def listed(smith: str, jones: str) -> dict[str, str]:
    first = SMITH.rstrip()[:-1] + smith + "}"
    return {REFERENCES: f"[{first},\n{JONES.replace('DESIGN', jones)}]"}


def cited(folder: Path, changes: dict[str, str], audience: Audience) -> str:
    body = CLAIM.replace("[@smith2020]", "[@smith2020; @jones2021]").replace(
        'refs="smith2020"', 'refs="smith2020 jones2021"'
    )
    planned = Planned(folder, body, changes)
    document = planned.document(audience)
    make = RunMaker(document, planned.theme)
    blocks = (b for s in document.sections for c in s.chapters for b in walk_blocks(c.blocks))
    paragraphs = (block for block in blocks if isinstance(block, Paragraph))
    return " ".join(run_text(make.runs(paragraph.inlines)) for paragraph in paragraphs)


@pytest.mark.parametrize(
    ("smith", "jones", "printed"),
    [
        (', "x-design": "rct"', ', "x-design": "label"', "[RCT_1; label_2]"),
        (', "x-design": "rct"', ', "x-design": "rct"', "[RCT_1,2]"),
        ("", ', "x-design": "review"', "[1; review_2]"),
        ("", "", "[1,2]"),
    ],
)
def test_clinicians_read_the_kind_of_each_source_where_it_is_cited(
    smith: str, jones: str, printed: str, tmp_path: Path
) -> None:
    text = cited(tmp_path, listed(smith, jones), Audience.CLINICIAN)
    assert printed.replace("_", "\u00a0") in text


def test_patients_read_no_kinds_of_sources(tmp_path: Path) -> None:
    changes = listed(', "x-design": "rct"', ', "x-design": "label"')
    assert "RCT" not in cited(tmp_path, changes, Audience.PLAIN)


def test_a_kind_that_is_not_known_is_refused() -> None:
    _, findings = read_library(MemoryFiles({**FILES, **listed(', "x-design": "trail"', "")}))
    assert [f.code for f in findings if "design 'trail'" in f.message] == ["references"]


def test_every_shipped_reference_says_what_kind_it_is() -> None:
    library = starter.library()
    assert [r.id for r in library.references if r.design is None] == []


def test_every_kind_of_source_has_a_word_in_every_language() -> None:
    for language in KNOWN:
        assert all(wording(language)(f"design-{design}") for design in Design)
