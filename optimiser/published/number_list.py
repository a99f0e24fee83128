"""A file that is one long list of numbers between blanks, read one by one with a name for each."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

from optimiser.published.file_error import PublishedFileError

_MOST_BYTES = 200_000_000
_LARGEST = Decimal(10) ** 15


class NumberList:
    """The numbers of a file, in order.

    Copies in circulation are padded with NUL bytes behind the last number, and one has the end of another file behind
    these, so a file ends at its first NUL.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    PublishedFileError
        If the file cannot be read or is no text.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._remedy = "Check that the file is complete and that the format named is the right one."
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise self._error("is too large for an instance")
            content = path.read_bytes()
        except OSError as error:
            raise self._error(f"cannot be read: {error.strerror or 'it is no file'}") from error
        try:
            self._words = content.split(b"\0", 1)[0].decode("utf-8-sig").split()
        except UnicodeDecodeError as error:
            raise self._error("is no text") from error
        self._next = 0

    def word(self, what: str) -> str:
        """Return the next word.

        Parameters
        ----------
        what
            What it is, for messages.

        Raises
        ------
        PublishedFileError
            If the file has ended.
        """
        if self._next >= len(self._words):
            raise self._error(f"ends after {len(self._words)} numbers, before {what}")
        self._next += 1
        return self._words[self._next - 1]

    def number(self, what: str) -> Decimal:
        """Return the next number, from 0 to 10 to the 15th.

        Parameters
        ----------
        what
            What it is, for messages.

        Raises
        ------
        PublishedFileError
            If the file has ended, or has something else there.
        """
        return self.as_number(self.word(what), what)

    def as_number(self, word: str, what: str) -> Decimal:
        """Return a word of the file as a number, at least 0.

        Parameters
        ----------
        word
            As the file has it.
        what
            What it is, for messages.

        Raises
        ------
        PublishedFileError
            If it is no such number.
        """
        try:
            number = Decimal(word)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or not 0 <= number <= _LARGEST:
            raise self._error(f"has {word[:20]!r} as number {self._next}, where {what} should be")
        return number

    def signed(self, what: str) -> Decimal:
        """Return the next number, which may be below 0, such as a coordinate.

        Parameters
        ----------
        what
            What it is, for messages.

        Raises
        ------
        PublishedFileError
            If the file has ended, or has something else there.
        """
        word = self.word(what)
        below = word.startswith("-")
        number = self.as_number(word[1:] if below else word, what)
        return -number if below else number

    @property
    def left(self) -> int:
        """How many words have not been read."""
        return len(self._words) - self._next

    def count(self, what: str, most: int) -> int:
        """Return the next number, a count of at least 1.

        Parameters
        ----------
        what
            What is counted, for messages.
        most
            Largest count that is believed.

        Raises
        ------
        PublishedFileError
            If there is no such number.
        """
        number = self.number(what)
        if number != int(number) or not 1 <= number <= most:
            raise self._error(f"has {number} where {what} should be, a whole number from 1 to {most}")
        return int(number)

    def end(self) -> None:
        """Hold that every number has been read.

        Raises
        ------
        PublishedFileError
            If some are left.
        """
        if self.left:
            raise self._error(f"has {self.left} numbers more than its first two say")

    def _error(self, message: str) -> PublishedFileError:
        return PublishedFileError(f"{self._name} {message}.", self._remedy)
