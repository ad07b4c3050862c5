"""Topics of a part that say little each, as rows of tables: what each is about, and says."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from kdeck.model.document import Chapter, Section
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideTable
from kdeck.plan.deck.points import key_points, repeats
from kdeck.plan.deck.table import slide_tables
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.model import OWN
from kdeck.plan.text.run import Run, Runs, run_text

# So many topics, or more, of so few points, share the rows of a table.
_FEWEST, _MOST_POINTS = 4, 2


def topic_tables(
    make: SlideMaker, section: Section, most: int
) -> Iterator[tuple[SlideTable, tuple[Chapter, ...]]]:
    """Set each topic of a part into a row, with what each table has rows of: so many at most.

    Nothing where a topic warns of something or says more, or where slides are a template's.
    """
    chapters = section.chapters
    if make.master is not OWN or len(chapters) < _FEWEST or not all(map(_is_brief, chapters)):
        return
    span, name = section.span, section.heading or make.words("about")
    head = tuple((Run(each, span, bold=True),) for each in (name, make.words("panel-summary")))
    columns = ", ".join(map(run_text, head))
    summary = make.words("table-summary", caption=name, columns=columns)
    place, family = make.master.place(LayoutName.TABLE, Idx.BODY), make.theme.deck_body
    parts = ceil(len(chapters) / most)
    cuts = [len(chapters) * part // parts for part in range(parts + 1)]
    for start, end in pairwise(cuts):
        left = chapters[start:end]
        rows = tuple((_name(chapter), _said(make, chapter)) for chapter in left)
        for table in slide_tables(head, rows, summary, True, family, place):
            own, left = left[: len(table.rows)], left[len(table.rows) :]
            yield table, own


def _is_brief(chapter: Chapter) -> bool:
    warns = chapter.starred or chapter.is_alarm or chapter.is_crisis
    return not (warns or chapter.short) and 0 < len(key_points(chapter)) <= _MOST_POINTS


def _name(chapter: Chapter) -> Runs:
    return (Run(chapter.title, chapter.span, bold=True),)


def _said(make: SlideMaker, chapter: Chapter) -> Runs:
    """Say the takeaway, and behind it what the points say beyond it."""
    points = [make.runs.runs(inlines) for inlines in key_points(chapter)]
    told = [runs for runs in points if not repeats(run_text(runs), chapter.takeaway)]
    return (Run(f"{chapter.takeaway}.", chapter.span, bold=True), *_joined(told, chapter))


def _joined(points: Sequence[Runs], chapter: Chapter) -> Iterator[Run]:
    for runs in points:
        yield Run(" ", chapter.span)
        yield from runs
