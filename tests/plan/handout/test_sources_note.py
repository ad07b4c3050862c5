"""A handout names its clinician version only where there is one."""

from pathlib import Path

import pytest

from buildable import HANDOUT, SOURCES
from kdeck.model.audience import Audience
from kdeck.plan.handout.model import Prose
from kdeck.plan.text.run import run_text
from planned import Planned
from projects import CLAIM


@pytest.mark.parametrize(
    ("audiences", "note"),
    [
        ("plain", "These are the main sources."),
        ("plain, clinician", "These are the main sources. The clinician version lists them all."),
    ],
)
def test_the_clinician_version_is_named_where_it_is_made(
    tmp_path: Path, audiences: str, note: str
) -> None:
    recipe = f"{SOURCES[HANDOUT]}audiences: [{audiences}]\n"
    planned = Planned(tmp_path, CLAIM, {HANDOUT: recipe})
    items = planned.handout(Audience.PLAIN).items
    texts = [run_text(item.runs) for item in items if isinstance(item, Prose)]
    assert [text for text in texts if text.startswith("These are")] == [note]
