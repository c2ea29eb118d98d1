"""Import readers: a file in, normalised records out; nothing here knows of SQL.

A reader is a module of this package with
    NAME                                    the `source` of its records
    sniff(head: bytes, name: str) -> bool   whether the first HEAD bytes look like its format
    read(file: BinaryIO, name: str, **options) -> Iterator[Record]
It raises ReadError for a file that is broken, also midway: who writes records does so in one
transaction. Options a reader does not know it ignores; common ones are `account` (for files that
name none) and `note` (a callable that gets sentences about what was skipped).
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from findb.readers.record import FIELDS, KINDS, ReadError, Record

__all__ = ["FIELDS", "HEAD", "KINDS", "ReadError", "Record", "read", "readers", "recognise"]

HEAD = 65536  # bytes shown to sniff()

# Modules in the order they are asked: those with an unmistakable mark first.
MODULES = ("gnucash", "ofx", "camt", "flex", "mt940", "qif", "prices", "csv_profile")


@lru_cache
def readers() -> tuple[ModuleType, ...]:
    """All reader modules, in the order they are asked."""
    names = [f"{__name__}.{module}" for module in MODULES]
    return tuple(importlib.import_module(name) for name in names if importlib.util.find_spec(name))


def recognise(source: str | Path | bytes, name: str | None = None) -> ModuleType:
    """The reader for a file (a path, or its first bytes), by content; ReadError when there is none.

    `name` is shown in errors and may hint at a format; by default it is the path.
    """
    if isinstance(source, bytes):
        head, name = source[:HEAD], name or "the file"
    else:
        name = name or str(source)
        with _open(source, name) as file:
            head = file.read(HEAD)
    if not head:
        raise ReadError(name, "the file is empty", "download it again")
    for reader in readers():
        if reader.sniff(head, name):
            return reader
    if b"<html" in head[:4096].lower() or b"<!doctype html" in head[:4096].lower():
        raise ReadError(
            name,
            "this is a web page, not a statement",
            "it may be an error or login page: sign in and download the file again",
        )
    raise ReadError(
        name,
        "the format is not recognised",
        "known are " + ", ".join(reader.NAME for reader in readers()),
    )


def read(
    path: str | Path, *, name: str | None = None, reader: ModuleType | None = None, **options
) -> Iterator[Record]:
    """Yield the records of a file, streaming where the format allows it.

    `reader` skips recognition; `options` go to the reader. Raises ReadError, possibly midway.
    """
    name = name or str(path)
    reader = reader or recognise(path, name)
    with _open(path, name) as file:
        yield from reader.read(file, name, **options)


def _open(path: str | Path, name: str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise ReadError(name, f"cannot be opened: {error.strerror}", "check the path") from error
