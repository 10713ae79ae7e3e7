"""How large a city is measured: a share of Qingdao's enterprises and workers."""

from __future__ import annotations

from dataclasses import dataclass

CITY_ENTERPRISES = 433_193
CITY_WORKERS = 5_900_000


@dataclass(frozen=True)
class Scale:
    """A synthetic city of a share of the full size."""

    name: str
    share: float

    @property
    def enterprises(self) -> int:
        return round(CITY_ENTERPRISES * self.share)

    @property
    def workers(self) -> int:
        return round(CITY_WORKERS * self.share)


SCALES = {
    scale.name: scale
    for scale in (
        Scale("tiny", 0.01),
        Scale("thirtieth", 0.03),
        Scale("small", 0.1),
        Scale("third", 0.3),
        Scale("city", 1.0),
        Scale("import-export", 0.0175),  # room for 100,000 employments
    )
}


def parts_of(scale: Scale) -> list[Scale]:
    """The scales at 0.1, 0.3 and 1 of `scale`, as far as they exist, smallest first."""
    wanted = [scale.share * part for part in (0.1, 0.3, 1)]
    return [
        found
        for share in wanted
        for found in SCALES.values()
        if abs(found.share - share) < 0.1 * share
    ]
