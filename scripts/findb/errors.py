"""Errors a user can cause: one sentence each, no traceback."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

# What SQLite says -> what is wrong and what to do. First what no SQL is to blame for.
OUTSIDE = (
    (
        r"database (table )?is locked|database schema is locked",
        "the database is in use by another program; write or discard your changes there"
        " (DB Browser: Ctrl+S), or close it, then try again",
    ),
    (
        r"attempt to write a readonly database",
        "the database cannot be written; check the permissions of the file and of its folder",
    ),
    (
        r"database or disk is full",
        "the disk is full; nothing was changed; make room, then try again",
    ),
    (
        r"disk I/O error",
        "the disk fails to read or write; check that it is there and not full, then try again",
    ),
    (
        r"unable to open database file",
        "the database cannot be opened; check the permissions of the file and of its folder",
    ),
    (
        r"database disk image is malformed|malformed database schema.*",
        r"the file is damaged (\g<0>); go back to a backup",
    ),
    (r"file is not a database|file is encrypted", "this is not an SQLite database"),
)
INSIDE = (
    (r"CHECK constraint failed: (.+)", r"\1"),
    (r"NOT NULL constraint failed: (.+)", r"\1: must not be empty; give a value"),
    (
        r"UNIQUE constraint failed: (.+)",
        r"\1: there is such a row already; change that row or give another value",
    ),
    (
        r"FOREIGN KEY constraint failed",
        "a row that is referred to does not exist, or a row that is to go is still referred to;"
        " add the one first, or remove what refers to the other",
    ),
    (
        r"no such (table|view|column|function|module): .+",
        r"\g<0>; this does not fit the database: run findb migrate, then findb doctor",
    ),
)


class FindbError(click.ClickException):
    """Says what is wrong and what to do; the command line prints it and exits with 1."""


def sentence(error: sqlite3.Error) -> str:
    """What a user can do something with. What our constraints and triggers say stays as it is."""
    text = str(error)
    for pattern, replacement in OUTSIDE + INSIDE:
        match = re.fullmatch(pattern, text, re.DOTALL)
        if match:
            return finished(match.expand(replacement))
    return finished(text)


def plural(number: int, thing: str) -> str:
    """1 row, 2,000 rows."""
    return f"{number:,} {thing}{'s' * (number != 1)}"


def is_outside(error: sqlite3.Error) -> bool:
    """Whether the file, the disk or another program is the reason."""
    return any(re.fullmatch(pattern, str(error)) for pattern, _ in OUTSIDE)


def finished(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


@contextmanager
def sentences(path: Path | str | None = None) -> Iterator[None]:
    """Turn SQLite's errors within the block into FindbErrors, headed by `path`."""
    try:
        yield
    except sqlite3.Error as error:
        text = sentence(error)
        raise FindbError(f"{path}: {text}" if path else text) from error


@contextmanager
def readable(path: Path | str) -> Iterator[None]:
    """Turn what fails within the block into a FindbError that sends to the doctor: the database
    `path` may hold what its schema does not let in, for another program can write anything."""
    try:
        yield
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise FindbError(
            f"{path}: something in it cannot be worked with ({type(error).__name__}); run findb"
            f" doctor {path}. If it finds nothing, this is a bug of FinDB."
        ) from error


@contextmanager
def located(place: Callable[[sqlite3.Error], str]) -> Iterator[None]:
    """Say at which `place` of our SQL the block fails, if it is the SQL that fails."""
    try:
        yield
    except sqlite3.Error as error:
        if is_outside(error):
            raise
        raise FindbError(f"{place(error)}: {error}; nothing was changed.") from error
