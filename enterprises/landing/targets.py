"""Where each feed lands: its table, its key, and how every delivered column gets there.

One declaration per feed; staging, resolving, merging, orphans and completeness are written once
and read it. Names of tables and columns come from here only, and are quoted when SQL is composed.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class How(enum.Enum):
    """How a delivered column is staged, and what makes of it the target's column."""

    TEXT = "text"
    DATE = "date"
    MONEY = "bigint"
    COUNT = "integer"
    SCHEME = "smallint"
    DEGREES = "double precision"
    CIPHER = "bytea"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the target. `staged` is its name while staged, which is the delivered one."""

    name: str
    how: How = How.TEXT
    staged: str = ""
    known_as: str = ""
    """Named file of SQL that says what is known of a column the target's table does not have."""
    derived: bool = False
    """Worked out here and not delivered: written with a row, but no reason to write one."""

    @property
    def source(self) -> str:
        """The name of the column while staged."""
        return self.staged or self.name


@dataclass(frozen=True, slots=True)
class Unit:
    """What a row refers to besides a person: unknown there, the row waits as an orphan."""

    delivered: str
    missing: str
    """The word for it in `Orphan.missing`: enterprise, provider or grid."""
    column: str = ""
    """The target's column for its id; blank where the reference is only asked to be known."""


ENTERPRISE = Unit("uscc", "enterprise", "enterprise_id")
PROVIDER = Unit("provider_code", "provider", "provider_id")
GRID = Unit("grid_codes", "grid")


@dataclass(frozen=True, slots=True)
class Target:
    """The table a feed lands in. `key` names target columns; all others are content."""

    feed: str
    relation: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    unit: Unit | None = None
    person: bool = False
    """Whether rows name a person, who becomes `worker_id` and is created when unknown."""
    dated: str = ""
    constants: Mapping[str, Any] = field(default_factory=dict)
    """What a new row begins with in columns that no delivery fills."""
    entity: str = ""
    """`enterprise`, `worker` or `provider` where the row itself is what it touches."""
    defended: bool = False
    """Whether rows entered by inspectors (`source` field) are kept from deliveries."""
    packed: bool = False
    """Whether rows that differ in nothing but the scheme are staged as one."""

    @property
    def owners(self) -> tuple[str, ...]:
        """The columns that resolving fills: ids of a person and of a unit."""
        unit = (self.unit.column,) if self.unit and self.unit.column else ()
        return (*unit, *(("worker_id",) if self.person else ()))

    @property
    def written(self) -> tuple[str, ...]:
        """Every column a delivery writes, key and content."""
        return (*self.owners, *(c.name for c in self.columns if not c.known_as))

    @property
    def content(self) -> tuple[str, ...]:
        """The written columns outside the key that make two rows of one key differ."""
        derived = {column.name for column in self.columns if column.derived}
        return tuple(name for name in self.written if name not in {*self.key, *derived})

    @property
    def replaced(self) -> tuple[str, ...]:
        """The columns an update writes: content, and what is derived from it."""
        return tuple(name for name in self.written if name not in self.key)

    @property
    def beside(self) -> tuple[Column, ...]:
        """Columns that are compared but kept in other tables."""
        return tuple(column for column in self.columns if column.known_as)
