"""What the page that lists the outputs of a theme tells of a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """Record what the page that lists a theme's documents says of one of them.

    notice says who reviewed it, or that it is a draft; due is the last day of the review (ISO),
    empty for a draft.
    """

    title: str
    kind: str
    language: str
    version: str
    checked: str
    notice: str
    due: str
