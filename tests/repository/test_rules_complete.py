"""Every rule is whole: a SELECT in the permitted forms, and a description in two languages."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from alerts.catalogue import COLUMNS, FOLDER, KEY_COLUMNS, Rule, rule
from alerts.models.alerts import Severity

EXPECTED = {
    "unregistered-worker", "partial-schemes", "late-enrolment", "coverage-gap",
    "enterprise-unregistered", "headcount-mismatch", "contribution-arrears", "underdeclared-base",
    "wage-arrears", "multiple-affiliation", "benefit-while-employed", "benefit-after-death",
    "claim-after-death", "overlapping-inpatient", "duplicate-claim", "provider-outlier",
    "ghost-worker",
}  # fmt: skip
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())

# What a rule may read, and the column that says which shard a row belongs to.
SHARDED = {
    "enterprises_enterprise": "id",
    "enterprises_employment": "enterprise_id",
    "enterprises_insurancerecord": "enterprise_id",
    "enterprises_insuranceregistration": "enterprise_id",
    "enterprises_contribution": "enterprise_id",
    "enterprises_taxfiling": "enterprise_id",
    "enterprises_benefit": "worker_id",
    "enterprises_death": "worker_id",
    "employments_by_worker": "worker_id",
    "insurance_by_worker": "worker_id",
    "claims_by_worker": "worker_id",
}
REFERENCE = {
    "enterprises_provider",
    "enterprises_worker",
    "enterprises_schemeapplicability",
    "organisation_pensionage",
    "organisation_contributionlimit",
}
SHARD_COLUMN = {"enterprise": {"id", "enterprise_id"}, "worker": {"worker_id"}, "provider": set()}

ROW_COLUMNS = {  # the feeds' words for what a rule exports, and the columns they come from
    "uscc": {"enterprise_id"},
    "provider_code": {"provider_id"},
    "id_number": {"worker_id"},
    "scheme": {"scheme"},
    "from_month": {"from_month"},
    "to_month": {"to_month"},
    "month": {"from_month", "to_month"},
    "amount": {"amount"},
}
FEEDS_OF = {
    "enterprises_enterprise": "enterprises",
    "enterprises_employment": "employments",
    "employments_by_worker": "employments",
    "enterprises_insurancerecord": "insurance-records",
    "insurance_by_worker": "insurance-records",
    "enterprises_insuranceregistration": "insurance-registrations",
    "enterprises_contribution": "contributions",
    "enterprises_taxfiling": "tax-filings",
    "enterprises_benefit": "benefits",
    "enterprises_death": "deaths",
    "enterprises_provider": "providers",
    "claims_by_worker": "medical-claims",
}
ENGINE_VALUES = {"as_of", "as_of_month", "first", "last", "chosen"}
PLACES = {"count", "total", "amount", "months"}
TYPES = {f"V{n}" for n in range(1, 6)} | {f"L{n}" for n in range(1, 10)}
KINDS = {"integer", "decimal", "date", "schemes", "boolean"}
REFUSED = re.compile(
    r"\b(recursive|grouping sets|rollup|cube|unnest\s*\(\s*array_agg|current_date|current_timestamp"
    r"|now\s*\(|localtimestamp|clock_timestamp|insert into|update\s+\w+\s+set|delete from"
    r"|for update|timestamptz|random\s*\()",
    re.IGNORECASE,
)

each_rule = pytest.mark.parametrize("name", NAMES)


@cache
def sql_of(name: str) -> str:
    """The rule's SELECT without comments, in one line, lower case."""
    text = (FOLDER / name / "rule.sql").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.sub(r"--.*", "", text)).strip().lower()


def references(name: str) -> list[tuple[str, str]]:
    """Every (table, alias) the rule reads, its own CTEs left out."""
    sql = sql_of(name)
    own = set(re.findall(r"(?:with|,) (\w+) as (?:not )?(?:materialized )?\(", sql))
    named = re.findall(r"\b(?:from|join) ([a-z_]\w*)(?: (?:as )?(\w+))?", sql)
    return [(table, alias) for table, alias in named if table not in own | {"age", "lateral"}]


def texts_of(name: str) -> dict[str, Any]:
    return rule(name).texts


def test_the_rules_of_the_contract_are_there() -> None:
    assert set(NAMES) == EXPECTED


@each_rule
def test_folder_holds_a_rule_and_its_description(name: str) -> None:
    assert {path.name for path in Path(FOLDER / name).iterdir()} == {"rule.sql", "rule.toml"}


@each_rule
def test_texts_stand_in_both_languages(name: str) -> None:
    texts = texts_of(name)
    pairs = [texts["title"], texts["sentence"], texts["why"]]
    for entry in texts["basis"]:
        pairs += [entry["law"], entry["text"]]
    pairs += [entry["label"] for entry in texts.get("parameters", [])]
    for pair in pairs:
        assert set(pair) == {"en", "zh"}
        assert not re.search(r"[\u4e00-\u9fff]", pair["en"]), pair["en"]
        assert re.search(r"[\u4e00-\u9fff]", pair["zh"]), pair["zh"]


