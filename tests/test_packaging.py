"""The wheel carries all that the program needs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sources import ROOT, files


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The folder of an unpacked wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_carries_the_sql(wheel):
    expected = files("migrations", "views", "views/parts", "triggers", "triggers/parts")
    assert expected
    for file in expected:
        assert (wheel / "findb" / file.relative_to(ROOT)).read_bytes() == file.read_bytes()


def test_the_wheel_carries_the_package(wheel):
    package = ROOT / "scripts" / "findb"
    for file in package.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            assert (wheel / "findb" / file.relative_to(package)).exists()


def test_the_program_runs_from_the_wheel_alone(wheel, tmp_path):
    """The schema that it prints comes from its own SQL, not from the checkout."""
    (wheel / "findb" / "views" / "made_up.sql").write_text("CREATE VIEW made_up AS SELECT 1 AS a;")
    result = subprocess.run(
        [sys.executable, "-m", "findb", "schema"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(wheel)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "CREATE VIEW made_up" in result.stdout
    assert "CREATE TABLE fin_transactions" in result.stdout
