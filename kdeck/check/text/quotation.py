"""A sentence, cut to a length that fits a message."""

_LONGEST = 160


def shortened(text: str) -> str:
    """Cut a text after 160 characters, with an ellipsis."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
