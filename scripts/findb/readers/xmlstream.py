"""XML read as a stream of elements: no DOCTYPE, no partial documents, memory that stays small."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element
from xml.parsers import expat
from zipfile import BadZipFile
from zlib import error as ZlibError

from defusedxml import DTDForbidden
from defusedxml.ElementTree import DefusedXMLParser

from findb.readers.record import ReadError

# What a parser raises for bad XML, for an unknown or a violated encoding, and for a damaged zip.
BROKEN = (
    *(ElementTree.ParseError, expat.ExpatError, LookupError, ValueError),
    *(BadZipFile, ZlibError, EOFError),
)


def elements(
    file: BinaryIO, name: str, rows: set[str], containers: set[str] = frozenset()
) -> Iterator[Element]:
    """Yield each container as it starts (attributes only) and each row as it ends (complete).

    Tags are local names: namespaces are dropped, also inside the rows. A row inside a row is not
    yielded by itself. Elements that were read are freed. Raises ReadError for a DOCTYPE, for XML
    that is broken or cut off and for bytes that are not in the encoding that the file declares.
    """
    _refuse_doctype(file, name)
    open_elements: list[Element] = []
    row: Element | None = None
    try:
        for event, element in ElementTree.iterparse(file, ("start", "end")):
            if event == "start":
                element.tag = element.tag.rpartition("}")[2]
                open_elements.append(element)
                if row is None and element.tag in rows:
                    row = element
                elif row is None and element.tag in containers:
                    yield element
                continue
            open_elements.pop()
            if element is row:
                row = None
                yield element
            if row is None and open_elements:
                del open_elements[-1][:]
    except BROKEN as error:
        raise _broken(error, name) from error


def root_tag(head: bytes) -> tuple[str, str]:
    """(namespace, local name) of the root element in the first bytes of a file, or ('', '')."""
    try:
        tag, _ = _prolog([head.lstrip()])
    except BROKEN:
        return "", ""
    namespace, _, local = tag.lstrip("{").rpartition("}")
    return namespace, local


def _refuse_doctype(file: BinaryIO, name: str) -> None:
    """A DOCTYPE can only come before the root: read until there, then rewind."""
    try:
        _, doctype_line = _prolog(iter(lambda: file.read(4096), b""))
    except BROKEN as error:
        raise _broken(error, name) from error
    if doctype_line:
        advice = "no statement has one: do not trust the file, download it again"
        raise ReadError(name, "a DOCTYPE is not allowed", advice, line=doctype_line)
    file.seek(0)


class _Root(Exception):
    """Leaves the parser with the tag of the root."""


class _UntilRoot:
    """The target of a parser that is to read no further than the root."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        raise _Root(tag)


def _prolog(chunks: Iterable[bytes]) -> tuple[str, int | None]:
    """The tag of the root, and the line of its DOCTYPE if it has one."""
    parser = DefusedXMLParser(target=_UntilRoot(), forbid_dtd=True)
    try:
        for chunk in chunks:
            parser.feed(chunk)
    except _Root as root:
        return root.args[0], None
    except DTDForbidden as error:
        return error.name, parser.parser.CurrentLineNumber
    return "", None


def _broken(error: Exception, name: str) -> ReadError:
    line = getattr(error, "lineno", None) or getattr(error, "position", (None,))[0]
    problem = "the XML is broken or cut off"
    return ReadError(name, problem, "download the file again", line=line)
