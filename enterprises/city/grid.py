"""The grid groups: every street and every community in exactly one of them.

A district with fewer groups than streets gives each group neighbouring streets. One with more cuts
its larger streets into runs of communities; the street's own code then goes with the first run, so
the longest code that begins an address decides.
"""

from itertools import pairwise

import numpy as np
import polars as pl

from .areas import DEFAULT_WEIGHT, DISTRICT_WEIGHTS, Areas
from .draws import Ints


def share_out(total: int, weights: Ints, at_least: int = 1) -> Ints:
    """Split `total` by `weights` into whole numbers, each at least `at_least` (if it can be)."""
    rest = total - at_least * len(weights)
    exact = max(rest, 0) * weights
    parts = exact // weights.sum()
    missing = max(rest, 0) - int(parts.sum())
    order = np.argsort(-(exact % weights.sum()), kind="stable")
    parts[order[:missing]] += 1
    return parts + at_least


def _runs(items: list[str], count: int) -> list[list[str]]:
    """Cut a list into `count` runs of nearly equal length."""
    cuts = [len(items) * part // count for part in range(count + 1)]
    return [items[start:end] for start, end in pairwise(cuts)]


def _district_groups(areas: Areas, district: int, count: int) -> list[tuple[str, list[str]]]:
    """Name and area codes of each group of one district."""
    code = areas.districts[district]
    positions = [at for at, street in enumerate(areas.streets) if street.startswith(code)]
    if count <= len(positions):
        runs = _runs([areas.streets[at] for at in positions], count)
        names = {areas.streets[at]: areas.street_names[at] for at in positions}
        return [(names[run[0]], run) for run in runs]
    communities = areas.communities.to_list()
    inside = [[communities[c] for c in np.flatnonzero(areas.street_of == at)] for at in positions]
    sizes = np.array([max(len(members), 1) for members in inside])
    groups = []
    for at, members, parts in zip(positions, inside, _split(count, sizes), strict=True):
        for part, run in enumerate(_runs(members, parts)):
            head = [areas.streets[at]] if part == 0 else []
            label = areas.street_names[at] + (f"第{part + 1}" if parts > 1 else "")
            groups.append((label, head + (run if parts > 1 else [])))
    return groups


def _split(count: int, sizes: Ints) -> list[int]:
    """How many groups each street gets: by its communities, never more than it has."""
    parts = np.ones(len(sizes), dtype=np.int64)
    for _ in range(min(count, int(sizes.sum())) - len(sizes)):
        fullest = np.argmax(np.where(parts < sizes, sizes * 1_000_000 // parts, -1))
        parts[fullest] += 1
    return [int(part) for part in parts]


def grid_groups(areas: Areas, count: int) -> pl.DataFrame:
    """The grid-groups feed: code, name, district_code, area_codes."""
    weights = np.array([DISTRICT_WEIGHTS.get(code, DEFAULT_WEIGHT) for code in areas.districts])
    rows = []
    for district, groups in enumerate(share_out(max(count, len(weights)), weights)):
        code, title = areas.districts[district], areas.district_names[district]
        for serial, (name, codes) in enumerate(_district_groups(areas, district, int(groups)), 1):
            rows.append((f"G{code}{serial:02d}", f"{title}{name}网格", code, ";".join(codes)))
    columns = ["code", "name", "district_code", "area_codes"]
    return pl.DataFrame(rows, schema=columns, orient="row")
