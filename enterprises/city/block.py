"""One block of the city, from its enterprises to its feeds."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from . import doubles, ghosts, shortfalls
from .accounts import penalty_rows, registration_rows
from .areas import Areas
from .benefits import benefits_of
from .calendar import Calendar
from .claims import claim_rows, clean_claims
from .contributions import contribution_arrears, contribution_rows, contributions_of
from .coverage import individual_rows, survey_rows
from .draws import Ints
from .filings import filing_rows, filings_of, headcount_mismatches, wage_arrears
from .frauds import add_frauds
from .insurance import law_abiding_cover, record_rows, records_of
from .jobs import draw_jobs, employment_rows
from .parameters import CityParameters
from .persons import draw_persons, worker_rows
from .planting import Planting, Quotas
from .providers import draw_providers, provider_rows
from .register import draw_enterprises, enterprise_rows
from .reviews import review_rows
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
        self.persons = draw_persons(rng, person_serials, parameters.seed, calendar)
        self.quotas = Quotas(int(firm_serials[0]), int(firm_serials[-1]) + 1)
        self.truth = Truth(self.firms, self.persons)
        self._insure()
        self._ledgers()
        self._health()

    def _insure(self) -> None:
        """Jobs, cover by the law, the planted violations, and the records that come of it."""
        jobs = draw_jobs(self.rng, self.calendar, self.firms, self.persons)
        count = self.quotas["multiple"]
        jobs = doubles.add_doubles(
            self.rng, self.calendar, self.firms, self.persons, jobs, count=count
        )
        cover = law_abiding_cover(self.rng, self.calendar, jobs)
        doubles.double_findings(self.truth, jobs, cover, self.calendar.as_of_month)
        plan = Planting(
            self.rng,
            self.calendar,
            self.quotas,
            self.firms,
            persons=self.persons,
            jobs=jobs,
            cover=cover,
            truth=self.truth,
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

    def _ledgers(self) -> None:
        """Contributions and filings, and what is planted in them."""
        rng, calendar, count = self.rng, self.calendar, len(self.firms)
        months = min(self.parameters.contribution_months, self.parameters.months)
        self.contributions = contributions_of(rng, calendar, self.records, count, months)
        contribution_arrears(self.plan, self.contributions)
        months = min(self.parameters.filing_months, self.parameters.months)
        self.filings = filings_of(rng, calendar, self.firms, self.jobs, self.records, months=months)
        headcount_mismatches(self.plan, self.filings)
        wage_arrears(self.plan, self.filings)

    def _health(self) -> None:
        """Benefits, deaths, providers and claims."""
        persons = self.persons
        self.benefits = benefits_of(self.plan, self.number)
        self.providers = draw_providers(self.rng, self.areas, self.number, len(persons))
        clean = clean_claims(self.rng, self.calendar, persons, self.providers)
        self.insured_numbers = pl.concat([persons.id_number, self.benefits.retired])
        blank = pl.Series([None] * len(self.benefits.retired), dtype=pl.Utf8)
        self.insured_kinds = pl.concat([persons.id_kind, blank])
        died = np.concatenate([persons.died, self.benefits.retired_died])
        self.claims = add_frauds(self.plan, self.providers, clean, self.insured_numbers, died)

    def feeds(self) -> Iterator[tuple[str, pl.DataFrame]]:
        """(feed, rows) of this block, truth last."""
        rng, firms, persons, plan = self.rng, self.firms, self.persons, self.plan
        yield "enterprises", enterprise_rows(rng, self.areas, firms)
        yield "workers", worker_rows(rng, self.areas, persons)
        yield "employments", employment_rows(firms, persons, self.jobs)
        yield "individual-insurance", individual_rows(plan)
        yield "coverage-surveys", survey_rows(plan)
        yield "insurance-registrations", registration_rows(plan, self.jobs)
        yield "insurance-records", record_rows(firms, persons, self.records)
        yield "contributions", contribution_rows(firms, self.contributions)
        yield "tax-filings", filing_rows(firms, self.filings)
        yield "benefits", self.benefits.rows()
        yield "providers", provider_rows(self.providers)
        yield (
            "medical-claims",
            claim_rows(
                self.claims, self.providers, self.insured_numbers, self.insured_kinds, self.number
            ),
        )
        yield "deaths", self.benefits.death_rows()
        yield "penalties", penalty_rows(rng, self.calendar, firms, self.number)
        yield (
            "written-reviews",
            review_rows(self.parameters.seed, self.number, self.calendar, firms, self.filings),
        )
        yield "truth", self.truth.rows()
