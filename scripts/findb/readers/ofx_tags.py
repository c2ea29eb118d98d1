"""The grammar of OFX: text to elements. SGML tags without end and XML are read the same way."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from findb.readers.money import number
from findb.readers.record import ReadError


@dataclass(slots=True)
class Node:
    """An element: a leaf has text, an aggregate has children."""

    tag: str
    line: int
    parent: str
    text: str = ""
    children: list[Node] = field(default_factory=list)
    index: dict[str, Node] = field(default_factory=dict)

    def find(self, tag: str) -> Node | None:
        """The first element with that tag, in the order of the file, at any depth."""
        if not self.index:
            for node in self.below():
                self.index.setdefault(node.tag, node)
        return self.index.get(tag)

    def below(self) -> Iterator[Node]:
        """All elements in this one, in the order of the file."""
        for child in self.children:
            yield child
            if child.children:
                yield from child.below()

    def get(self, *tags: str) -> str | None:
        """The text of the first of the tags that has one."""
        for tag in tags:
            found = self.find(tag)
            if found is not None and found.text:
                return found.text
        return None

    def leaves(self) -> Iterator[str]:
        """All leaves as TAG=text."""
        return (f"{node.tag}={node.text}" for node in self.below() if node.text)


TOKEN = re.compile(r"<(/?)([A-Za-z][\w.\-]*)\s*(/?)>([^<]*)")
# With their semicolon only: banks also write a bare & as in R&LT.
ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-fA-F]+);")
# What may never be left open: it would swallow what follows.
CLOSED = re.compile(r"OFX|.*(?:V\d|RS|RQ|LIST|TRAN|FROM|TO|BAL|INFO|BUY|SELL)")


def aggregates(text: str, wanted: set[str], name: str) -> Iterator[Node]:
    """Yield the elements with a wanted tag as they end, aggregates removed from what holds them."""
    open_nodes = [Node("", 1, "")]
    line, position = 1, 0
    for token in TOKEN.finditer(text):
        between = text[position : token.start()]
        if between.strip():
            raise ReadError(name, "a stray '<'", "download the file again", line=line)
        line += text.count("\n", position, token.start())
        slash, tag, empty, value = token.groups()
        tag, value, position = tag.upper(), _unescape(value), token.end()
        if not slash:
            node = Node(tag, line, open_nodes[-1].tag, value)
            open_nodes[-1].children.append(node)
            if not value and not empty:
                open_nodes.append(node)
            elif tag in wanted:
                yield node
        elif not _is_leaf(open_nodes[-1], tag):
            while open_nodes[-1].tag != tag:
                _leave_open(open_nodes, tag, wanted, line, name)
            node = open_nodes.pop()
            if tag in wanted:
                open_nodes[-1].children.pop()
                yield node
        line += text.count("\n", token.start(), position)
    if len(open_nodes) > 1:
        raise ReadError(
            name, f"<{open_nodes[-1].tag}> is never closed", "download it again", line=line
        )


def _is_leaf(holder: Node, tag: str) -> bool:
    """Whether </tag> only ends the leaf just read."""
    return bool(
        holder.tag != tag
        and holder.children
        and holder.children[-1].tag == tag
        and holder.children[-1].text
    )


def _leave_open(open_nodes: list[Node], tag: str, wanted: set[str], line: int, name: str) -> None:
    """</tag> came while another is open: fine for an empty leaf, a refusal for all else."""
    node = open_nodes.pop()
    if not open_nodes or node.tag in wanted or CLOSED.fullmatch(node.tag):
        problem = f"</{tag}> comes while <{node.tag}> is open" if node.tag else f"stray </{tag}>"
        raise ReadError(name, problem, "the file is damaged: download it again", line=line)
    open_nodes[-1].children.extend(node.children)
    node.children = []


def _unescape(value: str) -> str:
    return ENTITY.sub(lambda match: html.unescape(match[0]), value).strip()


def decode(data: bytes, name: str) -> str:
    """BOM, else strict UTF-8, else the encoding the header names; never a guess."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        head = data[:2048].decode("ascii", "replace").upper()
        declared = re.search(r"CHARSET:\s*([\w-]+)", head) or re.search(
            r"<\?XML[^>]*ENCODING=[\"']([\w-]+)", head
        )
        charset = declared[1] if declared else ""
        encodings = ["utf-8-sig", f"cp{charset}" if charset.isdigit() else charset]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise ReadError(
        name,
        "the text is neither UTF-8 nor in the encoding its header names",
        "download the file again, or convert it to UTF-8",
    )


