"""The library that makes a format, which may be missing or may not start."""

from collections.abc import Iterator
from contextlib import contextmanager

from kdeck.errors import ExitCode, KdeckError


@contextmanager
def made_by(module: str, package: str, use: str) -> Iterator[None]:
    """Import what needs a library; use says what it is for, as in 'writes handouts as PDF'.

    Raises KdeckError (TOOL_MISSING) where its module is not installed, or does not start, as where
    a variable of the environment sets it up wrongly.
    """
    try:
        yield
    except (ImportError, ValueError) as error:
        missing = (getattr(error, "name", None) or "").partition(".")[0]
        if missing == "kdeck":
            raise
        if missing == module:
            message = f"{package} is not installed, which {use}"
            hint = f"install it: pip install {package}"
        else:
            message = f"{package}, which {use}, does not start: {error}"
            hint = (
                f"unset the variables that set it up, or install it again: "
                f"pip install --force-reinstall {package}"
            )
        raise KdeckError(message, hint, ExitCode.TOOL_MISSING) from None
