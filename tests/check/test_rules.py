"""Every code that the program can give is explained, and nothing else is."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kdeck.batch.kit.table import KITS
from kdeck.check.pdf.reference.profile import Profile
from kdeck.check.rules import nearest_code, rules
from program import nodes, parsed

PACKAGE = Path(__file__).parents[2] / "kdeck"
# Methods of one name: what they are called on tells whether a code or a key comes first.
METHODS = {"error", "warning", "note", "changed", "mended"}
WITH_CODE = {"own", "source", "_source", "findings", "_findings", "_found"}
WITHOUT_CODE = {"fields", "self", "emergency"}
FAMILIES = {
    "pdf-{profile}": {f"pdf-{profile}" for profile in Profile},
    "{kind}-unknown": {"reference-unknown", "term-unknown", "region-unknown"},
}


@dataclass(frozen=True)
class Module:
    path: str
    nodes: tuple[ast.AST, ...]
    constants: dict[str, str]


def modules() -> tuple[Module, ...]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        constants = {
            node.targets[0].id: node.value.value
            for node in parsed(text).body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        }
        found.append(Module(str(path.relative_to(PACKAGE)), nodes(text), constants))
    return tuple(found)


def positions(found: tuple[Module, ...]) -> dict[str, int]:
    """Say at which place each function or class of the program takes a code."""
    places = {"Finding": 0}
    for module in found:
        for node in module.nodes:
            for name, function in _callables(node):
                arguments = [a for a in function.args.args if a.arg != "self"]
                for place, argument in enumerate(arguments):
                    if _is_code(argument) and name not in METHODS:
                        places[_key(name, module)] = place
    return places


def _key(name: str, module: Module) -> str:
    return f"{module.path}:{name}" if name.startswith("_") else name


def _is_code(argument: ast.arg) -> bool:
    kind = argument.annotation
    return argument.arg == "code" and isinstance(kind, ast.Name) and kind.id == "str"


def _callables(node: ast.AST) -> Iterator[tuple[str, ast.FunctionDef]]:
    if isinstance(node, ast.FunctionDef) and node.name != "__init__":
        yield node.name, node
    if isinstance(node, ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef) and inner.name == "__init__":
                yield node.name, inner


def codes(found: tuple[Module, ...]) -> Iterator[tuple[str, str]]:
    places = positions(found)
    for module in found:
        for node in module.nodes:
            if isinstance(node, ast.Call) and (argument := _argument(node, places, module)):
                where = f"{module.path}:{node.lineno}"
                for code in _values(argument, module.constants, where):
                    yield code, where


def _argument(call: ast.Call, places: dict[str, int], module: Module) -> ast.expr | None:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name in METHODS and isinstance(function, ast.Attribute):
        owner = function.value
        last = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        assert last in WITH_CODE | WITHOUT_CODE, f"{module.path}:{call.lineno}: who is '{last}'?"
        return call.args[0] if last in WITH_CODE else None
    key = _key(name, module)
    if key not in places:
        return None
    if not isinstance(function, ast.Name) and ast.unparse(function) != f"self.{name}":
        return None
    named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    if named:
        return named[0]
    return call.args[places[key]] if len(call.args) > places[key] else None


def _values(argument: ast.expr, constants: dict[str, str], where: str) -> set[str]:
    match argument:
        case ast.Constant(value=str(code)):
            return {code}
        case ast.IfExp(body=body, orelse=orelse):
            return _values(body, constants, where) | _values(orelse, constants, where)
        case ast.JoinedStr():
            return FAMILIES[ast.unparse(argument)[2:-1]]
        case ast.Name(id=name) if name in constants:
            return {constants[name]}
        case ast.Attribute(attr="unreadable"):
            return {kit.unreadable for kit in KITS.values()}
        case ast.Name(id="code") | ast.Attribute(attr="code" | "_code"):
            return set()  # handed on: the caller's code was seen
    raise AssertionError(f"{where}: cannot follow the code {ast.unparse(argument)}")


def test_every_code_is_explained_and_every_explanation_is_of_a_code() -> None:
    found = modules()
    given = dict(codes(found)) | {
        code: module.path
        for module in found
        for node in module.nodes
        # A text and a value, as all families have them: to write out every node takes long.
        if isinstance(node, ast.JoinedStr) and len(node.values) == 2
        for code in FAMILIES.get(ast.unparse(node)[2:-1], ())
    }
    missing = {code: where for code, where in given.items() if code not in rules()}
    assert not missing
    assert not rules().keys() - given.keys()


@pytest.mark.parametrize("code", rules())
def test_a_rule_says_what_why_and_how(code: str) -> None:
    rule = rules()[code]
    assert len(rule.title) <= 80
    assert "\n" not in rule.title
    assert not rule.title.endswith(".")
    for text in (rule.why, rule.fix):
        assert text.endswith((".", "?"))
        assert text[0].isupper() or text.startswith(("kdeck", "'"))
    assert rule.bad != rule.good or not rule.bad


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("heading-skp", "heading-skip"), ("HEADING-SKIP", "heading-skip"), ("alt", "alt-missing")],
)
def test_a_code_that_is_nearly_right_is_recognized(typed: str, meant: str) -> None:
    assert nearest_code(typed) == meant


def test_a_code_that_is_like_no_other_has_no_nearest() -> None:
    assert nearest_code("qqqqqq") is None
