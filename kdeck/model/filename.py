"""The name of an output file."""

from kdeck.model.audience import Audience
from kdeck.variants import Edition

SOURCE_LANGUAGE = "en"


def file_name(
    document: str,
    audience: Audience,
    ending: str,
    edition: Edition = Edition.STANDARD,
    language: str = SOURCE_LANGUAGE,
    *,
    mark: str = "",
) -> str:
    """Name the file of a document; what is usual is left out.

    mark tells it from another file of the same ending.
    """
    parts = [document, str(audience)]
    if edition is not Edition.STANDARD:
        parts.append(str(edition))
    if language != SOURCE_LANGUAGE:
        parts.append(language)
    if mark:
        parts.append(mark)
    return f"{'-'.join(parts)}.{ending}"
