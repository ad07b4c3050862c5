"""Words in a row, joined as a language joins them."""

from collections.abc import Sequence


def listed(words: Sequence[str], language: str) -> str:
    """Join words as in 'a, b and c', with the comma and the word of the language."""
    if len(words) < 2:
        return "".join(words)
    from babel.lists import format_list

    return format_list(words, locale=language.replace("-", "_"))
