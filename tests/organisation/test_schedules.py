"""Reading a year's schedule: the notice's own sentences, and lines of one's own."""

from __future__ import annotations

from datetime import date

import pytest

from inspectorate.organisation.models import CalendarDay
from inspectorate.organisation.schedules import Unreadable, read

NOTICE_OF_2025 = """
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
"""


def exceptions(text: str, year: int) -> dict[date, bool]:
    """What the text says, where it differs from Monday to Friday."""
    return {
        entry.day: entry.is_worked
        for entry in read(text, year=year, english={})
        if entry.is_worked != (entry.day.weekday() < 5)
    }


@pytest.mark.django_db
def test_the_notice_of_2025_says_what_the_library_says() -> None:
    known = CalendarDay.objects.filter(day__year=2025).order_by("day")
    assert exceptions(NOTICE_OF_2025, 2025) == dict(known.values_list("day", "is_worked"))


def test_names_come_from_the_notice_and_in_english_from_earlier_years() -> None:
    english = {"国庆节": "National Day", "中秋节": "Mid-autumn Festival"}
    entries = read(NOTICE_OF_2025, year=2025, english=english)
    last = entries[-1]
    assert (last.day, last.name) == (date(2025, 10, 11), "国庆节、中秋节调休")
    assert last.name_en == "National Day / Mid-autumn Festival"


def test_what_a_notice_says_besides_is_passed_over() -> None:
    whole = f"""国务院办公厅关于2025年部分节假日安排的通知
国办发明电〔2024〕12号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2025年节假日安排通知如下。
{NOTICE_OF_2025}
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2024年11月12日
"""
    assert read(whole, year=2025, english={}) == read(NOTICE_OF_2025, year=2025, english={})


def test_a_notice_may_begin_in_the_year_before() -> None:
    text = "一、元旦：2023年12月30日至2024年1月1日放假，共3天。"
    assert exceptions(text, 2024) == {date(2024, 1, 1): False}


def test_lines_of_ones_own_name_a_day_or_a_span() -> None:
    text = "2027-02-06..2027-02-12 off 春节 | Spring Festival\n\n2027-02-14 worked 春节调休"
    entries = read(text, year=2027, english={})
    assert len(entries) == 8
    assert entries[0].name_en == "Spring Festival"
    assert (entries[-1].is_worked, entries[-1].name) == (True, "春节调休")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("see the notice", "write “2027-02-06..2027-02-12 off"),
        ("2027-02-30 off 春节", "day is out of range|must be in range"),
        ("2027-02-12..2027-02-06 off 春节", "from an earlier to a later day"),
        ("2027-02-06 off 春节\n2027-02-06 worked 春节", "worked and off"),
        ("二、春节：另行通知。", "no day off"),
        ("二、春节：13月1日放假。", "month must be in"),
        ("二、春节：2月15日（周日）至23日放假。", "2027-02-15 is a Monday, not 周日"),
        ("二、春节：2月6日至12日放假。2月14日（周六）上班。", "is a Sunday, not 周六"),
        ("二、春节：2月6日至12日放假，共8天。", "told are 共8天, named 7"),
        ("国务院办公厅关于2026年部分节假日安排的通知", "the notice of 2026"),
        ("节假日期间，要妥善安排好值班。", "No day of 2027"),
        ("", "No day of 2027"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(text, year=2027, english={})
