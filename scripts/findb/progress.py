"""A bar for whoever waits at a terminal."""

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, TypeVar

import click

LONG = 1_000_000  # bytes of a file that takes long enough to show a bar
PATIENCE = 1.0  # seconds without a sign of life

T = TypeVar("T")


@contextmanager
def watched(file: BinaryIO, label: str) -> Iterator[Iterable[bytes]]:
    """The lines of a file, with a bar on standard error if that is a terminal and the file long."""
    size = regular_size(file)
    if size < LONG or not sys.stderr.isatty():
        yield file
        return
    with click.progressbar(length=size, label=label, file=sys.stderr) as bar:

        def lines() -> Iterator[bytes]:
            read = 0
            for line in file:
                yield line
                read += len(line)
                if read >= size // 200:
                    bar.update(read)
                    read = 0
            bar.update(read)

        yield lines()


def regular_size(file: BinaryIO) -> int:
    """Bytes of a file on disk; 0 for a pipe and for what has no file descriptor."""
    try:
        status = os.fstat(file.fileno())
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def counted(things: Iterator[T], label: str) -> Iterator[T]:
    """The things of a stream of unknown length, with a count on standard error if that is a
    terminal and it takes longer than a second."""
    if not sys.stderr.isatty():
        yield from things
        return
    number, shown = 0, time.monotonic()
    line = ""
    try:
        for number, thing in enumerate(things, 1):
            yield thing
            if number % 500 == 0 and time.monotonic() - shown > PATIENCE:
                shown = time.monotonic()
                line = f"{label}: {number:,} rows"
                click.echo(f"\r{line}", nl=False, err=True)
    finally:
        if line:
            click.echo("\r" + " " * len(line) + "\r", nl=False, err=True)