@each_rule
def test_sentence_names_the_same_places_in_both_languages(name: str) -> None:
    places = [
        {place for _, place, _, _ in Formatter().parse(text) if place}
        for text in texts_of(name)["sentence"].values()
    ]
    assert places[0] == places[1]
    assert places[0]
    assert places[0] <= PLACES


@each_rule
def test_words_accuse_nobody(name: str) -> None:
    words = (FOLDER / name / "rule.toml").read_text(encoding="utf-8").lower()
    assert not re.search(r"offender|culprit|please|sorry|罪犯|违法者|!|！", words)


@each_rule
def test_description_is_complete(name: str) -> None:
    one, texts = rule(name), texts_of(name)
    assert one.violation_type in TYPES
    assert one.severity in Severity.values
    assert one.subject in {"enterprise", "provider", "worker"}
    assert one.shard_by in SHARD_COLUMN
    assert one.stake in {"amount", "months", "since_hire", "persons", "none"}
    assert one.amount_is in {"yuan", "persons", "months", "claims", ""}
    assert ("amount" in one.columns) == bool(one.amount_is)
    assert texts["checked_by"]
    assert isinstance(texts["review_on"], date)
    assert texts["basis"]
    assert all(re.fullmatch(r"\d+(, \d+)*", entry["article"]) for entry in texts["basis"])


@each_rule
def test_columns_are_known_and_carry_the_exported_row(name: str) -> None:
    one = rule(name)
    assert set(one.columns) <= set(COLUMNS)
    assert len(set(one.columns)) == len(one.columns)
    assert f"{one.subject}_id" in one.columns
    assert "batch_id" in one.columns
    exported = set().union(*(ROW_COLUMNS[word] for word in one.row))
    assert exported <= set(one.columns)
    assert set(one.columns) - exported <= {"batch_id", "figures", "detail", "scheme", *KEY_COLUMNS}


@each_rule
def test_rule_is_one_pure_select(name: str) -> None:
    sql = sql_of(name)
    assert sql.startswith(("select ", "with "))
    assert ";" not in sql
    assert not REFUSED.search(sql), REFUSED.search(sql)
    assert not re.search(r"select (\w+\.)?\*", sql)


@each_rule
def test_rule_reads_permitted_tables_only(name: str) -> None:
    tables = {table for table, _ in references(name)}
    assert tables <= set(SHARDED) | REFERENCE


@each_rule
def test_every_sharded_table_states_its_scope(name: str) -> None:
    """Tables of the other key are the next test's."""
    one, sql = rule(name), sql_of(name)
    for table, alias in references(name):
        column = SHARDED.get(table)
        if column in SHARD_COLUMN[one.shard_by]:
            scope = (
                rf"{alias}\.{column} between %\(first\)s and %\(last\)s "
                rf"and \(%\(chosen\)s::int\[\] is null "
                rf"or {alias}\.{column} = any \(%\(chosen\)s::int\[\]\)\)"
            )
            assert re.search(scope, sql), f"{table} {alias}"
    uses = sum(SHARDED.get(table) in SHARD_COLUMN[one.shard_by] for table, _ in references(name))
    assert sql.count("between %(first)s and %(last)s") == uses


@each_rule
def test_tables_of_another_shard_are_looked_up_by_key(name: str) -> None:
    other = {
        table
        for table, _ in references(name)
        if table in SHARDED and SHARDED[table] not in SHARD_COLUMN[rule(name).shard_by]
    }
    allowed = {
        "ghost-worker": {"employments_by_worker", "enterprises_death"},
        "provider-outlier": {"claims_by_worker"},
    }
    assert other <= allowed.get(name, set())


@each_rule
def test_parameters_are_bound_and_declared(name: str) -> None:
    bound = set(re.findall(r"%\((\w+)\)s", sql_of(name)))
    declared = set(rule(name).defaults)
    assert bound - ENGINE_VALUES == declared
    assert not declared & ENGINE_VALUES
    rest = re.sub(r"%\(\w+\)s", "", sql_of(name)).replace("%%", "")
    assert "%" not in rest


@each_rule
def test_parameters_have_bounds_and_sources(name: str) -> None:
    for parameter in rule(name).parameters:
        assert parameter.kind in KINDS
        assert parameter.source
        if parameter.kind in {"integer", "decimal"}:
            assert parameter.minimum <= parameter.default <= parameter.maximum
            assert parameter.unit
        assert parameter.read(parameter.default) == parameter.default


@each_rule
def test_feeds_are_those_of_the_tables_read(name: str) -> None:
    tables = {table for table, _ in references(name)}
    assert {FEEDS_OF[table] for table in tables if table in FEEDS_OF} == set(rule(name).feeds)
    assert set(rule(name).reads) <= tables
    assert rule(name).reads


def test_every_rule_is_read_by_the_catalogue() -> None:
    assert all(isinstance(rule(name), Rule) for name in NAMES)
