"""Broken PDFs: each is a good one with one thing broken, by the clause it breaks."""

from . import broken_content, broken_document, broken_font, broken_tree
from .breaking import TABLE, Broken

# Importing the modules fills the table.
assert broken_content
assert broken_document
assert broken_font
assert broken_tree

__all__ = ["BROKEN", "Broken"]

BROKEN: tuple[Broken, ...] = tuple(TABLE)
