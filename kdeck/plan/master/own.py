"""The layouts of our own master, for each kind of slide, in one module: they share one grid."""

from kdeck.plan.master.layout import (
    AREA,
    BODY_BOTTOM,
    BODY_TOP,
    FOOTER_TOP,
    INSET_X,
    INSET_Y,
    MARGIN,
    SLIDE_WIDTH,
    Idx,
    Layout,
    LayoutName,
    Placeholder,
    Rect,
)

_WIDE = SLIDE_WIDTH - 2 * MARGIN
_BODY = BODY_BOTTOM - BODY_TOP
_GAP = 28.8
_THIRD = (_WIDE - 2 * _GAP) / 3
_HALF = (_WIDE - _GAP) / 2
_SOURCES = 94.0
# Where a panel beside the points ends: the title on it has a third of the slide and a little more.
FEW_PANEL = 372.0
# Where the panel of a large number ends, and that of two columns that are set against each other.
NUMBER_PANEL, COMPARED_BOTTOM = 400.0, BODY_TOP + 268
# Where the panel of a statement ends, which it and its title share with the edge above.
STATEMENT_PANEL = 232.0
# Tiles begin so far under the top of the body, and end together.
_TILES_TOP, _TILES_HIGH, _TILE_GAP, _ROW_GAP = BODY_TOP + 6, 312.0, 20.0, 14.0
# The stripe at the left of a tile, which its text stands off.
TILE_STRIPE = 6.0
_TILE_INSETS = (18.0, 4.0, 14.0, 4.0)
_ORDINALS = ("First", "Second", "Third", "Fourth")
# What a question stands on.
QUESTION_PANEL = Rect(MARGIN, 36, SLIDE_WIDTH - 2 * MARGIN, 112)
# The size of the heading of a column, and how far the words of a column stand in.
_HEADING, _COLUMN_PAD = 26.0, 16.0
# The picture and the text of each column of a sequence.
SEQUENCE = ((Idx.BODY, Idx.SECOND), (Idx.THIRD, Idx.FOURTH), (Idx.FIFTH, Idx.SIXTH))
_PROMPT = "prompt-point"
_TITLE = Placeholder(
    Idx.TITLE, "title", "Title", Rect(MARGIN, 38, _WIDE, 86), 32, _PROMPT, bold=True, anchor="b",
)  # fmt: skip


def _body(idx: int, name: str, rect: Rect, size: float = 24, bullets: bool = True) -> Placeholder:
    return Placeholder(idx, "body", name, rect, size, "prompt-text", bullets=bullets)


# A logo at the foot of a slide is a little higher than the footer: the line ends above it.
_FOOT = FOOTER_TOP - BODY_BOTTOM - 2


def _foot(left: float = MARGIN, width: float = _WIDE) -> Placeholder:
    """Place the line of sources between what is shown and the footer."""
    return Placeholder(
        Idx.FOOT, "body", "Sources", Rect(left, BODY_BOTTOM, width, _FOOT), 14, "prompt-sources",
        insets=(INSET_X, 0.0, INSET_X, 0.0),
    )  # fmt: skip


def _tiles(across: int, down: int, size: float, gap: float = _TILE_GAP) -> tuple[Placeholder, ...]:
    """Place tiles in rows of so many, all of one size, in the room under a title."""
    # They stand below the words of the title.
    left, wide = MARGIN + INSET_X, _WIDE - 2 * INSET_X
    width = (wide - gap * (across - 1)) / across
    height = (_TILES_HIGH - gap * (down - 1)) / down
    return tuple(
        Placeholder(
            Idx(Idx.BODY + number), "body", f"{_ORDINALS[number]} tile",
            Rect(
                left + number % across * (width + gap) + TILE_STRIPE,
                _TILES_TOP + number // across * (height + gap), width - TILE_STRIPE, height,
            ),
            size, "prompt-text", anchor="ctr", insets=_TILE_INSETS,
        )
        for number in range(across * down)
    )  # fmt: skip


def _third(column: int, top: float, height: float) -> Rect:
    return Rect(MARGIN + column * (_THIRD + _GAP), top, _THIRD, height)


