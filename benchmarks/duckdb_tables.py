"""The facts as DuckDB holds them: which columns of which table, under short names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

INT, DAY, TEXT, YUAN, SMALL = "INTEGER", "DATE", "VARCHAR", "DECIMAL(16,2)", "TINYINT"


@dataclass(frozen=True)
class Copied:
    """A table of PostgreSQL, copied to DuckDB under `name` with these columns and types."""

    name: str
    source: str
    columns: dict[str, str]

    @property
    def question(self) -> str:
        """COPY that writes the columns as CSV with a header, in the order of the table."""
        columns = ", ".join(self.columns)
        return f"COPY (SELECT {columns} FROM {self.source}) TO STDOUT (FORMAT csv, HEADER)"

    def created_from(self, path: Path) -> str:
        """The statement that fills DuckDB's table from that file; an empty text stays a text."""
        types = ", ".join(f"'{name}': '{kind}'" for name, kind in self.columns.items())
        texts = [name for name, kind in self.columns.items() if kind == TEXT]
        kept = f", force_not_null = {texts}" if texts else ""
        return (
            f"CREATE TABLE {self.name} AS SELECT * FROM read_csv('{path}', header = true, "
            f"columns = {{{types}}}{kept})"
        )


TABLES = (
    Copied(
        "enterprise",
        "enterprises_enterprise",
        {"id": INT, "established_on": DAY, "closed_on": DAY, "status": TEXT},
    ),
    Copied(
        "employment",
        "enterprises_employment",
        {
            "enterprise_id": INT,
            "worker_id": INT,
            "hired_on": DAY,
            "left_on": DAY,
            "monthly_wage": YUAN,
            "contract_kind": TEXT,
        },
    ),
    Copied(
        "insurance",
        "enterprises_insurancerecord",
        {
            "enterprise_id": INT,
            "worker_id": INT,
            "scheme": SMALL,
            "from_month": DAY,
            "to_month": DAY,
            "base": YUAN,
        },
    ),
    Copied(
        "registration",
        "enterprises_insuranceregistration",
        {"enterprise_id": INT, "registered_on": DAY, "cancelled_on": DAY},
    ),
    Copied(
        "contribution",
        "enterprises_contribution",
        {
            "enterprise_id": INT,
            "scheme": SMALL,
            "month": DAY,
            "due": YUAN,
            "paid": YUAN,
            "paid_on": DAY,
        },
    ),
    Copied(
        "filing",
        "enterprises_taxfiling",
        {"enterprise_id": INT, "month": DAY, "headcount": INT, "wages_paid": YUAN},
    ),
    Copied(
        "benefit",
        "enterprises_benefit",
        {"worker_id": INT, "kind": TEXT, "month": DAY, "amount": YUAN},
    ),
    Copied("death", "enterprises_death", {"worker_id": INT, "died_on": DAY}),
    Copied("provider", "enterprises_provider", {"id": INT, "kind": TEXT}),
    Copied(
        "claim",
        "enterprises_medicalclaim",
        {
            "claim_no": TEXT,
            "worker_id": INT,
            "provider_id": INT,
            "kind": TEXT,
            "admitted_on": DAY,
            "discharged_on": DAY,
            "item_code": TEXT,
            "amount": YUAN,
        },
    ),
    Copied("applies", "enterprises_schemeapplicability", {"contract_kind": TEXT, "scheme": SMALL}),
)
