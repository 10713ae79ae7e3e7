"""What a feed is: its columns in the contract's order, its key, its period and its references."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

from enterprises.feeds.columns import Column


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose value is the key of another feed's rows; unknown there means *orphan*."""

    column: str
    feed: str


@dataclass(frozen=True, slots=True)
class Feed:
    """One kind of delivery. Everything that reads, checks, stages or explains it starts here."""

    name: str
    title: str | Promise
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    period: tuple[str, str] | None = None
    """The columns (from, to) that make `inverted_period` when the second is before the first."""
    dated_by: str | None = None
    """The column that dates a row for the as-of day and for complete deliveries."""
    expands: str | None = None
    """The column whose values, separated by `;`, are read as one row each."""
    references: tuple[Reference, ...] = field(default=())

    def column(self, name: str) -> Column:
        """The column of that English name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns no file may lack."""
        return tuple(column for column in self.columns if column.required)
