"""Drives the real DB Browser for SQLite on a screen in memory, by keys and clicks.

There is no window manager: keys go to the window that was focused last, and a dialog takes the
focus with it when it closes. What is on the screen is read from the server's own picture, to see
when the program has come to rest.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
import subprocess
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

WIDTH, HEIGHT = 1280, 860
FIRST_ROW, ROW_HEIGHT = 203, 27  # the grid, from the top
NEW_RECORD, DELETE_RECORD = 206, 240  # buttons, from the right end of the box "Table"
FIRST_FIELD, FIELD_HEIGHT = 75, 19  # the dialog Add New Record


class TimedOut(AssertionError):
    """The program did not do in time what was waited for."""


def wait_for(what: str, condition: Callable[[], object], seconds: float = 20) -> object:
    """The first true value of `condition`, asked again and again."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            raise TimedOut(f"waited {seconds} s for {what}")
        time.sleep(0.03)
    return value


class Screen:
    """An X server of its own, with the folder that the program takes for its home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-noreset", "-nolisten", "tcp", "-fbdir",
             str(folder), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"],
            pass_fds=[write], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        home = folder / "home"
        home.mkdir(mode=0o700)
        self.environment = {
            **{key: os.environ[key] for key in ("PATH", "LD_LIBRARY_PATH") if key in os.environ},
            "DISPLAY": f":{number}",
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "QT_QPA_PLATFORM": "xcb",
            "NO_AT_BRIDGE": "1",
            "LC_ALL": "C.UTF-8",
        }

    def close(self) -> None:
        self.server.terminate()
        self.server.wait()

    def xdotool(self, *arguments: object) -> str:
        done = subprocess.run(
            ["xdotool", *map(str, arguments)],
            env=self.environment, capture_output=True, text=True, timeout=30,
        )  # fmt: skip
        return done.stdout.strip()

    def picture(self) -> bytes:
        """What is on the screen, in the format of xwd."""
        return (self.folder / "Xvfb_screen0").read_bytes()

    def settle(self, seconds: float = 3) -> None:
        """Wait until the picture stands still, at most so long (a text cursor blinks)."""
        end, same, last = time.monotonic() + seconds, 0, b""
        while same < 3 and time.monotonic() < end:
            time.sleep(0.025)
            now = hashlib.blake2b(self.picture()).digest()
            same = same + 1 if now == last else 0
            last = now

    def rows(self, top: int, bottom: int) -> list[list[bytes]]:
        """Lines of the picture, each a list of pixels (blue, green, red)."""
        data = self.picture()
        size, *_ = head = struct.unpack(">25I", data[:100])
        width, line, colours = head[4], head[12], head[19]
        start = size + 12 * colours
        return [
            [data[at : at + 3] for at in range(begin, begin + 4 * width, 4)]
            for begin in (start + y * line for y in range(top, bottom))
        ]

    def save_png(self, path: Path, width: int = WIDTH, height: int = HEIGHT) -> None:
        """The upper left part of the picture as a PNG."""
        lines = [b"".join(pixel[::-1] for pixel in row[:width]) for row in self.rows(0, height)]

        def chunk(kind: bytes, content: bytes) -> bytes:
            check = zlib.crc32(kind + content)
            return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

        packed = zlib.compress(b"".join(b"\0" + line for line in lines), 9)
        header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        chunks = chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)


class Browser:
    """The program with one file open."""

    def __init__(self, screen: Screen, file: Path) -> None:
        self.screen = screen
        self.folder = file.parent
        self.seen = 0
        self.log_file = screen.folder / "stderr.log"
        with self.log_file.open("wb") as log:
            self.process = subprocess.Popen(
                ["sqlitebrowser", str(file)],
                env=screen.environment, cwd=file.parent, stdout=log, stderr=log,
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
        try:
            self.arrange()
        except BaseException:
            self.close()
            raise

    def arrange(self) -> None:
        """Wait for the window, let it fill the screen, without docks."""
        screen = self.screen
        self.window = ""
        self.window = wait_for("the main window", self.find_main, 20)
        self.rest()
        corner = [0] * 3
        while corner == [0] * 3:  # black: a window that is just coming up may not heed it
            screen.xdotool("windowmove", self.window, 0, 0)
            screen.xdotool("windowsize", self.window, WIDTH, HEIGHT)
            self.focus()
            self.rest()
            corner = [*screen.rows(HEIGHT - 9, HEIGHT - 8)[0][WIDTH - 9]]
        self.keys("shift+alt+0")
        self.rest()

    def rest(self) -> None:
        """Wait for the program to come to rest, and answer No when it asks whether to abort what
        it is doing (it starts to load twice, and on a slow computer it finds itself busy)."""
        for _ in range(5):
            self.screen.settle()
            busy = self.dialogs()
            if not busy:
                return
            self.focus(busy[0])
            self.screen.xdotool("key", "n")
            wait_for("the end of a question", lambda gone=busy[0]: gone not in self.windows())
            self.focus()
        raise TimedOut("the program asks again and again")

    def windows(self, name: str = ".") -> list[str]:
        return self.screen.xdotool(
            "search", "--onlyvisible", "--pid", self.process.pid, "--name", name
        ).split()

    def find_main(self) -> str:
        if self.process.poll() is not None:
            raise TimedOut(f"the program ended: {self.log()}")
        return next(iter(self.windows(" - ")), "")

    def dialogs(self) -> list[str]:
        return [window for window in self.windows() if window != self.window]

    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def focus(self, window: str = "") -> None:
        self.screen.xdotool("windowfocus", "--sync", window or self.window)

    def keys(self, *keys: str) -> None:
        self.screen.xdotool("key", "--delay", 4, *keys)
        self.screen.settle()

    def type(self, text: str) -> None:
        self.screen.xdotool("type", "--delay", 4, "--", text)

    def click(self, x: int, y: int) -> None:
        self.screen.xdotool("mousemove", x, y, "click", 1)
        self.screen.settle()

    # What a user does with the grid. Columns are counted from 0, without the hidden ones, rows too.

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one; the click gives the grid the focus."""
        self.screen.xdotool("mousemove", 60, FIRST_ROW + row * ROW_HEIGHT, "click", 1)
        self.screen.xdotool("key", "--delay", 4, *["Left"] * 14, *["Right"] * column)

    def edit(self, row: int, column: int, text: str) -> None:
        """Type over a cell, and Enter: twice when values that begin alike are suggested."""
        self.go_to(row, column)
        before = self.windows("")
        self.type(text)
        self.screen.settle()
        self.keys(*["Return"] * (2 if self.windows("") != before else 1))

    def clear(self, row: int, column: int) -> None:
        self.go_to(row, column)
        self.keys("Delete")

    def is_writing(self) -> bool:
        """Whether something was changed and not written yet."""
        return any(self.folder.glob("*-journal"))

    def write_changes(self) -> None:
        """Until this is done, nobody should look into the database: the program does not wait for
        a reader to end, it fails."""
        self.focus()
        self.keys("ctrl+s")
        wait_for("the changes to be written", lambda: not self.is_writing())

    def press_button(self, offset: int) -> None:
        """A button of the grid, found from the box beside "Table:": the first wide thing there."""
        rows = self.screen.rows(109, 125)
        background = max(set(rows[0][:700]), key=rows[0][:700].count)
        columns = "".join(
            " " if all(row[x] == background for row in rows) else "#" for x in range(1000)
        )
        box = re.search(r"#(?:#| {1,5}(?=#)){100,}", columns)
        self.click(box.end() + offset, 117)

    def new_record(self, values: dict[int, str]) -> None:
        """Fill fields of the dialog, counted from 0 with the hidden ones, and save."""
        self.press_button(NEW_RECORD)
        wait_for("the dialog Add New Record", self.dialogs)
        (dialog,) = self.dialogs()
        self.screen.xdotool("windowmove", dialog, 300, 0, "windowsize", dialog, 650, HEIGHT)
        self.screen.settle()
        self.focus(dialog)
        for field, text in values.items():
            y = FIRST_FIELD + FIELD_HEIGHT * field
            self.screen.xdotool("mousemove", 300 + 395, y, "click", 1)
            self.type(text)
            self.screen.xdotool("key", "Return")
        self.screen.settle()
        self.click(300 + 426, HEIGHT - 23)
        self.screen.settle()

    def delete_record(self, row: int) -> None:
        self.go_to(row, 0)
        self.press_button(DELETE_RECORD)

    def refusal(self) -> str:
        """Wait for the box that says what is wrong, close it, and return what it said: the program
        writes the same to its log."""
        before = self.seen
        wait_for("the sentence of a refusal", lambda: self.log()[before:].strip())
        text = self.log()[before:]
        self.seen += len(text)
        wait_for("the box with the sentence", self.dialogs)
        while self.dialogs():  # New Record stays open below the box
            box = self.dialogs()[-1]
            self.focus(box)
            self.screen.xdotool("key", "Escape")
            wait_for("the end of a dialog", lambda gone=box: gone not in self.windows())
        self.focus()
        self.screen.settle()
        return text

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def browsing(screen: Screen, file: Path) -> Iterator[Browser]:
    """The program with `file` open; started again if it did not come up."""
    try:
        browser = Browser(screen, file)
    except TimedOut:
        browser = Browser(screen, file)
    try:
        yield browser
    except BaseException:
        screen.save_png(file.parent / "failed.png")
        print(f"{file.parent / 'failed.png'} shows the screen\n{browser.log()}")
        raise
    finally:
        browser.close()
