"""That whoever tells the kinds of a thing apart knows them all, read from the source of kdeck.

A kind that a function does not know would vanish, or reach readers whom it is not for. mypy finds
it where a match ends in assert_never; this finds a match that does not, and names the functions.
"""

import ast
import inspect
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from types import FunctionType, UnionType
from typing import Any, get_args, get_type_hints

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import (
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Drug,
    Evidence,
    ForAudience,
    ForRegion,
    Heading,
    Listing,
    ListItem,
    Panel,
    PanelKind,
    Paragraph,
    PictureSequence,
    Statement,
)
from kdeck.model.datafigure import Amount, Bars, Lines, Series
from kdeck.model.inline import Inline, Text, walk_text
from kdeck.model.library import Library
from kdeck.model.scene import SceneItem, Segment
from kdeck.model.walk import (
    all_inlines,
    inner_blocks,
    inner_inlines,
    own_inlines,
    walk_blocks,
    walk_inlines,
    with_inner,
)
from kdeck.plan.deck.model import SlideShape
from kdeck.plan.handout.model import Item
from kdeck.plan.text.run import Mark

ROOT = Path(__file__).parents[1]
UNIONS: Mapping[str, UnionType] = {
    "Block": Block,
    "Inline": Inline,
    "Item": Item,
    "Mark": Mark,
    "SceneItem": SceneItem,
    "Segment": Segment,
    "SlideShape": SlideShape,
}
# Who must know the kinds of what. A function that is added or goes is added or goes here, too.
FUNCTIONS: Mapping[str, set[str]] = {
    "Block": {
        "kdeck.check.text.passage._block",
        "kdeck.check.text.passage._place",
        "kdeck.check.text.prose._own_prose",
        "kdeck.check.text.said._block",
        "kdeck.load.holding.is_list",
        "kdeck.load.holding.is_words",
        "kdeck.model.walk.inner_blocks",
        "kdeck.model.walk.own_inlines",
        "kdeck.model.walk.with_inner",
        "kdeck.plan.deck.notes.NoteMaker._tell",
        "kdeck.plan.handout.blocks.ItemMaker.block",
        "kdeck.audienceselection._block",
    },
    "Inline": {
        "kdeck.check.target.glyphs._inline_texts",
        "kdeck.check.text.prose._words",
        "kdeck.model.inline.walk_text",
        "kdeck.model.walk.inner_inlines",
        "kdeck.plan.text.runs.RunMaker._runs",
    },
    "Item": {
        "kdeck.plan.handout.reflow._parts",
        "kdeck.plan.reading._inner",
        "kdeck.plan.reading._item",
        "kdeck.render.html.section.SectionMaker._item",
        "kdeck.render.pdf.builder.items.Builder._box",
    },
    "Mark": {
        "kdeck.plan.reading._mark",
        "kdeck.render.html.inline.InlineMaker._marked",
        "kdeck.render.pdf.box.textbox.Paragraph._make",
        "kdeck.render.pdf.box.textbox.TextBox._link",
        "kdeck.render.pdf.file.ledger.Ledger.marks",
        "kdeck.render.pptx.text._link",
    },
    "SceneItem": {
        "kdeck.plan.contrast.figure.figure_meetings",
        "kdeck.plan.drawn.emblem._item_in_gray",
        "kdeck.plan.drawn.visibility._painted",
        "kdeck.plan.specimen.handoutpages._inked",
        "kdeck.figure.logo.LogoDrawing.painted",
        "kdeck.figure.rolemap.in_roles",
        "kdeck.figure.written.svg_text",
        "kdeck.model.moving.moved",
        "kdeck.render.html.drawing.Drawer._item",
        "kdeck.render.html.drawing.Drawer._paints",
        "kdeck.render.pdf.box.drawing.Drawing._draw",
        "kdeck.render.pptx.drawing._item",
    },
    "Segment": {
        "kdeck.plan.drawn.visibility._polylines",
        "kdeck.figure.extent.polylines",
        "kdeck.figure.marker.corners",
        "kdeck.figure.written._step",
        "kdeck.model.moving._moved",
        "kdeck.render.html.path._commands",
        "kdeck.render.pdf.file.path._operator",
        "kdeck.render.pptx.freeform._read",
    },
    "SlideShape": {
        "kdeck.batch.passages._of_shape",
        "kdeck.check.target.slides._name",
        "kdeck.plan.deck.room.reaches_out",
        "kdeck.plan.reading._shape",
        "kdeck.plan.specimen.slidescene._shape",
        "kdeck.plan.specimen.unsaid._pieces",
        "kdeck.render.html.slideelements.SlideTeller._shape",
        "kdeck.render.pptx.slide._shape",
    },
}


