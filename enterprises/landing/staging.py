"""The staging tables of a batch, filled by COPY. Temporary, unlogged, gone with the transaction."""

import numpy as np
import polars as pl
from psycopg2 import sql

from enterprises.feeds.registry import FEEDS
from enterprises.landing.frames import Frames, ciphers
from enterprises.landing.statements import run
from enterprises.landing.targets import How, Target
from inspectorate.foundation.bulk import copy_frame


def create_stage(target: Target) -> None:
    """Creates empty staging tables for the rows of a target."""
    run("drop_stage")
    columns = [
        sql.SQL("{} {}").format(sql.Identifier(c.source), sql.SQL(c.how.value))
        for c in target.columns
    ]
    key = [
        sql.SQL("{} {}").format(sql.Identifier(name), sql.SQL(_type_of(target, name)))
        for name in FEEDS[target.feed].key
    ]
    refs = [("person_ref", target.person), ("unit_ref", target.unit)]
    columns += [sql.SQL("{} bigint").format(sql.Identifier(ref)) for ref, has in refs if has]
    parts = {"columns": sql.SQL(", ").join(columns), "key": sql.SQL(", ").join(key)}
    run("create_stage", parts)


def _type_of(target: Target, delivered: str) -> str:
    if delivered == "id_number":
        return How.CIPHER.value
    known = {column.source: column.how.value for column in target.columns}
    return known.get(delivered, How.TEXT.value)


def stage(frames: Frames) -> None:
    """Adds the frames of a chunk."""
    if frames.persons is not None:
        copy_frame("landing_person", frames.persons)
    if frames.units is not None:
        copy_frame("landing_unit", frames.units)
    if len(frames.suspects):
        suspects = pl.DataFrame({"key_hash": np.unique(frames.suspects)})
        copy_frame("landing_suspect", suspects)
    copy_frame("landing_row", frames.rows)


def stage_claims(target: Target, claimed: pl.DataFrame) -> None:
    """Adds the keys of rejected rows, which a complete delivery holds all the same."""
    if "id_number" in claimed.columns:
        claimed = claimed.with_columns(ciphers(claimed["id_number"]).alias("id_number"))
    copy_frame("landing_claim", claimed)


def analyze_stage() -> None:
    """Gathers the planner's figures of what was staged."""
    run("analyze_stage")


def drop_stage() -> None:
    """Ends the staging tables before their transaction does."""
    run("drop_stage")
