"""README.md cannot rot: its blocks run in order in one folder, its reference is that of today."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import reference

README = reference.README.read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
NAMED = re.compile(r"# (\S+)(?: \(without this line\))?\n")
"""The first line of a block that is a file: its name."""

blocks = [(kind, text) for kind, text in BLOCK.findall(README)]


def installs(text: str) -> bool:
    return "make demo" in text or ".venv/" in text


def test_reference_is_of_today():
    assert reference.written(README) == README, "run make schema"


def test_first_commands_are_those_of_the_makefile_and_of_ci():
    makefile = (reference.ROOT / "Makefile").read_text()
    assert [text for _, text in blocks if installs(text)][0] == "make demo\nmake test\n"
    assert "make test" in (reference.ROOT / ".ci" / "run").read_text()
    for target in re.findall(r"(?:^|`)make (\w+)", README, re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("readme")


def environment() -> dict[str, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "HOME": os.environ.get("HOME", "/")}


def run(kind: str, text: str, folder: Path) -> str:
    """What the block prints; a failing one fails the test."""
    if kind == "sql":
        command = ["sqlite3", "-bail", "life.db"]
        text = f"PRAGMA foreign_keys = ON;\n{text}"
    else:
        command = {"sh": ["bash", "-eu"], "python": [sys.executable, "-"]}[kind]
    done = subprocess.run(
        command, input=text, cwd=folder, env=environment(), capture_output=True, text=True
    )
    if "-- fails" in text:
        assert done.returncode != 0, text
        return re.sub(r"^.*?error near line \d+: | \(\d+\)$", "", done.stderr.strip()) + "\n"
    assert done.returncode == 0, f"{text}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_blocks_run_in_order(folder, need):
    need("sqlite3")
    printed = ""
    for kind, text in blocks:
        name = NAMED.match(text)
        if installs(text) or kind == "xml":
            continue
        if kind == "text":
            assert printed == text
        elif name and kind in {"csv", "ofx", "toml"}:
            (folder / name[1]).write_text(text[name.end() :], encoding="utf-8")
        elif kind == "crontab":
            run("sh", re.sub(r"^(\S+ ){5}", "", text), folder)
        else:
            printed = run(kind, text, folder)
    assert sqlite3.connect(folder / "life.db").execute("PRAGMA integrity_check").fetchone() == (
        "ok",
    )


def test_the_commands_without_make_install_from_a_clone(tmp_path, need):
    """All but the last, pytest: that is the run that this test is part of. So are the packages that
    pip would bring, which takes a minute: they are those of this interpreter."""
    need("git")
    clone = tmp_path / "findb"
    subprocess.run(["git", "clone", "-q", reference.ROOT, clone], check=True)
    (commands,) = [text for _, text in blocks if ".venv/" in text]
    commands, last = commands.rstrip("\n").rsplit("\n", 1)
    assert last == ".venv/bin/pytest"
    done = subprocess.run(
        ["bash", "-eu"],
        input=commands,
        cwd=clone,
        env={
            **os.environ,
            "PIP_NO_DEPS": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # which means: without
            "PYTHONPATH": sysconfig.get_path("purelib"),
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (clone / "demo" / "demo.db").exists()
