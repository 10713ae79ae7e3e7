"""The divisions of the city: read, weighted, drawn from."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from .draws import Ints, pick

SHIPPED = Path(__file__).with_name("qingdao_areas.csv")
GOLDEN_DISTRICT = "370214"
# Share of the enterprises by district; a district not named here weighs DEFAULT_WEIGHT.
DISTRICT_WEIGHTS = {
    "370202": 11, "370203": 13, "370211": 22, "370212": 8, "370213": 8,
    "370214": 13, "370215": 11, "370281": 8, "370283": 5, "370285": 4,
}  # fmt: skip
DEFAULT_WEIGHT = 5
# Rough middles of the districts, in thousandths of a degree; addresses scatter around them.
MIDDLES = {
    "370202": (120_385, 36_065), "370203": (120_375, 36_100), "370211": (120_050, 35_900),
    "370212": (120_470, 36_110), "370213": (120_430, 36_150), "370214": (120_390, 36_300),
    "370215": (120_450, 36_390), "370281": (120_030, 36_265), "370283": (119_960, 36_785),
    "370285": (120_515, 36_890),
}  # fmt: skip
CITY_MIDDLE = (120_330, 36_120)


@dataclass(frozen=True)
class Areas:
    """Communities in code order, with the position of their district and street.

    `table` is the areas feed as delivered; `district_of` and `street_of` point from a community
    into `districts` and `streets`.
    """

    table: pl.DataFrame
    districts: list[str]
    district_names: list[str]
    streets: list[str]
    street_names: list[str]
    communities: pl.Series
    community_names: pl.Series
    street_of: Ints
    district_of: Ints

    def draw(self, rng: np.random.Generator, count: int) -> Ints:
        """Draw communities: a district by weight, then any community of it."""
        weights = tuple(DISTRICT_WEIGHTS.get(code, DEFAULT_WEIGHT) for code in self.districts)
        first = np.searchsorted(self.district_of, np.arange(len(self.districts)))
        size = np.bincount(self.district_of, minlength=len(self.districts))
        district = pick(rng, weights, count)
        return first[district] + rng.integers(0, size[district])

    def middles(self) -> Ints:
        """Longitude and latitude of each district in thousandths of a degree, shape (n, 2)."""
        return np.array([MIDDLES.get(code, CITY_MIDDLE) for code in self.districts])

    def golden_community(self) -> int:
        """The first community of the district of the golden case (else of the last district)."""
        wanted = GOLDEN_DISTRICT if GOLDEN_DISTRICT in self.districts else self.districts[-1]
        return int(np.searchsorted(self.district_of, self.districts.index(wanted)))


def read_areas(path: Path | None = None) -> Areas:
    """Read an areas feed (code, name, level, parent_code); the shipped Qingdao by default."""
    table = pl.read_csv(path or SHIPPED, infer_schema=False).sort("code")
    parts = {level: table.filter(pl.col("level") == level) for level in table["level"].unique()}
    districts = parts["district"]["code"].to_list()
    streets = parts["street"]["code"].to_list()
    communities = parts["community"]
    parents = communities["parent_code"].to_list()
    street_at = {code: position for position, code in enumerate(streets)}
    district_at = {code: position for position, code in enumerate(districts)}
    return Areas(
        table=table,
        districts=districts,
        district_names=parts["district"]["name"].to_list(),
        streets=streets,
        street_names=parts["street"]["name"].to_list(),
        communities=communities["code"],
        community_names=communities["name"],
        street_of=np.array([street_at[code] for code in parents]),
        district_of=np.array([district_at[code[:6]] for code in parents]),
    )
