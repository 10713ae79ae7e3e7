"""One block of the city, from its enterprises to its feeds."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from . import doubles, ghosts, shortfalls
from .areas import Areas
from .calendar import Calendar
from .draws import Ints
from .insurance import law_abiding_cover, record_rows, records_of
from .jobs import draw_jobs, employment_rows
from .months import OPEN_DAY
from .parameters import CityParameters
from .persons import draw_persons, worker_rows
from .planting import Planting, Quotas
from .register import draw_enterprises, enterprise_rows
from .truth import Truth
from .without_account import enterprises_without_account


class Block:
    """Draws everything on creation; `feeds` gives the rows to write."""

    def __init__(
        self,
        *,
        rng: np.random.Generator,
        parameters: CityParameters,
        calendar: Calendar,
        areas: Areas,
        firm_serials: Ints,
        person_serials: Ints,
        number: int,
    ) -> None:
        self.rng, self.parameters, self.calendar = rng, parameters, calendar
        self.areas, self.number = areas, number
        as_of, window = calendar.as_of, calendar.window
        self.firms = draw_enterprises(rng, areas, firm_serials, as_of, window)
        self.persons = draw_persons(rng, person_serials, parameters.seed, window, as_of, OPEN_DAY)
        self.quotas = Quotas(int(firm_serials[0]), int(firm_serials[-1]) + 1)
        self.truth = Truth(self.firms, self.persons)
        self._insure()

    def _insure(self) -> None:
        """Jobs, cover by the law, the planted violations, and the records that come of it."""
        jobs = draw_jobs(self.rng, self.calendar, self.firms, self.persons)
        count = self.quotas["multiple"]
        jobs = doubles.add_doubles(self.rng, self.calendar, self.firms, self.persons, jobs, count)
        cover = law_abiding_cover(self.rng, self.calendar, jobs)
        doubles.double_findings(self.truth, jobs, cover, self.calendar.as_of_month)
        plan = Planting(
            self.rng, self.calendar, self.quotas, self.firms, self.persons, jobs, cover, self.truth
        )
        shortfalls.golden_case(plan)
        enterprises_without_account(plan)
        ghosts.insured_leavers(plan)
        ghosts.insured_strangers(plan)
        ghosts.insured_dead(plan)
        shortfalls.gaps(plan)
        shortfalls.late_enrolments(plan)
        shortfalls.partial_schemes(plan)
        shortfalls.unregistered_workers(plan)
        shortfalls.underdeclared_bases(plan)
        self.jobs, self.cover, self.plan = jobs, cover, plan
        self.records = records_of(self.rng, self.calendar, jobs, cover, plan.extra)

    def feeds(self) -> Iterator[tuple[str, pl.DataFrame]]:
        """(feed, rows) of this block, truth last."""
        firms, persons = self.firms, self.persons
        yield "enterprises", enterprise_rows(self.rng, self.areas, firms)
        yield "workers", worker_rows(self.rng, self.areas, persons)
        yield "employments", employment_rows(firms, persons, self.jobs)
        yield "insurance-records", record_rows(firms, persons, self.records)
        yield "truth", self.truth.rows()
