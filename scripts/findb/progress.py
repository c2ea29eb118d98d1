"""A bar for whoever waits at a terminal."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

import click

LONG = 1_000_000  # bytes of a file that takes long enough to show a bar


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
