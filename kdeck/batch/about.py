"""What the files that list the outputs of a theme tell of a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """Record what the files that list a theme's documents say of one of them.

    notice says who reviewed it, or that it is a draft; due is the last day of the review (ISO),
    empty for a draft; state is how the review stands, and grade the reading grade by
    Flesch-Kincaid, empty where none was made.
    """

    title: str
    kind: str
    language: str
    version: str
    checked: str
    notice: str
    due: str
    state: str
    grade: str
