"""Sound and film: whether somebody who cannot hear learns what is said."""

from collections.abc import Iterator, Sequence

from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.names import local
from kdeck.ooxml.shape import Shape


def check_media(shapes: Sequence[Shape], span: Span) -> Iterator[Finding]:
    """Find media without a track of captions."""
    for shape in shapes:
        if shape.kind not in {"video", "audio"} or shape.in_decoration:
            continue
        if not any(local(element) == "track" for element in shape.element.iter()):
            message = f"the {shape.kind} '{shape.name}' has no captions"
            hint = "insert a file of captions (WebVTT), or say in words what is said"
            yield Finding("pptx-captions", message, hint, span, Severity.WARNING)
