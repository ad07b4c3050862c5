"""Saying that a div holds what it may not."""

from kdeck.load.blocks import BlockReader, Div


def misfit(reader: BlockReader, div: Div, problem: str) -> None:
    """Record what is wrong with the content of a div."""
    reader.source.error(
        "div-content",
        f"the div '{div.attributes.name}' is not as it should be: {problem}",
        "run 'kdeck explain div-content' for what divs hold",
        div.line,
    )
