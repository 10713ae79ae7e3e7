"""Pages at this size against the same pages at a smaller one: server time and queries."""

from __future__ import annotations

from typing import Any

from benchmarks import desk_rows, people
from benchmarks.installation import measured_in, stop
from benchmarks.page_turns import Times, quietest_of
from benchmarks.scales import SCALES, Scale
from benchmarks.targets import at_most, ratio
from benchmarks.whole_run import after_first_run

MOST_MILLISECONDS = 100
MOST_GROWTH = 1.5
AS_LONG = 1.2  # a page there is the same page if it lists nearly as many lines


def measure(scale: Scale) -> dict[str, Any]:
    """Every page's p50 and p95 here and in a city of 1 % of Qingdao's size, and their ratio.

    Three turns of forty requests each; of each page the quietest turn counts, here and there. A
    list of 50 lines here and of 5 there is no longer the same page, so growth is told twice: of the
    pages that list as many lines there, and of all.
    """
    after_first_run(scale)
    people.inspector(), people.supervisor()
    cases = desk_rows.ensure(scale)
    small = SCALES["tiny"]
    prepared = measured_in(small, "pages_ready")
    here, there = quietest_of([scale, small], "page_times")
    if small != scale:
        stop(small)
    pages = {
        page: {
            **here[page],
            "small_p95_milliseconds": there[page]["p95_milliseconds"],
            "small_lines": there[page]["lines"],
            "ratio": round(
                ratio(here[page]["p95_milliseconds"], there[page]["p95_milliseconds"]), 2
            ),
        }
        for page in here
    }
    slowest = max(pages, key=lambda page: pages[page]["p95_milliseconds"])
    alike = [page for page, of in pages.items() if of["lines"] <= of["small_lines"] * AS_LONG]
    return {
        "cases": cases,
        "smaller_city": prepared,
        "pages": pages,
        "targets": [
            at_most(
                f"slowest page, p95: {slowest}",
                pages[slowest]["p95_milliseconds"],
                MOST_MILLISECONDS,
                "ms",
            ),
            _growth("most grown page of as many lines", pages, alike),
            _growth("most grown page of all", pages, list(pages)),
        ],
    }


def _growth(what: str, pages: Times, among: list[str]) -> dict[str, Any]:
    grown = max(among, key=lambda page: pages[page]["ratio"])
    return at_most(f"{what}, p95: {grown}", pages[grown]["ratio"], MOST_GROWTH, "x")
