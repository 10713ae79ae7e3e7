"""The codes a row can be rejected with, in the words of the feed contract."""

import enum


class Fault(enum.IntEnum):
    """Why a row was not taken. The names, in lower case, are the contract's codes."""

    NONE = 0
    BAD_ROW = 1
    MISSING_VALUE = 2
    BAD_USCC = 3
    BAD_ID_NUMBER = 4
    BAD_DATE = 5
    BAD_MONTH = 6
    BAD_NUMBER = 7
    BAD_CHOICE = 8
    BAD_AREA = 9
    INVERTED_PERIOD = 10
    FUTURE_DATE = 11
    MANGLED_BY_SPREADSHEET = 12
    DUPLICATE_IN_FILE = 13
    TOO_LONG = 14

    @property
    def code(self) -> str:
        """The code as the rejects file and the JSON report print it."""
        return self.name.lower()


class Flaw(enum.IntEnum):
    """What makes a whole row unreadable (`bad_row`)."""

    NONE = 0
    CELLS = 1
    BYTES = 2
    QUOTE = 3
