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
) -> str:
    """Name the file of a document; what is usual is left out."""
    parts = [document, str(audience)]
    if edition is not Edition.STANDARD:
        parts.append(str(edition))
    if language != SOURCE_LANGUAGE:
        parts.append(language)
    return f"{'-'.join(parts)}.{ending}"
