"""Saying that a div holds what it may not."""

from kdeck.load.blocks import BlockReader, Div


def misfit(reader: BlockReader, div: Div, problem: str) -> None:
    """Record what is wrong with the content of a div."""
    reader.source.error(
        "div-content",
        f"the div '{div.attributes.name}' is not as it should be: {problem}",
        "see CONTRIBUTING.md for what it may hold",
        div.line,
    )
