"""Dates and months in every form of the contract, and in none other."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprises.feeds.checks.dates import Date, Month
from enterprises.feeds.checks.kind import Setting
from enterprises.feeds.faults import Fault
from tests.enterprises.feeds.makers import TODAY, UNHURRIED
from tests.enterprises.feeds.test_normalising_numbers import SETTING, judged

DAYS = st.dates(dt.date(1000, 1, 1), TODAY)
DAY = dt.date(2024, 3, 5)


@UNHURRIED
@given(st.lists(DAYS, min_size=1, max_size=10))
def test_every_form_of_a_date(days: list[dt.date]) -> None:
    for form in (
        "{0:%Y}-{0:%m}-{0:%d}",
        "{0:%Y}/{0.month}/{0.day}",
        "{0:%Y}/{0:%m}/{0:%d}",
        "{0:%Y}{0:%m}{0:%d}",
        "{0.year}年{0.month}月{0.day}日",
        "{0:%Y}-{0:%m}-{0:%d} 08:30:00",
        "{0:%Y}{0:%m}{0:%d} 8:30",
    ):
        values, faults = judged(Date(), *[form.format(day) for day in days])
        assert (values, faults) == (days, [Fault.NONE] * len(days))


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05T08:30:00",
        "2024-03-05T08:30:00.123456+08:00",
        "2024-03-05 00:00:00.000",
        "2024/3/5 23:59",
        "2024/03/5",
        "20240305083059",
        "2024年03月05日",
        "2024年3月5日 8:30",
        "2024年3月5日08:30:00",
        "２０２４-０３-０５",
        "２０２４／３／５",
        "２０２４年３月５日",
        "\u3000 2024-03-05\t",
        "\ufeff2024-03-05",
    ],
)
def test_dates_with_a_time_of_day_or_full_width_digits(text: str) -> None:
    assert judged(Date(), text) == ([DAY], [Fault.NONE])


@pytest.mark.parametrize(
    "text",
    [
        "2024-3-5", "05/03/2024", "2024.3.5", "2024-03", "202403", "24-03-05", "45356", "soon",
        "2024-02-30", "2024-13-01", "2024/0/1", "20240230", "2023年2月29日", "0000-01-01",
        "+2024-03-05", "2024-03-05x", "2024-03-05 25:00", "2024-03-05 08:60", "2024- 3- 5",
        "2024年3月", "3月5日", "2024-03-05 afternoon", "9999999999", "２０２４", "2024030512",
    ],
)  # fmt: skip
def test_other_forms_are_bad_dates(text: str) -> None:
    assert judged(Date(), text) == ([None], [Fault.BAD_DATE])


@UNHURRIED
@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    (value,), (fault,) = judged(Date(ahead=True), text)
    assert (value is None) or isinstance(value, dt.date)
    assert fault in {Fault.NONE, Fault.BAD_DATE}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2024-02-30", "There is no day 2024-02-30."),
        ("2023年2月29日", "There is no day 2023年2月29日."),
        ("05/03/2024", "“05/03/2024” is not a date; write it as 2024-03-05."),
    ],
)
def test_sentences_of_bad_dates(text: str, sentence: str) -> None:
    assert Date().explain(Fault.BAD_DATE, text, SETTING) == sentence


def test_dates_after_the_day_of_import() -> None:
    texts = ["2026-11-20", "2026-11-21", "2026-11-22", "2026年11月22日", "9999-12-31", None]
    _values, faults = judged(Date(), *texts)
    future = Fault.FUTURE_DATE
    assert faults == [Fault.NONE, Fault.NONE, future, future, future, Fault.NONE]
    assert judged(Date(ahead=True), *texts)[1] == [Fault.NONE] * 6
    assert Date().explain(future, "2026-11-22", SETTING) == (
        "2026-11-22 is later than the day of import, 2026-11-21."
    )


@UNHURRIED
@given(st.lists(DAYS, min_size=1, max_size=10))
def test_every_form_of_a_month(days: list[dt.date]) -> None:
    firsts = [day.replace(day=1) for day in days]
    for form in ("{0:%Y}-{0:%m}", "{0:%Y}{0:%m}", " {0:%Y}-{0:%m} "):
        values, faults = judged(Month(), *[form.format(day) for day in days])
        assert (values, faults) == (firsts, [Fault.NONE] * len(days))


@pytest.mark.parametrize(
    "text",
    [
        "2024-13",
        "202400",
        "2024-3",
        "2024/03",
        "2024年3月",
        "2024-03-01",
        "03-2024",
        "x",
        "0000-01",
    ],
)
def test_other_forms_are_bad_months(text: str) -> None:
    assert judged(Month(), text) == ([None], [Fault.BAD_MONTH])


def test_months_in_full_width_digits() -> None:
    assert judged(Month(), "２０２４０３", "２０２４－０３") == (
        [DAY.replace(day=1)] * 2,
        [Fault.NONE] * 2,
    )


def test_sentences_of_bad_months() -> None:
    explain = Month().explain
    assert explain(Fault.BAD_MONTH, "2024-13", SETTING) == "There is no month 13."
    assert explain(Fault.BAD_MONTH, "2024/03", SETTING) == (
        "“2024/03” is not a month; write it as 2024-03."
    )
    assert explain(Fault.FUTURE_DATE, "2026-12", SETTING) == (
        "2026-12 is later than the month of import, 2026-11."
    )


def test_months_after_the_month_of_import() -> None:
    texts = ["2026-11", "202612", "2027-01"]
    assert judged(Month(), *texts)[1] == [Fault.NONE, Fault.FUTURE_DATE, Fault.FUTURE_DATE]
    assert judged(Month(ahead=True), *texts)[1] == [Fault.NONE] * 3


def test_date_cell_of_a_spreadsheet_stands_for_its_month() -> None:
    import polars as pl

    found = Month().judge(pl.Series(["2024-03-05"]), Setting(TODAY, typed=True))
    assert found.values.to_list() == [dt.date(2024, 3, 1)]
