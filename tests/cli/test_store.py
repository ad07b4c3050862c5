"""An object store as the place of outputs, on the command line."""

from pathlib import Path

import pytest

from .conftest import Run
from .test_libraries import BLOCKED, COMMAND


@pytest.mark.parametrize("command", ["list", "check", "watch"])
def test_other_commands_name_the_one_that_writes_into_a_store(run: Run, command: str) -> None:
    result = run(command, "-o", "s3://bucket")
    assert result.code == 2
    assert "'s3://bucket' is an object store, into which only 'kdeck build' writes" in result.err


def test_an_address_of_no_store_is_told(run: Run, project: Path) -> None:
    result = run(*COMMAND, "pdf", "--project", project, "-o", "nowhere://bucket")
    assert result.code == 2
    assert "'nowhere://bucket' cannot be used as an object store" in result.err


def test_without_obstore_a_sentence_says_what_to_install(spawn: Run, project: Path) -> None:
    args = (*COMMAND, "pdf", "--project", project, "-o", "s3://bucket")
    result = spawn("obstore", *args, code=BLOCKED)
    assert result.code == 4
    assert result.err.splitlines() == [
        "error: obstore is not installed, which writes into object stores",
        "  hint: install it: pip install 'kdeck[store]'",
    ]
