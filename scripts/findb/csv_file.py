"""CSV files, read row by row and strictly: UTF-8, commas, a header, as many cells in every row."""

import csv
from collections.abc import Iterable, Iterator

from findb.errors import FindbError, plural

OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, as "Unicode text" is saved by Excel


class CsvFile:
    """Iterating yields the rows, each a list of as many cells as `header` has; `line` is where the
    last one begins. Blank lines are passed over. What is wrong is a FindbError with the line."""

    def __init__(self, name: str, lines: Iterable[bytes]) -> None:
        self.name = name
        self.line = 1
        self._reader = csv.reader(self._decoded(lines), strict=True)
        self.header: list[str] = []
        self.header = [cell.strip() for cell in next(iter(self), [])]
        if not self.header:
            raise FindbError(f"{name} is empty; its first line must name the columns.")

    def error(self, message: str) -> FindbError:
        """An error at the current row."""
        return FindbError(f"{self.name}, line {self.line}: {message}")

    def require_commas(self) -> None:
        """Refuse a header whose columns are separated by something else."""
        if len(self.header) == 1 and (";" in self.header[0] or "\t" in self.header[0]):
            raise self.error("the columns must be separated by commas; save the file so.")

    def __iter__(self) -> Iterator[list[str]]:
        while True:
            start = self._reader.line_num + 1
            try:
                row = next(self._reader, None)
            except csv.Error as error:
                self.line = start
                raise self.error(f"{error}; quotes in a cell are written twice.") from error
            if row is None:
                return
            self.line = start
            if self.header and row and len(row) != len(self.header):
                raise self.error(
                    f"there {'is' if len(row) == 1 else 'are'} {plural(len(row), 'cell')}, but"
                    f" {plural(len(self.header), 'column')}; numbers are written with a dot, like"
                    " -12.50, and a text that holds a comma stands in double quotes."
                )
            if row:
                yield row

    def _decoded(self, lines: Iterable[bytes]) -> Iterator[str]:
        for number, line in enumerate(lines, 1):
            if number == 1:
                if line.startswith(OTHER_ENCODINGS):
                    raise FindbError(f"{self.name} is UTF-16 text; save it as UTF-8.")
                line = line.removeprefix(b"\xef\xbb\xbf")
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError as error:
                self.line = number
                bad = line[error.start : error.start + 1].hex()
                raise self.error(f"byte {bad} is not UTF-8; save the file as UTF-8.") from error
            if "\0" in text:
                self.line = number
                raise self.error("there is a NUL character; this is not a text file.")
            yield text
