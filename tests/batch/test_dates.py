"""The date that a file carries: that of the newest of what it says."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from buildable import BRAND, HANDOUT, REGIONS, TOPIC, edit
from days import DAY, TODAY
from kdeck.batch.signing import Approval, approve
from kdeck.batch.target import Choice

from .runs import run


def dates(folder: Path) -> set[date]:
    """Give the dates of the plain handout and deck; each says the same in all its places."""
    run(folder, Choice(("handout",)))
    found = set()
    data = (folder / "output/default/handout-plain.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as packet:
        for key in ("/CreationDate", "/ModDate"):
            found.add(datetime.strptime(str(pdf.docinfo[key])[2:10], "%Y%m%d").replace(tzinfo=UTC))
        for key in ("xmp:CreateDate", "xmp:ModifyDate"):
            found.add(datetime.fromisoformat(str(packet[key])))
    core = Presentation(str(folder / "output/default/handout-plain.pptx")).core_properties
    found |= {core.created, core.modified}
    return {moment.date() for moment in found}


def test_a_file_carries_the_date_of_its_newest_content(fresh: Path) -> None:
    (checked,) = dates(fresh)
    assert checked == date(2026, 6, 1)


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("path", "change", "newest"),
    [
        (TOPIC, ('as-of="2026-06"', 'as-of="2026-09"'), date(2026, 9, 1)),
        (HANDOUT, ('checked: "2026-06"', 'checked: "2026-10"'), date(2026, 10, 1)),
        (REGIONS, ("as-of: ", "as-of: 2026-10-07 # "), date(2026, 10, 7)),
        (
            BRAND,
            ("kdeck: {", "kdeck: {crisis: {confirmed: {lines: ['988'], on: '2026-11-05', "
             "by: Manager}}, "),
            date(2026, 11, 5),
        ),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_newer_moves_the_date(
    fresh: Path, path: str, change: tuple[str, str], newest: date
) -> None:
    edit(fresh, path, lambda text: text.replace(*change))
    assert dates(fresh) == {newest}


@pytest.mark.slow
def test_a_sign_off_moves_the_date(fresh: Path) -> None:
    approve(fresh, Approval("handout", "Ann Example", "MD", DAY, date(2027, 5, 1)), TODAY)
    assert dates(fresh) == {DAY}
