"""A source named in a word or two, as speakers name it: its author and its year."""

from kdeck.model.reference import Reference

# An organization whose name is longer is named by the short form that stands behind it.
_LONG_NAME = 24


def author_year(reference: Reference) -> str:
    """Name a source by its first author, or its organization, and its year."""
    first = reference.makers[0] if reference.makers else None
    name = first.family if first and not first.literal else _organization(reference.short)
    return f"{name} {reference.issued[0]}" if reference.issued else name


def _organization(short: str) -> str:
    """Take the name before the first stop of a short entry; a long one by its initials."""
    name = short.partition(". ")[0].partition(":")[0].partition(",")[0]
    bare, _, initials = name.partition(" (")
    return initials.rstrip(")") if initials and len(bare) > _LONG_NAME else bare
