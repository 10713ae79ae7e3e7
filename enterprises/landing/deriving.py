"""Columns worked out from the delivered ones: stems of areas, places in the grid, birth months."""

from collections.abc import Callable

import polars as pl

from enterprises.feeds.places import without_fill
from enterprises.landing.frames import births
from inspectorate.organisation.models import Area, GridArea

_CUTS = (12, 9, 6, 4, 2)


def deriving(feed: str) -> Callable[[pl.DataFrame], pl.DataFrame]:
    """What is done to the rows of a feed before they are staged. Reads the grid as it is now."""
    if feed in {"enterprises", "providers"}:
        return Placing().place
    return _BY_FEED.get(feed, _as_delivered)


def _as_delivered(rows: pl.DataFrame) -> pl.DataFrame:
    return rows


def _areas(rows: pl.DataFrame) -> pl.DataFrame:
    stems = [without_fill(code) for code in rows["code"].to_list()]
    return rows.with_columns(pl.Series("stem", stems, dtype=pl.String))


def _grid_groups(rows: pl.DataFrame) -> pl.DataFrame:
    stems = [_stems(codes) for codes in rows["area_codes"].to_list()]
    return rows.with_columns(
        pl.col("district_code").str.slice(0, 6), pl.Series("area_codes", stems, dtype=pl.String)
    )


def _stems(codes: str) -> str:
    return ";".join(sorted({without_fill(code) for code in codes.split(";")}))


def _inspectors(rows: pl.DataFrame) -> pl.DataFrame:
    codes = [";".join(sorted(set(text.split(";")))) for text in rows["grid_codes"].to_list()]
    return rows.with_columns(pl.Series("grid_codes", codes, dtype=pl.String))


def _workers(rows: pl.DataFrame) -> pl.DataFrame:
    return births(rows).with_columns(pl.col("id_kind").fill_null("resident"))


_BY_FEED = {
    "areas": _areas,
    "grid-groups": _grid_groups,
    "inspectors": _inspectors,
    "workers": _workers,
}


class Placing:
    """Places area codes: the loaded area, the grid group and the district each lies in."""

    def __init__(self) -> None:
        self._areas = set(Area.objects.order_by("code").values_list("stem", flat=True))
        self._groups = {
            stem: (group, district)
            for stem, group, district in GridArea.objects.order_by("stem").values_list(
                "stem", "grid_group_id", "grid_group__district_code"
            )
        }

    def place(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows with `area_stem`, `grid_group_id` and `district_code`."""
        codes = rows["area_code"].fill_null("")
        distinct = codes.unique().to_list()
        placed = pl.DataFrame(
            [(code, *self.of(code)) for code in distinct],
            schema={
                "area_code": pl.String,
                "area_stem": pl.String,
                "grid_group_id": pl.Int64,
                "district_code": pl.String,
            },
            orient="row",
        )
        return rows.with_columns(codes).join(placed, on="area_code", how="left")

    def of(self, code: str) -> tuple[str, int | None, str]:
        """Stem of the loaded area, id of the group (None: no group covers it), district."""
        cuts = [code[:cut] for cut in _CUTS if len(code) >= cut]
        stem = next((cut for cut in cuts if cut in self._areas), "")
        group = next((self._groups[cut] for cut in cuts if cut in self._groups), None)
        return (stem, *group) if group else (stem, None, code[:6])
