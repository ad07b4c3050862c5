"""That each of twenty brands builds all documents, and that every check passes all of them."""

import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

import starter
from days import TODAY
from kdeck.batch.budget import fitted
from kdeck.batch.checking import check_job
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.kit.table import kit_of
from kdeck.batch.project import Project
from kdeck.batch.work import make
from kdeck.check.pdf.reference.verapdf import profiles_claimed, validate_all
from kdeck.finding import Finding, has_errors
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.variants import PRINTED_EDITIONS, Edition
from rendered.test_valid_decks import VALIDATOR, audit, sdk

from .placing import NAMES

# Each brand is set in one edition more, and every fifth one is shown to veraPDF.
OTHERS = [edition for edition in PRINTED_EDITIONS if edition is not Edition.STANDARD]
SHORT = "snow-hill"
# A build's own checks see each file. The full check of finished files, which takes longer than the
# build, sees a sixth of a brand's files and the short document, and others for other brands.
FORMATS = (Format.PDF, Format.PPTX, Format.HTML)
# Those that strain a layout most are built whole. Of the others, every document is planned and
# judged as a plan, and the short one and a sixth of the rest are built, others for each brand.
WHOLE = {"letter-abroad", "long-name", "own-font", "tall-logo", "vietnamese"}
DOCUMENTS = [recipe.id for recipe in starter.library().recipes]


@pytest.mark.slow
def test_there_are_twenty_in_all_regions_on_letter_and_a4(project: Project) -> None:
    assert len(NAMES) == len(project.themes) == 20
    assert not has_errors(project.findings)
    assert {theme.region for theme in project.themes} == regions()
    assert {(612.0, 792.0), (595.28, 841.89)} <= {
        (round(theme.page[0], 2), round(theme.page[1], 2)) for theme in project.themes
    }


@lru_cache
def regions() -> set[str]:
    library = starter.library()
    return {region.key for region in library.regions}


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_a_brand_builds_all_documents_without_a_finding(
    project: Project, name: str, tmp_path: Path
) -> None:
    theme = next(theme for theme in project.themes if theme.id == name)
    number = NAMES.index(name)
    found: list[Finding] = []
    built = 0
    for target, job in plan_jobs(project, theme, found, TODAY):
        short = target.document == SHORT and target.audience is Audience.PLAIN
        other = target.edition is OTHERS[number % len(OTHERS)]
        if target.on_request or not (target.edition is Edition.STANDARD or (short and other)):
            continue
        built += 1
        turn = FORMATS.index(target.format) + DOCUMENTS.index(target.document) + number
        if not (short or name in WHOLE or turn % (2 * len(FORMATS)) == 0):
            kept = fitted(job.document, job.theme, job.format)
            found += (*kept.findings, *check_job(replace(job, document=kept.document)))
            continue
        made = make(job)
        found += made.findings
        assert made.data, found
        if short or turn % (2 * len(FORMATS)) == 0:
            found += kit_of(target.format).judge(made.data, target.path)
        if short and target.format is Format.PPTX:
            assert judged_by_another(made.data, tmp_path, number) == []
        if short and target.format is Format.PDF and number % 5 == 0:
            found += validate_all(made.data, profiles_claimed(made.data), target.path)
    # What gives way to few pages in the widest letters, or beside the longest name, is told; so is
    # a clinic that does not say whom to call at night.
    expected = {"budget-left-out", "after-hours"}
    told = [finding for finding in found if finding.code not in expected]
    assert [str(finding) for finding in told] == []
    # The brief and the card have no deck, the card no page, and talks are decks alone.
    assert built == 14 + 13 + 13 + 1


def judged_by_another(data: bytes, folder: Path, number: int) -> list[str]:
    """Ask Microsoft's Open XML SDK or its port to Python, each of them of every other brand."""
    path = folder / "deck.pptx"
    path.write_bytes(data)
    can_ask = VALIDATOR is not None or "CI" in os.environ
    return sdk(path) if number % 2 and can_ask else audit(path)
