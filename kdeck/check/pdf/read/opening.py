"""Opening a PDF for reading, from bytes."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from kdeck.errors import KdeckError

_ADDRESS = re.compile(r"(?:stream )?<_io\.BytesIO object at 0x[0-9a-fA-F]+>:?")


@contextmanager
def open_pdf(data: bytes, *, recover: bool) -> Iterator[pikepdf.Pdf]:
    """Open a PDF; raise a KdeckError (UNREADABLE) for what is none, damaged or locked.

    With `recover`, a damaged cross-reference table is rebuilt as readers do it. Damage that shows
    only while the PDF is read ends the reading in the same way.
    """
    try:
        with _opened(data, recover) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise KdeckError("the PDF needs a password", "give it without encryption") from error
    except pikepdf.DependencyError as error:
        message = f"this machine lacks a decoder that the PDF needs: {_reason(error)}"
        raise KdeckError(message, "install it, or export the PDF again without it") from error
    except (pikepdf.PikepdfError, UnicodeDecodeError) as error:
        reason = _reason(error)
        raise KdeckError(f"it is no whole PDF: {reason}", "give a whole PDF file") from error


def _opened(data: bytes, recover: bool) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(data), attempt_recovery=recover)
    # Before 10.14, pikepdf looks for the end of a file that has hardly any bytes before its start.
    except ValueError as error:
        raise pikepdf.PdfError(str(error)) from error


def _reason(error: Exception) -> str:
    # pikepdf starts with the address of the stream, which differs in every run.
    return _ADDRESS.sub("", str(error)).strip()
