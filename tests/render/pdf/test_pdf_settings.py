"""No setting of reportlab changes a byte: not by the environment, a file at home, or a program."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from reportlab import rl_config

from kdeck.plan.handout.model import Handout
from kdeck.render.pdf.writer import render
from kdeck.variants import Standard
from render.pdf.torture import SMALL, planned

# None is reportlab's own, and each decides something of a file that reportlab writes by itself.
HOSTILE: Mapping[str, str | int] = {
    "autoGenerateMissingTTFName": 1,
    "decimalSymbol": ",",
    "defaultEncoding": "MacRomanEncoding",
    "documentLang": "fr-FR",
    "pageCompression": 0,
    "pdfComments": 1,
    "pdfMultiLine": 1,
    "reserveTTFNotdef": 0,
    "ttfAsciiReadable": 0,
    "unShapedFontGlob": "*",
    "useA85": 0,
    "verbose": 1,
    "wrapA85": 1,
}
PROGRAM = """
import json, sys
from hashlib import sha256
from pathlib import Path
from reportlab import rl_config
from kdeck.render.pdf.writer import render
from kdeck.variants import Standard
from render.pdf.torture import SMALL, planned
handout = planned(Path(sys.argv[1]), SMALL)
files = [sha256(render(handout, standard).data).hexdigest() for standard in Standard]
print(json.dumps([str(rl_config.pdfMultiLine), files]))
"""


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> Handout:
    """Plan a document with something of everything."""
    return planned(tmp_path_factory.mktemp("project"), SMALL)


@pytest.fixture(scope="module")
def expected(handout: Handout) -> list[str]:
    """Render it by each standard as reportlab is set up by itself."""
    assert all(getattr(rl_config, name) != value for name, value in HOSTILE.items())
    return digests(handout)


def digests(handout: Handout) -> list[str]:
    return [sha256(render(handout, standard).data).hexdigest() for standard in Standard]


def elsewhere(folder: Path, **environment: str) -> tuple[str, list[str]]:
    """Render it in another process; give one setting as it was there, and what was made."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
    )
    setting, files = json.loads(done.stdout)
    return setting, files


@pytest.mark.slow
def test_variables_of_the_environment_change_no_byte(expected: list[str], tmp_path: Path) -> None:
    hostile = {f"RL_{name}": str(value) for name, value in HOSTILE.items()}
    others = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    assert elsewhere(tmp_path, **hostile, **others) == ("1", expected)


@pytest.mark.slow
def test_a_file_at_home_changes_no_byte(expected: list[str], tmp_path: Path) -> None:
    settings = [f"{name} = {value!r}\n" for name, value in HOSTILE.items()]
    (tmp_path / ".reportlab_settings").write_text("".join(settings), encoding="utf-8")
    assert elsewhere(tmp_path / "project", HOME=str(tmp_path)) == ("1", expected)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_program_sets_while_it_runs_changes_no_byte(
    handout: Handout, expected: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(rl_config, name, HOSTILE[name])
    assert digests(handout) == expected
