"""“Why this date” in both languages, and the small calendar drawn from the same trace."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from inspectorate.organisation.deadlines import Span, compute
from inspectorate.organisation.models import Limit
from inspectorate.organisation.presenting.day_calendars import draw
from inspectorate.organisation.presenting.why import span_of, why

pytestmark = pytest.mark.django_db
FILED = date(2026, 9, 14)


def said(trace: dict, limit: Limit | None = None) -> list[str]:
    """The lines, each with its sign."""
    return [f"{line.sign} {line.words} {line.basis}".strip() for line in why(trace, limit=limit)]


def test_the_sum_of_the_picture() -> None:
    limit = Limit.objects.get(code="investigation")
    assert said(compute(limit, FILED).trace, limit) == [
        "Mon 14 Sep 2026, the day the case is filed; not counted.",
        "+ 60 working days Decree 423, art. 17",
        (
            "· Skips 25 Sep (Mid-autumn Festival), 1–7 Oct (National Day) and 20 weekend days."
            " Counts Sun 20 Sep and Sat 10 Oct, worked (调休)."
        ),
        "= Fri 11 Dec 2026",
    ]


def test_what_is_skipped_and_what_is_counted_are_all_the_days() -> None:
    trace = compute(Limit.objects.get(code="investigation"), FILED).trace
    skipped = next(line.words for line in why(trace) if line.words.startswith("Skips"))
    assert "25 Sep" in skipped
    assert "1–7 Oct" in skipped
    assert (date.fromisoformat(trace["result"]) - FILED).days == 60 + 1 + 7 + 20


def test_the_sum_in_chinese() -> None:
    limit = Limit.objects.get(code="investigation")
    trace = compute(limit, FILED, extended_days=30, pauses=[["2026-11-02", "2026-11-09"]]).trace
    with translation.override("zh-hans"):
        assert said(trace, limit) == [
            "2026年9月14日（周一），立案之日；当日不计入。",
            "+ 60个工作日 《劳动保障监察条例》第十七条",
            "+ 延长30个工作日",
            (
                "· 不计9月25日（中秋节）、10月1日至7日（国庆节）、"
                "2027年1月1日（元旦）、34个周末日。"
                "计入调休上班的9月20日（周日）、10月10日（周六）。"
            ),
            "· 2026年11月2日至2026年11月8日中止，不计入。",
            "= 2027年2月1日（周一），暂定：2026年以后的放假安排尚未公布",
        ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (25, "The last day is a working day: no shift."),
        (26, "Sat 21 Nov 2026 is not worked: the limit ends on the next working day."),
    ],
)
def test_calendar_days_say_whether_they_shifted(days: int, words: str) -> None:
    trace = compute(Span(days, "calendar"), date(2026, 10, 26)).trace
    assert f"· {words}" in said(trace)


def test_an_open_pause_has_no_date() -> None:
    trace = compute(Span(5, "working"), FILED, pauses=[["2026-09-16", None]]).trace
    assert said(trace)[-2:] == ["· Paused since 16 Sep 2026.", "= no date while it is paused"]
    assert draw(trace, today=FILED) is None


def test_nothing_is_said_where_there_is_no_trace() -> None:
    assert why({}) == []
    assert draw({}, today=FILED) is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 10, 1), date(2026, 10, 1), "1 Oct"),
        (date(2026, 10, 1), date(2026, 10, 7), "1–7 Oct"),
        (date(2026, 9, 30), date(2026, 10, 2), "30 Sep–2 Oct"),
        (date(2027, 1, 1), date(2027, 1, 3), "1–3 Jan 2027"),
    ],
)
def test_a_span_is_written_short(first: date, last: date, words: str) -> None:
    assert span_of(first, last, FILED) == words


def test_the_drawing_counts_as_the_trace_does() -> None:
    drawing = draw(compute(Span(60, "working"), FILED).trace, today=date(2026, 11, 17))
    assert drawing
    assert drawing.words == "60 days counted from 14 Sep 2026 to 11 Dec 2026, 42 of them past"
    boxes = {kind: path.count("M") for kind, path in drawing.paths.items()}
    assert boxes["counted"] + boxes["ahead"] + boxes["last"] == 60
    assert boxes["shifted"] == 2
    assert boxes["holiday"] == boxes["slash"] == 6
    assert [name for _x, name in drawing.marks] == ["Sep", "Oct", "Nov", "Dec"]


def test_the_drawing_shows_pauses_and_a_shifted_end() -> None:
    trace = compute(
        Span(19, "calendar"), date(2026, 10, 26), pauses=[["2026-11-02", "2026-11-09"]]
    ).trace
    assert trace["result"] == "2026-11-23"
    drawing = draw(trace, today=date(2026, 10, 26))
    assert drawing
    boxes = {kind: path.count("M") for kind, path in drawing.paths.items()}
    assert boxes["paused"] == 7
    assert boxes["off"] == 2
    assert drawing.paused


def test_a_span_over_a_year_is_not_drawn() -> None:
    assert draw(compute(Span(400, "working"), FILED).trace, today=FILED) is None
