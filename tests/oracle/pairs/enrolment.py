"""Pairs of late-enrolment.

Most workers are hired on 2025-12-10; 30 days later it is 2026-01-09, so that insurance is owed from
January 2026.
"""

from datetime import date

from tests.oracle.pairs.pair import Book, Pair

HIRED = "2025-12-10"
HIRED_AGAIN = "a later delivery brings an employment in grace"


def late_enrolment() -> list[Pair]:
    """The first insured month there is later than the month of the earliest hiring plus 30 days."""
    book = Book("late-enrolment")
    months(book)
    hirings(book)
    strangers(book)
    return book.pairs()


def months(book: Book) -> None:
    """The months compared, and the day that decides the first."""
    pair = book.pair
    pair("three months late").employ(hired=HIRED).insure(since="2026-04").expect(
        "2026-01..2026-03", "3"
    )
    pair("one month late").employ(hired=HIRED).insure(since="2026-02").expect("2026-01", "1")
    pair("in the month owed").employ(hired=HIRED).insure(since="2026-01")
    pair("before the month owed").employ(hired=HIRED).insure(since="2025-12")
    pair("30 days later is the last of January").employ(hired="2026-01-01").insure(
        since="2026-02"
    ).expect("2026-01", "1")
    pair("30 days later is the first of February").employ(hired="2026-01-02").insure(
        since="2026-02"
    )
    pair("30 days later is the last of February").employ(hired="2026-01-29").insure(
        since="2026-03"
    ).expect("2026-02", "1")
    pair("30 days later is the first of March").employ(hired="2026-01-30").insure(since="2026-03")
    pair("30 days later is the last of April").employ(hired="2026-03-31").insure(
        since="2026-05"
    ).expect("2026-04", "1")
    pair("30 days later is the first of May").employ(hired="2026-04-01").insure(since="2026-05")
    pair("across the New Year").employ(hired="2025-10-10").insure(since="2026-02").expect(
        "2025-11..2026-01", "3"
    )
    pair("in the as-of month").employ(hired=HIRED).insure(since="2026-06").expect(
        "2026-01..2026-05", "5"
    )
    pair("in a month to come").employ(hired=HIRED).insure(since="2026-07")
    pair("insured for one month only").employ(hired=HIRED).insure(
        "pension", "2026-03", "2026-03"
    ).expect("2026-01..2026-02", "2")
    pair("never").employ(hired=HIRED)
    pair("one scheme in time, another late").employ(hired=HIRED).insure(
        "medical", since="2026-01"
    ).insure(since="2026-04")
    pair("two schemes late").employ(hired=HIRED).insure("medical", since="2026-03").insure(
        since="2026-04"
    ).expect("2026-01..2026-02", "2")
    pair("a scheme that does not apply, in time").employ(hired=HIRED, kind="part_time").insure(
        since="2026-01"
    ).insure("work_injury", since="2026-04")
    pair("insured before the employment and again late").employ(hired=HIRED).insure(
        "pension", "2025-01", "2025-03"
    ).insure(since="2026-04")


def hirings(book: Book) -> None:
    """Which hiring counts: the earliest with an employed month to which some scheme applies."""
    pair = book.pair
    pair("the earlier of two employments").employ(hired="2025-10-10", left="2025-12-31").employ(
        hired="2026-02-01"
    ).insure(since="2026-03").expect("2025-11..2026-02", "4")
    pair("the earlier had no employed month").employ(hired="2025-10-10", left="2025-10-20").employ(
        hired=HIRED
    ).insure(since="2026-02").expect("2026-01", "1")
    pair("the earlier was a dispatch").employ(hired="2025-06-01", kind="dispatch").employ(
        hired=HIRED
    ).insure(since="2026-02").expect("2026-01", "1")
    pair("the earlier was part-time").employ(hired="2025-10-10", kind="part_time").employ(
        hired=HIRED
    ).insure(since="2026-02").expect("2025-11..2026-01", "3")
    pair("only a dispatch").employ(hired=HIRED, kind="dispatch").insure(since="2026-04")
    pair("a dispatch, and a fixed employment without an employed month").employ(
        hired="2025-06-01", kind="dispatch"
    ).employ(hired="2026-01-05", left="2026-02-05").insure(since="2026-04")
    for kind in ("fixed", "open_ended", "project", "part_time"):
        pair(f"contract kind {kind}").employ(hired=HIRED, kind=kind).insure(since="2026-03").expect(
            "2026-01..2026-02", "2"
        )
    pair("left on the 31st day").employ(hired="2026-01-05", left="2026-02-05").insure(
        since="2026-03"
    )
    pair("left on the 32nd day").employ(hired="2026-01-05", left="2026-02-06").insure(
        since="2026-03"
    ).expect("2026-02", "1")
    pair("left before the first insured month").employ(hired=HIRED, left="2026-03-01").insure(
        since="2026-05"
    ).expect("2026-01..2026-04", "4")
    pair("two employments make one finding").employ(hired=HIRED).employ(hired="2025-12-20").insure(
        since="2026-03"
    ).expect("2026-01..2026-02", "2")


def strangers(book: Book) -> None:
    """Hirings and insurance elsewhere or of others, and later deliveries."""
    pair = book.pair
    pair("an earlier hiring at another enterprise").employ(hired=HIRED).employ(
        hired="2025-06-01", at=1
    ).insure(since="2026-01").insure(since="2025-07", at=1)
    pair("insured in time at another enterprise").employ(hired=HIRED).insure(
        since="2025-06", at=1
    ).insure(since="2026-03").expect("2026-01..2026-02", "2")
    pair("insured at another enterprise only").employ(hired=HIRED).insure(since="2026-04", at=1)
    pair("an earlier hiring of a colleague").employ(hired=HIRED).insure(since="2026-01").employ(
        hired="2025-06-01", worker=1
    ).insure(since="2025-07", worker=1)
    pair("a colleague insured in time").employ(hired=HIRED).insure(since="2026-03").employ(
        hired=HIRED, worker=1
    ).insure(since="2026-01", worker=1).expect("2026-01..2026-02", "2")
    pair("a colleague insured late, the worker never").employ(hired=HIRED).insure(
        since="2026-04", worker=1
    )
    pair("insured privately in time").employ(hired=HIRED).insure_privately().insure(
        since="2026-03"
    ).expect("2026-01..2026-02", "2")
    pair("an enterprise that is not known").employ(hired=HIRED).insure(since="2026-04").unknown(
        at=0
    )
    book.pair("seen before the first insured month", as_of=date(2026, 3, 31)).employ(
        hired=HIRED
    ).insure(since="2026-04")
    book.pair("seen in the first insured month", as_of=date(2026, 4, 1)).employ(hired=HIRED).insure(
        since="2026-04"
    ).expect("2026-01..2026-03", "3")
    pair(HIRED_AGAIN).employ(hired=HIRED).insure(since="2026-03").afterwards().employ(
        hired="2026-05-16"
    ).expect("2026-01..2026-02", "2")
    pair("a later delivery makes it a dispatch").employ(hired=HIRED).insure(
        since="2026-04"
    ).afterwards().employ(hired=HIRED, kind="dispatch")
    pair("a later delivery says that the worker left at once").employ(hired=HIRED).insure(
        since="2026-04"
    ).afterwards().employ(hired=HIRED, left="2025-12-24")
    pair("a later delivery brings an earlier insurance").employ(hired=HIRED).insure(
        since="2026-04"
    ).afterwards().insure(since="2025-12", until="2026-03")