def body(text: str, name: str) -> str:
    """From <OFX> to </OFX>, without comments and CDATA marks; line numbers stay right."""
    start = re.search(r"<OFX>", text, re.IGNORECASE)
    if re.search(r"<!DOCTYPE|<!ENTITY", text[: start.start() if start else None], re.IGNORECASE):
        raise ReadError(name, "a DOCTYPE is not allowed", "download the file from the bank again")
    end = re.search(r"</OFX\s*>", text, re.IGNORECASE)
    if not start or not end:
        problem = "there is no </OFX>: the file was cut off" if start else "there is no <OFX>"
        raise ReadError(name, problem, "download it again", line=text.count("\n") + 1)
    if re.search(r"<OFX>", text[end.end() :], re.IGNORECASE):
        line = text.count("\n", 0, end.end()) + 1
        raise ReadError(name, "a second <OFX> follows the first", "split the file", line=line)
    head, body = text[: start.start()], text[start.start() : end.end()]
    body = re.sub(r"<!--.*?-->", lambda match: "\n" * match[0].count("\n"), body, flags=re.DOTALL)
    cdata = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
    return "\n" * head.count("\n") + cdata.sub(lambda match: html.escape(match[1], False), body)


def decimal_marks(text: str, tags: tuple[str, ...], name: str) -> tuple[str, str]:
    """The decimal and the thousands mark of the whole file, from all amounts in these tags."""
    amounts = re.findall(rf"<(?:{'|'.join(tags)})>\s*([^<\s]+)", text, re.IGNORECASE)
    if not any("," in amount for amount in amounts):
        return ".", ""
    fitting = [marks for marks in ((".", ","), (",", ".")) if _all_numbers(amounts, *marks)]
    if len(fitting) == 2:
        raise ReadError(
            name,
            "whether a comma is a decimal or a thousands mark is ambiguous",
            "write all amounts of the file like -1234.56",
        )
    return fitting[0] if fitting else (".", "")


def _all_numbers(amounts: list[str], mark: str, group: str) -> bool:
    try:
        return all(number(amount, mark, group) is not None for amount in amounts)
    except ValueError:
        return False


TIME = re.compile(
    r"(\d{8})(?:(\d{2})(\d{2})(?:(\d{2})(?:\.\d+)?)?)?"
    r"\s*(?:\[\s*([+-]?\d{1,2})(?:\.(\d{1,2}))?\s*(?::[^\]]*)?\])?"
)
# Parts of an hour that are time zones, written as decimals or as minutes.
MINUTES = {"": 0, "0": 0, "00": 0, "5": 30, "50": 30, "30": 30, "75": 45, "45": 45}


def parse_time(text: str) -> datetime:
    """'20261120', '20261120163000.000[-5:EST]': aware, UTC when no zone is given."""
    match = TIME.fullmatch(text)
    if not match or (match[6] or "") not in MINUTES:
        raise ValueError(f"{text!r} is not an OFX date")
    day, hour, minute, second, zone_hours, zone_part = match.groups(default="")
    offset = timedelta(hours=abs(int(zone_hours or 0)), minutes=MINUTES[zone_part])
    zone = timezone(-offset if zone_hours.startswith("-") else offset)
    year, month, date = int(day[:4]), int(day[4:6]), int(day[6:])
    return datetime(year, month, date, int(hour or 0), int(minute or 0), int(second or 0), 0, zone)
