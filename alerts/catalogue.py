"""The rules as written: one folder each under alerts/rules/, read and checked once.

A rule is a pure SELECT over facts (rule.sql) and its description (rule.toml). Which parameters
are in force is data (RuleVersion); which exist, their bounds and their sources stands here.
"""

import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FOLDER = Path(__file__).parent / "rules"
KEY_COLUMNS = ("enterprise_id", "provider_id", "worker_id", "scheme", "from_month", "detail")
COLUMNS = (*KEY_COLUMNS, "to_month", "amount", "batch_id", "figures")


class RuleError(Exception):
    """A rule or its parameters cannot be used; the text says what and where."""


def in_language(texts: dict[str, str]) -> str:
    """The text in the active language: Chinese where it is Chinese, else English."""
    return texts["zh" if (get_language() or "").startswith("zh") else "en"]


@dataclass(frozen=True)
class Parameter:
    """One number or list a rule can be tuned by, with its bounds and source."""

    name: str
    kind: str
    default: Any
    minimum: Any
    maximum: Any
    unit: str
    labels: dict[str, str]
    source: str

    @property
    def label(self) -> str:
        return in_language(self.labels)

    def read(self, value: Any) -> Any:
        """`value` as the SQL wants it. Raises RuleError with the bounds if it lies outside."""
        if self.kind == "schemes":
            return [int(scheme) for scheme in value]
        if self.kind == "boolean":
            return bool(value)
        try:
            number = int(value) if self.kind == "integer" else Decimal(str(value))
        except (ValueError, InvalidOperation) as error:
            raise RuleError(f"{self.name}: {value!r} is not a number.") from error
        low, high = Decimal(str(self.minimum)), Decimal(str(self.maximum))
        if not low <= number <= high:
            raise RuleError(f"{self.name} must lie between {low} and {high}, not {number}.")
        return number


@dataclass(frozen=True)
class Rule:
    """A rule: its text, what it is about, and the SELECT.

    `answered_by` are the feeds in which it shows that a finding was put right.
    """

    id: str
    sql: str
    columns: tuple[str, ...]
    subject: str
    shard_by: str
    row: tuple[str, ...]
    amount_is: str
    stake: str
    feeds: tuple[str, ...]
    answered_by: tuple[str, ...]
    reads: tuple[str, ...]
    violation_type: str
    severity: int
    parameters: tuple[Parameter, ...]
    texts: dict[str, Any]

    @property
    def title(self) -> str:
        return in_language(self.texts["title"])

    @property
    def sentence(self) -> str:
        return in_language(self.texts["sentence"])

    @property
    def why(self) -> str:
        return in_language(self.texts["why"])

    @property
    def demand(self) -> str:
        """What is to be put right; '' where no letter is written about it."""
        return in_language(self.texts["demand"]) if "demand" in self.texts else ""

    @property
    def basis(self) -> list[dict[str, str]]:
        return [
            {
                "law": in_language(entry["law"]),
                "article": entry["article"],
                "text": in_language(entry["text"]),
            }
            for entry in self.texts["basis"]
        ]

    @property
    def defaults(self) -> dict[str, Any]:
        return {parameter.name: parameter.default for parameter in self.parameters}

    def values(self, chosen: dict[str, Any]) -> dict[str, Any]:
        """Every parameter's value for the SQL: as chosen, else the default; bounds checked."""
        unknown = set(chosen) - set(self.defaults)
        if unknown:
            raise RuleError(f"{self.id} has no parameter {', '.join(sorted(unknown))}.")
        return {p.name: p.read(chosen.get(p.name, p.default)) for p in self.parameters}


def _parameter(entry: dict[str, Any]) -> Parameter:
    return Parameter(
        name=entry["name"],
        kind=entry["kind"],
        default=entry["default"],
        minimum=entry.get("minimum"),
        maximum=entry.get("maximum"),
        unit=entry.get("unit", ""),
        labels=entry["label"],
        source=entry.get("source", ""),
    )


def _columns(texts: dict[str, Any]) -> tuple[str, ...]:
    named = texts["columns"]
    unknown = set(named) - set(COLUMNS)
    if unknown:
        raise RuleError(f"columns {sorted(unknown)} are none of {COLUMNS}")
    return tuple(named)


def _load(folder: Path) -> Rule:
    texts = tomllib.loads((folder / "rule.toml").read_text(encoding="utf-8"))
    try:
        return Rule(
            id=folder.name,
            sql=(folder / "rule.sql").read_text(encoding="utf-8").rstrip().rstrip(";"),
            columns=_columns(texts),
            subject=texts["subject"],
            shard_by=texts["shard_by"],
            row=tuple(texts["row"]),
            amount_is=texts.get("amount_is", ""),
            stake=texts["stake"],
            feeds=tuple(texts["feeds"]),
            answered_by=tuple(texts.get("answered_by", texts["feeds"])),
            reads=tuple(texts["reads"]),
            violation_type=texts["violation_type"],
            severity=texts["severity"],
            parameters=tuple(_parameter(entry) for entry in texts.get("parameters", [])),
            texts=texts,
        )
    except KeyError as error:
        raise RuleError(f"{folder.name}/rule.toml lacks {error}.") from error


@cache
def rules() -> dict[str, Rule]:
    """All rules by id, in alphabetical order. Raises RuleError if one cannot be read."""
    return {f.name: _load(f) for f in sorted(FOLDER.iterdir()) if (f / "rule.sql").exists()}


def rule(name: str) -> Rule:
    """The rule of that id. Raises RuleError naming those there are."""
    if name not in rules():
        raise RuleError(f"There is no rule {name}. There are: {', '.join(rules())}.")
    return rules()[name]