@dataclass(frozen=True)
class Told:
    """Hold a match over the kinds of a union: who has it, what it names, and of how many."""

    function: str
    union: str
    named: frozenset[type]
    asked: frozenset[type]
    ends: bool

    @property
    def unknown(self) -> list[str]:
        return sorted(kind.__name__ for kind in self.asked - self.named)


def told_in(source: str, module: str) -> Iterator[Told]:
    """Find the matches of a module that is imported."""
    yield from _told(ast.parse(source), module, module)


def _told(node: ast.AST, where: str, module: str) -> Iterator[Told]:
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.FunctionDef | ast.ClassDef):
            yield from _told(inner, f"{where}.{inner.name}", module)
        else:
            yield from _told(inner, where, module)
        if isinstance(inner, ast.Match):
            yield from _match(inner, where, module)


def _match(match: ast.Match, where: str, module: str) -> Iterator[Told]:
    names = vars(import_module(module))
    kinds = {kind for case in match.cases for kind in _kinds(case.pattern, names)}
    for union, members in UNIONS.items():
        if kinds & _members(members) - {type(None)}:
            asked = _asked(match.subject, where, module) or _members(members)
            last = match.cases[-1]
            yield Told(where, union, frozenset(kinds), asked, _is_never(last))


def _kinds(pattern: ast.pattern, names: Mapping[str, object]) -> Iterator[type]:
    match pattern:
        case ast.MatchOr():
            for each in pattern.patterns:
                yield from _kinds(each, names)
        case ast.MatchAs(pattern=ast.pattern() as inner):
            yield from _kinds(inner, names)
        case ast.MatchClass(cls=ast.Name(id=name)):
            kind = names.get(name)
            if isinstance(kind, type):
                yield kind
        case ast.MatchSingleton(value=None):
            yield type(None)


def _members(union: object) -> frozenset[type]:
    return frozenset(get_args(union) if isinstance(union, UnionType) else [union])


def _asked(subject: ast.expr, where: str, module: str) -> frozenset[type] | None:
    """Give the kinds that may come, where the subject is a parameter; None where it is not."""
    function: object = import_module(module)
    for name in where.removeprefix(f"{module}.").split("."):
        function = getattr(function, name, None)
    if not isinstance(function, FunctionType) or not isinstance(subject, ast.Name):
        return None
    if subject.id not in inspect.signature(function).parameters:
        return None
    return _members(get_type_hints(function)[subject.id])


def _is_never(case: ast.match_case) -> bool:
    """Say whether a case takes what is left, and gives it to assert_never."""
    takes_all = isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
    match case.body[0]:
        case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
            return takes_all and case.guard is None
    return False


