"""The same employments by `import_feed` and by django-import-export, into the same empty table.

Both read one CSV file, look enterprises and persons up, and upsert by the same key; afterwards the
table must hold the same rows. `bulk_mode` is written as its documentation shows (`use_bulk`,
foreign-key widgets); `tuned` holds the look-ups in dictionaries and asks for no earlier rows, which
is as far as one can go without leaving its path. Neither checks or reports what `import_feed` does.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from time import perf_counter
from typing import Any

import tablib
from import_export import fields, resources, widgets

from benchmarks import city, installation
from benchmarks.scales import Scale
from benchmarks.superuser import superuser
from enterprises.models import Employment, Enterprise, Worker
from inspectorate.foundation import identity

ROWS = 100_000
BEFORE = ("areas", "grid-groups", "enterprises", "workers")
COMPARED = """
    COPY (SELECT enterprise_id, worker_id, hired_on, left_on, monthly_wage, contract_kind, household
          FROM enterprises_employment ORDER BY enterprise_id, worker_id, hired_on) TO STDOUT
"""


def measure(scale: Scale) -> dict[str, Any]:
    """Seconds and rows per second of each way; raises ValueError if the tables differ."""
    city.ensure(scale, feeds=BEFORE, options=("--dirt=0",))
    path = _cut(scale)
    measured = {
        "import_feed": _timed(lambda: _import_feed(scale, path)),
        "bulk_mode": _timed(lambda: _import_export(Plain(), path)),
        "tuned": _timed(lambda: _import_export(Tuned(), path)),
    }
    if len({way["table"] for way in measured.values()}) != 1:
        raise ValueError(f"the tables differ: {measured}")
    return {"rows": ROWS, **measured}


def _cut(scale: Scale) -> Path:
    """The first hundred thousand rows of the generated employments."""
    path = installation.folder_of(scale) / "employments-100000.csv"
    with (city.folder(scale) / "employments.csv").open() as source, path.open("w") as target:
        for number, line in enumerate(source):
            if number > ROWS:
                break
            target.write(line)
    return path


def _timed(load: Any) -> dict[str, Any]:
    """Empties the table, loads it, and says how long that took and what it holds."""
    with superuser() as cursor:
        cursor.execute("TRUNCATE enterprises_employment")
    started = perf_counter()
    rows = load()
    seconds = perf_counter() - started
    if rows != ROWS:
        raise ValueError(f"{rows} rows were loaded, not {ROWS}")
    return {
        "seconds": round(seconds, 3),
        "rows_per_second": round(ROWS / seconds),
        "table": _fingerprint(),
    }


def _fingerprint() -> str:
    digest = hashlib.sha256()
    with superuser() as cursor:
        cursor.copy_expert(COMPARED, _Written(digest))
    return digest.hexdigest()[:16]


class _Written:
    """A file that only feeds a digest."""

    def __init__(self, digest: Any) -> None:
        self._digest = digest

    def write(self, piece: bytes) -> int:
        self._digest.update(piece)
        return len(piece)


def _import_feed(scale: Scale, path: Path) -> int:
    """The whole command, start of the program included."""
    printed = installation.manage(scale, "import_feed", "employments", str(path))
    return int(json.loads(printed.splitlines()[-1])["loaded"])


def _import_export(resource: resources.ModelResource, path: Path) -> int:
    rows = tablib.Dataset().load(path.read_text(), format="csv")
    result = resource.import_data(rows, raise_errors=True)
    return int(result.totals["new"])


class PersonWidget(widgets.ForeignKeyWidget):
    """A person by identity number, which is stored encrypted."""

    def get_lookup_kwargs(self, value: str, row: Any, **kwargs: Any) -> dict[str, Any]:
        return {"id_cipher": identity.encrypt(value)}


class Plain(resources.ModelResource):
    """Employments as the documentation of bulk imports has them."""

    enterprise = fields.Field("enterprise", "uscc", widgets.ForeignKeyWidget(Enterprise, "uscc"))
    worker = fields.Field("worker", "id_number", PersonWidget(Worker, "id_cipher"))
    hired_on = fields.Field("hired_on", "hired_on", widgets.DateWidget())
    left_on = fields.Field("left_on", "left_on", widgets.DateWidget())
    monthly_wage = fields.Field("monthly_wage", "monthly_wage", widgets.DecimalWidget())

    class Meta:
        model = Employment
        fields = (
            "enterprise",
            "worker",
            "hired_on",
            "left_on",
            "monthly_wage",
            "contract_kind",
            "household",
        )
        import_id_fields = ("enterprise", "worker", "hired_on")
        use_bulk = True
        skip_diff = True
        use_transactions = True

    def before_save_instance(self, instance: Employment, row: Any, **kwargs: Any) -> None:
        """The batch the row came with: the feed's own column, not the file's."""
        instance.batch_id = 1


class Remembered(widgets.Widget):
    """A foreign key from a dictionary: one query in all instead of one per row."""

    def __init__(self, by_key: dict[Any, Any], seal: Any = None) -> None:
        super().__init__()
        self._by_key = by_key
        self._seal = seal

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return self._by_key[self._seal(value) if self._seal else value]


class Tuned(Plain):
    """The same with look-ups held in memory, and every row taken for a new one."""

    class Meta(Plain.Meta):
        force_init_instance = True
        batch_size = 5000

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Reads all enterprises and persons once."""
        enterprises = {row.uscc: row for row in Enterprise.objects.only("id", "uscc")}
        persons = {bytes(row.id_cipher): row for row in Worker.objects.only("id", "id_cipher")}
        self.fields["enterprise"].widget = Remembered(enterprises)
        self.fields["worker"].widget = Remembered(persons, identity.encrypt)