LAYOUTS: dict[LayoutName, Layout] = {
    layout.name: layout
    for layout in (
        Layout(
            LayoutName.TITLE,
            (
                Placeholder(
                    Idx.TITLE, "ctrTitle", "Title", Rect(MARGIN, 130, 640, 146), 40,
                    "prompt-deck-title", bold=True, anchor="b",
                ),
                Placeholder(
                    Idx.SUBTITLE, "subTitle", "Main message", Rect(MARGIN, 286, 640, 92), 24,
                    "prompt-message",
                ),
                _body(Idx.BODY, "Details", Rect(MARGIN, 384, 640, 104), 18, bullets=False),
            ),
        ),
        Layout(
            LayoutName.SECTION,
            (
                Placeholder(
                    Idx.TITLE, "title", "Title", Rect(MARGIN, 190, 720, 110), 40,
                    "prompt-part", bold=True, anchor="b",
                ),
                _body(Idx.BODY, "Summary", Rect(MARGIN, 312, 720, 110), 24, bullets=False),
            ),
        ),
        Layout(
            LayoutName.POINTS,
            (_TITLE, _body(Idx.BODY, "Points", Rect(MARGIN, BODY_TOP, _WIDE, _BODY)), _foot()),
        ),
        Layout(
            LayoutName.FEW,
            (
                Placeholder(
                    Idx.TITLE, "title", "Title", Rect(MARGIN, 60, FEW_PANEL - MARGIN - 12, 400), 32,
                    _PROMPT, bold=True, anchor="ctr",
                ),
                Placeholder(
                    Idx.BODY, "body", "Points",
                    Rect(FEW_PANEL + _GAP, 60, SLIDE_WIDTH - MARGIN - FEW_PANEL - _GAP, 400), 26,
                    "prompt-text", bullets=True, anchor="ctr",
                ),
                _foot(FEW_PANEL + _GAP, SLIDE_WIDTH - MARGIN - FEW_PANEL - _GAP),
            ),
        ),
        Layout(
            LayoutName.FIGURE,
            (
                _TITLE,
                Placeholder(
                    Idx.BODY, "body", "Points", Rect(MARGIN, BODY_TOP, _THIRD, _BODY), 22,
                    "prompt-text", bullets=True, anchor="ctr",
                ),
                Placeholder(
                    Idx.SECOND, "obj", "Figure",
                    Rect(MARGIN + _THIRD + _GAP, BODY_TOP, 2 * _THIRD + _GAP, _BODY), 20,
                    "prompt-figure",
                ),
                _foot(),
            ),
        ),
        Layout(
            LayoutName.COLUMNS,
            (
                _TITLE,
                _body(Idx.BODY, "Left column", Rect(MARGIN, BODY_TOP, _HALF, _BODY), 22),
                _body(
                    Idx.SECOND, "Right column",
                    Rect(MARGIN + _HALF + _GAP, BODY_TOP, _HALF, _BODY), 22,
                ),
                _foot(),
            ),
        ),
        Layout(
            LayoutName.TABLE,
            (
                _TITLE,
                Placeholder(
                    Idx.BODY, "tbl", "Table", AREA, 18, "prompt-table", largest=20,
                ),
                _foot(),
            ),
        ),
        Layout(
            LayoutName.SEQUENCE,
            (
                _TITLE,
                *(
                    place
                    for column, order in enumerate(("First", "Second", "Third"))
                    for place in (
                        Placeholder(
                            SEQUENCE[column][0], "pic", f"{order} picture",
                            _third(column, 150, 196), 20, "prompt-picture",
                        ),
                        _body(
                            SEQUENCE[column][1], f"{order} text", _third(column, 358, 122), 24,
                            bullets=False,
                        ),
                    )
                ),
                _foot(),
            ),
        ),
        Layout(
            LayoutName.NUMBERS,
            (
                _TITLE,
                Placeholder(
                    Idx.BODY, "obj", "Numbers", Rect(MARGIN, BODY_TOP, 2 * _THIRD + _GAP, _BODY),
                    20, "prompt-numbers",
                ),
                _body(
                    Idx.SECOND, "What they mean",
                    Rect(MARGIN + 2 * (_THIRD + _GAP), BODY_TOP, _THIRD, _BODY), 22, bullets=False,
                ),
                _foot(width=2 * _THIRD),
            ),
        ),
        Layout(
            LayoutName.WARNING,
            (
                _TITLE,
                Placeholder(
                    Idx.BODY, "body", "Warning", Rect(MARGIN + 24, BODY_TOP, _WIDE - 24, _BODY - 4),
                    24, "prompt-text", bullets=True, anchor="ctr",
                ),
                _foot(MARGIN + 24, _WIDE - 24),
            ),
        ),
        Layout(
            LayoutName.QUOTE,
            (
                _TITLE,
                _body(
                    Idx.BODY, "Quotation", Rect(MARGIN + 24, BODY_TOP, _WIDE - 72, 220), 36, False,
                ),
                _body(Idx.SECOND, "Source", Rect(MARGIN + 24, 370, _WIDE - 72, 90), 24, False),
                _foot(MARGIN + 24, _WIDE - 24),
            ),
        ),
        Layout(
            LayoutName.REFERENCES,
            (
                Placeholder(
                    Idx.TITLE, "title", "Title", Rect(MARGIN, 38, _WIDE, 48), 32,
                    "prompt-references", bold=True, anchor="b",
                ),
                *(
                    _body(side, f"{name} references", rect, 16, False)
                    for side, name, rect in (
                        (Idx.BODY, "Left", Rect(MARGIN, _SOURCES, _HALF, BODY_BOTTOM - _SOURCES)),
                        (
                            Idx.SECOND, "Right",
                            Rect(MARGIN + _HALF + _GAP, _SOURCES, _HALF, BODY_BOTTOM - _SOURCES),
                        ),
                    )
                ),
            ),
        ),
        Layout(
            LayoutName.CONTACT,
            (
                _TITLE,
                _body(
                    Idx.BODY, "Contact", Rect(MARGIN, BODY_TOP, 2 * _THIRD + _GAP / 2, _BODY), 22,
                    bullets=False,
                ),
                Placeholder(
                    Idx.SECOND, "obj", "Code to scan", _third(2, BODY_TOP + 6, _THIRD), 20,
                    "prompt-code",
                ),
                _body(
                    Idx.THIRD, "What the code opens", _third(2, BODY_TOP + _THIRD + 8, 62), 20,
                    bullets=False,
                ),
            ),
        ),
        Layout(LayoutName.TIMELINE, (_TITLE, _foot())),
        Layout(LayoutName.DRAWING, (_TITLE, _foot())),
        Layout(
            LayoutName.BIG_NUMBER,
            (
                _TITLE,
                Placeholder(
                    Idx.BODY, "body", "Number",
                    Rect(MARGIN, BODY_TOP, NUMBER_PANEL - MARGIN, _BODY), 110, "prompt-number",
                    bold=True, anchor="ctr",
                ),
                Placeholder(
                    Idx.SECOND, "body", "What it means",
                    Rect(NUMBER_PANEL + _GAP, BODY_TOP, SLIDE_WIDTH - MARGIN - NUMBER_PANEL - _GAP,
                    _BODY), 28, "prompt-text", bullets=True, anchor="ctr",
                ),
                _foot(),
            ),
        ),
        Layout(
            LayoutName.COMPARE,
            (
                _TITLE,
                *(
                    Placeholder(
                        idx, "body", name, Rect(left, top, _HALF, height), size, prompt,
                        bullets=size != _HEADING, bold=size == _HEADING,
                        anchor="ctr",
                        insets=(_COLUMN_PAD, INSET_Y, _COLUMN_PAD, INSET_Y),
                    )
                    for idx, name, left, top, height, size, prompt in (
                        (Idx.BODY, "Left heading", MARGIN, BODY_TOP, 52, _HEADING, "prompt-head"),
                        (Idx.SECOND, "Left column", MARGIN, BODY_TOP + 54, 208, 36, "prompt-text"),
                        (
                            Idx.THIRD, "Right heading", MARGIN + _HALF + _GAP, BODY_TOP, 52,
                            _HEADING, "prompt-head",
                        ),
                        (
                            Idx.FOURTH, "Right column", MARGIN + _HALF + _GAP, BODY_TOP + 54, 208,
                            36, "prompt-text",
                        ),
                    )
                ),
                _body(
                    Idx.FIFTH, "Both", Rect(MARGIN, COMPARED_BOTTOM + 8, _WIDE, 62), 22,
                    bullets=False,
                ),
                _foot(),
            ),
        ),
        Layout(
            LayoutName.QUESTION,
            (
                Placeholder(
                    Idx.TITLE, "title", "Title", QUESTION_PANEL, 36, "prompt-question", bold=True,
                    anchor="ctr", insets=(_COLUMN_PAD, INSET_Y, _COLUMN_PAD, INSET_Y),
                ),
                Placeholder(
                    Idx.BODY, "body", "Answer", Rect(MARGIN, 172, _WIDE, 100), 36, "prompt-answer",
                    bold=True, anchor="ctr",
                ),
                _body(Idx.SECOND, "Points", Rect(MARGIN, 278, _WIDE, BODY_BOTTOM - 278), 32),
                _foot(),
            ),
        ),
        Layout(
            LayoutName.STATEMENT,
            (
                Placeholder(
                    Idx.TITLE, "title", "Title", Rect(MARGIN, 38, _WIDE, STATEMENT_PANEL - 56), 44,
                    _PROMPT, bold=True, anchor="ctr",
                ),
                Placeholder(
                    Idx.BODY, "body", "Statement",
                    Rect(MARGIN, STATEMENT_PANEL + 10, _WIDE, BODY_BOTTOM - STATEMENT_PANEL - 20),
                    36, "prompt-text", anchor="ctr",
                ),
                _foot(),
            ),
        ),
        Layout(LayoutName.PAIR, (_TITLE, *_tiles(2, 1, 34), _foot())),
        Layout(LayoutName.TRIO, (_TITLE, *_tiles(3, 1, 30), _foot())),
        Layout(LayoutName.ROWS, (_TITLE, *_tiles(1, 3, 30, _ROW_GAP), _foot())),
        Layout(LayoutName.FOUR, (_TITLE, *_tiles(2, 2, 30), _foot())),
    )
}  # fmt: skip