def _all() -> Iterator[Told]:
    for path in sorted((ROOT / "kdeck").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "match " in source:
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield from told_in(source, module)


ALL = tuple(_all())


def test_no_kind_is_of_two_unions() -> None:
    kinds = [kind for union in UNIONS.values() for kind in _members(union) - {type(None)}]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("union", UNIONS)
def test_those_who_tell_kinds_apart_are_listed(union: str) -> None:
    found = {told.function for told in ALL if told.union == union}
    assert found == FUNCTIONS[union]


@pytest.mark.parametrize("told", ALL, ids=lambda told: f"{told.union}-{told.function}")
def test_every_kind_is_known_and_a_new_one_is_refused(told: Told) -> None:
    assert told.unknown == []
    assert told.ends, "the match does not end in 'case _: assert_never(…)'"


@pytest.mark.parametrize(
    ("cases", "unknown", "ends"),
    [
        ("case Paragraph() | Heading():\n   pass", True, False),
        ("case Paragraph():\n   pass\n  case _:\n   return ()", True, False),
        ("case Paragraph():\n   pass\n  case _ if block:\n   assert_never(block)", True, False),
        ("case Paragraph():\n   pass\n  case _:\n   assert_never(block)", True, True),
    ],
)
def test_a_match_that_lets_kinds_pass_is_found(cases: str, unknown: bool, ends: bool) -> None:
    source = f"def planted(block):\n match block:\n  {cases}"
    (told,) = told_in(source, "kdeck.audienceselection")
    assert (told.function, told.union) == ("kdeck.audienceselection.planted", "Block")
    assert (bool(told.unknown), told.ends) == (unknown, ends)
    assert "Timeline" in told.unknown
    assert "Paragraph" not in told.unknown


@dataclass(frozen=True)
class Callout:
    """A kind of block, and of inline, that nobody has told kdeck of."""

    blocks: tuple[object, ...]
    children: tuple[object, ...]
    span: Span


HERE = Span("sources/topics/callout.md", 1)
SECRET = ForAudience(Audience.CLINICIAN, (Paragraph((Text("Only here", HERE),), HERE),), HERE)
STRANGER: Any = Callout((SECRET,), (Text("Only here", HERE),), HERE)


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize(
    "around",
    [
        lambda block: block,
        lambda block: Panel(PanelKind.WARNING, (), (block,), HERE),
        lambda block: Listing((ListItem((block,), HERE),), HERE),
        lambda block: ForRegion(("US",), (block,), HERE),
    ],
    ids=["alone", "in a panel", "in a list", "for a region"],
)
def test_a_selection_refuses_what_it_does_not_know_wherever_it_stands(
    library: Library, audience: Audience, around: Callable[[Any], Block]
) -> None:
    topic, *others = library.topics
    told = replace(library, topics=(replace(topic, blocks=(around(STRANGER),)), *others))
    recipe = replace(
        library.recipes[0], parts=(replace(library.recipes[0].parts[0], topics=(topic.id,)),)
    )
    with pytest.raises(AssertionError, match="Callout"):
        select(told, recipe, Reader(audience, "US"), {})


@pytest.mark.parametrize(
    "walk",
    [
        inner_blocks,
        own_inlines,
        inner_inlines,
        lambda stranger: with_inner(stranger, lambda blocks: blocks),
        lambda stranger: list(walk_text((stranger,))),
        lambda stranger: list(all_inlines((stranger,))),
        lambda stranger: list(walk_inlines((stranger,))),
    ],
    ids=[
        "inner_blocks",
        "own_inlines",
        "inner_inlines",
        "with_inner",
        "walk_text",
        "all_inlines",
        "walk_inlines",
    ],
)
def test_walking_refuses_what_it_does_not_know(walk: Callable[[Any], object]) -> None:
    with pytest.raises(AssertionError, match="Callout"):
        walk(STRANGER)


def test_blocks_are_changed_in_every_place_where_they_stand(library: Library) -> None:
    shipped = (block for text in library.written for block in walk_blocks(text.blocks))
    words = (Paragraph((Text("Words", HERE),), HERE),)
    term = (Text("Term", HERE),)
    series = Series(term, (Amount(Decimal(1), Decimal(1)),))
    rare = (
        Heading(1, term, HERE),
        DefinitionList((Definition(term, words, HERE),), HERE),
        Statement("id", Drug.BOTH, Evidence.RCT, (), "2026-06", words, HERE),
        Bars((term,), (series,), term, 100, (), term, term, HERE),
        Lines((Decimal(1),), (series,), term, 100, (), term, term, HERE),
    )
    blocks = (*shipped, *rare)
    assert {type(block) for block in blocks} == set(get_args(Block))
    for block in blocks:
        seen: list[Block] = []

        def keep(blocks: Blocks, seen: list[Block] = seen) -> Blocks:
            seen.extend(blocks)
            return blocks

        assert with_inner(block, keep) == block
        # The picture of a frame is no block among others: it stays.
        shown = [f.picture for f in block.frames] if isinstance(block, PictureSequence) else []
        assert Counter(map(repr, inner_blocks(block))) == Counter(map(repr, [*seen, *shown]))
        assert set(inner_blocks(with_inner(block, lambda _: ()))) == set(shown)


@pytest.fixture(scope="module")
def library() -> Library:
    """Read the shipped sources."""
    return starter.library()
