"""The smaller city of the pages' measure: imported, compared, with the same log-ins."""

from __future__ import annotations

from typing import Any

from benchmarks import city, desk_rows, people
from benchmarks.scales import Scale
from benchmarks.whole_run import after_first_run


def measure(scale: Scale) -> dict[str, Any]:
    """Brings it about; its size."""
    city.ensure(scale)
    after_first_run(scale)
    people.inspector(), people.supervisor()
    desk_rows.ensure(scale)
    return {"scale": scale.name, "enterprises": scale.enterprises, "workers": scale.workers}
