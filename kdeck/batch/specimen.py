"""The specimen sheet of a theme, made from the project's own first document."""

from dataclasses import dataclass, replace
from pathlib import Path

from kdeck.audienceselection import Reader, select
from kdeck.batch.atomicwrite import write_files
from kdeck.batch.clock import Today
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.kit.library import made_by
from kdeck.batch.kit.pdf import WRITER
from kdeck.batch.project import read_project
from kdeck.batch.projectfolder import require_project, require_themes
from kdeck.batch.setup import read_setup
from kdeck.batch.target import OUTPUT, SPECIMEN
from kdeck.errors import KdeckError
from kdeck.finding import Finding, has_errors, in_reading_order
from kdeck.fingerprint import Files
from kdeck.model.document import Document
from kdeck.plan.deck.model import Deck, Slide, SlideFigure, SlideTable
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.specimen.sheet import Shot, plan_specimen
from kdeck.plan.specimen.slidescene import title_scene, untitled_scene
from kdeck.render.pagepicture import page_pictures, sheet_picture
from kdeck.theme.theme import Theme

_PAGES = (1, 2, 3)
_MOST_SLIDES = 6
# A thumbnail is about 2 inches wide, which 300 dpi fill; the sheet is looked at on a screen.
_THUMB_WIDTH, _SHEET_DPI = 600, 80


@dataclass(frozen=True, slots=True)
class Specimen:
    """Name the files that were written, none where a finding is an error."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]


def write_specimen(root: Path, name: str, folder: Path | None, today: Today) -> Specimen:
    """Write the sheet of a theme as PDF and PNG, among the outputs of a project or into a folder.

    Raises KdeckError where there is no such project or theme, or PDFium or reportlab is not
    installed.
    """
    require_project(root)
    require_themes(root, (name,))
    setup, project = read_setup(root), read_project(Files(root), (name,))
    findings = [*setup.findings, *project.findings]
    if not project.library.recipes and not has_errors(findings):
        raise KdeckError("there is no document to show", "add one to sources/documents")
    document = None
    for theme in project.themes:
        if next(plan_jobs(project, theme, findings, today), None) and not has_errors(findings):
            recipe = project.library.recipes[0]
            reader = Reader(recipe.audiences[0], theme.region, theme.language)
            document = select(project.library, recipe, reader, project.scenes)
            break
    if document is None or has_errors(findings):
        return Specimen((), in_reading_order(findings))
    files = _files(document, project.themes[0])
    if folder is not None:
        write_files(folder, files)
        return Specimen(tuple(folder / file for file in files), in_reading_order(findings))
    named = {f"{OUTPUT}/{name}/{file}": data for file, data in files.items()}
    setup.output.write(named)
    return Specimen(tuple(setup.output.place(path) for path in named), in_reading_order(findings))


def _files(document: Document, theme: Theme) -> dict[str, bytes]:
    with made_by(*WRITER):
        from kdeck.render.pdf.snapshot import scene_pages
        from kdeck.render.pdf.writer import render

    handout = plan_handout(document, theme)
    pages = _shots(render(handout).data, tuple(f"Page {number}" for number in _PAGES))
    deck = plan_deck(document, theme)
    chosen = _chosen(deck)
    # A template may have other colors than the brand.
    lent = replace(handout, theme=replace(theme, palette=deck.theme.palette))
    scenes = tuple(untitled_scene(slide, deck) for slide in chosen)
    titles = tuple(title_scene(slide, deck) for slide in chosen)
    drawn = scene_pages(scenes, titles, lent)
    slides = _shots(drawn, tuple(slide.layout for slide in chosen))
    sheet = render(plan_specimen(theme, pages, slides, handout.dated), theme.standard).data
    return {f"{SPECIMEN}.pdf": sheet, f"{SPECIMEN}.png": sheet_picture(sheet, _SHEET_DPI)}


def _shots(data: bytes, words: tuple[str, ...]) -> tuple[Shot, ...]:
    pictures = page_pictures(data, tuple(range(1, len(words) + 1)), _THUMB_WIDTH)
    named = zip(pictures, words, strict=False)
    return tuple(Shot(page.data, page.width, page.height, name) for page, name in named)


def _chosen(deck: Deck) -> tuple[Slide, ...]:
    """Choose the first slide of each layout, those with figures and tables before others."""
    first: dict[LayoutName, Slide] = {}
    for slide in deck.slides:
        first.setdefault(slide.layout, slide)
    ranked = sorted(first.values(), key=_rank)[:_MOST_SLIDES]
    return tuple(slide for slide in deck.slides if any(slide is each for each in ranked))


def _rank(slide: Slide) -> int:
    if slide.layout is LayoutName.TITLE:
        return 0
    drawn = any(isinstance(shape, (SlideFigure, SlideTable)) for shape in slide.shapes)
    return 1 if drawn or slide.layout is LayoutName.WARNING else 2
