"""The languages that kdeck knows, and the one that a region reads."""

SOURCE = "en-US"
# A language of the region, by the country of its key.
_OF_COUNTRY = {
    "US": "en-US",
    "CA": "en-CA",
    "GB": "en-GB",
    "IE": "en-IE",
    "AU": "en-AU",
    "NZ": "en-NZ",
}
KNOWN = tuple(_OF_COUNTRY.values())


def language_of(region: str) -> str:
    """Give the language that is read in a region; that of the sources where nobody said."""
    return _OF_COUNTRY.get(region.split("-", maxsplit=1)[0], SOURCE)
