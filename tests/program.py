"""The source of kdeck as syntax trees, which every test that reads it only reads."""

import ast
from functools import cache


@cache
def parsed(text: str) -> ast.Module:
    """Parse a module once in a process."""
    return ast.parse(text)


@cache
def nodes(text: str) -> tuple[ast.AST, ...]:
    """Give all nodes of a module, as `ast.walk` does."""
    return tuple(ast.walk(parsed(text)))
