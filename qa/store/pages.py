"""The rows that still stand in the pages of a SQLite file, whatever has become of the pages around them.

SQLite finds a page by those above it, and gives up at the first that is none. Here each is looked at for itself, as the
file's format has it (https://www.sqlite.org/fileformat2.html): a row is found where its page, and those that it runs on
to, are whole. Whether rows stood where none can be read is told too; what a row means, and whether it is what was
written, is not known here.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

Value: TypeAlias = int | float | str | bytes | None

_MAGIC: Final = b"SQLite format 3\0"
#: Bytes of the file's own header, which its first page begins with.
_HEADER: Final = 100
#: Bytes of a page where that header does not tell.
_USUAL: Final = 4_096
#: The kind of page that holds rows of a table that counts them.
_TABLE: Final = 13
#: Those that hold rows of an index, or of a table kept as one; bytes before their list of rows, and before each row.
_INDEX: Final = {2: (12, 4), 10: (8, 0)}
#: That by which the pages of a table are found.
_WAYS: Final = 5
#: The byte by which SQLite locks a file; the page that it would stand in is never used.
_LOCKED: Final = 0x4000_0000
#: Bytes of an integer, by how a row tells of it.
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True)
class Row:
    """A row, as far as it can be read."""

    #: None where it stands in an index, or in a table kept as one.
    number: int | None
    #: The columns that it tells of; those from the first that cannot be read on are missing.
    values: tuple[Value, ...]
    columns: int

    @property
    def whole(self) -> bool:
        return len(self.values) == self.columns


class Pages:
    """The pages of a file that is open for reading, without a buffer of its own."""

    def __init__(self, file: io.RawIOBase) -> None:
        self._file = file
        self._header = self._read(0, _HEADER)
        size, spared = _measures(self._header)
        self._size = size
        #: Bytes of a page that hold something.
        self._usable = size - spared
        self._least = (self._usable - 12) * 32 // 255 - 23
        self._count = -(-file.seek(0, io.SEEK_END) // size)
        #: For each page, whether it is known what it is there for.
        self._known = bytearray(self._count + 1)
        #: Pages that rows run on to and that were not found from there.
        self._unfound = 0
        #: Something in a page of a table that cannot be read as a row.
        self._spoilt = False

    def rows(self) -> Iterator[Row]:
        """All rows of all tables and indexes, in the order of the pages they stand in."""
        for number in range(1, self._count + 1):
            page = self._page(number)
            start = _HEADER if number == 1 else 0
            kind = page[start] if len(page) > start else 0
            self._known[number] |= len(page) == self._size and (kind in (_TABLE, _WAYS) or kind in _INDEX)
            if kind == _TABLE:
                yield from self._rows_of(page, start, 8, 0, counted=True)
            elif kind in _INDEX:
                yield from self._rows_of(page, start, *_INDEX[kind], counted=False)

    def _rows_of(self, page: bytes, start: int, head: int, before: int, *, counted: bool) -> Iterator[Row]:
        for place in range(int.from_bytes(page[start + 3 : start + 5])):
            at = start + head + 2 * place
            offset = int.from_bytes(page[at : at + 2])
            try:
                yield self._row_at(page, offset + before, counted)
            except (IndexError, ValueError):  # no row stands there
                self._spoilt |= counted

    def may_lack_rows(self) -> bool:
        """Whether a table may have had rows of which nothing is left; known when `rows` has been read to its end."""
        if self._spoilt or self._pages_noted() > self._count:
            return True
        unused = self._free() | {_LOCKED // self._size + 1}
        # The first page holds the names of the tables, and no row of theirs.
        unknown = sum(not self._known[number] and number not in unused for number in range(2, self._count + 1))
        return unknown > self._unfound

    def _pages_noted(self) -> int:
        """The pages of the file by its header; 0 where that does not tell, or whoever wrote it last left it behind."""
        if not self._header.startswith(_MAGIC) or self._header[24:28] != self._header[92:96]:
            return 0
        return int.from_bytes(self._header[28:32])

    def _free(self) -> set[int]:
        """Pages that hold nothing at present, by the list that the header leads to."""
        free: set[int] = set()
        number = int.from_bytes(self._header[32:36]) if self._header.startswith(_MAGIC) else 0
        while number and number not in free:
            page = self._page(number)
            listed = int.from_bytes(page[4:8])
            if len(page) < self._size or listed > self._usable // 4 - 2:
                break
            free |= {number, *(one for (one,) in struct.iter_unpack(">I", page[8 : 8 + 4 * listed]))}
            number = int.from_bytes(page[:4])
        return free

    def _row_at(self, page: bytes, at: int, counted: bool) -> Row:
        length, at = _number(page, at)
        number = None
        if counted:
            number, at = _number(page, at)
        most = self._usable - 35 if counted else (self._usable - 12) * 64 // 255 - 23
        if length <= most:
            held = page[at : at + length]
            return _row(held, *_kinds(held, length), number)
        spilt = self._least + (length - self._least) % (self._usable - 4)
        end = at + (spilt if spilt <= most else self._least)
        # What does not look like a row is not followed through the file.
        kinds, start = _kinds(page[at:end], length)
        held = page[at:end] + self._spilt(int.from_bytes(page[end : end + 4]), length - (end - at))
        return _row(held, kinds, start, number)

    def _spilt(self, number: int, length: int) -> bytes:
        """What a row is too long to hold in its own page, as far as it can be read."""
        found = bytearray()
        while number and len(found) < length:
            page = self._page(number)
            if len(page) < self._size:
                break
            self._known[number] = True
            found += page[4 : min(self._usable, 4 + length - len(found))]
            number = int.from_bytes(page[:4])
        self._unfound += -(-(length - len(found)) // (self._usable - 4))
        return bytes(found)

    def _page(self, number: int) -> bytes:
        return self._read((number - 1) * self._size, self._size) if number <= self._count else b""

    def _read(self, start: int, length: int) -> bytes:
        """Nothing where the disk does not give it."""
        try:
            self._file.seek(start)
            return self._file.read(length) or b""
        except OSError:
            return b""


def _measures(header: bytes) -> tuple[int, int]:
    """Bytes of a page, and those at its end that are spared."""
    size = int.from_bytes(header[16:18])
    if not header.startswith(_MAGIC) or size < 512 or size & (size - 1):
        return _USUAL, 0
    return size, header[20]


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing stands."""
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    value = value << 8 | data[at + 8]
    return value - (value >> 63 << 64), at + 9


def _kinds(data: bytes, length: int) -> tuple[list[int], int]:
    """Of each column of a row of so many bytes its serial type, and where the first stands.

    Raises:
        ValueError, IndexError: there is no row here.
    """
    start, at = _number(data, 0)
    kinds = []
    while at < start:
        kind, at = _number(data, at)
        kinds.append(kind)
    if at != start or start + sum(map(_length, kinds)) != length:
        raise ValueError(length)
    return kinds, start


def _row(data: bytes, kinds: Sequence[int], at: int, number: int | None) -> Row:
    values: list[Value] = []
    for kind in kinds:
        after = at + _length(kind)
        if after > len(data):
            break
        values.append(_value(kind, data[at:after]))
        at = after
    return Row(number, tuple(values), len(kinds))


def _length(kind: int) -> int:
    if kind in (10, 11) or kind < 0:
        raise ValueError(kind)
    return (kind - 12) // 2 if kind >= 12 else 8 if kind == 7 else _INTEGERS.get(kind, 0)


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind >= 12:
        return data.decode("utf-8", "replace") if kind % 2 else data
    if kind == 7:
        return float(struct.unpack(">d", data)[0])
    return int.from_bytes(data, signed=True) if data else kind - 8
