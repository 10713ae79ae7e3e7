"""The staging tables of a batch, filled by COPY. Temporary, unlogged, gone with the transaction."""

import numpy as np
import polars as pl
from psycopg2 import sql

from enterprises.landing.frames import Frames
from enterprises.landing.statements import run
from enterprises.landing.targets import Target
from inspectorate.foundation.bulk import copy_frame


def create_stage(target: Target) -> None:
    """Creates empty staging tables for the rows of a target."""
    run("drop_stage")
    columns = [
        sql.SQL("{} {}").format(sql.Identifier(c.source), sql.SQL(c.how.value))
        for c in target.columns
    ]
    refs = [("person_ref", target.person), ("unit_ref", target.unit)]
    columns += [sql.SQL("{} bigint").format(sql.Identifier(ref)) for ref, has in refs if has]
    run("create_stage", {"columns": sql.SQL(", ").join(columns)})


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


def analyze_stage() -> None:
    """Gathers the planner's figures of what was staged."""
    run("analyze_stage")


def drop_stage() -> None:
    """Ends the staging tables before their transaction does."""
    run("drop_stage")
