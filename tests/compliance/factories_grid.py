"""A street of the grid with communities, enterprises in them, and who answers for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from compliance.actions import grid_changes
from compliance.grid.previews import fingerprint
from compliance.models import GridChange
from enterprises.models import Enterprise
from inspectorate.organisation.models import Area, GridArea, GridGroup, Inspector, Role, User
from tests.compliance.factories_visits import make_inspector
from tests.factories import NOW, TODAY, make_enterprise, make_grid_group, make_user

STREET = "370214101"


@dataclass
class Street:
    """One group that covers a street of four communities, each with an enterprise."""

    prefix: str = STREET
    communities: int = 4
    name: str = "城阳示例街道网格"
    enterprises: list[Enterprise] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.group = make_grid_group(name=self.name)
        Area.objects.create(
            code=self.prefix + "000", stem=self.prefix, name="示例街道", level="street"
        )
        GridArea.objects.create(stem=self.prefix, grid_group=self.group)
        for n in range(1, self.communities + 1):
            stem = f"{self.prefix}{n:03}"
            Area.objects.create(code=stem, stem=stem, name=f"示例社区{n}", level="community")
            self.enterprises.append(make_enterprise(self.group, area_code=stem, area_stem=stem))
        self.first: Inspector = make_inspector(self.group, name="赵示例")
        self.second: Inspector = make_inspector(self.group, name="钱示例")
        self.supervisor: User = make_user(
            Role.DISTRICT_SUPERVISOR, district_codes=["370214"], display_name="周示例"
        )

    def stems(self, *numbers: int) -> list[str]:
        """Stems of communities by their number; 0 is the street itself."""
        return [f"{self.prefix}{n:03}" if n else self.prefix for n in numbers]

    def split(self, **changes: Any) -> GridChange:
        """A draft: the last two communities go to a new group with the second inspector."""
        old = {"code": self.group.code, "name": self.group.name, "areas": self.stems(0, 1, 2),
               "staff": [self.first.staff_no]}  # fmt: skip
        new = {"code": grid_changes.new_code(self.group), "name": "城阳示例街道第2网格",
               "areas": self.stems(3, 4), "staff": [self.second.staff_no]}  # fmt: skip
        values: dict[str, Any] = {"kind": "split", "groups": [old, new], "reason": "预警过多"}
        return grid_changes.propose(by=self.supervisor, now=NOW, **{**values, **changes})

    def merge(self, split: GridChange) -> GridChange:
        """A draft: all that `split` made a group of its own comes back."""
        whole = {**split.groups[0], "areas": self.stems(*range(self.communities + 1)),
                 "staff": [self.first.staff_no, self.second.staff_no]}  # fmt: skip
        emptied = {**split.groups[1], "areas": []}
        return self.split(kind="merge", groups=[whole, emptied])


def mark_of(change: GridChange) -> str:
    """The mark of the load as it stands."""
    return fingerprint(grid_changes.load_now(change, on=TODAY)[0])


def applied(change: GridChange, by: User) -> GridChange:
    """The change, applied."""
    return grid_changes.apply(change, by=by, now=NOW, seen=mark_of(change))


def the_group(code: str) -> GridGroup:
    """The group with this code."""
    return GridGroup.objects.get(code=code)
