"""The error of a figure that cannot be drawn."""


class FigureError(Exception):
    """Refuse a figure, with what is wrong, what to do, and the line where it stands."""

    def __init__(self, message: str, hint: str, line: int | None = None) -> None:
        super().__init__(message, hint, line)
        self.message = message
        self.hint = hint
        self.line = line
