"""How much memory a long-lived process takes: run with 'pytest tests/benchmarks -k memory'."""

import gc
from itertools import cycle, islice
from pathlib import Path

import pytest

from kdeck.audienceselection import Reader, select
from kdeck.batch.project import read_project
from kdeck.fingerprint import Files
from kdeck.model.audience import Audience
from kdeck.plan.handout.planner import plan_handout
from kdeck.render.pdf.writer import render
from kdeck.variants import PRINTED_EDITIONS

ROOT = Path(__file__).parents[2]
_WARM, _MANY = 100, 1000
_GROWN = 8 * 1024  # kilobytes


@pytest.mark.posix
def test_memory_of_a_thousand_handouts_is_flat() -> None:
    import resource

    project = read_project(Files(ROOT), ("default", "aurora"))
    recipe = next(r for r in project.library.recipes if r.id == "snow-hill")
    kinds = [
        (select(project.library, recipe, Reader(audience, theme.region), project.scenes), theme, e)
        for theme in project.themes
        for audience in Audience
        for e in PRINTED_EDITIONS
    ]
    peaks = []
    for number, (document, theme, edition) in enumerate(islice(cycle(kinds), _MANY), 1):
        assert render(plan_handout(document, theme, edition)).data
        if number in {_WARM, _MANY}:
            gc.collect()
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    first, last = peaks
    assert last - first < _GROWN, f"{first} kB after {_WARM} handouts, {last} kB after {_MANY}"
