"""The reference in README.md: every table and view, told by the header inside its CREATE.

python tests/reference.py writes it anew; tests/test_readme.py holds README.md against it.
"""

from __future__ import annotations

import re
import sys

from sources import ROOT, Object, objects

README = ROOT / "README.md"
START, END = "<!-- reference: make schema writes it -->\n", "<!-- end of reference -->\n"
COLUMN = re.compile(r"^ {3}(\S+) {2,}(.*)$")


def sections(found: Object) -> tuple[str, list[tuple[str, str]], list[str]]:
    """What a row is, the columns with their texts, and the sentences after them."""
    summary: list[str] = []
    columns: list[tuple[str, str]] = []
    notes: list[str] = []
    for line in found.header:
        if column := COLUMN.match(line):
            columns.append((column[1], column[2]))
        elif columns and not notes and line.startswith("      "):
            columns[-1] = (columns[-1][0], f"{columns[-1][1]} {line.strip()}")
        elif columns and line.startswith("   "):
            notes[-1] += f" {line.strip()}"
        elif columns:
            starts = not notes or notes[-1].endswith(".")
            notes.append(line.strip()) if starts else notes.append(f"{notes.pop()} {line.strip()}")
        else:
            summary.append(line.strip())
    return " ".join(summary), columns, notes


def refusals(found: Object) -> list[str]:
    """The sentences that the object and its triggers refuse with, each once."""
    triggers = [each for each in objects("trigger") if each.table == found.name]
    messages = [text for each in (found, *triggers) for text in each.messages]
    return list(dict.fromkeys(messages))


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;")


def entry(found: Object) -> list[str]:
    summary, columns, notes = sections(found)
    lines = [
        f"<details><summary><code>{found.name}</code> {cell(summary)}</summary>",
        "",
        "| column | |",
        "|---|---|",
        *(f"| {name} | {cell(text)} |" for name, text in columns),
        "",
        *(f"{cell(note)}\n" for note in notes),
    ]
    if messages := refusals(found):
        lines += ["It refuses with:", "", *(f"- {cell(message)}" for message in messages), ""]
    return [*lines, "</details>", ""]


def reference() -> str:
    lines = []
    for kind, title in (("table", "Tables"), ("view", "Views")):
        lines += [f"### {title}", ""]
        for found in objects(kind):
            lines += entry(found)
    return "\n".join(lines)


def written(readme: str) -> str:
    """README.md with the reference of today."""
    before, rest = readme.split(START)
    _, after = rest.split(END)
    return f"{before}{START}\n{reference()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    sys.exit(0)
