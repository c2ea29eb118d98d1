"""What all tests share: the SQL test plugin, databases with a frozen clock, programs to run."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engines import freeze, fresh
from small import Small
from sqltest import parse, pytest_addoption, pytest_collect_file, run

__all__ = ["pytest_addoption", "pytest_collect_file"]

# The databases of tests wait for the disk at every COMMIT, most of their time; memory does not.
MEMORY = Path("/dev/shm")
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2e9:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update") and config.getoption("numprocesses", None):
        raise pytest.UsageError("--update rewrites the test files; run it without -n.")


@pytest.fixture
def fresh_db() -> Iterator[sqlite3.Connection]:
    """An empty FinDB database in memory whose clock stands at 2026-06-15 12:00:00 UTC."""
    connection = fresh()
    freeze(connection)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def margin():
    """The article's portfolio of tests/fixtures/margin.sql; each test rolls back."""
    connection = fresh()
    clock = freeze(connection)
    (block,) = parse(Path(__file__).parent / "fixtures" / "margin.sql")
    assert list(run(connection, clock, block.steps)) == []
    yield connection
    connection.close()


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A schema of three migrations, as files."""
    return Small(tmp_path / "sql")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of its version 2 with data."""
    return Small(tmp_path / "old_sql", version=2).create(tmp_path / "life.db")


@pytest.fixture
def need() -> Callable[..., str]:
    """`need("Xvfb", "xvfb")`: the path of a program, and its Debian package if called otherwise.

    Without the program the test is skipped, or with FINDB_NO_SKIP in the environment, as in CI,
    it fails.
    """

    def path_of(program: str, package: str = "") -> str:
        path = shutil.which(program)
        if path is None:
            missing = f"{program} is not installed; on Debian: apt install {package or program}"
            (pytest.fail if os.environ.get("FINDB_NO_SKIP") else pytest.skip)(missing)
        return path

    return path_of
