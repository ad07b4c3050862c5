"""Whatever ends a build, no file is torn or lost, and the next build makes all whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CAMPAIGN = Path(__file__).with_name("kills.py")


COUNT = 100


@pytest.mark.posix
@pytest.mark.slow
@pytest.mark.long
def test_builds_that_are_killed_or_meet_or_lack_room_leave_every_file_whole() -> None:
    # In a process of its own: it is copied for each build, and must have no threads.
    done = subprocess.run(
        [sys.executable, CAMPAIGN, str(COUNT), "7"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert (counts["torn"], counts["lost"], counts["writers that failed"]) == (0, 0, 0)
    assert "not repaired" not in counts
    assert counts["repaired"] == COUNT + COUNT // 10 + 1
    # It must have met what it is about.
    assert counts["refused"] > 0
    assert counts["killed while writing"] > 0
    assert counts["killed before writing"] > 0
