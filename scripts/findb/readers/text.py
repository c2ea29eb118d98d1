"""Text files of unknown origin: which encoding, without guessing, and never all in memory."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from findb.readers.record import ReadError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHUNK = 1 << 20


def encoding_of(file: BinaryIO, name: str, fallback: str | None = None) -> str:
    """The encoding that the whole file is valid in: its BOM's, else UTF-8, else `fallback`.

    Reads the file once in chunks. Refuses by ReadError an empty file, NUL bytes (binary, or UTF-16
    without a BOM) and bytes that are valid in none of the three.
    """
    file.seek(0)
    head = file.read(4)
    if not head:
        raise ReadError(name, "the file is empty", "download it again")
    for mark, encoding in BOMS:
        if head.startswith(mark):
            _check(file, name, encoding)
            return encoding
    try:
        _check(file, name, "utf-8")
        return "utf-8"
    except ReadError:
        if fallback is None:
            raise
    _check(file, name, fallback)
    return fallback


@contextmanager
def opened(file: BinaryIO, encoding: str) -> Iterator[TextIO]:
    """The file from its start as text with its line ends kept; the binary file stays open."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        yield text
    finally:
        text.detach()


def decode_head(head: bytes, fallback: str | None = None) -> str:
    """A file's first bytes as text for recognising it, whatever cannot be decoded replaced."""
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return codecs.getincrementaldecoder(encoding)("replace").decode(head)
    for encoding in filter(None, ("utf-8", fallback)):
        try:
            return codecs.getincrementaldecoder(encoding)("strict").decode(head)
        except UnicodeDecodeError:
            continue
    return head.decode("utf-8", "replace")


def _check(file: BinaryIO, name: str, encoding: str) -> None:
    """Decode the whole file; ReadError names the line that cannot be decoded."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)("strict")
    except LookupError as error:
        advice = "use a name that Python knows, such as utf-8 or cp1252"
        raise ReadError(name, f"there is no encoding {encoding!r}", advice) from error
    file.seek(0)
    line = 1
    while True:
        chunk = file.read(CHUNK)
        if b"\0" in chunk and encoding != "utf-16":
            raise ReadError(
                name,
                "contains NUL bytes, so it is no plain text",
                "export it as CSV or text in UTF-8",
                line=line + chunk[: chunk.index(b"\0")].count(b"\n"),
            )
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            raise ReadError(
                name,
                f"is not valid {encoding}",
                "save it as UTF-8, or name its encoding (in the profile, or as an option)",
                line=line + chunk[: error.start].count(b"\n"),
            ) from error
        if not chunk:
            return
        line += chunk.count(b"\n")
