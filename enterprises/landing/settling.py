"""What a merge leaves to do beside its table: covered areas, assignments, places, search."""

import datetime as dt

import polars as pl
from psycopg2 import sql

from enterprises.landing.deriving import Placing
from enterprises.landing.grams import write_grams
from enterprises.landing.merging import Merged
from enterprises.landing.statements import fetch, run
from enterprises.landing.targets import Target
from enterprises.landing.touches import Touches
from inspectorate.foundation.bulk import copy_frame


def settle(target: Target, merged: Merged, *, batch_id: int, on: dt.date, touches: Touches) -> None:
    """Brings what depends on the merged rows up to date; `on` begins and ends assignments."""
    if not merged.loaded + merged.updated:
        return
    if target.feed == "enterprises":
        _write_grams(merged, batch_id)
    elif target.feed == "inspectors":
        run("end_assignments", on=on)
        run("begin_assignments", on=on)
    elif target.feed == "grid-groups":
        run("keep_moved_areas", batch=batch_id)
        run("drop_grid_areas")
        run("write_grid_areas")
        run("revive_grids")
        replace_all(touches)
    elif target.feed == "areas":
        replace_all(touches)


def _write_grams(merged: Merged, batch_id: int) -> None:
    # Of a first load every enterprise is new, and the search index is made afterwards too.
    aside = merged.filled and fetch("lay_aside", relation="enterprises_enterprisesearch")[0][0]
    if not merged.filled:
        run("drop_grams", batch=batch_id)
    write_grams(batch_id)
    if aside:
        fetch("make_again", relation="enterprises_enterprisesearch")


def replace_all(touches: Touches) -> None:
    """Places every enterprise and provider anew; those whose place changed are touched."""
    placing = Placing()
    rows = [(code, *placing.of(code)) for (code,) in fetch("list_area_codes")]
    places = pl.DataFrame(
        rows,
        schema={
            "area_code": pl.String,
            "area_stem": pl.String,
            "grid_group_id": pl.Int64,
            "district_code": pl.String,
        },
        orient="row",
    )
    run("create_places")
    copy_frame("landing_place", places)
    for kind in ("enterprise", "provider"):
        relation = sql.Identifier(f"enterprises_{kind}")
        own = sql.Identifier(f"{kind}_id")
        run("place_again", {"relation": relation, "own": own})
    touches.note_placed()
    run("drop_places")
