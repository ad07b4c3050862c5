"""The version of kdeck that runs."""


def installed_version() -> str | None:
    """Give the version that is installed; None where kdeck runs from a checkout alone."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kdeck")
    except PackageNotFoundError:
        return None
